//! A graph computed over a block of rows at a time.

use std::ops::Range;

use movement::formula::Op;

use super::fold::{counted, over};
use super::{Column, Lane, Number, Truth};
use crate::plan::{Graph, Node, NodeId};
use crate::sheet::Sheet;

/// Rows are computed in blocks of this many, so that a block's columns stay in the processor's cache.
const ROWS: usize = 2048;

/// The values of some nodes for a run of rows.
pub(crate) struct Block<'a> {
    /// The rows.
    pub rows: Range<usize>,
    /// By node; none where the node is not needed.
    lanes: Vec<Option<Lane<'a>>>,
}

/// Computes some nodes of the unit graph and hands them over, one block of rows after the other; at least one block.
pub(crate) fn for_each_block(
    graph: &Graph,
    sheet: &Sheet,
    wanted: &[NodeId],
    mut visit: impl FnMut(&Block<'_>),
) {
    let rows = sheet.roster.len();
    let needed = needed(graph, wanted);
    if needed.iter().any(|node| matches!(graph.nodes[*node], Node::Over(..) | Node::Counted(..))) {
        // A fold looks at other rows, so all rows are computed together.
        return visit(&Block::new(graph, &sheet.columns, 0..rows, &needed, Some(sheet)));
    }
    for start in (0..rows.max(1)).step_by(ROWS) {
        visit(&Block::new(graph, &sheet.columns, start..rows.min(start + ROWS), &needed, None));
    }
}

/// The nodes that some nodes stand on, themselves included; each after those that it is over.
fn needed(graph: &Graph, wanted: &[NodeId]) -> Vec<NodeId> {
    let mut needed = vec![false; graph.nodes.len()];
    for node in wanted {
        needed[*node] = true;
    }
    for id in (0..graph.nodes.len()).rev() {
        if needed[id] {
            graph.nodes[id].for_each_part(|part| needed[part] = true);
        }
    }
    (0..graph.nodes.len()).filter(|id| needed[*id]).collect()
}

impl<'a> Block<'a> {
    /// The national figures: one row.
    pub fn of_nation(graph: &'a Graph, columns: &'a [Column], wanted: &[NodeId]) -> Block<'a> {
        Block::new(graph, columns, 0..1, &needed(graph, wanted), None)
    }

    fn new(
        graph: &'a Graph,
        columns: &'a [Column],
        rows: Range<usize>,
        needed: &[NodeId],
        sheet: Option<&Sheet>,
    ) -> Block<'a> {
        let mut block = Block { rows, lanes: vec![None; graph.nodes.len()] };
        for node in needed {
            block.lanes[*node] = Some(block.computed(graph, *node, columns, sheet));
        }
        block
    }

    /// The values of a node that was asked for.
    pub fn lane(&self, node: NodeId) -> &Lane<'a> {
        self.lanes[node].as_ref().expect("a node is computed before it is used")
    }

    fn computed(
        &self,
        graph: &'a Graph,
        node: NodeId,
        columns: &'a [Column],
        sheet: Option<&Sheet>,
    ) -> Lane<'a> {
        let count = self.rows.len();
        match &graph.nodes[node] {
            Node::Slot(slot) => Lane::of_column(&columns[*slot], self.rows.clone()),
            Node::Constant(number) => Lane::constant(number, count),
            Node::Truth(truth) => Lane::truths(vec![Truth::from(*truth); count]),
            Node::Undetermined => Lane::truths(vec![Truth::Unknown; count]),
            Node::Negative(x) => self.lane(*x).mapped(Number::negated),
            Node::Not(x) => self.lane(*x).negated_truths(),
            Node::Binary(Op::And, a, b) => self.lane(*a).both_truths(self.lane(*b), Truth::and),
            Node::Binary(Op::Or, a, b) => self.lane(*a).both_truths(self.lane(*b), Truth::or),
            Node::Binary(op, a, b) => self.lane(*a).binary(*op, self.lane(*b)),
            Node::Min(a, b) => self.lane(*a).paired(self.lane(*b), Number::min),
            Node::Max(a, b) => self.lane(*a).paired(self.lane(*b), Number::max),
            Node::FirstKnown(a, b) => self.lane(*a).first_known(self.lane(*b)),
            Node::If(condition, yes, no) => {
                let defined = graph.is_always_defined(*condition);
                self.lane(*condition).choose(self.lane(*yes), self.lane(*no), defined)
            }
            Node::Scale(bands, x) => self.lane(*x).mapped(|number| scaled(bands, number)),
            Node::Over(fold, level, x) => over(*fold, *level, self.lane(*x), sheet),
            Node::Counted(op, fold, level, x, than) => {
                counted(*op, *fold, *level, self.lane(*x), self.lane(*than), sheet)
            }
            Node::Criterion(holds, otherwise) => {
                self.lane(*holds).criterion(otherwise.map(|node| self.lane(node)))
            }
        }
    }
}

type Bands = [(Option<exact::Ratio>, Option<exact::Ratio>, exact::Ratio)];

pub(super) fn scaled(bands: &Bands, number: &Number) -> Number {
    let Number::Known(value) = number else { return number.clone() };
    let band = bands.iter().find(|(from, below, _)| {
        from.as_ref().is_none_or(|from| value >= from) && below.as_ref().is_none_or(|below| value < below)
    });
    band.map_or(Number::Undefined, |(_, _, points)| Number::Known(points.clone()))
}
