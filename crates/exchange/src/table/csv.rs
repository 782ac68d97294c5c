//! A table as CSV.

use super::{Table, TableCell, exact_text};
use crate::spreadsheet_safe;

/// Writes a table as CSV: one line of headings, one a row; a mark before it lets spreadsheet programs read it as UTF-8.
pub fn table_csv(table: &Table) -> String {
    let note = table.notes.join(" ");
    let mut out = String::from("\u{feff}");
    let heads = table.heads.iter().cloned();
    line(&mut out, heads, &table.note_head, &note);
    for row in &table.rows {
        let cells = row.iter().map(|cell| match cell {
            TableCell::Text(text) => text.clone(),
            TableCell::Number(number) => exact_text(number),
        });
        line(&mut out, cells, &note, &note);
    }
    out
}

/// One line, with its note last where there is one: fields that hold a comma, a quote or a line break stand in quotes, and none
/// starts a formula.
fn line(out: &mut String, cells: impl Iterator<Item = String>, last: &str, note: &str) {
    let last = (!note.is_empty()).then(|| last.to_owned());
    for (i, cell) in cells.chain(last).enumerate() {
        if i > 0 {
            out.push(',');
        }
        let safe = spreadsheet_safe(&cell);
        match safe.contains([',', '"', '\n', '\r']) {
            true => out.push_str(&format!("\"{}\"", safe.replace('"', "\"\""))),
            false => out.push_str(&safe),
        }
    }
    out.push('\n');
}
