//! What stands in a workbook: sheets, cells, and how the cells are shown.
//!
//! A reader of our own rather than a library: exact figures need the digits as the file keeps them, the number format
//! of each cell, formulas without results, hidden rows and merged cells, and a hostile file must not fill the memory
//! (`docs/decisions/`). Sheets are sparse: a cell at XFD1048576 is one cell.

mod book;
mod cells;
mod strings;
mod styles;

pub(crate) use book::{Book, SheetPart, open};
pub(crate) use styles::Format;

/// A worksheet with what is in it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sheet {
    /// Its name.
    pub(crate) name: String,
    /// Whether it is hidden.
    pub(crate) hidden: bool,
    /// The rows that hold anything, from the top.
    pub(crate) rows: Vec<Row>,
    /// Spans of hidden columns, first and last.
    pub(crate) hidden_columns: Vec<(u32, u32)>,
    /// Merged ranges: first row and column, last row and column.
    pub(crate) merged: Vec<((u32, u32), (u32, u32))>,
}

/// A row with its cells.
#[derive(Clone, Debug, Default)]
pub(crate) struct Row {
    /// Its number, from 1.
    pub(crate) number: u32,
    /// Whether it is hidden.
    pub(crate) hidden: bool,
    /// The cells that hold anything, from the left.
    pub(crate) cells: Vec<Cell>,
}

/// A cell that holds something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cell {
    /// Its column, from 1.
    pub(crate) column: u32,
    /// What is in it.
    pub(crate) content: Content,
    /// Whether a formula computed it.
    pub(crate) formula: bool,
    /// How it is shown.
    pub(crate) format: Format,
}

/// What is in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Content {
    /// A number, with the digits that the file keeps.
    Number(String),
    /// A text.
    Text(String),
    /// Yes or no.
    Truth(bool),
    /// An error such as `#N/A`.
    Error(String),
    /// A formula that nobody has computed yet.
    NotComputed,
}

impl Row {
    /// The cell in a column.
    pub(crate) fn cell(&self, column: u32) -> Option<&Cell> {
        self.cells.binary_search_by_key(&column, |cell| cell.column).ok().map(|i| &self.cells[i])
    }
}

impl Sheet {
    /// Whether a column is hidden.
    pub(crate) fn hides(&self, column: u32) -> bool {
        self.hidden_columns.iter().any(|(first, last)| (*first..=*last).contains(&column))
    }
}

impl Cell {
    /// The text of a text cell, without blanks around it.
    pub(crate) fn text(&self) -> Option<&str> {
        match &self.content {
            Content::Text(text) => Some(text.trim()),
            _ => None,
        }
    }

    /// The cell as a person sees it, roughly: for messages.
    pub(crate) fn shown(&self) -> String {
        match &self.content {
            Content::Number(raw) => {
                crate::decimal::stored(raw).map_or_else(|| raw.clone(), |n| crate::sense::plain(&n))
            }
            Content::Text(text) => text.clone(),
            Content::Truth(truth) => if *truth { "TRUE" } else { "FALSE" }.to_owned(),
            Content::Error(error) => error.clone(),
            Content::NotComputed => String::new(),
        }
    }
}
