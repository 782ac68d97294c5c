//! Finding a table with a row a unit: which columns name the units, where headings end and rows begin.

use std::cmp::Reverse;

use reference::Level;

use super::grid::Grid;
use super::units::{Named, named};
use super::words::{Numbering, UnitHeading, numbering, unit_heading};
use crate::Door;
use crate::sheet::{Cell, Content, Format, Row};

/// So many filled rows are looked at to find the table.
const LOOKED_AT: usize = 200;
/// Units are named in one of the first columns.
const UNIT_COLUMNS: u32 = 30;
/// Without a heading that says so, units are looked for in these only.
const UNHEADED_COLUMNS: u32 = 12;

/// Where the parts of a table are.
#[derive(Clone, Debug)]
pub(super) struct Wide {
    /// The columns that name units; the one by which rows are of units comes first.
    pub(super) units: Vec<UnitColumn>,
    /// The rows of headings, from the top.
    pub(super) headings: Vec<u32>,
    /// The rows above: titles.
    pub(super) titles: Vec<u32>,
    /// The first row of figures.
    pub(super) first: u32,
}

/// A column that names units.
#[derive(Clone, Debug)]
pub(super) struct UnitColumn {
    /// Its number, from 1.
    pub(super) number: u32,
    /// The levels whose units may be meant, the likeliest first.
    pub(super) levels: Vec<Level>,
}

impl Wide {
    /// Whether a column names units.
    pub(super) fn names_units(&self, column: u32) -> bool {
        self.units.iter().any(|unit| unit.number == column)
    }
}

/// Finds the table of a sheet, if it has one.
pub(super) fn find(grid: &Grid<'_>, door: &Door<'_>) -> Option<Wide> {
    let rows = &grid.sheet.rows[..grid.sheet.rows.len().min(LOOKED_AT)];
    let (units, below) = headed(grid, door, rows).or_else(|| unheaded(door, rows))?;
    let first = rows.iter().find(|row| row.number > below && starts(door, &units, row, below > 0))?.number;
    let last = grid.last_column(rows.iter());
    let mut headings: Vec<u32> = Vec::new();
    for row in rows.iter().rev().filter(|row| row.number < first) {
        let heads = row.number == below || !is_title(grid, row, &units, last, headings.is_empty());
        if !heads {
            break;
        }
        headings.push(row.number);
    }
    headings.reverse();
    let top = headings.first().copied().unwrap_or(first);
    let titles = rows.iter().map(|row| row.number).filter(|number| *number < top).collect();
    Some(Wide { units, headings, titles, first })
}

/// Whether a column names nothing, its level, whether it has no codes, its number.
type CueOrder = (bool, Reverse<Level>, bool, u32);

/// Unit columns by their headings, and the last row of these headings.
fn headed(grid: &Grid<'_>, door: &Door<'_>, rows: &[Row]) -> Option<(Vec<UnitColumn>, u32)> {
    let row = rows.iter().find(|row| cues(row).next().is_some())?;
    let every = door.levels();
    // First those that name any unit, of these first the lowest level, of these first the codes, then the leftmost.
    let mut columns: Vec<(CueOrder, UnitColumn)> = Vec::new();
    for (number, heading) in cues(row) {
        let levels = heading.level.map_or_else(|| every.clone(), |level| vec![level, Level::Nation]);
        let column = UnitColumn { number, levels };
        let below = rows.iter().filter(|r| r.number > row.number);
        let level = below.filter_map(|r| level_of(door, &column, r)).max();
        let lowest = Reverse(level.unwrap_or(Level::Nation));
        columns.push(((level.is_none(), lowest, !heading.codes, number), column));
    }
    columns.sort_by_key(|(order, _)| *order);
    let units: Vec<UnitColumn> = columns.into_iter().map(|(_, column)| column).collect();
    let below = grid.range(row.number, units[0].number).map_or(row.number, |range| range.1.0);
    Some((units, below))
}

fn cues(row: &Row) -> impl Iterator<Item = (u32, UnitHeading)> {
    let near = row.cells.iter().filter(|cell| cell.column <= UNIT_COLUMNS);
    near.filter_map(|cell| Some((cell.column, unit_heading(cell.text()?)?)))
}

/// The column in which most names of units stand; numbers there may be anything.
fn unheaded(door: &Door<'_>, rows: &[Row]) -> Option<(Vec<UnitColumn>, u32)> {
    let levels = door.levels();
    let count = |number| {
        let column = UnitColumn { number, levels: levels.clone() };
        let named = rows.iter().filter(|row| {
            let text = row.cell(number).and_then(|cell| cell.text());
            let text = text.is_some_and(|t| !t.bytes().all(|b| b.is_ascii_digit()));
            text && level_of(door, &column, row).is_some()
        });
        named.count()
    };
    let (hits, number) =
        (1..=UNHEADED_COLUMNS).map(|c| (count(c), c)).max_by_key(|(n, c)| (*n, u32::MAX - c))?;
    (hits > 0).then(|| (vec![UnitColumn { number, levels }], 0))
}

/// The level of the unit that a row names in a column.
fn level_of(door: &Door<'_>, column: &UnitColumn, row: &Row) -> Option<Level> {
    match named(door, &column.levels, row.cell(column.number)?) {
        Named::Unit(code) => door.unit(&code).map(|unit| unit.level),
        Named::Several(units) => units.first().map(|unit| unit.level),
        Named::Total | Named::Unknown => None,
    }
}

/// Whether a row is the first of the figures.
fn starts(door: &Door<'_>, units: &[UnitColumn], row: &Row, headed: bool) -> bool {
    let filled = units.iter().any(|unit| row.cell(unit.number).is_some());
    if !filled || numbers_columns(row) {
        return false;
    }
    let unit = units.iter().any(|unit| level_of(door, unit, row).is_some());
    // A misspelt unit is a row all the same, where figures stand beside it.
    let counts = |c: &Cell| c.column > units[0].number && counts(&c.content) && c.format == Format::Plain;
    headed || unit || row.cells.iter().any(counts)
}

/// Whether a cell holds a number that is no year.
fn counts(content: &Content) -> bool {
    matches!(content, Content::Number(raw) if !(raw.len() == 4 && (raw.starts_with("19") || raw.starts_with("20"))))
}

/// Whether a row only numbers the columns: letters, then 1, 2, 3 and so on.
pub(super) fn numbers_columns(row: &Row) -> bool {
    let mut wanted = 1;
    let numbered = row.cells.iter().all(|cell| match numbering(&cell.shown()) {
        Some(Numbering::Letter) => wanted == 1,
        Some(Numbering::Number(number)) => {
            wanted += 1;
            number + 1 == wanted
        }
        None => false,
    });
    row.cells.len() >= 3 && numbered
}

/// Whether a row above the figures is a title: one text alone, and not one that groups several columns of figures.
/// Directly above the figures even a lonely text may head its column.
fn is_title(grid: &Grid<'_>, row: &Row, units: &[UnitColumn], last: u32, lowest: bool) -> bool {
    let near = (1..=last.min(UNIT_COLUMNS)).filter_map(|c| grid.shown(row.number, c)).map(|(place, _)| place);
    let far = row.cells.iter().filter(|c| c.column > UNIT_COLUMNS).map(|c| (row.number, c.column));
    let mut places: Vec<(u32, u32)> = near.chain(far).collect();
    places.dedup();
    let [(top, column)] = places[..] else { return false };
    match grid.range(top, column) {
        Some(((_, first), (_, last))) => {
            units.iter().any(|unit| (first..=last).contains(&unit.number)) || first == last
        }
        None => !(lowest && column > units[0].number),
    }
}
