//! The units that compete for an award: where their own figures put each, and what those in the running lead with.

use exact::Ratio;

use crate::evaluate::{Block, Column, State, Truth, for_each_block};
use crate::judgement::Outcome;
use crate::plan::{KeySource, NodeId, Plan, PlanAward, PlanKey, PlanPrize};
use crate::ranking::Key;
use crate::sheet::Sheet;

/// The units that compete for an award, before other awards have their say.
#[derive(Clone, Debug, Default)]
pub(crate) struct Competing {
    /// Their rows, in code order.
    pub rows: Vec<u32>,
    /// Where each stands.
    pub outcomes: Vec<Outcome>,
    /// The places, in `rows`, of those in the running: eligible, or undetermined and so perhaps eligible one day.
    pub running: Vec<u32>,
    /// For each ranking key, what the units in the running have to show.
    pub keys: Vec<Shown>,
    /// For each node that a prize is counted by, the numbers of all that compete.
    pub heads: Vec<(NodeId, Vec<Option<Ratio>>)>,
}

/// What units have to show for a ranking key.
#[derive(Clone, Debug)]
pub(crate) enum Shown {
    /// Their own value.
    Own(Key),
    /// Their values in each part of a lead.
    Parts(Vec<Key>),
}

impl Competing {
    /// The competing units of every award of a plan.
    pub fn in_all_awards(plan: &Plan, sheet: &Sheet) -> Vec<Competing> {
        let room = |award: &PlanAward| sheet.roster.competing(award.recipients).len();
        let mut all: Vec<Competing> =
            plan.awards.iter().map(|award| Competing::nobody(award, room(award))).collect();
        let mut wanted: Vec<NodeId> = plan.awards.iter().flat_map(nodes).collect();
        wanted.sort_unstable();
        wanted.dedup();
        for_each_block(&plan.graph, sheet, &wanted, |block| {
            for (award, competing) in plan.awards.iter().zip(&mut all) {
                competing.extend(plan, award, sheet, block);
            }
        });
        all
    }

    fn nobody(award: &PlanAward, room: usize) -> Competing {
        let shown = |key: &PlanKey| match &key.source {
            KeySource::Node(_) | KeySource::TruthNode(_) => Shown::Own(Key::new(&key.step, key.order)),
            KeySource::Lead(lead) => {
                Shown::Parts(lead.parts.iter().map(|(_, _, order)| Key::new(&lead.step, *order)).collect())
            }
        };
        Competing {
            rows: Vec::with_capacity(room),
            outcomes: Vec::with_capacity(room),
            keys: award.keys.iter().map(shown).collect(),
            heads: heads(award).map(|node| (node, Vec::new())).collect(),
            ..Competing::default()
        }
    }

    /// Takes in the rows of a block that compete for the award.
    fn extend(&mut self, plan: &Plan, award: &PlanAward, sheet: &Sheet, block: &Block<'_>) {
        let (first, end) = (block.rows.start as u32, block.rows.end as u32);
        let level = sheet.roster.competing(award.recipients);
        let rows = &level[level.partition_point(|row| *row < first)..level.partition_point(|row| *row < end)];
        if rows.is_empty() {
            return;
        }
        let outcomes = outcomes(plan, award, sheet, block);
        // Who is in the running is as good as chance: without a branch, none is foretold wrong.
        let mut running = vec![0; rows.len()];
        let mut count = 0;
        for (place, row) in (0..).zip(rows) {
            running[count] = place;
            let outcome = outcomes[(row - first) as usize];
            count +=
                usize::from(outcome == Outcome::Eligible) | usize::from(outcome == Outcome::Undetermined);
        }
        running.truncate(count);
        let before = self.rows.len() as u32;
        self.running.extend(running.iter().map(|place| before + place));
        // From here on by their rows within the block.
        running.iter_mut().for_each(|place| *place = rows[*place as usize] - first);
        self.rows.extend_from_slice(rows);
        if rows.len() == outcomes.len() {
            self.outcomes.extend_from_slice(&outcomes);
        } else {
            self.outcomes.extend(rows.iter().map(|row| outcomes[(row - first) as usize]));
        }
        for (key, shown) in award.keys.iter().zip(&mut self.keys) {
            match (&key.source, shown) {
                (KeySource::Node(node) | KeySource::TruthNode(node), Shown::Own(key)) => {
                    key.extend(block.lane(*node), &running);
                }
                (KeySource::Lead(lead), Shown::Parts(keys)) => {
                    for ((_, node, _), key) in lead.parts.iter().zip(keys) {
                        key.extend(block.lane(*node), &running);
                    }
                }
                _ => {}
            }
        }
        for (node, numbers) in &mut self.heads {
            let lane = block.lane(*node);
            numbers.extend(rows.iter().map(|row| lane.number((row - first) as usize).known().cloned()));
        }
    }

