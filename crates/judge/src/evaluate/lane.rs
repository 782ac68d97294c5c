//! A node's values for a run of rows.

use std::ops::Range;

use exact::Ratio;
use movement::formula::Op;

use super::{Column, Number, Truth};

/// A node's values, a row each.
#[derive(Clone, Debug)]
pub enum Lane {
    /// Fractions that fit 128 bits.
    Fast(Numbers),
    /// Numbers of any size.
    Slow(Vec<Number>),
    /// Truths.
    Truths(Vec<Truth>),
}

/// Whether a row of [`Numbers`] has a value. The greater of two states is the state of their sum.
const KNOWN: u8 = 0;
const UNKNOWN: u8 = 1;
const UNDEFINED: u8 = 2;

/// Fractions in 128 bits, with a bound on their size.
#[derive(Clone, Debug)]
pub struct Numbers {
    /// Numerators; zero where the row has no value.
    pub(crate) num: Vec<i128>,
    /// Denominators, all positive.
    pub(crate) den: Den,
    state: Vec<u8>,
    num_bits: u32,
    den_bits: u32,
}

/// Denominators.
#[derive(Clone, Debug)]
pub(crate) enum Den {
    /// One for all rows.
    All(i128),
    /// One a row.
    Each(Vec<i128>),
}

impl Den {
    fn at(&self, row: usize) -> i128 {
        match self {
            Den::All(d) => *d,
            Den::Each(all) => all[row],
        }
    }
}

/// Products up to this many bits fit with room for a sign and one doubling.
const MOST_BITS: u32 = 125;

fn bits(n: i128) -> u32 {
    128 - n.unsigned_abs().leading_zeros()
}

impl Numbers {
    pub(crate) fn len(&self) -> usize {
        self.num.len()
    }

    /// Numerator and denominator of a row, where it has a value.
    pub(crate) fn parts(&self, row: usize) -> Option<(i128, i128)> {
        (self.state[row] == KNOWN).then(|| (self.num[row], self.den.at(row)))
    }

    /// How many bits numerators and denominators have at most.
    pub(crate) fn bits(&self) -> (u32, u32) {
        (self.num_bits, self.den_bits)
    }

    fn number(&self, row: usize) -> Number {
        match self.state[row] {
            KNOWN => Ratio::new(self.num[row], self.den.at(row)).map_or(Number::Undefined, Number::Known),
            UNKNOWN => Number::Unknown,
            _ => Number::Undefined,
        }
    }

    fn states(&self, other: &Numbers) -> Vec<u8> {
        self.state.iter().zip(&other.state).map(|(a, b)| *a.max(b)).collect()
    }

    /// Sum or difference.
    fn add(&self, other: &Numbers, sign: i128) -> Option<Numbers> {
        let state = self.states(other);
        if let (Den::All(b), Den::All(d)) = (&self.den, &other.den)
            && b == d
        {
            let num = self.num.iter().zip(&other.num).map(|(a, c)| a + sign * c).collect();
            let num_bits = self.num_bits.max(other.num_bits) + 1;
            let fits = num_bits <= MOST_BITS;
            return fits.then(|| Numbers {
                num,
                den: Den::All(*b),
                state,
                num_bits,
                den_bits: self.den_bits,
            });
        }
        let num_bits = (self.num_bits + other.den_bits).max(other.num_bits + self.den_bits) + 1;
        let den_bits = self.den_bits + other.den_bits;
        if num_bits.max(den_bits) > MOST_BITS {
            return None;
        }
        let num = (0..self.len())
            .map(|i| self.num[i] * other.den.at(i) + sign * other.num[i] * self.den.at(i))
            .collect();
        Some(Numbers { num, den: self.den_product(other), state, num_bits, den_bits })
    }

    fn den_product(&self, other: &Numbers) -> Den {
        match (&self.den, &other.den) {
            (Den::All(b), Den::All(d)) => Den::All(b * d),
            (Den::All(1), each) | (each, Den::All(1)) => each.clone(),
            (a, b) => Den::Each((0..self.len()).map(|i| a.at(i) * b.at(i)).collect()),
        }
    }

    fn times(&self, other: &Numbers) -> Option<Numbers> {
        let num_bits = self.num_bits + other.num_bits;
        let den_bits = self.den_bits + other.den_bits;
        if num_bits.max(den_bits) > MOST_BITS {
            return None;
        }
        let num = self.num.iter().zip(&other.num).map(|(a, c)| a * c).collect();
        Some(Numbers { num, den: self.den_product(other), state: self.states(other), num_bits, den_bits })
    }

