//! Numbers as people and files write them, read exactly or refused.

use num_bigint::BigInt;

use crate::Ratio;

/// How a text writes numbers: which mark groups thousands and which starts the decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberStyle {
    /// `1.234.567,8`
    Vietnamese,
    /// `1,234,567.8`
    English,
}

/// A number text that two styles read as two different numbers, such as `1.234`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ambiguous {
    /// What a Vietnamese reader sees.
    pub vietnamese: Ratio,
    /// What an English reader sees.
    pub english: Ratio,
}

/// Why a text is not taken as a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NumberError {
    /// It is no number in any style.
    NotANumber,
    /// It is a number in two styles, with different values.
    Ambiguous(Ambiguous),
}

/// The most characters of a plain decimal, sign not counted; anything longer is no figure.
pub const LONGEST_DECIMAL: usize = 60;

/// Reads a plain decimal with a point, as in CSV files: `1234567`, `-12.50`, `0.021`.
///
/// No grouping, no exponent, no percent sign, no blanks; `None` for anything else.
pub fn parse_decimal(text: &str) -> Option<Ratio> {
    let (negative, digits) = match text.as_bytes() {
        [b'-', rest @ ..] => (true, rest),
        rest => (false, rest),
    };
    if digits.is_empty() || digits.len() > LONGEST_DECIMAL {
        return None;
    }
    // Most figures are short whole numbers.
    if let Some(whole) = short_whole(digits) {
        return Some(Ratio::int(if negative { -whole } else { whole }));
    }
    let mut mantissa: i128 = 0;
    let mut scale: Option<u32> = None;
    let mut fits = true;
    for (i, byte) in digits.iter().enumerate() {
        match byte {
            b'0'..=b'9' => {
                match mantissa.checked_mul(10).and_then(|m| m.checked_add(i128::from(byte - b'0'))) {
                    Some(m) => mantissa = m,
                    None => fits = false,
                }
                scale = scale.map(|s| s + 1);
            }
            b'.' if scale.is_none() && i > 0 && i + 1 < digits.len() => scale = Some(0),
            _ => return None,
        }
    }
    let scale = scale.unwrap_or(0);
    if fits {
        return Some(Ratio::decimal(if negative { -mantissa } else { mantissa }, scale));
    }
    let all: String = digits.iter().filter(|b| **b != b'.').map(|b| *b as char).collect();
    let big: BigInt = all.parse().ok()?;
    Some(Ratio::from_big(if negative { -big } else { big }, BigInt::from(10).pow(scale)))
}

/// A whole number of so few digits that 64 bits hold it.
fn short_whole(digits: &[u8]) -> Option<i128> {
    let short = digits.len() <= 18 && digits.iter().all(u8::is_ascii_digit);
    short.then(|| digits.iter().fold(0_u64, |n, digit| 10 * n + u64::from(digit - b'0')).into())
}

/// Reads a number with an optional percent sign, as movement files write them: `45%`, `71.5%`, `1.05`, `130000`.
pub fn parse_quantity(text: &str) -> Option<Ratio> {
    let text = text.trim();
    match text.strip_suffix('%') {
        Some(number) => Some(parse_decimal(number.trim_end())?.times(&Ratio::decimal(1, 2))),
        None => parse_decimal(text),
    }
}

/// Reads a number as a person typed it, in a stated style, or in whichever style gives it one meaning.
///
/// A percent sign divides by one hundred; blanks (also the narrow and the unbreakable) may group thousands.
/// Without a style, a text that both styles read with different values is [`NumberError::Ambiguous`]: never a guess.
pub fn parse_written(text: &str, style: Option<NumberStyle>) -> Result<Ratio, NumberError> {
    match style {
        Some(style) => written_in(text, style).ok_or(NumberError::NotANumber),
        None => match (written_in(text, NumberStyle::Vietnamese), written_in(text, NumberStyle::English)) {
            (Some(vietnamese), Some(english)) if vietnamese == english => Ok(vietnamese),
            (Some(vietnamese), Some(english)) => {
                Err(NumberError::Ambiguous(Ambiguous { vietnamese, english }))
            }
            (Some(one), None) | (None, Some(one)) => Ok(one),
            (None, None) => Err(NumberError::NotANumber),
        },
    }
}