    /// Those in some places alone; the places are in order.
    pub fn picked(&self, places: &[u32]) -> Competing {
        let mut running = Vec::new();
        let mut picked_running = Vec::new();
        for (new, place) in places.iter().enumerate() {
            if let Ok(unit) = self.running.binary_search(place) {
                running.push(unit as u32);
                picked_running.push(new as u32);
            }
        }
        let shown = |shown: &Shown| match shown {
            Shown::Own(key) => Shown::Own(key.picked(&running)),
            Shown::Parts(parts) => Shown::Parts(parts.iter().map(|key| key.picked(&running)).collect()),
        };
        let of_places = |all: &[Option<Ratio>]| places.iter().map(|p| all[*p as usize].clone()).collect();
        Competing {
            rows: places.iter().map(|place| self.rows[*place as usize]).collect(),
            outcomes: places.iter().map(|place| self.outcomes[*place as usize]).collect(),
            running: picked_running,
            keys: self.keys.iter().map(shown).collect(),
            heads: self.heads.iter().map(|(node, numbers)| (*node, of_places(numbers))).collect(),
        }
    }
}

/// The nodes that judging an award asks for.
fn nodes(award: &PlanAward) -> Vec<NodeId> {
    let mut nodes: Vec<NodeId> = award.criteria.iter().map(|c| c.node).chain(heads(award)).collect();
    for key in &award.keys {
        match &key.source {
            KeySource::Node(node) | KeySource::TruthNode(node) => nodes.push(*node),
            KeySource::Lead(lead) => nodes.extend(lead.parts.iter().map(|part| part.1)),
        }
    }
    nodes
}

/// The nodes that an award's prizes are counted by.
fn heads(award: &PlanAward) -> impl Iterator<Item = NodeId> {
    let prizes = award.grades.iter().filter_map(|grade| grade.prize.as_ref()).chain(&award.prize);
    prizes.filter_map(|prize| match prize {
        PlanPrize::Sum(_) => None,
        PlanPrize::PerHead(_, heads) => Some(*heads),
    })
}

/// The outcome of every row of a block, as if it competed.
fn outcomes(plan: &Plan, award: &PlanAward, sheet: &Sheet, block: &Block<'_>) -> Vec<Outcome> {
    // A criterion that is not met counts here as undefined: either way the unit is not eligible.
    let mut states = vec![State::Known; block.rows.len()];
    for criterion in &award.criteria {
        block.lane(criterion.node).join_met(&mut states);
    }
    // A unit whose first key is undefined has nothing to lead with.
    if let Some(KeySource::Node(node) | KeySource::TruthNode(node)) =
        award.keys.first().map(|key| &key.source)
    {
        block.lane(*node).join_states(&mut states);
    }
    let records = |slot: usize| &truths(sheet, slot)[block.rows.clone()];
    let recorded = records(plan.disqualified).iter().zip(records(plan.blocked));
    let outcome = |(state, (disqualified, blocked)): (&State, (&Truth, &Truth))| {
        let known = if *state == State::Known { Outcome::Eligible } else { Outcome::Undetermined };
        let open = if *blocked == Truth::True { Outcome::Blocked } else { known };
        let own = if *state == State::Undefined { Outcome::NotEligible } else { open };
        if *disqualified == Truth::True { Outcome::Disqualified } else { own }
    };
    states.iter().zip(recorded).map(outcome).collect()
}

fn truths(sheet: &Sheet, slot: usize) -> &[Truth] {
    match &sheet.columns[slot] {
        Column::Truths(truths) => truths,
        Column::Decimals { .. } | Column::Numbers(_) => &[],
    }
}
