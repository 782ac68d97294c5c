//! Exact numbers, and the three things a figure or a rate can be.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, Zero};

/// An exact fraction.
pub type Number = BigRational;

/// A figure, or what was computed from figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// An exact number.
    Known(Number),
    /// A figure that it needs is missing.
    Unknown,
    /// Its denominator is zero or negative: there is no such rate, whatever the rest may be.
    Undefined,
}

impl Value {
    /// The number, where there is one.
    pub fn known(&self) -> Option<&Number> {
        match self {
            Value::Known(number) => Some(number),
            Value::Unknown | Value::Undefined => None,
        }
    }
}

/// A whole number.
pub fn whole(n: i64) -> Number {
    Number::from_integer(BigInt::from(n))
}

/// Reads a plain decimal with a point: `12`, `-3`, `0.021`.
///
/// Panics on anything else: the oracle is only ever given figures that have passed the door.
pub fn number(text: &str) -> Number {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (before, after) = digits.split_once('.').unwrap_or((digits, ""));
    let all = format!("{before}{after}");
    assert!(!all.is_empty() && all.bytes().all(|b| b.is_ascii_digit()), "`{text}` is no plain decimal");
    let top: BigInt = all.parse().expect("digits were checked");
    let mut bottom = BigInt::from(1);
    for _ in 0..after.len() {
        bottom *= 10;
    }
    let size = Number::new(top, bottom);
    if negative { -size } else { size }
}

/// An integer `6` or a reduced fraction `11/20`.
pub fn show(number: &Number) -> String {
    if number.is_integer() {
        number.to_integer().to_string()
    } else {
        format!("{}/{}", number.numer(), number.denom())
    }
}

/// `left − right`.
pub fn minus(left: &Value, right: &Value) -> Value {
    match (left, right) {
        (Value::Undefined, _) | (_, Value::Undefined) => Value::Undefined,
        (Value::Known(a), Value::Known(b)) => Value::Known(a - b),
        _ => Value::Unknown,
    }
}

/// `left + right`.
pub fn plus(left: &Value, right: &Value) -> Value {
    match (left, right) {
        (Value::Undefined, _) | (_, Value::Undefined) => Value::Undefined,
        (Value::Known(a), Value::Known(b)) => Value::Known(a + b),
        _ => Value::Unknown,
    }
}

/// `top ÷ bottom`.
///
/// A denominator that is known to be zero or negative makes the rate undefined even when the numerator is unknown;
/// an unknown denominator makes it unknown. Something undefined in either place can never become a number.
pub fn divide(top: &Value, bottom: &Value) -> Value {
    if *top == Value::Undefined || *bottom == Value::Undefined {
        return Value::Undefined;
    }
    match bottom {
        Value::Known(b) if b.is_zero() || b.is_negative() => Value::Undefined,
        Value::Known(b) => match top {
            Value::Known(a) => Value::Known(a / b),
            _ => Value::Unknown,
        },
        _ => Value::Unknown,
    }
}

/// The whole number nearest to `number`; a half goes up, also below zero.
pub fn round_half_up(number: &Number) -> Number {
    (number + Number::new(BigInt::from(1), BigInt::from(2))).floor()
}

/// A rate as the reading `comparable` compares it: as a percentage rounded half up to two decimals or to one, or
/// exactly. The results are only ever compared with one another, so they stay scaled.
pub fn comparable(rate: &Value, reading: &str) -> Value {
    let Value::Known(rate) = rate else { return rate.clone() };
    Value::Known(match reading {
        // 0.45 is 45.00 %: in hundredths of a percent, 4500.
        "two-decimals" => round_half_up(&(rate * whole(10_000))),
        // 0.45 is 45.0 %: in tenths of a percent, 450.
        "one-decimal" => round_half_up(&(rate * whole(1_000))),
        "exact" => rate.clone(),
        other => panic!("`{other}` is no reading of `comparable`"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(text: &str) -> Value {
        Value::Known(number(text))
    }

    #[test]
    fn decimals_are_read_exactly() {
        assert_eq!(show(&number("0.021")), "21/1000");
        assert_eq!(show(&number("45.50")), "91/2");
        assert_eq!(show(&number("-3")), "-3");
    }

    #[test]
    fn halves_go_up() {
        // 0.450050 is 45.005 %: 4500.5 hundredths, so 4501; a hair less stays 4500.
        assert_eq!(comparable(&known("0.45005"), "two-decimals"), known("4501"));
        assert_eq!(comparable(&known("0.4500499"), "two-decimals"), known("4500"));
        // 0.4505 is 45.05 %: 450.5 tenths, so 451.
        assert_eq!(comparable(&known("0.4505"), "one-decimal"), known("451"));
        assert_eq!(comparable(&known("0.4505"), "exact"), known("0.4505"));
        // −0.00005 is −0.005 %: −0.5 goes up, to 0.
        assert_eq!(comparable(&known("-0.00005"), "two-decimals"), known("0"));
    }

    #[test]
    fn a_denominator_known_to_be_bad_needs_no_numerator() {
        assert_eq!(divide(&Value::Unknown, &known("0")), Value::Undefined);
        assert_eq!(divide(&Value::Unknown, &known("-1")), Value::Undefined);
        assert_eq!(divide(&Value::Unknown, &known("1")), Value::Unknown);
        assert_eq!(divide(&known("0"), &Value::Unknown), Value::Unknown);
        assert_eq!(divide(&known("1"), &known("4")), known("0.25"));
    }
}
