//! A column of fractions in whole numbers of one width, with a bound on their size.

use std::borrow::Cow;

use exact::Ratio;
use movement::formula::Op;

use super::cells::Cells;
use super::state::{State, States, joined};
use super::whole::{Whole, bits, bits_of_all};
use super::{Number, Truth};

/// Fractions, a row each, with a bound on their numerators and denominators.
///
/// An operation whose result might not fit the width gives `None`: then it is done in a greater width.
#[derive(Clone, Debug)]
pub(crate) struct Numbers<'a, T: Whole> {
    rows: usize,
    /// Numerators; anything where the row has no value.
    num: Cells<'a, T>,
    /// Denominators, all positive.
    den: Cells<'a, T>,
    states: States,
    num_bits: u32,
    den_bits: u32,
}

impl<'a> Numbers<'a, i64> {
    /// Figures over one denominator.
    pub fn of_figures(mantissas: &'a [i64], known: &[bool], over: i64) -> Numbers<'a, i64> {
        let all_known = known.iter().fold(true, |all, known| all & known);
        let state = |known: &bool| if *known { State::Known } else { State::Unknown };
        Numbers {
            rows: mantissas.len(),
            num: Cells::Each(Cow::Borrowed(mantissas)),
            den: Cells::Same(over),
            states: (!all_known).then(|| known.iter().map(state).collect()),
            num_bits: bits_of_all(mantissas),
            den_bits: bits(over),
        }
    }

    /// The same in 128 bits.
    pub fn widened(&self) -> Numbers<'static, i128> {
        Numbers {
            rows: self.rows,
            num: self.num.widened(),
            den: self.den.widened(),
            states: self.states.clone(),
            num_bits: self.num_bits,
            den_bits: self.den_bits,
        }
    }
}

