//! A whole round judged.

use std::collections::BTreeMap;

use reference::Level;

use crate::award::{JudgedAward, judge_award};
use crate::certainty;
use crate::competing::Competing;
use crate::evaluate::{Number, evaluate_nation};
use crate::judgement::{GoalResult, Judgement, Met};
use crate::plan::{NodeId, Plan};
use crate::sheet::Sheet;

/// Judges one round: every unit's standing for every award, the selections, what is certain, and the goals.
///
/// Pure and total: the same plan and figures give the same judgement, whatever the order in which figures came.
pub fn judge(plan: &Plan, sheet: &Sheet) -> Judgement {
    // For each award, the rows that it selects, in order.
    let mut taken: Vec<Vec<u32>> = Vec::with_capacity(plan.awards.len());
    let mut judged: Vec<JudgedAward> = Vec::with_capacity(plan.awards.len());
    for (planned, competing) in Competing::in_all_awards(plan, sheet).into_iter().enumerate() {
        let mut takes = Vec::new();
        for (group, members) in grouped(plan, sheet, planned, competing) {
            let mut one = judge_award(plan, planned, members, &taken);
            one.result.group = group;
            takes.extend_from_slice(&one.result.selected);
            judged.push(one);
        }
        takes.sort_unstable();
        taken.push(takes);
    }
    if anything_missing(plan, sheet) {
        certainty::mark(plan, &mut judged);
    } else {
        for award in &mut judged {
            award.result.standings.certain = award.result.selected.clone();
            award.result.standings.certain.sort_unstable();
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

/// The name of a group and of the grouping it belongs to.
type Group = Option<(String, Option<String>)>;

/// The units that compete for an award, in the groups within which its standings are made.
fn grouped(plan: &Plan, sheet: &Sheet, planned: usize, competing: Competing) -> Vec<(Group, Competing)> {
    let Some(within) = &plan.awards[planned].within else { return vec![(None, competing)] };
    let mut groups: BTreeMap<Option<String>, Vec<u32>> = BTreeMap::new();
    for (place, row) in competing.rows.iter().enumerate() {
        let unit = &sheet.roster.rows()[*row as usize].unit;
        groups.entry(within.group_of(unit)).or_default().push(place as u32);
    }
    let named = |group| Some((within.grouping.clone(), group));
    groups.into_iter().map(|(group, places)| (named(group), competing.picked(&places))).collect()
}

/// Whether any figure that the round needs of a competing unit is missing.
fn anything_missing(plan: &Plan, sheet: &Sheet) -> bool {
    let mut incomplete = sheet.columns.iter().filter(|column| !column.is_all_known());
    // What is missing of a unit below is missing above.
    let competing = || Level::ALL.into_iter().flat_map(|level| sheet.roster.competing(level));
    incomplete.any(|column| !plan.folds.is_empty() || competing().any(|row| !column.is_known(*row as usize)))
}

fn goals(plan: &Plan, sheet: &Sheet) -> Vec<GoalResult> {
    let wanted: Vec<NodeId> = plan.goals.iter().map(|g| g.node).collect();
    let values = evaluate_nation(&plan.national, &sheet.national, &wanted);
    plan.goals
        .iter()
        .zip(values)
        .map(|(goal, value)| {
            let outcome = match &value {
                Number::Known(value) if goal.reached.holds(value, &goal.target) => Met::Met,
                Number::Known(_) | Number::Undefined => Met::NotMet,
                Number::Unknown => Met::Unknown,
            };
            GoalResult { goal: goal.id.clone(), target: goal.target.clone(), value, outcome }
        })
        .collect()
}
