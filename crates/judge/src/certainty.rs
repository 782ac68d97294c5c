//! Which selections are certain: they stand whatever the missing figures turn out to be.
//!
//! Sound before useful: a unit is certain only if it can be shown that no figures still to come could take its place
//! away. What is known never changes; a missing figure may become anything. So a rival that is still undetermined can
//! only be counted out by what is already known of it, and in a rank-sum a newcomer moves others only as far as it can
//! stand between them.

use movement::{Combine, Order};

use crate::award::{Computed, JudgedAward, own_key};
use crate::judgement::Outcome;
use crate::plan::{KeySource, Node, Plan, PlanAward, PlanLead};
use crate::ranking::{Cell, Key};

/// Marks the selections that are certain, award by award in the order of judging.
pub(crate) fn mark(plan: &Plan, computed: &Computed, judged: &mut [JudgedAward]) {
    // `first_known` may take back what it gave: nothing shown from it is for ever.
    let may_take_back = plan.graph.nodes.iter().any(|node| matches!(node, Node::FirstKnown(..)));
    let mut fates: Vec<Fate> = Vec::with_capacity(judged.len());
    for at in 0..judged.len() {
        let fate = if may_take_back {
            Fate::nothing_certain(&judged[at])
        } else {
            Rivalry::new(plan, computed, judged, at, &fates).fate()
        };
        for (standing, certain) in judged[at].result.standings.iter_mut().zip(&fate.certain) {
            standing.certain = *certain;
        }
        fates.push(fate);
    }
}

/// What the future can do to the standings of one award, a place each as in its standings.
struct Fate {
    /// It is selected and stays so.
    certain: Vec<bool>,
    /// It can never be selected.
    never: Vec<bool>,
}

impl Fate {
    fn nothing_certain(award: &JudgedAward) -> Fate {
        let count = award.result.standings.len();
        Fate { certain: vec![false; count], never: vec![false; count] }
    }
}

/// Whether other awards may keep a unit from this one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum KeptOut {
    Never,
    Perhaps,
    Surely,
}

/// The units that may share an award's places, and how far each can come.
struct Rivalry<'a> {
    award: &'a JudgedAward,
    planned: &'a PlanAward,
    keys: Vec<Option<Key<'a>>>,
    /// The cells of the first key, where it is no lead, of every standing.
    first: Vec<Cell>,
    /// Places of units that are eligible, or would be but for another award.
    fit: Vec<usize>,
    /// Places of units that could still turn out eligible.
    open: Vec<usize>,
    kept_out: Vec<KeptOut>,
    lead: Option<LeadBounds<'a>>,
    /// For each standing, once asked: whether nobody can join or leave its group of equals or part it anew.
    settled: Vec<std::cell::OnceCell<bool>>,
}

impl<'a> Rivalry<'a> {
    fn new(
        plan: &'a Plan,
        computed: &'a Computed,
        judged: &'a [JudgedAward],
        at: usize,
        fates: &[Fate],
    ) -> Self {
        let award = &judged[at];
        let planned = &plan.awards[award.result.planned];
        let standings = &award.result.standings;
        let kept_out: Vec<KeptOut> = standings
            .iter()
            .map(|standing| {
                let mut worst = KeptOut::Never;
                for (earlier, fate) in judged[..at].iter().zip(fates) {
                    if !planned.not_with.contains(&earlier.result.planned) {
                        continue;
                    }
                    let Ok(place) = earlier.result.standings.binary_search_by_key(&standing.row, |s| s.row)
                    else {
                        continue;
                    };
                    if fate.certain[place] {
                        return KeptOut::Surely;
                    }
                    if !fate.never[place] {
                        worst = KeptOut::Perhaps;
                    }
                }
                worst
            })
            .collect();
        let with = |wanted: &[Outcome]| -> Vec<usize> {
            (0..standings.len()).filter(|i| wanted.contains(&standings[*i].outcome)).collect()
        };
        let fit = with(&[Outcome::Eligible, Outcome::AlreadyAwarded]);
        let open = with(&[Outcome::Undetermined]);
        let keys: Vec<Option<Key<'a>>> = planned.keys.iter().map(|key| own_key(computed, key)).collect();
        let first = match keys.first() {
            Some(Some(key)) => standings.iter().map(|s| key.cell(s.row)).collect(),
            _ => Vec::new(),
        };
        let lead = planned.keys.first().and_then(|key| match &key.source {
            KeySource::Lead(lead) => Some(LeadBounds::new(lead, key.order, computed, award, &open)),
            _ => None,
        });
        let settled = vec![std::cell::OnceCell::new(); standings.len()];
        Rivalry { award, planned, keys, first, fit, open, kept_out, lead, settled }
    }

