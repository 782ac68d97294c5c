//! The figures of a submission as rows of its pages.

use std::collections::{BTreeMap, BTreeSet};

use exchange::Door;
use reference::{Dimension, Indicator, Period, units};
use store::{FigureKey, FigurePlace};
use wording::Words;

use super::desk::{Desk, Stand};
use super::questions::Questions;
use crate::form::Form;
use crate::frame::Frame;
use crate::pages::figure;
use crate::problem::Problem;
use crate::typed::{Content, field_name, read, written};

/// A figure of the unit itself.
pub(super) struct Field {
    pub(super) name: String,
    pub(super) label: String,
    pub(super) period: String,
    pub(super) measure: String,
    /// What stands there.
    pub(super) text: String,
    /// What the field shows: what was typed where it could not be kept, else what stands there.
    pub(super) shown: String,
    pub(super) is_unsaved: bool,
    pub(super) is_truth: bool,
    pub(super) error: String,
    /// What was said when it was last submitted, where that differs.
    pub(super) before: String,
    pub(super) place: String,
    /// The file that it came from.
    pub(super) file: String,
    /// Where its origin is told.
    pub(super) pedigree: String,
    /// What the verifier said of it when it was returned.
    pub(super) note: String,
    /// What the verifier typed of it, where it could not be kept.
    pub(super) typed_note: String,
    /// What looks odd.
    pub(super) odd: Vec<String>,
    /// What the unit said of it.
    pub(super) explained: String,
    /// Whether it is not what it was when the submission was last returned.
    pub(super) is_changed: bool,
}

/// A figure of a unit below, which comes by file.
pub(super) struct OtherRow {
    pub(super) unit: String,
    pub(super) label: String,
    pub(super) period: String,
    pub(super) text: String,
    pub(super) error: String,
    pub(super) pedigree: String,
    pub(super) name: String,
    pub(super) odd: Vec<String>,
    pub(super) explained: String,
}

/// What is said of figures beside what they stand at.
#[derive(Default)]
pub(super) struct Beside {
    /// What the submission said when it was last submitted.
    pub(super) before: BTreeMap<FigureKey, Option<judge::Value>>,
    /// What the verifier said with the last return, while the unit mends.
    pub(super) notes: BTreeMap<FigureKey, String>,
    /// What the unit said with the last submission.
    pub(super) explained: BTreeMap<FigureKey, String>,
    /// What is not as it was when the submission was last returned.
    pub(super) changed: BTreeSet<FigureKey>,
    /// What looks odd.
    pub(super) questions: Questions,
}

/// The rows of a submission: the figures asked of the unit itself, and whatever else stands there.
pub(super) fn rows(
    desk: &Desk,
    stand: &Stand,
    beside: &Beside,
    frame: &Frame,
    typed: Option<&Form>,
) -> Result<(Vec<Field>, Vec<OtherRow>), Problem> {
    let words = frame.words;
    let round = desk.round()?;
    let movement = &desk.shelved.movement;
    let door = Door::new(movement, round);
    let list = stand.list();
    let errors = list.iter().zip(read(&list, &door, words));
    let errors: BTreeMap<&FigureKey, String> =
        errors.filter_map(|(cell, read)| Some((&cell.key, read.err()?))).collect();
    let asked = desk.asked()?;
    let keys: BTreeSet<FigureKey> =
        asked.iter().map(|(indicator, period)| desk.key(indicator, *period)).collect();
    let row = Row { desk, stand, beside, errors: &errors, words, typed };
    let own = asked.iter().map(|(indicator, period)| row.field(indicator, *period)).collect();
    let others = list.iter().filter(|cell| !keys.contains(&cell.key)).map(|cell| {
        let key = &cell.key;
        let indicator = movement.indicator(&key.indicator);
        OtherRow {
            unit: units::find(&key.unit, round.cut_off).map_or(key.unit.clone(), |unit| unit.name),
            label: indicator.as_ref().map_or("", |indicator| words.indicator(indicator)).to_owned(),
            period: words.period(key.period),
            text: indicator.map(|indicator| cell.content.shown(&indicator, words)).unwrap_or_default(),
            error: errors.get(key).cloned().unwrap_or_default(),
            pedigree: figure::of_figure(movement, &desk.round, key),
            name: field_name(&key.unit, &key.indicator, key.period),
            odd: beside.questions.get(key).cloned().unwrap_or_default(),
            explained: beside.explained.get(key).cloned().unwrap_or_default(),
        }
    });
    Ok((own, others.collect()))
}

