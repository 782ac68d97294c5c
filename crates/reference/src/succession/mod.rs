//! Which units came out of which on 1 July 2025, and how figures are carried across.
//!
//! History is a ledger of successions with allocations, never a rename: `24` is Bắc Giang before that day and Bắc Ninh,
//! into which Bắc Giang went, after it.

mod carry;
mod regional;

use std::sync::LazyLock;

use exact::Ratio;

use crate::embedded::rows;
use crate::{Level, UnitCode};

pub use crate::units::REORGANISED;
pub use carry::{Carried, Ledger, Missing, NotAdditive, SplitProblem};
pub use regional::{RegionalOffice, regional_offices};

const PROVINCES: &str = include_str!("../../../../reference/succession/provinces.csv");
const COMMUNES: &str = include_str!("../../../../reference/succession/communes.csv");

/// One line of the ledger: a unit that ended, one that took it up, and how much of its people went there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Succession {
    /// The unit up to 30 June 2025: a province, a commune, or an island district without communes.
    pub old: UnitCode,
    /// The unit from 1 July 2025.
    pub new: UnitCode,
    /// The share of the old unit's people: 1 where all went there, 0 where only land did, `None` where it was divided
    /// and the shares are not published.
    pub share: Option<Ratio>,
}

/// The ledger of a level, ordered by old code; empty for levels that have none.
pub fn lines(level: Level) -> &'static [Succession] {
    static PROVINCE_LINES: LazyLock<Vec<Succession>> = LazyLock::new(provinces);
    static COMMUNE_LINES: LazyLock<Vec<Succession>> = LazyLock::new(communes);
    match level {
        Level::Province => &PROVINCE_LINES,
        Level::Commune => &COMMUNE_LINES,
        _ => &[],
    }
}

/// Where a unit went.
pub fn successors<'a>(level: Level, old: &'a str) -> impl Iterator<Item = &'static Succession> + 'a {
    lines(level).iter().filter(move |line| line.old.as_str() == old)
}

/// What a unit was made of.
pub fn predecessors<'a>(level: Level, new: &'a str) -> impl Iterator<Item = &'static Succession> + 'a {
    lines(level).iter().filter(move |line| line.new.as_str() == new)
}

fn provinces() -> Vec<Succession> {
    let mut found = Vec::new();
    rows(PROVINCES, |row| {
        let (old, new) = (UnitCode::new(&row[0]), UnitCode::new(&row[1]));
        found.push(Succession { old, new, share: Some(Ratio::ONE) });
    });
    found.sort_by(|a, b| a.old.cmp(&b.old));
    found
}

fn communes() -> Vec<Succession> {
    let mut found = Vec::new();
    rows(COMMUNES, |row| {
        let share = match &row[2] {
            "all" => Some(Ratio::ONE),
            "none" => Some(Ratio::ZERO),
            _ => None,
        };
        found.push(Succession { old: UnitCode::new(&row[0]), new: UnitCode::new(&row[1]), share });
    });
    found.sort_by(|a, b| (&a.old, &a.new).cmp(&(&b.old, &b.new)));
    found
}

#[cfg(test)]
mod tests;
