//! A table as a workbook of one sheet, to read and to print.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};
use wording::Words;

use super::{Table, TableCell, exact_text};
use crate::NotWritten;
use crate::result::cells::{clean, number, text};
use crate::result::looks;

/// More digits than these a spreadsheet does not hold: such a number stands as text.
const MOST_DIGITS: usize = 15;

/// The widest column, in characters.
const WIDEST: usize = 60;

/// Writes a table as a workbook, in the language of `words`: the title, each note, the table. The same table gives the same bytes.
pub fn table_workbook(table: &Table, words: Words) -> Result<Vec<u8>, NotWritten> {
    write(table, words).map_err(NotWritten::from)
}

fn write(table: &Table, words: Words) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    book.set_default_format(&looks::plain(), 20, 64)?;
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_title(clean(&table.title)).set_creation_datetime(&created));
    let mut sheet = Worksheet::new();
    sheet.set_name(words.say("workbook-sheet-table"))?;
    fill(&mut sheet, table)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    book.push_worksheet(sheet);
    book.save_to_buffer()
}

fn fill(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    let looks = looks::Looks::new();
    text(sheet, (0, 0), &table.title, &looks.section)?;
    for (i, said) in table.notes.iter().enumerate() {
        text(
            sheet,
            (1 + i as u32, 0),
            said,
            &looks.note.clone().set_align(FormatAlign::Left).unset_text_wrap(),
        )?;
    }
    let head = table.notes.len() as u32 + 2;
    for (column, heading) in (0u16..).zip(&table.heads) {
        text(sheet, (head, column), heading, &looks.heading)?;
        sheet.set_column_width(column, width(table, usize::from(column)))?;
    }
    for (row, cells) in (head + 1..).zip(&table.rows) {
        for (column, cell) in (0u16..).zip(cells) {
            put(sheet, (row, column), cell, &looks.text)?;
        }
    }
    let (last, columns) = (head + table.rows.len() as u32, table.heads.len().max(1) as u16 - 1);
    sheet.set_freeze_panes(head + 1, 1)?;
    sheet.set_repeat_rows(head, head)?;
    if last > head {
        sheet.autofilter(head, 0, last, columns)?;
    }
    Ok(())
}

fn put(sheet: &mut Worksheet, at: (u32, u16), cell: &TableCell, look: &Format) -> Result<(), XlsxError> {
    match cell {
        TableCell::Text(words) => text(sheet, at, words, look),
        TableCell::Number(value) => {
            let written = exact_text(value);
            let digits = written.chars().filter(char::is_ascii_digit).count();
            match value.to_decimal_text() {
                Some(_) if digits <= MOST_DIGITS => {
                    number(sheet, at, value, &look.clone().set_num_format("#,##0.############"))
                }
                _ => text(sheet, at, &written, look),
            }
        }
    }
}

/// As wide as its longest words, within reason.
fn width(table: &Table, column: usize) -> u32 {
    let heading = table.heads[column].chars().count() / 2;
    let cells = table.rows.iter().filter_map(|row| row.get(column)).map(|cell| match cell {
        TableCell::Text(words) => words.chars().count(),
        TableCell::Number(value) => exact_text(value).len() * 4 / 3,
    });
    cells.chain([heading]).max().unwrap_or(0).clamp(8, WIDEST) as u32 + 2
}
