//! Values that stand far from all others: for a council to look at, never for the judge to act on.

use exact::Ratio;

use crate::evaluate::Number;

/// Fewer values than this have no common course to stray from.
const FEWEST: usize = 8;

/// How many median distances from the median are too far. Exact and robust: no mean that the outlier itself can move.
const TOO_FAR: i128 = 10;

/// The common course of some values.
#[derive(Clone, Debug)]
pub(crate) struct Course {
    /// The median of those known.
    pub median: Ratio,
    /// The usual distance from it: the median of all distances.
    pub usual: Ratio,
    /// Whatever is below this, or above the other, is too far.
    bounds: (Ratio, Ratio),
}

impl Course {
    /// The common course of some values; none where they are too few, or where more than half of them are equal, so that no
    /// distance is usual.
    pub fn of(values: &[Number]) -> Option<Course> {
        let known: Vec<&Ratio> = values.iter().filter_map(Number::known).collect();
        if known.len() < FEWEST {
            return None;
        }
        let middle = median(known.clone()).clone();
        let distances: Vec<Ratio> = known.iter().map(|value| value.minus(&middle).abs()).collect();
        let usual = median(distances.iter().collect()).clone();
        let limit = usual.times(&Ratio::int(TOO_FAR));
        let bounds = (middle.minus(&limit), middle.plus(&limit));
        usual.is_positive().then_some(Course { median: middle, usual, bounds })
    }

    /// Whether a value stands more than ten usual distances from the median.
    pub fn is_left_by(&self, value: &Number) -> bool {
        value.known().is_some_and(|value| *value < self.bounds.0 || *value > self.bounds.1)
    }
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
        let course = Course::of(&values);
        let far = |value: &Number| course.as_ref().is_some_and(|course| course.is_left_by(value));
        (0..values.len()).filter(|i| far(&values[*i])).collect()
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
