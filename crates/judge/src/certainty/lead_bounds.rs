//! How far newcomers, and figures still to come, can move the leads of an award that is led by ranks.

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
    /// Units that may still join the eligible.
    may_join: Vec<u32>,
    /// Whether eligible units may leave for another award, or come back from one.
    may_leave: bool,
    /// For each part, the eligible units whose figures for it are missing: they may yet take any rank in it.
    unranked_yet: Vec<Vec<u32>>,
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
        may_join: Vec<u32>,
        may_leave: bool,
    ) -> LeadBounds<'a> {
        let units = award.running.len();
        let mut eligible = vec![None; units];
        for (i, unit) in award.eligible.iter().enumerate() {
            eligible[*unit as usize] = Some(i);
        }
        let unranked_yet = |key: &Key| {
            let missing = |unit: &&u32| key.state(**unit) == State::Unknown;
            award.eligible.iter().filter(missing).copied().collect()
        };
        LeadBounds {
            lead,
            order,
            award,
            parts,
            eligible,
            may_join,
            may_leave,
            unranked_yet: parts.iter().map(unranked_yet).collect(),
            best: vec![OnceCell::new(); units],
            worst: vec![OnceCell::new(); units],
        }
    }

    /// How two units compare, better first, where nothing can change it.
    pub fn fixed(&self, a: u32, b: u32) -> Option<Ordering> {
        let (a, b) = (self.now(a)?, self.now(b)?);
        let moving = self.may_leave
            || !self.may_join.is_empty()
            || self.unranked_yet.iter().any(|part| !part.is_empty());
        (!moving).then(|| match self.order {
            Order::Ascending => a.cmp(b),
            Order::Descending => b.cmp(a),
        })
    }

    fn now(&self, unit: u32) -> Option<&Ratio> {
        self.eligible[unit as usize].map(|i| &self.award.leads[i])
    }

    /// Whether `a` may end up with a lead as good as that of `b`, or better.
    pub fn may_reach(&self, a: u32, b: u32) -> bool {
        // Units that come and go between awards may move every rank both ways: no bound is kept for that.
        if self.order == Order::Descending || self.may_leave {
            return true;
        }
        let Some(worst_b) = self.worst[b as usize].get_or_init(|| self.worst(b)) else { return true };
        if self.best[a as usize].get_or_init(|| self.best(a)) > worst_b {
            return false;
        }
        // The bounds overlap, but between two units that have all ranks another only counts where it can stand between
        // them.
        let (Some(now_a), Some(now_b)) = (self.now(a), self.now(b)) else { return true };
        if self.lead.combine != Combine::Sum || !self.has_all_ranks(a) || !self.has_all_ranks(b) {
            return true;
        }
        let gap = now_a.minus(now_b);
        let between: usize = (0..self.parts.len()).map(|part| self.may_come_between(part, a, b)).sum();
        gap <= Ratio::int(between as i128)
    }

    fn has_all_ranks(&self, unit: u32) -> bool {
        self.eligible[unit as usize]
            .is_some_and(|i| self.award.parts.iter().all(|part| part.ranks[i].is_some()))
    }

    /// How many units without a rank in a part may come to stand above `b` there without standing above `a`.
    fn may_come_between(&self, part: usize, a: u32, b: u32) -> usize {
        let key = &self.parts[part];
        if key.compare(a, b).is_ge() {
            return 0;
        }
        let newcomer = |w: &&u32| match key.state(**w) {
            State::Unknown => true,
            State::Undefined => false,
            State::Known => key.compare(**w, b).is_lt() && key.compare(**w, a).is_ge(),
        };
        self.may_join.iter().filter(newcomer).count() + self.unranked_yet[part].len()
    }

    /// The worst lead that an eligible unit may end up with.
    fn worst(&self, unit: u32) -> Option<Ratio> {
        let i = self.eligible[unit as usize]?;
        let ranks: Vec<Rank> = (0..self.parts.len()).map(|part| self.worst_rank(part, i, unit)).collect();
        // The mean of its ranks is never worse than the worst of them; a unit without any stands last everywhere.
        let surely_ranked = ranks.iter().any(|rank| matches!(rank, Rank::Is(_)));
        let may_count = |rank: &&Rank| !surely_ranked || !matches!(rank, Rank::Never(_));
        let mean = ranks.iter().filter(may_count).map(Rank::worst).max().unwrap_or(0);
        let of_part = |rank: &Rank| match (rank, self.lead.unranked) {
            (Rank::May(_) | Rank::Never(_), Unranked::Mean) => mean,
            (rank, _) => rank.worst(),
        };
        Some(self.joined(&ranks.iter().map(of_part).collect::<Vec<_>>()))
    }

    /// The worst rank in a part that an eligible unit, the `i`-th, may end up with.
    fn worst_rank(&self, part: usize, i: usize, unit: u32) -> Rank {
        let key = &self.parts[part];
        let above = |w: &&u32| match (key.state(**w), key.state(unit)) {
            (State::Unknown, _) => true,
            (State::Undefined, _) => false,
            (State::Known, State::Known) => key.compare(**w, unit).is_lt(),
            (State::Known, _) => true,
        };
        let newcomers = self.may_join.iter().filter(above).count() + self.unranked_yet[part].len();
        let ranks = &self.award.parts[part];
        match (key.state(unit), ranks.ranks[i]) {
            (State::Known, Some(rank)) => Rank::Is(i128::from(rank) + newcomers as i128),
            // It is itself among those without a rank yet: it may come last of all, or stay without.
            (State::Unknown, _) => Rank::May(i128::from(ranks.ranked) + newcomers as i128),
            _ => Rank::Never(i128::from(ranks.ranked) + 1 + newcomers as i128),
        }
    }

    /// The best lead that a unit may end up with.
    fn best(&self, unit: u32) -> Ratio {
        if let Some(now) = self.now(unit)
            && self.parts.iter().all(|key| key.state(unit) != State::Unknown)
        {
            // Others only push ranks down.
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

/// The worst rank in one part that a unit may end up with.
enum Rank {
    /// It has a rank.
    Is(i128),
    /// It may come to have one.
    May(i128),
    /// It never has one, and stands here where it stands last.
    Never(i128),
}

impl Rank {
    fn worst(&self) -> i128 {
        match self {
            Rank::Is(worst) | Rank::May(worst) | Rank::Never(worst) => *worst,
        }
    }
}
