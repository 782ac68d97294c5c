//! What was typed into a submission, read: by the same door as files, so that a page refuses what a file would be refused.

use exact::parse_written;
use exchange::{Door, read_csv};
use judge::{FiguresBuilder, Value};
use movement::Problem;
use reference::{Dimension, Indicator, Period};
use store::{FigureEntry, FigureKey, FigurePlace};
use wording::Words;

/// A cell as it stands in a submission.
#[derive(Clone, Debug)]
pub(crate) struct Cell {
    /// What it is of.
    pub key: FigureKey,
    /// The text that was typed; empty for what is not known.
    pub text: String,
    /// Where it stood, where it came from a file.
    pub place: Option<FigurePlace>,
}

/// What a cell came to: a figure, or a sentence that says what is wrong with it.
pub(crate) type Read = Result<FigureEntry, String>;

/// Reads cells; each becomes a figure or is told what is wrong with it.
pub(crate) fn read(cells: &[Cell], door: &Door<'_>, words: Words) -> Vec<Read> {
    let mut read: Vec<Read> = cells.iter().map(|cell| value(cell, door, words)).collect();
    // One table of all that can be read, a line a cell: line 2 is the first.
    let mut table = "unit,indicator,period,value\n".to_owned();
    let mut lines: Vec<usize> = Vec::new();
    for (place, entry) in read.iter().enumerate() {
        let Ok(FigureEntry { key, value: Some(value), .. }) = entry else { continue };
        let plain = match value {
            Value::Truth(truth) => truth.to_string(),
            Value::Number(number) => number.to_decimal_text().unwrap_or_default(),
        };
        table.push_str(&format!("{},{},{},{plain}\n", key.unit, key.indicator, key.period));
        lines.push(place);
    }
    let mut builder = FiguresBuilder::default();
    for problem in read_csv(table.as_bytes(), "", door, &mut builder) {
        let place = problem.at.line.and_then(|line| lines.get(line.checked_sub(2)?));
        if let Some(place) = place {
            read[*place] = Err(told(&problem, words));
        }
    }
    read
}

/// A problem in a sentence, and how to mend it.
pub(crate) fn told(problem: &Problem, words: Words) -> String {
    let said = words.problem(problem);
    match said.hint.as_str() {
        "" => said.message,
        hint => format!("{}. {hint}", said.message.trim_end_matches('.')),
    }
}

fn value(cell: &Cell, door: &Door<'_>, words: Words) -> Read {
    let indicator = door.indicator(&cell.key.indicator);
    let text = cell.text.trim();
    let value = match (text, indicator.map(|indicator| indicator.dimension)) {
        ("", _) => None,
        (_, Some(Dimension::Truth)) => match text {
            "true" => Some(Value::Truth(true)),
            "false" => Some(Value::Truth(false)),
            _ => return Err(words.say("portal-no-truth")),
        },
        (_, dimension) => {
            let found = parse_written(text, Some(words.language().numbers()));
            let said = |id: &str| words.say_with(id, &[("found", text.into())]);
            let number = found.map_err(|_| said("portal-no-number"))?;
            // 45 for a share may mean 45 % or forty-five times: it is asked about, never guessed.
            if dimension == Some(Dimension::Ratio) && !text.ends_with('%') && number > exact::Ratio::ONE {
                return Err(said("portal-no-percent"));
            }
            if number.to_decimal_text().is_none() {
                return Err(said("portal-no-number"));
            }
            Some(Value::Number(number))
        }
    };
    Ok(FigureEntry { key: cell.key.clone(), value, place: cell.place.clone() })
}

/// A value as a field has it, to be read again as the same value.
pub(crate) fn written(value: &Value, indicator: &Indicator, words: Words) -> String {
    match value {
        Value::Truth(truth) => truth.to_string(),
        Value::Number(number) => match number.to_decimal_text() {
            // Digits beyond what is shown would be lost: the percent sign is put to all of them.
            Some(_) if indicator.dimension == Dimension::Ratio => {
                let percent = number.times(&exact::Ratio::int(100));
                format!("{}{}", words.number(&percent, 60), words.percent_sign())
            }
            _ => words.number(number, 60),
        },
    }
}

/// The name of a figure's field: `figure.24.health.2022-06-30`.
pub(crate) fn field_name(unit: &str, indicator: &str, period: Period) -> String {
    format!("figure.{unit}.{indicator}.{period}")
}