    /// The quotient: undefined where the divisor is known and not positive.
    fn over(&self, other: &Numbers) -> Option<Numbers> {
        let num_bits = self.num_bits + other.den_bits;
        let den_bits = self.den_bits + other.num_bits;
        if num_bits.max(den_bits) > MOST_BITS {
            return None;
        }
        let mut state = self.states(other);
        let mut num = Vec::with_capacity(self.len());
        let mut den = Vec::with_capacity(self.len());
        for (i, state) in state.iter_mut().enumerate() {
            let divisor = other.num[i];
            if other.state[i] == KNOWN && divisor <= 0 {
                *state = UNDEFINED;
            }
            if *state == KNOWN {
                num.push(self.num[i] * other.den.at(i));
                den.push(self.den.at(i) * divisor);
            } else {
                num.push(0);
                den.push(1);
            }
        }
        Some(Numbers { num, den: Den::Each(den), state, num_bits, den_bits })
    }

    fn compare(&self, op: Op, other: &Numbers) -> Option<Vec<Truth>> {
        if (self.num_bits + other.den_bits).max(other.num_bits + self.den_bits) > MOST_BITS {
            return None;
        }
        let holds: fn(i128, i128) -> bool = match op {
            Op::AtLeast => |a, b| a >= b,
            Op::MoreThan => |a, b| a > b,
            Op::AtMost => |a, b| a <= b,
            Op::LessThan => |a, b| a < b,
            _ => |a, b| a == b,
        };
        let truth = |i: usize| match self.state[i].max(other.state[i]) {
            KNOWN => Truth::from(holds(self.num[i] * other.den.at(i), other.num[i] * self.den.at(i))),
            UNKNOWN => Truth::Unknown,
            _ => Truth::Undefined,
        };
        Some((0..self.len()).map(truth).collect())
    }
}

impl Lane {
    pub(super) fn of_column(column: &Column, rows: Range<usize>) -> Lane {
        match column {
            Column::Decimals { mantissas, known, over } => {
                let mut all = 0u64;
                let num: Vec<i128> = mantissas[rows.clone()]
                    .iter()
                    .map(|n| {
                        all |= n.unsigned_abs();
                        i128::from(*n)
                    })
                    .collect();
                let state = known[rows].iter().map(|k| u8::from(!*k)).collect();
                let over = i128::from(*over);
                let num_bits = 64 - all.leading_zeros();
                Lane::Fast(Numbers { num, den: Den::All(over), state, num_bits, den_bits: bits(over) })
            }
            Column::Numbers(all) => Lane::Slow(all[rows].to_vec()),
            Column::Truths(all) => Lane::Truths(all[rows].to_vec()),
        }
    }

    pub(super) fn constant(number: &Ratio, rows: usize) -> Lane {
        match number.lowest_terms() {
            Some((n, d)) if bits(n).max(bits(d)) < MOST_BITS => Lane::Fast(Numbers {
                num: vec![n; rows],
                den: Den::All(d),
                state: vec![KNOWN; rows],
                num_bits: bits(n),
                den_bits: bits(d),
            }),
            _ => Lane::Slow(vec![Number::Known(number.clone()); rows]),
        }
    }

    /// How many rows it has.
    pub fn len(&self) -> usize {
        match self {
            Lane::Fast(numbers) => numbers.len(),
            Lane::Slow(all) => all.len(),
            Lane::Truths(all) => all.len(),
        }
    }

    /// The number in a row; a truth counts as one or zero.
    pub fn number(&self, row: usize) -> Number {
        match self {
            Lane::Fast(numbers) => numbers.number(row),
            Lane::Slow(all) => all[row].clone(),
            Lane::Truths(all) => match all[row] {
                Truth::True => Number::Known(Ratio::ONE),
                Truth::False => Number::Known(Ratio::ZERO),
                Truth::Unknown => Number::Unknown,
                Truth::Undefined => Number::Undefined,
            },
        }
    }

    /// The truth in a row; a number is none.
    pub fn truth(&self, row: usize) -> Truth {
        match self {
            Lane::Truths(all) => all[row],
            Lane::Fast(_) | Lane::Slow(_) => Truth::Undefined,
        }
    }

