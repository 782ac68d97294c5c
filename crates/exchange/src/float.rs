//! The one door to binary floats: what a workbook library takes for a number.

use exact::{NumberStyle, Ratio, show_number};

use crate::decimal;

/// The double that a workbook keeps for a number, where reading it back gives the same number.
pub(crate) fn of(number: &Ratio) -> Option<f64> {
    let text = number.to_decimal_text()?;
    let double: f64 = text.parse().ok()?;
    (decimal::stored(&double.to_string())? == *number).then_some(double)
}

/// The double nearest to a number, for what is only looked at.
#[allow(dead_code, reason = "results are shown, and not read back")]
pub(crate) fn nearest(number: &Ratio) -> f64 {
    let text = number.round_half_up_at(12).to_decimal_text();
    text.and_then(|text| text.parse().ok()).unwrap_or(f64::NAN)
}

/// A number as text that is read in one way: with a comma and no grouping.
pub(crate) fn as_text(number: &Ratio) -> String {
    match number.to_decimal_text() {
        Some(text) => text.replace('.', ","),
        None => show_number(number, 20, NumberStyle::Vietnamese),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_reads_back_goes_in() {
        let number = |text| exact::parse_decimal(text).unwrap();
        assert_eq!(of(&number("0.45")), Some(0.45));
        assert_eq!(of(&number("1045000")), Some(1_045_000.0));
        assert_eq!(of(&number("123456789012345.67")), None);
        assert_eq!(of(&Ratio::new(1, 3).unwrap()), None);
        assert_eq!(as_text(&number("123456789012345.67")), "123456789012345,67");
    }
}
