//! What the cell of a figure says, or why that cannot be told.

use exact::{NumberError, Ratio, parse_written};
use judge::Value;
use movement::Place;
use reference::{Dimension, Indicator};

use super::columns::Column;
use super::desk::Desk;
use crate::decimal;
use crate::fold::bare;
use crate::sense::{self, Checked};
use crate::sheet::{Cell, Content, Format};

const YES: [&str; 12] = ["co", "x", "dung", "yes", "y", "true", "dat", "roi", "✓", "✔", "☑", "v"];
const NO: [&str; 8] = ["khong", "sai", "no", "n", "false", "chua", "☐", "khong dat"];

/// The value of a cell in a column of figures.
pub(super) fn value(desk: &Desk<'_, '_>, column: &Column, cell: &Cell, row: u32) -> Checked<Value> {
    let indicator = &desk.door.indicators()[column.indicator];
    let at = || desk.at(row, column.number);
    let problem = |code| sense::problem(code, indicator, at()).with("found", cell.shown());
    match &cell.content {
        Content::Error(_) => return Err(problem("error-cell").into()),
        Content::NotComputed => return Err(sense::problem("formula-not-computed", indicator, at()).into()),
        _ => {}
    }
    if indicator.dimension == Dimension::Truth {
        return truth(cell).map(Value::Truth).ok_or_else(|| problem("yes-or-no-expected").into());
    }
    let (number, percent) = match &cell.content {
        Content::Number(_) if cell.format == Format::Date => {
            let day = desk.day(cell).map_or_else(|| cell.shown(), |day| day.to_string());
            return Err(sense::problem("date-as-figure", indicator, at()).with("day", day).into());
        }
        Content::Number(raw) => {
            let refused = || if decimal::is_too_long(raw) { "too-many-digits" } else { "not-a-number" };
            let number = decimal::stored(raw).ok_or_else(|| Box::new(problem(refused())))?;
            (number, cell.format == Format::Percent)
        }
        Content::Text(text) => (written(desk, indicator, text, at)?, text.trim_end().ends_with('%')),
        _ => return Err(problem("not-a-number").into()),
    };
    settle(indicator, column, number, percent, at)
}

/// The figure that a number in a column is.
fn settle(
    indicator: &Indicator,
    column: &Column,
    number: Ratio,
    percent: bool,
    at: impl Fn() -> Place,
) -> Checked<Value> {
    let problem = |code| sense::problem(code, indicator, at()).with("found", number.clone());
    if indicator.dimension != Dimension::Ratio {
        if percent {
            return Err(problem("percent-of-count").into());
        }
        let number = match &column.factor {
            Some(factor) => number.times(factor),
            None => number,
        };
        return sense::number(indicator, number, at);
    }
    let hundredth = number.times(&Ratio::decimal(1, 2));
    let two = |code| {
        problem(code)
            .with("as_ratio", sense::plain(&number))
            .with("as_percent", sense::plain(&hundredth))
            .with("hundredfold", number.times(&Ratio::int(100)))
    };
    // Whoever fills in a cell types the percentage, sign and all: 4.5 in a cell that shows percentages is 450 %.
    let typed = |number: Ratio| {
        sense::number(indicator, number.clone(), &at).map_err(|problem| match problem.code {
            "share-above-one" => Box::new(problem.with("typed", number)),
            _ => problem,
        })
    };
    match (percent, column.percent) {
        (true, _) => typed(number),
        // Under a heading with %, what is above 1 can only be a percentage; 0.45 could be 45 % or 0.45 %.
        (false, true) if number.abs() > Ratio::ONE => typed(hundredth),
        (false, true) if !number.is_zero() => Err(two("ratio-under-percent").into()),
        (false, false) if number > Ratio::ONE => Err(two("ratio-or-percent").into()),
        _ => sense::number(indicator, number, at),
    }
}

/// A number written as text: in the stated style, or where it has one meaning only.
fn written(desk: &Desk<'_, '_>, indicator: &Indicator, text: &str, at: impl Fn() -> Place) -> Checked<Ratio> {
    parse_written(text, desk.door.style).map_err(|error| match error {
        NumberError::Ambiguous(both) => sense::problem("two-readings", indicator, at())
            .with("found", text)
            .with("vietnamese", sense::plain(&both.vietnamese))
            .with("english", sense::plain(&both.english))
            .into(),
        NumberError::NotANumber => {
            let code = if decimal::is_too_long(text.trim()) { "too-many-digits" } else { "not-a-number" };
            sense::problem(code, indicator, at()).with("found", text).into()
        }
    })
}

/// Yes or no, as people fill it in.
pub(super) fn truth(cell: &Cell) -> Option<bool> {
    match &cell.content {
        Content::Truth(truth) => Some(*truth),
        Content::Number(raw) if cell.format == Format::Plain => match raw.as_str() {
            "1" => Some(true),
            "0" => Some(false),
            _ => None,
        },
        // As our templates write it; all other spellings are brought to bare letters first.
        Content::Text(text) if text == "Có" => Some(true),
        Content::Text(text) if text == "Không" => Some(false),
        Content::Text(text) => {
            let text = bare(text);
            let text = text.trim_matches(|c: char| " .!".contains(c));
            if YES.contains(&text) {
                Some(true)
            } else if NO.contains(&text) {
                Some(false)
            } else {
                None
            }
        }
        _ => None,
    }
}
