//! Carrying additive figures from the units before 1 July 2025 to those after: what goes in comes out.

use std::collections::{BTreeMap, BTreeSet};

use exact::Ratio;

use super::{Succession, lines};
use crate::{Dimension, Level, UnitCode};

/// The successions of a level, with shares assigned where none are published.
#[derive(Clone, Debug)]
pub struct Ledger {
    lines: Vec<Succession>,
}

/// Figures carried to the new units, and what could not be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Carried {
    /// The new units' figures.
    pub figures: BTreeMap<UnitCode, Ratio>,
    /// New units that some given figure went to, but that are unknown all the same, and why.
    pub unknown: BTreeMap<UnitCode, Missing>,
    /// Codes that the ledger does not know, whose figures went nowhere.
    pub stranded: Vec<UnitCode>,
}

/// Why a new unit's figure is unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Missing {
    /// Old units that have no figure.
    pub figures: Vec<UnitCode>,
    /// Old units that were divided and whose shares are not known.
    pub shares: Vec<UnitCode>,
}

/// A figure that does not add up over units: a ratio, a truth, a score. It is unknown until it is assigned anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAdditive(pub Dimension);

/// Shares that cannot be a division of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SplitProblem {
    /// The ledger has no succession from the first to the second.
    NoSuccession(UnitCode, UnitCode),
    /// The shares of a unit come to something else than 1, or one is negative.
    NotWhole(UnitCode, Ratio),
}

impl Ledger {
    /// The ledger of provinces or communes as published.
    pub fn of(level: Level) -> Ledger {
        Ledger { lines: lines(level).to_vec() }
    }

    /// The ledger with a divided unit's shares assigned; they must come to 1.
    pub fn with_split(
        mut self,
        old: &UnitCode,
        shares: &BTreeMap<UnitCode, Ratio>,
    ) -> Result<Ledger, SplitProblem> {
        let total = shares.values().fold(Ratio::ZERO, |sum, share| sum.plus(share));
        if total != Ratio::ONE || shares.values().any(Ratio::is_negative) {
            return Err(SplitProblem::NotWhole(old.clone(), total));
        }
        let known = |new: &UnitCode| self.lines.iter().any(|line| line.old == *old && line.new == *new);
        if let Some(new) = shares.keys().find(|new| !known(new)) {
            return Err(SplitProblem::NoSuccession(old.clone(), new.clone()));
        }
        for line in self.lines.iter_mut().filter(|line| line.old == *old) {
            line.share = Some(shares.get(&line.new).cloned().unwrap_or(Ratio::ZERO));
        }
        Ok(self)
    }

    /// Carries counts and money to the new units. Refuses what does not add up.
    ///
    /// A new unit is known when every old unit that gave it people has a figure and a share. Where every figure is
    /// carried, the sum after is the sum before.
    pub fn carry(
        &self,
        dimension: Dimension,
        before: &BTreeMap<UnitCode, Ratio>,
    ) -> Result<Carried, NotAdditive> {
        if !matches!(dimension, Dimension::People | Dimension::Vnd | Dimension::Units) {
            return Err(NotAdditive(dimension));
        }
        let mut carried = Carried { stranded: self.stranded(before), ..Carried::default() };
        for (new, lines) in self.by_new_unit() {
            if !lines.iter().any(|line| before.contains_key(&line.old)) {
                continue;
            }
            match sum(&lines, before) {
                Ok(figure) => drop(carried.figures.insert(new.clone(), figure)),
                Err(missing) => drop(carried.unknown.insert(new.clone(), missing)),
            }
        }
        Ok(carried)
    }

    fn stranded(&self, before: &BTreeMap<UnitCode, Ratio>) -> Vec<UnitCode> {
        let known: BTreeSet<&UnitCode> = self.lines.iter().map(|line| &line.old).collect();
        before.keys().filter(|code| !known.contains(code)).cloned().collect()
    }

    fn by_new_unit(&self) -> BTreeMap<&UnitCode, Vec<&Succession>> {
        let mut found: BTreeMap<&UnitCode, Vec<&Succession>> = BTreeMap::new();
        for line in &self.lines {
            found.entry(&line.new).or_default().push(line);
        }
        found
    }
}

fn sum(lines: &[&Succession], before: &BTreeMap<UnitCode, Ratio>) -> Result<Ratio, Missing> {
    let mut missing = Missing::default();
    let mut sum = Ratio::ZERO;
    for line in lines.iter().filter(|line| line.share != Some(Ratio::ZERO)) {
        match (before.get(&line.old), &line.share) {
            (Some(figure), Some(share)) => sum = sum.plus(&figure.times(share)),
            (None, _) => missing.figures.push(line.old.clone()),
            (_, None) => missing.shares.push(line.old.clone()),
        }
    }
    if missing == Missing::default() { Ok(sum) } else { Err(missing) }
}
