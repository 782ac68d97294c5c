//! The page of a submission: its fields, or what they stand at, and what happened to it.

use std::collections::BTreeMap;

use askama::Template;
use axum::response::Html;
use exchange::Door;
use reference::units;
use store::{FigureKey, FigurePlace, SubmissionState};
use wording::Words;

use super::desk::Desk;
use crate::form::Form;
use crate::frame::{Frame, Shown};
use crate::pages::{instant, of_round, under_movement};
use crate::rights::Right;
use crate::state::Portal;
use crate::typed::{Content, field_name, read, written};

#[derive(Template)]
#[template(path = "submission.html")]
struct Page {
    frame: Frame,
    here: String,
    class: &'static str,
    state: String,
    fields: Vec<Field>,
    /// Figures of units below, which come by file.
    others: Vec<OtherRow>,
    /// What the fields stood at when the page was made.
    stamp: String,
    figures_entry: String,
    events: Vec<EventRow>,
    /// The reason that the verifier typed, where it could not be kept.
    reason: String,
    /// What was typed and has no field any more.
    unsaved: Vec<(String, String)>,
    problems: Vec<String>,
    notes: Vec<String>,
    error: String,
    done: String,
    /// Where the workbook with the example figures is, in the demo.
    example: String,
    locked: bool,
    may_type: bool,
    may_submit: bool,
    may_verify: bool,
    may_return: bool,
}

struct Field {
    name: String,
    label: String,
    period: String,
    measure: String,
    /// What stands there.
    text: String,
    /// What the field shows: what was typed where it could not be kept, else what stands there.
    shown: String,
    is_unsaved: bool,
    is_truth: bool,
    error: String,
    /// What was said when it was last submitted, where that differs.
    before: String,
    place: String,
    note: String,
    /// What the verifier typed of it, where it could not be kept.
    typed_note: String,
}

struct OtherRow {
    unit: String,
    label: String,
    period: String,
    text: String,
    error: String,
}

struct EventRow {
    at: String,
    who: String,
    what: String,
    reason: String,
}

/// What is said beside the fields.
#[derive(Default)]
pub(super) struct Said {
    pub(super) problems: Vec<String>,
    pub(super) notes: Vec<String>,
    pub(super) error: String,
    pub(super) done: String,
    /// What was sent and not kept: shown again.
    pub(super) typed: Option<Form>,
}

