//! Who competes: the units listed, or else those with any figure.

use std::sync::Arc;

use judge::{Figures, Plan, Roster};
use reference::{Level, Unit, units};

use crate::Door;

/// The units of a judgement.
///
/// Those listed compete, even without any figure; without a list, every unit of a competing level that has any figure.
/// Listed units of other levels, and those of the reference lists at levels that formulas sum over, only count towards
/// the units above them.
pub fn roster(door: &Door<'_>, plan: &Plan, figures: &Figures, listed: Option<&[Unit]>) -> Arc<Roster> {
    let mut below = |level: Level| below(door, level);
    let Some(listed) = listed else {
        return Arc::new(Roster::of_figures(plan, figures, &mut |code| door.unit(code), &mut below));
    };
    let levels = plan.levels();
    let mut all: Vec<(Unit, bool)> =
        listed.iter().map(|unit| (unit.clone(), levels.contains(&unit.level))).collect();
    // The reference lists know nothing below units that they do not know.
    if listed.iter().any(|unit| units::exists(unit.code.as_str(), door.round.cut_off)) {
        for level in &plan.folds {
            all.extend(below(*level).iter().map(|unit| (unit.clone(), false)));
        }
    }
    Arc::new(Roster::new(all))
}

fn below(door: &Door<'_>, level: Level) -> Arc<[Unit]> {
    let listed = units::on(level, door.round.cut_off);
    let mut extra = door.extra_units().filter(|unit| unit.level == level).cloned().peekable();
    match extra.peek() {
        None => listed,
        Some(_) => listed.iter().cloned().chain(extra).collect(),
    }
}
