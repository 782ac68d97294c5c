//! Home: what this is, what waits for the reader, and the movements.

use askama::Template;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Response};
use jiff::civil::Date;
use store::RoundState;

use super::tasks::{Task, tasks};
use super::{of_movement, of_round, today};
use crate::frame::{Frame, Shown};
use crate::problem::Problem;
use crate::state::{Portal, Shelved};

#[derive(Template)]
#[template(path = "home.html")]
struct Page {
    frame: Frame,
    /// What waits for the one who is signed in; `None` where nobody is.
    tasks: Option<Vec<Task>>,
    movements: Vec<Card>,
}

/// What is shown of a movement.
struct Card {
    name: String,
    theme: String,
    document: String,
    runs: String,
    /// Whether it runs today, is still to come, or is over.
    when: String,
    class: &'static str,
    address: String,
    rules: String,
    rounds: Vec<RoundLink>,
}

struct RoundLink {
    label: String,
    address: String,
    state: String,
    class: &'static str,
}

/// Home.
pub(crate) async fn page(State(portal): State<Portal>, frame: Frame) -> Response {
    let shown = show(&portal, frame.clone()).await;
    shown.map_or_else(|problem| problem.shown(frame), IntoResponse::into_response)
}

async fn show(portal: &Portal, frame: Frame) -> Shown {
    let today = today();
    let shelved = portal.movements().await?;
    let mut movements = Vec::new();
    for shelved in &shelved {
        movements.push(card(portal, shelved, today, &frame).await?);
    }
    let tasks = match frame.account.is_some() {
        true => Some(tasks(portal, &frame).await?),
        false => None,
    };
    let title = frame.say("portal-home");
    Ok(Html(Page { frame: frame.titled(title), tasks, movements }.render()?))
}

async fn card(portal: &Portal, shelved: &Shelved, today: Date, frame: &Frame) -> Result<Card, Problem> {
    let (movement, words) = (&shelved.movement, frame.words);
    let document = [("document", (&movement.document).into()), ("day", words.date(movement.issued).into())];
    let runs = [("from", words.date(movement.runs.0).into()), ("to", words.date(movement.runs.1).into())];
    let class = match today {
        day if day < movement.runs.0 => "coming",
        day if day <= movement.runs.1 => "running",
        _ => "over",
    };
    let mut rounds = Vec::new();
    for round in &movement.rounds {
        let state = portal.store().round(&movement.id, &round.id).await?.state;
        // What the council is at is not for everybody: to others a round is open until it is published.
        let seen = state == RoundState::Published || frame.may(crate::rights::Right::SeeUnpublished);
        let id = if seen { state.id() } else { RoundState::Open.id() };
        rounds.push(RoundLink {
            label: words.label(&round.label).to_owned(),
            address: of_round(movement, &round.id),
            state: words.say(&format!("portal-round-short-{id}")),
            class: id,
        });
    }
    Ok(Card {
        name: words.label(&movement.name).to_owned(),
        theme: movement.theme.as_ref().map_or("", |theme| words.label(theme)).to_owned(),
        document: words.say_with("table-document", &document),
        runs: words.say_with("portal-runs", &runs),
        when: words.say(&format!("portal-movement-{class}")),
        class,
        address: of_movement(movement),
        rules: format!("{}/rules", of_movement(movement)),
        rounds,
    })
}
