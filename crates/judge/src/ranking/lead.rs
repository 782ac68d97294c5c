//! A ranking key made of ranks: each part ranks the eligible units, and the ranks are combined.

use exact::Ratio;
use movement::{Combine, Order, Unranked};

use super::{Cell, Key};
use crate::plan::PlanLead;

/// The ranks of the eligible units in one part of a lead.
#[derive(Clone, Debug)]
pub(crate) struct PartRanks {
    /// For each of the given rows, its rank; `None` where it has no value in the part.
    pub ranks: Vec<Option<u32>>,
    /// How many rows have a value.
    pub ranked: u32,
}

/// Standard competition ranking (1, 2, 2, 4) of some rows by one key; rows without a value have no rank.
pub(crate) fn part_ranks(rows: &[u32], key: &Key<'_>) -> PartRanks {
    let cells: Vec<Cell> = rows.iter().map(|row| key.cell(*row)).collect();
    let mut order: Vec<usize> = (0..rows.len()).filter(|i| cells[*i].has_value()).collect();
    order.sort_by(|a, b| key.compare(&cells[*a], &cells[*b]));
    let mut ranks = vec![None; rows.len()];
    let mut rank = 0;
    for (place, i) in order.iter().enumerate() {
        if place == 0 || key.compare(&cells[order[place - 1]], &cells[*i]).is_ne() {
            rank = place as u32 + 1;
        }
        ranks[*i] = Some(rank);
    }
    PartRanks { ranks, ranked: order.len() as u32 }
}

/// The lead of the `i`-th row from its ranks in all parts.
///
/// A unit without a value in a part has there the rank after the last ranked one, or the mean of its other ranks, as
/// the movement says. Without any other rank there is no mean, and it stands last there too.
fn combined(parts: &[PartRanks], i: usize, lead: &PlanLead) -> Ratio {
    let known: Vec<i128> = parts.iter().filter_map(|p| p.ranks[i]).map(i128::from).collect();
    let mean = match (lead.unranked, known.is_empty()) {
        (Unranked::Mean, false) => Ratio::new(known.iter().sum(), known.len() as i128),
        _ => None,
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

/// The ranking key that a lead makes of the eligible rows, with the leads themselves, one for each of those rows.
pub(crate) fn lead_key<'a>(
    rows: &[u32],
    all_rows: usize,
    parts: &[PartRanks],
    lead: &PlanLead,
    order: Order,
) -> (Key<'a>, Vec<Ratio>) {
    let leads: Vec<Ratio> = (0..rows.len()).map(|i| combined(parts, i, lead)).collect();
    let mut cells = vec![Cell::Undefined; all_rows];
    let whole: Option<Vec<i128>> = leads.iter().map(Ratio::to_whole).collect();
    for (i, row) in rows.iter().enumerate() {
        cells[*row as usize] = match &whole {
            Some(whole) => Cell::Steps(whole[i]),
            None => Cell::Any(leads[i].clone()),
        };
    }
    (Key::of_cells(cells, order), leads)
}
