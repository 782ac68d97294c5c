//! The national goals.

use serde_json::{Value as Json, json};

use crate::exact::{Number, Value, divide, number, plus, show};
use crate::plan_2213::coverage_goal;
use crate::round::Round;
use crate::truth::{Bound, Truth, compare};
use crate::unit_kind::UnitKind;

/// A national goal and what came of it.
#[derive(Clone, Debug)]
pub struct Goal {
    id: &'static str,
    bound: Bound,
    target: Number,
    value: Value,
}

/// One element of `goals`.
///
/// An undefined value (a denominator of zero or less) is null and not met.
pub fn json(goal: &Goal) -> Json {
    let outcome = compare(&goal.value, goal.bound, &Value::Known(goal.target.clone()));
    let outcome = if goal.value == Value::Undefined { Truth::NotMet } else { outcome };
    json!({
        "goal": goal.id,
        "target": show(&goal.target),
        "value": goal.value.known().map(show),
        "outcome": outcome.word(),
    })
}

/// The goals of the movement, in the order of its letter, with the figures of the round's cut-off date.
pub fn goals(round: &Round) -> Vec<Goal> {
    use Bound::{AtLeast, LessThan, MoreThan};
    let goal = |id, bound, target: &str, value| Goal { id, bound, target: number(target), value };
    match round.movement.as_str() {
        // A.I.1
        "1371-2022" => vec![
            goal("social_coverage", AtLeast, "0.377", social_coverage(round)),
            goal("unemployment_coverage", AtLeast, "0.31", unemployment_coverage(round)),
            goal("health_coverage", AtLeast, "0.926", health_coverage(round)),
            goal("collection", AtLeast, "1", collection(round)),
        ],
        // I.1: "over 25 million"
        "1170-2021" => {
            vec![goal("vssid_accounts", MoreThan, "25000000", national(round, "vssid", round.as_of()))]
        }
        // para. 4-5; the debt target is each province's own, so it is no national goal
        "4494-2017" => vec![
            goal("social_coverage", AtLeast, "0.268", social_coverage(round)),
            goal("unemployment_coverage", AtLeast, "0.224", unemployment_coverage(round)),
            goal("health_coverage", AtLeast, "0.832", health_coverage(round)),
        ],
        // II.3
        "2213-2021-2025" => vec![
            goal("health_participants", AtLeast, participants_goal(round), national_health(round)),
            Goal {
                id: "health_coverage",
                bound: AtLeast,
                target: coverage_goal(round),
                value: health_coverage(round),
            },
        ],
        // II.2: "about" adds no tolerance; "above" 83 % and "below" 2.91 % are strict
        "09-2023" => vec![
            goal("social_coverage", AtLeast, "0.402", social_coverage(round)),
            goal("unemployment_coverage", AtLeast, "0.317", unemployment_coverage(round)),
            goal("health_coverage", AtLeast, "0.932", health_coverage(round)),
            goal("satisfaction", MoreThan, "0.83", round.figure("VN", "satisfaction", "2023")),
            goal("collection", AtLeast, "1", collection(round)),
            goal("late_ratio", LessThan, "0.0291", late_ratio(round)),
        ],
        other => panic!("there is no movement {other}"),
    }
}

/// 2213-2021-2025 II.3: people in health insurance in each year.
fn participants_goal(round: &Round) -> &'static str {
    match round.round.as_str() {
        "2022" => "91641000",
        "2023" => "93019000",
        "2024" => "94716000",
        "2025" => "96618000",
        other => panic!("2213-2021-2025 has no round {other}"),
    }
}

/// A national figure: the one given for `VN`, else the sum over the competing provinces when each of them has it, else
/// unknown. Where no province competes there is nothing to add up: unknown.
fn national(round: &Round, indicator: &str, period: &str) -> Value {
    let given = round.figure("VN", indicator, period);
    if given != Value::Unknown {
        return given;
    }
    let provinces = round.competing(UnitKind::Province);
    if provinces.is_empty() {
        return Value::Unknown;
    }
    let mut sum = Value::Known(number("0"));
    for province in provinces {
        sum = plus(&sum, &round.figure(&province, indicator, period));
    }
    sum
}

/// `social` as far as it is known by the rule of [`national`], else compulsory and voluntary, each by that rule.
fn national_social(round: &Round) -> Value {
    let social = national(round, "social", round.as_of());
    if social != Value::Unknown {
        return social;
    }
    plus(&national(round, "compulsory", round.as_of()), &national(round, "voluntary", round.as_of()))
}

fn national_health(round: &Round) -> Value {
    national(round, "health", round.as_of())
}

fn social_coverage(round: &Round) -> Value {
    divide(&national_social(round), &national(round, "labour_force", round.year()))
}

fn unemployment_coverage(round: &Round) -> Value {
    divide(&national(round, "unemployment", round.as_of()), &national(round, "labour_force", round.year()))
}

fn health_coverage(round: &Round) -> Value {
    divide(&national_health(round), &national(round, "population", round.year()))
}

fn collection(round: &Round) -> Value {
    divide(&national(round, "collected", round.as_of()), &national(round, "collection_plan", round.year()))
}

fn late_ratio(round: &Round) -> Value {
    divide(&national(round, "late_interest", round.as_of()), &national(round, "receivable", round.as_of()))
}