    /// Whether a unit's group of equals is settled: nobody can join it or leave it, and no later key misses a figure.
    fn settled(&self, place: usize) -> bool {
        let standings = &self.award.result.standings;
        *self.settled[place].get_or_init(|| {
            self.fit.iter().chain(&self.open).all(|other| match self.compare_first(*other, place) {
                Some(order) if order.is_ne() => true,
                Some(_) => {
                    let known = |key: &Option<Key<'_>>| {
                        key.as_ref().is_some_and(|key| key.cell(standings[*other].row) != Cell::Unknown)
                    };
                    self.keys.iter().skip(1).all(known)
                        && standings[*other].outcome == Outcome::Eligible
                        && self.kept_out[*other] == KeptOut::Never
                }
                None => false,
            })
        })
    }

    /// How two units compare by the first key, better first, where that is known for ever.
    fn compare_first(&self, a: usize, b: usize) -> Option<std::cmp::Ordering> {
        match (&self.lead, self.keys.first()) {
            (Some(lead), _) => lead.fixed(a, b),
            (None, Some(Some(key))) => {
                let (a, b) = (&self.first[a], &self.first[b]);
                (a.has_value() && b.has_value()).then(|| key.compare(a, b))
            }
            (None, Some(None)) => None,
            (None, None) => Some(std::cmp::Ordering::Equal),
        }
    }

    /// Whether `a` may end up beside or above `b`.
    fn may_reach(&self, a: usize, b: usize) -> bool {
        match self.compare_first(a, b) {
            Some(order) if order.is_gt() => false,
            Some(order) if order.is_lt() => true,
            Some(_) => {
                let standings = &self.award.result.standings;
                !self.settled(b) || standings[a].rank <= standings[b].rank
            }
            None => self.lead.as_ref().is_none_or(|lead| lead.may_reach(a, b)),
        }
    }

    fn fate(&self) -> Fate {
        let standings = &self.award.result.standings;
        let mut fate = Fate { certain: vec![false; standings.len()], never: vec![false; standings.len()] };
        let places = self.places();
        for row in &self.award.result.selected {
            if let Ok(place) = standings.binary_search_by_key(row, |s| s.row) {
                fate.certain[place] = self.kept_out[place] == KeptOut::Never
                    && (places == usize::MAX || self.rivals_of(place) < places);
            }
        }
        let leaders = self.leaders();
        for (place, standing) in standings.iter().enumerate() {
            fate.never[place] = match standing.outcome {
                Outcome::Disqualified | Outcome::NotEligible | Outcome::Blocked => true,
                _ => self.kept_out[place] == KeptOut::Surely || self.always_above(place, &leaders) >= places,
            };
        }
        fate
    }

    /// The best-ranked units that are in the running for good: enough of them to count somebody out.
    fn leaders(&self) -> Vec<usize> {
        let standings = &self.award.result.standings;
        if matches!(self.planned.maximum, crate::plan::PlanMaximum::Share(..)) || self.places() == usize::MAX
        {
            return Vec::new();
        }
        let in_for_good = |place: &usize| {
            standings[*place].outcome == Outcome::Eligible && self.kept_out[*place] == KeptOut::Never
        };
        let mut leaders: Vec<usize> = self.fit.iter().copied().filter(in_for_good).collect();
        leaders.sort_by_key(|place| standings[*place].rank);
        leaders.truncate(self.places().saturating_add(50));
        leaders
    }

    fn places(&self) -> usize {
        match self.planned.maximum {
            // The share of the eligible grows with every newcomer: it is no bound from above.
            crate::plan::PlanMaximum::Share(_, movement::SharedOf::Eligible) => {
                self.award.result.quota.unwrap_or(0)
            }
            _ => self.award.result.quota.unwrap_or(usize::MAX),
        }
    }

    /// How many others may end up beside or above a unit.
    fn rivals_of(&self, place: usize) -> usize {
        let others = self.fit.iter().chain(&self.open);
        others
            .filter(|other| **other != place && self.kept_out[**other] != KeptOut::Surely)
            .filter(|other| self.may_reach(**other, place))
            .count()
    }

    /// How many of the leaders will always stand strictly above a unit.
    fn always_above(&self, place: usize, leaders: &[usize]) -> usize {
        leaders.iter().filter(|other| **other != place && !self.may_reach(place, **other)).count()
    }
}

/// How far newcomers can move the leads of an award that is led by ranks.
struct LeadBounds<'a> {
    lead: &'a PlanLead,
    order: Order,
    award: &'a JudgedAward,
    /// For each part, its key.
    parts: Vec<Key<'a>>,
    /// For each part, the cell of every standing.
    cells: Vec<Vec<Cell>>,
    /// For each standing, its place among the eligible.
    eligible: Vec<Option<usize>>,
    /// Places of units that could still turn out eligible.
    open: Vec<usize>,
    /// Whether the set of eligible units can still change.
    moving: bool,
}

