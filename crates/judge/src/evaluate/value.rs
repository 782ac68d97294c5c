//! Values that may be missing: numbers and truths that are known, unknown or undefined.
//!
//! *Unknown* means that a figure is missing: it could turn out either way. *Undefined* means that there is no such
//! number, whatever is still to come: a rate over a denominator that is zero or negative. What is undefined stays so
//! beside something unknown.

use exact::Ratio;
use movement::formula::Op;

/// A number that may be missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Number {
    /// Known, exactly.
    Known(Ratio),
    /// A figure is missing.
    Unknown,
    /// There is no such number.
    Undefined,
}

/// A truth that may be missing. The order is by discriminant only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Truth {
    /// No.
    False,
    /// Yes.
    True,
    /// A figure is missing.
    Unknown,
    /// It speaks of a number that does not exist.
    Undefined,
    /// Never yes, whatever is still to come; a missing figure decides whether it is no or speaks of a number that does
    /// not exist.
    Never,
}

impl Number {
    /// The number, where it is known.
    pub fn known(&self) -> Option<&Ratio> {
        match self {
            Number::Known(ratio) => Some(ratio),
            Number::Unknown | Number::Undefined => None,
        }
    }

    /// What becomes of an operation on two numbers, one of which is missing.
    fn missing(a: &Number, b: &Number) -> Option<Number> {
        match (a, b) {
            (Number::Undefined, _) | (_, Number::Undefined) => Some(Number::Undefined),
            (Number::Unknown, _) | (_, Number::Unknown) => Some(Number::Unknown),
            (Number::Known(_), Number::Known(_)) => None,
        }
    }

    fn both(a: &Number, b: &Number, op: impl Fn(&Ratio, &Ratio) -> Ratio) -> Number {
        match (a, b) {
            (Number::Known(a), Number::Known(b)) => Number::Known(op(a, b)),
            _ => Number::missing(a, b).unwrap_or(Number::Unknown),
        }
    }

    /// The sum.
    pub fn plus(&self, other: &Number) -> Number {
        Number::both(self, other, Ratio::plus)
    }

    /// The difference.
    pub fn minus(&self, other: &Number) -> Number {
        Number::both(self, other, Ratio::minus)
    }

    /// The product.
    pub fn times(&self, other: &Number) -> Number {
        Number::both(self, other, Ratio::times)
    }

    /// The quotient: undefined where the divisor is known to be zero or negative, even if the dividend is unknown.
    pub fn over(&self, divisor: &Number) -> Number {
        match divisor {
            Number::Known(d) if !d.is_positive() => Number::Undefined,
            _ => match (self, divisor) {
                (Number::Known(n), Number::Known(d)) => {
                    n.divided_by(d).map_or(Number::Undefined, Number::Known)
                }
                _ => Number::missing(self, divisor).unwrap_or(Number::Unknown),
            },
        }
    }

    /// The smaller of two.
    pub fn min(&self, other: &Number) -> Number {
        Number::both(self, other, |a, b| a.min(b).clone())
    }

    /// The greater of two.
    pub fn max(&self, other: &Number) -> Number {
        Number::both(self, other, |a, b| a.max(b).clone())
    }

    /// The number with its sign turned.
    pub fn negated(&self) -> Number {
        match self {
            Number::Known(a) => Number::Known(a.negated()),
            missing => missing.clone(),
        }
    }

    /// A comparison.
    pub fn compared(&self, op: Op, other: &Number) -> Truth {
        match (self, other) {
            (Number::Known(a), Number::Known(b)) => Truth::from(match op {
                Op::AtLeast => a >= b,
                Op::MoreThan => a > b,
                Op::AtMost => a <= b,
                Op::LessThan => a < b,
                _ => a == b,
            }),
            _ => match Number::missing(self, other) {
                Some(Number::Undefined) => Truth::Undefined,
                _ => Truth::Unknown,
            },
        }
    }
}

impl From<bool> for Truth {
    fn from(truth: bool) -> Truth {
        if truth { Truth::True } else { Truth::False }
    }
}

impl Truth {
    /// Both: one "no" is enough for "no"; what is undefined can never become "yes", whatever stands beside it.
    ///
    /// A `not` around it is carried to the parts first, where it decides more: see [`movement::formula::carried_inward`].
    pub fn and(self, other: Truth) -> Truth {
        use Truth::{False, Never, True, Undefined, Unknown};
        match (self, other) {
            (False, _) | (_, False) => False,
            (Undefined, Undefined | True) | (True, Undefined) => Undefined,
            (Undefined | Never, _) | (_, Undefined | Never) => Never,
            (Unknown, _) | (_, Unknown) => Unknown,
            (True, True) => True,
        }
    }

    /// Either: one "yes" is enough.
    pub fn or(self, other: Truth) -> Truth {
        use Truth::{False, Never, True, Undefined, Unknown};
        match (self, other) {
            (True, _) | (_, True) => True,
            (Unknown, _) | (_, Unknown) => Unknown,
            (Undefined, _) | (_, Undefined) => Undefined,
            (Never, _) | (_, Never) => Never,
            (False, False) => False,
        }
    }

    /// The opposite.
    pub fn negated(self) -> Truth {
        match self {
            Truth::False => Truth::True,
            Truth::True => Truth::False,
            Truth::Unknown | Truth::Never => Truth::Unknown,
            Truth::Undefined => Truth::Undefined,
        }
    }

