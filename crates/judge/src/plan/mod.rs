//! A plan: a movement made ready for one round under chosen readings.
//!
//! Cases are resolved, names are looked up and formulas become a list of nodes, each over earlier ones, so that the
//! same plan judges any number of figure sets. A plan depends on the movement, the round and the readings, never on
//! figures.

mod compile;
mod node;

use std::collections::BTreeMap;

use exact::Ratio;
use jiff::civil::Date;
use movement::formula::Op;
use movement::{Combine, Movement, Order, Reached, Shown, Step, Unranked};
use reference::{Indicator, Level, Period};

pub(crate) use compile::years_before;
pub use node::{Node, NodeId};

/// A figure that the round needs: an indicator at a period.
#[derive(Clone, Debug, PartialEq)]
pub struct Slot {
    /// The indicator.
    pub indicator: Indicator,
    /// The day, quarter or year.
    pub period: Period,
}

/// A measure in a plan.
#[derive(Clone, Debug)]
pub struct PlanMeasure {
    /// Its id.
    pub id: String,
    /// The node that computes it; none for a lead, or where no case fits the round and readings.
    pub node: Option<NodeId>,
    /// Nodes of the required change and of its base, and the share under which the base is thin.
    pub thin_base: Option<(NodeId, NodeId, Ratio)>,
}

/// A criterion of one award in a plan.
#[derive(Clone, Debug)]
pub struct PlanCriterion {
    /// Its id.
    pub id: String,
    /// The node that settles it.
    pub node: NodeId,
    /// The slot of its attestation, where a person attests it.
    pub attested: Option<usize>,
}

/// A ranking key in a plan.
#[derive(Clone, Debug)]
pub struct PlanKey {
    /// The measure or indicator.
    pub id: String,
    /// What is compared.
    pub source: KeySource,
    /// Which way.
    pub order: Order,
    /// How finely.
    pub step: Step,
}

/// Where the values of a ranking key come from.
#[derive(Clone, Debug)]
pub enum KeySource {
    /// A measure that is computed for each unit by itself.
    Node(NodeId),
    /// A yes-or-no node; "yes" counts as one.
    TruthNode(NodeId),
    /// Ranks among the eligible units.
    Lead(PlanLead),
}

/// A lead in a plan.
#[derive(Clone, Debug)]
pub struct PlanLead {
    /// The parts: measure, node, order.
    pub parts: Vec<(String, NodeId, Order)>,
    /// How finely parts are compared.
    pub step: Step,
    /// How ranks are combined.
    pub combine: Combine,
    /// The rank of a unit without a value.
    pub unranked: Unranked,
}

/// How many may be selected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanMaximum {
    /// No maximum.
    None,
    /// So many.
    Units(usize),
    /// At most this share of the units, rounded down.
    Share(Ratio, movement::SharedOf),
}

/// Money in a plan.
#[derive(Clone, Debug)]
pub enum PlanPrize {
    /// A fixed sum of VND.
    Sum(Ratio),
    /// A sum for each head.
    PerHead(Ratio, NodeId),
}

/// A grade in a plan.
#[derive(Clone, Debug)]
pub struct PlanGrade {
    /// Its id.
    pub id: String,
    /// How many places it has.
    pub maximum: usize,
    /// The money that goes with it.
    pub prize: Option<PlanPrize>,
}

/// An award in a plan.
#[derive(Clone, Debug)]
pub struct PlanAward {
    /// Its id.
    pub id: String,
    /// Who may receive it.
    pub recipients: Level,
    /// The grouping within which standings are made.
    pub within: Option<Within>,
    /// What must be met.
    pub criteria: Vec<PlanCriterion>,
    /// The ranking keys, first to last.
    pub keys: Vec<PlanKey>,
    /// How many may be selected.
    pub maximum: PlanMaximum,
    /// Grades, best first.
    pub grades: Vec<PlanGrade>,
    /// The places, among the plan's awards, of those that keep a unit from this one.
    pub not_with: Vec<usize>,
    /// How many individuals a selected unit may propose.
    pub individuals: Option<i64>,
    /// The money that goes with it.
    pub prize: Option<PlanPrize>,
    /// The measures that matter to it, by their places in the plan: for flags.
    pub uses: Vec<usize>,
    /// The lead that the movement makes for this award under some reading, even where another reading ranks otherwise.
    pub lead: Option<String>,
}

/// The groups within which an award's standings are made.
#[derive(Clone, Debug)]
pub struct Within {
    /// The grouping: `cluster`, `region`, or one that the movement lists.
    pub grouping: String,
    /// The members that the movement itself lists for the round, by unit.
    pub members: BTreeMap<String, String>,
}

