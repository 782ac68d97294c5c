//! Files of figures that somebody sends.

use axum::extract::{Multipart, Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use exchange::{Told, annotate};
use jiff::Timestamp;
use movement::Problem as Fault;
use store::{DraftCell, Seen};
use wording::Words;

use super::acts::keep;
use super::desk::Desk;
use super::found::found_in;
use super::page::{Said, show};
use super::template::workbook;
use crate::frame::{Frame, with_status};
use crate::parts::{Parts, Sent};
use crate::problem::Problem;
use crate::rights::Right;
use crate::state::Portal;
use crate::typed::{Content, told};

/// Reads a file of figures into the draft: all of it, or nothing with everything that is wrong told.
pub(crate) async fn upload(
    State(portal): State<Portal>,
    Path((movement, round, unit)): Path<(String, String, String)>,
    frame: Frame,
    parts: Multipart,
) -> Response {
    match uploaded(&portal, (&movement, &round, &unit), &frame, parts).await {
        Ok(response) => response,
        Err(problem) => problem.shown(frame),
    }
}

async fn uploaded(
    portal: &Portal,
    (movement, round, unit): (&str, &str, &str),
    frame: &Frame,
    parts: Multipart,
) -> Result<Response, Problem> {
    let mut desk = Desk::at(portal, movement, round, unit).await?;
    if !desk.may(frame, Right::EnterFigures) {
        return Err(frame.refusal());
    }
    if !desk.is_open() {
        return Err(Problem::NotNow);
    }
    let actor = frame.account.as_ref().ok_or(Problem::SignIn)?.actor();
    let mut parts = Parts::read(parts).await?;
    let marked = parts.form.get("marked").is_some();
    let words = frame.words;
    let Some(Sent { name, bytes, .. }) = parts.file("file") else {
        let said = Said { error: words.say("portal-no-file"), ..Said::default() };
        let shown = show(portal, &desk, frame.clone(), said).await;
        return Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, shown, frame.clone()));
    };
    // Reading a large workbook takes a moment: pages of others do not wait for it.
    let (shelved, round_id, unit_code) = (desk.shelved.clone(), round.to_owned(), unit.to_owned());
    let (of_file, content) = (name.clone(), bytes.clone());
    let found =
        tokio::task::spawn_blocking(move || found_in(&shelved, &round_id, &unit_code, &of_file, &content));
    let found = found.await.map_err(|_| Problem::Malformed)?.ok_or(Problem::NotFound)?;
    if !found.problems.is_empty() {
        if marked {
            let told: Vec<Told> = found
                .problems
                .iter()
                .map(|problem| {
                    let said = words.problem(problem);
                    Told { problem: problem.clone(), message: said.message, hint: said.hint }
                })
                .collect();
            if let Ok(bytes) = annotate(&bytes, &told, words) {
                return Ok(workbook(&name, bytes));
            }
        }
        let said = Said {
            error: words.say_with("portal-file-refused", &[("count", found.problems.len().into())]),
            problems: found.problems.iter().map(|problem| placed(problem, words)).collect(),
            ..Said::default()
        };
        let shown = show(portal, &desk, frame.clone(), said).await;
        return Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, shown, frame.clone()));
    }
    if !found.others.is_empty() {
        let facts = [("units", found.others.join(", ").into()), ("own", desk.unit.name.as_str().into())];
        let said = Said { error: words.say_with("portal-units-of-others", &facts), ..Said::default() };
        let shown = show(portal, &desk, frame.clone(), said).await;
        return Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, shown, frame.clone()));
    }
    let not_asked = found.not_asked(&desk)?;
    if !not_asked.is_empty() {
        let facts = [("figures", not_asked.join("; ").into())];
        let said = Said { error: words.say_with("portal-not-asked", &facts), ..Said::default() };
        let shown = show(portal, &desk, frame.clone(), said).await;
        return Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, shown, frame.clone()));
    }
    let size = bytes.len() as u64;
    let digest = portal.uploads().put(bytes).await?;
    let subject = format!("{movement}/{round}/{unit}");
    portal.store().record_file(Timestamp::now(), &actor, &subject, (&digest, &name, size)).await?;
    let movement = desk.shelved.movement.clone();
    let mut cells = found.cells(&movement, &digest);
    let count = cells.len();
    // What an earlier file said and this one does not is taken back: a corrected file takes the first one's place.
    let stand = desk.stand(portal, true).await?;
    for cell in stand.list() {
        let from_file = cell.place.as_ref().is_some_and(|place| place.file != digest);
        if from_file && !cells.iter().any(|new| new.key == cell.key) {
            cells.push(DraftCell { key: cell.key, text: Content::Value(None).kept(), place: None });
        }
    }
    keep(portal, &mut desk, &actor, &cells, Seen::Stamp(&stand.stamp)).await?;
    let mut notes: Vec<String> = found.notes.iter().map(|note| placed(note, words)).collect();
    if cells.len() > count {
        notes.push(words.say_with("portal-taken-back", &[("count", (cells.len() - count).into())]));
    }
    let said = Said {
        done: words.say_with("portal-file-read", &[("count", count.into())]),
        notes,
        ..Said::default()
    };
    let shown = show(portal, &desk, frame.clone(), said).await;
    Ok(with_status(StatusCode::OK, shown, frame.clone()))
}

/// A problem in a sentence behind its place.
fn placed(problem: &Fault, words: Words) -> String {
    match words.place(&problem.at) {
        place if place.is_empty() => told(problem, words),
        place => format!("{place}: {}", told(problem, words)),
    }
}