impl<'a, T: Whole> Numbers<'a, T> {
    /// The same fraction in every row, where it fits.
    pub fn constant(n: i128, d: i128, rows: usize) -> Option<Numbers<'a, T>> {
        let fits = bits(n).max(bits(d)) <= T::MOST_BITS;
        let (num, den) = (T::try_from(n).ok()?, T::try_from(d).ok()?);
        fits.then(|| Numbers {
            rows,
            num: Cells::Same(num),
            den: Cells::Same(den),
            states: None,
            num_bits: bits(n),
            den_bits: bits(d),
        })
    }

    pub fn len(&self) -> usize {
        self.rows
    }

    pub fn states(&self) -> &States {
        &self.states
    }

    pub fn state(&self, row: usize) -> State {
        self.states.as_ref().map_or(State::Known, |states| states[row])
    }

    /// Numerator and denominator of a row that has a value.
    pub fn fraction(&self, row: usize) -> (T, T) {
        (self.num.at(row), self.den.at(row))
    }

    /// How many bits numerators and denominators have at most.
    pub fn bits(&self) -> (u32, u32) {
        (self.num_bits, self.den_bits)
    }

    pub fn number(&self, row: usize) -> Number {
        match self.state(row) {
            State::Known => {
                let (n, d) = self.fraction(row);
                Ratio::new(n.into(), d.into()).map_or(Number::Undefined, Number::Known)
            }
            State::Unknown => Number::Unknown,
            State::Undefined => Number::Undefined,
        }
    }

    /// The sum or difference, the product or the quotient.
    pub fn computed(&self, op: Op, other: &Numbers<'a, T>) -> Option<Numbers<'a, T>> {
        match op {
            Op::Add => self.added(other, |a, b| a + b),
            Op::Subtract => self.added(other, |a, b| a - b),
            Op::Multiply => self.times(other),
            Op::Divide => self.over(other),
            _ => None,
        }
    }

    fn added(&self, other: &Numbers<'a, T>, op: impl Fn(T, T) -> T) -> Option<Numbers<'a, T>> {
        let same = matches!((&self.den, &other.den), (Cells::Same(b), Cells::Same(d)) if b == d);
        let (num_bits, den_bits) = if same {
            (self.num_bits.max(other.num_bits) + 1, self.den_bits)
        } else {
            let most = (self.num_bits + other.den_bits).max(other.num_bits + self.den_bits);
            (most + 1, self.den_bits + other.den_bits)
        };
        if num_bits.max(den_bits) > T::MOST_BITS {
            return None;
        }
        let (num, den) = if same {
            (self.num.joined(&other.num, op), self.den.clone())
        } else {
            let (a, b) = (self.num.product(&other.den), other.num.product(&self.den));
            (a.joined(&b, op), self.den.times(&other.den))
        };
        let states = joined(&self.states, &other.states);
        Some(Numbers { rows: self.rows, num, den, states, num_bits, den_bits })
    }

    fn times(&self, other: &Numbers<'a, T>) -> Option<Numbers<'a, T>> {
        let (num_bits, den_bits) = (self.num_bits + other.num_bits, self.den_bits + other.den_bits);
        (num_bits.max(den_bits) <= T::MOST_BITS).then(|| Numbers {
            rows: self.rows,
            num: self.num.times(&other.num),
            den: self.den.times(&other.den),
            states: joined(&self.states, &other.states),
            num_bits,
            den_bits,
        })
    }

    /// The quotient: undefined where the divisor is known and not positive.
    fn over(&self, other: &Numbers<'a, T>) -> Option<Numbers<'a, T>> {
        let (num_bits, den_bits) = (self.num_bits + other.den_bits, self.den_bits + other.num_bits);
        if num_bits.max(den_bits) > T::MOST_BITS {
            return None;
        }
        let mut states = joined(&self.states, &other.states);
        let mut den = self.den.times(&other.num);
        if states.is_some() || !other.num.all(|divisor| divisor > T::ZERO) {
            let states = states.get_or_insert_with(|| vec![State::Known; self.rows]);
            let mut each = den.into_each(self.rows);
            for (row, (state, den)) in states.iter_mut().zip(&mut each).enumerate() {
                if other.num.at(row) <= T::ZERO && other.state(row) == State::Known {
                    *state = State::Undefined;
                }
                if *state != State::Known {
                    *den = T::ONE;
                }
            }
            den = Cells::Each(Cow::Owned(each));
        }
        let num = self.num.times(&other.den);
        Some(Numbers { rows: self.rows, num, den, states, num_bits, den_bits })
    }

    /// A comparison.
    pub fn compared(&self, op: Op, other: &Numbers<'a, T>) -> Option<Vec<Truth>> {
        let most = (self.num_bits + other.den_bits).max(other.num_bits + self.den_bits);
        if most > T::MOST_BITS {
            return None;
        }
        // The differences of the cross products fit too, and their signs tell all but equality.
        let mut truths = match op {
            Op::AtLeast => self.cross_asked(other, |a, b| Truth::from(!(a - b).is_below_zero())),
            Op::MoreThan => self.cross_asked(other, |a, b| Truth::from((b - a).is_below_zero())),
            Op::AtMost => self.cross_asked(other, |a, b| Truth::from(!(b - a).is_below_zero())),
            Op::LessThan => self.cross_asked(other, |a, b| Truth::from((a - b).is_below_zero())),
            _ => self.cross_asked(other, |a, b| Truth::from(a == b)),
        };
        for states in [&self.states, &other.states].into_iter().flatten() {
            for (truth, state) in truths.iter_mut().zip(states) {
                *truth = match (*state, *truth) {
                    (State::Undefined, _) | (_, Truth::Undefined) => Truth::Undefined,
                    (State::Unknown, _) | (_, Truth::Unknown) => Truth::Unknown,
                    (State::Known, truth) => truth,
                };
            }
        }
        Some(truths)
    }

    /// What a question about the cross products answers: each numerator times the other's denominator.
    fn cross_asked(&self, other: &Numbers<'a, T>, ask: impl Fn(T, T) -> Truth) -> Vec<Truth> {
        if let (Cells::Same(n), Cells::Same(d)) = (&other.num, &other.den) {
            // Held against a number, such as a floor: the products need not be kept.
            return self.num.asked(&self.den, self.rows, |num, den| ask(num * *d, *n * den));
        }
        let (a, b) = (self.num.product(&other.den), other.num.product(&self.den));
        a.asked(&b, self.rows, ask)
    }

    pub fn into_owned(self) -> Numbers<'static, T> {
        Numbers {
            rows: self.rows,
            num: self.num.into_owned(),
            den: self.den.into_owned(),
            states: self.states,
            num_bits: self.num_bits,
            den_bits: self.den_bits,
        }
    }

    /// These rows, and after them those of another column.
    pub fn followed_by(self, part: Numbers<'_, T>) -> Numbers<'a, T> {
        let all_known = self.states.is_none() && part.states.is_none();
        let states = (!all_known).then(|| {
            let each = |states: States, rows| states.unwrap_or_else(|| vec![State::Known; rows]);
            let mut all = each(self.states, self.rows);
            all.extend(each(part.states, part.rows));
            all
        });
        Numbers {
            rows: self.rows + part.rows,
            num: self.num.followed_by(self.rows, part.num, part.rows),
            den: self.den.followed_by(self.rows, part.den, part.rows),
            states,
            num_bits: self.num_bits.max(part.num_bits),
            den_bits: self.den_bits.max(part.den_bits),
        }
    }
}
