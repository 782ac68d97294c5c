//! The nodes of a plan: formulas with their names looked up.

use exact::Ratio;
use movement::formula::{Fold, Op};
use reference::Level;

/// The place of a node in its graph.
pub type NodeId = usize;

/// One step of a computation, over earlier nodes.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// A figure.
    Slot(usize),
    /// A number.
    Constant(Ratio),
    /// A truth.
    Truth(bool),
    /// Left to the council: unknown.
    Undetermined,
    /// The sign turned.
    Negative(NodeId),
    /// The opposite.
    Not(NodeId),
    /// Arithmetic, comparison, `and`, `or`.
    Binary(Op, NodeId, NodeId),
    /// The smaller.
    Min(NodeId, NodeId),
    /// The greater.
    Max(NodeId, NodeId),
    /// A choice.
    If(NodeId, NodeId, NodeId),
    /// The first that is known.
    FirstKnown(NodeId, NodeId),
    /// Points by band: lower end, upper end, points.
    Scale(Vec<(Option<Ratio>, Option<Ratio>, Ratio)>, NodeId),
    /// Over the subordinate units at a level.
    Over(Fold, Level, NodeId),
    /// A count or a share of subordinate units held against a number: settled as soon as the units that are still unknown
    /// can no longer change it.
    Counted(Op, Fold, Level, NodeId, NodeId),
    /// A criterion: the first node, or the second where the first is undefined; undefined in the end is "no".
    Criterion(NodeId, Option<NodeId>),
}

impl Node {
    /// The nodes that this one is directly over.
    pub fn parts(&self) -> Vec<NodeId> {
        let mut parts = Vec::new();
        self.for_each_part(|part| parts.push(part));
        parts
    }

    /// Visits the nodes that this one is directly over.
    pub(crate) fn for_each_part(&self, mut visit: impl FnMut(NodeId)) {
        match self {
            Node::Slot(_) | Node::Constant(_) | Node::Truth(_) | Node::Undetermined => {}
            Node::Negative(x) | Node::Not(x) | Node::Scale(_, x) | Node::Over(_, _, x) => visit(*x),
            Node::Counted(_, _, _, a, b)
            | Node::Binary(_, a, b)
            | Node::Min(a, b)
            | Node::Max(a, b)
            | Node::FirstKnown(a, b) => {
                [*a, *b].into_iter().for_each(visit);
            }
            Node::If(a, b, c) => [*a, *b, *c].into_iter().for_each(visit),
            Node::Criterion(a, b) => std::iter::once(*a).chain(*b).for_each(visit),
        }
    }
}
