//! Three-valued logic: what a criterion came to.

use crate::exact::{Number, Value};

/// What a criterion came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    /// It holds.
    Met,
    /// It fails.
    NotMet,
    /// A figure is missing.
    Unknown,
}

impl Truth {
    /// Met or not met.
    pub fn of(holds: bool) -> Truth {
        if holds { Truth::Met } else { Truth::NotMet }
    }

    /// The word in the JSON.
    pub fn word(self) -> &'static str {
        match self {
            Truth::Met => "met",
            Truth::NotMet => "not_met",
            Truth::Unknown => "unknown",
        }
    }
}

/// Both hold; `false AND unknown` is false.
pub fn both(left: Truth, right: Truth) -> Truth {
    if left == Truth::NotMet || right == Truth::NotMet {
        return Truth::NotMet;
    }
    if left == Truth::Unknown || right == Truth::Unknown {
        return Truth::Unknown;
    }
    Truth::Met
}

/// How a value stands to a bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// `≥`
    AtLeast,
    /// `>`
    MoreThan,
    /// `≤`
    AtMost,
    /// `<`
    LessThan,
}

/// Compares two numbers.
pub fn holds(left: &Number, bound: Bound, right: &Number) -> bool {
    match bound {
        Bound::AtLeast => left >= right,
        Bound::MoreThan => left > right,
        Bound::AtMost => left <= right,
        Bound::LessThan => left < right,
    }
}

/// Compares a rate with its bound: an undefined rate meets nothing, even where the bound itself is missing.
pub fn compare(rate: &Value, bound: Bound, limit: &Value) -> Truth {
    match (rate, limit) {
        (Value::Undefined, _) | (_, Value::Undefined) => Truth::NotMet,
        (Value::Known(rate), Value::Known(limit)) => Truth::of(holds(rate, bound, limit)),
        _ => Truth::Unknown,
    }
}
