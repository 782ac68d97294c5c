//! All numbers between two ends: what a quantity may come to.

use exact::Ratio;

/// An end of an interval.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct End {
    pub at: Ratio,
    /// Whether the number itself belongs to the interval.
    pub itself: bool,
}

/// The numbers from one end to another, at least one; an end that is not there is infinitely far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Interval {
    pub from: Option<End>,
    pub to: Option<End>,
}

impl End {
    fn closed(at: Ratio) -> End {
        End { at, itself: true }
    }

    fn open(at: Ratio) -> End {
        End { at, itself: false }
    }
}

impl Interval {
    /// Every number.
    pub const ALL: Interval = Interval { from: None, to: None };

    /// One number alone.
    pub fn only(number: &Ratio) -> Interval {
        Interval { from: Some(End::closed(number.clone())), to: Some(End::closed(number.clone())) }
    }

    /// Zero and more.
    pub fn not_negative() -> Interval {
        Interval { from: Some(End::closed(Ratio::ZERO)), to: None }
    }

    /// More than zero.
    pub fn positive() -> Interval {
        Interval { from: Some(End::open(Ratio::ZERO)), to: None }
    }

    /// Zero, one and what lies between.
    pub fn share() -> Interval {
        Interval { from: Some(End::closed(Ratio::ZERO)), to: Some(End::closed(Ratio::ONE)) }
    }

    /// The number, where there is only one.
    pub fn the_only(&self) -> Option<&Ratio> {
        match (&self.from, &self.to) {
            (Some(from), Some(to)) if from.at == to.at => Some(&from.at),
            _ => None,
        }
    }

    /// What belongs to both, if anything does.
    pub fn and(&self, other: &Interval) -> Option<Interval> {
        let both = Interval {
            from: inner(&self.from, &other.from, |a, b| a > b),
            to: inner(&self.to, &other.to, |a, b| a < b),
        };
        both.holds_something().then_some(both)
    }

    /// The least interval around both.
    pub fn around(&self, other: &Interval) -> Interval {
        Interval {
            from: outer(&self.from, &other.from, |a, b| a < b),
            to: outer(&self.to, &other.to, |a, b| a > b),
        }
    }

    fn holds_something(&self) -> bool {
        match (&self.from, &self.to) {
            (Some(from), Some(to)) => from.at < to.at || from.at == to.at && from.itself && to.itself,
            _ => true,
        }
    }

    /// Whether some number of this one is less than some number of the other.
    pub fn may_be_below(&self, other: &Interval) -> bool {
        match (&self.from, &other.to) {
            (Some(from), Some(to)) => from.at < to.at,
            _ => true,
        }
    }

    /// All that is below some number of this one, or equal to it where `itself`.
    pub fn and_below(&self, itself: bool) -> Interval {
        let to = self.to.clone().map(|to| End { itself: to.itself && itself, ..to });
        Interval { from: None, to }
    }

    /// All that is above some number of this one, or equal to it where `itself`.
    pub fn and_above(&self, itself: bool) -> Interval {
        let from = self.from.clone().map(|from| End { itself: from.itself && itself, ..from });
        Interval { from, to: None }
    }

    pub fn negated(&self) -> Interval {
        let turned = |end: &Option<End>| end.as_ref().map(|e| End { at: e.at.negated(), itself: e.itself });
        Interval { from: turned(&self.to), to: turned(&self.from) }
    }

    pub fn plus(&self, other: &Interval) -> Interval {
        let sum = |a: &Option<End>, b: &Option<End>| match (a, b) {
            (Some(a), Some(b)) => Some(End { at: a.at.plus(&b.at), itself: a.itself && b.itself }),
            _ => None,
        };
        Interval { from: sum(&self.from, &other.from), to: sum(&self.to, &other.to) }
    }

    pub fn minus(&self, other: &Interval) -> Interval {
        self.plus(&other.negated())
    }

