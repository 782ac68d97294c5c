//! The criteria of 1371-2022 B.II and B.III.2.

use crate::exact::{Number, Value, minus, number, plus, whole};
use crate::letter_1371::rates::{
    baseline, collection_rate, growth, late_ratio, late_target, participants, plan,
};
use crate::round::Round;
use crate::truth::{Bound, Truth, compare};

/// B.II.1.a and B.II.2.a: the floor of the quarter.
pub fn floor(round: &Round) -> Number {
    match round.round.as_str() {
        "2022-q2" => number("0.45"),
        "2022-q3" => number("0.715"),
        "2022-q4" => number("1"),
        other => panic!("1371-2022 has no round {other}"),
    }
}

/// B.II.1.a: growth in a field reaches the floor of the quarter.
pub fn growth_floor(round: &Round, unit: &str, field: &str) -> Truth {
    match growth(round, unit, field) {
        Value::Undefined => no_growth_required(round, unit, field),
        rate => compare(&rate, Bound::AtLeast, &Value::Known(floor(round))),
    }
}

/// B.II.1.a where the plan does not exceed the baseline: reading `no-growth-required`.
///
/// Plan and baseline are known here, since the required growth is known not to be positive; only the participants at
/// the cut-off can be missing. "The floor counts as met when …" is read as: otherwise it is not met.
fn no_growth_required(round: &Round, unit: &str, field: &str) -> Truth {
    let now = participants(round, unit, field);
    let base = baseline(round, unit, field);
    let plan = plan(round, unit, field);
    match round.reading("no-growth-required") {
        // participants ≥ plan
        "met-if-plan-reached" => compare(&now, Bound::AtLeast, &plan),
        // participants − baseline ≥ floor × (plan − baseline)
        "counts" => {
            let gained = minus(&now, &base);
            compare(&gained, Bound::AtLeast, &times(&minus(&plan, &base), &floor(round)))
        }
        // the council decides
        "council" => Truth::Unknown,
        other => panic!("`{other}` is no reading of `no-growth-required`"),
    }
}

/// B.II.2.a: the collection rate reaches the floor of the quarter.
pub fn collection_floor(round: &Round, unit: &str) -> Truth {
    compare(&collection_rate(round, unit), Bound::AtLeast, &Value::Known(floor(round)))
}

/// B.III.2.a, b: the late-payment ratio is not over 5 % above its target: reading `late-margin`.
pub fn late_payment_with_margin(round: &Round, unit: &str) -> Truth {
    let target = late_target(round, unit);
    let limit = match round.reading("late-margin") {
        // ratio ≤ target × 1.05
        "relative" => times(&target, &number("1.05")),
        // ratio ≤ target + 5 percentage points
        "points" => plus(&target, &Value::Known(number("0.05"))),
        // ratio ≤ target
        "none" => times(&target, &whole(1)),
        other => panic!("`{other}` is no reading of `late-margin`"),
    };
    compare(&late_ratio(round, unit), Bound::AtMost, &limit)
}

/// B.II.3.a: the late-payment ratio is at or under its target; no margin.
pub fn late_payment_without_margin(round: &Round, unit: &str) -> Truth {
    compare(&late_ratio(round, unit), Bound::AtMost, &late_target(round, unit))
}

/// B.III.2.a and b ask the same five things of a province, whatever it leads in.
pub fn all_five(round: &Round, unit: &str) -> Vec<(&'static str, Truth)> {
    vec![
        ("compulsory_growth", growth_floor(round, unit, "compulsory")),
        ("voluntary_growth", growth_floor(round, unit, "voluntary")),
        ("health_growth", growth_floor(round, unit, "health")),
        ("collection", collection_floor(round, unit)),
        ("late_payment", late_payment_with_margin(round, unit)),
    ]
}

fn times(value: &Value, factor: &Number) -> Value {
    match value {
        Value::Known(number) => Value::Known(number * factor),
        other => other.clone(),
    }
}
