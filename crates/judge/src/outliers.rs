//! Values that stand far from all others: for a council to look at, never for the judge to act on.

use exact::Ratio;

use crate::evaluate::Number;

/// Fewer values than this have no common course to stray from.
const FEWEST: usize = 8;

/// How many median distances from the median are too far. Exact and robust: no mean that the outlier itself can move.
const TOO_FAR: i128 = 10;

/// For each value, whether it stands more than ten median distances from the median of those known.
///
/// Where more than half of the values are equal there is no such distance, and nothing is flagged.
pub(crate) fn outliers(values: &[Number]) -> Vec<bool> {
    let known: Vec<&Ratio> = values.iter().filter_map(Number::known).collect();
    if known.len() < FEWEST {
        return vec![false; values.len()];
    }
    let middle = median(known).negated();
    let distances: Vec<Option<Ratio>> =
        values.iter().map(|value| value.known().map(|value| value.plus(&middle).abs())).collect();
    let usual = median(distances.iter().flatten().collect());
    // Where more than half of the values are equal, no distance is usual.
    let limit = usual.times(&Ratio::int(TOO_FAR));
    let is_far = |distance: &Ratio| usual.is_positive() && *distance > limit;
    distances.iter().map(|distance| distance.as_ref().is_some_and(is_far)).collect()
}

/// The middle value; of an even number the lower of the two.
fn median(mut values: Vec<&Ratio>) -> &Ratio {
    let middle = (values.len() - 1) / 2;
    values.select_nth_unstable(middle).1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flagged(values: &[i128]) -> Vec<usize> {
        let values: Vec<Number> = values.iter().map(|n| Number::Known(Ratio::int(*n))).collect();
        outliers(&values).iter().enumerate().filter(|(_, far)| **far).map(|(i, _)| i).collect()
    }

    #[test]
    fn flags_what_stands_far_off_and_nothing_else() {
        assert_eq!(flagged(&[50, 51, 49, 52, 48, 50, 53, 47, 900]), [8]);
        // The median is 50, the median distance 2: 70 is ten of those away, 71 is further.
        assert_eq!(flagged(&[50, 51, 49, 52, 48, 50, 53, 47, 70]), [0usize; 0]);
        assert_eq!(flagged(&[50, 51, 49, 52, 48, 50, 53, 47, 71]), [8]);
        assert_eq!(flagged(&[50, 50, 50, 50, 50, 50, 50, 50, 900]), [0usize; 0]);
        assert_eq!(flagged(&[1, 2, 900]), [0usize; 0]);
    }
}
