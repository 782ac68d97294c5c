//! Which selections are certain: they stand whatever the missing figures turn out to be.
//!
//! Sound before useful: a unit is certain only if it can be shown that no figures still to come could take its place
//! away. What is known never changes; a missing figure may become anything. So a rival that is still undetermined can
//! only be counted out by what is already known of it, and in a rank-sum a newcomer moves others only as far as it can
//! stand between them.

mod lead_bounds;

use std::cell::OnceCell;
use std::cmp::Ordering;

use crate::award::JudgedAward;
use crate::competing::Shown;
use crate::evaluate::State;
use crate::judgement::Outcome;
use crate::plan::{KeySource, Node, Plan, PlanAward, PlanMaximum};
use lead_bounds::LeadBounds;

/// Marks the selections that are certain, award by award in the order of judging.
pub(crate) fn mark(plan: &Plan, judged: &mut [JudgedAward]) {
    // `first_known` may take back what it gave: nothing shown from it is for ever.
    if plan.graph.nodes.iter().any(|node| matches!(node, Node::FirstKnown(..))) {
        return;
    }
    let mut fates: Vec<Fate> = Vec::with_capacity(judged.len());
    for at in 0..judged.len() {
        let fate = Rivalry::new(plan, judged, at, &fates).fate(plan);
        judged[at].result.standings.certain = fate.certain.clone();
        fates.push(fate);
    }
}

/// What the future can do to the selection of one award: rows, in order.
struct Fate {
    /// Those that are selected and stay so.
    certain: Vec<u32>,
    /// Those that may be selected in the end; nobody where no later award asks.
    perhaps: Vec<u32>,
}

/// Whether other awards may keep a unit from this one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum KeptOut {
    Never,
    Perhaps,
    Surely,
}

/// The units that may share an award's places, and how far each can come. Units go by their number in the running.
struct Rivalry<'a> {
    award: &'a JudgedAward,
    planned: &'a PlanAward,
    /// Units that are eligible, or would be but for another award.
    fit: Vec<u32>,
    /// Units that could still turn out eligible.
    open: Vec<u32>,
    kept_out: Vec<KeptOut>,
    lead: Option<LeadBounds<'a>>,
    /// For each unit, once asked: whether nobody can join or leave its group of equals or part it anew.
    settled: Vec<OnceCell<bool>>,
}

impl<'a> Rivalry<'a> {
    fn new(plan: &'a Plan, judged: &'a [JudgedAward], at: usize, fates: &[Fate]) -> Self {
        let award = &judged[at];
        let planned = &plan.awards[award.result.planned];
        let units = 0..award.running.len() as u32;
        let (open, fit): (Vec<u32>, Vec<u32>) =
            units.partition(|unit| award.outcome(*unit) == Outcome::Undetermined);
        let earlier: Vec<&Fate> = judged[..at]
            .iter()
            .zip(fates)
            .filter(|(earlier, _)| planned.not_with.contains(&earlier.result.planned))
            .map(|(_, fate)| fate)
            .collect();
        let kept_out: Vec<KeptOut> = award.running_rows().map(|row| kept_out(row, &earlier)).collect();
        let lead = match (planned.keys.first().map(|key| (&key.source, key.order)), award.keys.first()) {
            (Some((KeySource::Lead(lead), order)), Some(Shown::Parts(parts))) => {
                let joins = |unit: &&u32| kept_out[**unit as usize] != KeptOut::Surely;
                let may_join = open.iter().filter(joins).copied().collect();
                let may_leave = fit.iter().any(|unit| kept_out[*unit as usize] == KeptOut::Perhaps);
                Some(LeadBounds::new(lead, order, parts, award, may_join, may_leave))
            }
            _ => None,
        };
        Rivalry {
            award,
            planned,
            fit,
            open,
            kept_out,
            lead,
            settled: vec![OnceCell::new(); award.running.len()],
        }
    }

    /// Whether a unit's group of equals is settled: nobody can join it or leave it, and no later key misses a figure.
    fn settled(&self, unit: u32) -> bool {
        *self.settled[unit as usize].get_or_init(|| {
            self.fit.iter().chain(&self.open).all(|other| match self.compare_first(*other, unit) {
                Some(order) if order.is_ne() => true,
                Some(_) => {
                    let known = |shown: &Shown| match shown {
                        Shown::Own(key) => key.state(*other) != State::Unknown,
                        Shown::Parts(_) => false,
                    };
                    self.award.keys.iter().skip(1).all(known)
                        && self.award.outcome(*other) == Outcome::Eligible
                        && self.kept_out[*other as usize] == KeptOut::Never
                }
                None => false,
            })
        })
    }

    /// How two units compare by the first key, better first, where that is known for ever.
    fn compare_first(&self, a: u32, b: u32) -> Option<Ordering> {
        match (&self.lead, self.award.keys.first()) {
            (Some(lead), _) => lead.fixed(a, b),
            (None, Some(Shown::Own(key))) => {
                (key.has_value(a) && key.has_value(b)).then(|| key.compare(a, b))
            }
            (None, Some(Shown::Parts(_))) => None,
            (None, None) => Some(Ordering::Equal),
        }
    }

