//! A ranking key over values that each unit has by itself, compared at the key's precision.

use std::cmp::Ordering;

use exact::Ratio;
use movement::{Order, Step};

use super::fractions::{self, Fraction};
use super::steps;
use crate::evaluate::{Lane, Number, Numbers, State, Whole, bits};

/// The values of a ranking key for the units in the running, by their number there.
#[derive(Clone, Debug)]
pub(crate) struct Key {
    step: Step,
    order: Order,
    values: Values,
    states: Vec<State>,
}

/// Values at the key's precision; anything where the unit has none.
#[derive(Clone, Debug)]
enum Values {
    /// In whole steps of the precision.
    Steps(Vec<i64>),
    /// Exact fractions: numerator, and a denominator above zero.
    Fractions(Vec<Fraction>),
    /// Of any size.
    Any(Vec<Ratio>),
}

impl Key {
    /// A key without any unit yet.
    pub fn new(step: &Step, order: Order) -> Key {
        let values = match step {
            Step::HalfUp { .. } => Values::Steps(Vec::new()),
            Step::Exact => Values::Fractions(Vec::new()),
        };
        Key { step: step.clone(), order, values, states: Vec::new() }
    }

    /// A key over numbers that are made already; undefined where there is none.
    pub fn of_numbers(numbers: Vec<Option<Ratio>>, order: Order) -> Key {
        let mut key = Key::new(&Step::Exact, order);
        for number in numbers {
            key.push(&number.map_or(Number::Undefined, Number::Known));
        }
        key
    }

    /// Takes in the values of a lane's given rows.
    pub fn extend(&mut self, lane: &Lane<'_>, rows: &[u32]) {
        match lane {
            Lane::Narrow(numbers) if self.extend_in_columns(numbers, rows) => {}
            _ => rows.iter().for_each(|row| self.push(&lane.number(*row as usize))),
        }
    }

    /// The same where the numbers are sure to fit; otherwise nothing is done.
    fn extend_in_columns(&mut self, numbers: &Numbers<'_, i64>, rows: &[u32]) -> bool {
        let rows = rows.iter().map(|row| *row as usize);
        match (&mut self.values, &self.step) {
            (Values::Fractions(all), Step::Exact) => {
                all.extend(rows.clone().map(|row| numbers.fraction(row)));
            }
            (Values::Steps(all), Step::HalfUp { places }) => {
                let (num_bits, den_bits) = numbers.bits();
                let Some(ten) = i64::ten_to(*places) else { return false };
                if (num_bits + bits(ten)).max(den_bits) + 1 > i64::MOST_BITS {
                    return false;
                }
                all.extend(rows.clone().map(|row| half_up(numbers.fraction(row), ten)));
            }
            _ => return false,
        }
        self.states.extend(rows.map(|row| numbers.state(row)));
        true
    }

    fn push(&mut self, number: &Number) {
        self.states.push(State::from(number));
        let value = number.known().map_or(Ratio::ZERO, |ratio| self.step.apply(ratio));
        let fits = match &mut self.values {
            Values::Steps(all) => whole_steps(&value, &self.step).map(|steps| all.push(steps)),
            Values::Fractions(all) => fraction(&value).map(|fraction| all.push(fraction)),
            Values::Any(_) => None,
        };
        if fits.is_none() {
            let mut all = std::mem::replace(&mut self.values, Values::Any(Vec::new())).into_any(&self.step);
            all.push(value);
            self.values = Values::Any(all);
        }
    }

    /// The same key for some of the units.
    pub fn picked(&self, units: &[u32]) -> Key {
        let values = match &self.values {
            Values::Steps(all) => Values::Steps(units.iter().map(|u| all[*u as usize]).collect()),
            Values::Fractions(all) => Values::Fractions(units.iter().map(|u| all[*u as usize]).collect()),
            Values::Any(all) => Values::Any(units.iter().map(|u| all[*u as usize].clone()).collect()),
        };
        let states = units.iter().map(|u| self.states[*u as usize]).collect();
        Key { step: self.step.clone(), order: self.order, values, states }
    }

    pub fn state(&self, unit: u32) -> State {
        self.states[unit as usize]
    }

    pub fn has_value(&self, unit: u32) -> bool {
        self.state(unit) == State::Known
    }

    /// How two units that have values compare, best first.
    pub fn compare(&self, a: u32, b: u32) -> Ordering {
        let (a, b) = (a as usize, b as usize);
        match &self.values {
            Values::Steps(all) => self.directed(all[a].cmp(&all[b])),
            Values::Fractions(all) => fractions::compare(all[a], all[b], self.order),
            Values::Any(all) => self.directed(all[a].cmp(&all[b])),
        }
    }

