//! The values that units are ranked by, row by row: for explanations and for searches around a judgement.

use std::collections::BTreeMap;

use crate::evaluate::{Lane, Number, evaluate};
use crate::plan::{KeySource, NodeId, Plan};
use crate::sheet::Sheet;

/// The values of every node that some award ranks by, itself or as a part of a lead.
pub(crate) struct KeyValues {
    lanes: BTreeMap<NodeId, Lane<'static>>,
}

impl KeyValues {
    pub fn new(plan: &Plan, sheet: &Sheet) -> KeyValues {
        let mut nodes: Vec<NodeId> = Vec::new();
        for key in plan.awards.iter().flat_map(|award| &award.keys) {
            match &key.source {
                KeySource::Node(node) | KeySource::TruthNode(node) => nodes.push(*node),
                KeySource::Lead(lead) => nodes.extend(lead.parts.iter().map(|part| part.1)),
            }
        }
        nodes.sort_unstable();
        nodes.dedup();
        let lanes = evaluate(&plan.graph, sheet, &nodes);
        KeyValues { lanes: nodes.into_iter().zip(lanes).collect() }
    }

    /// The value of a node for a row; yes counts as one.
    pub fn number(&self, node: NodeId, row: usize) -> Number {
        self.lanes.get(&node).map_or(Number::Undefined, |lane| lane.number(row))
    }
}
