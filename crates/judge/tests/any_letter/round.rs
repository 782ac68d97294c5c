//! Small random rounds of any letter: few units, few different values, so that ties and boundaries are common.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::Arc;

use exact::Ratio;
use judge::plan::{Node, Slot};
use judge::{Column, Details, Figures, FiguresBuilder, Judgement, Origin, Plan, Roster, Sheet, Truth, Value};
use movement::Movement;
use oracle::Rng;
use reference::{Dimension, Level, Role, Unit, UnitCode};

/// A figure that is known, or not.
pub type Cell = Option<Value>;

/// A round of a letter: who competes, and what is known of whom.
#[derive(Clone)]
pub struct Round {
    pub plan: Arc<Plan>,
    pub roster: Arc<Roster>,
    /// The figures that the units and the country need.
    pub slots: Arc<Vec<Slot>>,
    /// For each slot, the figure of each unit.
    pub cells: Vec<Vec<Cell>>,
    /// The values that a slot takes in this round.
    pub values: Arc<Vec<Vec<Value>>>,
}

/// A round judged, with the criteria of every unit.
pub struct Judged {
    pub judgement: Judgement,
    pub details: Details,
}

impl Round {
    /// A random round of a letter, every figure known.
    pub fn random(movement: &Movement, rng: &mut Rng) -> Round {
        let rounds: Vec<String> = movement.rounds.iter().map(|round| round.id.value.clone()).collect();
        let mut readings = BTreeMap::new();
        for reading in &movement.readings {
            let choices: Vec<String> = reading.choices.iter().map(|choice| choice.id.value.clone()).collect();
            readings.insert(reading.id.value.clone(), rng.pick(&choices));
        }
        let plan = Plan::new(movement, &rng.pick(&rounds), &readings, rng.percent(15)).expect("a plan");
        let roster = Arc::new(roster(&plan, rng));
        let mut slots = plan.graph.slots.clone();
        slots.extend(plan.national.slots.iter().filter(|slot| !plan.graph.slots.contains(slot)).cloned());
        let values: Vec<Vec<Value>> = slots.iter().map(|slot| values(&plan, slot, rng)).collect();
        let cells = slots.iter().zip(&values).map(|(slot, values)| {
            let cell = |_| Some(figure(slot, values, rng));
            (0..roster.len()).map(cell).collect()
        });
        let cells = cells.collect();
        Round { cells, plan: Arc::new(plan), roster, slots: Arc::new(slots), values: Arc::new(values) }
    }

    /// Whether an absent figure of a slot is unknown; otherwise it counts as yes or as no.
    pub fn may_be_missing(&self, slot: usize) -> bool {
        let indicator = &self.slots[slot].indicator;
        let attested = self.plan.assume_attested && indicator.id.starts_with("attest.");
        !indicator.absent_is_false && !attested
    }

    /// Forgets figures: one that many units owe, a few, many, or all that a few units have.
    pub fn forget(&mut self, rng: &mut Rng) {
        let slots: Vec<usize> = (0..self.slots.len()).filter(|slot| self.may_be_missing(*slot)).collect();
        if slots.is_empty() || self.roster.is_empty() {
            return;
        }
        let rows = self.roster.len() as u64;
        match rng.below(5) {
            0 => {
                for _ in 0..1 + rng.below(2) {
                    let slot = rng.pick(&slots);
                    self.cells[slot].iter_mut().filter(|_| rng.percent(50)).for_each(|cell| *cell = None);
                }
            }
            1 | 2 => {
                for _ in 0..1 + rng.below(3) {
                    self.cells[rng.pick(&slots)][rng.below(rows) as usize] = None;
                }
            }
            3 => {
                let percent = rng.pick(&[8, 20, 45, 80]);
                for slot in slots {
                    self.cells[slot]
                        .iter_mut()
                        .filter(|_| rng.percent(percent))
                        .for_each(|cell| *cell = None);
                }
            }
            _ => {
                for _ in 0..1 + rng.below(2) {
                    let row = rng.below(rows) as usize;
                    slots.iter().for_each(|slot| self.cells[*slot][row] = None);
                }
            }
        }
    }

