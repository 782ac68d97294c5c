//! The user's own workbook back, with each bad cell marked and a list of what to mend.
//!
//! The parts of the workbook are edited in place: bad cells get another fill and a note, rows a cell at the right, and
//! the workbook one more sheet. Every other byte, every other part stays as it was (`docs/decisions/`).

mod cells;
mod columns;
mod earlier;
mod list;
mod notes;
mod pack;
mod parts;
mod styles;

use std::collections::BTreeMap;

use movement::Problem;
use wording::Words;

use crate::package::{Package, Refusal};
use crate::{CODES, NotWritten, Weight, a1, marks, sheet};
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
        NotWritten { why: format!("{refusal:?}"), unopened: true }
    }
}

/// Gives a workbook back with its problems marked.
///
/// Only problems of this workbook are to be handed in; those without a cell stand in the list alone. Notes are left out:
/// there is nothing to mend. The marks of an earlier time are replaced.
pub fn annotate(bytes: &[u8], told: &[Told], words: Words) -> Result<Vec<u8>, NotWritten> {
    let told: Vec<Told> = told.iter().filter(|one| !is_note(&one.problem)).cloned().collect();
    let mut book = sheet::open(bytes)?;
    let mut parts = Parts::new(Package::open(bytes)?, book.part.clone());
    let mut styles = Styles::read(&mut parts)?;
    let mut list = None;
    for number in 0..book.sheets.len() {
        let (sheet, seen) = (book.sheets[number].clone(), book.sheet(number)?);
        if marks::is_list(&seen) {
            list = list.or(Some(sheet.part));
            continue;
        }
        earlier::remove(&mut parts, &sheet.part, &marks::columns(&seen))?;
        let marks = marks_of(&told, &sheet.name);
        if !marks.is_empty() {
            let texts = cells::mark(&mut parts, &mut styles, &sheet.part, &marks, words)?;
            notes::add(&mut parts, &sheet.part, number, &texts)?;
        }
    }
    match list {
        Some(part) => list::replace(&mut parts, &mut styles, &part, &told, words),
        None => list::add(&mut parts, &mut styles, &book.sheets, &told, words)?,
    }
    styles.write(&mut parts);
    pack::pack(bytes, parts)
}

/// Whether nothing is wrong: somebody should only know.
fn is_note(problem: &Problem) -> bool {
    CODES.iter().any(|code| code.code == problem.code && code.weight == Weight::Note)
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
