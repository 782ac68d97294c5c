//! The revisions of a movement's file: why each was made, what it says otherwise, and the file itself.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{Html, IntoResponse, Response};
use movement::Movement;

use super::differing::{Changed, changed};
use super::{instant, of_round, under_movement};
use crate::actors::Actors;
use crate::frame::{Frame, Shown};
use crate::problem::Problem;
use crate::rights::Right;
use crate::state::Portal;

#[derive(Template)]
#[template(path = "revisions.html")]
struct Page {
    frame: Frame,
    revisions: Vec<Row>,
    amend: String,
}

struct Row {
    number: i64,
    at: String,
    by: String,
    reason: String,
    address: String,
    file: String,
    is_last: bool,
    /// The rounds that were judged under it.
    judged: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "revision.html")]
struct One {
    frame: Frame,
    number: i64,
    before: i64,
    at: String,
    by: String,
    reason: String,
    file: String,
    changes: Vec<Changed>,
}

/// The address of a movement's revisions.
pub(crate) fn of_revisions(movement: &str) -> String {
    format!("/movements/{movement}/revisions")
}

/// The revisions.
pub(crate) async fn page(State(portal): State<Portal>, Path(id): Path<String>, frame: Frame) -> Response {
    let shown = show(&portal, &id, frame.clone()).await;
    shown.map_or_else(|problem| problem.shown(frame), IntoResponse::into_response)
}

async fn show(portal: &Portal, id: &str, frame: Frame) -> Shown {
    let words = frame.words;
    let shelved = portal.movement(id).await?;
    let movement = &shelved.movement;
    let actors = Actors::known_to(&frame, portal).await?;
    let mut under: Vec<(i64, (String, String))> = Vec::new();
    // Which rounds are judged is told to those who may see them.
    if frame.may(Right::SeeUnpublished) {
        for round in &movement.rounds {
            let kept = portal.store().round(id, &round.id).await?;
            let Some(judgement) = kept.judgement.filter(|_| kept.state.is_locked()) else { continue };
            if let Some(judgement) = portal.store().judgement(judgement).await? {
                let label = words.label(&round.label).to_owned();
                under.push((judgement.of.revision, (label, of_round(movement, &round.id))));
            }
        }
    }
    let revisions = portal.store().revisions(id).await?.into_iter().map(|revision| Row {
        number: revision.revision,
        at: instant(revision.at, words),
        by: actors.name(&revision.actor),
        reason: reason(&revision.reason, words),
        address: format!("{}/{}", of_revisions(id), revision.revision),
        file: format!("{}/{}/movement.toml", of_revisions(id), revision.revision),
        is_last: revision.revision == shelved.revision,
        judged: under.iter().filter(|(n, _)| *n == revision.revision).map(|(_, r)| r.clone()).collect(),
    });
    let page = Page {
        revisions: revisions.collect(),
        amend: match frame.may(Right::KeepMovements) {
            true => format!("/movements/{id}/amend"),
            false => String::new(),
        },
        frame: under_movement(frame, movement).titled(words.say("portal-revisions")),
    };
    Ok(Html(page.render()?))
}

/// A reason as it is shown: the program's own in the reader's language.
fn reason(reason: &str, words: wording::Words) -> String {
    if reason == "built in" { words.say("portal-built-in") } else { reason.to_owned() }
}

/// What a revision says otherwise than the one before.
pub(crate) async fn one(
    State(portal): State<Portal>,
    Path((id, number)): Path<(String, i64)>,
    frame: Frame,
) -> Response {
    let shown = show_one(&portal, &id, number, frame.clone()).await;
    shown.map_or_else(|problem| problem.shown(frame), IntoResponse::into_response)
}

async fn show_one(portal: &Portal, id: &str, number: i64, frame: Frame) -> Shown {
    let words = frame.words;
    let shelved = portal.movement(id).await?;
    let revisions = portal.store().revisions(id).await?;
    let revision = revisions.iter().find(|revision| revision.revision == number).ok_or(Problem::NotFound)?;
    let actors = Actors::known_to(&frame, portal).await?;
    let later = text(portal, id, number).await?;
    let changes = match number {
        1 => Vec::new(),
        _ => {
            let earlier = text(portal, id, number - 1).await?;
            let read = |text: &str| Movement::read(text, "movement.toml").0.ok_or(Problem::NotFound);
            changed(&read(&earlier)?, &read(&later)?, words)
        }
    };
    let page = One {
        number,
        before: number - 1,
        at: instant(revision.at, words),
        by: actors.name(&revision.actor),
        reason: reason(&revision.reason, words),
        file: format!("{}/{number}/movement.toml", of_revisions(id)),
        changes,
        frame: under_movement(frame, &shelved.movement)
            .through(words.say("portal-revisions"), of_revisions(id))
            .titled(words.say_with("portal-revision-number", &[("number", number.to_string().into())])),
    };
    Ok(Html(page.render()?))
}

async fn text(portal: &Portal, id: &str, number: i64) -> Result<String, Problem> {
    Ok(portal.store().movement(id, number).await?.ok_or(Problem::NotFound)?.text)
}

/// The file of a revision, to the byte.
pub(crate) async fn file(
    State(portal): State<Portal>,
    Path((id, number)): Path<(String, i64)>,
    frame: Frame,
) -> Response {
    // Of a movement that is not launched nothing is given out.
    let found = match portal.movement(&id).await {
        Ok(_) => text(&portal, &id, number).await,
        Err(problem) => Err(problem),
    };
    match found {
        Ok(text) => {
            let name = format!("attachment; filename=\"{id}-{number}.toml\"");
            let kind = "application/toml; charset=utf-8".to_owned();
            ([(CONTENT_TYPE, kind), (CONTENT_DISPOSITION, name)], text).into_response()
        }
        Err(problem) => problem.shown(frame),
    }
}