    /// Forgets one figure.
    pub fn forget_one(&mut self, rng: &mut Rng) {
        let slots: Vec<usize> = (0..self.slots.len()).filter(|slot| self.may_be_missing(*slot)).collect();
        let row = rng.below(self.roster.len() as u64) as usize;
        self.cells[rng.pick(&slots)][row] = None;
    }

    /// The figures that are missing: slot and row.
    pub fn missing(&self) -> Vec<(usize, usize)> {
        let slots = (0..self.slots.len()).filter(|slot| self.may_be_missing(*slot));
        let of_slot = |slot: usize| {
            (0..self.roster.len())
                .filter(move |row| self.cells[slot][*row].is_none())
                .map(move |row| (slot, row))
        };
        slots.flat_map(of_slot).collect()
    }

    /// Judges the round.
    pub fn judged(&self) -> Judged {
        let sheet = Sheet::from_columns(&self.plan, self.roster.clone(), |slot| {
            let at = self.slots.iter().position(|own| own == slot)?;
            Some(self.column(at))
        });
        Judged { judgement: judge::judge(&self.plan, &sheet), details: Details::new(&self.plan, &sheet) }
    }

    fn column(&self, slot: usize) -> Column {
        let cells = &self.cells[slot];
        if self.slots[slot].indicator.dimension != Dimension::Truth {
            let number = |cell: &Cell| match cell {
                Some(Value::Number(number)) => Some(number.clone()),
                _ => None,
            };
            return Column::numbers(&cells.iter().map(number).collect::<Vec<_>>());
        }
        let absent = match (self.slots[slot].indicator.absent_is_false, self.may_be_missing(slot)) {
            (true, _) => Truth::False,
            (false, false) => Truth::True,
            (false, true) => Truth::Unknown,
        };
        let truth = |cell: &Cell| match cell {
            Some(Value::Truth(truth)) => Truth::from(*truth),
            _ => absent,
        };
        Column::Truths(cells.iter().map(truth).collect())
    }

    /// The figures, entered in some order.
    pub fn figures(&self, rng: &mut Rng) -> Figures {
        let mut entries = Vec::new();
        for (slot, cells) in self.slots.iter().zip(&self.cells) {
            for (row, cell) in self.roster.rows().iter().zip(cells) {
                if let Some(value) = cell {
                    entries.push((row.unit.code.as_str(), slot, value));
                }
            }
        }
        let mut builder = FiguresBuilder::default();
        while !entries.is_empty() {
            let (unit, slot, value) = entries.swap_remove(rng.below(entries.len() as u64) as usize);
            builder.push(unit, &slot.indicator.id, slot.period, value.clone(), Origin::default());
        }
        let (figures, contradictions) = builder.finish();
        assert!(contradictions.is_empty());
        figures
    }

    /// The figures as people would write them, and the units.
    pub fn shown(&self) -> String {
        let mut out = format!("{} {} {:?}\n", self.plan.movement, self.plan.round, self.plan.readings);
        for row in self.roster.rows() {
            let unit = &row.unit;
            let above = unit.parent.as_ref().map(ToString::to_string);
            let _ = writeln!(
                out,
                "{} {} above {above:?} region {:?} cluster {:?} competes {}",
                unit.code,
                unit.level.id(),
                unit.region,
                unit.cluster,
                row.competes
            );
        }
        for (row, unit) in self.roster.rows().iter().enumerate() {
            let _ = write!(out, "{}:", unit.unit.code);
            for (slot, cells) in self.slots.iter().zip(&self.cells) {
                let value = match &cells[row] {
                    Some(Value::Number(number)) => number.to_string(),
                    Some(Value::Truth(true)) => "yes".into(),
                    Some(Value::Truth(false)) => "no".into(),
                    None => "?".into(),
                };
                let _ = write!(out, " {}[{}]={value}", slot.indicator.id, slot.period);
            }
            out.push('\n');
        }
        out
    }
}

/// Codes of provinces that letters put into groups, and others.
const PROVINCES: [&str; 9] = ["01", "04", "08", "11", "12", "14", "24", "31", "79"];

