//! Whole numbers, one for each row of a block or one for all.

use std::borrow::Cow;

use super::whole::Whole;

/// Whole numbers by row.
#[derive(Clone, Debug)]
pub(crate) enum Cells<'a, T: Whole> {
    /// The same in every row.
    Same(T),
    /// One a row.
    Each(Cow<'a, [T]>),
}

use Cells::{Each, Same};

impl<'a, T: Whole> Cells<'a, T> {
    pub fn at(&self, row: usize) -> T {
        match self {
            Same(one) => *one,
            Each(all) => all[row],
        }
    }

    /// Whether something holds for every number.
    pub fn all(&self, holds: impl Fn(T) -> bool) -> bool {
        match self {
            Same(one) => holds(*one),
            Each(all) => all.iter().all(|n| holds(*n)),
        }
    }

    /// The products row by row.
    pub fn times(&self, other: &Cells<'a, T>) -> Cells<'a, T> {
        self.product(other).into_owned()
    }

    /// The same, borrowed where one of the two is one throughout.
    pub fn product<'s>(&'s self, other: &'s Cells<'a, T>) -> Cow<'s, Cells<'a, T>> {
        match (self, other) {
            (all, Same(one)) | (Same(one), all) if *one == T::ONE => Cow::Borrowed(all),
            _ => Cow::Owned(self.joined(other, |a, b| a * b)),
        }
    }

    /// Two columns made one.
    pub fn joined(&self, other: &Cells<'_, T>, op: impl Fn(T, T) -> T) -> Cells<'a, T> {
        match (self, other) {
            (Same(a), Same(b)) => Same(op(*a, *b)),
            (Same(a), Each(b)) => Each(b.iter().map(|b| op(*a, *b)).collect()),
            (Each(a), Same(b)) => Each(a.iter().map(|a| op(*a, *b)).collect()),
            (Each(a), Each(b)) => Each(a.iter().zip(&**b).map(|(a, b)| op(*a, *b)).collect()),
        }
    }

    /// What a question about two columns answers in each of so many rows.
    pub fn asked<R: Clone>(&self, other: &Cells<'_, T>, rows: usize, ask: impl Fn(T, T) -> R) -> Vec<R> {
        match (self, other) {
            (Same(a), Same(b)) => vec![ask(*a, *b); rows],
            (Same(a), Each(b)) => b.iter().map(|b| ask(*a, *b)).collect(),
            (Each(a), Same(b)) => a.iter().map(|a| ask(*a, *b)).collect(),
            (Each(a), Each(b)) => a.iter().zip(&**b).map(|(a, b)| ask(*a, *b)).collect(),
        }
    }

    /// One number a row, to be changed.
    pub fn into_each(self, rows: usize) -> Vec<T> {
        match self {
            Same(one) => vec![one; rows],
            Each(all) => all.into_owned(),
        }
    }

    pub fn into_owned(self) -> Cells<'static, T> {
        match self {
            Same(one) => Same(one),
            Each(all) => Each(Cow::Owned(all.into_owned())),
        }
    }

    /// The same in 128 bits.
    pub fn widened(&self) -> Cells<'static, i128> {
        match self {
            Same(one) => Same((*one).into()),
            Each(all) => Each(all.iter().map(|n| (*n).into()).collect()),
        }
    }

    /// These for the first rows, and other ones for the rows after.
    pub fn followed_by(self, rows: usize, part: Cells<'_, T>, more: usize) -> Cells<'a, T> {
        match (self, part) {
            (Same(a), Same(b)) if a == b => Same(a),
            (whole, part) => {
                let mut all = whole.into_each(rows);
                match part {
                    Same(one) => all.extend(std::iter::repeat_n(one, more)),
                    Each(part) => all.extend_from_slice(&part),
                }
                Each(Cow::Owned(all))
            }
        }
    }
}
