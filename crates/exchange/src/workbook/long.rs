//! The long table of the CSV files on a sheet: unit, indicator, period and value in a row each.

use judge::Origin;
use movement::Problem;
use reference::{Level, Period};

use super::columns::Column;
use super::desk::Desk;
use super::grid::Grid;
use super::units::{self, Named};
use super::values;
use super::words::long_heading;
use crate::fold::bare;
use crate::sheet::{Cell, Row};
use crate::{sense, written};

const UNIT: usize = 0;
const INDICATOR: usize = 1;
const PERIOD: usize = 2;
const VALUE: usize = 3;
const RECEIVED: usize = 4;

/// Headings are looked for in so many filled rows.
const LOOKED_AT: usize = 30;

/// Where the columns of a long table are.
pub(super) struct Long {
    header: u32,
    columns: [Option<u32>; 5],
}

/// Finds the heading row of a long table.
pub(super) fn find(grid: &Grid<'_>) -> Option<Long> {
    grid.sheet.rows.iter().take(LOOKED_AT).find_map(|row| {
        let mut columns = [None; 5];
        for cell in &row.cells {
            if let Some(place) = cell.text().and_then(long_heading) {
                columns[place].get_or_insert(cell.column);
            }
        }
        columns[..=VALUE].iter().all(Option::is_some).then_some(Long { header: row.number, columns })
    })
}

impl Long {
    /// Reads every row below the headings.
    pub(super) fn read(&self, grid: &Grid<'_>, desk: &mut Desk<'_, '_>) {
        let levels = desk.door.levels();
        for row in grid.sheet.rows.iter().filter(|row| row.number > self.header) {
            if self.columns.iter().flatten().any(|column| row.cell(*column).is_some()) {
                self.row(row, &levels, desk);
            }
        }
    }

    fn cell<'r>(&self, row: &'r Row, place: usize) -> Option<&'r Cell> {
        row.cell(self.columns[place]?)
    }

    fn row(&self, row: &Row, levels: &[Level], desk: &mut Desk<'_, '_>) {
        let unit = self.unit(row, levels, desk);
        let Some(indicator) = self.indicator(row, desk) else { return };
        let period = self.period(row, indicator, desk);
        let late = self.late(row, desk);
        // An empty value is a figure that is not known.
        let (Some(cell), Some(number)) = (self.cell(row, VALUE), self.columns[VALUE]) else { return };
        let known = period.unwrap_or(Period::Date(desk.door.round.cut_off));
        let column = Column { number, indicator, period: known, factor: None, percent: false };
        match (values::value(desk, &column, cell, row.number), unit, period, late) {
            (Ok(value), Some(unit), Some(period), Some(late)) => {
                let origin = Origin {
                    source: desk.source,
                    row: row.number,
                    column: number,
                    from_formula: cell.formula,
                    late,
                };
                let id = &desk.door.indicators()[indicator].id;
                desk.builder.push(&unit, id, period, value, origin);
            }
            (Err(problem), ..) => desk.problem(*problem),
            _ => {}
        }
    }

    fn unit(&self, row: &Row, levels: &[Level], desk: &mut Desk<'_, '_>) -> Option<String> {
        let place = self.columns[UNIT].unwrap_or(1);
        let at = desk.at(row.number, place);
        let Some(cell) = self.cell(row, UNIT) else {
            desk.problem(Problem::new("unit-missing", at));
            return None;
        };
        match units::named(desk.door, levels, cell) {
            Named::Unit(code) => Some(code),
            other => {
                // A total has no place in a long table.
                let other = if other == Named::Total { Named::Unknown } else { other };
                units::tell(desk.door, &other, cell, at, desk.problems);
                None
            }
        }
    }

    fn indicator(&self, row: &Row, desk: &mut Desk<'_, '_>) -> Option<usize> {
        let text = self.cell(row, INDICATOR).map(Cell::shown).unwrap_or_default();
        let place = desk.door.indicator_place(text.trim().as_bytes());
        let place = place.or_else(|| desk.headings.find(&bare(&text)));
        if place.is_none() {
            let at = desk.at(row.number, self.columns[INDICATOR].unwrap_or(1));
            let mut problem = Problem::new("unknown-indicator", at).with("found", &text);
            let door = desk.door;
            if let Some(nearest) = desk.problems.suggest(|| door.nearest_indicator(&text)) {
                problem = problem.with("nearest", &nearest.id);
            }
            desk.problem(problem);
        }
        place
    }

    fn period(&self, row: &Row, indicator: usize, desk: &mut Desk<'_, '_>) -> Option<Period> {
        let door = desk.door;
        let indicator = &door.indicators()[indicator];
        let cell = self.cell(row, PERIOD);
        let found = cell.and_then(|cell| match desk.day(cell) {
            Some(day) => Some(Period::Date(day)),
            None => written::period(&cell.shown()),
        });
        match found {
            Some(period) if door.takes(indicator, period.kind()) => Some(door.settled(indicator, period)),
            other => {
                let code = if other.is_some() { "period-kind" } else { "no-period" };
                let example = Period::containing(door.round.cut_off, indicator.period);
                let at = desk.at(row.number, self.columns[PERIOD].unwrap_or(1));
                let problem = sense::problem(code, indicator, at)
                    .with("found", cell.map(Cell::shown).unwrap_or_default())
                    .with("wanted", indicator.period.id())
                    .with("example", example.to_string());
                desk.problem(problem);
                None
            }
        }
    }

    /// Whether the figure came too late; `None` for a day that is none.
    fn late(&self, row: &Row, desk: &mut Desk<'_, '_>) -> Option<bool> {
        let Some(cell) = self.cell(row, RECEIVED) else { return Some(false) };
        let day = desk.day(cell).or_else(|| match written::period(&cell.shown()) {
            Some(Period::Date(day)) => Some(day),
            _ => None,
        });
        if day.is_none() {
            let at = desk.at(row.number, cell.column);
            desk.problem(Problem::new("received-no-date", at).with("found", cell.shown()));
        }
        day.map(|day| desk.door.due.is_some_and(|due| day > due))
    }
}
