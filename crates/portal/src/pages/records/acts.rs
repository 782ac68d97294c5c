//! What is done to records: proposed, and confirmed, refused or withdrawn.

use axum::extract::{Multipart, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use exchange::Door;
use jiff::Timestamp;
use movement::{Movement, Round};
use reference::Level;
use store::{FigureKey, NewRecord, RecordId, RecordStep, StoreError};
use wording::Words;

use super::asked::{Asked, asked, unit};
use super::page::{Said, show};
use crate::form::Form;
use crate::frame::{Frame, with_status};
use crate::pages::of_round;
use crate::parts::Parts;
use crate::problem::Problem;
use crate::rights::Right;
use crate::state::Portal;
use crate::typed::{Cell, Content, read};

/// What was sent with a form of the page.
pub(crate) async fn act(
    State(portal): State<Portal>,
    Path((movement, round)): Path<(String, String)>,
    frame: Frame,
    parts: Multipart,
) -> Response {
    match acted(&portal, (&movement, &round), &frame, parts).await {
        Ok(response) => response,
        Err(problem) => problem.shown(frame),
    }
}

async fn acted(
    portal: &Portal,
    at: (&str, &str),
    frame: &Frame,
    parts: Multipart,
) -> Result<Response, Problem> {
    let mut parts = Parts::read(parts).await?;
    let step = match parts.form.text("act") {
        "propose" => None,
        "confirm" => Some(RecordStep::Confirm),
        "refuse" => Some(RecordStep::Refuse),
        "withdraw" => Some(RecordStep::Withdraw),
        _ => return Err(Problem::Malformed),
    };
    let right = match step {
        None | Some(RecordStep::Withdraw) => Right::ProposeRecords,
        Some(_) => Right::ConfirmRecords,
    };
    frame.needs(right)?;
    let done = match step {
        None => proposed(portal, at, frame, &mut parts).await,
        Some(step) => settled(portal, at, frame, &parts.form, step).await,
    };
    let (status, error) = match done {
        Ok(()) => {
            let movement = &portal.movement(at.0).await?.movement;
            return Ok(Redirect::to(&format!("{}/records", of_round(movement, at.1))).into_response());
        }
        Err(Refused::Wrong(error)) => (StatusCode::UNPROCESSABLE_ENTITY, error),
        Err(Refused::By(Problem::Store(StoreError::Taken(_)))) => {
            (StatusCode::CONFLICT, frame.say("portal-record-waits-already"))
        }
        Err(Refused::By(Problem::Store(StoreError::State { .. }))) => {
            (StatusCode::CONFLICT, frame.say("portal-record-settled-already"))
        }
        Err(Refused::By(Problem::Store(StoreError::OwnWork { .. }))) => {
            (StatusCode::FORBIDDEN, frame.say("portal-record-own"))
        }
        Err(Refused::By(problem)) => return Err(problem),
    };
    let said = Said { error, typed: parts.form, ..Said::default() };
    Ok(with_status(status, show(portal, at, frame.clone(), said).await, frame.clone()))
}

/// Why nothing was done.
enum Refused {
    /// What was typed is wrong: a sentence.
    Wrong(String),
    /// Anything else.
    By(Problem),
}

impl<E: Into<Problem>> From<E> for Refused {
    fn from(problem: E) -> Refused {
        Refused::By(problem.into())
    }
}

async fn proposed(
    portal: &Portal,
    (movement, round): (&str, &str),
    frame: &Frame,
    parts: &mut Parts,
) -> Result<(), Refused> {
    let words = frame.words;
    let actor = frame.account.as_ref().ok_or(Problem::SignIn)?.actor();
    let shelved = portal.movement(movement).await?;
    let found = shelved.movement.round(round).ok_or(Problem::NotFound)?;
    let mut records = wanted(&shelved.movement, found, &parts.form, words).map_err(Refused::Wrong)?;
    let now = Timestamp::now();
    if let Some(sent) = parts.file("file") {
        let size = sent.bytes.len() as u64;
        let digest = portal.uploads().put(sent.bytes).await?;
        let subject = format!("{movement}/{round}/records");
        portal.store().record_file(now, &actor, &subject, (&digest, &sent.name, size)).await?;
        records.iter_mut().for_each(|record| record.file = Some(digest.clone()));
    }
    portal.store().propose_records(now, &actor, (movement, round), &records).await?;
    Ok(())
}

/// The records that a form asks for, or all that is wrong with it in one text.
fn wanted(movement: &Movement, round: &Round, form: &Form, words: Words) -> Result<Vec<NewRecord>, String> {
    let mut wrong = Vec::new();
    let level = Level::from_id(form.text("level"));
    let chosen = asked(movement, round).into_iter().find(|asked| {
        Some(asked.level) == level
            && form.text("indicator") == format!("{} {}", asked.indicator.id, asked.period)
    });
    let Some(asked) = chosen else { return Err(words.say("portal-record-no-indicator")) };
    let mut codes: Vec<String> = form.under("unit.").map(|(code, _)| code.to_owned()).collect();
    let listed = form.text("codes").split(|c: char| c.is_whitespace() || c == ',' || c == ';');
    codes.extend(listed.filter(|code| !code.is_empty()).map(str::to_owned));
    codes.sort();
    codes.dedup();
    let unknown: Vec<&str> =
        codes.iter().filter(|code| unit(code, asked.level, round).is_none()).map(String::as_str).collect();
    if !unknown.is_empty() {
        wrong.push(words.say_with("portal-record-unknown-units", &[("codes", unknown.join(", ").into())]));
    }
    if codes.is_empty() {
        wrong.push(words.say("portal-record-no-unit"));
    }
    let (reason, document) = (form.text("reason").trim(), form.text("document").trim());
    if reason.is_empty() {
        wrong.push(words.say("portal-record-no-reason"));
    }
    if document.is_empty() {
        wrong.push(words.say("portal-record-no-document"));
    }
    let keys = codes.iter().map(|code| FigureKey {
        unit: code.clone(),
        indicator: asked.indicator.id.clone(),
        period: asked.period,
    });
    let keys: Vec<FigureKey> = keys.collect();
    let content = content(form, &asked, words);
    let cells = keys.into_iter().filter_map(|key| Some(Cell { key, content: content.clone()?, place: None }));
    let cells: Vec<Cell> = cells.collect();
    if content.is_none() {
        wrong.push(words.say("portal-record-no-value"));
    }
    let mut records = Vec::new();
    if unknown.is_empty() {
        for read in read(&cells, &Door::new(movement, round), words) {
            match read {
                Ok(entry) => records.push(NewRecord {
                    key: entry.key,
                    value: entry.value,
                    reason: reason.to_owned(),
                    document: document.to_owned(),
                    file: None,
                }),
                Err(why) if wrong.contains(&why) => {}
                Err(why) => wrong.push(why),
            }
        }
    }
    if wrong.is_empty() { Ok(records) } else { Err(wrong.join(" ")) }
}

/// What is to be recorded; `None` where nothing was chosen.
fn content(form: &Form, asked: &Asked, words: Words) -> Option<Content> {
    match form.text("value").trim() {
        "" => None,
        "none" => Some(Content::Value(None)),
        text => Some(Content::typed(text, &asked.indicator, words)),
    }
}

async fn settled(
    portal: &Portal,
    (movement, round): (&str, &str),
    frame: &Frame,
    form: &Form,
    step: RecordStep,
) -> Result<(), Refused> {
    let actor = frame.account.as_ref().ok_or(Problem::SignIn)?.actor();
    let id = |(id, _): (&str, &str)| {
        let (entry, line) = id.split_once('.')?;
        Some(RecordId { entry: entry.parse().ok()?, line: line.parse().ok()? })
    };
    let ids: Vec<RecordId> = form.under("record.").filter_map(id).collect();
    if ids.is_empty() {
        return Err(Refused::Wrong(frame.say("portal-record-none-chosen")));
    }
    let word = form.text("word").trim();
    if word.is_empty() && step == RecordStep::Refuse {
        return Err(Refused::Wrong(frame.say("portal-record-no-word")));
    }
    let now = Timestamp::now();
    portal.store().settle_records(now, &actor, (movement, round), &ids, (step, word)).await?;
    Ok(())
}
