//! Launching a movement, and amending one by a further revision: the file is checked, what it says is shown, then it is kept.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Multipart, Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use jiff::Timestamp;
use movement::Movement;

use super::differing::{Changed, changed};
use super::readings::LONGEST_REASON;
use super::revisions::of_revisions;
use super::{of_movement, under_movement};
use crate::effects::{RoundEffect, of_revision};
use crate::form::Form;
use crate::frame::{Frame, Shown, with_status};
use crate::movement_file::{Fault, Refused, sound};
use crate::parts::safe_name;
use crate::problem::Problem;
use crate::rights::Right;
use crate::state::{Portal, Shelved};

/// No file of a movement is larger, with what stands around it in a form.
pub(crate) const LARGEST: usize = 5 * 1024 * 1024;

#[derive(Template)]
#[template(path = "launching.html")]
struct Page {
    frame: Frame,
    here: String,
    /// The movement that is amended, and its revision; nothing where one is launched.
    amended: Option<(String, i64)>,
    reason: String,
    error: String,
    faults: Vec<Fault>,
    reason_error: String,
}

#[derive(Template)]
#[template(path = "launch_check.html")]
struct Check {
    frame: Frame,
    here: String,
    amends: bool,
    seen: i64,
    file: String,
    name: String,
    reason: String,
    facts: Vec<(String, String)>,
    changes: Vec<Changed>,
    effects: Vec<RoundEffect>,
}

/// What somebody sent.
#[derive(Default)]
struct Sent {
    name: String,
    bytes: Vec<u8>,
    reason: String,
}

/// What is said beside the form.
#[derive(Default)]
struct Said {
    reason: String,
    error: String,
    faults: Vec<Fault>,
    reason_error: String,
}

/// The form that launches a movement.
pub(crate) async fn page(frame: Frame) -> Response {
    let shown = show(None, frame.clone(), Said::default());
    shown.map_or_else(|problem| problem.shown(frame), IntoResponse::into_response)
}

/// The form that amends a movement.
pub(crate) async fn amending(State(portal): State<Portal>, Path(id): Path<String>, frame: Frame) -> Response {
    let shown = match portal.movement(&id).await {
        Ok(shelved) => show(Some(&shelved), frame.clone(), Said::default()),
        Err(problem) => Err(problem),
    };
    shown.map_or_else(|problem| problem.shown(frame), IntoResponse::into_response)
}

fn here(amended: Option<&Shelved>) -> String {
    amended
        .map_or_else(|| "/launch".to_owned(), |shelved| format!("{}/amend", of_movement(&shelved.movement)))
}

fn titled(amended: Option<&Shelved>, frame: Frame) -> Frame {
    let words = frame.words;
    match amended {
        None => frame.titled(words.say("portal-launch")),
        Some(shelved) => under_movement(frame, &shelved.movement)
            .through(words.say("portal-revisions"), of_revisions(&shelved.movement.id))
            .titled(words.say("portal-amend")),
    }
}

fn show(amended: Option<&Shelved>, frame: Frame, said: Said) -> Shown {
    frame.needs(Right::KeepMovements)?;
    let words = frame.words;
    let page = Page {
        here: here(amended),
        amended: amended.map(|s| (words.label(&s.movement.name).to_owned(), s.revision)),
        reason: said.reason,
        error: said.error,
        faults: said.faults,
        reason_error: said.reason_error,
        frame: titled(amended, frame),
    };
    Ok(Html(page.render()?))
}

/// Reads the file of a movement to be launched.
pub(crate) async fn read(State(portal): State<Portal>, frame: Frame, parts: Multipart) -> Response {
    match checked(&portal, None, &frame, parts).await {
        Ok(response) => response,
        Err(problem) => problem.shown(frame),
    }
}

/// Reads the file of a further revision.
pub(crate) async fn read_amended(
    State(portal): State<Portal>,
    Path(id): Path<String>,
    frame: Frame,
    parts: Multipart,
) -> Response {
    let done = match portal.movement(&id).await {
        Ok(shelved) => checked(&portal, Some(shelved), &frame, parts).await,
        Err(problem) => Err(problem),
    };
    done.unwrap_or_else(|problem| problem.shown(frame))
}

async fn received(mut parts: Multipart) -> Result<Sent, Problem> {
    let mut sent = Sent::default();
    while let Some(part) = parts.next_field().await.map_err(|_| Problem::Malformed)? {
        match part.name() {
            Some("file") => {
                sent.name = part.file_name().unwrap_or_default().to_owned();
                sent.bytes = part.bytes().await.map_err(|_| Problem::Malformed)?.to_vec();
            }
            Some("reason") => {
                sent.reason = part.text().await.map_err(|_| Problem::Malformed)?.trim().to_owned();
            }
            _ => {}
        }
    }
    Ok(sent)
}