fn roster(plan: &Plan, rng: &mut Rng) -> Roster {
    let some = |of: &[&str], rng: &mut Rng| rng.percent(85).then(|| rng.pick(of).to_string());
    let mut units: Vec<(Unit, bool)> = Vec::new();
    let levels = plan.levels();
    for level in &levels {
        let most = if levels.len() == 1 { 8 } else { 5 };
        for (number, province) in PROVINCES.iter().enumerate().take(1 + rng.below(most) as usize) {
            let code = match level {
                Level::Province => province.to_string(),
                Level::CentralUnit => format!("TW-{number}"),
                Level::District => format!("{:03}", number + 1),
                Level::Commune => format!("{:05}", number + 1),
                _ => format!("X-{}-{number}", level.id()),
            };
            let unit = Unit {
                code: UnitCode::new(&code),
                level: *level,
                name: code.clone(),
                parent: None,
                region: some(&["north", "south"], rng),
                cluster: some(&["1", "2"], rng),
            };
            units.push((unit, true));
        }
    }
    let above: Vec<UnitCode> = units.iter().map(|(unit, _)| unit.code.clone()).collect();
    for level in &plan.folds {
        let mut number = 50;
        for code in &above {
            for _ in 0..rng.pick(&[0, 1, 2, 2, 3, 3, 4]) {
                number += 1;
                let unit = Unit {
                    code: UnitCode::new(&format!("{number:05}")),
                    level: *level,
                    name: String::new(),
                    parent: Some(code.clone()),
                    region: None,
                    cluster: None,
                };
                units.push((unit, false));
            }
        }
    }
    Roster::new(units)
}

/// A few values for the figures of a slot.
fn values(plan: &Plan, slot: &Slot, rng: &mut Rng) -> Vec<Value> {
    let indicator = &slot.indicator;
    if indicator.dimension == Dimension::Truth {
        return vec![Value::Truth(true), Value::Truth(false)];
    }
    let all: Vec<Ratio> = match indicator.dimension {
        Dimension::Units => [0, 1, 2, 3, 5].map(Ratio::int).to_vec(),
        Dimension::Points => [-5, 0, 1, 5, 30].map(Ratio::int).to_vec(),
        Dimension::Ratio => {
            let mut all: Vec<Ratio> = constants(plan).into_iter().filter(|c| *c <= Ratio::ONE).collect();
            all.extend([0, 2, 3, 50, 100].map(|hundredths| Ratio::decimal(hundredths, 2)));
            if !indicator.share {
                all.extend([Ratio::int(2), Ratio::int(-1)]);
            }
            all
        }
        _ if indicator.role == Role::Assigned => [100, 100, 100, 50, 200, 10, 0].map(Ratio::int).to_vec(),
        _ => {
            let mut all: Vec<Ratio> = [0, 1, 50, 90, 99, 100, 101, 110, 120, 200].map(Ratio::int).to_vec();
            for constant in constants(plan) {
                let reached = constant.times(&Ratio::int(100)).ceil();
                all.push(reached.minus(&Ratio::ONE));
                all.push(reached);
            }
            all.retain(|number| !number.is_negative());
            all
        }
    };
    let few = 1 + rng.below(6);
    (0..few).map(|_| Value::Number(rng.pick(&all))).collect()
}

/// The numbers of the letter that rates may be held against.
fn constants(plan: &Plan) -> Vec<Ratio> {
    let mut all = BTreeSet::new();
    for node in &plan.graph.nodes {
        match node {
            Node::Constant(number) => {
                all.insert(number.clone());
            }
            Node::Scale(bands, _) => all.extend(bands.iter().filter_map(|(from, _, _)| from.clone())),
            _ => {}
        }
    }
    all.into_iter().filter(|number| *number <= Ratio::int(3) && number.is_positive()).collect()
}

fn figure(slot: &Slot, values: &[Value], rng: &mut Rng) -> Value {
    if slot.indicator.dimension != Dimension::Truth {
        return rng.pick(values);
    }
    let id = slot.indicator.id.as_str();
    Value::Truth(rng.percent(match id {
        "disqualified" | "blocked" => 6,
        _ if id.starts_with("attest.") => 75,
        _ => 50,
    }))
}
