//! How little would change who is selected: the smallest change of one figure, and each reading.

use std::collections::BTreeMap;

use exact::Ratio;
use reference::Dimension;

use crate::judge::judge;
use crate::judged::Judged;
use crate::judgement::{AwardResult, Judgement};
use crate::key_values::KeyValues;
use crate::plan::Plan;
use crate::sheet::Sheet;
use crate::takes::{Change, slots_of};
use crate::turns::{step_of, turns};

/// What would change an award's selection.
#[derive(Clone, Debug)]
pub struct AwardFragility {
    /// The award's id.
    pub award: String,
    /// The group, where standings are made within groups.
    pub group: Option<(String, Option<String>)>,
    /// The units selected now.
    pub selected: Vec<String>,
    /// The units tied across the last place now.
    pub tied: Vec<String>,
    /// For each unit of measure, the smallest change of one figure of one unit.
    pub figures: Vec<SmallestChange>,
    /// Whether some changes of figures were looked for by doubling steps, because a formula is no quotient of straight
    /// lines in them: then a smaller change may have been passed over.
    pub stepwise: bool,
    /// Each reading's choice that, taken alone, selects others.
    pub readings: Vec<ReadingChange>,
}

/// The smallest change of one figure that changes a selection.
#[derive(Clone, Debug)]
pub struct SmallestChange {
    /// The unit whose figure it is.
    pub unit: String,
    /// The change.
    pub change: Change,
    /// The units then selected.
    pub selected: Vec<String>,
    /// The units then tied across the last place.
    pub tied: Vec<String>,
}

/// A reading's choice that changes a selection.
#[derive(Clone, Debug)]
pub struct ReadingChange {
    /// The reading.
    pub reading: String,
    /// The choice.
    pub choice: String,
    /// Whether the award exists under it.
    pub exists: bool,
    /// The units then selected.
    pub selected: Vec<String>,
    /// The units then tied across the last place.
    pub tied: Vec<String>,
}

/// A change under trial: so many steps up, or down.
struct Candidate {
    row: u32,
    slot: usize,
    steps: Ratio,
    up: bool,
}

/// Finds, for each award, what would change its selection.
pub fn fragility(judged: &Judged<'_>) -> Vec<AwardFragility> {
    let (smallest, stepwise) = smallest_changes(judged);
    let readings = reading_changes(judged);
    let awards = judged.judgement.awards.iter().zip(smallest).zip(readings);
    awards
        .map(|((award, figures), readings)| AwardFragility {
            award: award.award.clone(),
            group: award.group.clone(),
            selected: codes(&judged.judgement, &award.selected),
            tied: codes(&judged.judgement, &award.tied),
            figures,
            stepwise,
            readings,
        })
        .collect()
}

fn codes(judgement: &Judgement, rows: &[u32]) -> Vec<String> {
    rows.iter().map(|row| judgement.code(*row).to_string()).collect()
}

/// For each award, the smallest change for each unit of measure; and whether steps were doubled on the way.
fn smallest_changes(judged: &Judged<'_>) -> (Vec<Vec<SmallestChange>>, bool) {
    let plan = &judged.plan;
    let values = judged.key_values();
    let mut best: Vec<BTreeMap<Dimension, SmallestChange>> =
        vec![BTreeMap::new(); judged.judgement.awards.len()];
    let mut candidates = Vec::new();
    let mut stepwise = false;
    for row in competing(judged) {
        for slot in slots_of(plan, &(0..plan.graph.nodes.len()).collect::<Vec<_>>()) {
            stepwise |= !collect(plan, &judged.sheet, values, row, slot, &mut candidates);
        }
    }
    // Nearest first, so that whatever is found first for a unit of measure is the smallest.
    candidates
        .sort_by(|a, b| a.steps.cmp(&b.steps).then((a.row, a.slot, !a.up).cmp(&(b.row, b.slot, !b.up))));
    let mut sheet = judged.sheet.clone();
    let mut found: BTreeMap<Dimension, usize> = BTreeMap::new();
    // An award for which nobody competes cannot change.
    let contested = judged.judgement.awards.iter().filter(|a| !a.standings.is_empty()).count();
    for candidate in &candidates {
        let dimension = plan.graph.slots[candidate.slot].indicator.dimension;
        if found.get(&dimension).is_some_and(|n| *n == contested) {
            continue;
        }
        let Some(change) = apply(plan, judged, &mut sheet, candidate) else { continue };
        let then = judge(plan, &sheet);
        restore(judged, &mut sheet, candidate);
        for (i, (now, later)) in judged.judgement.awards.iter().zip(&then.awards).enumerate() {
            if !best[i].contains_key(&dimension) && differs(&judged.judgement, now, &then, later) {
                let smallest = SmallestChange {
                    unit: judged.judgement.code(candidate.row).to_string(),
                    change: change.clone(),
                    selected: codes(&then, &later.selected),
                    tied: codes(&then, &later.tied),
                };
                best[i].insert(dimension, smallest);
                *found.entry(dimension).or_default() += 1;
            }
        }
    }
    (best.into_iter().map(|found| found.into_values().collect()).collect(), stepwise)
}