/// What a row is made of.
struct Row<'r> {
    desk: &'r Desk,
    stand: &'r Stand,
    beside: &'r Beside,
    errors: &'r BTreeMap<&'r FigureKey, String>,
    words: Words,
    typed: Option<&'r Form>,
}

impl Row<'_> {
    fn field(&self, indicator: &Indicator, period: Period) -> Field {
        let words = self.words;
        let key = self.desk.key(indicator, period);
        let cell = self.stand.cells.get(&key);
        let text = cell.map(|cell| cell.content.shown(indicator, words)).unwrap_or_default();
        let name = field_name(&key.unit, &key.indicator, period);
        // What was typed and not kept, beside what stands there.
        let typed = self.typed.and_then(|form| form.get(&name));
        let typed = typed.filter(|typed| typed.trim() != text.trim()).map(str::to_owned);
        let content = typed.as_ref().map(|typed| Content::typed(typed, indicator, words));
        let wrong = content.and_then(|content| content.refusal(indicator, words, words));
        let place = cell.and_then(|cell| cell.place.as_ref());
        let of = |notes: &BTreeMap<FigureKey, String>| notes.get(&key).cloned().unwrap_or_default();
        Field {
            label: words.indicator(indicator).to_owned(),
            period: words.period(period),
            measure: words.dimension(indicator.dimension),
            is_truth: indicator.dimension == Dimension::Truth,
            error: wrong.or_else(|| self.errors.get(&key).cloned()).unwrap_or_default(),
            is_unsaved: typed.is_some(),
            before: self.before(&key, indicator, &text),
            place: place.map(|place| where_it_stood(place, words)).unwrap_or_default(),
            file: place.map(|place| crate::pages::files::of_file(&place.file)).unwrap_or_default(),
            pedigree: match self.beside.before.contains_key(&key) {
                true => figure::of_figure(&self.desk.shelved.movement, &self.desk.round, &key),
                false => String::new(),
            },
            note: of(&self.beside.notes),
            typed_note: self
                .typed
                .map(|form| form.text(&format!("note.{name}")).to_owned())
                .unwrap_or_default(),
            odd: self.beside.questions.get(&key).cloned().unwrap_or_default(),
            explained: of(&self.beside.explained),
            is_changed: self.beside.changed.contains(&key),
            shown: typed.unwrap_or_else(|| text.clone()),
            name,
            text,
        }
    }

    /// What was said when it was last submitted, or at the last return, where that differs.
    fn before(&self, key: &FigureKey, indicator: &Indicator, text: &str) -> String {
        let Some(sent) = self.beside.before.get(key) else { return String::new() };
        let sent = sent.as_ref().map(|value| written(value, indicator, self.words)).unwrap_or_default();
        match sent == text {
            true => String::new(),
            false if sent.is_empty() => self.words.say("portal-not-known"),
            false => sent,
        }
    }
}

fn where_it_stood(place: &FigurePlace, words: Words) -> String {
    let short: String = place.file.chars().take(8).collect();
    let cell = match place.column {
        Some(column) => exchange::cell_name(place.row, column),
        None => place.row.to_string(),
    };
    let facts = [
        ("file", short.into()),
        ("sheet", place.sheet.clone().unwrap_or_default().into()),
        ("cell", cell.into()),
    ];
    words
        .say_with(if place.sheet.is_some() { "portal-place-of-cell" } else { "portal-place-of-line" }, &facts)
}
