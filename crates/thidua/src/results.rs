//! A judgement as a workbook.

use std::path::Path;

use judge::Judged;
use reference::{Level, UnitCode};
use wording::Words;

use crate::commands::template::not_written;
use crate::trouble::Trouble;

/// The workbook of a judgement, fit to print and sign; `path` is where it will stand, for what is said if it cannot.
///
/// A `note`, say that the figures are illustrative, is printed on every sheet.
pub fn workbook(
    judged: &Judged<'_>,
    path: &Path,
    words: Words,
    note: Option<&str>,
) -> Result<Vec<u8>, Trouble> {
    let name = |code: &str| {
        if code == UnitCode::NATION {
            return words.level(Level::Nation);
        }
        let row = judged.sheet.roster.row_of(code);
        row.map_or_else(|| code.to_owned(), |row| judged.sheet.roster.rows()[row].unit.name.clone())
    };
    exchange::result_workbook(judged, words, &name, note).map_err(|why| not_written(path, &why))
}
