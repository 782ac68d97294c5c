//! Fills missing figures at random, in many styles.

use num_traits::{Signed, Zero};

use crate::certain::needed::{Cell, Rate, rates};
use crate::exact::{Number, Value, number, show, whole};
use crate::rng::Rng;
use crate::round::Round;
use crate::unit_kind::UnitKind;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// All zero, all false.
    Zeros,
    /// From 0 to 3.
    Tiny,
    /// Millions of millions.
    Huge,
    /// Anything.
    Random,
    /// What makes the unit as strong as it can be.
    Strong,
    /// What makes it as weak as it can be.
    Weak,
    /// The very figure of another unit.
    Copied,
    /// What makes the rate the same as that of the unit under attack, or differ by a hair.
    SameRate,
    /// What brings the rate to a threshold, or a hair beside it.
    AtThreshold,
    /// Plans at or under the baseline.
    PlanNotAboveBaseline,
}

const STYLES: [Style; 10] = [
    Style::Zeros,
    Style::Tiny,
    Style::Huge,
    Style::Random,
    Style::Strong,
    Style::Weak,
    Style::Copied,
    Style::SameRate,
    Style::AtThreshold,
    Style::PlanNotAboveBaseline,
];

/// The round with the missing figures filled, all or some of them. `attacked` is the unit that should lose its place.
pub fn filled(round: &Round, missing: &[(String, Cell)], attacked: &str, rng: &mut Rng) -> Round {
    let mut filled = round.clone();
    let chance = if rng.percent(33) { rng.pick(&[15, 50, 85]) } else { 100 };
    let same_for_all = rng.percent(35).then(|| rng.pick(&STYLES));
    let mut unit_style = (String::new(), Style::Random);
    for (unit, cell) in missing {
        if unit_style.0 != *unit {
            unit_style = (unit.clone(), same_for_all.unwrap_or_else(|| rng.pick(&STYLES)));
        }
        if !rng.percent(chance) {
            continue;
        }
        let style = if rng.percent(12) { rng.pick(&STYLES) } else { unit_style.1 };
        let text = text(&filled, unit, cell, attacked, style, rng);
        filled.figures.insert((unit.clone(), cell.0.clone(), cell.1.clone()), text);
    }
    filled
}

fn text(round: &Round, unit: &str, cell: &Cell, attacked: &str, style: Style, rng: &mut Rng) -> String {
    if cell.0.starts_with("attest.") {
        let holds = match style {
            Style::Strong => true,
            Style::Weak | Style::Zeros => false,
            _ => rng.percent(60),
        };
        return holds.to_string();
    }
    if cell.0 == "late_target" {
        return match style {
            Style::Strong | Style::Huge => "1".to_string(),
            Style::Weak | Style::Zeros => "0".to_string(),
            _ => rng.pick(&["0.02", "0.021", "0.03", "0.0315", "0.05", "0.5", "1", "0"]).to_string(),
        };
    }
    let mut value = amount(round, unit, cell, attacked, style, rng);
    if cell.0 == "collected_nonstate"
        && let Value::Known(collected) = round.figure(unit, "collected", &cell.1)
        && value > collected
    {
        value = collected;
    }
    show(&value)
}

fn amount(round: &Round, unit: &str, cell: &Cell, attacked: &str, style: Style, rng: &mut Rng) -> Number {
    let huge = || number("1000000000000");
    let sought = match style {
        Style::Zeros => Some(whole(0)),
        Style::Tiny => Some(whole(rng.between(0, 3))),
        Style::Huge => Some(huge() + whole(rng.between(0, 9))),
        Style::Random => None,
        Style::Strong => {
            Some(if is_bottom_of_merit(cell) { whole(1) + base(round, unit, cell) } else { huge() })
        }
        Style::Weak => Some(if is_bottom_of_merit(cell) { huge() } else { whole(0) }),
        Style::Copied => Some(copied(round, unit, cell, rng)),
        Style::SameRate => aimed(round, unit, cell, rng, |rate, _| rate_of(round, attacked, rate)),
        Style::AtThreshold => aimed(round, unit, cell, rng, |_, rng| Some(number(rng.pick(&THRESHOLDS)))),
        Style::PlanNotAboveBaseline => {
            cell.0.ends_with("_plan").then(|| base(round, unit, cell) - whole(rng.between(0, 2)))
        }
    };
    let sought = sought.unwrap_or_else(|| {
        let size = rng.pick(&[10, 1_000, 100_000, 1_000_000_000]);
        whole(rng.between(0, size))
    });
    if sought.is_negative() { whole(0) } else { sought.floor() }
}