    /// Puts units that have values in order, best first, equal ones by their number; gives back, for each run of
    /// equals, the place after its last unit. The units are given in the order of their numbers.
    pub fn sort(&self, units: &mut [u32]) -> Vec<u32> {
        match &self.values {
            Values::Steps(all) => match steps::words(units, all, self.order) {
                Some(words) => steps::sort(words, units),
                None => self.sort_by_comparison(units),
            },
            Values::Fractions(all) => fractions::sort(units, all, self.order),
            Values::Any(_) => self.sort_by_comparison(units),
        }
    }

    fn sort_by_comparison(&self, units: &mut [u32]) -> Vec<u32> {
        units.sort_unstable_by(|a, b| self.compare(*a, *b).then(a.cmp(b)));
        ends_of_runs(units, |a, b| self.compare(*a, *b).is_eq())
    }

    fn directed(&self, ascending: Ordering) -> Ordering {
        match self.order {
            Order::Ascending => ascending,
            Order::Descending => ascending.reverse(),
        }
    }
}

/// The places after the last of each run of equals.
pub(super) fn ends_of_runs<T>(all: &[T], same: impl Fn(&T, &T) -> bool) -> Vec<u32> {
    let inner = (1..all.len()).filter(|i| !same(&all[i - 1], &all[*i]));
    inner.chain((!all.is_empty()).then_some(all.len())).map(|end| end as u32).collect()
}

impl Values {
    fn into_any(self, step: &Step) -> Vec<Ratio> {
        let places = if let Step::HalfUp { places } = step { *places } else { 0 };
        match self {
            Values::Steps(all) => all.into_iter().map(|n| Ratio::decimal(n.into(), places)).collect(),
            Values::Fractions(all) => {
                all.into_iter().map(|(n, d)| Ratio::new(n.into(), d.into()).unwrap_or(Ratio::ZERO)).collect()
            }
            Values::Any(all) => all,
        }
    }
}

/// `n / d` in whole steps of one tenth to a power, halves up; `ten` is the power of ten.
fn half_up((n, d): Fraction, ten: i64) -> i64 {
    (2 * n * ten + d).div_euclid(2 * d)
}

/// A value at the precision of a step, in such steps.
fn whole_steps(value: &Ratio, step: &Step) -> Option<i64> {
    let Step::HalfUp { places } = step else { return None };
    i64::try_from(value.times(&Ratio::int(i128::ten_to(*places)?)).to_whole()?).ok()
}

fn fraction(value: &Ratio) -> Option<Fraction> {
    let (n, d) = value.lowest_terms()?;
    Some((i64::try_from(n).ok()?, i64::try_from(d).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn key(numbers: &[Ratio], step: &Step, order: Order) -> Key {
        let mut key = Key::new(step, order);
        numbers.iter().for_each(|n| key.push(&Number::Known(n.clone())));
        key
    }

    proptest! {
        #[test]
        fn orders_as_the_rounded_numbers_do(
            parts in prop::collection::vec((any::<i64>(), 1..i64::MAX, 0u32..64), 1..40),
            places in prop::option::of(0u32..12),
            descending: bool,
        ) {
            // Shifts make numbers of all sizes, so that some keys are in steps, some in fractions, some in neither.
            let number = |(n, d, shift): &(i64, i64, u32)| {
                Ratio::new((*n >> (shift % 60)).into(), (*d >> (shift / 2)).max(1).into()).unwrap()
            };
            let numbers: Vec<Ratio> = parts.iter().map(number).collect();
            let step = places.map_or(Step::Exact, |places| Step::HalfUp { places });
            let order = if descending { Order::Descending } else { Order::Ascending };
            let key = key(&numbers, &step, order);
            let rounded: Vec<Ratio> = numbers.iter().map(|n| step.apply(n)).collect();
            let mut expected: Vec<u32> = (0..numbers.len() as u32).collect();
            let mut sorted = expected.clone();
            expected.sort_by(|a, b| {
                let ascending = rounded[*a as usize].cmp(&rounded[*b as usize]);
                if descending { ascending.reverse() } else { ascending }
            });
            let ends = key.sort(&mut sorted);
            prop_assert_eq!(&sorted, &expected);
            for (place, pair) in sorted.windows(2).enumerate() {
                let same = rounded[pair[0] as usize] == rounded[pair[1] as usize];
                prop_assert_eq!(key.compare(pair[0], pair[1]).is_eq(), same);
                prop_assert_eq!(!ends.contains(&(place as u32 + 1)), same);
            }
            prop_assert_eq!(ends.last(), Some(&(sorted.len() as u32)));
        }
    }
}
