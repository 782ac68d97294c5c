//! Letter 09/BHXH-TĐKT: the yearly movement of 2023.

use crate::award::{Award, Entrant};
use crate::exact::{Value, divide, whole};
use crate::round::Round;
use crate::truth::{Bound, compare};
use crate::unit_kind::UnitKind;

/// III.2: what is attested for a unit.
pub const ATTESTED: [&str; 3] = ["registered", "plan_made", "reviews_held"];

/// III.2: units that took part in full.
///
/// The letter calls on central units and provinces alike. The award asks for collection against a plan, which only
/// provinces have, so its recipients are the provinces. No quota, no ranking, and no measures in the contract.
pub fn awards(round: &Round) -> Vec<Award> {
    let mut entrants = Vec::new();
    for unit in round.competing(UnitKind::Province) {
        let mut entrant = Entrant::new(round, &unit);
        for criterion in ATTESTED {
            entrant.criteria.push((criterion, round.attested(&unit, criterion)));
        }
        // II.2: collection reaches and passes what was assigned for the year, at mid-year too
        let collected = round.figure(&unit, "collected", round.as_of());
        let rate = divide(&collected, &round.figure(&unit, "collection_plan", "2023"));
        entrant.criteria.push(("collection", compare(&rate, Bound::AtLeast, &Value::Known(whole(1)))));
        entrants.push(entrant);
    }
    vec![Award::judged("unit", UnitKind::Province, None, entrants, &[])]
}
