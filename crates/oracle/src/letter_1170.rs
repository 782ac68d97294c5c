//! Letter 1170/BHXH-TĐKT: rolling out VssID, 2021.

use std::collections::BTreeMap;

use crate::award::{Award, Entrant};
use crate::exact::{Value, comparable, divide, number, whole};
use crate::order::{First, Key};
use crate::round::Round;
use crate::truth::{Bound, Truth, compare};
use crate::unit_kind::UnitKind;

/// III.2.1.b-e: what the final asks beside completion, attested.
pub const ATTESTED: [&str; 4] = ["solutions", "guidance", "support_communication", "technical_support"];

/// III.1 or III.2.1: one award a round.
pub fn awards(round: &Round) -> Vec<Award> {
    match round.round.as_str() {
        "preliminary" => vec![preliminary(round)],
        "final" => vec![last(round)],
        other => panic!("1170-2021 has no round {other}"),
    }
}

/// Accounts approved ÷ the assigned plan.
fn completion(round: &Round, unit: &str) -> Value {
    divide(&round.figure(unit, "vssid", round.as_of()), &round.figure(unit, "vssid_plan", "2021"))
}

/// III.1: the 10 that most exceed their progress, among those at 35 % of plan or more.
///
/// The letter gives 10 individuals in all and none a unit, so `individuals` is null.
fn preliminary(round: &Round) -> Award {
    let provinces = round.competing(UnitKind::Province);
    let mut entrants = Vec::new();
    for unit in &provinces {
        let mut entrant = entrant(round, unit);
        entrant.criteria = vec![("progress", reaches(round, unit, "0.35"))];
        entrants.push(entrant);
    }
    let mut keys = vec![completion_key(round, &provinces)];
    // The contract gives this tie-break to the whole movement. Under `first` it names the final only, so there the
    // preliminary has no preference for pilots at all.
    if round.reading("pilot-priority") == "tie-break" {
        keys.push(pilot_key(round, &provinces));
    }
    Award::judged("preliminary", UnitKind::Province, Some(10), entrants, &keys)
}

/// III.2.1.a-e: 100 % of the plan or more, and the attested rest. The letter sets no number.
fn last(round: &Round) -> Award {
    let provinces = round.competing(UnitKind::Province);
    let mut entrants = Vec::new();
    for unit in &provinces {
        let mut entrant = entrant(round, unit);
        entrant.criteria = vec![("completion", reaches(round, unit, "1"))];
        for criterion in ATTESTED {
            entrant.criteria.push((criterion, round.attested(unit, criterion)));
        }
        entrants.push(entrant);
    }
    // III.2.1 note: the pilots are preferred if they reach their plan, and an eligible unit has reached it.
    let completion = completion_key(round, &provinces);
    let pilots = pilot_key(round, &provinces);
    let keys = match round.reading("pilot-priority") {
        "tie-break" => [completion, pilots],
        "first" => [pilots, completion],
        other => panic!("`{other}` is no reading of `pilot-priority`"),
    };
    Award::judged("final", UnitKind::Province, None, entrants, &keys)
}

fn entrant(round: &Round, unit: &str) -> Entrant {
    let mut entrant = Entrant::new(round, unit);
    entrant.measures = vec![("completion", completion(round, unit))];
    entrant.nothing_to_lead_with = completion(round, unit) == Value::Undefined;
    entrant
}

fn reaches(round: &Round, unit: &str, share: &str) -> Truth {
    compare(&completion(round, unit), Bound::AtLeast, &Value::Known(number(share)))
}

fn completion_key(round: &Round, provinces: &[String]) -> Key {
    let precision = round.reading("comparable");
    let mut values = BTreeMap::new();
    for unit in provinces {
        values.insert(unit.clone(), comparable(&completion(round, unit), precision));
    }
    Key { first: First::Biggest, values }
}

/// 1 for a pilot, 0 for the others; pilot status is read for the year, and absent means no pilot.
fn pilot_key(round: &Round, provinces: &[String]) -> Key {
    let mut values = BTreeMap::new();
    for unit in provinces {
        let pilot = round.recorded(unit, "vssid_pilot", round.year());
        values.insert(unit.clone(), Value::Known(whole(if pilot { 1 } else { 0 })));
    }
    Key { first: First::Biggest, values }
}
