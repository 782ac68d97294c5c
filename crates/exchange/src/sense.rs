//! Which numbers make sense for an indicator.

use exact::Ratio;
use judge::Value;
use movement::{Place, Problem};
use reference::{Dimension, Indicator};

/// What was read, or what is wrong with it.
pub(crate) type Checked<T> = Result<T, Box<Problem>>;

/// Takes a number as a figure of an indicator, or says what is wrong with it.
///
/// Counts are whole and never negative, money is never negative, shares lie between 0 and 1; yes-or-no indicators have
/// no numbers.
pub(crate) fn number(indicator: &Indicator, number: Ratio, at: impl Fn() -> Place) -> Checked<Value> {
    let problem = |code| problem(code, indicator, at()).with("found", number.clone());
    match indicator.dimension {
        Dimension::Truth => Err(problem("truth-expected").into()),
        Dimension::People | Dimension::Units if number.is_negative() => Err(problem("negative-count").into()),
        Dimension::People | Dimension::Units if !number.is_whole() => {
            Err(problem("fraction-of-count").into())
        }
        Dimension::Vnd if number.is_negative() => Err(problem("negative-money").into()),
        Dimension::Ratio if indicator.share && number.is_negative() => Err(problem("negative-share").into()),
        Dimension::Ratio if indicator.share && number > Ratio::ONE => Err(problem("share-above-one")
            .with("percent", number.clone())
            .with("plain", plain(&number.times(&Ratio::decimal(1, 2))))
            .into()),
        _ => Ok(Value::Number(number)),
    }
}

/// A problem about a figure of an indicator.
pub(crate) fn problem(code: &'static str, indicator: &Indicator, at: Place) -> Problem {
    Problem::new(code, at)
        .with("indicator", &indicator.id)
        .with("label_vi", &indicator.label_vi)
        .with("label_en", &indicator.label_en)
}

/// A number as a file of figures writes it: `0.45`.
pub(crate) fn plain(number: &Ratio) -> String {
    number.to_decimal_text().unwrap_or_else(|| number.to_string())
}
