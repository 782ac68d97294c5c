//! The two widths of whole numbers that columns are computed in.

use std::fmt::Debug;
use std::ops::{Add, Div, Mul, Sub};

use super::Lane;
use super::numbers::Numbers;

/// A whole number of a fixed width.
///
/// Columns carry a bound on their numbers: a number of *b* bits is at most 2^*b* away from zero. What stays within
/// [`Whole::MOST_BITS`] never overflows, nor does the sum of two of them.
pub(crate) trait Whole:
    Copy
    + Ord
    + Debug
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Into<i128>
    + TryFrom<i128>
    + 'static
{
    /// The most bits that a number may have so that twice it, less one, still fits.
    const MOST_BITS: u32;
    /// Zero.
    const ZERO: Self;
    /// One.
    const ONE: Self;

    /// Ten to a power, where it fits.
    fn ten_to(power: u32) -> Option<Self>;

    /// Whether a number is below zero, without a comparison: processors of all ages do this for many numbers at a time.
    fn is_below_zero(self) -> bool;

    /// The lane that holds numbers of this width.
    fn lane(numbers: Numbers<'_, Self>) -> Lane<'_>;
}

impl Whole for i64 {
    const MOST_BITS: u32 = 61;
    const ZERO: i64 = 0;
    const ONE: i64 = 1;

    fn ten_to(power: u32) -> Option<i64> {
        10i64.checked_pow(power)
    }

    fn is_below_zero(self) -> bool {
        self as u64 >> 63 == 1
    }

    fn lane(numbers: Numbers<'_, i64>) -> Lane<'_> {
        Lane::Narrow(numbers)
    }
}

impl Whole for i128 {
    const MOST_BITS: u32 = 125;
    const ZERO: i128 = 0;
    const ONE: i128 = 1;

    fn ten_to(power: u32) -> Option<i128> {
        10i128.checked_pow(power)
    }

    fn is_below_zero(self) -> bool {
        self < 0
    }

    fn lane(numbers: Numbers<'_, i128>) -> Lane<'_> {
        Lane::Wide(numbers)
    }
}

/// How many bits a number has: the least *b* for which it is at most 2^*b* away from zero.
pub(crate) fn bits(number: impl Into<i128>) -> u32 {
    let size = number.into().unsigned_abs();
    128 - size.saturating_sub(1).leading_zeros()
}

/// A bound on the bits of all of some numbers, one bit too high at most.
pub(crate) fn bits_of_all(numbers: &[i64]) -> u32 {
    let all = numbers.iter().fold(0, |all, n| all | n.unsigned_abs());
    64 - all.leading_zeros()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_hold_at_the_edges() {
        for (number, expected) in
            [(0, 0), (1, 0), (-1, 0), (2, 1), (3, 2), (4, 2), (-5, 3), (1i128 << 61, 61)]
        {
            assert_eq!(bits(number), expected, "{number}");
        }
        assert_eq!(bits(i128::MIN), 127);
        assert_eq!(bits_of_all(&[i64::MIN, 1]), 64);
        assert_eq!(bits_of_all(&[0, 0]), 0);
        assert_eq!(bits_of_all(&[-3, 4]), 3);
    }

    #[test]
    fn the_most_bits_leave_room_for_a_doubling() {
        assert!((1i64 << i64::MOST_BITS).checked_mul(2).is_some());
        assert!((1i128 << i128::MOST_BITS).checked_mul(2).is_some());
    }
}
