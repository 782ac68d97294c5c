//! The awards of 1371-2022 B.III and B.IV.

use crate::award::{Award, Entrant, eligible};
use crate::exact::{Value, comparable};
use crate::letter_1371::criteria::{all_five, late_payment_without_margin};
use crate::letter_1371::lead::leads;
use crate::letter_1371::rates::{
    FIELDS, collection_rate, growth, late_ratio, measures, nonstate_share, year_on_year,
};
use crate::order::{First, Key};
use crate::round::Round;
use crate::unit_kind::UnitKind;

/// B.I and B.III.1: the awards in the contract's order.
pub fn awards(round: &Round) -> Vec<Award> {
    let comprehensive = comprehensive(round);
    let taken = comprehensive.selected.clone();
    let mut all = vec![comprehensive];
    all.push(field(round, "compulsory", &taken));
    all.push(field(round, "voluntary", &taken));
    all.push(field(round, "health", &taken));
    if round.reading("late-payment-award") == "separate" {
        all.push(late_payment(round, &taken));
    }
    all.push(central_units(round));
    all
}

/// B.III.2.a: the comprehensive award; at most 3 (B.IV.1.a, B.IV.2.a).
fn comprehensive(round: &Round) -> Award {
    let provinces = round.competing(UnitKind::Province);
    let mut entrants = Vec::new();
    for unit in &provinces {
        let mut entrant = Entrant::new(round, unit);
        entrant.measures = measures(round, unit);
        entrant.criteria = all_five(round, unit);
        // Under `collection-first` the award leads by the collection rate; otherwise by a sum or maximum of ranks,
        // which is never undefined.
        entrant.nothing_to_lead_with = round.reading("comprehensive-lead") == "collection-first"
            && collection_rate(round, unit) == Value::Undefined;
        entrant.individuals = Some(individuals(round, 5, 10));
        entrants.push(entrant);
    }
    let leads = leads(round, &eligible(&entrants));
    for entrant in &mut entrants {
        // Null for units that are not eligible: they are not ranked in the parts.
        let lead = leads.get(&entrant.unit).cloned().map_or(Value::Unknown, Value::Known);
        entrant.measures.push(("lead", lead));
    }
    let keys = comprehensive_keys(round, &provinces, &entrants);
    Award::judged("comprehensive", UnitKind::Province, Some(3), entrants, &keys)
}

/// B.III.2.a under the reading `comprehensive-lead`, then the tie-break of B.II.2.b.
fn comprehensive_keys(round: &Round, provinces: &[String], entrants: &[Entrant]) -> Vec<Key> {
    let precision = round.reading("comparable");
    let share = key(provinces, First::Biggest, |unit| nonstate_share(round, unit));
    if round.reading("comprehensive-lead") == "collection-first" {
        let mut keys =
            vec![key(provinces, First::Biggest, |unit| comparable(&collection_rate(round, unit), precision))];
        for field in FIELDS {
            let rate = |unit: &str| comparable(&growth(round, unit, field), precision);
            keys.push(key(provinces, First::Biggest, rate));
        }
        keys.push(share);
        return keys;
    }
    let lead = |unit: &str| {
        let entrant = entrants.iter().find(|entrant| entrant.unit == unit).expect("a competing unit");
        let (_, lead) = entrant.measures.iter().find(|(id, _)| *id == "lead").expect("computed above");
        lead.clone()
    };
    vec![key(provinces, First::Smallest, lead), share]
}