const THRESHOLDS: [&str; 11] =
    ["0.35", "0.45", "0.715", "0.9", "0.95", "1", "0.02", "0.021", "0.0315", "0.03", "0.926"];

/// More of it makes the unit weaker: plans, populations, late money, last year's participants and the baseline.
fn is_bottom_of_merit(cell: &Cell) -> bool {
    let (indicator, period) = (cell.0.as_str(), cell.1.as_str());
    let earlier = period.starts_with("2021-") && ["compulsory", "voluntary", "health"].contains(&indicator);
    indicator.ends_with("_plan")
        || indicator.starts_with("residents_")
        || indicator == "population"
        || indicator == "late"
        || earlier
}

/// The baseline that a plan of 1371-2022 is counted from, or zero.
fn base(round: &Round, unit: &str, cell: &Cell) -> Number {
    let field = cell.0.trim_end_matches("_plan");
    round.figure(unit, field, "2021-12-31").known().cloned().unwrap_or_else(|| whole(0))
}

/// The same figure of a unit of the same kind that has it.
fn copied(round: &Round, unit: &str, cell: &Cell, rng: &mut Rng) -> Number {
    let kind = UnitKind::of(unit).expect("a competing unit");
    let mut known = Vec::new();
    for other in round.competing(kind) {
        known.extend(round.figure(&other, &cell.0, &cell.1).known().cloned());
    }
    if known.is_empty() { whole(1) } else { rng.pick(&known) }
}

/// The amount that gives the rate that it belongs to a certain value, or a hair beside it.
fn aimed(
    round: &Round,
    unit: &str,
    cell: &Cell,
    rng: &mut Rng,
    aim: impl Fn(&Rate, &mut Rng) -> Option<Number>,
) -> Option<Number> {
    let kind = UnitKind::of(unit).expect("a competing unit");
    let fitting: Vec<Rate> =
        rates(round, kind).into_iter().filter(|rate| rate.top == *cell || rate.bottom == *cell).collect();
    if fitting.is_empty() {
        return None;
    }
    let rate = rng.pick(&fitting);
    let sought = aim(&rate, rng)?;
    let base = match &rate.base {
        Some(base) => cell_value(round, unit, base)?,
        None => whole(0),
    };
    let exact = if rate.top == *cell {
        let bottom = cell_value(round, unit, &rate.bottom)?;
        &base + sought * (bottom - &base)
    } else {
        if sought.is_zero() {
            return None;
        }
        let top = cell_value(round, unit, &rate.top)?;
        &base + (top - &base) / sought
    };
    Some(exact.floor() + whole(rng.between(-1, 2)))
}

/// What a unit's rate is now.
fn rate_of(round: &Round, unit: &str, rate: &Rate) -> Option<Number> {
    let base = match &rate.base {
        Some(base) => cell_value(round, unit, base)?,
        None => whole(0),
    };
    let top = cell_value(round, unit, &rate.top)? - &base;
    let bottom = cell_value(round, unit, &rate.bottom)? - &base;
    (!bottom.is_zero()).then(|| top / bottom)
}

fn cell_value(round: &Round, unit: &str, cell: &Cell) -> Option<Number> {
    round.figure(unit, &cell.0, &cell.1).known().cloned()
}
