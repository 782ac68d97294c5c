//! Nodes computed over rows.
//!
//! Two evaluators share one meaning. [`value`] is the meaning: one value at a time, exact at any size. [`lane`] is the
//! same for whole columns in 64-bit or 128-bit integers, with a bound on the size of the numbers carried along, so that
//! no multiplication can overflow unnoticed: where the bound says it might, the column takes the greater width, and
//! beyond that falls back to single values.

mod block;
mod cells;
mod column;
mod fold;
mod lane;
mod numbers;
mod state;
mod value;
mod whole;

pub(crate) use block::{Block, for_each_block};
pub use column::Column;
pub(crate) use column::NumberCells;
pub(crate) use fold::count_against;
pub use lane::Lane;
pub(crate) use numbers::Numbers;
pub(crate) use state::State;
pub use value::{Number, Truth};
pub(crate) use whole::{Whole, bits};

use crate::plan::{Graph, NodeId};
use crate::sheet::Sheet;

/// Computes some nodes of the unit graph for every row.
pub(crate) fn evaluate(graph: &Graph, sheet: &Sheet, wanted: &[NodeId]) -> Vec<Lane<'static>> {
    let mut out: Vec<Lane<'static>> = Vec::new();
    for_each_block(graph, sheet, wanted, |block| {
        let lanes = wanted.iter().map(|node| block.lane(*node));
        if out.is_empty() {
            out = lanes.map(|lane| lane.clone().into_owned()).collect();
        } else {
            let whole = std::mem::take(&mut out).into_iter();
            out = whole.zip(lanes).map(|(whole, lane)| whole.followed_by(lane.clone())).collect();
        }
    });
    out
}

/// Computes some nodes of the national graph: one row.
pub(crate) fn evaluate_nation(graph: &Graph, columns: &[Column], wanted: &[NodeId]) -> Vec<Number> {
    let block = Block::of_nation(graph, columns, wanted);
    wanted.iter().map(|node| block.lane(*node).number(0)).collect()
}

#[cfg(test)]
mod tests;
