//! What the benchmarks stand on: the movements of this repository and illustrative figures for them.

#![allow(dead_code, reason = "each benchmark uses its part")]
#![allow(clippy::disallowed_methods, reason = "reads the movement files of this repository")]

pub mod many;

use std::collections::BTreeMap;
use std::sync::Arc;

use judge::{Figures, FiguresBuilder, Origin, Plan, Roster, Sheet, Value};
use movement::Movement;
use reference::{Dimension, Period, UnitCode, units};

/// A movement of this repository.
pub fn movement(id: &str) -> Movement {
    let path = format!("{}/../../movements/{id}/movement.toml", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).expect("a movement file of this repository");
    Movement::read(&text, &path).0.expect("a sound movement")
}

/// Its plan for a round, under the default readings.
pub fn plan(movement: &Movement, round: &str) -> Plan {
    Plan::new(movement, round, &BTreeMap::new(), false).expect("a plan")
}

/// The figures of an example's long CSV.
pub fn figures(movement: &Movement, csv: &str) -> Figures {
    let mut builder = FiguresBuilder::default();
    for line in csv.lines().skip(1) {
        let [unit, indicator, period, value] = line.split(',').collect::<Vec<_>>()[..] else {
            panic!("{line}")
        };
        let value = match movement.indicator(indicator).expect("an indicator").dimension {
            Dimension::Truth => Value::Truth(value == "true"),
            _ => Value::Number(exact::parse_decimal(value).expect("a number")),
        };
        let period = Period::parse(period).expect("a period");
        builder.push(unit, indicator, period, value, Origin::default());
    }
    builder.finish().0
}

/// The same figures with none missing: what a unit has not sent is taken from the first unit that has.
pub fn completed(plan: &Plan, figures: &Figures) -> Figures {
    let mut more = Vec::new();
    for slot in plan.graph.slots.iter().filter(|s| s.indicator.dimension != Dimension::Truth) {
        let of = |unit: &str| figures.get(unit, &slot.indicator.id, slot.period);
        let given = figures.units().iter().find_map(|unit| of(unit));
        for unit in figures.units().iter().filter(|unit| &***unit != UnitCode::NATION) {
            if let (None, Some(given)) = (of(unit), given) {
                let change = (&**unit, slot.indicator.id.as_str(), slot.period, Some(given.value.clone()));
                more.push(change);
            }
        }
    }
    figures.with_changes(&more)
}

/// The units that have figures, as they stood at the cut-off.
pub fn roster(plan: &Plan, figures: &Figures) -> Arc<Roster> {
    let mut find = |code: &str| units::find(code, plan.cut_off);
    Arc::new(Roster::of_figures(plan, figures, &mut find, &mut |level| units::on(level, plan.cut_off)))
}

/// The figures laid out.
pub fn sheet(plan: &Plan, figures: &Figures) -> Sheet {
    Sheet::new(plan, figures, roster(plan, figures))
}
