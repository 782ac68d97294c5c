//! Units put in order by whole steps: digit by digit, since steps lie near to each other.

use movement::Order;

/// Fewer units than this are compared with each other instead.
const FEW: usize = 256;
/// How many bits of the distance are sorted by at a time.
const DIGIT: u32 = 11;

/// For each unit one word: how many steps it lies behind the best, and below that its number.
///
/// `None` where the steps lie too far from each other.
pub(super) fn words(units: &[u32], steps: &[i64], order: Order) -> Option<Vec<u64>> {
    let of = |unit: &u32| i128::from(steps[*unit as usize]);
    let (least, most) = units
        .iter()
        .map(of)
        .fold((i128::MAX, i128::MIN), |(least, most), steps| (least.min(steps), most.max(steps)));
    if most.saturating_sub(least) > i128::from(u32::MAX) {
        return None;
    }
    let behind = |unit: &u32| match order {
        Order::Ascending => of(unit) - least,
        Order::Descending => most - of(unit),
    };
    Some(units.iter().map(|unit| (behind(unit) as u64) << 32 | u64::from(*unit)).collect())
}

/// Sorts words, writes their units, and gives back the places after the last unit of each run of equals.
///
/// The words come in the order of their units, and equal ones stay in it.
pub(super) fn sort(mut words: Vec<u64>, units: &mut [u32]) -> Vec<u32> {
    if words.len() < FEW {
        words.sort_unstable();
    } else {
        let most = words.iter().fold(0, |most, word| most.max(word >> 32));
        let bits = u64::BITS - most.leading_zeros();
        for low in (32..32 + bits).step_by(DIGIT as usize) {
            words = sorted_by_digit(&words, low);
        }
    }
    for (unit, word) in units.iter_mut().zip(&words) {
        *unit = *word as u32;
    }
    super::key::ends_of_runs(&words, |a, b| a >> 32 == b >> 32)
}

fn sorted_by_digit(words: &[u64], low: u32) -> Vec<u64> {
    let digit = |word: &u64| (word >> low) as usize & ((1 << DIGIT) - 1);
    let mut places = [0; 1 << DIGIT];
    for word in words {
        places[digit(word)] += 1;
    }
    let mut before = 0;
    for place in &mut places {
        before += std::mem::replace(place, before);
    }
    let mut sorted = vec![0; words.len()];
    for word in words {
        let place = &mut places[digit(word)];
        sorted[*place] = *word;
        *place += 1;
    }
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn many_units_are_sorted_as_few_are(
            steps in prop::collection::vec((any::<i64>(), 30u32..64), 0..1500),
            near in 34u32..64,
            descending: bool,
        ) {
            let steps: Vec<i64> = steps.iter().map(|(n, shift)| n >> (*shift).max(near)).collect();
            let order = if descending { Order::Descending } else { Order::Ascending };
            let mut units: Vec<u32> = (0..steps.len() as u32).collect();
            let mut expected = units.clone();
            expected.sort_by_key(|unit| {
                let steps = i128::from(steps[*unit as usize]);
                if descending { -steps } else { steps }
            });
            let words = words(&units, &steps, order).unwrap();
            let ends = sort(words, &mut units);
            prop_assert_eq!(&units, &expected);
            let mut start = 0;
            for end in ends {
                let run = &units[start..end as usize];
                prop_assert!(run.iter().all(|unit| steps[*unit as usize] == steps[run[0] as usize]));
                start = end as usize;
            }
            prop_assert_eq!(start, units.len());
        }
    }
}
