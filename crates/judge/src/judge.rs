//! A whole round judged.

use std::collections::BTreeMap;

use crate::award::{Computed, JudgedAward, judge_award};
use crate::certainty;
use crate::evaluate::{Column, Lane, Number, Truth, evaluate, evaluate_nation};
use crate::judgement::{GoalResult, Judgement, Met};
use crate::plan::{KeySource, NodeId, Plan, PlanPrize};
use crate::sheet::Sheet;

/// Judges one round: every unit's standing for every award, the selections, what is certain, and the goals.
///
/// Pure and total: the same plan and figures give the same judgement, whatever the order in which figures came.
pub fn judge(plan: &Plan, sheet: &Sheet) -> Judgement {
    let computed = compute(plan, sheet);
    let rows = sheet.roster.len();
    let mut taken: Vec<Vec<bool>> = Vec::with_capacity(plan.awards.len());
    let mut judged: Vec<JudgedAward> = Vec::new();
    for (planned, award) in plan.awards.iter().enumerate() {
        let competing: Vec<u32> = sheet
            .roster
            .rows()
            .iter()
            .enumerate()
            .filter(|(_, row)| row.competes && row.unit.level == award.recipients)
            .map(|(i, _)| i as u32)
            .collect();
        let mut takes = vec![false; rows];
        for (group, members) in grouped(plan, sheet, planned, competing) {
            let mut one = judge_award(plan, sheet, &computed, planned, &members, &taken);
            one.result.group = group;
            for row in &one.result.selected {
                takes[*row as usize] = true;
            }
            judged.push(one);
        }
        taken.push(takes);
    }
    if anything_missing(plan, sheet) {
        certainty::mark(plan, &computed, &mut judged);
    } else {
        for award in &mut judged {
            let result = &mut award.result;
            for row in &result.selected {
                if let Ok(at) = result.standings.binary_search_by_key(row, |s| s.row) {
                    result.standings[at].certain = true;
                }
            }
        }
    }
    Judgement {
        movement: plan.movement.clone(),
        round: plan.round.clone(),
        as_of: plan.cut_off,
        readings: plan.readings.clone(),
        assumed_attested: plan.assume_attested,
        roster: sheet.roster.clone(),
        awards: judged.into_iter().map(|award| award.result).collect(),
        goals: goals(plan, sheet),
    }
}

/// Computes every node that an award asks for.
pub(crate) fn compute(plan: &Plan, sheet: &Sheet) -> Computed {
    let mut wanted: Vec<NodeId> = Vec::new();
    for award in &plan.awards {
        wanted.extend(award.criteria.iter().map(|c| c.node));
        for key in &award.keys {
            match &key.source {
                KeySource::Node(node) | KeySource::TruthNode(node) => wanted.push(*node),
                KeySource::Lead(lead) => wanted.extend(lead.parts.iter().map(|part| part.1)),
            }
        }
        let prizes = award.grades.iter().filter_map(|g| g.prize.as_ref()).chain(&award.prize);
        for prize in prizes {
            if let PlanPrize::PerHead(_, heads) = prize {
                wanted.push(*heads);
            }
        }
    }
    wanted.sort_unstable();
    wanted.dedup();
    let lanes = evaluate(&plan.graph, sheet, &wanted);
    Computed::new(&wanted, lanes)
}

/// The name of a group and of the grouping it belongs to.
type Group = Option<(String, Option<String>)>;

/// The competing rows of an award, in the groups within which its standings are made.
fn grouped(plan: &Plan, sheet: &Sheet, planned: usize, rows: Vec<u32>) -> Vec<(Group, Vec<u32>)> {
    let Some(within) = &plan.awards[planned].within else { return vec![(None, rows)] };
    let mut groups: BTreeMap<Option<String>, Vec<u32>> = BTreeMap::new();
    for row in rows {
        let unit = &sheet.roster.rows()[row as usize].unit;
        groups.entry(within.group_of(unit)).or_default().push(row);
    }
    groups.into_iter().map(|(group, rows)| (Some((within.grouping.clone(), group)), rows)).collect()
}

/// Whether any figure that the round needs of a competing unit is missing.
fn anything_missing(plan: &Plan, sheet: &Sheet) -> bool {
    let competes: Vec<bool> =
        sheet.roster.rows().iter().map(|r| r.competes || !plan.folds.is_empty()).collect();
    sheet.columns.iter().any(|column| match column {
        Column::Decimals { known, .. } => {
            known.iter().zip(&competes).any(|(known, competes)| *competes && !known)
        }
        Column::Numbers(all) => {
            all.iter().zip(&competes).any(|(n, competes)| *competes && *n == Number::Unknown)
        }
        Column::Truths(all) => {
            all.iter().zip(&competes).any(|(t, competes)| *competes && *t == Truth::Unknown)
        }
    })
}

fn goals(plan: &Plan, sheet: &Sheet) -> Vec<GoalResult> {
    let wanted: Vec<NodeId> = plan.goals.iter().map(|g| g.node).collect();
    let lanes: Vec<Lane> = evaluate_nation(&plan.national, &sheet.national, &wanted);
    plan.goals
        .iter()
        .zip(lanes)
        .map(|(goal, lane)| {
            let value = lane.number(0);
            let outcome = match &value {
                Number::Known(value) if goal.reached.holds(value, &goal.target) => Met::Met,
                Number::Known(_) | Number::Undefined => Met::NotMet,
                Number::Unknown => Met::Unknown,
            };
            GoalResult { goal: goal.id.clone(), target: goal.target.clone(), value, outcome }
        })
        .collect()
}