    pub fn times(&self, other: &Interval) -> Interval {
        let corners: Vec<Corner> = self
            .corners()
            .iter()
            .flat_map(|a| other.corners().iter().map(|b| a.times(b)).collect::<Vec<_>>())
            .collect();
        let infinite =
            |sign: i8| corners.iter().any(|corner| matches!(corner, Corner::Infinite(s) if *s == sign));
        let ends = || corners.iter().filter_map(Corner::end);
        let furthest = |further: fn(&Ratio, &Ratio) -> bool| {
            ends().reduce(|a, b| match a.at == b.at {
                true => End { at: a.at, itself: a.itself || b.itself },
                false if further(&a.at, &b.at) => a,
                false => b,
            })
        };
        Interval {
            from: if infinite(-1) { None } else { furthest(|a, b| a < b) },
            to: if infinite(1) { None } else { furthest(|a, b| a > b) },
        }
    }

    /// The quotients by the numbers above zero of the other; none where it has none.
    pub fn over(&self, divisor: &Interval) -> Option<Interval> {
        let divisor = divisor.and(&Interval::positive())?;
        let turned = |end: &End| match end.at.is_positive() {
            true => Ratio::ONE.divided_by(&end.at).map(|at| End { at, itself: end.itself }),
            false => None,
        };
        let from = match &divisor.to {
            Some(to) => turned(to),
            None => Some(End::open(Ratio::ZERO)),
        };
        let to = divisor.from.as_ref().and_then(turned);
        Some(self.times(&Interval { from, to }))
    }

    /// The smaller of a number of each.
    pub fn min(&self, other: &Interval) -> Interval {
        Interval {
            from: outer(&self.from, &other.from, |a, b| a < b),
            to: inner(&self.to, &other.to, |a, b| a < b),
        }
    }

    /// The greater of a number of each.
    pub fn max(&self, other: &Interval) -> Interval {
        self.negated().min(&other.negated()).negated()
    }

    fn corners(&self) -> [Corner; 2] {
        let corner = |end: &Option<End>, sign| match end {
            Some(end) => Corner::End(end.clone()),
            None => Corner::Infinite(sign),
        };
        [corner(&self.from, -1), corner(&self.to, 1)]
    }
}

/// Of two ends the one that allows less; `less` tells whether the first does.
fn inner(a: &Option<End>, b: &Option<End>, less: fn(&Ratio, &Ratio) -> bool) -> Option<End> {
    match (a, b) {
        (Some(a), Some(b)) if a.at == b.at => Some(End { at: a.at.clone(), itself: a.itself && b.itself }),
        (Some(a), Some(b)) => Some(if less(&a.at, &b.at) { a.clone() } else { b.clone() }),
        (a, b) => a.clone().or_else(|| b.clone()),
    }
}

/// Of two ends the one that allows more; `more` tells whether the first does.
fn outer(a: &Option<End>, b: &Option<End>, more: fn(&Ratio, &Ratio) -> bool) -> Option<End> {
    match (a, b) {
        (Some(a), Some(b)) if a.at == b.at => Some(End { at: a.at.clone(), itself: a.itself || b.itself }),
        (Some(a), Some(b)) => Some(if more(&a.at, &b.at) { a.clone() } else { b.clone() }),
        _ => None,
    }
}

/// An end of an interval as a factor.
enum Corner {
    End(End),
    /// Below or above every number.
    Infinite(i8),
}

impl Corner {
    fn end(&self) -> Option<End> {
        match self {
            Corner::End(end) => Some(end.clone()),
            Corner::Infinite(_) => None,
        }
    }

