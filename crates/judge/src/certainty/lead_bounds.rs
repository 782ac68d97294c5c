//! How far newcomers can move the leads of an award that is led by ranks.

use std::cell::OnceCell;
use std::cmp::Ordering;

use exact::Ratio;
use movement::{Combine, Order, Unranked};

use crate::award::JudgedAward;
use crate::evaluate::State;
use crate::plan::PlanLead;
use crate::ranking::Key;

/// The leads that units may end up with. Units go by their number in the running.
pub(super) struct LeadBounds<'a> {
    lead: &'a PlanLead,
    order: Order,
    award: &'a JudgedAward,
    /// For each part, its key.
    parts: &'a [Key],
    /// For each unit, its number among the eligible.
    eligible: Vec<Option<usize>>,
    /// Units that could still turn out eligible.
    open: Vec<u32>,
    /// Whether the set of eligible units can still change.
    moving: bool,
    /// The best and the worst lead of each unit, once asked.
    best: Vec<OnceCell<Ratio>>,
    worst: Vec<OnceCell<Option<Ratio>>>,
}

impl<'a> LeadBounds<'a> {
    pub fn new(
        lead: &'a PlanLead,
        order: Order,
        parts: &'a [Key],
        award: &'a JudgedAward,
        open: &[u32],
    ) -> LeadBounds<'a> {
        let units = award.running.len();
        let mut eligible = vec![None; units];
        for (i, unit) in award.eligible.iter().enumerate() {
            eligible[*unit as usize] = Some(i);
        }
        LeadBounds {
            lead,
            order,
            award,
            parts,
            eligible,
            open: open.to_vec(),
            moving: !open.is_empty() || award.some_kept_out,
            best: vec![OnceCell::new(); units],
            worst: vec![OnceCell::new(); units],
        }
    }

    /// How two units compare, better first, where nothing can change it.
    pub fn fixed(&self, a: u32, b: u32) -> Option<Ordering> {
        let (a, b) = (self.now(a)?, self.now(b)?);
        (!self.moving).then(|| match self.order {
            Order::Ascending => a.cmp(b),
            Order::Descending => b.cmp(a),
        })
    }

    fn now(&self, unit: u32) -> Option<&Ratio> {
        self.eligible[unit as usize].map(|i| &self.award.leads[i])
    }

    /// Whether `a` may end up with a lead as good as that of `b`, or better.
    pub fn may_reach(&self, a: u32, b: u32) -> bool {
        // Units that another award keeps out may come back and move every rank: no bound is kept for that.
        if self.order == Order::Descending || self.award.some_kept_out {
            return true;
        }
        let Some(worst_b) = self.worst[b as usize].get_or_init(|| self.worst(b)) else { return true };
        if self.best[a as usize].get_or_init(|| self.best(a)) > worst_b {
            return false;
        }
        // The bounds overlap, but between two units that have all ranks a newcomer only counts where it can stand
        // between them.
        let (Some(now_a), Some(now_b)) = (self.now(a), self.now(b)) else { return true };
        if self.lead.combine != Combine::Sum || !self.has_all_ranks(a) || !self.has_all_ranks(b) {
            return true;
        }
        let gap = now_a.minus(now_b);
        let between: usize = self.parts.iter().map(|key| self.may_come_between(key, a, b)).sum();
        gap <= Ratio::int(between as i128)
    }

    fn has_all_ranks(&self, unit: u32) -> bool {
        self.eligible[unit as usize]
            .is_some_and(|i| self.award.parts.iter().all(|part| part.ranks[i].is_some()))
    }

    /// How many newcomers may stand above `b` in a part without standing above `a`.
    fn may_come_between(&self, key: &Key, a: u32, b: u32) -> usize {
        if key.compare(a, b).is_ge() {
            return 0;
        }
        let newcomer = |w: &&u32| match key.state(**w) {
            State::Unknown => true,
            State::Undefined => false,
            State::Known => key.compare(**w, b).is_lt() && key.compare(**w, a).is_ge(),
        };
        self.open.iter().filter(newcomer).count()
    }

    /// The worst lead that an eligible unit may end up with.
    fn worst(&self, unit: u32) -> Option<Ratio> {
        let i = self.eligible[unit as usize]?;
        let mut ranks = Vec::new();
        let mut known = Vec::new();
        for (part, key) in self.award.parts.iter().zip(self.parts) {
            let above = |w: &&u32| match (key.state(**w), part.ranks[i]) {
                (State::Unknown, _) => true,
                (State::Undefined, _) => false,
                (State::Known, Some(_)) => key.compare(**w, unit).is_lt(),
                (State::Known, None) => true,
            };
            let newcomers = self.open.iter().filter(above).count() as i128;
            match part.ranks[i] {
                Some(rank) => {
                    known.push(i128::from(rank) + newcomers);
                    ranks.push(i128::from(rank) + newcomers);
                }
                None => ranks.push(i128::from(part.ranked) + 1 + newcomers),
            }
        }
        // The mean of the other ranks is never worse than the worst of them.
        let stand_in = known.iter().max().copied();
        for (rank, part) in ranks.iter_mut().zip(&self.award.parts) {
            if part.ranks[i].is_none()
                && self.lead.unranked == Unranked::Mean
                && let Some(stand_in) = stand_in
            {
                *rank = stand_in;
            }
        }
        Some(self.joined(&ranks))
    }

    /// The best lead that a unit may end up with.
    fn best(&self, unit: u32) -> Ratio {
        if let Some(now) = self.now(unit) {
            // Newcomers only push ranks down.
            return now.clone();
        }
        let rank = |key: &Key| {
            let better = |other: &&u32| key.has_value(**other) && key.compare(**other, unit).is_lt();
            match key.has_value(unit) {
                true => 1 + self.award.eligible.iter().filter(better).count() as i128,
                false => 1,
            }
        };
        let ranks: Vec<i128> = self.parts.iter().map(rank).collect();
        self.joined(&ranks)
    }

    fn joined(&self, ranks: &[i128]) -> Ratio {
        Ratio::int(match self.lead.combine {
            Combine::Sum => ranks.iter().sum(),
            Combine::Worst => ranks.iter().max().copied().unwrap_or(0),
        })
    }
}
