//! The user's own workbook back, with each bad cell marked and a list of what to mend.
//!
//! The parts of the workbook are edited in place: bad cells get another fill and a note, rows a cell at the right, and
//! the workbook one more sheet. Every other byte, every other part stays as it was (`docs/decisions/`).

mod cells;
mod columns;
mod list;
mod notes;
mod pack;
mod parts;
mod styles;

use std::collections::BTreeMap;

use movement::Problem;
use wording::Words;

use crate::package::{Package, Refusal};
use crate::{NotWritten, a1, sheet};
use cells::Marks;
use parts::Parts;
use styles::Styles;

/// A problem with its words: what is wrong, and how to mend it.
#[derive(Clone, Debug)]
pub struct Told {
    /// The problem.
    pub problem: Problem,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub hint: String,
}

impl Told {
    /// Both sentences.
    fn both(&self) -> String {
        if self.hint.is_empty() {
            self.message.clone()
        } else {
            format!("{}\n→ {}", self.message, self.hint)
        }
    }
}

impl From<Refusal> for NotWritten {
    fn from(refusal: Refusal) -> NotWritten {
        NotWritten(format!("{refusal:?}"))
    }
}

/// Gives a workbook back with its problems marked.
///
/// Only problems of this workbook are to be handed in; those without a cell stand in the list alone.
pub fn annotate(bytes: &[u8], told: &[Told], words: Words) -> Result<Vec<u8>, NotWritten> {
    let book = sheet::open(bytes)?;
    let mut parts = Parts::new(Package::open(bytes)?, book.part.clone());
    let mut styles = Styles::read(&mut parts)?;
    for (number, sheet) in book.sheets.iter().enumerate() {
        let marks = marks_of(told, &sheet.name);
        if !marks.is_empty() {
            let texts = cells::mark(&mut parts, &mut styles, &sheet.part, &marks, words)?;
            notes::add(&mut parts, &sheet.part, number, &texts)?;
        }
    }
    list::add(&mut parts, &mut styles, &book.sheets, told, words)?;
    styles.write(&mut parts);
    pack::pack(bytes, parts)
}

/// The problems of a sheet's cells, in the order of rows and columns.
fn marks_of<'a>(told: &'a [Told], sheet: &str) -> Marks<'a> {
    let mut marks: Marks<'a> = BTreeMap::new();
    for one in told {
        let at = &one.problem.at;
        if at.sheet.as_deref() == Some(sheet)
            && let Some((row, column)) = at.cell.as_deref().and_then(a1::cell_of)
        {
            marks.entry(row).or_default().entry(column).or_default().push(one);
        }
    }
    marks
}