    fn times(&self, other: &Corner) -> Corner {
        match (self, other) {
            (Corner::Infinite(a), Corner::Infinite(b)) => Corner::Infinite(a * b),
            (Corner::End(end), Corner::Infinite(sign)) | (Corner::Infinite(sign), Corner::End(end)) => {
                // Zero times whatever is zero, and so is what comes as near to it as one likes.
                match (end.at.is_positive(), end.at.is_negative()) {
                    (true, _) => Corner::Infinite(*sign),
                    (_, true) => Corner::Infinite(-sign),
                    _ => Corner::End(end.clone()),
                }
            }
            (Corner::End(a), Corner::End(b)) => {
                let zero = |end: &End| end.at.is_zero() && end.itself;
                let itself = a.itself && b.itself || zero(a) || zero(b);
                Corner::End(End { at: a.at.times(&b.at), itself })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn end() -> impl Strategy<Value = Option<End>> {
        let end = (-3i128..4, any::<bool>()).prop_map(|(at, itself)| End { at: Ratio::int(at), itself });
        prop_oneof![1 => Just(None), 3 => end.prop_map(Some)]
    }

    fn interval() -> impl Strategy<Value = Interval> {
        let any = (end(), end()).prop_map(|(from, to)| Interval { from, to });
        any.prop_filter("holds something", Interval::holds_something)
    }

    fn holds(interval: &Interval, number: &Ratio) -> bool {
        interval.and(&Interval::only(number)).is_some()
    }

    /// Numbers of an interval: its ends, and some near and far.
    fn numbers(interval: &Interval) -> Vec<Ratio> {
        let ends = (-3..4).flat_map(|n| [-1, 0, 1].map(|by| Ratio::int(n).plus(&Ratio::decimal(by, 6))));
        let far = [-1_000_000, 1_000_000].map(Ratio::int);
        ends.chain(far).filter(|number| holds(interval, number)).collect()
    }

    /// Whether an end is reached where it is said to be, or come near to.
    fn tight(said: &Interval, came: &[Ratio]) -> bool {
        let near = |end: &Option<End>, furthest: Option<&Ratio>| match (end, furthest) {
            (Some(end), Some(furthest)) => {
                (!end.itself || *furthest == end.at) && furthest.minus(&end.at).abs() < Ratio::decimal(1, 1)
            }
            (None, Some(furthest)) => furthest.abs() > Ratio::int(10_000),
            (_, None) => true,
        };
        near(&said.from, came.iter().min()) && near(&said.to, came.iter().max())
    }

    type Said = fn(&Interval, &Interval) -> Interval;
    type Came = fn(&Ratio, &Ratio) -> Ratio;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]

        #[test]
        fn holds_all_that_comes_of_its_numbers_and_no_more(a in interval(), b in interval()) {
            let operations: [(Said, Came); 5] = [
                (Interval::plus, Ratio::plus),
                (Interval::minus, Ratio::minus),
                (Interval::times, Ratio::times),
                (Interval::min, |a, b| a.min(b).clone()),
                (Interval::max, |a, b| a.max(b).clone()),
            ];
            for (n, (said, came)) in operations.into_iter().enumerate() {
                let said = said(&a, &b);
                let came: Vec<Ratio> =
                    numbers(&a).iter().flat_map(|x| numbers(&b).iter().map(|y| came(x, y)).collect::<Vec<_>>()).collect();
                for number in &came {
                    prop_assert!(holds(&said, number), "{n}: {number} of {a:?} and {b:?}, said {said:?}");
                }
                prop_assert!(tight(&said, &came), "{n}: {a:?} and {b:?}, said {said:?}");
            }
        }

        #[test]
        fn divides_by_what_is_above_zero(a in interval(), b in interval()) {
            let divisors: Vec<Ratio> = numbers(&b).into_iter().filter(Ratio::is_positive).collect();
            let Some(said) = a.over(&b) else {
                prop_assert!(divisors.is_empty());
                return Ok(());
            };
            for x in numbers(&a) {
                for y in &divisors {
                    prop_assert!(holds(&said, &x.divided_by(y).unwrap()), "{x} / {y}: {said:?}");
                }
            }
        }

        #[test]
        fn meets_where_both_hold(a in interval(), b in interval()) {
            let both = a.and(&b);
            for x in numbers(&Interval::ALL) {
                let said = both.as_ref().is_some_and(|both| holds(both, &x));
                prop_assert_eq!(said, holds(&a, &x) && holds(&b, &x));
                prop_assert!(!holds(&a, &x) || holds(&a.around(&b), &x));
                let below = numbers(&b).iter().any(|y| x < *y);
                prop_assert!(!below || Interval::only(&x).may_be_below(&b));
                prop_assert!(!below || holds(&b.and_below(false), &x));
                prop_assert!(!numbers(&b).iter().any(|y| x > *y) || holds(&b.and_above(false), &x));
            }
        }
    }
}
