//! The workbook that a unit fills in: a sheet a level, a row a unit, a column a figure that the round needs.
//!
//! Labels, units and headings are locked; what may be filled in is yellow and checks what is typed. A hidden row of
//! keys, `health@2022-06-30`, names each column for programs, and a very hidden sheet says which movement and round
//! the template is for.

mod guide;
mod looks;
mod rules;
mod sheets;
mod tables;

use judge::Figures;
use movement::{Movement, Round};
use reference::Unit;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};
use wording::{Language, Words};

use crate::NotWritten;
use crate::workbook::{FINGERPRINT_SHEET, Fingerprint};
use looks::Looks;
use tables::{Table, tables};

/// The template of a round for some units.
///
/// Each level of which the round needs figures and that has units in the list gets a sheet; the country gets one where
/// national goals need it, unless the template is for one unit alone.
pub fn template(movement: &Movement, round: &Round, units: &[Unit]) -> Result<Vec<u8>, NotWritten> {
    template_filled(movement, round, units, &Figures::default())
}

/// The template of a round for some units, with the figures that are known already filled in.
pub fn template_filled(
    movement: &Movement,
    round: &Round,
    units: &[Unit],
    figures: &Figures,
) -> Result<Vec<u8>, NotWritten> {
    let tables = tables(movement, round, units);
    write(movement, round, &tables, figures).map_err(NotWritten::from)
}

fn write(
    movement: &Movement,
    round: &Round,
    tables: &[Table<'_>],
    figures: &Figures,
) -> Result<Vec<u8>, XlsxError> {
    let (vi, en) = (Words::new(Language::Vi), Words::new(Language::En));
    let looks = Looks::new();
    let mut book = Workbook::new();
    // The day of the letter, not of today: the same template is the same bytes.
    let day = movement.issued;
    let created = ExcelDateTime::from_ymd(day.year().max(1900) as u16, day.month() as u8, day.day() as u8)?;
    let properties = DocProperties::new().set_title(&movement.name.vi).set_creation_datetime(&created);
    book.set_properties(&properties);
    for table in tables {
        sheets::write(book.add_worksheet(), &looks, vi, movement, round, table, figures)?;
    }
    guide::write(book.add_worksheet(), &looks, [vi, en], movement, round, tables)?;
    let columns = tables.iter().flat_map(|table| &table.columns);
    let columns = columns.map(|need| (need.indicator.id.as_str(), need.period));
    let fingerprint = Fingerprint::new(&movement.id, &round.id, columns);
    let sheet = book.add_worksheet();
    sheet.set_name(FINGERPRINT_SHEET)?.set_very_hidden(true);
    for (row, text) in (0u32..).zip(fingerprint.cells()) {
        sheet.write_string(row, 0, text)?;
    }
    book.save_to_buffer()
}
