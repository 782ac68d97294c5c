//! Units as they stood on a day: the 63 provinces of 2022 with their districts and communes, the 34 of today.
//!
//! Start at [`on`] and [`find`]. Codes were re-used in 2025 (`24` was Bắc Giang, is Bắc Ninh), so a code alone names
//! nothing: every question carries a day.

mod edition;
mod load;
mod names;

pub mod central;

use std::sync::Arc;

use jiff::civil::Date;

use crate::{Level, Unit, UnitCode, spelling};
use edition::Edition;

/// The day from which 34 provinces and 3,321 communes, and no districts, take the place of the older ones.
pub const REORGANISED: Date = Date::constant(2025, 7, 1);

/// A stretch of time in which a code named one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// What the unit was called.
    pub name: String,
    /// Its kind.
    pub level: Level,
    /// Its first day, where one is recorded.
    pub from: Option<Date>,
    /// Its last day, where it has ended.
    pub until: Option<Date>,
    /// Whether it may have ended before `until`: communes merged between 2022 and June 2025, day not recorded.
    pub ended_earlier: bool,
}

/// The units of a level on a day, in code order; empty where the level has none then.
pub fn on(level: Level, date: Date) -> Arc<[Unit]> {
    edition::of(level, date).map_or_else(|| Arc::from([]), Edition::units)
}

/// The unit that a code named on a day.
pub fn find(code: &str, date: Date) -> Option<Unit> {
    look_up(code, date).cloned()
}

/// The same as it stands in the list: for readers of large files.
pub fn look_up(code: &str, date: Date) -> Option<&'static Unit> {
    edition::of(level_of(code)?, date)?.find(code)
}

/// Whether a code named a unit on a day.
pub fn exists(code: &str, date: Date) -> bool {
    look_up(code, date).is_some()
}

/// Whether a code named a unit on any day.
pub fn ever(code: &str) -> bool {
    level_of(code).is_some_and(|level| edition::all(level).iter().any(|edition| edition.find(code).is_some()))
}

/// When a code named which unit, earliest first, so that a message can say "it existed until 30/6/2025".
pub fn when(code: &str) -> Vec<Span> {
    let Some(level) = level_of(code) else { return Vec::new() };
    let mut spans: Vec<Span> = Vec::new();
    let mut adjoins = false;
    for edition in edition::all(level) {
        let Some(unit) = edition.find(code) else {
            adjoins = false;
            continue;
        };
        match spans.last_mut() {
            Some(span) if adjoins && span.name == unit.name => span.until = edition.until,
            _ => spans.push(Span {
                name: unit.name.clone(),
                level,
                from: edition.from,
                until: edition.until,
                ended_earlier: level == Level::Commune && edition.from.is_none() && load::dropped(code),
            }),
        }
        adjoins = true;
    }
    spans
}

/// The province that a province, district or commune belonged to on a day.
pub fn province_of(code: &str, date: Date) -> Option<UnitCode> {
    let unit = find(code, date)?;
    match unit.level {
        Level::Province => Some(unit.code),
        Level::District | Level::Commune => province_of(unit.parent?.as_str(), date),
        _ => None,
    }
}

/// The units of a level that a text names on a day, in code order; several where the text does not decide.
///
/// Any Unicode form, case, accent position and spacing is taken; the word for the level and "BHXH" may stand before the
/// name or not; marks may be left out. A mark that contradicts the name rules it out.
pub fn named(text: &str, level: Level, date: Date) -> Vec<Unit> {
    edition::of(level, date).map_or_else(Vec::new, |edition| edition.named(text))
}

/// The unit of a level that a wrong code or a misspelt name most likely means.
pub fn nearest(code_or_name: &str, level: Level, date: Date) -> Option<Unit> {
    let edition = edition::of(level, date)?;
    let text = code_or_name.trim();
    if let Some(unit) = padded(text, level).and_then(|code| edition.find(&code)) {
        return Some(unit.clone());
    }
    if let Some(unit) = edition.named(text).into_iter().next() {
        return Some(unit);
    }
    if text.starts_with(central::PREFIX) {
        let units = edition.units();
        return spelling::nearest(text, units.iter().map(|unit| (unit.code.as_str(), unit.clone())));
    }
    edition.nearest(text)
}

/// The level whose codes have this form: `VN`, `TW-TST`, two digits, three, five.
pub fn level_of(code: &str) -> Option<Level> {
    let digits = code.bytes().all(|b| b.is_ascii_digit());
    match code.len() {
        2 if digits => Some(Level::Province),
        3 if digits => Some(Level::District),
        5 if digits => Some(Level::Commune),
        _ if code == UnitCode::NATION => Some(Level::Nation),
        _ if code.starts_with(central::PREFIX) => Some(Level::CentralUnit),
        _ => None,
    }
}

/// A code whose leading zeros a spreadsheet has eaten, with them back: `1`, `1.0` and `'01` are `01`.
fn padded(text: &str, level: Level) -> Option<String> {
    let width = match level {
        Level::Province => 2,
        Level::District => 3,
        Level::Commune => 5,
        _ => return None,
    };
    let digits = text.trim_start_matches('\'').trim_end_matches(".0").trim_start_matches('0');
    let is_code = digits.len() <= width && text.len() <= 12 && digits.bytes().all(|b| b.is_ascii_digit());
    (is_code && !digits.is_empty()).then(|| format!("{digits:0>width$}"))
}

/// The last day before a day.
fn eve(date: Date) -> Date {
    date.yesterday().expect("no list begins on the first day of time")
}

#[cfg(test)]
mod tests;