async fn checked(
    portal: &Portal,
    amended: Option<Arc<Shelved>>,
    frame: &Frame,
    parts: Multipart,
) -> Result<Response, Problem> {
    frame.needs(Right::KeepMovements)?;
    let words = frame.words;
    let Sent { name, bytes, reason } = received(parts).await?;
    let name = safe_name(&name);
    let reason_error = match (&amended, reason.is_empty()) {
        (Some(_), true) => words.say("portal-give-a-reason"),
        _ if reason.chars().count() > LONGEST_REASON => words.say("portal-reason-too-long"),
        _ => String::new(),
    };
    let (of_file, content) = (name.clone(), bytes.clone());
    let id = amended.as_ref().map(|shelved| shelved.movement.id.clone());
    let read = move || sound(&content, &of_file, id.as_deref(), words);
    let read = tokio::task::spawn_blocking(read).await.map_err(|_| Problem::Broken)?;
    let taken = match (&read, &amended) {
        (Ok(movement), None) => portal.store().revisions(&movement.id).await?.len(),
        _ => 0,
    };
    let movement = match read {
        Ok(movement) if reason_error.is_empty() && taken == 0 => movement,
        read => {
            let mut said = Said { reason, reason_error, ..Said::default() };
            match read {
                Ok(movement) if taken > 0 => {
                    let facts = [("movement", (&movement.id).into())];
                    said.error = words.say_with("portal-movement-taken", &facts);
                }
                Ok(_) => {}
                Err(Refused { says, faults }) => (said.error, said.faults) = (says, faults),
            }
            let shown = show(amended.as_deref(), frame.clone(), said);
            return Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, shown, frame.clone()));
        }
    };
    // A sound file is put where uploads are, so that the next step keeps exactly these bytes. Nothing refers to it yet.
    let file = portal.uploads().put(bytes).await?;
    let movement = Arc::new(movement);
    let effects = match &amended {
        Some(shelved) => of_revision(portal, shelved, movement.clone(), words).await?,
        None => Vec::new(),
    };
    let changes = amended.as_ref().map(|shelved| changed(&shelved.movement, &movement, words));
    if changes.as_ref().is_some_and(Vec::is_empty) {
        let said = Said { reason, error: words.say("portal-same-file"), ..Said::default() };
        let shown = show(amended.as_deref(), frame.clone(), said);
        return Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, shown, frame.clone()));
    }
    let page = Check {
        here: here(amended.as_deref()),
        amends: amended.is_some(),
        seen: amended.as_ref().map_or(0, |shelved| shelved.revision),
        file,
        name,
        reason,
        facts: facts(&movement, words),
        changes: changes.unwrap_or_default(),
        effects,
        frame: titled(amended.as_deref(), frame.clone()).titled(words.say("portal-check-answers")),
    };
    Ok(Html(page.render()?).into_response())
}

/// What a file says, for somebody to look over before it is kept.
fn facts(movement: &Movement, words: wording::Words) -> Vec<(String, String)> {
    let document = [("document", (&movement.document).into()), ("day", words.date(movement.issued).into())];
    let runs = [("from", words.date(movement.runs.0).into()), ("to", words.date(movement.runs.1).into())];
    let rounds: Vec<String> = movement
        .rounds
        .iter()
        .map(|round| format!("{} ({})", words.label(&round.label), words.date(round.cut_off)))
        .collect();
    let awards: Vec<&str> = movement.awards.iter().map(|award| words.label(&award.label)).collect();
    let competitors: Vec<String> = movement.competitors.iter().map(|level| words.level(*level)).collect();
    let say = |id: &str| words.say(id);
    vec![
        (say("portal-id"), movement.id.clone()),
        (say("portal-movement"), words.label(&movement.name).to_owned()),
        (say("portal-letter"), words.say_with("table-document", &document)),
        (say("portal-issuer"), words.label(&movement.issuer).to_owned()),
        (say("portal-when"), words.say_with("portal-runs", &runs)),
        (say("portal-competitors"), competitors.join(", ")),
        (say("portal-clauses"), movement.clauses.len().to_string()),
        (say("portal-rounds"), rounds.join("; ")),
        (say("portal-awards"), awards.join("; ")),
        (say("portal-readings"), movement.readings.len().to_string()),
    ]
}

/// Launches the movement whose file was checked.
pub(crate) async fn launch(State(portal): State<Portal>, frame: Frame, form: Form) -> Response {
    match kept(&portal, None, &frame, &form).await {
        Ok(to) => Redirect::to(&to).into_response(),
        Err(problem) => problem.shown(frame),
    }
}

/// Keeps the revision whose file was checked.
pub(crate) async fn amend(
    State(portal): State<Portal>,
    Path(id): Path<String>,
    frame: Frame,
    form: Form,
) -> Response {
    let done = match portal.movement(&id).await {
        Ok(shelved) => kept(&portal, Some(&shelved), &frame, &form).await,
        Err(problem) => Err(problem),
    };
    match done {
        Ok(to) => Redirect::to(&to).into_response(),
        Err(problem) => problem.shown(frame),
    }
}

async fn kept(
    portal: &Portal,
    amended: Option<&Shelved>,
    frame: &Frame,
    form: &Form,
) -> Result<String, Problem> {
    frame.needs(Right::KeepMovements)?;
    let actor = frame.account.as_ref().ok_or(Problem::SignIn)?.actor();
    let (file, reason) = (form.text("file"), form.text("reason").trim());
    if amended.is_some() && reason.is_empty() || reason.chars().count() > LONGEST_REASON {
        return Err(Problem::Malformed);
    }
    let files = portal.uploads();
    let bytes = files.get(file).await?.ok_or(Problem::Malformed)?;
    // Whatever a browser says was checked is checked again.
    let (content, words) = (bytes.clone(), frame.words);
    let id = amended.map(|shelved| shelved.movement.id.clone());
    let read = move || sound(&content, "movement.toml", id.as_deref(), words);
    let read = tokio::task::spawn_blocking(read).await.map_err(|_| Problem::Broken)?;
    let movement = read.map_err(|_| Problem::Malformed)?;
    let (store, now) = (portal.store(), Timestamp::now());
    let to = match amended {
        None => {
            store.launch_file(now, &actor, &movement.id, &movement.source, reason).await?;
            of_movement(&movement)
        }
        Some(_) => {
            let seen = form.text("seen").parse().map_err(|_| Problem::Malformed)?;
            store.amend(now, &actor, &movement.id, (seen, &movement.source), reason).await?;
            of_revisions(&movement.id)
        }
    };
    let name = safe_name(form.text("name"));
    store.record_file(now, &actor, &movement.id, (file, &name, bytes.len() as u64)).await?;
    Ok(to)
}
