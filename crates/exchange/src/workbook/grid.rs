//! A sheet seen through its merged cells.

use std::collections::BTreeMap;

use crate::sheet::{Cell, Row, Sheet};

/// A sheet, with the cell that shows at each place of a merged range.
pub(super) struct Grid<'a> {
    /// The sheet.
    pub(super) sheet: &'a Sheet,
    /// Merged ranges by their first row.
    merged: BTreeMap<u32, Vec<Range>>,
}

type Range = ((u32, u32), (u32, u32));

impl<'a> Grid<'a> {
    pub(super) fn of(sheet: &'a Sheet) -> Grid<'a> {
        let mut merged: BTreeMap<u32, Vec<Range>> = BTreeMap::new();
        for range in &sheet.merged {
            merged.entry(range.0.0).or_default().push(*range);
        }
        Grid { sheet, merged }
    }

    /// The row with a number, where it holds anything.
    pub(super) fn row(&self, number: u32) -> Option<&'a Row> {
        let rows = &self.sheet.rows;
        rows.binary_search_by_key(&number, |row| row.number).ok().map(|i| &rows[i])
    }

    /// The merged range that covers a place.
    pub(super) fn range(&self, row: u32, column: u32) -> Option<Range> {
        self.merged
            .range(..=row)
            .flat_map(|(_, ranges)| ranges)
            .find(|((_, first), (last_row, last))| row <= *last_row && (*first..=*last).contains(&column))
            .copied()
    }

    /// The cell that shows at a place, with its own place: that of the merged range it fills.
    pub(super) fn shown(&self, row: u32, column: u32) -> Option<((u32, u32), &'a Cell)> {
        let (row, column) = self.range(row, column).map_or((row, column), |range| range.0);
        self.row(row)?.cell(column).map(|cell| ((row, column), cell))
    }

    /// The last column that holds anything among some rows.
    pub(super) fn last_column(&self, rows: impl Iterator<Item = &'a Row>) -> u32 {
        rows.filter_map(|row| row.cells.last()).map(|cell| cell.column).max().unwrap_or(0)
    }
}
