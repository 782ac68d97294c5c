//! What it would take: the smallest change of one figure that meets a missed criterion, or that brings a unit into the
//! maximum, each found exactly, applied, and tried with one step less.

use exact::Ratio;
use reference::{Indicator, Period, Role};

use crate::evaluate::{Lane, Truth, evaluate};
use crate::judge::judge;
use crate::judged::Judged;
use crate::judgement::{Judgement, Outcome};
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
    /// For each criterion that is unknown, or the ranking key that is: the figures that are missing.
    pub missing: Vec<(String, Vec<(Indicator, Period)>)>,
    /// The changes of missed criteria that are taken as made before the next list.
    pub after: Vec<Change>,
    /// The changes that then bring the unit into the maximum, each by itself; empty where it is selected already.
    pub selection: Vec<Change>,
    /// The award that the unit takes with the changes in `after` alone, where that keeps it from this one.
    pub kept_by: Option<String>,
    /// Changes that then, instead, make the unit take another award that keeps it from this one, each by itself.
    pub instead: Vec<Change>,
    /// Whether the changes in `after` are enough by themselves.
    pub enough: bool,
    /// Whether changes of one figure that bring the unit into the maximum were looked for, among the figures that the
    /// award's first ranking key is made of: an empty list then means that none of these does it.
    pub sought: bool,
    /// Whether some changes were looked for by doubling steps, because a formula is no quotient of straight lines in the
    /// figure: then a smaller change, or one where none was found, may have been passed over.
    pub stepwise: bool,
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
            // What the units below would have to change is not looked for: then nothing is said of it.
            crate::Met::NotMet if folds_under(plan, &[criterion.node]) => all_mended = false,
            crate::Met::NotMet => {
                let changes = meeting(judged, &judged.sheet, criterion.node, row, &mut takes.stepwise);
                takes
                    .criteria
                    .push((criterion.id.clone(), changes.into_iter().map(|(_, change)| change).collect()));
                all_mended &= mend(judged, &mut mended, criterion.node, row, &mut takes);
            }
        }
    }
    if standing == Outcome::Undetermined && takes.missing.is_empty() {
        // Every criterion is met: what is missing is what it would be ranked by.
        if let Some(key) = award.keys.first()
            && let KeySource::Node(node) | KeySource::TruthNode(node) = &key.source
        {
            takes.missing.push((key.id.clone(), missing(judged, *node, row)));
        }
    }
    let open = matches!(standing, Outcome::Eligible | Outcome::NotEligible);
    if !open || !all_mended || judged.is_selected(planned, row) {
        return takes;
    }
    if !takes.after.is_empty() {
        match fate(plan, &mended, planned, row) {
            Fate::Selected => {
                takes.enough = true;
                return takes;
            }
            Fate::Takes(award) => takes.kept_by = Some(plan.awards[award].id.clone()),
            Fate::LeftOut => {}
        }
    }
    let nodes: Vec<NodeId> = award.keys.first().map_or(Vec::new(), |key| match &key.source {
        KeySource::Node(node) | KeySource::TruthNode(node) => vec![*node],
        KeySource::Lead(lead) => lead.parts.iter().map(|part| part.1).collect(),
    });
    if folds_under(plan, &nodes) {
        return takes;
    }
    takes.sought = true;
    let values = KeyValues::new(plan, &mended);
    for slot in achieved_slots(plan, &nodes) {
        let mut brings = |wanted: fn(Fate) -> bool| {
            let found =
                smallest(plan, &mended, &values, row, slot, &|sheet| wanted(fate(plan, sheet, planned, row)));
            takes.stepwise |= !found.exact;
            found.change
        };
        if let Some(change) = brings(|fate| fate == Fate::Selected) {
            takes.selection.push(change);
        } else if takes.kept_by.is_none()
            && let Some(change) = brings(|fate| matches!(fate, Fate::Takes(_)))
        {
            takes.instead.push(change);
        }
    }
    takes
}

/// Meets a criterion on the way, where it is not met by then: each figure is changed once, as far as it must be.
fn mend(judged: &Judged<'_>, mended: &mut Sheet, node: NodeId, row: u32, takes: &mut Takes) -> bool {
    if holds(&judged.plan, mended, node, row) {
        return true;
    }
    let changes = meeting(judged, mended, node, row, &mut takes.stepwise);
    let Some((slot, change)) = changes.into_iter().next() else { return false };
    mended.columns[slot].set_number(row as usize, &change.to);
    let same = |made: &&mut Change| made.indicator == change.indicator && made.period == change.period;
    match takes.after.iter_mut().find(same) {
        Some(made) => made.to = change.to,
        None => takes.after.push(change),
    }
    true
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

/// What becomes of a row in an award.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// It is selected.
    Selected,
    /// It takes another award, which keeps it from this one: the planned one of this number.
    Takes(usize),
    /// Neither.
    LeftOut,
}

fn fate(plan: &Plan, sheet: &Sheet, planned: usize, row: u32) -> Fate {
    let judgement = judge(plan, sheet);
    let mut results = judgement.awards.iter().filter(|a| a.planned == planned);
    let Some(award) = results.find(|a| a.standing(row).is_some()) else { return Fate::LeftOut };
    if award.selected.contains(&row) {
        return Fate::Selected;
    }
    match award.standing(row).map(|standing| standing.outcome) {
        Some(Outcome::AlreadyAwarded) => {
            kept_by(plan, &judgement, planned, row).map_or(Fate::LeftOut, Fate::Takes)
        }
        _ => Fate::LeftOut,
    }
}