pub(super) async fn show(portal: &Portal, desk: &Desk, frame: Frame, said: Said) -> Shown {
    desk.needs_sight(&frame)?;
    let words = frame.words;
    let round = desk.round()?;
    let door = Door::new(&desk.shelved.movement, round);
    let is_own = desk.is_own(&frame);
    let stand = desk.stand(portal, is_own).await?;
    let list = stand.list();
    let cells = &stand.cells;
    let errors: BTreeMap<FigureKey, String> = list
        .iter()
        .zip(read(&list, &door, words))
        .filter_map(|(cell, read)| Some((cell.key.clone(), read.err()?)))
        .collect();
    let (mut before, mut notes, mut events) = (BTreeMap::new(), BTreeMap::new(), Vec::new());
    if let Some(submission) = &desk.submission {
        for kept in portal.store().figures_of_submission(submission.id).await? {
            before.insert(kept.figure.key.clone(), kept.figure.value);
        }
        let accounts = portal.store().accounts().await?;
        let who = |actor: &str| {
            let found = accounts.iter().find(|account| account.actor() == actor);
            found.map_or_else(|| actor.to_owned(), |account| account.name.clone())
        };
        for event in portal.store().events(submission.id).await? {
            if event.event == "returned" {
                notes = event.notes.iter().cloned().collect();
            }
            events.push(EventRow {
                at: instant(event.at, words),
                who: who(&event.actor),
                what: words.say(&format!("portal-event-{}", event.event)),
                reason: event.reason,
            });
        }
        if submission.state != SubmissionState::Returned {
            notes.clear();
        }
    }
    let asked = desk.asked()?;
    let is_asked = |key: &FigureKey| {
        *key.unit == *desk.unit.code.as_str()
            && asked.iter().any(|(indicator, period)| indicator.id == key.indicator && *period == key.period)
    };
    let others = list.iter().filter(|cell| !is_asked(&cell.key)).map(|cell| {
        let indicator = desk.shelved.movement.indicator(&cell.key.indicator);
        let unit = units::find(&cell.key.unit, round.cut_off).map_or(cell.key.unit.clone(), |unit| unit.name);
        OtherRow {
            unit,
            label: indicator.as_ref().map_or("", |indicator| words.indicator(indicator)).to_owned(),
            period: words.period(cell.key.period),
            text: indicator.map(|indicator| cell.content.shown(&indicator, words)).unwrap_or_default(),
            error: errors.get(&cell.key).cloned().unwrap_or_default(),
        }
    });
    let others: Vec<OtherRow> = others.collect();
    let fields = asked.clone().into_iter().map(|(indicator, period)| {
        let key = FigureKey { unit: desk.unit.code.to_string(), indicator: indicator.id.clone(), period };
        let cell = cells.get(&key);
        let sent = before.get(&key).map(|value: &Option<judge::Value>| {
            value.as_ref().map_or_else(String::new, |value| written(value, &indicator, words))
        });
        let text = cell.map(|cell| cell.content.shown(&indicator, words)).unwrap_or_default();
        let name = field_name(&key.unit, &key.indicator, period);
        // What was typed and not kept, beside what stands there.
        let typed = said.typed.as_ref().filter(|_| is_own).and_then(|form| form.get(&name));
        let typed = typed.filter(|typed| typed.trim() != text.trim()).map(str::to_owned);
        let content = typed.as_ref().map(|typed| Content::typed(typed, &indicator, words));
        let wrong = content.and_then(|content| content.refusal(&indicator, words, words));
        let note_name = format!("note.{name}");
        let typed_note = said.typed.as_ref().map(|form| form.text(&note_name).to_owned());
        let place = cell.and_then(|cell| cell.place.as_ref());
        Field {
            label: words.indicator(&indicator).to_owned(),
            period: words.period(period),
            measure: words.dimension(indicator.dimension),
            is_truth: indicator.dimension == reference::Dimension::Truth,
            error: wrong.or_else(|| errors.get(&key).cloned()).unwrap_or_default(),
            is_unsaved: typed.is_some(),
            before: sent.filter(|sent| *sent != text).map_or_else(String::new, |sent| {
                match sent.is_empty() {
                    true => words.say("portal-not-known"),
                    false => sent,
                }
            }),
            place: place.map(|place| where_it_stood(place, words)).unwrap_or_default(),
            note: notes.get(&key).cloned().unwrap_or_default(),
            typed_note: typed_note.unwrap_or_default(),
            shown: typed.unwrap_or_else(|| text.clone()),
            name,
            text,
        }
    });
    let fields: Vec<Field> = fields.collect();
    let may_type = desk.is_open() && is_own;
    let unsaved = fields.iter().filter(|field| field.is_unsaved && !may_type);
    let unsaved = unsaved.map(|field| (format!("{}, {}", field.label, field.period), field.shown.clone()));
    let unsaved: Vec<(String, String)> = unsaved.collect();
    let class = desk.submission.as_ref().map_or("none", |submission| submission.state.id());
    let is_open = desk.is_open();
    let state = desk.submission.as_ref().map(|submission| submission.state);
    let page = Page {
        here: desk.here(),
        class,
        state: words.say(&format!("portal-submission-{class}")),
        fields,
        others,
        stamp: stand.stamp.clone(),
        figures_entry: desk
            .submission
            .as_ref()
            .and_then(|submission| submission.figures_entry)
            .map(|entry| entry.to_string())
            .unwrap_or_default(),
        events,
        reason: said.typed.as_ref().map(|form| form.text("reason").to_owned()).unwrap_or_default(),
        unsaved,
        problems: said.problems,
        notes: said.notes,
        error: said.error,
        done: said.done,
        example: crate::pages::demo::example_at(
            portal,
            &desk.shelved.movement.id,
            &desk.round,
            desk.unit.code.as_str(),
        ),
        locked: !desk.takes,
        may_type,
        may_submit: is_open && desk.may(&frame, Right::SubmitFigures),
        may_verify: desk.takes
            && state == Some(SubmissionState::Submitted)
            && frame.may(Right::VerifyFigures),
        may_return: desk.takes
            && matches!(state, Some(SubmissionState::Submitted | SubmissionState::Verified))
            && frame.may(Right::VerifyFigures),
        frame: under_movement(frame, &desk.shelved.movement)
            .through(words.label(&round.label), of_round(&desk.shelved.movement, &desk.round))
            .through(
                words.say("portal-figures"),
                format!("{}/figures", of_round(&desk.shelved.movement, &desk.round)),
            )
            .titled(desk.unit.name.clone()),
    };
    Ok(Html(page.render()?))
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
