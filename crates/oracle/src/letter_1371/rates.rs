//! The rates of 1371-2022 B.II.

use crate::exact::{Value, divide, minus};
use crate::round::Round;

/// The three fields of growth, in the order of the letter.
pub const FIELDS: [&str; 3] = ["compulsory", "voluntary", "health"];

/// The day from which growth counts (B.II.1.a).
pub const BASELINE: &str = "2021-12-31";

/// The year of the plans.
pub const PLAN_YEAR: &str = "2022";

/// The same date a year before (B.II.1.b).
pub fn year_before(round: &Round) -> &'static str {
    match round.as_of() {
        "2022-06-30" => "2021-06-30",
        "2022-09-30" => "2021-09-30",
        "2022-12-31" => "2021-12-31",
        other => panic!("1371-2022 has no cut-off {other}"),
    }
}

/// Participants of a field at the cut-off date.
pub fn participants(round: &Round, unit: &str, field: &str) -> Value {
    round.figure(unit, field, round.as_of())
}

/// Participants of a field at 31 December 2021.
pub fn baseline(round: &Round, unit: &str, field: &str) -> Value {
    round.figure(unit, field, BASELINE)
}

/// The 2022 plan of a field.
pub fn plan(round: &Round, unit: &str, field: &str) -> Value {
    round.figure(unit, &format!("{field}_plan"), PLAN_YEAR)
}

/// B.II.1.a: (participants at the cut-off − at 31 Dec 2021) ÷ (2022 plan − at 31 Dec 2021).
///
/// Where the baseline is unknown the denominator is unknown, so the rate is unknown.
pub fn growth(round: &Round, unit: &str, field: &str) -> Value {
    let base = baseline(round, unit, field);
    let gained = minus(&participants(round, unit, field), &base);
    let required = minus(&plan(round, unit, field), &base);
    divide(&gained, &required)
}

/// B.II.1.b: participants ÷ participants at the same date a year before.
pub fn year_on_year(round: &Round, unit: &str, field: &str) -> Value {
    divide(&participants(round, unit, field), &round.figure(unit, field, year_before(round)))
}

/// B.II.2.a: money collected since the start of the year ÷ 2022 plan.
pub fn collection_rate(round: &Round, unit: &str) -> Value {
    divide(&round.figure(unit, "collected", round.as_of()), &round.figure(unit, "collection_plan", PLAN_YEAR))
}

/// B.II.2.b, B.II.3.b: the share of enterprises, co-operatives, non-public bodies and household businesses in the
/// money collected.
pub fn nonstate_share(round: &Round, unit: &str) -> Value {
    let nonstate = round.figure(unit, "collected_nonstate", round.as_of());
    divide(&nonstate, &round.figure(unit, "collected", round.as_of()))
}

/// B.II.3.a: late money ÷ money receivable.
pub fn late_ratio(round: &Round, unit: &str) -> Value {
    divide(&round.figure(unit, "late", round.as_of()), &round.figure(unit, "receivable", round.as_of()))
}

/// B.II.3.a: the target of the quarter for the unit.
pub fn late_target(round: &Round, unit: &str) -> Value {
    round.figure(unit, "late_target", &round.quarter())
}

/// Every measure of a province but `lead`.
pub fn measures(round: &Round, unit: &str) -> Vec<(&'static str, Value)> {
    vec![
        ("compulsory_growth", growth(round, unit, "compulsory")),
        ("voluntary_growth", growth(round, unit, "voluntary")),
        ("health_growth", growth(round, unit, "health")),
        ("compulsory_yoy", year_on_year(round, unit, "compulsory")),
        ("voluntary_yoy", year_on_year(round, unit, "voluntary")),
        ("health_yoy", year_on_year(round, unit, "health")),
        ("collection_rate", collection_rate(round, unit)),
        ("nonstate_share", nonstate_share(round, unit)),
        ("late_ratio", late_ratio(round, unit)),
    ]
}
