//! The decimal that somebody typed, from the text in which a spreadsheet keeps it.

use exact::{Ratio, parse_decimal};

/// What a spreadsheet shows of a number at most; the digits behind are those of the binary fraction it keeps.
const SHOWN_DIGITS: usize = 15;

/// As many digits as a plain decimal may have: no figure gets in by one door that another would refuse.
const MOST_DIGITS: i64 = exact::LONGEST_DECIMAL as i64 - 1;

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

/// Whether a text is a number, and only has more digits than any figure.
pub(crate) fn is_too_long(text: &str) -> bool {
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let unsigned = mantissa.strip_prefix('-').unwrap_or(mantissa);
    let (whole, part) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let is_number = digits(whole) && digits(part) && digits(exponent.trim_start_matches(['+', '-']));
    is_number && stored(text).is_none()
}

fn scaled(negative: bool, digits: &str, exponent: i32) -> Option<Ratio> {
    // Written out, the point and a zero before it included.
    let written = match exponent {
        0.. => digits.len() as i64 + i64::from(exponent),
        _ => (digits.len() as i64).max(1 - i64::from(exponent)),
    };
    if digits != "0" && written > MOST_DIGITS {
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
    fn a_number_with_too_many_digits_is_a_number() {
        let long = "3".repeat(61);
        for text in [long.as_str(), "1.5E+300", "-1e-300", &format!("0.{long}")] {
            assert!(is_too_long(text), "{text}");
        }
        for text in ["1E40", "45", "x", "", "1e", "1.2.3", ".5"] {
            assert!(!is_too_long(text), "{text}");
        }
    }

    proptest::proptest! {
        /// What comes in from a workbook must be readable from a receipt.
        #[test]
        fn what_is_stored_is_a_plain_decimal(mantissa in "-?[0-9]{1,20}(\\.[0-9]{1,20})?", exponent in -400..400i32) {
            if let Some(number) = stored(&format!("{mantissa}E{exponent}")) {
                let text = number.to_decimal_text().unwrap();
                proptest::prop_assert_eq!(parse_decimal(&text), Some(number), "{}", text);
            }
        }
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
            ("1E-999999999", "none"),
            ("1E58", "10000000000000000000000000000000000000000000000000000000000"),
            ("1.5E59", "none"),
            ("1E-57", "0.000000000000000000000000000000000000000000000000000000001"),
            ("1E-59", "none"),
            ("1e2e3", "none"),
            ("NaN", "none"),
            ("Infinity", "none"),
            ("", "none"),
        ] {
            assert_eq!(decimal(kept), typed, "{kept}");
        }
    }
}
