//! What is done on the page of a submission: saved, submitted, verified, returned.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use exchange::Door;
use jiff::Timestamp;
use store::{DraftCell, FigureEntry, FigureKey};
use wording::{Language, Words};

use super::desk::{Desk, stamp};
use super::page::{Said, show};
use crate::form::Form;
use crate::frame::{Frame, with_status};
use crate::pages::figures;
use crate::problem::Problem;
use crate::rights::Right;
use crate::state::Portal;
use crate::typed::{Cell, Content, field_name, read};

/// What was sent with the form: typed figures to keep, and what to do then.
pub(crate) async fn act(
    State(portal): State<Portal>,
    Path((movement, round, unit)): Path<(String, String, String)>,
    frame: Frame,
    form: Form,
) -> Response {
    match acted(&portal, (&movement, &round, &unit), &frame, &form).await {
        Ok(response) => response,
        Err(problem) => problem.shown(frame),
    }
}

async fn acted(
    portal: &Portal,
    (movement, round, unit): (&str, &str, &str),
    frame: &Frame,
    form: &Form,
) -> Result<Response, Problem> {
    let mut desk = Desk::at(portal, movement, round, unit).await?;
    let actor = frame.account.as_ref().ok_or(Problem::SignIn)?.actor();
    let (store, now, words) = (portal.store(), Timestamp::now(), frame.words);
    match form.text("act") {
        "save" | "submit" => {
            let right = if form.text("act") == "submit" { Right::SubmitFigures } else { Right::EnterFigures };
            if !desk.may(frame, right) {
                return Err(frame.refusal());
            }
            if !desk.is_open() {
                return Err(Problem::NotNow);
            }
            // Who submits answers for what the page showed, whoever typed it.
            if form.text("act") == "submit" && form.text("stamp") != stamp(&desk.cells(portal, true).await?) {
                return Err(Problem::Changed);
            }
            keep_typed(portal, &mut desk, &actor, form).await?;
            if form.text("act") == "save" {
                let said = Said { done: words.say("portal-saved"), ..Said::default() };
                return Ok(with_status(
                    StatusCode::OK,
                    show(portal, &desk, frame.clone(), said).await,
                    frame.clone(),
                ));
            }
            let door = Door::new(&desk.shelved.movement, desk.round()?);
            let cells = desk.cells(portal, true).await?;
            let read = read(&cells, &door, words);
            let wrong = read.iter().filter(|read| read.is_err()).count();
            let entries: Vec<FigureEntry> = read.into_iter().flatten().collect();
            let none = entries.iter().all(|entry| entry.value.is_none());
            if wrong > 0 || none {
                let error = match wrong {
                    0 => words.say("portal-nothing-to-submit"),
                    count => words.say_with("portal-mend-first", &[("count", count.into())]),
                };
                let said = Said { error, ..Said::default() };
                let shown = show(portal, &desk, frame.clone(), said).await;
                return Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, shown, frame.clone()));
            }
            let id = desk.submission.as_ref().ok_or(Problem::NotFound)?.id;
            store.submit(now, &actor, id, &entries, &[]).await?;
        }
        "verify" => {
            frame.needs(Right::VerifyFigures)?;
            let seen = form.text("figures_entry").parse().map_err(|_| Problem::NotNow)?;
            store.verify_seen(now, &actor, desk.submission.ok_or(Problem::NotFound)?.id, seen).await?;
        }
        "return" => {
            frame.needs(Right::VerifyFigures)?;
            let reason = form.text("reason").trim();
            let notes: Vec<(FigureKey, String)> = desk
                .asked()?
                .into_iter()
                .filter_map(|(indicator, period)| {
                    let key = FigureKey { unit: unit.to_owned(), indicator: indicator.id, period };
                    let name = format!("note.{}", field_name(&key.unit, &key.indicator, period));
                    let note = form.text(&name).trim();
                    (!note.is_empty()).then(|| (key, note.to_owned()))
                })
                .collect();
            if reason.is_empty() && notes.is_empty() {
                let said = Said { error: words.say("portal-reason-needed"), ..Said::default() };
                let shown = show(portal, &desk, frame.clone(), said).await;
                return Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, shown, frame.clone()));
            }
            let submission = desk.submission.ok_or(Problem::NotFound)?;
            let seen = submission.figures_entry.map(|entry| entry.to_string()).unwrap_or_default();
            if form.text("figures_entry") != seen {
                return Err(Problem::Changed);
            }
            let id = submission.id;
            store.return_submission(now, &actor, id, &notes, reason).await?;
        }
        _ => return Err(Problem::Malformed),
    }
    Ok(Redirect::to(&figures::of_unit(&portal.movement(movement).await?.movement, round, unit))
        .into_response())
}

/// Keeps the fields that were typed into; the others are as they were, whatever the page showed. Numbers are read in the
/// language in which the page wrote them. Where somebody else changed a field meanwhile, nothing is kept.
async fn keep_typed(portal: &Portal, desk: &mut Desk, actor: &str, form: &Form) -> Result<(), Problem> {
    let language = Language::from_id(form.text("language")).ok_or(Problem::Malformed)?;
    let words = Words::new(language);
    let cells = desk.cells(portal, true).await?;
    let cells: BTreeMap<FigureKey, Cell> = cells.into_iter().map(|cell| (cell.key.clone(), cell)).collect();
    let mut typed = Vec::new();
    for (indicator, period) in desk.asked()? {
        let key = FigureKey { unit: desk.unit.code.to_string(), indicator: indicator.id.clone(), period };
        let name = field_name(&key.unit, &key.indicator, period);
        let (Some(text), Some(was)) = (form.get(&name), form.get(&format!("was.{name}"))) else { continue };
        if text.trim() == was.trim() {
            continue;
        }
        let known = cells.get(&key).map_or_else(String::new, |cell| cell.content.shown(&indicator, words));
        if known.trim() != was.trim() {
            return Err(Problem::Changed);
        }
        let text = Content::typed(text, &indicator, words).kept();
        typed.push(DraftCell { key, text, place: None });
    }
    keep(portal, desk, actor, &typed).await
}

pub(super) async fn keep(
    portal: &Portal,
    desk: &mut Desk,
    actor: &str,
    cells: &[DraftCell],
) -> Result<(), Problem> {
    let (store, now, unit) = (portal.store(), Timestamp::now(), desk.unit.code.to_string());
    let movement = desk.shelved.movement.id.clone();
    let opened = match desk.submission.take() {
        Some(submission) => submission,
        None => store.open_submission(now, actor, &movement, &desk.round, &unit).await?,
    };
    if !cells.is_empty() {
        store.save_draft(now, actor, opened.id, cells).await?;
    }
    desk.submission = Some(opened);
    Ok(())
}
