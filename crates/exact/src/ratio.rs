//! A fraction of two whole numbers, exact at any size.

use std::cmp::Ordering;
use std::fmt;

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{Signed, ToPrimitive, Zero};

/// An exact fraction.
///
/// Held in two 128-bit integers while they fit, in big integers beyond that, so an operation never overflows and
/// never rounds. The denominator is always positive. Fractions are reduced only when they are printed or when they
/// would overflow; equality and order go by value.
#[derive(Clone)]
pub struct Ratio(Repr);

#[derive(Clone)]
enum Repr {
    Small(i128, i128),
    Big(Box<(BigInt, BigInt)>),
}

use Repr::{Big, Small};

impl Ratio {
    /// Zero.
    pub const ZERO: Ratio = Ratio(Small(0, 1));
    /// One.
    pub const ONE: Ratio = Ratio(Small(1, 1));

    /// The whole number `n`.
    pub const fn int(n: i128) -> Ratio {
        Ratio(Small(n, 1))
    }

    /// The fraction `n / d`, or `None` where `d` is zero.
    pub fn new(n: i128, d: i128) -> Option<Ratio> {
        if d == 0 {
            return None;
        }
        if d > 0 {
            return Some(Ratio(Small(n, d)));
        }
        match (n.checked_neg(), d.checked_neg()) {
            (Some(n), Some(d)) => Some(Ratio(Small(n, d))),
            _ => Some(Ratio::from_big(-BigInt::from(n), -BigInt::from(d))),
        }
    }

    /// The fraction of two big whole numbers; the denominator must not be zero.
    pub fn from_big(n: BigInt, d: BigInt) -> Ratio {
        debug_assert!(!d.is_zero());
        let g = n.gcd(&d);
        let (mut n, mut d) = if g.is_zero() { (n, d) } else { (n / &g, d / &g) };
        if d.is_negative() {
            n = -n;
            d = -d;
        }
        match (n.to_i128(), d.to_i128()) {
            (Some(n), Some(d)) => Ratio(Small(n, d)),
            _ => Ratio(Big(Box::new((n, d)))),
        }
    }

    /// `mantissa × 10^-scale`.
    pub fn decimal(mantissa: i128, scale: u32) -> Ratio {
        match 10i128.checked_pow(scale) {
            Some(d) => Ratio(Small(mantissa, d)),
            None => Ratio::from_big(BigInt::from(mantissa), BigInt::from(10).pow(scale)),
        }
    }

    fn big_parts(&self) -> (BigInt, BigInt) {
        match &self.0 {
            Small(n, d) => (BigInt::from(*n), BigInt::from(*d)),
            Big(parts) => (parts.0.clone(), parts.1.clone()),
        }
    }

    /// Numerator and denominator in lowest terms, where both fit 128 bits.
    pub fn lowest_terms(&self) -> Option<(i128, i128)> {
        match &self.0 {
            Small(n, d) => Some(reduce(*n, *d)),
            Big(_) => None,
        }
    }

    /// Numerator and denominator as they are held, not reduced, where both fit 128 bits.
    pub fn raw_parts(&self) -> Option<(i128, i128)> {
        match &self.0 {
            Small(n, d) => Some((*n, *d)),
            Big(_) => None,
        }
    }

    /// Whether the value is below zero.
    pub fn is_negative(&self) -> bool {
        match &self.0 {
            Small(n, _) => *n < 0,
            Big(parts) => parts.0.is_negative(),
        }
    }

    /// Whether the value is above zero.
    pub fn is_positive(&self) -> bool {
        match &self.0 {
            Small(n, _) => *n > 0,
            Big(parts) => parts.0.is_positive(),
        }
    }

    /// Whether the value is zero.
    pub fn is_zero(&self) -> bool {
        match &self.0 {
            Small(n, _) => *n == 0,
            Big(parts) => parts.0.is_zero(),
        }
    }

    /// Whether the value is a whole number.
    pub fn is_whole(&self) -> bool {
        match &self.0 {
            Small(n, d) => n % d == 0,
            Big(parts) => (&parts.0 % &parts.1).is_zero(),
        }
    }

    /// The value as a whole number, where it is one that fits.
    pub fn to_whole(&self) -> Option<i128> {
        match &self.0 {
            Small(n, d) if n % d == 0 => Some(n / d),
            Small(..) => None,
            Big(parts) if (&parts.0 % &parts.1).is_zero() => (&parts.0 / &parts.1).to_i128(),
            Big(_) => None,
        }
    }

    /// The sum.
    pub fn plus(&self, other: &Ratio) -> Ratio {
        if let (Small(a, b), Small(c, d)) = (&self.0, &other.0) {
            if b == d {
                if let Some(n) = a.checked_add(*c) {
                    return Ratio(Small(n, *b));
                }
            } else if let (Some(x), Some(y), Some(e)) =
                (a.checked_mul(*d), c.checked_mul(*b), b.checked_mul(*d))
                && let Some(n) = x.checked_add(y)
            {
                return Ratio(Small(n, e));
            }
        }
        let ((a, b), (c, d)) = (self.big_parts(), other.big_parts());
        Ratio::from_big(a * &d + c * &b, b * d)
    }

