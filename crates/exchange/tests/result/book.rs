//! A workbook opened again.

use std::io::{Cursor, Read};

use calamine::{Data, Range, Reader, Xlsx};

/// The sheets of a workbook, with what stands in their cells.
pub struct Book {
    pub sheets: Vec<(String, Range<Data>)>,
    bytes: Vec<u8>,
}

impl Book {
    /// Opens a workbook, and sees to it that no cell holds a formula.
    pub fn open(bytes: Vec<u8>) -> Book {
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.clone())).expect("a workbook that opens");
        for name in book.sheet_names() {
            assert!(name.encode_utf16().count() <= 31, "{name}");
            let formulas = book.worksheet_formula(&name).expect("a sheet");
            let found = formulas.used_cells().find(|(_, _, formula)| !formula.is_empty());
            assert_eq!(found, None, "{name}");
        }
        Book { sheets: book.worksheets(), bytes }
    }

    pub fn names(&self) -> Vec<&str> {
        self.sheets.iter().map(|(name, _)| name.as_str()).collect()
    }

    pub fn sheet(&self, name: &str) -> &Range<Data> {
        &self.sheets.iter().find(|(n, _)| n == name).unwrap_or_else(|| panic!("no sheet {name}")).1
    }

    /// Every text of a sheet.
    pub fn texts(&self, name: &str) -> Vec<String> {
        self.sheet(name).used_cells().map(|(_, _, cell)| text(cell)).collect()
    }

    /// The table of a sheet that has a heading: the headings, and the rows below them up to the first empty one.
    pub fn table(&self, sheet: &str, heading: &str) -> Table {
        let range = self.sheet(sheet);
        let mut rows = range.rows().skip_while(|row| !row.iter().any(|cell| text(cell) == heading));
        let headings =
            rows.next().unwrap_or_else(|| panic!("no heading {heading}")).iter().map(text).collect();
        let filled = |row: &&[Data]| row.iter().any(|cell| !text(cell).is_empty());
        Table { headings, rows: rows.take_while(filled).map(|row| row.iter().map(text).collect()).collect() }
    }

    /// A part of the container.
    pub fn part(&self, name: &str) -> String {
        let mut zip = zip::ZipArchive::new(Cursor::new(&self.bytes)).expect("a container");
        let mut out = String::new();
        zip.by_name(name).expect("the part").read_to_string(&mut out).expect("text");
        out
    }
}

/// A table of a sheet.
pub struct Table {
    pub headings: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// The cell of a row under a heading.
    pub fn cell<'t>(&'t self, row: &'t [String], heading: &str) -> &'t str {
        let at = self.headings.iter().position(|h| h == heading);
        &row[at.unwrap_or_else(|| panic!("no heading {heading} in {:?}", self.headings))]
    }

    /// A column of the rows in which another one says something.
    pub fn column_where(&self, column: &str, other: &str, says: &str) -> Vec<&str> {
        let rows = self.rows.iter().filter(|row| self.cell(row, other) == says);
        rows.map(|row| self.cell(row, column)).collect()
    }
}

/// What stands in a cell, as text.
fn text(cell: &Data) -> String {
    match cell {
        Data::String(text) => text.clone(),
        Data::Empty => String::new(),
        other => other.to_string(),
    }
}
