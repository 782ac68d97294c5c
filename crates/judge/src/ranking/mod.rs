//! Who leads: eligible units in order by the award's keys, equal ones together.
//!
//! A kind of ranking key is a file here: [`key`] compares a value that each unit has by itself, [`lead`] one that is
//! made of ranks among the eligible. A new kind gets its file, a variant of [`KeySource`](crate::plan::KeySource), and
//! a word in the movement file's grammar.

mod key;
mod lead;

pub(crate) use key::{Cell, Key};
pub(crate) use lead::{PartRanks, lead_key, part_ranks};

/// Rows in rank order: groups of equals, best first; within a group by row, which is code order.
///
/// Each key splits the groups that the keys before it left equal. Where any row of a group has no value for a key,
/// that key is not applied to the group, and neither are later ones: it stays tied.
pub(crate) fn groups(rows: &[u32], keys: &[Key<'_>]) -> Vec<Vec<u32>> {
    if rows.is_empty() {
        return vec![];
    }
    let Some((key, later)) = keys.split_first() else { return vec![rows.to_vec()] };
    if rows.len() < 2 {
        return vec![rows.to_vec()];
    }
    let cells: Vec<Cell> = rows.iter().map(|row| key.cell(*row)).collect();
    if cells.iter().any(|cell| !cell.has_value()) {
        return vec![rows.to_vec()];
    }
    let mut order: Vec<usize> = (0..rows.len()).collect();
    order.sort_by(|a, b| key.compare(&cells[*a], &cells[*b]));
    let mut out = Vec::new();
    let mut start = 0;
    while start < order.len() {
        let same = |i: &&usize| key.compare(&cells[order[start]], &cells[**i]).is_eq();
        let end = start + order[start..].iter().take_while(same).count();
        let group: Vec<u32> = order[start..end].iter().map(|i| rows[*i]).collect();
        if group.len() == 1 {
            out.push(group);
        } else {
            out.extend(groups(&group, later));
        }
        start = end;
    }
    out
}
