//! What whoever reads a sheet has before them.

use exact::Ratio;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use judge::FiguresBuilder;
use movement::{Place, Problem};

use super::headings::Headings;
use crate::a1::cell_name;
use crate::report::Report;
use crate::sheet::{Cell, Content, Format};
use crate::{Door, decimal};

/// The door, the sheet, and where figures, problems and notes go.
pub(super) struct Desk<'a, 'm> {
    pub(super) door: &'a Door<'m>,
    pub(super) headings: &'a Headings,
    pub(super) problems: &'a mut Report,
    pub(super) notes: &'a mut Report,
    pub(super) builder: &'a mut FiguresBuilder,
    /// The sheet's number among the builder's sources.
    pub(super) source: u32,
    /// The sheet's name.
    pub(super) sheet: &'a str,
    /// Whether days count from 1904.
    pub(super) from_1904: bool,
}

impl Desk<'_, '_> {
    /// A cell of the sheet.
    pub(super) fn at(&self, row: u32, column: u32) -> Place {
        self.problems.cell(self.sheet, cell_name(row, column))
    }

    /// Tells a problem at a cell.
    pub(super) fn problem(&mut self, problem: Problem) {
        self.problems.add(problem);
    }

    /// Notes something at a cell.
    pub(super) fn note(&mut self, note: Problem) {
        self.notes.add(note);
    }

    /// Notes something of the whole sheet.
    pub(super) fn note_sheet(&mut self, code: &'static str) {
        let note = Problem::new(code, self.notes.sheet(self.sheet));
        self.notes.add(note);
    }

    /// The day that a cell shows, where it shows one.
    pub(super) fn day(&self, cell: &Cell) -> Option<Date> {
        if cell.format != Format::Date {
            return None;
        }
        match &cell.content {
            Content::Number(raw) => self.day_of(&decimal::stored(raw)?),
            Content::Text(text) => text.get(..10)?.parse().ok(),
            _ => None,
        }
    }

    /// The day of a workbook's day number. Day 60 of the usual calendar is 29 February 1900, which never was.
    fn day_of(&self, number: &Ratio) -> Option<Date> {
        let days = i64::try_from(number.floor().to_whole()?).ok()?;
        let start = if self.from_1904 { date(1904, 1, 1) } else { date(1899, 12, 30) };
        (61..=100_000).contains(&days).then(|| start.checked_add(days.days()).ok()).flatten()
    }
}
