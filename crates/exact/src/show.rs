//! Numbers as they are shown to people. What is shown is rounded; what is decided is not.

use crate::{NumberStyle, Ratio};

/// Writes a number with at most `places` decimals (halves up, no trailing zeros), grouped in the style's way.
pub fn show_number(number: &Ratio, places: u32, style: NumberStyle) -> String {
    let text = number.round_half_up_at(places).to_decimal_text().unwrap_or_default();
    grouped(&text, style)
}

/// Writes a ratio as a percentage with at most `places` decimals: `71,5 %` in Vietnamese, `71.5%` in English.
pub fn show_percent(ratio: &Ratio, places: u32, style: NumberStyle) -> String {
    let number = show_number(&ratio.times(&Ratio::int(100)), places, style);
    match style {
        NumberStyle::Vietnamese => format!("{number}\u{a0}%"),
        NumberStyle::English => format!("{number}%"),
    }
}

fn grouped(plain: &str, style: NumberStyle) -> String {
    let (group, point) = match style {
        NumberStyle::Vietnamese => ('.', ','),
        NumberStyle::English => (',', '.'),
    };
    let (sign, digits) = match plain.strip_prefix('-') {
        Some(rest) => ("\u{2212}", rest),
        None => ("", plain),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let mut out = String::from(sign);
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            out.push(group);
        }
        out.push(digit);
    }
    if !part.is_empty() {
        out.push(point);
        out.push_str(part);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_styles() {
        let n = crate::parse_decimal("-1234567.856").unwrap();
        assert_eq!(show_number(&n, 2, NumberStyle::Vietnamese), "−1.234.567,86");
        assert_eq!(show_number(&n, 0, NumberStyle::English), "−1,234,568");
        let floor = Ratio::new(143, 200).unwrap();
        assert_eq!(show_percent(&floor, 2, NumberStyle::Vietnamese), "71,5\u{a0}%");
        assert_eq!(show_percent(&floor, 2, NumberStyle::English), "71.5%");
    }
}