    /// The value with its sign turned.
    pub fn negated(&self) -> Ratio {
        match &self.0 {
            Small(n, d) if *n != i128::MIN => Ratio(Small(-n, *d)),
            _ => {
                let (n, d) = self.big_parts();
                Ratio::from_big(-n, d)
            }
        }
    }

    /// The difference.
    pub fn minus(&self, other: &Ratio) -> Ratio {
        self.plus(&other.negated())
    }

    /// The product.
    pub fn times(&self, other: &Ratio) -> Ratio {
        if let (Small(a, b), Small(c, d)) = (&self.0, &other.0)
            && let (Some(n), Some(e)) = (a.checked_mul(*c), b.checked_mul(*d))
        {
            return Ratio(Small(n, e));
        }
        let ((a, b), (c, d)) = (self.big_parts(), other.big_parts());
        Ratio::from_big(a * c, b * d)
    }

    /// The quotient, or `None` where the divisor is zero.
    pub fn divided_by(&self, other: &Ratio) -> Option<Ratio> {
        if other.is_zero() {
            return None;
        }
        if let (Small(a, b), Small(c, d)) = (&self.0, &other.0)
            && let (Some(n), Some(e)) = (a.checked_mul(*d), b.checked_mul(*c))
        {
            return Ratio::new(n, e);
        }
        let ((a, b), (c, d)) = (self.big_parts(), other.big_parts());
        Some(Ratio::from_big(a * d, b * c))
    }

    /// The distance from zero.
    pub fn abs(&self) -> Ratio {
        if self.is_negative() { self.negated() } else { self.clone() }
    }

    /// The largest whole number that is not above the value.
    pub fn floor(&self) -> Ratio {
        match &self.0 {
            Small(n, d) => Ratio(Small(n.div_euclid(*d), 1)),
            Big(parts) => Ratio::from_big(parts.0.div_floor(&parts.1), BigInt::from(1)),
        }
    }

    /// The smallest whole number that is not below the value.
    pub fn ceil(&self) -> Ratio {
        self.negated().floor().negated()
    }

    /// The largest multiple of `10^-places` that is not above the value.
    pub fn floor_at(&self, places: u32) -> Ratio {
        let unit = Ratio::decimal(1, places);
        let count = self.divided_by(&unit).unwrap_or(Ratio::ZERO).floor();
        count.times(&unit)
    }

    /// The nearest multiple of `10^-places`; halfway goes up (towards plus infinity).
    pub fn round_half_up_at(&self, places: u32) -> Ratio {
        let half = Ratio::decimal(1, places).times(&Ratio(Small(1, 2)));
        self.plus(&half).floor_at(places)
    }

    /// The value as exact decimal text with a point, where it has a finite one (`0.021`, `-3`, `12.5`).
    pub fn to_decimal_text(&self) -> Option<String> {
        let (n, mut d) = {
            let (n, d) = self.big_parts();
            let g = n.gcd(&d);
            if g.is_zero() { (n, d) } else { (n / &g, d / g) }
        };
        let (two, five) = (BigInt::from(2), BigInt::from(5));
        let (mut twos, mut fives) = (0u32, 0u32);
        while (&d % &two).is_zero() {
            d /= &two;
            twos += 1;
        }
        while (&d % &five).is_zero() {
            d /= &five;
            fives += 1;
        }
        if d != BigInt::from(1) {
            return None;
        }
        let scale = twos.max(fives);
        let digits =
            (n.abs() * BigInt::from(2).pow(scale - twos) * BigInt::from(5).pow(scale - fives)).to_string();
        let scale = scale as usize;
        let padded = format!("{digits:0>width$}", width = scale + 1);
        let (whole, part) = padded.split_at(padded.len() - scale);
        let sign = if n.is_negative() { "-" } else { "" };
        Some(if part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") })
    }
}

/// `n / d` in lowest terms; `d` is positive.
fn reduce(n: i128, d: i128) -> (i128, i128) {
    if n == 0 {
        return (0, 1);
    }
    // Most fractions fit 64 bits, where the remainder is several times faster.
    if let (Ok(a), Ok(b)) = (u64::try_from(n.unsigned_abs()), u64::try_from(d)) {
        let g = gcd_u64(a, b);
        let whole = i128::from(a / g);
        return (if n < 0 { -whole } else { whole }, i128::from(b / g));
    }
    let g = n.gcd(&d);
    (n / g, d / g)
}

/// The greatest common divisor, by halving and subtracting; neither branches on the numbers, which no processor foretells.
fn gcd_u64(mut a: u64, mut b: u64) -> u64 {
    if a == 0 || b == 0 {
        return a | b;
    }
    let shift = (a | b).trailing_zeros();
    a >>= a.trailing_zeros();
    b >>= b.trailing_zeros();
    while a != b {
        let distance = a.abs_diff(b);
        b = a.min(b);
        a = distance >> distance.trailing_zeros();
    }
    a << shift
}

impl Ord for Ratio {
    fn cmp(&self, other: &Ratio) -> Ordering {
        if let (Small(a, b), Small(c, d)) = (&self.0, &other.0) {
            if b == d {
                return a.cmp(c);
            }
            // Most numbers are short, and then 128 bits hold the products.
            if let (Ok(a), Ok(b), Ok(c), Ok(d)) =
                (i64::try_from(*a), i64::try_from(*b), i64::try_from(*c), i64::try_from(*d))
            {
                return (i128::from(a) * i128::from(d)).cmp(&(i128::from(c) * i128::from(b)));
            }
            return match (*a < 0, *c < 0) {
                (false, false) => product(*a, *d).cmp(&product(*c, *b)),
                (true, true) => product(*c, *b).cmp(&product(*a, *d)),
                (true, false) => Ordering::Less,
                (false, true) => Ordering::Greater,
            };
        }
        let ((a, b), (c, d)) = (self.big_parts(), other.big_parts());
        (a * d).cmp(&(c * b))
    }
}

/// How far the product of two numbers is from zero, in 256 bits: high half first, so that products compare.
fn product(a: i128, b: i128) -> (u128, u128) {
    let (low, high) = a.unsigned_abs().carrying_mul(b.unsigned_abs(), 0);
    (high, low)
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Ratio) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Ratio {
    fn eq(&self, other: &Ratio) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Ratio {}

impl fmt::Display for Ratio {
    /// Lowest terms: a whole number as `6`, anything else as `11/20`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Small(n, d) => match reduce(*n, *d) {
                (n, 1) => write!(f, "{n}"),
                (n, d) => write!(f, "{n}/{d}"),
            },
            Big(parts) if parts.1 == BigInt::from(1) => write!(f, "{}", parts.0),
            Big(parts) => write!(f, "{}/{}", parts.0, parts.1),
        }
    }
}

