//! Figures laid out for a plan: a row a unit, a column a figure that the round needs.

use std::sync::Arc;

use exact::Ratio;
use reference::{Dimension, Level, Period, Unit, UnitCode};

use crate::evaluate::{Column, NumberCells, Truth};
use crate::figures::{Figures, Value};
use crate::plan::{Plan, Slot};

/// The units of a judgement, in code order: those that compete and those below them that formulas sum or count over.
#[derive(Clone, Debug, Default)]
pub struct Roster {
    rows: Vec<Row>,
    /// By level, the rows that compete.
    competing: [Vec<u32>; Level::ALL.len()],
}

/// A unit in a roster.
#[derive(Clone, Debug)]
pub struct Row {
    /// The unit.
    pub unit: Unit,
    /// Whether it competes; otherwise it only counts towards the units above it.
    pub competes: bool,
}

impl Roster {
    /// Puts units in code order; a unit that is given twice stands once, competing if it does so anywhere.
    ///
    /// The country is left out: it never competes, and its figures are the national ones.
    pub fn new(units: impl IntoIterator<Item = (Unit, bool)>) -> Roster {
        let units = units.into_iter().filter(|(unit, _)| unit.level != Level::Nation);
        let mut rows: Vec<Row> = units.map(|(unit, competes)| Row { unit, competes }).collect();
        rows.sort_by(|a, b| a.unit.code.cmp(&b.unit.code));
        rows.dedup_by(|later, earlier| {
            let same = later.unit.code == earlier.unit.code;
            if same {
                earlier.competes |= later.competes;
            }
            same
        });
        let mut competing: [Vec<u32>; Level::ALL.len()] = Default::default();
        for (i, row) in rows.iter().enumerate().filter(|(_, row)| row.competes) {
            competing[row.unit.level as usize].push(i as u32);
        }
        Roster { rows, competing }
    }

    /// Every unit of a competing level that has any figure competes; `find` tells what a code stands for.
    ///
    /// Units at the levels that formulas sum over are added from `below`, whether or not they have figures.
    pub fn of_figures(
        plan: &Plan,
        figures: &Figures,
        find: &mut dyn FnMut(&str) -> Option<Unit>,
        below: &mut dyn FnMut(Level) -> Arc<[Unit]>,
    ) -> Roster {
        let levels = plan.levels();
        let competing = figures
            .units()
            .iter()
            .filter_map(|code| find(code))
            .filter(|unit| levels.contains(&unit.level))
            .map(|unit| (unit, true));
        let mut units: Vec<(Unit, bool)> = competing.collect();
        for level in &plan.folds {
            units.extend(below(*level).iter().map(|unit| (unit.clone(), false)));
        }
        Roster::new(units)
    }

    /// The units, in code order.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The rows of the units that compete at a level, in code order.
    pub fn competing(&self, level: Level) -> &[u32] {
        &self.competing[level as usize]
    }

    /// How many units there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The row of a unit.
    pub fn row_of(&self, code: &str) -> Option<usize> {
        self.rows.binary_search_by(|row| row.unit.code.as_str().cmp(code)).ok()
    }
}

/// Figures laid out for a plan.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The units.
    pub roster: Arc<Roster>,
    /// For each slot of the plan's graph, the figures of the units.
    pub columns: Vec<Column>,
    /// For each slot of the plan's national graph, the national figure.
    pub national: Vec<Column>,
    /// For each row, which of its figures came late.
    pub late: Vec<bool>,
    /// For each row, the rows of the units below it, where the plan folds over any.
    pub below: Vec<Vec<u32>>,
}

