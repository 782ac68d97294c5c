//! Nodes computed over rows.
//!
//! Two evaluators share one meaning. [`value`] is the meaning: one value at a time, exact at any size. [`lane`] is the
//! same for whole columns in 128-bit integers, with a bound on the size of the numbers carried along, so that no
//! multiplication can overflow unnoticed: where the bound says it might, the column falls back to single values.

mod column;
mod lane;
mod value;

pub use column::Column;
pub use lane::Lane;
pub use value::{Number, Truth};

use movement::formula::{Fold, Op};
use reference::Level;

use crate::plan::{Graph, Node, NodeId};
use crate::sheet::Sheet;

/// Rows are computed in blocks of this many, so that a block's columns stay in the processor's cache.
const BLOCK: usize = 1024;

/// Computes some nodes of the unit graph for every row.
pub(crate) fn evaluate(graph: &Graph, sheet: &Sheet, wanted: &[NodeId]) -> Vec<Lane> {
    let rows = sheet.roster.len();
    let needed = needed(graph, wanted);
    if graph.nodes.iter().zip(&needed).any(|(node, needed)| *needed && matches!(node, Node::Over(..))) {
        // A fold looks at other rows, so all rows are computed together.
        let lanes = block(graph, &sheet.columns, 0..rows, &needed, Some(sheet));
        return pick(lanes, wanted);
    }
    let mut out: Vec<Lane> = Vec::new();
    let mut start = 0;
    while start < rows || out.is_empty() {
        let end = rows.min(start + BLOCK);
        let lanes = pick(block(graph, &sheet.columns, start..end, &needed, None), wanted);
        if out.is_empty() {
            out = lanes;
        } else {
            for (whole, part) in out.iter_mut().zip(lanes) {
                whole.append(part);
            }
        }
        start = end;
        if rows == 0 {
            break;
        }
    }
    out
}

/// Computes some nodes of the national graph: one row.
pub(crate) fn evaluate_nation(graph: &Graph, columns: &[Column], wanted: &[NodeId]) -> Vec<Lane> {
    let needed = needed(graph, wanted);
    pick(block(graph, columns, 0..1, &needed, None), wanted)
}

fn needed(graph: &Graph, wanted: &[NodeId]) -> Vec<bool> {
    let mut needed = vec![false; graph.nodes.len()];
    for node in wanted {
        needed[*node] = true;
    }
    for id in (0..graph.nodes.len()).rev() {
        if needed[id] {
            for part in graph.nodes[id].parts() {
                needed[part] = true;
            }
        }
    }
    needed
}

fn pick(lanes: Vec<Lane>, wanted: &[NodeId]) -> Vec<Lane> {
    let mut lanes: Vec<Option<Lane>> = lanes.into_iter().map(Some).collect();
    let mut out: Vec<Lane> = Vec::with_capacity(wanted.len());
    for (i, node) in wanted.iter().enumerate() {
        match lanes[*node].take() {
            Some(lane) => out.push(lane),
            // Asked for twice.
            None => {
                let first = wanted[..i].iter().position(|n| n == node).unwrap_or(0);
                out.push(out[first].clone());
            }
        }
    }
    out
}

fn block(
    graph: &Graph,
    columns: &[Column],
    rows: std::ops::Range<usize>,
    needed: &[bool],
    sheet: Option<&Sheet>,
) -> Vec<Lane> {
    let count = rows.len();
    let mut lanes: Vec<Lane> = Vec::with_capacity(graph.nodes.len());
    for (node, needed) in graph.nodes.iter().zip(needed) {
        if !needed {
            lanes.push(Lane::Truths(Vec::new()));
            continue;
        }
        let lane = match node {
            Node::Slot(slot) => Lane::of_column(&columns[*slot], rows.clone()),
            Node::Constant(number) => Lane::constant(number, count),
            Node::Truth(truth) => Lane::Truths(vec![Truth::from(*truth); count]),
            Node::Undetermined => Lane::Truths(vec![Truth::Unknown; count]),
            Node::Negative(x) => lanes[*x].mapped(Number::negated),
            Node::Not(x) => lanes[*x].each_truth(Truth::negated),
            Node::Binary(Op::And, a, b) => lanes[*a].both_truths(&lanes[*b], Truth::and),
            Node::Binary(Op::Or, a, b) => lanes[*a].both_truths(&lanes[*b], Truth::or),
            Node::Binary(op, a, b) => lanes[*a].binary(*op, &lanes[*b]),
            Node::Min(a, b) => lanes[*a].paired(&lanes[*b], Number::min),
            Node::Max(a, b) => lanes[*a].paired(&lanes[*b], Number::max),
            Node::FirstKnown(a, b) => lanes[*a].first_known(&lanes[*b]),
            Node::If(condition, yes, no) => lanes[*condition].choose(&lanes[*yes], &lanes[*no]),
            Node::Scale(bands, x) => lanes[*x].mapped(|number| scaled(bands, number)),
            Node::Over(fold, level, x) => over(*fold, *level, &lanes[*x], sheet, count),
            Node::Criterion(holds, otherwise) => {
                lanes[*holds].criterion(otherwise.as_ref().map(|node| &lanes[*node]))
            }
        };
        lanes.push(lane);
    }
    lanes
}

type Bands = [(Option<exact::Ratio>, Option<exact::Ratio>, exact::Ratio)];

fn scaled(bands: &Bands, number: &Number) -> Number {
    let Number::Known(value) = number else { return number.clone() };
    let band = bands.iter().find(|(from, below, _)| {
        from.as_ref().is_none_or(|from| value >= from) && below.as_ref().is_none_or(|below| value < below)
    });
    band.map_or(Number::Undefined, |(_, _, points)| Number::Known(points.clone()))
}

fn over(fold: Fold, level: Level, lane: &Lane, sheet: Option<&Sheet>, rows: usize) -> Lane {
    let Some(sheet) = sheet else { return Lane::Slow(vec![Number::Unknown; rows]) };
    let of_row = |row: usize| {
        let below = sheet.below.get(row).map_or(&[][..], Vec::as_slice);
        let units: Vec<usize> = below
            .iter()
            .map(|r| *r as usize)
            .filter(|r| sheet.roster.rows()[*r].unit.level == level)
            .collect();
        folded(fold, lane, &units)
    };
    Lane::Slow((0..rows).map(of_row).collect())
}

fn folded(fold: Fold, lane: &Lane, units: &[usize]) -> Number {
    let count = Number::Known(exact::Ratio::int(units.len() as i128));
    match fold {
        Fold::Sum | Fold::Mean => {
            let zero = Number::Known(exact::Ratio::ZERO);
            let sum = units.iter().fold(zero, |sum, row| sum.plus(&lane.number(*row)));
            if fold == Fold::Sum { sum } else { sum.over(&count) }
        }
        Fold::Count | Fold::Share => {
            let truths = || units.iter().map(|row| lane.truth(*row));
            if truths().any(|t| t == Truth::Unknown) {
                return Number::Unknown;
            }
            let yes = truths().filter(|t| *t == Truth::True).count();
            let yes = Number::Known(exact::Ratio::int(yes as i128));
            if fold == Fold::Count { yes } else { yes.over(&count) }
        }
    }
}