impl fmt::Debug for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn r(n: i128, d: i128) -> Ratio {
        Ratio::new(n, d).unwrap()
    }

    #[test]
    fn prints_in_lowest_terms() {
        assert_eq!(r(55, 100).to_string(), "11/20");
        assert_eq!(r(-12, -2).to_string(), "6");
        assert_eq!(r(0, 7).to_string(), "0");
    }

    #[test]
    fn halves_go_up() {
        assert_eq!(r(12345, 100_000).round_half_up_at(4), r(1235, 10_000));
        assert_eq!(r(-12345, 100_000).round_half_up_at(4), r(-1234, 10_000));
        assert_eq!(r(123_449, 1_000_000).round_half_up_at(4), r(1234, 10_000));
    }

    #[test]
    fn forty_five_percent_is_forty_five_percent() {
        // Every quotient of small whole numbers that equals 45 % passes a floor of 45 %, and no other does.
        let floor = r(45, 100);
        for required in 1..2000i128 {
            let gained = required * 45 / 100;
            for n in [gained - 1, gained, gained + 1] {
                assert_eq!(r(n, required) >= floor, n * 100 >= required * 45);
            }
        }
    }

    #[test]
    fn survives_the_edges_of_128_bits() {
        let huge = Ratio::int(i128::MIN);
        assert_eq!(huge.negated().minus(&Ratio::int(i128::MAX)), Ratio::ONE);
        assert_eq!(huge.times(&huge).divided_by(&huge).unwrap(), huge);
        assert_eq!(r(1, i128::MIN).times(&huge), Ratio::ONE);
    }

    proptest! {
        #[test]
        fn small_and_big_agree(a: i128, b in 1..i128::MAX, c: i128, d in 1..i128::MAX) {
            let (x, y) = (r(a, b), r(c, d));
            let sum = x.plus(&y);
            prop_assert_eq!(sum.minus(&y), x.clone());
            let product = x.times(&y);
            if !y.is_zero() {
                prop_assert_eq!(product.divided_by(&y).unwrap(), x.clone());
            }
            let big = |r: &Ratio| r.big_parts();
            let ((a, b), (c, d)) = (big(&x), big(&y));
            prop_assert_eq!(x.cmp(&y), (a * d).cmp(&(c * b)));
        }

        #[test]
        fn rounding_moves_by_half_a_step_at_most(n in -1_000_000_000i128..1_000_000_000, d in 1i128..1_000_000, places in 0u32..6) {
            let x = r(n, d);
            let rounded = x.round_half_up_at(places);
            let half = Ratio::decimal(1, places).times(&r(1, 2));
            prop_assert!(rounded.minus(&x) <= half && x.minus(&rounded) < half);
            prop_assert!(rounded.divided_by(&Ratio::decimal(1, places)).unwrap().is_whole());
        }

        #[test]
        fn decimal_text_reads_back(mantissa: i64, scale in 0u32..30) {
            let x = Ratio::decimal(mantissa.into(), scale);
            let text = x.to_decimal_text().unwrap();
            prop_assert_eq!(crate::parse_decimal(&text).unwrap(), x);
        }
    }
}