fn written_in(text: &str, style: NumberStyle) -> Option<Ratio> {
    let text = text.trim();
    let (text, percent) = match text.strip_suffix('%') {
        Some(rest) => (rest.trim_end(), true),
        None => (text, false),
    };
    let (group, point) = match style {
        NumberStyle::Vietnamese => ('.', ','),
        NumberStyle::English => (',', '.'),
    };
    let (sign, digits) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => ("-", rest),
        None => ("", text),
    };
    let (whole, part) = match digits.split_once(point) {
        Some((whole, part)) => (whole, Some(part)),
        None => (digits, None),
    };
    let plain = ungrouped(whole, group)?;
    let text = match part {
        Some(part) if part.is_empty() || !part.bytes().all(|b| b.is_ascii_digit()) => return None,
        Some(part) => format!("{sign}{plain}.{part}"),
        None => format!("{sign}{plain}"),
    };
    let number = parse_decimal(&text)?;
    Some(if percent { number.times(&Ratio::decimal(1, 2)) } else { number })
}

/// The digits of a whole number without its grouping marks; `None` where the groups are not of three.
fn ungrouped(whole: &str, group: char) -> Option<String> {
    let is_blank = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}');
    let mark = whole.chars().find(|c| !c.is_ascii_digit());
    let Some(mark) = mark else { return (!whole.is_empty()).then(|| whole.to_string()) };
    if mark != group && !is_blank(mark) {
        return None;
    }
    let mut groups = whole.split(mark);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let digits = |g: &str| g.bytes().all(|b| b.is_ascii_digit());
    let well_grouped =
        (1..=3).contains(&first.len()) && digits(first) && rest.iter().all(|g| g.len() == 3 && digits(g));
    well_grouped.then(|| format!("{first}{}", rest.concat()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Ratio {
        parse_decimal(text).unwrap()
    }

    #[test]
    fn plain_decimals() {
        for bad in
            ["", "-", ".", "1.", ".5", "1e5", "+1", "1,5", " 1", "1 ", "0x1", "1.2.3", "٣", "NaN", "--1"]
        {
            assert_eq!(parse_decimal(bad), None, "{bad}");
        }
        assert_eq!(d("007.10"), Ratio::new(71, 10).unwrap());
        assert_eq!(d("99999999999999999999999999999999999999999999.5").to_decimal_text().unwrap().len(), 46);
    }

    #[test]
    fn quantities() {
        assert_eq!(parse_quantity("71.5%"), Ratio::new(143, 200));
        assert_eq!(parse_quantity("1.05"), Ratio::new(21, 20));
        assert_eq!(parse_quantity("71,5%"), None);
    }

    #[test]
    fn one_meaning_or_a_question() {
        assert_eq!(parse_written("1.234.567,8", None), Ok(d("1234567.8")));
        assert_eq!(parse_written("1,234,567.8", None), Ok(d("1234567.8")));
        assert_eq!(parse_written("45,5", None), Ok(d("45.5")));
        assert_eq!(parse_written("71,5 %", None), Ok(d("0.715")));
        assert_eq!(parse_written("1 234 567", None), Ok(d("1234567")));
        assert_eq!(parse_written("91.641", Some(NumberStyle::Vietnamese)), Ok(d("91641")));
        assert_eq!(
            parse_written("91.641", None),
            Err(NumberError::Ambiguous(Ambiguous { vietnamese: d("91641"), english: d("91.641") }))
        );
        assert_eq!(parse_written("12.34.567", None), Err(NumberError::NotANumber));
        assert_eq!(parse_written("n/a", None), Err(NumberError::NotANumber));
    }
}
