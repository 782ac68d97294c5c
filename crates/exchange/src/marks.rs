//! The marks that a workbook given back has from us: the column at the right of a table and the list of what to mend. Read
//! again they are no figures, and marked again they are replaced.

use wording::{Language, Words};

use crate::a1::cell_name;
use crate::sheet::{Row, Sheet};

/// The columns of the list, in order.
pub(crate) const LIST: [&str; 4] =
    ["workbook-mend-sheet", "workbook-mend-cell", "workbook-mend-wrong", "workbook-mend-how"];

/// Whether a sheet is our list of what to mend, by its name and its headings.
pub(crate) fn is_list(sheet: &Sheet) -> bool {
    let Some(first) = sheet.rows.first() else { return false };
    languages().any(|words| {
        let rest = sheet.name.strip_prefix(&words.say("workbook-mend"));
        let heads = LIST.map(|id| words.say(id));
        rest.is_some_and(|rest| rest.trim().bytes().all(|b| b.is_ascii_digit()))
            && first.cells.len() == heads.len()
            && first.cells.iter().zip(&heads).all(|(cell, head)| cell.text() == Some(head))
    })
}

/// The columns of a sheet that we added: nothing stands there but the heading and, in each row, what is wrong in its cells.
pub(crate) fn columns(sheet: &Sheet) -> Vec<u32> {
    let headings: Vec<String> = languages().map(|words| words.say("workbook-mend")).collect();
    let is_ours = |row: &Row, text: &str| headings.iter().any(|h| h == text) || names_own_cell(row, text);
    let mut found: Vec<u32> = Vec::new();
    for row in &sheet.rows {
        for cell in &row.cells {
            if !found.contains(&cell.column) && cell.text().is_some_and(|text| is_ours(row, text)) {
                found.push(cell.column);
            }
        }
    }
    found.retain(|column| {
        let mut cells = sheet.rows.iter().filter_map(|row| Some((row, row.cell(*column)?)));
        cells.all(|(row, cell)| cell.text().is_some_and(|text| is_ours(row, text)))
    });
    found
}

/// A sheet without what we added to it.
pub(crate) fn without(mut sheet: Sheet) -> Sheet {
    let ours = columns(&sheet);
    if !ours.is_empty() {
        for row in &mut sheet.rows {
            row.cells.retain(|cell| !ours.contains(&cell.column));
        }
        sheet.rows.retain(|row| !row.cells.is_empty());
    }
    sheet
}

/// Whether a text opens with a cell of its own row: `C3: …`.
fn names_own_cell(row: &Row, text: &str) -> bool {
    let Some((name, _)) = text.split_once(": ") else { return false };
    crate::a1::cell_of(name)
        .is_some_and(|(number, column)| number == row.number && cell_name(number, column) == name)
}

fn languages() -> impl Iterator<Item = Words> {
    [Language::Vi, Language::En].into_iter().map(Words::new)
}
