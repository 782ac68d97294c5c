//! Figures laid out for a plan: a row a unit, a column a figure that the round needs.

use std::sync::Arc;

use exact::Ratio;
use reference::{Dimension, Level, Unit, UnitCode};

use crate::evaluate::{Column, Truth};
use crate::figures::{Figures, Value};
use crate::plan::Plan;

/// The units of a judgement, in code order: those that compete and those below them that formulas sum or count over.
#[derive(Clone, Debug, Default)]
pub struct Roster {
    rows: Vec<Row>,
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
    pub fn new(units: impl IntoIterator<Item = (Unit, bool)>) -> Roster {
        let mut rows: Vec<Row> = units.into_iter().map(|(unit, competes)| Row { unit, competes }).collect();
        rows.sort_by(|a, b| a.unit.code.cmp(&b.unit.code));
        rows.dedup_by(|later, earlier| {
            let same = later.unit.code == earlier.unit.code;
            if same {
                earlier.competes |= later.competes;
            }
            same
        });
        Roster { rows }
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
        let mut cells = Cells::new(plan, rows);
        let mut national = NationalCells::new(plan, &roster);
        let by_indicator = slots_by_indicator(plan, figures);
        let mut late = vec![false; rows];
        let row_of_unit: Vec<Option<usize>> =
            figures.units().iter().map(|code| roster.row_of(code)).collect();
        let nation = figures.units().iter().position(|code| &**code == UnitCode::NATION);
        for figure in figures.iter() {
            let unit = figures.unit_number(figure);
            let (own, country) = &by_indicator[figures.indicator_number(figure)];
            if let Some(row) = row_of_unit[unit] {
                for slot in own.iter().filter(|s| plan.graph.slots[**s].period == figure.period) {
                    cells.set(*slot, row, &figure.value);
                    late[row] |= figure.origin.late;
                }
                for slot in country.iter().filter(|s| plan.national.slots[**s].period == figure.period) {
                    national.set(*slot, row, &figure.value);
                }
            } else if nation == Some(unit) {
                for slot in country.iter().filter(|s| plan.national.slots[**s].period == figure.period) {
                    national.given[*slot] = Some(figure.value.clone());
                }
            }
        }
        let below =
            if plan.folds.is_empty() { vec![Vec::new(); 0] } else { rows_below(&roster, plan.cut_off) };
        Sheet { columns: cells.columns(plan), national: national.columns(plan), roster, late, below }
    }
}

/// For each indicator of the figures, the slots of the plan that ask for it: of the units, and of the country.
fn slots_by_indicator(plan: &Plan, figures: &Figures) -> Vec<(Vec<usize>, Vec<usize>)> {
    let of = |slots: &[crate::plan::Slot], id: &str| {
        let numbered = slots.iter().enumerate();
        numbered.filter(|(_, slot)| slot.indicator.id == id).map(|(i, _)| i).collect::<Vec<_>>()
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

/// The cells of a sheet while it is filled.
struct Cells {
    numbers: Vec<Vec<Option<Ratio>>>,
    truths: Vec<Vec<Option<bool>>>,
}

impl Cells {
    fn new(plan: &Plan, rows: usize) -> Cells {
        let truth = |slot: &crate::plan::Slot| slot.indicator.dimension == Dimension::Truth;
        let slots = &plan.graph.slots;
        Cells {
            numbers: slots.iter().map(|s| vec![None; if truth(s) { 0 } else { rows }]).collect(),
            truths: slots.iter().map(|s| vec![None; if truth(s) { rows } else { 0 }]).collect(),
        }
    }

    fn set(&mut self, slot: usize, row: usize, value: &Value) {
        match value {
            Value::Number(number) => {
                if let Some(cell) = self.numbers[slot].get_mut(row) {
                    *cell = Some(number.clone());
                }
            }
            Value::Truth(truth) => {
                if let Some(cell) = self.truths[slot].get_mut(row) {
                    *cell = Some(*truth);
                }
            }
        }
    }

    fn columns(self, plan: &Plan) -> Vec<Column> {
        let both = self.numbers.into_iter().zip(self.truths);
        both.zip(&plan.graph.slots)
            .map(|((numbers, truths), slot)| {
                if slot.indicator.dimension == Dimension::Truth {
                    let absent = absent_truth(plan, slot);
                    Column::Truths(truths.into_iter().map(|t| t.map_or(absent, Truth::from)).collect())
                } else {
                    Column::numbers(&numbers)
                }
            })
            .collect()
    }
}

/// What an absent yes-or-no figure counts as.
fn absent_truth(plan: &Plan, slot: &crate::plan::Slot) -> Truth {
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
                None if slot.indicator.dimension == Dimension::Truth => {
                    Column::Truths(vec![absent_truth(plan, slot)])
                }
                // Shares of different wholes have no sum: a national share must be given.
                None if slot.indicator.dimension == Dimension::Ratio => Column::numbers(&[None]),
                None if provinces > 0 && count == provinces => Column::numbers(&[Some(sum)]),
                None => Column::numbers(&[None]),
            })
            .collect()
    }
}
