//! Cells that are sent, each held to its own place: what is wrong is told cell by cell, all at once.

use std::collections::BTreeSet;

use exact::parse_decimal;
use exchange::Door;
use judge::Value;
use reference::{Dimension, Indicator, Period};
use serde::{Deserialize, Deserializer};
use store::FigureKey;
use utoipa::ToSchema;
use wording::Words;

use super::fault::{FaultAt, Where};

/// So many cells in one request at most.
pub(crate) const MOST: usize = 10_000;

/// No value has so many characters.
const LONGEST: usize = 200;

/// A figure that is sent.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CellSent {
    /// The code of the unit; that of the address unless another below it is meant.
    #[serde(default)]
    #[schema(example = "24", max_length = 32)]
    pub unit: Option<String>,
    /// The indicator.
    #[schema(example = "health", min_length = 1, max_length = 100)]
    pub indicator: String,
    /// The day, year or quarter.
    #[schema(example = "2022-06-30", pattern = "^[0-9]{4}(-[0-9]{2}-[0-9]{2}|-Q[1-4])?$")]
    pub period: String,
    /// A plain decimal with a point, `true` or `false`, as text; null where it is not known.
    #[serde(deserialize_with = "Option::deserialize")]
    #[schema(example = "1687184", max_length = 200, required = true)]
    pub value: Option<String>,
    /// What the cell was seen to hold: where it holds something else by now, nothing is kept.
    #[serde(default, deserialize_with = "there")]
    #[schema(value_type = Option<String>, example = "1687000", max_length = 200)]
    pub seen: Option<Option<String>>,
}

fn there<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<String>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

/// A cell that could be read.
pub(crate) struct CellRead {
    /// What it is of.
    pub key: FigureKey,
    /// What it means.
    pub indicator: Indicator,
    /// What it says.
    pub value: Option<Value>,
    /// Its place among those that were sent.
    pub index: usize,
    /// What it was seen to hold.
    pub seen: Option<Option<String>>,
}

/// Reads cells; each that cannot be read, or comes twice, is told.
pub(crate) fn read(
    cells: &[CellSent],
    list: &str,
    own: Option<&str>,
    door: &Door<'_>,
    words: Words,
) -> (Vec<CellRead>, Vec<FaultAt>) {
    let (mut good, mut errors) = (Vec::new(), Vec::new());
    let mut once: BTreeSet<FigureKey> = BTreeSet::new();
    if cells.len() > MOST {
        let facts = [("most", MOST.into())];
        errors.push(FaultAt::said(Where::pointer(format!("/{list}")), "too-many", &facts, words));
        return (good, errors);
    }
    for (index, cell) in cells.iter().enumerate() {
        let mut wrong = |field: &str, code: &str, found: &str| {
            let at = Where::pointer(format!("/{list}/{index}/{field}"));
            errors.push(FaultAt::said(at, code, &[("found", found.into())], words));
        };
        let unit = cell.unit.as_deref().or(own);
        let indicator = door.indicator(&cell.indicator);
        let period = Period::parse(&cell.period);
        let Some(unit) = unit.filter(|unit| reference::units::ever(unit)) else {
            wrong("unit", "unit", cell.unit.as_deref().unwrap_or_default());
            continue;
        };
        let Some(indicator) = indicator else {
            wrong("indicator", "indicator", &cell.indicator);
            continue;
        };
        let Some(period) = period.filter(|period| period.kind() == indicator.period) else {
            wrong("period", "period", &cell.period);
            continue;
        };
        let text = cell.value.as_deref().map(str::trim);
        let value = text.map(|text| value(text, indicator)).transpose();
        let Ok(value) = value else {
            let code = if indicator.dimension == Dimension::Truth { "truth" } else { "number" };
            wrong("value", code, text.unwrap_or_default());
            continue;
        };
        if cell
            .seen
            .as_ref()
            .is_some_and(|seen| seen.as_ref().is_some_and(|seen| seen.chars().count() > LONGEST))
        {
            wrong("seen", "too-long", "");
            continue;
        }
        let key = FigureKey { unit: unit.to_owned(), indicator: indicator.id.clone(), period };
        if !once.insert(key.clone()) {
            wrong("indicator", "twice", &format!("{unit} · {} · {period}", indicator.id));
            continue;
        }
        good.push(CellRead { key, indicator: indicator.clone(), value, index, seen: cell.seen.clone() });
    }
    (good, errors)
}

/// A value as files write it.
pub(crate) fn value(text: &str, indicator: &Indicator) -> Result<Value, ()> {
    match (indicator.dimension, text) {
        (Dimension::Truth, "true") => Ok(Value::Truth(true)),
        (Dimension::Truth, "false") => Ok(Value::Truth(false)),
        (Dimension::Truth, _) => Err(()),
        _ if text.len() > LONGEST => Err(()),
        _ => parse_decimal(text).map(Value::Number).ok_or(()),
    }
}
