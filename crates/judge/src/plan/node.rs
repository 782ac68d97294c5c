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
    /// A criterion: the first node, or the second where the first is undefined; undefined in the end is "no".
    Criterion(NodeId, Option<NodeId>),
}