impl Sheet {
    /// Lays figures out for a plan.
    pub fn new(plan: &Plan, figures: &Figures, roster: Arc<Roster>) -> Sheet {
        let rows = roster.len();
        let mut cells: Vec<Cells> =
            plan.graph.slots.iter().map(|slot| Cells::new(plan, slot, rows)).collect();
        let mut national = NationalCells::new(plan, &roster);
        let by_indicator = slots_by_indicator(plan, figures);
        let mut late = vec![false; rows];
        let row_of_unit = rows_of(figures.units(), &roster);
        let nation = figures.units().iter().position(|code| &**code == UnitCode::NATION);
        for figure in figures.iter() {
            let unit = figures.unit_number(figure);
            let (own, country) = &by_indicator[figures.indicator_number(figure)];
            let of_country = country.iter().filter(|(_, period)| *period == figure.period);
            if let Some(row) = row_of_unit[unit] {
                for (slot, _) in own.iter().filter(|(_, period)| *period == figure.period) {
                    cells[*slot].set(row, &figure.value);
                    late[row] |= figure.origin.late;
                }
                of_country.for_each(|(slot, _)| national.set(*slot, row, &figure.value));
            } else if nation == Some(unit) {
                of_country.for_each(|(slot, _)| national.given[*slot] = Some(figure.value.clone()));
            }
        }
        let below = if plan.folds.is_empty() { Vec::new() } else { rows_below(&roster, plan.cut_off) };
        let columns = cells.into_iter().map(Cells::finish).collect();
        Sheet { columns, national: national.columns(plan), roster, late, below }
    }
}

impl Sheet {
    /// Takes columns that are made already, a cell a unit in the roster's order: for figures that come by the million.
    ///
    /// Where `of_slot` has no column, nobody's figure is known. A national figure is the sum over the competing
    /// provinces; where one is given for the country, it is put into [`Sheet::national`] afterwards.
    pub fn from_columns(
        plan: &Plan,
        roster: Arc<Roster>,
        mut of_slot: impl FnMut(&Slot) -> Option<Column>,
    ) -> Sheet {
        let rows = roster.len();
        let mut column = |slot: &Slot| {
            let column = of_slot(slot).unwrap_or_else(|| Cells::new(plan, slot, rows).finish());
            assert_eq!(column.len(), rows, "a cell for every unit of {}", slot.indicator.id);
            column
        };
        let columns: Vec<Column> = plan.graph.slots.iter().map(&mut column).collect();
        let provinces = roster.competing(Level::Province);
        let known_sum = |slot: &Slot| match plan.graph.slots.iter().position(|own| own == slot) {
            Some(own) => columns[own].sum_of(provinces),
            None => column(slot).sum_of(provinces),
        };
        let sums = plan.national.slots.iter().map(known_sum);
        let national: Vec<Column> =
            plan.national.slots.iter().zip(sums).map(|(slot, sum)| summed(plan, slot, sum)).collect();
        let below = if plan.folds.is_empty() { Vec::new() } else { rows_below(&roster, plan.cut_off) };
        Sheet { columns, national, late: vec![false; rows], below, roster }
    }
}

/// The row of each of some units; both they and the roster are in code order.
fn rows_of(units: &[Arc<str>], roster: &Roster) -> Vec<Option<usize>> {
    let mut rows = roster.rows().iter().enumerate().peekable();
    let row_of = |code: &Arc<str>| {
        while rows.next_if(|(_, row)| row.unit.code.as_str() < &**code).is_some() {}
        rows.peek().filter(|(_, row)| row.unit.code.as_str() == &**code).map(|(i, _)| *i)
    };
    units.iter().map(row_of).collect()
}

/// Slots with their periods.
type Asking = Vec<(usize, Period)>;

/// For each indicator of the figures, the slots of the plan that ask for it: of the units, and of the country.
fn slots_by_indicator(plan: &Plan, figures: &Figures) -> Vec<(Asking, Asking)> {
    let of = |slots: &[Slot], id: &str| -> Asking {
        let asking = slots.iter().enumerate().filter(|(_, slot)| slot.indicator.id == id);
        asking.map(|(i, slot)| (i, slot.period)).collect()
    };
    figures.indicators().iter().map(|id| (of(&plan.graph.slots, id), of(&plan.national.slots, id))).collect()
}