fn competing(judged: &Judged<'_>) -> Vec<u32> {
    let rows = judged.sheet.roster.rows().iter().enumerate();
    rows.filter(|(_, row)| row.competes).map(|(i, _)| i as u32).collect()
}

/// Adds the changes of a slot at which anything may change; whether there are no others.
fn collect(
    plan: &Plan,
    sheet: &Sheet,
    values: &KeyValues,
    row: u32,
    slot: usize,
    candidates: &mut Vec<Candidate>,
) -> bool {
    if plan.graph.slots[slot].indicator.dimension == Dimension::Truth {
        return true;
    }
    let mut exact = true;
    for up in [true, false] {
        let turns = turns(plan, sheet, values, row as usize, slot, up);
        candidates.extend(turns.at.into_iter().map(|steps| Candidate { row, slot, steps, up }));
        exact &= turns.exact;
    }
    exact
}

fn apply(plan: &Plan, judged: &Judged<'_>, sheet: &mut Sheet, candidate: &Candidate) -> Option<Change> {
    let from = judged.sheet.columns[candidate.slot].number_at(candidate.row as usize)?;
    let by = step_of(plan, candidate.slot).times(&candidate.steps);
    let to = if candidate.up { from.plus(&by) } else { from.minus(&by) };
    sheet.columns[candidate.slot].set_number(candidate.row as usize, &to);
    let slot = &plan.graph.slots[candidate.slot];
    Some(Change { indicator: slot.indicator.clone(), period: slot.period, from, to })
}

fn restore(judged: &Judged<'_>, sheet: &mut Sheet, candidate: &Candidate) {
    sheet.columns[candidate.slot] = judged.sheet.columns[candidate.slot].clone();
}

/// Whether other units are selected, or some for another grade; their order among themselves is no matter here.
fn differs(now: &Judgement, a: &AwardResult, then: &Judgement, b: &AwardResult) -> bool {
    a.taken(now) != b.taken(then)
}

/// For each award, the readings whose choice alone changes the selection.
fn reading_changes(judged: &Judged<'_>) -> Vec<Vec<ReadingChange>> {
    let mut changes: Vec<Vec<ReadingChange>> = vec![Vec::new(); judged.judgement.awards.len()];
    let now = judged.readings();
    for reading in &judged.movement.readings {
        for choice in &reading.choices {
            if now.get(&reading.id.value) == Some(&choice.id.value) {
                continue;
            }
            let mut readings = now.clone();
            readings.insert(reading.id.value.clone(), choice.id.value.clone());
            let Ok(plan) =
                Plan::new(judged.movement, &judged.plan.round, &readings, judged.plan.assume_attested)
            else {
                continue;
            };
            let then = judge(&plan, &Sheet::new(&plan, judged.figures, judged.sheet.roster.clone()));
            for (i, award) in judged.judgement.awards.iter().enumerate() {
                let later = then.awards.iter().find(|a| a.award == award.award && a.group == award.group);
                if later.is_none_or(|later| differs(&judged.judgement, award, &then, later)) {
                    changes[i].push(ReadingChange {
                        reading: reading.id.value.clone(),
                        choice: choice.id.value.clone(),
                        exists: later.is_some(),
                        selected: later.map_or(Vec::new(), |later| codes(&then, &later.selected)),
                        tied: later.map_or(Vec::new(), |later| codes(&then, &later.tied)),
                    });
                }
            }
        }
    }
    changes
}
