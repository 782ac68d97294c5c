//! What a cell takes while it is being filled in, and what is said otherwise.

use reference::{Dimension, Indicator};
use rust_xlsxwriter::{DataValidation, DataValidationRule, XlsxError};
use wording::Words;

/// A spreadsheet shows titles up to this length.
const LONGEST_TITLE: usize = 32;

/// The rule for the cells of an indicator.
pub(super) fn rule(words: Words, indicator: &Indicator) -> Result<DataValidation, XlsxError> {
    let from_zero = DataValidation::new().allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0));
    let (name, rule) = match indicator.dimension {
        Dimension::People | Dimension::Units => {
            let whole = DataValidationRule::GreaterThanOrEqualTo(0);
            (indicator.dimension.id(), DataValidation::new().allow_whole_number(whole))
        }
        Dimension::Vnd => (indicator.dimension.id(), from_zero),
        Dimension::Ratio if indicator.share => {
            ("share", DataValidation::new().allow_decimal_number(DataValidationRule::Between(0.0, 1.0)))
        }
        Dimension::Ratio => ("ratio", from_zero),
        Dimension::Points => {
            let any = DataValidationRule::Between(-1e9, 1e9);
            ("points", DataValidation::new().allow_decimal_number(any))
        }
        Dimension::Truth => {
            let both = [words.say("workbook-yes"), words.say("workbook-no")];
            ("truth", DataValidation::new().allow_list_strings(&both)?)
        }
    };
    let message = words.say(&format!("workbook-rule-{name}"));
    let title: String = words.indicator(indicator).chars().take(LONGEST_TITLE).collect();
    rule.set_input_title(title)?
        .set_input_message(&message)?
        .set_error_title(words.say("workbook-rule-wrong").chars().take(LONGEST_TITLE).collect::<String>())?
        .set_error_message(&message)
}
