//! One award judged: who is eligible, who leads, who is selected, and what is left for people to decide.

use std::collections::BTreeMap;

use exact::Ratio;
use movement::SharedOf;

use crate::evaluate::{Lane, Number, Truth};
use crate::judgement::{AwardResult, Outcome, Standing};
use crate::plan::{KeySource, NodeId, Plan, PlanAward, PlanKey, PlanLead, PlanMaximum, PlanPrize};
use crate::ranking::{Key, PartRanks, groups, lead_key, part_ranks};
use crate::sheet::Sheet;

/// The computed nodes of a judgement.
pub(crate) struct Computed {
    lanes: BTreeMap<NodeId, Lane>,
}

impl Computed {
    pub fn new(nodes: &[NodeId], lanes: Vec<Lane>) -> Computed {
        Computed { lanes: nodes.iter().copied().zip(lanes).collect() }
    }

    pub fn lane(&self, node: NodeId) -> &Lane {
        &self.lanes[&node]
    }
}

/// An award judged, with what certainty needs to know of it.
pub(crate) struct JudgedAward {
    pub result: AwardResult,
    /// For each standing, whether it is eligible but for another award that it takes: so it would stand here.
    pub kept_out: Vec<bool>,
    /// Ranks in the parts of the lead, over the eligible rows.
    pub parts: Vec<PartRanks>,
    /// The eligible rows, in code order.
    pub eligible: Vec<u32>,
}

/// Judges one award over some rows; `taken` tells which rows the awards judged before have selected.
pub(crate) fn judge_award(
    plan: &Plan,
    sheet: &Sheet,
    computed: &Computed,
    planned: usize,
    rows: &[u32],
    taken: &[Vec<bool>],
) -> JudgedAward {
    let award = &plan.awards[planned];
    let mut outcomes = outcomes(plan, sheet, computed, award, rows);
    let mut kept_out = vec![false; rows.len()];
    for (i, row) in rows.iter().enumerate() {
        if outcomes[i] == Outcome::Eligible && award.not_with.iter().any(|other| taken[*other][*row as usize])
        {
            outcomes[i] = Outcome::AlreadyAwarded;
            kept_out[i] = true;
        }
    }
    let eligible: Vec<u32> =
        rows.iter().zip(&outcomes).filter(|(_, o)| **o == Outcome::Eligible).map(|(row, _)| *row).collect();
    let (keys, parts, leads) = keys(computed, award, &eligible, sheet.roster.len());
    let ranked = groups(&eligible, &keys);
    let quota = quota(&award.maximum, rows.len(), eligible.len());
    let (selected, tied) = select(&ranked, quota);

    let mut ranks: BTreeMap<u32, u32> = BTreeMap::new();
    let mut grades: BTreeMap<u32, usize> = BTreeMap::new();
    let mut place = 0;
    for group in &ranked {
        let grade = grade_of(award, place, group.len());
        for row in group {
            ranks.insert(*row, place as u32 + 1);
            if let Some(grade) = grade {
                grades.insert(*row, grade);
            }
        }
        place += group.len();
    }
    let standings = rows
        .iter()
        .zip(&outcomes)
        .map(|(row, outcome)| Standing {
            row: *row,
            outcome: *outcome,
            rank: ranks.get(row).copied(),
            certain: false,
            lead: leads
                .as_ref()
                .and_then(|leads| eligible.binary_search(row).ok().map(|at| leads[at].clone())),
            grade: grades.get(row).copied(),
            individuals: award.individuals,
            prize: prize(award, grades.get(row).copied(), computed, *row),
        })
        .collect();
    let undetermined = rows
        .iter()
        .zip(&outcomes)
        .filter(|(_, o)| matches!(o, Outcome::Undetermined | Outcome::Blocked))
        .map(|(row, _)| *row)
        .collect();
    let result = AwardResult {
        award: award.id.clone(),
        planned,
        recipients: award.recipients,
        group: None,
        quota,
        selected,
        tied,
        undetermined,
        standings,
    };
    JudgedAward { result, kept_out, parts, eligible }
}

fn outcomes(
    plan: &Plan,
    sheet: &Sheet,
    computed: &Computed,
    award: &PlanAward,
    rows: &[u32],
) -> Vec<Outcome> {
    let disqualified = truths(sheet, plan.disqualified);
    let blocked = truths(sheet, plan.blocked);
    let criteria: Vec<&Lane> = award.criteria.iter().map(|c| computed.lane(c.node)).collect();
    let first = award.keys.first().and_then(|key| match &key.source {
        KeySource::Node(node) | KeySource::TruthNode(node) => Some(computed.lane(*node)),
        KeySource::Lead(_) => None,
    });
    rows.iter()
        .map(|row| {
            let row = *row as usize;
            if disqualified[row] == Truth::True {
                return Outcome::Disqualified;
            }
            let mut unknown = false;
            for lane in &criteria {
                match lane.truth(row) {
                    Truth::False | Truth::Undefined => return Outcome::NotEligible,
                    Truth::Unknown => unknown = true,
                    Truth::True => {}
                }
            }
            match first.map(|lane| lane.number(row)) {
                // It has nothing to lead with.
                Some(Number::Undefined) => return Outcome::NotEligible,
                Some(Number::Unknown) => unknown = true,
                _ => {}
            }
            match (blocked[row] == Truth::True, unknown) {
                (true, _) => Outcome::Blocked,
                (false, true) => Outcome::Undetermined,
                (false, false) => Outcome::Eligible,
            }
        })
        .collect()
}

