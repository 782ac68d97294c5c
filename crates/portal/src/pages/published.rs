//! What was published, for everybody: each judgement with its receipt, its errata, and its withdrawal where it was withdrawn.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{Html, IntoResponse, Response};
use store::Published;
use wording::Words;

use super::record::{EventRow, JudgementView, event_row, judgement_view};
use super::{instant, of_movement, of_round};
use crate::actors::Actors;
use crate::frame::{Frame, Shown};
use crate::problem::Problem;
use crate::rights::Right;
use crate::shift::{label, selection};
use crate::state::Portal;

#[derive(Template)]
#[template(path = "published.html")]
struct Page {
    frame: Frame,
    rows: Vec<Row>,
}

struct Row {
    movement: String,
    round: String,
    address: String,
    at: String,
    errata: usize,
    withdrawn: String,
}

#[derive(Template)]
#[template(path = "published_one.html")]
struct One {
    frame: Frame,
    at: String,
    view: JudgementView,
    selections: Vec<(String, String)>,
    ties: Vec<(String, String, String)>,
    errata: Vec<EventRow>,
    withdrawn: Option<EventRow>,
    /// The standings of the round, where this judgement is the one that stands.
    standings: String,
    receipt: String,
}

/// The list.
pub(crate) async fn page(State(portal): State<Portal>, frame: Frame) -> Response {
    let shown = show(&portal, frame.clone()).await;
    shown.map_or_else(|problem| problem.shown(frame), IntoResponse::into_response)
}

async fn show(portal: &Portal, frame: Frame) -> Shown {
    let words = frame.words;
    let mut rows = Vec::new();
    for published in portal.store().published().await? {
        let (movement, round) = names(portal, &published, words).await?;
        rows.push(Row {
            movement,
            round,
            address: of_published(published.judgement.id),
            at: instant(published.at, words),
            errata: published.errata.len(),
            withdrawn: published.withdrawn.map(|event| instant(event.at, words)).unwrap_or_default(),
        });
    }
    let title = words.say("portal-published");
    Ok(Html(Page { rows, frame: frame.titled(title) }.render()?))
}

/// The address of a judgement that was published.
pub(crate) fn of_published(judgement: i64) -> String {
    format!("/published/{judgement}")
}

/// What the movement and the round of a judgement are called.
async fn names(portal: &Portal, published: &Published, words: Words) -> Result<(String, String), Problem> {
    let of = &published.judgement.of;
    let shelved = portal.movement(&of.movement).await?;
    let round = shelved.movement.round(&of.round);
    let round = round.map_or(of.round.as_str(), |round| words.label(&round.label)).to_owned();
    Ok((words.label(&shelved.movement.name).to_owned(), round))
}

/// One of them.
pub(crate) async fn one(State(portal): State<Portal>, Path(id): Path<i64>, frame: Frame) -> Response {
    let shown = show_one(&portal, id, frame.clone()).await;
    shown.map_or_else(|problem| problem.shown(frame), IntoResponse::into_response)
}

async fn show_one(portal: &Portal, id: i64, frame: Frame) -> Shown {
    let words = frame.words;
    let published = portal.store().published().await?;
    let published = published.into_iter().find(|p| p.judgement.id == id).ok_or(Problem::NotFound)?;
    let (movement, round) = names(portal, &published, words).await?;
    let actors = Actors::known_to(&frame, portal).await?;
    let ground = portal.ground_of(id).await?;
    let choices = portal.store().tie_choices(id).await?;
    let judged = ground.judged();
    let name = |code: &str| ground.name(code);
    let of = &published.judgement.of;
    let kept = portal.store().round(&of.movement, &of.round).await?;
    let stands = published.withdrawn.is_none() && kept.judgement == Some(id);
    let page = One {
        at: instant(published.at, words),
        view: judgement_view(&published.judgement, &ground.movement, &actors, words),
        selections: judged
            .judgement
            .awards
            .iter()
            .filter(|award| !award.standings.is_empty())
            .map(|award| (label(&judged, award, words), selection(&judged, Some(award), &name, words)))
            .collect(),
        ties: crate::ties::told(&ground, &choices, words),
        errata: published.errata.iter().map(|event| event_row(event, &actors, words)).collect(),
        withdrawn: published.withdrawn.as_ref().map(|event| event_row(event, &actors, words)),
        standings: if stands { of_round(&ground.movement, &of.round) } else { String::new() },
        receipt: format!("/judgements/{id}/receipt.jsonl"),
        frame: frame
            .through(words.say("portal-published"), "/published")
            .through(movement, of_movement(&ground.movement))
            .titled(round),
    };
    Ok(Html(page.render()?))
}

/// The receipt of a judgement: of a published one for everybody.
pub(crate) async fn receipt(State(portal): State<Portal>, Path(id): Path<i64>, frame: Frame) -> Response {
    match found(&portal, id, &frame).await {
        Ok((name, receipt)) => {
            let name = format!("attachment; filename=\"{name}-receipt.jsonl\"");
            let kind = "text/plain; charset=utf-8".to_owned();
            ([(CONTENT_TYPE, kind), (CONTENT_DISPOSITION, name)], receipt).into_response()
        }
        Err(problem) => problem.shown(frame),
    }
}

async fn found(portal: &Portal, id: i64, frame: &Frame) -> Result<(String, String), Problem> {
    let published = portal.store().published().await?;
    if !published.iter().any(|published| published.judgement.id == id) {
        frame.needs(Right::SeeUnpublished)?;
    }
    let of = portal.store().judgement(id).await?.ok_or(Problem::NotFound)?.of;
    let receipt = portal.store().receipt(id).await?.ok_or(Problem::NotFound)?;
    Ok((format!("{}-{}-{id}", of.movement, of.round), receipt))
}
