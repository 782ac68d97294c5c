//! The limits that measures are held against, so that what is shown of a value never contradicts what is decided.

use std::collections::BTreeMap;

use exact::Ratio;

use crate::evaluate::{Lane, Number, evaluate};
use crate::judged::Judged;
use crate::plan::{Node, NodeId, Plan};
use crate::sheet::Sheet;

/// For each measure the values that formulas compare it with: floors, targets, the ends of bands.
pub(crate) struct Limits {
    lanes: BTreeMap<NodeId, Lane<'static>>,
    /// For each measure, the nodes that it is compared with, and the ends of the bands that it falls into.
    measures: Vec<(Vec<NodeId>, Vec<Ratio>)>,
}

impl Limits {
    pub fn new(plan: &Plan, sheet: &Sheet) -> Limits {
        let measures: Vec<(Vec<NodeId>, Vec<Ratio>)> = plan
            .measures
            .iter()
            .map(|m| m.node.map(|node| held_against(plan, node)).unwrap_or_default())
            .collect();
        let mut nodes: Vec<NodeId> = measures.iter().flat_map(|(nodes, _)| nodes.clone()).collect();
        nodes.sort_unstable();
        nodes.dedup();
        let lanes = evaluate(&plan.graph, sheet, &nodes);
        Limits { lanes: nodes.into_iter().zip(lanes).collect(), measures }
    }

    fn of(&self, measure: usize, row: u32) -> Vec<Ratio> {
        let (nodes, ends) = &self.measures[measure];
        let number = |node: &NodeId| match self.lanes[node].number(row as usize) {
            Number::Known(limit) => Some(limit),
            Number::Unknown | Number::Undefined => None,
        };
        nodes.iter().filter_map(number).chain(ends.iter().cloned()).collect()
    }
}

/// What a node is compared with anywhere in a plan.
fn held_against(plan: &Plan, measure: NodeId) -> (Vec<NodeId>, Vec<Ratio>) {
    let (mut nodes, mut ends) = (Vec::new(), Vec::new());
    for node in &plan.graph.nodes {
        match node {
            Node::Binary(op, a, b) if op.compares() && *a == measure => nodes.push(*b),
            Node::Binary(op, a, b) if op.compares() && *b == measure => nodes.push(*a),
            // A share of units below stands in the plan apart from its comparison, which is settled early.
            Node::Counted(_, fold, level, x, limit)
                if plan.graph.nodes[measure] == Node::Over(*fold, *level, *x) =>
            {
                nodes.push(*limit);
            }
            Node::Scale(bands, x) if *x == measure => {
                ends.extend(bands.iter().flat_map(|(from, below, _)| [from, below]).flatten().cloned());
            }
            _ => {}
        }
    }
    (nodes, ends)
}

impl Judged<'_> {
    /// The limits that a measure (by its place in the plan) of a row is held against, where they are known.
    pub fn limits(&self, measure: usize, row: u32) -> Vec<Ratio> {
        self.limits.get_or_init(|| Limits::new(&self.plan, &self.sheet)).of(measure, row)
    }
}
