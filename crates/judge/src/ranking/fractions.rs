//! Units put in order by exact fractions: by a whole number that hardly ever leaves a doubt, then by the fractions.

use std::cmp::Ordering;

use movement::Order;

/// Numerator and denominator; the denominator is above zero.
pub(super) type Fraction = (i64, i64);

/// How two fractions compare, best first.
pub(super) fn compare((an, ad): Fraction, (bn, bd): Fraction, order: Order) -> Ordering {
    let ascending = (i128::from(an) * i128::from(bd)).cmp(&(i128::from(bn) * i128::from(ad)));
    match order {
        Order::Ascending => ascending,
        Order::Descending => ascending.reverse(),
    }
}

/// Sorts units and gives back the places after the last unit of each run of equals.
pub(super) fn sort(units: &mut [u32], fractions: &[Fraction], order: Order) -> Vec<u32> {
    let of = |unit: u32| fractions[unit as usize];
    let size = units.iter().fold(0, |size, unit| size | of(*unit).0.unsigned_abs());
    // Each fraction rounded down to the same power of two, as fine as it fits: it never puts two the wrong way round.
    let finer = size.leading_zeros().saturating_sub(1);
    let rounded = |(n, d): Fraction| match order {
        Order::Ascending => (n << finer).div_euclid(d),
        Order::Descending => !(n << finer).div_euclid(d),
    };
    let mut words: Vec<(i64, u32)> = units.iter().map(|unit| (rounded(of(*unit)), *unit)).collect();
    let compare =
        |a: &(i64, u32), b: &(i64, u32)| a.0.cmp(&b.0).then_with(|| compare(of(a.1), of(b.1), order));
    words.sort_unstable_by(|a, b| compare(a, b).then(a.1.cmp(&b.1)));
    for (unit, (_, sorted)) in units.iter_mut().zip(&words) {
        *unit = *sorted;
    }
    super::key::ends_of_runs(&words, |a, b| compare(a, b).is_eq())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn whole() -> impl Strategy<Value = i64> {
        prop_oneof![
            (any::<i64>(), 0u32..63).prop_map(|(n, shift)| n >> shift),
            prop::sample::select(vec![i64::MIN, i64::MIN + 1, -1, 0, 1, i64::MAX]),
        ]
    }

    proptest! {
        #[test]
        fn sorts_as_cross_multiplication_does(
            // Neighbours whose rounded values are the same, beside fractions of all sizes.
            fractions in prop::collection::vec((whole(), whole()), 1..60),
            near in prop::collection::vec((0i64..3, 0i64..3), 0..20),
            descending: bool,
        ) {
            let near = near.iter().map(|(n, d)| ((1 << 61) + n, (1 << 61) + d));
            let all: Vec<Fraction> =
                fractions.iter().copied().chain(near).map(|(n, d)| (n, d.saturating_abs().max(1))).collect();
            let order = if descending { Order::Descending } else { Order::Ascending };
            let mut units: Vec<u32> = (0..all.len() as u32).collect();
            let mut expected = units.clone();
            let of = |unit: &u32| all[*unit as usize];
            expected.sort_by(|a, b| compare(of(a), of(b), order));
            let ends = sort(&mut units, &all, order);
            prop_assert_eq!(&units, &expected);
            let expected_ends: Vec<u32> = (1..=units.len())
                .filter(|i| *i == units.len() || compare(of(&units[i - 1]), of(&units[*i]), order).is_ne())
                .map(|end| end as u32)
                .collect();
            prop_assert_eq!(ends, expected_ends);
        }
    }
}