    fn numbers(&self) -> impl Iterator<Item = Number> + '_ {
        (0..self.len()).map(|row| self.number(row))
    }

    pub(super) fn append(&mut self, part: Lane) {
        match (&mut *self, part) {
            (Lane::Fast(whole), Lane::Fast(part)) => whole.append(part),
            (Lane::Truths(whole), Lane::Truths(part)) => whole.extend(part),
            (_, part) => {
                let mut all: Vec<Number> = self.numbers().collect();
                all.extend(part.numbers());
                *self = Lane::Slow(all);
            }
        }
    }

    pub(super) fn mapped(&self, op: impl Fn(&Number) -> Number) -> Lane {
        Lane::Slow(self.numbers().map(|n| op(&n)).collect())
    }

    pub(super) fn paired(&self, other: &Lane, op: impl Fn(&Number, &Number) -> Number) -> Lane {
        Lane::Slow(self.numbers().zip(other.numbers()).map(|(a, b)| op(&a, &b)).collect())
    }

    pub(super) fn each_truth(&self, op: impl Fn(Truth) -> Truth) -> Lane {
        Lane::Truths((0..self.len()).map(|row| op(self.truth(row))).collect())
    }

    pub(super) fn both_truths(&self, other: &Lane, op: impl Fn(Truth, Truth) -> Truth) -> Lane {
        Lane::Truths((0..self.len()).map(|row| op(self.truth(row), other.truth(row))).collect())
    }

    /// Arithmetic or a comparison.
    pub(super) fn binary(&self, op: Op, other: &Lane) -> Lane {
        if let (Lane::Fast(a), Lane::Fast(b)) = (self, other) {
            let fast = match op {
                Op::Add => a.add(b, 1).map(Lane::Fast),
                Op::Subtract => a.add(b, -1).map(Lane::Fast),
                Op::Multiply => a.times(b).map(Lane::Fast),
                Op::Divide => a.over(b).map(Lane::Fast),
                _ => a.compare(op, b).map(Lane::Truths),
            };
            if let Some(lane) = fast {
                return lane;
            }
        }
        match op {
            Op::Add => self.paired(other, Number::plus),
            Op::Subtract => self.paired(other, Number::minus),
            Op::Multiply => self.paired(other, Number::times),
            Op::Divide => self.paired(other, Number::over),
            _ => Lane::Truths(self.numbers().zip(other.numbers()).map(|(a, b)| a.compared(op, &b)).collect()),
        }
    }

    pub(super) fn first_known(&self, other: &Lane) -> Lane {
        if let (Lane::Truths(a), Lane::Truths(b)) = (self, other) {
            let first = |(a, b): (&Truth, &Truth)| if *a == Truth::Unknown { *b } else { *a };
            return Lane::Truths(a.iter().zip(b).map(first).collect());
        }
        self.paired(other, |a, b| if *a == Number::Unknown { b.clone() } else { a.clone() })
    }

    pub(super) fn choose(&self, yes: &Lane, no: &Lane) -> Lane {
        if let (Lane::Truths(yes), Lane::Truths(no)) = (yes, no) {
            let choose = |row: usize| match self.truth(row) {
                Truth::True => yes[row],
                Truth::False => no[row],
                Truth::Unknown if yes[row] == no[row] => yes[row],
                Truth::Unknown => Truth::Unknown,
                Truth::Undefined => Truth::Undefined,
            };
            return Lane::Truths((0..self.len()).map(choose).collect());
        }
        let choose = |row: usize| match self.truth(row) {
            Truth::True => yes.number(row),
            Truth::False => no.number(row),
            Truth::Unknown => {
                let (yes, no) = (yes.number(row), no.number(row));
                if yes == no { yes } else { Number::Unknown }
            }
            Truth::Undefined => Number::Undefined,
        };
        Lane::Slow((0..self.len()).map(choose).collect())
    }

    pub(super) fn criterion(&self, otherwise: Option<&Lane>) -> Lane {
        self.each_truth_at(|row, truth| match (truth, otherwise) {
            (Truth::Undefined, Some(otherwise)) => match otherwise.truth(row) {
                Truth::Undefined => Truth::False,
                other => other,
            },
            (Truth::Undefined, None) => Truth::False,
            (truth, _) => truth,
        })
    }

    fn each_truth_at(&self, op: impl Fn(usize, Truth) -> Truth) -> Lane {
        Lane::Truths((0..self.len()).map(|row| op(row, self.truth(row))).collect())
    }
}

impl Numbers {
    fn append(&mut self, part: Numbers) {
        let (had, more) = (self.len(), part.len());
        self.num.extend(part.num);
        self.state.extend(part.state);
        self.num_bits = self.num_bits.max(part.num_bits);
        self.den_bits = self.den_bits.max(part.den_bits);
        match (&mut self.den, part.den) {
            (Den::All(a), Den::All(b)) if *a == b => {}
            (Den::Each(all), Den::Each(part)) => all.extend(part),
            (Den::Each(all), Den::All(b)) => all.extend(std::iter::repeat_n(b, more)),
            (Den::All(a), part) => {
                let mut all = vec![*a; had];
                match part {
                    Den::All(b) => all.extend(std::iter::repeat_n(b, more)),
                    Den::Each(part) => all.extend(part),
                }
                self.den = Den::Each(all);
            }
        }
    }
}
