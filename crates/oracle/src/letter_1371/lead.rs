//! Who leads in four things at once (1371-2022 B.III.2.a): reading `comprehensive-lead`.

use std::collections::BTreeMap;

use crate::exact::{Number, Value, comparable, whole};
use crate::letter_1371::rates::{FIELDS, collection_rate, growth};
use crate::round::Round;

/// The rank of each unit in one part, among the eligible units that have a rate there; none for the others.
///
/// Standard competition ranking at the precision of `comparable`: one more than the number of units strictly ahead.
fn part_ranks(rates: &BTreeMap<String, Value>) -> BTreeMap<String, Option<usize>> {
    let mut ranks = BTreeMap::new();
    for (unit, rate) in rates {
        let rank = rate.known().map(|own| {
            let ahead = rates.values().filter_map(Value::known).filter(|other| *other > own).count();
            ahead + 1
        });
        ranks.insert(unit.clone(), rank);
    }
    ranks
}

/// The four parts: the collection rate and the three growth rates of the eligible units, at the precision of
/// `comparable`.
fn parts(round: &Round, eligible: &[String]) -> Vec<BTreeMap<String, Value>> {
    let precision = round.reading("comparable");
    let mut parts = Vec::new();
    parts.push(
        eligible.iter().map(|u| (u.clone(), comparable(&collection_rate(round, u), precision))).collect(),
    );
    for field in FIELDS {
        parts.push(
            eligible.iter().map(|u| (u.clone(), comparable(&growth(round, u, field), precision))).collect(),
        );
    }
    parts
}

/// The four part ranks of a unit, those without a rate filled in by the reading `undefined-rank`.
///
/// An eligible unit always has a collection rate, so `mean` always has a rank to average.
fn filled_ranks(round: &Round, parts: &[BTreeMap<String, Option<usize>>], unit: &str) -> Vec<Number> {
    let own: Vec<Option<usize>> = parts.iter().map(|ranks| ranks[unit]).collect();
    let defined: Vec<Number> = own.iter().flatten().map(|rank| whole(*rank as i64)).collect();
    let mut filled = Vec::new();
    for (ranks, rank) in parts.iter().zip(&own) {
        filled.push(match (rank, round.reading("undefined-rank")) {
            (Some(rank), _) => whole(*rank as i64),
            // one more than the number of eligible units that have a rate in that part
            (None, "last") => whole(ranks.values().flatten().count() as i64 + 1),
            // the mean of the unit's other ranks, those that it has
            (None, "mean") => sum(&defined) / whole(defined.len() as i64),
            (None, other) => panic!("`{other}` is no reading of `undefined-rank`"),
        });
    }
    filled
}

/// The measure `lead` of every eligible unit: none under `collection-first`.
///
/// Under `worst-rank` the largest of the four part ranks leads or trails, and a part without a rate is filled in by
/// `undefined-rank` there too.
pub fn leads(round: &Round, eligible: &[String]) -> BTreeMap<String, Number> {
    let parts: Vec<_> = parts(round, eligible).iter().map(part_ranks).collect();
    let mut leads = BTreeMap::new();
    for unit in eligible {
        let ranks = filled_ranks(round, &parts, unit);
        match round.reading("comprehensive-lead") {
            "rank-sum" => leads.insert(unit.clone(), sum(&ranks)),
            "worst-rank" => leads.insert(unit.clone(), ranks.iter().max().expect("four parts").clone()),
            "collection-first" => None,
            other => panic!("`{other}` is no reading of `comprehensive-lead`"),
        };
    }
    leads
}

fn sum(numbers: &[Number]) -> Number {
    let mut total = whole(0);
    for number in numbers {
        total += number;
    }
    total
}