fn truths(sheet: &Sheet, slot: usize) -> &[Truth] {
    match &sheet.columns[slot] {
        crate::evaluate::Column::Truths(truths) => truths,
        _ => &[],
    }
}

/// The keys of an award over its eligible rows; the ranks and the leads where one of them is a lead.
fn keys<'a>(
    computed: &'a Computed,
    award: &'a PlanAward,
    eligible: &[u32],
    all_rows: usize,
) -> (Vec<Key<'a>>, Vec<PartRanks>, Option<Vec<Ratio>>) {
    let mut keys = Vec::with_capacity(award.keys.len());
    let mut parts = Vec::new();
    let mut leads = None;
    for key in &award.keys {
        match &key.source {
            KeySource::Node(_) | KeySource::TruthNode(_) => keys.extend(own_key(computed, key)),
            KeySource::Lead(lead) => {
                parts = lead_parts(computed, lead, eligible);
                let (key, values) = lead_key(eligible, all_rows, &parts, lead, key.order);
                keys.push(key);
                leads = Some(values);
            }
        }
    }
    (keys, parts, leads)
}

/// One key over the eligible rows, with the ranks in its parts where it is a lead.
pub(crate) fn ready_key<'a>(
    computed: &'a Computed,
    key: &'a PlanKey,
    eligible: &[u32],
    all_rows: usize,
) -> (Key<'a>, Vec<Vec<Option<u32>>>) {
    match &key.source {
        KeySource::Node(node) | KeySource::TruthNode(node) => {
            (Key::over(computed.lane(*node), &key.step, key.order), Vec::new())
        }
        KeySource::Lead(lead) => {
            let parts = lead_parts(computed, lead, eligible);
            let (ready, _) = lead_key(eligible, all_rows, &parts, lead, key.order);
            (ready, parts.into_iter().map(|part| part.ranks).collect())
        }
    }
}

fn lead_parts(computed: &Computed, lead: &PlanLead, eligible: &[u32]) -> Vec<PartRanks> {
    let rank = |(_, node, order): &(String, NodeId, movement::Order)| {
        part_ranks(eligible, &Key::over(computed.lane(*node), &lead.step, *order))
    };
    lead.parts.iter().map(rank).collect()
}

/// The key over values that each unit has by itself; none for a lead.
pub(crate) fn own_key<'a>(computed: &'a Computed, key: &'a PlanKey) -> Option<Key<'a>> {
    match &key.source {
        KeySource::Node(node) | KeySource::TruthNode(node) => {
            Some(Key::over(computed.lane(*node), &key.step, key.order))
        }
        KeySource::Lead(_) => None,
    }
}

/// The most that may be selected. A share is rounded down: "at most".
fn quota(maximum: &PlanMaximum, competing: usize, eligible: usize) -> Option<usize> {
    match maximum {
        PlanMaximum::None => None,
        PlanMaximum::Units(n) => Some(*n),
        PlanMaximum::Share(share, of) => {
            let units = match of {
                SharedOf::Competing => competing,
                SharedOf::Eligible => eligible,
            };
            let most = share.times(&Ratio::int(units as i128)).floor();
            most.to_whole().and_then(|n| usize::try_from(n).ok())
        }
    }
}

/// Fills the places from the best group down. A group that does not fit whole across the last place stays tied.
fn select(ranked: &[Vec<u32>], quota: Option<usize>) -> (Vec<u32>, Vec<u32>) {
    let mut selected = Vec::new();
    for group in ranked {
        let free = quota.map_or(usize::MAX, |quota| quota - selected.len());
        if free == 0 {
            break;
        }
        if group.len() > free {
            return (selected, group.clone());
        }
        selected.extend(group);
    }
    (selected, Vec::new())
}

/// The grade of a group of equals that takes the places after `place`; none across two grades or beyond the last.
fn grade_of(award: &PlanAward, place: usize, size: usize) -> Option<usize> {
    let mut end = 0;
    for (i, grade) in award.grades.iter().enumerate() {
        end += grade.maximum;
        if place < end {
            return (place + size <= end).then_some(i);
        }
    }
    None
}

fn prize(award: &PlanAward, grade: Option<usize>, computed: &Computed, row: u32) -> Option<Ratio> {
    let prize = grade.and_then(|g| award.grades[g].prize.as_ref()).or(award.prize.as_ref())?;
    match prize {
        PlanPrize::Sum(sum) => Some(sum.clone()),
        PlanPrize::PerHead(sum, heads) => {
            computed.lane(*heads).number(row as usize).known().map(|heads| sum.times(heads))
        }
    }
}
