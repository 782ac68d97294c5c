//! A ranking key over values that each unit has by itself, compared at the key's precision.

use std::cmp::Ordering;

use exact::Ratio;
use movement::{Order, Step};

use crate::evaluate::{Lane, Number};

/// What a unit shows for a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Cell {
    /// A figure is missing.
    Unknown,
    /// There is no such value.
    Undefined,
    /// The value in whole steps of the precision.
    Steps(i128),
    /// An exact fraction; the denominator is positive and cross products fit.
    Fraction(i128, i128),
    /// A value of any size, at the precision.
    Any(Ratio),
}

impl Cell {
    pub fn has_value(&self) -> bool {
        !matches!(self, Cell::Unknown | Cell::Undefined)
    }

    fn ratio(&self) -> Ratio {
        match self {
            Cell::Steps(n) => Ratio::int(*n),
            Cell::Fraction(n, d) => Ratio::new(*n, *d).unwrap_or(Ratio::ZERO),
            Cell::Any(ratio) => ratio.clone(),
            Cell::Unknown | Cell::Undefined => Ratio::ZERO,
        }
    }
}

/// A key of an award, ready to compare rows.
pub(crate) struct Key<'a> {
    values: Values<'a>,
    order: Order,
}

enum Values<'a> {
    Lane { lane: &'a Lane, step: &'a Step, form: Form },
    Cells(Vec<Cell>),
}

/// How the cells of a lane are made: all of one form, so that any two compare.
#[derive(Clone, Copy)]
enum Form {
    Steps,
    Fractions,
    Any,
}

impl<'a> Key<'a> {
    pub fn over(lane: &'a Lane, step: &'a Step, order: Order) -> Key<'a> {
        let form = match (lane, step) {
            (Lane::Fast(numbers), Step::Exact) if numbers.bits().0 + numbers.bits().1 < 126 => {
                Form::Fractions
            }
            (Lane::Fast(numbers), Step::HalfUp { places })
                if numbers.bits().0.max(numbers.bits().1) + 4 * places + 2 < 126 =>
            {
                Form::Steps
            }
            _ => Form::Any,
        };
        Key { values: Values::Lane { lane, step, form }, order }
    }

    /// A key whose cells are already made, a cell a row.
    pub fn of_cells(cells: Vec<Cell>, order: Order) -> Key<'a> {
        Key { values: Values::Cells(cells), order }
    }

    pub fn cell(&self, row: u32) -> Cell {
        match &self.values {
            Values::Cells(cells) => cells[row as usize].clone(),
            Values::Lane { lane, step, form } => match (form, lane) {
                (Form::Fractions, Lane::Fast(numbers)) => match numbers.parts(row as usize) {
                    Some((n, d)) => Cell::Fraction(n, d),
                    None => missing(&lane.number(row as usize)),
                },
                (Form::Steps, Lane::Fast(numbers)) => match (numbers.parts(row as usize), step) {
                    (Some((n, d)), Step::HalfUp { places }) => Cell::Steps(half_up(n, d, *places)),
                    _ => missing(&lane.number(row as usize)),
                },
                _ => match lane.number(row as usize) {
                    Number::Known(ratio) => Cell::Any(step.apply(&ratio)),
                    other => missing(&other),
                },
            },
        }
    }

    /// Best first.
    pub fn compare(&self, a: &Cell, b: &Cell) -> Ordering {
        let ascending = match (a, b) {
            (Cell::Steps(a), Cell::Steps(b)) => a.cmp(b),
            (Cell::Fraction(a, b), Cell::Fraction(c, d)) => (a * d).cmp(&(c * b)),
            (a, b) => a.ratio().cmp(&b.ratio()),
        };
        match self.order {
            Order::Ascending => ascending,
            Order::Descending => ascending.reverse(),
        }
    }
}

fn missing(number: &Number) -> Cell {
    match number {
        Number::Unknown => Cell::Unknown,
        _ => Cell::Undefined,
    }
}

/// `n / d` in whole steps of `10^-places`, halves up.
fn half_up(n: i128, d: i128, places: u32) -> i128 {
    let scaled = 2 * n * 10i128.pow(places) + d;
    let divisor = 2 * d;
    // Most rates fit 64 bits, where division is several times faster.
    match (u64::try_from(scaled), u64::try_from(divisor)) {
        (Ok(scaled), Ok(divisor)) => i128::from(scaled / divisor),
        _ => scaled.div_euclid(divisor),
    }
}
