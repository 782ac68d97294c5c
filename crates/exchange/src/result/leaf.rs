//! A sheet while it is written from the top down: wide lines, headings, rows, and how it is printed.

use exact::Ratio;
use movement::Shown;
use rust_xlsxwriter::{Format, Worksheet, XlsxError};
use wording::Near;

use super::looks::{SIZE, TITLE_SIZE, USUAL};
use super::pages::Pages;
use super::paper::Paper;
use super::{cells, metrics};

/// A sheet with the next row to write, and its columns' widths in characters.
pub(super) struct Leaf<'p, 'a> {
    pub(super) paper: &'p Paper<'a>,
    pub(super) sheet: Worksheet,
    pub(super) row: u32,
    widths: Vec<u32>,
    note_row: Option<u32>,
    /// The rows that every page repeats.
    repeated: (u32, u32),
    /// The most lines that a cell of the row has so far.
    lines: u32,
    pages: Pages,
    /// The row at which the last section begins.
    section: Option<u32>,
}

/// The height of a line of text, in points.
const LINE: u32 = 15;

/// The highest that a row can be, in points.
const HIGHEST: u32 = 409;

/// A4.
const PAPER: u8 = 9;

impl<'p, 'a> Leaf<'p, 'a> {
    /// A sheet with columns of some widths, to be printed as wide as a page lying on its side.
    pub(super) fn new(paper: &'p Paper<'a>, name: &str, widths: Vec<u32>) -> Result<Leaf<'p, 'a>, XlsxError> {
        let mut sheet = Worksheet::new();
        sheet.set_name(name)?.set_landscape().set_paper_size(PAPER).set_print_fit_to_pages(1, 0);
        sheet.set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3).set_print_center_horizontally(true);
        for (column, width) in (0u16..).zip(&widths) {
            sheet.set_column_width(column, *width)?;
        }
        let facts = [("page", "&P".into()), ("pages", "&N".into())];
        let page = paper.words.say_with("result-page", &facts);
        let plan = &paper.judged.plan;
        let left = format!("{} · {}", plan.movement, plan.round).replace('&', "&&");
        // A blank after the size: `&9` followed by `1371` would ask for letters of 91,371 points.
        sheet.set_footer(format!("&L&\"Times New Roman\"&9 {left}&R&\"Times New Roman\"&9 {page}"));
        Ok(Leaf {
            paper,
            sheet,
            row: 0,
            widths,
            note_row: None,
            repeated: (0, 0),
            lines: 1,
            pages: Pages::default(),
            section: None,
        })
    }

    pub(super) fn last_column(&self) -> u16 {
        self.widths.len().saturating_sub(1) as u16
    }

    /// The column at which the right half of the sheet begins.
    pub(super) fn middle_column(&self) -> u16 {
        let half: u32 = self.widths.iter().sum::<u32>() / 2;
        let mut sum = 0;
        let begins = self.widths.iter().position(|width| {
            sum += width;
            sum > half
        });
        begins.unwrap_or(0).clamp(1, self.widths.len().saturating_sub(1).max(1)) as u16
    }

    /// The title, in large letters.
    pub(super) fn title(&mut self, text: &str) -> Result<(), XlsxError> {
        let looks = &self.paper.looks;
        self.wide(text, TITLE_SIZE, &looks.title)
    }

    /// A line over the whole width, wrapped where it must be.
    pub(super) fn line(&mut self, text: &str, look: &Format) -> Result<(), XlsxError> {
        self.wide(text, SIZE, look)
    }

    fn wide(&mut self, text: &str, size: u32, look: &Format) -> Result<(), XlsxError> {
        self.across(0, self.last_column(), text, look)?;
        let width = self.widths.iter().sum::<u32>() * SIZE / size;
        let lines = metrics::lines(text, width, true);
        self.height(lines * size * LINE / SIZE + 2)
    }

    /// The note, where there is one: put right above a table's headings, it is repeated with them on every page.
    pub(super) fn note(&mut self) -> Result<(), XlsxError> {
        if let Some(note) = self.paper.note {
            self.note_row = Some(self.row);
            self.line(note, &self.paper.looks.note)?;
        }
        Ok(())
    }

    /// The note, repeated on every page by itself.
    pub(super) fn note_alone(&mut self) -> Result<(), XlsxError> {
        self.note()?;
        match self.note_row {
            Some(note) => self.repeat(note, note),
            None => Ok(()),
        }
    }

    /// The headings of a table.
    pub(super) fn headings<S: AsRef<str>>(&mut self, headings: &[S]) -> Result<(), XlsxError> {
        let looks = &self.paper.looks;
        for (column, heading) in (0u16..).zip(headings) {
            self.text(column, heading.as_ref(), &looks.heading)?;
        }
        let needed = headings.iter().zip(&self.widths);
        let needed = needed.map(|(heading, width)| metrics::lines(heading.as_ref(), *width, true));
        self.height(needed.max().unwrap_or(1) * LINE + 4)
    }

    /// Makes the row before this one the headings of a table that is filtered, kept in view and printed on every page;
    /// `rows` follow, `columns` stay in view.
    pub(super) fn table(&mut self, rows: u32, columns: u16) -> Result<(), XlsxError> {
        let (heading, last) = (self.row - 1, self.last_column());
        self.sheet.autofilter(heading, 0, heading + rows, last)?;
        self.sheet.set_freeze_panes(self.row, columns)?;
        let first = self.note_row.filter(|note| note + 1 == heading).unwrap_or(heading);
        self.repeat(first, heading)
    }

    /// Prints some rows on every page.
    fn repeat(&mut self, first: u32, last: u32) -> Result<(), XlsxError> {
        self.repeated = (first, last);
        self.sheet.set_repeat_rows(first, last)?;
        Ok(())
    }

    /// A text over several columns of the row.
    pub(super) fn across(
        &mut self,
        first: u16,
        last: u16,
        text: &str,
        look: &Format,
    ) -> Result<(), XlsxError> {
        if first >= last {
            return self.text(first, text, look);
        }
        self.sheet.merge_range(self.row, first, self.row, last, &cells::clean(text), look)?;
        Ok(())
    }

    /// A text in a column of the row.
    pub(super) fn text(&mut self, column: u16, text: &str, look: &Format) -> Result<(), XlsxError> {
        cells::text(&mut self.sheet, (self.row, column), text, look)
    }

    /// A text of a table in a column of the row.
    pub(super) fn cell(&mut self, column: u16, text: &str) -> Result<(), XlsxError> {
        let looks = &self.paper.looks;
        self.grow(column, text);
        self.text(column, text, &looks.text)
    }

    /// A short text of a table in the middle of a column of the row.
    pub(super) fn middle(&mut self, column: u16, text: &str) -> Result<(), XlsxError> {
        let looks = &self.paper.looks;
        self.grow(column, text);
        self.text(column, text, &looks.middle)
    }

    /// A number in a column of the row, for show.
    pub(super) fn number(&mut self, column: u16, value: &Ratio, look: &Format) -> Result<(), XlsxError> {
        cells::number(&mut self.sheet, (self.row, column), value, look)
    }

    /// A value as its measure is shown, never seeming to stand on another side of its limits than it does.
    pub(super) fn value(
        &mut self,
        column: u16,
        value: &Ratio,
        shown: Shown,
        limits: &[Ratio],
    ) -> Result<(), XlsxError> {
        let paper = self.paper;
        self.value_as(column, value, shown, limits, |places| paper.looks.number(value, shown, places))
    }

    /// The same in the middle of its column.
    pub(super) fn middle_value(
        &mut self,
        column: u16,
        value: &Ratio,
        shown: Shown,
        limits: &[Ratio],
    ) -> Result<(), XlsxError> {
        let paper = self.paper;
        self.value_as(column, value, shown, limits, |places| paper.looks.middle_number(value, shown, places))
    }

    fn value_as(
        &mut self,
        column: u16,
        value: &Ratio,
        shown: Shown,
        limits: &[Ratio],
        look: impl Fn(u32) -> Format,
    ) -> Result<(), XlsxError> {
        let paper = self.paper;
        match Near::of(value, limits, USUAL) {
            Near::Places(places) => self.number(column, value, &look(places)),
            Near::Below(_) | Near::Above(_) => {
                self.middle(column, &paper.words.shown_beside(value, shown, limits))
            }
        }
    }

    /// Makes the row as high as a text in a column needs.
    fn grow(&mut self, column: u16, text: &str) {
        let width = self.widths.get(usize::from(column)).copied().unwrap_or(1);
        self.lines = self.lines.max(metrics::lines(text, width, false));
    }

    /// Ends the row: it gets the height that its cells need, for not every program finds it by itself.
    pub(super) fn end_row(&mut self) -> Result<(), XlsxError> {
        let lines = std::mem::replace(&mut self.lines, 1);
        self.height(if lines == 1 { LINE + 1 } else { lines * LINE + 2 })
    }

    /// Ends the row with a height.
    fn height(&mut self, height: u32) -> Result<(), XlsxError> {
        let height = height.min(HIGHEST);
        self.sheet.set_row_height(self.row, height)?;
        self.pages.row(self.row, height);
        self.row += 1;
        Ok(())
    }

    /// Notes that a section begins with the next row.
    pub(super) fn begin_section(&mut self) {
        self.section = Some(self.row);
    }

    /// Keeps the rows from `first` on one page, together with the section before them where it is short, else with a few
    /// rows.
    pub(super) fn keep_together(&mut self, first: u32) -> Result<(), XlsxError> {
        if let Some(row) = self.pages.break_before(first, self.section, &self.widths, self.repeated) {
            self.sheet.set_page_breaks(&[row])?;
        }
        Ok(())
    }
}
