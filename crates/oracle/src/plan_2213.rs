//! Plan 2213/KH-BHXH: new rural areas, 2021-2025.

use crate::award::{Award, Entrant};
use crate::exact::{Number, Value, divide, number, plus};
use crate::round::Round;
use crate::truth::{Bound, Truth, both, compare};
use crate::unit_kind::UnitKind;

/// IV.1.a: what is attested for a province.
pub const ATTESTED: [&str; 4] = ["plan", "guidance_documents", "yearly_targets", "commune_registered"];

/// I.1 twice, and IV.1.a.
pub fn awards(round: &Round) -> Vec<Award> {
    vec![
        // criterion 15.1 of the new rural commune
        communes(round, "commune_standard", "standard", "0.9"),
        // criterion 14.1 of the advanced one
        communes(round, "commune_advanced", "advanced", "0.95"),
        province(round),
    ]
}

/// II.3: the share of the population in health insurance aimed at in each year.
pub fn coverage_goal(round: &Round) -> Number {
    number(match round.round.as_str() {
        "2022" => "0.926",
        "2023" => "0.932",
        "2024" => "0.941",
        "2025" => "0.9515",
        other => panic!("2213-2021-2025 has no round {other}"),
    })
}

/// I.1: the share among the residents of one sex.
fn coverage_of(round: &Round, unit: &str, sex: &str) -> Value {
    let insured = round.figure(unit, &format!("health_{sex}"), round.as_of());
    divide(&insured, &round.figure(unit, &format!("residents_{sex}"), round.as_of()))
}

/// I.1: the share among all residents.
fn coverage(round: &Round, unit: &str) -> Value {
    let date = round.as_of();
    let insured = plus(&round.figure(unit, "health_male", date), &round.figure(unit, "health_female", date));
    let residents =
        plus(&round.figure(unit, "residents_male", date), &round.figure(unit, "residents_female", date));
    divide(&insured, &residents)
}

/// I.1: the share is reached: reading `both-sexes`. No residents of a sex: its share is undefined and meets nothing.
fn share_reached(round: &Round, unit: &str, floor: &str) -> Truth {
    let floor = Value::Known(number(floor));
    match round.reading("both-sexes") {
        "each" => both(
            compare(&coverage_of(round, unit, "male"), Bound::AtLeast, &floor),
            compare(&coverage_of(round, unit, "female"), Bound::AtLeast, &floor),
        ),
        "overall" => compare(&coverage(round, unit), Bound::AtLeast, &floor),
        other => panic!("`{other}` is no reading of `both-sexes`"),
    }
}

/// I.1: a status, so no quota and no ranking. The advanced status does not ask for the standard one by name: 95 % is
/// never reached without 90 %.
fn communes(round: &Round, id: &'static str, criterion: &'static str, floor: &str) -> Award {
    let mut entrants = Vec::new();
    for unit in round.competing(UnitKind::Commune) {
        let mut entrant = Entrant::new(round, &unit);
        entrant.measures = vec![
            ("coverage_male", coverage_of(round, &unit, "male")),
            ("coverage_female", coverage_of(round, &unit, "female")),
            ("coverage", coverage(round, &unit)),
        ];
        entrant.criteria = vec![(criterion, share_reached(round, &unit, floor))];
        entrants.push(entrant);
    }
    Award::judged(id, UnitKind::Commune, None, entrants, &[])
}

/// IV.1.a: provinces, attested, and above all coverage. The contract names measures for communes alone.
///
/// The coverage asked of a province is the national goal of the year; the documents give no other.
fn province(round: &Round) -> Award {
    let mut entrants = Vec::new();
    for unit in round.competing(UnitKind::Province) {
        let mut entrant = Entrant::new(round, &unit);
        for criterion in ATTESTED {
            entrant.criteria.push((criterion, round.attested(&unit, criterion)));
        }
        let health = round.figure(&unit, "health", round.as_of());
        let share = divide(&health, &round.figure(&unit, "population", round.year()));
        let goal = Value::Known(coverage_goal(round));
        entrant.criteria.push(("coverage_target", compare(&share, Bound::AtLeast, &goal)));
        entrants.push(entrant);
    }
    Award::judged("province", UnitKind::Province, None, entrants, &[])
}