impl<'a> LeadBounds<'a> {
    fn new(
        lead: &'a PlanLead,
        order: Order,
        computed: &'a Computed,
        award: &'a JudgedAward,
        open: &[usize],
    ) -> LeadBounds<'a> {
        let standings = &award.result.standings;
        let parts: Vec<Key<'a>> = lead
            .parts
            .iter()
            .map(|(_, node, order)| Key::over(computed.lane(*node), &lead.step, *order))
            .collect();
        let cells = parts.iter().map(|key| standings.iter().map(|s| key.cell(s.row)).collect()).collect();
        let eligible = standings.iter().map(|s| award.eligible.binary_search(&s.row).ok()).collect();
        let kept_out = award.kept_out.iter().any(|kept| *kept);
        LeadBounds {
            lead,
            order,
            award,
            parts,
            cells,
            eligible,
            open: open.to_vec(),
            moving: !open.is_empty() || kept_out,
        }
    }

    /// How two units compare, better first, where nothing can change it.
    fn fixed(&self, a: usize, b: usize) -> Option<std::cmp::Ordering> {
        let (a, b) = (self.now(a)?, self.now(b)?);
        (!self.moving).then(|| match self.order {
            Order::Ascending => a.cmp(b),
            Order::Descending => b.cmp(a),
        })
    }

    fn now(&self, place: usize) -> Option<&exact::Ratio> {
        self.award.result.standings[place].lead.as_ref()
    }

    /// Whether `a` may end up with a lead as good as that of `b`, or better.
    fn may_reach(&self, a: usize, b: usize) -> bool {
        // Units that another award keeps out may come back and move every rank: no bound is kept for that.
        if self.order == Order::Descending || self.award.kept_out.iter().any(|kept| *kept) {
            return true;
        }
        let (Some(worst_b), Some(best_a)) = (self.worst(b), self.best(a)) else { return true };
        if best_a > worst_b {
            return false;
        }
        // The bounds overlap, but between two units that have all ranks a newcomer only counts where it can stand
        // between them.
        let (Some(now_a), Some(now_b)) = (self.now(a), self.now(b)) else { return true };
        if self.lead.combine != Combine::Sum || !self.has_all_ranks(a) || !self.has_all_ranks(b) {
            return true;
        }
        let gap = now_a.minus(now_b);
        let between: usize = (0..self.parts.len()).map(|part| self.may_come_between(part, a, b)).sum();
        gap <= exact::Ratio::int(between as i128)
    }

    fn has_all_ranks(&self, place: usize) -> bool {
        self.eligible[place].is_some_and(|i| self.award.parts.iter().all(|part| part.ranks[i].is_some()))
    }

    /// How many newcomers may stand above `b` in a part without standing above `a`.
    fn may_come_between(&self, part: usize, a: usize, b: usize) -> usize {
        let (key, cells) = (&self.parts[part], &self.cells[part]);
        if key.compare(&cells[a], &cells[b]).is_ge() {
            return 0;
        }
        let newcomer = |w: &&usize| match &cells[**w] {
            Cell::Unknown => true,
            Cell::Undefined => false,
            cell => key.compare(cell, &cells[b]).is_lt() && key.compare(cell, &cells[a]).is_ge(),
        };
        self.open.iter().filter(newcomer).count()
    }

    /// The worst lead that an eligible unit may end up with.
    fn worst(&self, place: usize) -> Option<exact::Ratio> {
        let i = self.eligible[place]?;
        let mut ranks = Vec::new();
        let mut known = Vec::new();
        for (part, (key, cells)) in self.award.parts.iter().zip(self.parts.iter().zip(&self.cells)) {
            let above = |w: &&usize| match (&cells[**w], part.ranks[i]) {
                (Cell::Unknown, _) => true,
                (Cell::Undefined, _) => false,
                (cell, Some(_)) => key.compare(cell, &cells[place]).is_lt(),
                (_, None) => true,
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
                && self.lead.unranked == movement::Unranked::Mean
                && let Some(stand_in) = stand_in
            {
                *rank = stand_in;
            }
        }
        Some(self.joined(&ranks))
    }

    /// The best lead that a unit may end up with.
    fn best(&self, place: usize) -> Option<exact::Ratio> {
        if let Some(now) = self.now(place) {
            // Newcomers only push ranks down.
            return Some(now.clone());
        }
        let mut ranks = Vec::new();
        for (key, cells) in self.parts.iter().zip(&self.cells) {
            let fit = || self.eligible.iter().enumerate().filter(|(_, e)| e.is_some()).map(|(i, _)| i);
            let better = match &cells[place] {
                Cell::Unknown | Cell::Undefined => 0,
                cell => {
                    fit().filter(|i| cells[*i].has_value() && key.compare(&cells[*i], cell).is_lt()).count()
                }
            };
            ranks.push(1 + better as i128);
        }
        Some(self.joined(&ranks))
    }

    fn joined(&self, ranks: &[i128]) -> exact::Ratio {
        exact::Ratio::int(match self.lead.combine {
            Combine::Sum => ranks.iter().sum(),
            Combine::Worst => ranks.iter().max().copied().unwrap_or(0),
        })
    }
}