    /// A choice between two; `defined` tells that the condition can never turn out undefined.
    pub fn choose(self, yes: Truth, no: Truth, defined: bool) -> Truth {
        use Truth::{False, Never, True, Undefined, Unknown};
        match self {
            True => yes,
            False => no,
            Undefined => Undefined,
            Unknown if yes == no && (defined || yes == Undefined) => yes,
            Unknown if yes.may_hold() || no.may_hold() => Unknown,
            Never if no == Undefined => Undefined,
            Never if no.may_hold() => Unknown,
            Unknown | Never => Never,
        }
    }

    /// The same choice between two numbers.
    pub fn choose_number(self, yes: &Number, no: &Number, defined: bool) -> Number {
        match self {
            Truth::True => yes.clone(),
            Truth::False => no.clone(),
            Truth::Undefined => Number::Undefined,
            Truth::Unknown if yes == no && (defined || *yes == Number::Undefined) => yes.clone(),
            Truth::Never if *no == Number::Undefined => Number::Undefined,
            Truth::Unknown | Truth::Never => Number::Unknown,
        }
    }

    /// A criterion: where it is undefined, what holds otherwise; what is undefined in the end is "no".
    pub fn criterion(self, otherwise: Option<Truth>) -> Truth {
        let otherwise = match otherwise {
            None | Some(Truth::Undefined | Truth::Never) => Truth::False,
            Some(otherwise) => otherwise,
        };
        match self {
            Truth::Undefined => otherwise,
            Truth::Never if otherwise == Truth::False => Truth::False,
            Truth::Never => Truth::Unknown,
            settled => settled,
        }
    }

    /// Whether it is yes, or may turn out so.
    fn may_hold(self) -> bool {
        matches!(self, Truth::True | Truth::Unknown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn undefined_is_not_unknown() {
        let n = |n| Number::Known(Ratio::int(n));
        assert_eq!(n(5).over(&n(0)), Number::Undefined);
        assert_eq!(n(5).over(&n(-2)), Number::Undefined);
        assert_eq!(Number::Unknown.over(&n(0)), Number::Undefined);
        assert_eq!(Number::Unknown.over(&n(2)), Number::Unknown);
        assert_eq!(n(5).over(&Number::Unknown), Number::Unknown);
        assert_eq!(Number::Undefined.plus(&Number::Unknown), Number::Undefined);
        assert_eq!(n(1).compared(Op::AtLeast, &Number::Undefined), Truth::Undefined);
    }

    #[test]
    fn false_and_unknown_is_false() {
        assert_eq!(Truth::False.and(Truth::Unknown), Truth::False);
        assert_eq!(Truth::Unknown.and(Truth::Undefined), Truth::Never);
        assert_eq!(Truth::True.and(Truth::Undefined), Truth::Undefined);
        assert_eq!(Truth::Unknown.or(Truth::Undefined), Truth::Unknown);
        assert_eq!(Truth::True.or(Truth::Unknown), Truth::True);
    }

    const ALL: [Truth; 5] = [Truth::False, Truth::True, Truth::Unknown, Truth::Undefined, Truth::Never];

    /// What a truth may still turn out to be; `defined` tells that it cannot be undefined.
    fn outcomes(truth: Truth, defined: bool) -> Vec<Truth> {
        match truth {
            Truth::Unknown if defined => vec![Truth::True, Truth::False],
            Truth::Unknown => vec![Truth::True, Truth::False, Truth::Undefined],
            Truth::Never => vec![Truth::False, Truth::Undefined],
            settled => vec![settled],
        }
    }

    /// What is said of missing figures covers all that may come of them, and says no more than it must.
    fn covers(said: Truth, parts: &[(Truth, bool)], of: impl Fn(&[Truth]) -> Truth) {
        let mut all = vec![Vec::new()];
        for (part, defined) in parts {
            let longer = |one: &Vec<Truth>| {
                let one = one.clone();
                outcomes(*part, *defined).into_iter().map(move |next| [one.clone(), vec![next]].concat())
            };
            all = all.iter().flat_map(longer).collect();
        }
        let come: Vec<Truth> = all.iter().map(|parts| of(parts)).collect();
        assert!(
            come.iter().all(|came| outcomes(said, false).contains(came)),
            "{parts:?}: {said:?}, {come:?}"
        );
        let settled = come.iter().all(|came| *came == come[0]);
        // Nothing is left open that is settled; but `or` does not remember that its open part is never "no".
        assert!(!settled || said == come[0] || said == Truth::Unknown, "{parts:?}: {said:?}, {come:?}");
    }

    #[test]
    fn what_is_said_with_figures_missing_stands_once_they_come() {
        for a in ALL {
            covers(a.negated(), &[(a, false)], |x| x[0].negated());
            covers(a.criterion(None), &[(a, false)], |x| x[0].criterion(None));
            for b in ALL {
                let pair = [(a, false), (b, false)];
                covers(a.and(b), &pair, |x| x[0].and(x[1]));
                covers(a.or(b), &pair, |x| x[0].or(x[1]));
                covers(a.criterion(Some(b)), &pair, |x| x[0].criterion(Some(x[1])));
                for c in ALL {
                    for defined in [false, true] {
                        let parts = [(a, defined), (b, false), (c, false)];
                        covers(a.choose(b, c, defined), &parts, |x| x[0].choose(x[1], x[2], defined));
                    }
                }
            }
        }
    }
}
