//! What was typed into a submission, read: by the same door as files, so that a page refuses what a file would be refused.

use exact::{parse_decimal, parse_written};
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
    /// What stands in it.
    pub content: Content,
    /// Where it stood, where it came from a file.
    pub place: Option<FigurePlace>,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Content {
    /// A value; `None` is not known.
    Value(Option<Value>),
    /// What was typed and could not be read.
    Raw(String),
}

impl Content {
    /// What somebody typed, in the way in which their language writes numbers: read here and now, for whoever looks at it
    /// next may write them otherwise.
    pub(crate) fn typed(text: &str, indicator: &Indicator, words: Words) -> Content {
        value(text.trim(), indicator, words)
            .map_or_else(|_| Content::Raw(text.trim().to_owned()), Content::Value)
    }

    /// The text under which a draft keeps it: a mark that tells values from what could not be read, then the value as files
    /// write it, or the text as it was typed.
    pub(crate) fn kept(&self) -> String {
        match self {
            Content::Value(None) => "=".to_owned(),
            Content::Value(Some(Value::Truth(truth))) => format!("={truth}"),
            Content::Value(Some(Value::Number(number))) => {
                format!("={}", number.to_decimal_text().unwrap_or_default())
            }
            Content::Raw(text) => format!("?{text}"),
        }
    }

    /// What a draft keeps under a text.
    pub(crate) fn of_kept(text: &str) -> Content {
        match text.strip_prefix('=') {
            Some("") => Content::Value(None),
            Some("true") => Content::Value(Some(Value::Truth(true))),
            Some("false") => Content::Value(Some(Value::Truth(false))),
            Some(plain) => match parse_decimal(plain) {
                Some(number) => Content::Value(Some(Value::Number(number))),
                None => Content::Raw(plain.to_owned()),
            },
            None => Content::Raw(text.strip_prefix('?').unwrap_or(text).to_owned()),
        }
    }

    /// Why it could not be read when it was typed, where it could not.
    pub(crate) fn refusal(&self, indicator: &Indicator, typist: Words, words: Words) -> Option<String> {
        let Content::Raw(text) = self else { return None };
        match (typist.language() == words.language(), value(text, indicator, words)) {
            (true, Err(why)) => Some(why),
            _ => Some(words.say_with("portal-no-number", &[("found", text.into())])),
        }
    }

    /// What its field shows a reader.
    pub(crate) fn shown(&self, indicator: &Indicator, words: Words) -> String {
        match self {
            Content::Value(value) => {
                value.as_ref().map_or_else(String::new, |value| written(value, indicator, words))
            }
            Content::Raw(text) => text.clone(),
        }
    }
}

/// What a cell came to: a figure, or a sentence that says what is wrong with it.
pub(crate) type Read = Result<FigureEntry, String>;

/// Reads cells; each becomes a figure or is told what is wrong with it.
pub(crate) fn read(cells: &[Cell], door: &Door<'_>, words: Words) -> Vec<Read> {
    let mut read: Vec<Read> = cells.iter().map(|cell| entry(cell, door, words)).collect();
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

fn entry(cell: &Cell, door: &Door<'_>, words: Words) -> Read {
    match &cell.content {
        Content::Value(value) => {
            Ok(FigureEntry { key: cell.key.clone(), value: value.clone(), place: cell.place.clone() })
        }
        // It could not be read when it was typed: that another language could read it changes nothing.
        Content::Raw(text) => {
            let indicator = door.indicator(&cell.key.indicator);
            let why = indicator.and_then(|indicator| value(text, indicator, words).err());
            Err(why.unwrap_or_else(|| words.say_with("portal-no-number", &[("found", text.into())])))
        }
    }
}

/// Reads what was typed, or says why it cannot be read.
fn value(text: &str, indicator: &Indicator, words: Words) -> Result<Option<Value>, String> {
    let said = |id: &str| words.say_with(id, &[("found", text.into())]);
    if text.is_empty() {
        return Ok(None);
    }
    if indicator.dimension == Dimension::Truth {
        return match text {
            "true" => Ok(Some(Value::Truth(true))),
            "false" => Ok(Some(Value::Truth(false))),
            _ => Err(words.say("portal-no-truth")),
        };
    }
    let number = parse_written(text, Some(words.language().numbers()));
    let number = number.ok().filter(|number| number.to_decimal_text().is_some());
    let number = number.ok_or_else(|| said("portal-no-number"))?;
    // 0.9 for a share may mean 0.9 % or 90 %: it is asked about, never guessed.
    let is_bare = indicator.dimension == Dimension::Ratio && !text.ends_with('%');
    if is_bare && !number.is_zero() {
        return Err(said("portal-no-percent"));
    }
    Ok(Some(Value::Number(number)))
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

#[cfg(test)]
mod tests {
    use reference::indicators;
    use wording::Language;

    use super::*;

    #[test]
    fn what_one_reader_typed_is_the_same_for_another() {
        let (vi, en) = (Words::new(Language::Vi), Words::new(Language::En));
        let people = indicators::find("health").unwrap();
        let ratio = indicators::find("late_target").unwrap();
        for (indicator, words, typed, kept, in_vi, in_en) in [
            (people, vi, "1.700", "=1700", "1.700", "1,700"),
            (people, en, "1,700", "=1700", "1.700", "1,700"),
            (people, en, "1.700", "=1.7", "1,7", "1.7"),
            (people, vi, "một triệu", "?một triệu", "một triệu", "một triệu"),
            (people, vi, "=5", "?=5", "=5", "=5"),
            (people, vi, "?5", "??5", "?5", "?5"),
            (people, vi, " ", "=", "", ""),
            // Read by nobody, although another language could: it is typed anew.
            (people, en, "1.234.567", "?1.234.567", "1.234.567", "1.234.567"),
            (ratio, vi, "3,8 %", "=0.038", "3,8\u{a0}%", "3.8%"),
            (ratio, vi, "45", "?45", "45", "45"),
            (ratio, en, "0.45", "?0.45", "0.45", "0.45"),
            (ratio, en, "0", "=0", "0\u{a0}%", "0%"),
        ] {
            let content = Content::typed(typed, indicator, words);
            assert_eq!(content.kept(), kept, "{typed}");
            assert_eq!(Content::of_kept(kept), content, "{typed}");
            assert_eq!(content.shown(indicator, vi), in_vi, "{typed}");
            assert_eq!(content.shown(indicator, en), in_en, "{typed}");
        }
    }

    #[test]
    fn what_could_not_be_read_stays_so_for_every_reader() {
        let movement = include_str!("../../../movements/1371-2022/movement.toml");
        let movement = movement::Movement::read(movement, "m.toml").0.unwrap();
        let door = Door::new(&movement, &movement.rounds[0]);
        let key = FigureKey {
            unit: "24".to_owned(),
            indicator: "health".to_owned(),
            period: Period::parse("2022-06-30").unwrap(),
        };
        let cell = Cell { key, content: Content::Raw("1.234.567".to_owned()), place: None };
        for language in Language::ALL {
            assert!(read(std::slice::from_ref(&cell), &door, Words::new(language))[0].is_err());
        }
        // And what a file would be refused for, a page is refused for.
        let minus = Content::Value(Some(Value::Number(exact::Ratio::int(-5))));
        assert!(read(&[Cell { content: minus, ..cell }], &door, Words::new(Language::Vi))[0].is_err());
    }
}
