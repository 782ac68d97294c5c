//! The rows of a table: a unit each, with its figures.

use judge::{Origin, Value};
use movement::Problem;

use super::columns::Column;
use super::desk::Desk;
use super::grid::Grid;
use super::totals::Totals;
use super::units::{self, Named, Together};
use super::values;
use super::wide::{Wide, numbers_columns};
use super::words::unit_heading;
use crate::a1::cell_name;
use crate::sheet::{Cell, Content, Format, Row};

/// Reads every row of a table.
pub(super) fn read(grid: &Grid<'_>, wide: &Wide, columns: &[Column], desk: &mut Desk<'_, '_>) {
    let indicator = |column: &Column| &desk.door.indicators()[column.indicator].id;
    let indicators =
        columns.iter().map(|column| desk.builder.number_of_indicator(indicator(column))).collect();
    let totals = Totals::new(columns.len());
    let mut table = Table { wide, columns, indicators, totals, formulas: Vec::new() };
    for row in grid.sheet.rows.iter().filter(|row| row.number >= wide.first) {
        let cells = wide.units.iter().filter_map(|unit| row.cell(unit.number));
        if let Some(code) = units::plainly(desk.door, cells) {
            table.row(row, Some(code), desk);
            continue;
        }
        // Below new headings stand other figures: to read on by the old ones would be a silent mistake.
        if let Some(cell) = table.headings_again(row) {
            let problem = Problem::new("second-table", desk.at(row.number, cell.column));
            desk.problem(problem.with("found", cell.shown()));
            break;
        }
        table.row(row, None, desk);
    }
    if !table.formulas.is_empty() {
        let note = Problem::new("formulas", desk.notes.sheet(desk.sheet)).with("cells", table.formulas);
        desk.note(note);
    }
}

struct Table<'a> {
    wide: &'a Wide,
    columns: &'a [Column],
    /// The builder's number of each column's indicator.
    indicators: Vec<u32>,
    totals: Totals,
    /// The cells whose values formulas computed.
    formulas: Vec<String>,
}

impl Table<'_> {
    /// The cell by which a row heads another table.
    fn headings_again<'r>(&self, row: &'r Row) -> Option<&'r Cell> {
        let cells = self.wide.units.iter().filter_map(|unit| row.cell(unit.number));
        let mut headings = cells.filter(|cell| cell.text().and_then(unit_heading).is_some());
        headings.next().filter(|_| row.cells.len() > 1)
    }

    /// Reads a row, whose unit may be known already.
    fn row(&mut self, row: &Row, known: Option<&str>, desk: &mut Desk<'_, '_>) {
        let figures: Vec<(usize, &Cell)> =
            self.columns.iter().enumerate().filter_map(|(i, c)| Some((i, row.cell(c.number)?))).collect();
        let of = match known {
            Some(code) => RowOf::Unit(Some(code.to_owned())),
            None => self.unit(row, desk, !figures.is_empty()),
        };
        let unit = match of {
            RowOf::Unit(code) => code,
            RowOf::Total(column) => {
                let values = figures.into_iter().filter_map(|(i, cell)| {
                    values::value(desk, &self.columns[i], cell, row.number).ok().map(|value| (i, value))
                });
                let values: Vec<(usize, Value)> = values.collect();
                return self.totals.check(&values, self.columns, row.number, column, desk);
            }
            RowOf::Nothing => return,
        };
        // A code alone, without figures, is not among the units that have any.
        let number = unit.as_deref().map(|unit| desk.builder.number_of_unit(unit));
        for (i, cell) in figures {
            let column = &self.columns[i];
            match values::value(desk, column, cell, row.number) {
                Ok(value) => {
                    if cell.formula {
                        self.formulas.push(cell_name(row.number, column.number));
                    }
                    if let (Value::Number(number), Some(unit)) = (&value, &unit)
                        && unit != reference::UnitCode::NATION
                    {
                        self.totals.add(i, number);
                    }
                    let origin = Origin {
                        source: desk.source,
                        row: row.number,
                        column: column.number,
                        from_formula: cell.formula,
                        late: false,
                    };
                    if let Some(unit) = number {
                        desk.builder.push_numbered(unit, self.indicators[i], column.period, value, origin);
                    }
                }
                Err(problem) => desk.problem(*problem),
            }
        }
    }

    /// What a row is of. With figures in it, it must be of something.
    fn unit(&self, row: &Row, desk: &mut Desk<'_, '_>, figures: bool) -> RowOf {
        let units = self.wide.units.iter().filter_map(|unit| Some((unit, row.cell(unit.number)?)));
        let (cells, named): (Vec<&Cell>, Vec<Named>) =
            units.map(|(unit, cell)| (cell, units::named(desk.door, &unit.levels, cell))).unzip();
        if cells.is_empty() && !figures {
            return RowOf::Nothing;
        }
        match units::together(desk.door, &named) {
            Together::Unit(code) => RowOf::Unit(Some(code)),
            Together::Total(i) => RowOf::Total(cells[i].column),
            _ if numbers_columns(row) => RowOf::Nothing,
            // Remarks and signatures below a table are no rows of it.
            _ if !self.counts(row) => self.skip(row, desk),
            Together::Differs(i, code) => {
                let name = desk.door.unit(&code).map_or(String::new(), |unit| unit.name);
                let problem = Problem::new("unit-mismatch", desk.at(row.number, cells[i].column))
                    .with("found", cells[i].shown())
                    .with("unit", code)
                    .with("name", name);
                desk.problem(problem);
                RowOf::Unit(None)
            }
            Together::Unclear(i) => {
                match cells.get(i) {
                    Some(cell) => {
                        let at = desk.at(row.number, cell.column);
                        units::tell(desk.door, &named[i], cell, at, desk.problems);
                    }
                    None => {
                        let at = desk.at(row.number, self.wide.units[0].number);
                        desk.problem(Problem::new("row-without-unit", at));
                    }
                }
                RowOf::Unit(None)
            }
        }
    }

    /// Whether a row holds anything that could be a figure.
    fn counts(&self, row: &Row) -> bool {
        self.columns.iter().filter_map(|column| row.cell(column.number)).any(|cell| match &cell.content {
            _ if values::truth(cell).is_some() => true,
            Content::Number(_) | Content::NotComputed | Content::Error(_) => cell.format != Format::Date,
            Content::Text(text) => text.trim_start().starts_with(|c: char| c.is_ascii_digit()),
            Content::Truth(_) => true,
        })
    }

    fn skip(&self, row: &Row, desk: &mut Desk<'_, '_>) -> RowOf {
        if let Some(cell) = row.cells.first() {
            let note =
                Problem::new("row-skipped", desk.at(row.number, cell.column)).with("found", cell.shown());
            desk.note(note);
        }
        RowOf::Nothing
    }
}

/// What a row is of.
enum RowOf {
    /// A unit; without a code, one that could not be told: its figures are looked at all the same.
    Unit(Option<String>),
    /// A total, named in a column.
    Total(u32),
    /// Nothing: a blank row, a remark.
    Nothing,
}
