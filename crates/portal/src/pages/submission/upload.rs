//! Files of figures that somebody sends: looked through first, and kept only when what would come of it was seen.

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
use super::dry_run::{DryRun, show_dry_run};
use super::found::{Found, found_in};
use super::page::{Said, show};
use super::template::workbook;
use crate::form::Form;
use crate::frame::{Frame, with_status};
use crate::parts::{Parts, Sent, safe_name};
use crate::problem::Problem;
use crate::rights::Right;
use crate::state::Portal;
use crate::typed::told;

/// Looks through a file: what it would change is shown, or everything that is wrong with it. No figure is kept.
pub(crate) async fn upload(
    State(portal): State<Portal>,
    Path((movement, round, unit)): Path<(String, String, String)>,
    frame: Frame,
    parts: Multipart,
) -> Response {
    let response = match desk(&portal, (&movement, &round, &unit), &frame).await {
        Ok(desk) => uploaded(&portal, &desk, &frame, parts).await,
        Err(problem) => Err(problem),
    };
    response.unwrap_or_else(|problem| problem.shown(frame))
}

/// Does what was decided on a file that was looked through: its figures are kept, exactly those, or it is given back marked.
pub(crate) async fn file(
    State(portal): State<Portal>,
    Path((movement, round, unit)): Path<(String, String, String)>,
    frame: Frame,
    form: Form,
) -> Response {
    let response = match desk(&portal, (&movement, &round, &unit), &frame).await {
        Ok(desk) => settled(&portal, desk, &frame, &form).await,
        Err(problem) => Err(problem),
    };
    response.unwrap_or_else(|problem| problem.shown(frame))
}

/// Where somebody is who may load files there.
async fn desk(
    portal: &Portal,
    (movement, round, unit): (&str, &str, &str),
    frame: &Frame,
) -> Result<Desk, Problem> {
    let desk = Desk::at(portal, movement, round, unit).await?;
    match (desk.may(frame, Right::EnterFigures), desk.is_open()) {
        (false, _) => Err(frame.refusal()),
        (true, false) => Err(Problem::NotNow),
        (true, true) => Ok(desk),
    }
}

async fn uploaded(
    portal: &Portal,
    desk: &Desk,
    frame: &Frame,
    parts: Multipart,
) -> Result<Response, Problem> {
    let mut parts = Parts::read(parts).await?;
    let words = frame.words;
    let Some(Sent { name, bytes, .. }) = parts.file("file") else {
        let said = Said { error: words.say("portal-no-file"), ..Said::default() };
        return refused(portal, desk, frame, said).await;
    };
    let found = look(desk, &name, bytes.to_vec()).await?;
    if parts.form.get("marked").is_some()
        && let Some(bytes) = marked(&found, &bytes, words)
    {
        return Ok(workbook(&name, bytes));
    }
    // Put where its digest finds it again; until it is decided upon, nothing tells of it.
    let digest = portal.uploads().put(bytes.clone()).await?;
    if let Some(mut said) = wrong(desk, &found, words)? {
        said.file = marked(&found, &bytes, words).map(|_| (digest, name));
        return refused(portal, desk, frame, said).await;
    }
    let run = dry_run(portal, desk, &found, digest, name).await?;
    Ok(with_status(StatusCode::OK, show_dry_run(desk, &run, &found, frame.clone()), frame.clone()))
}

