//! The page of a submission: its fields, or what they stand at, and what happened to it.

use askama::Template;
use axum::response::Html;
use store::{FigureKey, SubmissionState};

use super::desk::Desk;
use super::fields::{Beside, Field, OtherRow, rows};
use super::questions::questions;
use crate::form::Form;
use crate::frame::{Frame, Shown};
use crate::pages::{instant, of_round, under_movement};
use crate::problem::Problem;
use crate::rights::Right;
use crate::state::Portal;

#[derive(Template)]
#[template(path = "submission.html")]
struct Page {
    frame: Frame,
    here: String,
    class: &'static str,
    state: String,
    sections: Vec<Section>,
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
    /// A workbook that was refused, to be given back marked.
    refused: Option<(String, String)>,
    may_type: bool,
    may_submit: bool,
    may_verify: bool,
    may_return: bool,
}

/// Figures that are shown together.
struct Section {
    id: &'static str,
    head: String,
    /// Shown once it is opened.
    folded: bool,
    fields: Vec<Field>,
}

pub(super) struct EventRow {
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
    /// A workbook that was refused: its digest and name, by which it is given back marked.
    pub(super) file: Option<(String, String)>,
    /// What was sent and not kept: shown again.
    pub(super) typed: Option<Form>,
}

pub(super) async fn show(portal: &Portal, desk: &Desk, frame: Frame, said: Said) -> Shown {
    desk.needs_sight(&frame)?;
    let words = frame.words;
    let round = desk.round()?;
    let is_own = desk.is_own(&frame);
    let stand = desk.stand(portal, is_own).await?;
    let (mut beside, events) = beside(portal, desk, &frame).await?;
    let state = desk.submission.as_ref().map(|submission| submission.state);
    if state == Some(SubmissionState::Submitted) {
        beside.questions = questions(portal, desk, &stand, words).await?;
    }
    let (fields, others) = rows(desk, &stand, &beside, &frame, said.typed.as_ref())?;
    let may_type = desk.is_open() && is_own;
    let unsaved = fields.iter().filter(|field| field.is_unsaved && !may_type);
    let unsaved = unsaved.map(|field| (format!("{}, {}", field.label, field.period), field.shown.clone()));
    let class = state.map_or("none", SubmissionState::id);
    let entry = desk.submission.as_ref().and_then(|submission| submission.figures_entry);
    let page = Page {
        here: desk.here(),
        class,
        state: words.say(&format!("portal-submission-{class}")),
        unsaved: unsaved.collect(),
        sections: sections(fields, !beside.changed.is_empty(), &frame),
        others,
        stamp: stand.stamp,
        figures_entry: entry.map(|entry| entry.to_string()).unwrap_or_default(),
        events,
        reason: said.typed.as_ref().map(|form| form.text("reason").to_owned()).unwrap_or_default(),
        problems: said.problems,
        notes: said.notes,
        refused: said.file,
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
        may_submit: desk.is_open() && desk.may(&frame, Right::SubmitFigures),
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

/// What changed first, where a submission came again; the rest is folded.
fn sections(fields: Vec<Field>, came_again: bool, frame: &Frame) -> Vec<Section> {
    if !came_again {
        return vec![Section { id: "figures", head: frame.say("portal-figures"), folded: false, fields }];
    }
    let (changed, rest): (Vec<Field>, Vec<Field>) = fields.into_iter().partition(|field| field.is_changed);
    let count = rest.len();
    let all = [
        Section { id: "figures", head: frame.say("portal-changed-since"), folded: false, fields: changed },
        Section { id: "rest", head: frame.count("portal-unchanged", &count), folded: true, fields: rest },
    ];
    all.into_iter().filter(|section| !section.fields.is_empty()).collect()
}

/// What is said of the figures beside what they stand at, and what happened.
pub(super) async fn beside(
    portal: &Portal,
    desk: &Desk,
    frame: &Frame,
) -> Result<(Beside, Vec<EventRow>), Problem> {
    let (mut beside, mut rows) = (Beside::default(), Vec::new());
    let Some(submission) = &desk.submission else { return Ok((beside, rows)) };
    let store = portal.store();
    for kept in store.figures_of_submission(submission.id).await? {
        beside.before.insert(kept.figure.key.clone(), kept.figure.value);
    }
    let accounts = store.accounts().await?;
    let who = |actor: &str| {
        let found = accounts.iter().find(|account| account.actor() == actor);
        found.map_or_else(|| actor.to_owned(), |account| account.name.clone())
    };
    let mut returned = None;
    for event in store.events(submission.id).await? {
        match event.event.as_str() {
            "returned" => {
                beside.notes = event.notes.iter().cloned().collect();
                returned = Some(event.entry);
            }
            "submitted" => beside.explained = event.notes.iter().cloned().collect(),
            _ => {}
        }
        rows.push(EventRow {
            at: instant(event.at, frame.words),
            who: who(&event.actor),
            what: frame.say(&format!("portal-event-{}", event.event)),
            reason: event.reason,
        });
    }
    if submission.state != SubmissionState::Returned {
        beside.notes.clear();
    }
    if let (Some(entry), SubmissionState::Submitted) = (returned, submission.state) {
        for change in store.changed_since(submission.id, entry).await? {
            let key: FigureKey = change.after.figure.key.clone();
            beside.before.insert(key.clone(), change.before.and_then(|before| before.figure.value));
            beside.changed.insert(key);
        }
    }
    Ok((beside, rows))
}
