//! What it would take: the smallest change of one figure that meets a missed criterion, or that brings a unit into the
//! maximum, each found exactly, applied, and tried with one step less.

use exact::Ratio;
use reference::{Indicator, Period, Role};

use crate::evaluate::{Lane, Truth, evaluate};
use crate::judge::judge;
use crate::judged::Judged;
use crate::judgement::Outcome;
use crate::key_values::KeyValues;
use crate::plan::{KeySource, NodeId, Plan};
use crate::sheet::Sheet;
use crate::turns::{step_of, turns};

/// A change of one figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// What is changed.
    pub indicator: Indicator,
    /// For which day, quarter or year.
    pub period: Period,
    /// What it is now.
    pub from: Ratio,
    /// What it would have to be.
    pub to: Ratio,
}

impl Change {
    /// By how much; negative for less.
    pub fn by(&self) -> Ratio {
        self.to.minus(&self.from)
    }
}

/// What it would take for a unit to be selected.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Takes {
    /// For each criterion that is not met: the changes that meet it, each by itself.
    pub criteria: Vec<(String, Vec<Change>)>,
    /// For each criterion that is unknown: the figures that are missing.
    pub missing: Vec<(String, Vec<(Indicator, Period)>)>,
    /// The changes of missed criteria that are taken as made before the next list.
    pub after: Vec<Change>,
    /// The changes that then bring the unit into the maximum, each by itself; empty where it is selected already.
    pub selection: Vec<Change>,
    /// Whether the changes in `after` are enough by themselves.
    pub enough: bool,
    /// Whether changes of one figure that bring the unit into the maximum were looked for: an empty list then means
    /// that there is none.
    pub sought: bool,
}

/// Finds what it would take for a row to be selected for an award.
pub fn takes(judged: &Judged<'_>, planned: usize, row: u32) -> Takes {
    let plan = &judged.plan;
    let award = &plan.awards[planned];
    let mut takes = Takes::default();
    let Some(standing) = judged
        .judgement
        .awards
        .iter()
        .find(|a| a.planned == planned)
        .and_then(|_| judged.standing(planned, row))
    else {
        return takes;
    };
    let mut mended = judged.sheet.clone();
    let mut all_mended = true;
    for (c, criterion) in award.criteria.iter().enumerate() {
        match judged.details().criterion(planned, c, row) {
            crate::Met::Met => {}
            crate::Met::Unknown => {
                takes.missing.push((criterion.id.clone(), missing(judged, criterion.node, row)));
                all_mended = false;
            }
            crate::Met::NotMet => {
                let changes = meeting(judged, criterion.node, row);
                match changes.first() {
                    Some((slot, change)) => {
                        mended.columns[*slot].set_number(row as usize, &change.to);
                        takes.after.push(change.clone());
                    }
                    None => all_mended = false,
                }
                takes
                    .criteria
                    .push((criterion.id.clone(), changes.into_iter().map(|(_, change)| change).collect()));
            }
        }
    }
    let open = matches!(standing, Outcome::Eligible | Outcome::NotEligible);
    if !open || !all_mended || judged.is_selected(planned, row) {
        return takes;
    }
    if !takes.after.is_empty() && selected(plan, &mended, planned, row) {
        takes.enough = true;
        return takes;
    }
    let nodes: Vec<NodeId> = award.keys.first().map_or(Vec::new(), |key| match &key.source {
        KeySource::Node(node) | KeySource::TruthNode(node) => vec![*node],
        KeySource::Lead(lead) => lead.parts.iter().map(|part| part.1).collect(),
    });
    takes.sought = true;
    let values = KeyValues::new(plan, &mended);
    let slots = achieved_slots(plan, &nodes);
    let found = slots.iter().filter_map(|slot| {
        smallest(plan, &mended, &values, row, *slot, &|sheet| selected(plan, sheet, planned, row))
    });
    takes.selection = found.collect();
    takes
}

impl Judged<'_> {
    fn standing(&self, planned: usize, row: u32) -> Option<Outcome> {
        let results = self.judgement.awards.iter().filter(|a| a.planned == planned);
        results.filter_map(|a| a.standing(row)).map(|s| s.outcome).next()
    }

    fn is_selected(&self, planned: usize, row: u32) -> bool {
        self.judgement.awards.iter().any(|a| a.planned == planned && a.selected.contains(&row))
    }
}

