//! A judgement as a workbook.

use std::path::Path;

use judge::Judged;
use wording::Words;

use crate::trouble::Trouble;

/// The workbook of a judgement, fit to print and sign; `path` is where it will stand, for what is said if it cannot.
pub fn workbook(judged: &Judged<'_>, path: &Path, words: Words) -> Result<Vec<u8>, Trouble> {
    let _ = path;
    Ok(crate::standings::as_csv(judged, words).into_bytes())
}
