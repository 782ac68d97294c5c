//! A node's values for a run of rows.

use std::borrow::Cow;
use std::ops::Range;

use exact::Ratio;
use movement::formula::Op;

use super::numbers::Numbers;
use super::state::State;
use super::whole::Whole;
use super::{Column, Number, Truth};

/// A node's values, a row each.
#[derive(Clone, Debug)]
pub enum Lane<'a> {
    /// Fractions that fit 64 bits.
    Narrow(Numbers<'a, i64>),
    /// Fractions that fit 128 bits.
    Wide(Numbers<'a, i128>),
    /// Numbers of any size.
    Any(Vec<Number>),
    /// Truths.
    Truths(Cow<'a, [Truth]>),
}

impl<'a> Lane<'a> {
    pub(super) fn of_column(column: &'a Column, rows: Range<usize>) -> Lane<'a> {
        match column {
            Column::Decimals { mantissas, known, over } => {
                Lane::Narrow(Numbers::of_figures(&mantissas[rows.clone()], &known[rows], *over))
            }
            Column::Numbers(all) => Lane::Any(all[rows].to_vec()),
            Column::Truths(all) => Lane::Truths(Cow::Borrowed(&all[rows])),
        }
    }

    pub(super) fn constant(number: &Ratio, rows: usize) -> Lane<'a> {
        let Some((n, d)) = number.lowest_terms() else {
            return Lane::Any(vec![Number::Known(number.clone()); rows]);
        };
        let wide = || Numbers::constant(n, d, rows).map(Lane::Wide);
        Numbers::constant(n, d, rows)
            .map(Lane::Narrow)
            .or_else(wide)
            .unwrap_or_else(|| Lane::Any(vec![Number::Known(number.clone()); rows]))
    }

    pub(super) fn truths(truths: Vec<Truth>) -> Lane<'a> {
        Lane::Truths(Cow::Owned(truths))
    }

    /// How many rows it has.
    pub fn len(&self) -> usize {
        match self {
            Lane::Narrow(numbers) => numbers.len(),
            Lane::Wide(numbers) => numbers.len(),
            Lane::Any(all) => all.len(),
            Lane::Truths(all) => all.len(),
        }
    }

    /// The number in a row; a truth counts as one or zero.
    pub fn number(&self, row: usize) -> Number {
        match self {
            Lane::Narrow(numbers) => numbers.number(row),
            Lane::Wide(numbers) => numbers.number(row),
            Lane::Any(all) => all[row].clone(),
            Lane::Truths(all) => match all[row] {
                Truth::True => Number::Known(Ratio::ONE),
                Truth::False => Number::Known(Ratio::ZERO),
                Truth::Unknown | Truth::Never => Number::Unknown,
                Truth::Undefined => Number::Undefined,
            },
        }
    }

    /// The truth in a row; a number is none.
    pub fn truth(&self, row: usize) -> Truth {
        match self {
            Lane::Truths(all) => all[row],
            Lane::Narrow(_) | Lane::Wide(_) | Lane::Any(_) => Truth::Undefined,
        }
    }

    /// Makes each of some states at least the state of the number (or truth) in its row.
    pub(crate) fn join_states(&self, states: &mut [State]) {
        let join = |(joined, own): (&mut State, State)| *joined = joined.joined(own);
        let own = match self {
            Lane::Narrow(numbers) => numbers.states(),
            Lane::Wide(numbers) => numbers.states(),
            Lane::Any(_) | Lane::Truths(_) => {
                return states
                    .iter_mut()
                    .zip((0..self.len()).map(|row| State::from(&self.number(row))))
                    .for_each(join);
            }
        };
        if let Some(own) = own {
            states.iter_mut().zip(own.iter().copied()).for_each(join);
        }
    }

    /// The same for a criterion: one that is not met counts as undefined.
    pub(crate) fn join_met(&self, states: &mut [State]) {
        match self {
            Lane::Truths(all) => states.iter_mut().zip(&**all).for_each(|(joined, truth)| {
                let not_met = if *truth == Truth::Unknown { State::Unknown } else { State::Undefined };
                let own = if *truth == Truth::True { State::Known } else { not_met };
                *joined = joined.joined(own);
            }),
            // A number is no truth.
            Lane::Narrow(_) | Lane::Wide(_) | Lane::Any(_) => states.fill(State::Undefined),
        }
    }

    fn numbers(&self) -> impl Iterator<Item = Number> + '_ {
        (0..self.len()).map(|row| self.number(row))
    }

    /// A copy that stands on its own.
    pub(super) fn into_owned(self) -> Lane<'static> {
        match self {
            Lane::Narrow(numbers) => Lane::Narrow(numbers.into_owned()),
            Lane::Wide(numbers) => Lane::Wide(numbers.into_owned()),
            Lane::Any(all) => Lane::Any(all),
            Lane::Truths(all) => Lane::Truths(Cow::Owned(all.into_owned())),
        }
    }

    /// These rows, and after them those of another lane.
    pub(super) fn followed_by(self, part: Lane<'_>) -> Lane<'a> {
        match (self, part) {
            (Lane::Narrow(whole), Lane::Narrow(part)) => Lane::Narrow(whole.followed_by(part)),
            (Lane::Wide(whole), Lane::Wide(part)) => Lane::Wide(whole.followed_by(part)),
            (Lane::Wide(whole), Lane::Narrow(part)) => Lane::Wide(whole.followed_by(part.widened())),
            (Lane::Narrow(whole), Lane::Wide(part)) => Lane::Wide(whole.widened().followed_by(part)),
            (Lane::Truths(whole), Lane::Truths(part)) => {
                let mut whole = whole.into_owned();
                whole.extend_from_slice(&part);
                Lane::truths(whole)
            }
            (whole, part) => Lane::Any(whole.numbers().chain(part.numbers()).collect()),
        }
    }

    pub(super) fn mapped(&self, op: impl Fn(&Number) -> Number) -> Lane<'a> {
        Lane::Any(self.numbers().map(|n| op(&n)).collect())
    }

    pub(super) fn paired(&self, other: &Lane<'a>, op: impl Fn(&Number, &Number) -> Number) -> Lane<'a> {
        Lane::Any(self.numbers().zip(other.numbers()).map(|(a, b)| op(&a, &b)).collect())
    }

    fn each_truth(&self, op: impl Fn(usize, Truth) -> Truth) -> Lane<'a> {
        Lane::truths(match self {
            Lane::Truths(all) => all.iter().enumerate().map(|(row, truth)| op(row, *truth)).collect(),
            _ => (0..self.len()).map(|row| op(row, Truth::Undefined)).collect(),
        })
    }

    pub(super) fn negated_truths(&self) -> Lane<'a> {
        self.each_truth(|_, truth| truth.negated())
    }

    pub(super) fn both_truths(&self, other: &Lane<'a>, op: impl Fn(Truth, Truth) -> Truth) -> Lane<'a> {
        match (self, other) {
            (Lane::Truths(a), Lane::Truths(b)) => {
                Lane::truths(a.iter().zip(&**b).map(|(a, b)| op(*a, *b)).collect())
            }
            _ => self.each_truth(|row, truth| op(truth, other.truth(row))),
        }
    }

    /// Arithmetic or a comparison.
    pub(super) fn binary(&self, op: Op, other: &Lane<'a>) -> Lane<'a> {
        self.in_columns(op, other).unwrap_or_else(|| match op {
            Op::Add => self.paired(other, Number::plus),
            Op::Subtract => self.paired(other, Number::minus),
            Op::Multiply => self.paired(other, Number::times),
            Op::Divide => self.paired(other, Number::over),
            _ => Lane::truths(self.numbers().zip(other.numbers()).map(|(a, b)| a.compared(op, &b)).collect()),
        })
    }

    /// The same in whole columns, in the least width that is sure to hold the result; `None` where none is.
    fn in_columns(&self, op: Op, other: &Lane<'a>) -> Option<Lane<'a>> {
        if let (Lane::Narrow(a), Lane::Narrow(b)) = (self, other)
            && let Some(lane) = in_one_width(op, a, b)
        {
            return Some(lane);
        }
        in_one_width(op, &*self.widened()?, &*other.widened()?)
    }

    fn widened(&self) -> Option<Cow<'_, Numbers<'a, i128>>> {
        match self {
            Lane::Narrow(numbers) => Some(Cow::Owned(numbers.widened())),
            Lane::Wide(numbers) => Some(Cow::Borrowed(numbers)),
            Lane::Any(_) | Lane::Truths(_) => None,
        }
    }

    pub(super) fn first_known(&self, other: &Lane<'a>) -> Lane<'a> {
        if let (Lane::Truths(a), Lane::Truths(b)) = (self, other) {
            let first = |(a, b): (&Truth, &Truth)| if *a == Truth::Unknown { *b } else { *a };
            return Lane::truths(a.iter().zip(&**b).map(first).collect());
        }
        self.paired(other, |a, b| if *a == Number::Unknown { b.clone() } else { a.clone() })
    }

    /// A choice; `defined` tells that the condition can never turn out undefined.
    pub(super) fn choose(&self, yes: &Lane<'a>, no: &Lane<'a>, defined: bool) -> Lane<'a> {
        if let (Lane::Truths(yes), Lane::Truths(no)) = (yes, no) {
            return self.each_truth(|row, truth| truth.choose(yes[row], no[row], defined));
        }
        let choose = |row: usize| self.truth(row).choose_number(&yes.number(row), &no.number(row), defined);
        Lane::Any((0..self.len()).map(choose).collect())
    }

    /// A criterion, with what must hold where it is undefined.
    pub(super) fn criterion(&self, otherwise: Option<&Lane<'a>>) -> Lane<'a> {
        match otherwise {
            None => self.each_truth(|_, truth| truth.criterion(None)),
            Some(otherwise) => {
                self.both_truths(otherwise, |truth, otherwise| truth.criterion(Some(otherwise)))
            }
        }
    }
}

fn in_one_width<'a, T: Whole>(op: Op, a: &Numbers<'a, T>, b: &Numbers<'a, T>) -> Option<Lane<'a>> {
    if op.compares() { a.compared(op, b).map(Lane::truths) } else { a.computed(op, b).map(T::lane) }
}