async fn settled(portal: &Portal, mut desk: Desk, frame: &Frame, form: &Form) -> Result<Response, Problem> {
    let words = frame.words;
    let actor = frame.account.as_ref().ok_or(Problem::SignIn)?.actor();
    let (digest, name) = (form.text("digest"), safe_name(form.text("name")));
    let bytes = portal.uploads().get(digest).await?.ok_or(Problem::NotFound)?;
    let found = look(&desk, &name, bytes.to_vec()).await?;
    if form.text("act") == "mark" {
        return Ok(workbook(&name, marked(&found, &bytes, words).ok_or(Problem::Malformed)?));
    }
    if let Some(said) = wrong(&desk, &found, words)? {
        return refused(portal, &desk, frame, said).await;
    }
    let run = dry_run(portal, &desk, &found, digest.to_owned(), name).await?;
    if run.stamp != form.text("stamp") {
        // What it would change is no longer what was seen: it is shown anew.
        let shown = show_dry_run(&desk, &run, &found, frame.clone());
        return Ok(with_status(StatusCode::CONFLICT, shown, frame.clone()));
    }
    let (movement, round, unit) =
        (desk.shelved.movement.id.clone(), desk.round.clone(), desk.unit.code.clone());
    let subject = format!("{movement}/{round}/{unit}");
    let size = bytes.len() as u64;
    portal.store().record_file(Timestamp::now(), &actor, &subject, (digest, &run.name, size)).await?;
    keep(portal, &mut desk, &actor, &run.cells, Seen::Stamp(&run.stamp)).await?;
    let mut notes: Vec<String> = found.notes.iter().map(|note| placed(note, words)).collect();
    if run.taken_back > 0 {
        notes.push(words.say_with("portal-taken-back", &[("count", run.taken_back.into())]));
    }
    let count = run.cells.len() - run.taken_back;
    let done = words.say_with("portal-file-read", &[("count", count.into())]);
    let shown = show(portal, &desk, frame.clone(), Said { done, notes, ..Said::default() }).await;
    Ok(with_status(StatusCode::OK, shown, frame.clone()))
}

/// Reads a file. A large workbook takes a moment: pages of others do not wait for it.
async fn look(desk: &Desk, name: &str, bytes: Vec<u8>) -> Result<Found, Problem> {
    let (shelved, round, unit) = (desk.shelved.clone(), desk.round.clone(), desk.unit.code.to_string());
    let name = name.to_owned();
    let found = tokio::task::spawn_blocking(move || found_in(&shelved, &round, &unit, &name, &bytes));
    found.await.map_err(|_| Problem::Malformed)?.ok_or(Problem::NotFound)
}

/// What a file would change.
async fn dry_run(
    portal: &Portal,
    desk: &Desk,
    found: &Found,
    digest: String,
    name: String,
) -> Result<DryRun, Problem> {
    let stand = desk.stand(portal, true).await?;
    let cells: Vec<DraftCell> = found.cells(&desk.shelved.movement, &digest);
    Ok(DryRun::of(&stand, cells, digest, name))
}

/// The page again, with why the file is not taken.
async fn refused(portal: &Portal, desk: &Desk, frame: &Frame, said: Said) -> Result<Response, Problem> {
    let shown = show(portal, desk, frame.clone(), said).await;
    Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, shown, frame.clone()))
}

/// All that is wrong with a file; `None` where it can be taken.
fn wrong(desk: &Desk, found: &Found, words: Words) -> Result<Option<Said>, Problem> {
    if !found.problems.is_empty() {
        return Ok(Some(Said {
            error: words.say_with("portal-file-refused", &[("count", found.problems.len().into())]),
            problems: found.problems.iter().map(|problem| placed(problem, words)).collect(),
            ..Said::default()
        }));
    }
    if !found.others.is_empty() {
        let facts = [("units", found.others.join(", ").into()), ("own", desk.unit.name.as_str().into())];
        return Ok(Some(Said { error: words.say_with("portal-units-of-others", &facts), ..Said::default() }));
    }
    let not_asked = found.not_asked(desk)?;
    if !not_asked.is_empty() {
        let facts = [("figures", not_asked.join("; ").into())];
        return Ok(Some(Said { error: words.say_with("portal-not-asked", &facts), ..Said::default() }));
    }
    Ok(None)
}

/// A workbook with its bad cells marked; `None` where nothing is wrong, or it is no workbook.
fn marked(found: &Found, bytes: &[u8], words: Words) -> Option<Vec<u8>> {
    let told = found.problems.iter().map(|problem| {
        let said = words.problem(problem);
        Told { problem: problem.clone(), message: said.message, hint: said.hint }
    });
    let told: Vec<Told> = told.collect();
    if told.is_empty() { None } else { annotate(bytes, &told, words).ok() }
}

/// A problem in a sentence behind its place.
pub(super) fn placed(problem: &Fault, words: Words) -> String {
    match words.place(&problem.at) {
        place if place.is_empty() => told(problem, words),
        place => format!("{place}: {}", told(problem, words)),
    }
}
