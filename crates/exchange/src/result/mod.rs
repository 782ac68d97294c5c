//! The result of a round as a workbook to print and sign: what is proposed, a sheet an award, every derivation, and the
//! figures used.
//!
//! Numbers stand in cells for show; the exact value stands beside them as text. Text cells never become formulas.

mod award;
pub(crate) mod cells;
mod columns;
mod derivations;
mod figures;
mod leaf;
pub(crate) mod looks;
mod metrics;
mod names;
mod order;
mod overview;
mod pages;
mod paper;
mod proposals;
mod signature;

use judge::Judged;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};
use wording::Words;

use crate::NotWritten;
use paper::Paper;

/// Writes the result workbook of a judged round, in the language of `words`.
///
/// `name` tells what a unit's code stands for. A `note`, say that the figures are illustrative, is printed on every sheet.
/// The same judgement gives the same bytes: the workbook carries the day of the cut-off, not of today.
pub fn result_workbook(
    judged: &Judged<'_>,
    words: Words,
    name: &dyn Fn(&str) -> String,
    note: Option<&str>,
) -> Result<Vec<u8>, NotWritten> {
    write(&Paper::new(judged, words, name, note)).map_err(NotWritten::from)
}

fn write(paper: &Paper<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // Without it, columns would be as wide as digits of another font.
    book.set_default_format(&looks::plain(), 20, 64)?;
    let day = paper.judged.plan.cut_off;
    let created = ExcelDateTime::from_ymd(day.year().max(1900) as u16, day.month() as u8, day.day() as u8)?;
    let title = paper.words.label(&paper.judged.movement.name);
    book.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&created));
    // Written first, for they know how many decimals tell a value from its limit; they stand last.
    let derivations = derivations::sheet(paper)?;
    book.push_worksheet(overview::sheet(paper)?);
    for award in &paper.awards {
        book.push_worksheet(award::sheet(paper, award)?);
    }
    book.push_worksheet(derivations);
    book.push_worksheet(figures::sheet(paper)?);
    book.save_to_buffer()
}