impl Within {
    /// The group of a unit: as the movement lists it, else as the unit itself says.
    pub fn group_of(&self, unit: &reference::Unit) -> Option<String> {
        if let Some(group) = self.members.get(unit.code.as_str()) {
            return Some(group.clone());
        }
        match self.grouping.as_str() {
            "region" => unit.region.clone(),
            "cluster" => unit.cluster.clone(),
            _ => None,
        }
    }
}

/// A goal in a plan.
#[derive(Clone, Debug)]
pub struct PlanGoal {
    /// Its id.
    pub id: String,
    /// What is measured, over national figures.
    pub node: NodeId,
    /// The target.
    pub target: Ratio,
    /// Which side of it counts.
    pub reached: Reached,
    /// How it is shown.
    pub shown: Shown,
}

/// Nodes and the figures they need.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    /// The figures.
    pub slots: Vec<Slot>,
    /// The nodes; each is over earlier ones.
    pub nodes: Vec<Node>,
}

impl Graph {
    /// Whether a condition speaks of no number that might not exist: of records, attestations and criteria alone.
    pub(crate) fn is_always_defined(&self, condition: NodeId) -> bool {
        match &self.nodes[condition] {
            Node::Slot(_) | Node::Truth(_) | Node::Undetermined | Node::Criterion(..) => true,
            Node::Not(x) => self.is_always_defined(*x),
            Node::Binary(Op::And | Op::Or, a, b) => self.is_always_defined(*a) && self.is_always_defined(*b),
            _ => false,
        }
    }
}

/// A movement made ready for one round under chosen readings.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The movement's id.
    pub movement: String,
    /// The round's id.
    pub round: String,
    /// The round's cut-off.
    pub cut_off: Date,
    /// Every reading's choice, in the order of the file.
    pub readings: Vec<(String, String)>,
    /// Whether absent attestations count as given.
    pub assume_attested: bool,
    /// What is computed for each unit.
    pub graph: Graph,
    /// What is computed for the country.
    pub national: Graph,
    /// The measures, in the order of the file.
    pub measures: Vec<PlanMeasure>,
    /// The awards that exist, in the order of the file.
    pub awards: Vec<PlanAward>,
    /// The goals.
    pub goals: Vec<PlanGoal>,
    /// The slot of the recorded disqualification.
    pub disqualified: usize,
    /// The slot of the recorded block.
    pub blocked: usize,
    /// The levels over whose units a formula sums or counts.
    pub folds: Vec<Level>,
}

/// Why a plan cannot be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanProblem {
    /// The movement has no such round.
    UnknownRound {
        /// What was asked for.
        found: String,
        /// What there is.
        known: Vec<String>,
    },
    /// The movement has no such reading.
    UnknownReading {
        /// What was asked for.
        found: String,
        /// What there is.
        known: Vec<String>,
    },
    /// The reading has no such choice.
    UnknownChoice {
        /// The reading.
        reading: String,
        /// What was asked for.
        found: String,
        /// What there is.
        known: Vec<String>,
    },
    /// The movement has a fault that its checker would name.
    Unsound(String),
}

impl Plan {
    /// Makes a movement ready for a round. Readings that are not given take their default.
    pub fn new(
        movement: &Movement,
        round: &str,
        readings: &BTreeMap<String, String>,
        assume_attested: bool,
    ) -> Result<Plan, PlanProblem> {
        compile::plan(movement, round, readings, assume_attested)
    }

    /// The levels whose units compete in some award.
    pub fn levels(&self) -> Vec<Level> {
        let mut levels: Vec<Level> = self.awards.iter().map(|a| a.recipients).collect();
        levels.sort_unstable();
        levels.dedup();
        levels
    }

    /// The measures that standings at a level show, by their places: those that its awards use, and those that none uses.
    pub fn measures_of(&self, level: Level) -> Vec<usize> {
        let awards = || self.awards.iter().filter(|a| a.is_computed());
        if !awards().any(|a| a.recipients == level) {
            return Vec::new();
        }
        let used_by = |m: &usize, level: Option<Level>| {
            awards().any(|a| level.is_none_or(|level| a.recipients == level) && a.uses.contains(m))
        };
        (0..self.measures.len())
            .filter(|m| self.measures[*m].node.is_some())
            .filter(|m| used_by(m, Some(level)) || !used_by(m, None))
            .collect()
    }
}

impl PlanAward {
    /// Whether anything in the award is computed from figures: one that is attested alone has no measures to show.
    fn is_computed(&self) -> bool {
        !self.uses.is_empty()
    }
}