/// The award, by its number in the plan, that a row takes and that keeps it from another.
pub(crate) fn kept_by(plan: &Plan, judgement: &Judgement, planned: usize, row: u32) -> Option<usize> {
    let takes = |other: &usize| {
        judgement.awards.iter().any(|award| award.planned == *other && award.selected.contains(&row))
    };
    plan.awards[planned].not_with.iter().copied().find(takes)
}

/// Whether a criterion is met on a sheet.
fn holds(plan: &Plan, sheet: &Sheet, node: NodeId, row: u32) -> bool {
    let lanes: Vec<Lane<'static>> = evaluate(&plan.graph, sheet, &[node]);
    lanes[0].truth(row as usize) == Truth::True
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

/// The changes of one figure of a sheet that meet a criterion, each by itself, with their slots.
pub(crate) fn meeting(
    judged: &Judged<'_>,
    sheet: &Sheet,
    node: NodeId,
    row: u32,
    stepwise: &mut bool,
) -> Vec<(usize, Change)> {
    let plan = &judged.plan;
    let slots = achieved_slots(plan, &[node]);
    let found = slots.into_iter().filter_map(|slot| {
        let met = |sheet: &Sheet| holds(plan, sheet, node, row);
        let found = smallest(plan, sheet, judged.key_values(), row, slot, &met);
        *stepwise |= !found.exact;
        found.change.map(|change| (slot, change))
    });
    found.collect()
}

/// Whether some nodes rest on a sum or count over the units below.
pub(crate) fn folds_under(plan: &Plan, nodes: &[NodeId]) -> bool {
    nodes_under(plan, nodes).into_iter().any(|node| {
        matches!(plan.graph.nodes[node], crate::plan::Node::Over(..) | crate::plan::Node::Counted(..))
    })
}

/// The slots under some nodes.
pub(crate) fn slots_of(plan: &Plan, nodes: &[NodeId]) -> Vec<usize> {
    let slot = |node: NodeId| match plan.graph.nodes[node] {
        crate::plan::Node::Slot(slot) => Some(slot),
        _ => None,
    };
    let mut slots: Vec<usize> = nodes_under(plan, nodes).into_iter().filter_map(slot).collect();
    slots.sort_unstable();
    slots
}

/// Some nodes with all those under them.
fn nodes_under(plan: &Plan, nodes: &[NodeId]) -> Vec<NodeId> {
    let mut wanted = nodes.to_vec();
    let mut reached = vec![false; plan.graph.nodes.len()];
    let mut under = Vec::new();
    while let Some(node) = wanted.pop() {
        if !std::mem::replace(&mut reached[node], true) {
            under.push(node);
            wanted.extend(plan.graph.nodes[node].parts());
        }
    }
    under
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

/// What a search for the smallest change of a slot found.
pub(crate) struct Found {
    /// The change, where there is one.
    pub change: Option<Change>,
    /// Whether there is no smaller one, or none at all where none was found: otherwise the search doubled its steps.
    pub exact: bool,
}

/// The smallest change of a slot, up or down, after which a condition holds that does not hold now.
pub(crate) fn smallest(
    plan: &Plan,
    sheet: &Sheet,
    values: &KeyValues,
    row: u32,
    slot: usize,
    holds: &dyn Fn(&Sheet) -> bool,
) -> Found {
    let Some(now) = sheet.columns[slot].number_at(row as usize) else {
        return Found { change: None, exact: true };
    };
    let step = step_of(plan, slot);
    let mut tried = sheet.clone();
    let mut holds_at = |by: &Ratio| {
        tried.columns[slot].set_number(row as usize, &now.plus(&step.times(by)));
        holds(&tried)
    };
    let mut nearest: Option<Ratio> = None;
    let mut exact = true;
    for up in [true, false] {
        let signed = |by: &Ratio| if up { by.clone() } else { by.negated() };
        let turns = turns(plan, sheet, values, row as usize, slot, up);
        exact &= turns.exact;
        let mut passed = Ratio::ZERO;
        for turn in turns.at {
            if nearest.as_ref().is_some_and(|best| turn >= best.abs()) {
                break;
            }
            if holds_at(&signed(&turn)) {
                nearest = Some(signed(&first_that_holds(passed, turn, &mut |by| holds_at(&signed(by)))));
                break;
            }
            passed = turn;
        }
    }
    let slot = &plan.graph.slots[slot];
    let change = nearest.map(|by| {
        let to = now.plus(&step.times(&by));
        Change { indicator: slot.indicator.clone(), period: slot.period, from: now.clone(), to }
    });
    Found { change, exact }
}

/// The first step between one that does not hold and one that does. Between exact turning points it is the latter;
/// between doubled steps it is found by halving.
fn first_that_holds(mut not: Ratio, mut yes: Ratio, holds: &mut dyn FnMut(&Ratio) -> bool) -> Ratio {
    loop {
        // The last step may be less than a whole one.
        let before = yes.ceil().minus(&Ratio::ONE);
        if before <= not || !holds(&before) {
            return yes;
        }
        let middle = not.plus(&before).times(&Ratio::decimal(5, 1)).floor();
        // The one before holds already, whatever the middle says.
        yes = before;
        if middle > not && middle < yes {
            if holds(&middle) { yes = middle } else { not = middle }
        }
    }
}
