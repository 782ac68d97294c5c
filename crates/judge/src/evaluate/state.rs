//! Whether a row of a column has a value.

use super::Number;

/// Whether there is a value. The greater of two states is the state of what is computed from both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(crate) enum State {
    /// There is one.
    Known,
    /// A figure is missing.
    Unknown,
    /// There is no such value, whatever is still to come.
    Undefined,
}

impl State {
    /// The greater of two states. As a plain choice, it is done for many rows at a time.
    pub fn joined(self, other: State) -> State {
        if self as u8 >= other as u8 { self } else { other }
    }
}

impl From<&Number> for State {
    fn from(number: &Number) -> State {
        match number {
            Number::Known(_) => State::Known,
            Number::Unknown => State::Unknown,
            Number::Undefined => State::Undefined,
        }
    }
}

/// The states of some rows; `None` where every row has a value.
pub(crate) type States = Option<Vec<State>>;

/// The states of what is computed from two columns.
pub(crate) fn joined(a: &States, b: &States) -> States {
    match (a, b) {
        (None, None) => None,
        (Some(one), None) | (None, Some(one)) => Some(one.clone()),
        (Some(a), Some(b)) => Some(a.iter().zip(b).map(|(a, b)| a.joined(*b)).collect()),
    }
}
