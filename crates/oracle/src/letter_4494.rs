//! Letter 4494/BHXH-TĐKT: participants and debt reduction, quarter IV 2017, as the press reported it.

use std::collections::BTreeMap;

use crate::award::{Award, Entrant, eligible};
use crate::exact::{Number, Value, divide, number, whole};
use crate::order::{First, Key};
use crate::round::Round;
use crate::truth::{Bound, Truth, compare};
use crate::unit_kind::UnitKind;

const YEAR: &str = "2017";

/// Para. 10: the 6 outstanding provinces.
pub fn awards(round: &Round) -> Vec<Award> {
    vec![outstanding(round)]
}

/// Para. 4-5: participants ÷ the plan. `social` is only taken as given: the contract adds up compulsory and voluntary
/// for goals alone.
fn completion(round: &Round, unit: &str, field: &str) -> Value {
    let plan = round.figure(unit, &format!("{field}_plan"), YEAR);
    divide(&round.figure(unit, field, round.as_of()), &plan)
}

/// Para. 5: late money ÷ money receivable.
fn debt_ratio(round: &Round, unit: &str) -> Value {
    divide(&round.figure(unit, "late", round.as_of()), &round.figure(unit, "receivable", round.as_of()))
}

/// Para. 5: the target assigned to the province.
fn debt_target(round: &Round, unit: &str) -> Value {
    round.figure(unit, "late_target", "2017-Q4")
}

/// Debt ratio ÷ target: lower is better. A target of zero makes it undefined.
fn late_to_target(round: &Round, unit: &str) -> Value {
    divide(&debt_ratio(round, unit), &debt_target(round, unit))
}

/// Para. 4-5: 100 % of a plan or more.
fn plan_reached(round: &Round, unit: &str, field: &str) -> Truth {
    compare(&completion(round, unit, field), Bound::AtLeast, &Value::Known(whole(1)))
}

/// Para. 5: *lower than* the target, not at it.
fn debt_below_target(round: &Round, unit: &str) -> Truth {
    compare(&debt_ratio(round, unit), Bound::LessThan, &debt_target(round, unit))
}

/// Para. 10: 130,000 VND for every head of the staff present *and* assigned: the smaller number. Without both numbers
/// there is no telling which is the smaller.
fn prize(round: &Round, unit: &str) -> Option<Number> {
    let present = round.figure(unit, "headcount_present", YEAR);
    let assigned = round.figure(unit, "headcount_assigned", YEAR);
    match (present, assigned) {
        (Value::Known(present), Value::Known(assigned)) => Some(number("130000") * present.min(assigned)),
        _ => None,
    }
}

/// Para. 10: 6 provinces; each picks its 5 best individuals.
fn outstanding(round: &Round) -> Award {
    let provinces = round.competing(UnitKind::Province);
    let health_first = round.reading("lead") == "health-first";
    let mut entrants = Vec::new();
    for unit in &provinces {
        let mut entrant = Entrant::new(round, unit);
        entrant.measures = vec![
            ("social_completion", completion(round, unit, "social")),
            ("unemployment_completion", completion(round, unit, "unemployment")),
            ("health_completion", completion(round, unit, "health")),
            ("late_to_target", late_to_target(round, unit)),
        ];
        entrant.criteria = vec![
            ("social", plan_reached(round, unit, "social")),
            ("unemployment", plan_reached(round, unit, "unemployment")),
            ("health", plan_reached(round, unit, "health")),
            ("debt", debt_below_target(round, unit)),
        ];
        // A rank-sum of eligible units is never undefined; under `health-first` the award leads by health.
        entrant.nothing_to_lead_with = health_first && completion(round, unit, "health") == Value::Undefined;
        entrant.individuals = Some(5);
        entrant.prize = prize(round, unit);
        entrants.push(entrant);
    }
    let units = eligible(&entrants);
    for entrant in &mut entrants {
        // Null for units that are not eligible, and for all under `health-first`, as the contract says for 1371.
        let lead = if health_first || !units.contains(&entrant.unit) {
            Value::Unknown
        } else {
            Value::Known(rank_sum(round, &units, &entrant.unit))
        };
        entrant.measures.push(("lead", lead));
    }
    let keys = if health_first { health_first_keys(round, &units) } else { vec![lead_key(round, &units)] };
    Award::judged("outstanding", UnitKind::Province, Some(6), entrants, &keys)
}

/// The sum of the ranks in the three completions and in the debt, compared exactly: this movement has no reading
/// `comparable`.
fn rank_sum(round: &Round, eligible: &[String], unit: &str) -> Number {
    let mut sum = whole(0);
    for field in ["social", "unemployment", "health"] {
        let own = known(completion(round, unit, field));
        let ahead = eligible.iter().filter(|other| known(completion(round, other, field)) > own).count();
        sum += whole(1 + ahead as i64);
    }
    let own = known(late_to_target(round, unit));
    let ahead = eligible.iter().filter(|other| known(late_to_target(round, other)) < own).count();
    sum + whole(1 + ahead as i64)
}

/// An eligible unit has met all four criteria, so it has all four rates: a ratio of zero or more that is strictly
/// under its target leaves the target above zero.
fn known(value: Value) -> Number {
    value.known().expect("an eligible unit has every rate").clone()
}

fn lead_key(round: &Round, eligible: &[String]) -> Key {
    key(eligible, First::Smallest, |unit| Value::Known(rank_sum(round, eligible, unit)))
}

/// Reading `health-first`: health, social, unemployment completion, then debt. "Debt" is taken as in the rank-sum of
/// the same reading: the ratio against its target.
fn health_first_keys(round: &Round, eligible: &[String]) -> Vec<Key> {
    vec![
        key(eligible, First::Biggest, |unit| completion(round, unit, "health")),
        key(eligible, First::Biggest, |unit| completion(round, unit, "social")),
        key(eligible, First::Biggest, |unit| completion(round, unit, "unemployment")),
        key(eligible, First::Smallest, |unit| late_to_target(round, unit)),
    ]
}

fn key(units: &[String], first: First, value: impl Fn(&str) -> Value) -> Key {
    let values: BTreeMap<String, Value> = units.iter().map(|unit| (unit.clone(), value(unit))).collect();
    Key { first, values }
}