/// B.III.2.b: the award of one field; at most 3 a field (B.IV.1.a, B.IV.2.a).
///
/// Reading `one-award`: under `exclusive` a province *selected* for the comprehensive award is kept from it. A
/// province that is only tied there has taken nothing yet, so it is not kept from it.
fn field(round: &Round, field: &'static str, taken: &[String]) -> Award {
    let provinces = round.competing(UnitKind::Province);
    let mut entrants = Vec::new();
    for unit in &provinces {
        let mut entrant = Entrant::new(round, unit);
        entrant.measures = measures(round, unit);
        entrant.criteria = all_five(round, unit);
        entrant.nothing_to_lead_with = growth(round, unit, field) == Value::Undefined;
        entrant.already_awarded = kept_from_a_second_award(round, unit, taken);
        entrant.individuals = Some(individuals(round, 3, 5));
        entrants.push(entrant);
    }
    let precision = round.reading("comparable");
    let keys = [
        // B.II.1.a, at the precision of `comparable`
        key(&provinces, First::Biggest, |unit| comparable(&growth(round, unit, field), precision)),
        // B.II.1.b, exactly
        key(&provinces, First::Biggest, |unit| year_on_year(round, unit, field)),
    ];
    Award::judged(field, UnitKind::Province, Some(3), entrants, &keys)
}

/// B.II.3 under the reading `late-payment-award=separate`; at most 3.
///
/// It asks only for B.II.3.a, without the margin of B.III.2. The letter names no number of individuals for it, since
/// it does not name it among the fields; it is treated as a field award in that too.
fn late_payment(round: &Round, taken: &[String]) -> Award {
    let provinces = round.competing(UnitKind::Province);
    let mut entrants = Vec::new();
    for unit in &provinces {
        let mut entrant = Entrant::new(round, unit);
        entrant.measures = measures(round, unit);
        entrant.criteria = vec![("late_payment", late_payment_without_margin(round, unit))];
        entrant.nothing_to_lead_with = late_ratio(round, unit) == Value::Undefined;
        entrant.already_awarded = kept_from_a_second_award(round, unit, taken);
        entrant.individuals = Some(individuals(round, 3, 5));
        entrants.push(entrant);
    }
    let precision = round.reading("comparable");
    let keys = [
        key(&provinces, First::Smallest, |unit| comparable(&late_ratio(round, unit), precision)),
        // B.II.3.b
        key(&provinces, First::Biggest, |unit| nonstate_share(round, unit)),
    ];
    Award::judged("late_payment", UnitKind::Province, Some(3), entrants, &keys)
}

/// B.III.1: central units, attested; at most 2 a quarter (B.IV.1.a), 3 in the final (B.IV.2.a).
///
/// The letter gives no figure to rank them by: more attested units than places are all tied.
fn central_units(round: &Round) -> Award {
    let mut entrants = Vec::new();
    for unit in round.competing(UnitKind::CentralUnit) {
        let mut entrant = Entrant::new(round, &unit);
        entrant.criteria = vec![("excellent_direction", round.attested(&unit, "excellent_direction"))];
        entrant.individuals = Some(individuals(round, 2, 3));
        entrants.push(entrant);
    }
    let quota = if is_final(round) { 3 } else { 2 };
    Award::judged("central_units", UnitKind::CentralUnit, Some(quota), entrants, &[])
}

/// One achievement is not rewarded twice: reading `one-award`.
fn kept_from_a_second_award(round: &Round, unit: &str, taken: &[String]) -> bool {
    match round.reading("one-award") {
        "exclusive" => taken.iter().any(|code| code == unit),
        "cumulative" => false,
        other => panic!("`{other}` is no reading of `one-award`"),
    }
}

/// B.IV.1.b in a quarter, B.IV.2.b in the final.
fn individuals(round: &Round, in_a_quarter: u32, in_the_final: u32) -> u32 {
    if is_final(round) { in_the_final } else { in_a_quarter }
}

/// The result of quarter IV is that of the whole year (B.III.1): its maxima are those of B.IV.2.
fn is_final(round: &Round) -> bool {
    round.round == "2022-q4"
}

fn key(units: &[String], first: First, value: impl Fn(&str) -> Value) -> Key {
    Key { first, values: units.iter().map(|unit| (unit.clone(), value(unit))).collect() }
}
