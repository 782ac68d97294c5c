//! The decimal that somebody typed, from the text in which a spreadsheet keeps it.

use exact::{Ratio, parse_decimal};

/// What a spreadsheet shows of a number at most; the digits behind are those of the binary fraction it keeps.
const SHOWN_DIGITS: usize = 15;

/// Larger powers of ten than any double has.
const LARGEST_EXPONENT: i32 = 330;

/// Whole numbers up to this size are exact in a double.
const EXACT_WHOLE: i128 = 1 << 53;

/// Reads a number as a spreadsheet's file keeps it: `0.44999999999999996` is 0.45, `1.5E+6` is 1500000.
///
/// The shortest decimal at fifteen significant digits is the number that was typed, since a spreadsheet takes no more
/// digits than that. Whole numbers that a double holds exactly keep all their digits. No float is involved: the text's
/// own digits are rounded.
pub(crate) fn stored(text: &str) -> Option<Ratio> {
    let Written { negative, digits, exponent } = Written::read(text)?;
    if digits.len() <= SHOWN_DIGITS {
        return scaled(negative, &digits, exponent);
    }
    if exponent >= 0
        && let Some(whole) = scaled(negative, &digits, exponent)
        && whole.abs() <= Ratio::int(EXACT_WHOLE)
    {
        return Some(whole);
    }
    let (kept, rest) = digits.split_at(SHOWN_DIGITS);
    let mut mantissa: i128 = kept.parse().ok()?;
    if rest.as_bytes()[0] >= b'5' {
        mantissa += 1;
    }
    scaled(negative, &mantissa.to_string(), exponent + rest.len() as i32)
}

/// Reads a number with an exponent, as spreadsheets export large ones: `1.5E+6`. `None` without an exponent.
pub(crate) fn scientific(text: &str) -> Option<Ratio> {
    if !text.contains(['e', 'E']) {
        return None;
    }
    let Written { negative, digits, exponent } = Written::read(text)?;
    scaled(negative, &digits, exponent)
}

/// `digits × 10^exponent`
struct Written {
    negative: bool,
    /// Without leading zeros, unless it is all there is.
    digits: String,
    exponent: i32,
}

impl Written {
    fn read(text: &str) -> Option<Written> {
        if text.len() > 60 {
            return None;
        }
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
            None => (text, 0),
        };
        parse_decimal(mantissa)?;
        let (negative, unsigned) = match mantissa.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, mantissa),
        };
        let (whole, part) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let part = part.trim_end_matches('0');
        let all = format!("{whole}{part}");
        let digits = all.trim_start_matches('0');
        let exponent = exponent.checked_sub(part.len() as i32)?;
        let digits = if digits.is_empty() { "0" } else { digits };
        Some(Written { negative, digits: digits.to_owned(), exponent })
    }
}

fn scaled(negative: bool, digits: &str, exponent: i32) -> Option<Ratio> {
    if exponent.abs() > LARGEST_EXPONENT {
        return None;
    }
    let mantissa: i128 = digits.parse().ok()?;
    let mantissa = if negative { -mantissa } else { mantissa };
    if exponent <= 0 {
        return Some(Ratio::decimal(mantissa, exponent.unsigned_abs()));
    }
    Ratio::int(mantissa).divided_by(&Ratio::decimal(1, exponent.unsigned_abs()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> String {
        stored(text).and_then(|n| n.to_decimal_text()).unwrap_or_else(|| "none".into())
    }

    #[test]
    fn the_number_that_was_typed() {
        for (kept, typed) in [
            ("0.44999999999999996", "0.45"),
            ("0.45000000000000001", "0.45"),
            ("4.5000000000000002E-1", "0.45"),
            ("0.021000000000000001", "0.021"),
            ("-1.1000000000000001", "-1.1"),
            ("1E+3", "1000"),
            ("1.5E6", "1500000"),
            ("2.3e-7", "0.00000023"),
            ("9007199254740991", "9007199254740991"),
            ("400000000000000", "400000000000000"),
            ("99999.999999999985", "100000"),
            ("0", "0"),
            ("-0", "0"),
            ("0.000000000000000000", "0"),
            ("100", "100"),
            ("0.333333333333333314829616256247390992939472198486", "0.333333333333333"),
            ("123456789012345678901234567890", "123456789012346000000000000000"),
            ("1E+999999999", "none"),
            ("1e2e3", "none"),
            ("NaN", "none"),
            ("Infinity", "none"),
            ("", "none"),
        ] {
            assert_eq!(decimal(kept), typed, "{kept}");
        }
    }
}
