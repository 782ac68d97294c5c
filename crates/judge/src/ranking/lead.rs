//! A ranking key made of ranks: each part ranks the eligible units, and the ranks are combined.

use exact::Ratio;
use movement::{Combine, Order, Unranked};

use super::Key;
use crate::plan::PlanLead;

/// The ranks of the eligible units in one part of a lead.
#[derive(Clone, Debug)]
pub(crate) struct PartRanks {
    /// For each eligible unit, its rank; `None` where it has no value in the part.
    pub ranks: Vec<Option<u32>>,
    /// How many have a value.
    pub ranked: u32,
}

/// Standard competition ranking (1, 2, 2, 4) of the eligible units by one key; those without a value have no rank.
pub(crate) fn part_ranks(eligible: &[u32], key: &Key) -> PartRanks {
    let mut units: Vec<u32> = eligible.iter().copied().filter(|unit| key.has_value(*unit)).collect();
    let ends = key.sort(&mut units);
    let mut ranks = vec![None; eligible.len()];
    let mut start = 0;
    for end in ends {
        for unit in &units[start as usize..end as usize] {
            if let Ok(i) = eligible.binary_search(unit) {
                ranks[i] = Some(start + 1);
            }
        }
        start = end;
    }
    PartRanks { ranks, ranked: units.len() as u32 }
}

/// The leads of the eligible units from their ranks in all parts.
pub(crate) fn leads(eligible: &[u32], parts: &[PartRanks], lead: &PlanLead) -> Vec<Ratio> {
    (0..eligible.len()).map(|i| combined(parts, i, lead)).collect()
}

/// The lead of the `i`-th eligible unit.
///
/// A unit without a value in a part has there the rank after the last ranked one, or the mean of its other ranks, as
/// the movement says. Without any other rank there is no mean, and it stands last there too.
fn combined(parts: &[PartRanks], i: usize, lead: &PlanLead) -> Ratio {
    let known = || parts.iter().filter_map(|p| p.ranks[i]).map(i128::from);
    if parts.iter().all(|part| part.ranks[i].is_some()) {
        return Ratio::int(match lead.combine {
            Combine::Sum => known().sum(),
            Combine::Worst => known().max().unwrap_or(0),
        });
    }
    let mean = match lead.unranked {
        Unranked::Mean => Ratio::new(known().sum(), known().count() as i128),
        Unranked::Last => None,
    };
    let ranks = parts.iter().map(|part| match (part.ranks[i], &mean) {
        (Some(rank), _) => Ratio::int(rank.into()),
        (None, Some(mean)) => mean.clone(),
        (None, None) => Ratio::int(i128::from(part.ranked) + 1),
    });
    match lead.combine {
        Combine::Sum => ranks.fold(Ratio::ZERO, |sum, rank| sum.plus(&rank)),
        Combine::Worst => ranks.max().unwrap_or(Ratio::ZERO),
    }
}

/// The ranking key that the leads make, over all units in the running; only the eligible ones have a value.
pub(crate) fn lead_key(eligible: &[u32], leads: &[Ratio], running: usize, order: Order) -> Key {
    let mut numbers = vec![None; running];
    for (unit, lead) in eligible.iter().zip(leads) {
        numbers[*unit as usize] = Some(lead.clone());
    }
    Key::of_numbers(numbers, order)
}
