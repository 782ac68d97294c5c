//! Who leads: eligible units in order by the award's keys, equal ones together.
//!
//! A kind of ranking key is a file here: [`key`] compares a value that each unit has by itself, [`lead`] one that is
//! made of ranks among the eligible. A new kind gets its file, a variant of [`KeySource`](crate::plan::KeySource), and
//! a word in the movement file's grammar.

mod fractions;
mod key;
mod lead;
mod steps;

use std::borrow::Cow;

pub(crate) use key::Key;
pub(crate) use lead::{PartRanks, lead_key, leads, part_ranks};

/// Units in rank order: groups of equals, best first; within a group in the order in which they were given.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ranked {
    units: Vec<u32>,
    /// For each group, the place after its last unit.
    ends: Vec<u32>,
}

impl Ranked {
    /// Puts units in order; they are given in code order.
    pub fn new(mut units: Vec<u32>, keys: &[Cow<'_, Key>]) -> Ranked {
        let mut ends = Vec::new();
        if !units.is_empty() {
            split(&mut units, 0, keys, &mut ends);
        }
        Ranked { units, ends }
    }

    /// The groups of equals, best first, each with the number of units before it.
    pub fn groups(&self) -> impl Iterator<Item = (usize, &[u32])> {
        let starts = std::iter::once(0).chain(self.ends.iter().map(|end| *end as usize));
        starts.zip(&self.ends).map(|(start, end)| (start, &self.units[start..*end as usize]))
    }
}

/// Splits the groups that earlier keys left equal.
///
/// Where any unit of a group has no value for a key, that key is not applied to the group, and neither are later ones:
/// it stays tied.
fn split(units: &mut [u32], start: usize, keys: &[Cow<'_, Key>], ends: &mut Vec<u32>) {
    let end = (start + units.len()) as u32;
    let Some((key, later)) = keys.split_first() else { return ends.push(end) };
    if units.len() < 2 || units.iter().any(|unit| !key.has_value(*unit)) {
        return ends.push(end);
    }
    let runs = key.sort(units);
    let mut at = 0;
    for end in runs {
        let end = end as usize;
        split(&mut units[at..end], start + at, later, ends);
        at = end;
    }
}