/// For each row, the rows of all units below it, directly or further down.
fn rows_below(roster: &Roster, on: jiff::civil::Date) -> Vec<Vec<u32>> {
    let mut below = vec![Vec::new(); roster.len()];
    for (row, unit) in roster.rows().iter().enumerate() {
        let mut above = unit.unit.parent.clone();
        // Levels are few: a longer chain of parents is a circle.
        for _ in 0..Level::ALL.len() {
            let Some(code) = above else { break };
            match roster.row_of(code.as_str()) {
                Some(parent) => {
                    below[parent].push(row as u32);
                    above = roster.rows()[parent].unit.parent.clone();
                }
                None => {
                    // The unit between may be outside the roster: a district between a commune and its province.
                    above = reference::units::find(code.as_str(), on).and_then(|unit| unit.parent);
                }
            }
        }
    }
    below
}

/// The cells of one column while it is filled.
enum Cells {
    Numbers(NumberCells),
    Truths(Vec<Truth>),
}

impl Cells {
    fn new(plan: &Plan, slot: &Slot, rows: usize) -> Cells {
        match slot.indicator.dimension {
            Dimension::Truth => Cells::Truths(vec![absent_truth(plan, slot); rows]),
            _ => Cells::Numbers(NumberCells::new(rows)),
        }
    }

    fn set(&mut self, row: usize, value: &Value) {
        match (self, value) {
            (Cells::Numbers(cells), Value::Number(number)) => cells.set(row, number),
            (Cells::Truths(cells), Value::Truth(truth)) => cells[row] = Truth::from(*truth),
            // Refused at the door.
            (Cells::Numbers(_), Value::Truth(_)) | (Cells::Truths(_), Value::Number(_)) => {}
        }
    }

    fn finish(self) -> Column {
        match self {
            Cells::Numbers(cells) => cells.finish(),
            Cells::Truths(truths) => Column::Truths(truths),
        }
    }
}

/// What an absent yes-or-no figure counts as.
fn absent_truth(plan: &Plan, slot: &Slot) -> Truth {
    if slot.indicator.absent_is_false {
        Truth::False
    } else if plan.assume_attested && slot.indicator.id.starts_with("attest.") {
        Truth::True
    } else {
        Truth::Unknown
    }
}

/// The national figures while they are gathered: the one given for the country, or the sum over the provinces.
struct NationalCells {
    given: Vec<Option<Value>>,
    sums: Vec<(Ratio, usize)>,
    provinces: usize,
    is_province: Vec<bool>,
}

impl NationalCells {
    fn new(plan: &Plan, roster: &Roster) -> NationalCells {
        let is_province: Vec<bool> =
            roster.rows().iter().map(|r| r.competes && r.unit.level == Level::Province).collect();
        NationalCells {
            given: vec![None; plan.national.slots.len()],
            sums: vec![(Ratio::ZERO, 0); plan.national.slots.len()],
            provinces: is_province.iter().filter(|p| **p).count(),
            is_province,
        }
    }

    fn set(&mut self, slot: usize, row: usize, value: &Value) {
        if let (Value::Number(number), true) = (value, self.is_province[row]) {
            let (sum, count) = &mut self.sums[slot];
            *sum = sum.plus(number);
            *count += 1;
        }
    }

    fn columns(self, plan: &Plan) -> Vec<Column> {
        let provinces = self.provinces;
        let slots = plan.national.slots.iter().zip(self.given).zip(self.sums);
        slots
            .map(|((slot, given), (sum, count))| match given {
                Some(Value::Truth(truth)) => Column::Truths(vec![Truth::from(truth)]),
                Some(Value::Number(number)) => Column::numbers(&[Some(number)]),
                None => summed(plan, slot, (provinces > 0 && count == provinces).then_some(sum)),
            })
            .collect()
    }
}

/// A national figure that is not given: the sum over the provinces, where each of them has the figure.
fn summed(plan: &Plan, slot: &Slot, sum: Option<Ratio>) -> Column {
    match slot.indicator.dimension {
        Dimension::Truth => Column::Truths(vec![absent_truth(plan, slot)]),
        // Shares of different wholes have no sum: a national share must be given.
        Dimension::Ratio => Column::numbers(&[None]),
        _ => Column::numbers(&[sum]),
    }
}