/// Whether a row is selected for an award, or would be but for a greater award that it takes.
fn selected(plan: &Plan, sheet: &Sheet, planned: usize, row: u32) -> bool {
    let judgement = judge(plan, sheet);
    judgement.awards.iter().filter(|a| a.planned == planned).any(|a| {
        a.selected.contains(&row) || a.standing(row).is_some_and(|s| s.outcome == Outcome::AlreadyAwarded)
    })
}

/// The figures that a criterion of a row is waiting for.
fn missing(judged: &Judged<'_>, node: NodeId, row: u32) -> Vec<(Indicator, Period)> {
    let plan = &judged.plan;
    let waiting = |slot: &usize| match &judged.sheet.columns[*slot] {
        crate::Column::Truths(truths) => truths[row as usize] == Truth::Unknown,
        column => column.number_at(row as usize).is_none(),
    };
    let slots = slots_of(plan, &[node]).into_iter().filter(waiting);
    slots.map(|slot| (plan.graph.slots[slot].indicator.clone(), plan.graph.slots[slot].period)).collect()
}

/// The changes of one figure that meet a criterion, each by itself, with their slots.
fn meeting(judged: &Judged<'_>, node: NodeId, row: u32) -> Vec<(usize, Change)> {
    let plan = &judged.plan;
    let met = |sheet: &Sheet| {
        let lanes: Vec<Lane<'static>> = evaluate(&plan.graph, sheet, &[node]);
        lanes[0].truth(row as usize) == Truth::True
    };
    let slots = achieved_slots(plan, &[node]);
    let found = slots.into_iter().filter_map(|slot| {
        smallest(plan, &judged.sheet, judged.key_values(), row, slot, &met).map(|change| (slot, change))
    });
    found.collect()
}

/// The slots under some nodes.
pub(crate) fn slots_of(plan: &Plan, nodes: &[NodeId]) -> Vec<usize> {
    let mut wanted = nodes.to_vec();
    let mut reached = vec![false; plan.graph.nodes.len()];
    let mut slots = Vec::new();
    while let Some(node) = wanted.pop() {
        if std::mem::replace(&mut reached[node], true) {
            continue;
        }
        if let crate::plan::Node::Slot(slot) = plan.graph.nodes[node] {
            slots.push(slot);
        }
        wanted.extend(plan.graph.nodes[node].parts());
    }
    slots.sort_unstable();
    slots
}

/// The slots under some nodes that a unit can still change by its work: what it achieved by the cut-off.
fn achieved_slots(plan: &Plan, nodes: &[NodeId]) -> Vec<usize> {
    let now = |slot: &usize| {
        let slot = &plan.graph.slots[*slot];
        let at_cut_off = slot.period == Period::containing(plan.cut_off, slot.period.kind());
        slot.indicator.role == Role::Achieved && at_cut_off
    };
    slots_of(plan, nodes).into_iter().filter(now).collect()
}

/// The smallest change of a slot, up or down, after which a condition holds that does not hold now.
pub(crate) fn smallest(
    plan: &Plan,
    sheet: &Sheet,
    values: &KeyValues,
    row: u32,
    slot: usize,
    holds: &dyn Fn(&Sheet) -> bool,
) -> Option<Change> {
    let now = sheet.columns[slot].number_at(row as usize)?;
    let step = step_of(plan, slot);
    let mut tried = sheet.clone();
    let mut holds_at = |by: i128| {
        let to = now.plus(&step.times(&Ratio::int(by)));
        tried.columns[slot].set_number(row as usize, &to);
        holds(&tried)
    };
    let mut nearest: Option<i128> = None;
    for up in [true, false] {
        let sign = if up { 1 } else { -1 };
        let all = turns(plan, sheet, values, row as usize, slot, up);
        let within = |turn: &&i128| nearest.is_none_or(|best| **turn < best.abs());
        let mut passed = 0;
        for turn in all.iter().filter(within) {
            if holds_at(sign * turn) {
                nearest = Some(sign * first_that_holds(passed, *turn, &mut |by| holds_at(sign * by)));
                break;
            }
            passed = *turn;
        }
    }
    let by = nearest?;
    let slot = &plan.graph.slots[slot];
    let to = now.plus(&step.times(&Ratio::int(by)));
    Some(Change { indicator: slot.indicator.clone(), period: slot.period, from: now, to })
}

/// The first step between one that does not hold and one that does. Between exact turning points it is the latter;
/// between doubled steps it is found by halving.
fn first_that_holds(mut not: i128, mut yes: i128, holds: &mut dyn FnMut(i128) -> bool) -> i128 {
    while yes - not > 1 && holds(yes - 1) {
        let middle = not + (yes - not) / 2;
        if holds(middle) { yes = middle } else { not = middle }
    }
    yes
}