    /// Whether `a` may end up beside or above `b`.
    fn may_reach(&self, a: u32, b: u32) -> bool {
        match self.compare_first(a, b) {
            Some(Ordering::Greater) => false,
            Some(Ordering::Less) => true,
            Some(Ordering::Equal) => !self.settled(b) || self.award.rank(a) <= self.award.rank(b),
            None => self.lead.as_ref().is_none_or(|lead| lead.may_reach(a, b)),
        }
    }

    fn fate(&self, plan: &Plan) -> Fate {
        let asked = plan.awards.iter().any(|award| award.not_with.contains(&self.award.result.planned));
        let perhaps = if asked { self.perhaps() } else { Vec::new() };
        Fate { certain: self.certain(), perhaps }
    }

    /// The rows whose selection is certain.
    fn certain(&self) -> Vec<u32> {
        let places = self.places();
        let mut selected = self.award.result.selected.clone();
        selected.sort_unstable();
        selected.retain(|row| {
            self.award.unit_of(*row).is_some_and(|unit| {
                self.kept_out[unit as usize] == KeptOut::Never
                    && (places == usize::MAX || self.rivals_of(unit, places) < places)
            })
        });
        selected
    }

    /// The rows that may be selected in the end.
    fn perhaps(&self) -> Vec<u32> {
        let (places, leaders) = (self.places(), self.leaders());
        // A share of the units is no fixed number of places: nobody is counted out by those above.
        let fixed = !matches!(self.planned.maximum, PlanMaximum::Share(..));
        let never = |unit: u32| {
            self.kept_out[unit as usize] == KeptOut::Surely
                || (fixed && self.always_above(unit, &leaders, places) >= places)
        };
        (0..).zip(self.award.running_rows()).filter(|(unit, _)| !never(*unit)).map(|(_, row)| row).collect()
    }

    /// The best-ranked units that are in the running for good: enough of them to count somebody out.
    fn leaders(&self) -> Vec<u32> {
        if matches!(self.planned.maximum, PlanMaximum::Share(..)) || self.places() == usize::MAX {
            return Vec::new();
        }
        let in_for_good = |unit: &u32| {
            self.award.outcome(*unit) == Outcome::Eligible && self.kept_out[*unit as usize] == KeptOut::Never
        };
        let mut leaders: Vec<u32> = self.fit.iter().copied().filter(in_for_good).collect();
        leaders.sort_by_key(|unit| self.award.rank(*unit));
        leaders.truncate(self.places().saturating_add(50));
        leaders
    }

    /// The fewest places that there may be in the end.
    fn places(&self) -> usize {
        match &self.planned.maximum {
            // Newcomers only make a share of the eligible larger; those that another award may yet take make it smaller.
            PlanMaximum::Share(share, movement::SharedOf::Eligible) => {
                let stay = |unit: &&u32| {
                    self.award.outcome(**unit) == Outcome::Eligible
                        && self.kept_out[**unit as usize] == KeptOut::Never
                };
                let staying = self.fit.iter().filter(stay).count();
                let fewest = share.times(&exact::Ratio::int(staying as i128)).floor().to_whole();
                fewest.and_then(|n| usize::try_from(n).ok()).unwrap_or(0)
            }
            _ => self.award.result.quota.unwrap_or(usize::MAX),
        }
    }

    /// How many others may end up beside or above a unit; no more are counted than `enough`.
    fn rivals_of(&self, unit: u32, enough: usize) -> usize {
        let others = self.fit.iter().chain(&self.open);
        others
            .filter(|other| **other != unit && self.kept_out[**other as usize] != KeptOut::Surely)
            .filter(|other| self.may_reach(**other, unit))
            .take(enough)
            .count()
    }

    /// How many of the leaders will always stand strictly above a unit; no more are counted than `enough`.
    fn always_above(&self, unit: u32, leaders: &[u32], enough: usize) -> usize {
        let above = leaders.iter().filter(|other| **other != unit && !self.may_reach(unit, **other));
        above.take(enough).count()
    }
}

/// Whether awards judged before may keep a row from this one.
fn kept_out(row: u32, earlier: &[&Fate]) -> KeptOut {
    let holds = |rows: &Vec<u32>| rows.binary_search(&row).is_ok();
    if earlier.iter().any(|fate| holds(&fate.certain)) {
        KeptOut::Surely
    } else if earlier.iter().any(|fate| holds(&fate.perhaps)) {
        KeptOut::Perhaps
    } else {
        KeptOut::Never
    }
}

impl JudgedAward {
    fn outcome(&self, unit: u32) -> Outcome {
        self.result.standings.outcomes[self.running[unit as usize] as usize]
    }

    /// The unit's rank; none comes before every rank.
    fn rank(&self, unit: u32) -> Option<u32> {
        self.result.standings.rank_at(self.running[unit as usize] as usize)
    }

    /// The rows of the units in the running.
    fn running_rows(&self) -> impl Iterator<Item = u32> {
        self.running.iter().map(|place| self.result.standings.rows[*place as usize])
    }

    /// The number, in the running, of a row's unit.
    fn unit_of(&self, row: u32) -> Option<u32> {
        let place = self.result.standings.place_of(row)? as u32;
        self.running.binary_search(&place).ok().map(|unit| unit as u32)
    }
}
