//! Home: the movements.

use askama::Template;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Response};
use wording::Words;

use super::{of_movement, of_round};
use crate::frame::{Frame, Shown};
use crate::rights::Right;
use crate::state::Portal;
use crate::tasks::{Task, of_movement as of_movement_tasks};

#[derive(Template)]
#[template(path = "home.html")]
struct Page {
    frame: Frame,
    movements: Vec<Card>,
    /// What waits for the reader: movement and round, then the tasks.
    mine: Vec<(String, Vec<Task>)>,
}

/// What is shown of a movement.
struct Card {
    name: String,
    theme: String,
    document: String,
    runs: String,
    address: String,
    rounds: Vec<(String, String)>,
}

/// Home.
pub(crate) async fn page(State(portal): State<Portal>, frame: Frame) -> Response {
    let shown = show(&portal, frame.clone()).await;
    shown.map_or_else(|problem| problem.shown(frame), IntoResponse::into_response)
}

async fn show(portal: &Portal, frame: Frame) -> Shown {
    let words = frame.words;
    let shelved = portal.movements().await?;
    let mut mine = Vec::new();
    if frame.may(Right::SeeUnpublished) {
        for shelved in shelved.iter() {
            for (round, mut tasks) in of_movement_tasks(portal, &shelved.movement, &frame).await? {
                tasks.retain(|task| task.mine);
                if !tasks.is_empty() {
                    mine.push((format!("{} · {round}", words.label(&shelved.movement.name)), tasks));
                }
            }
        }
    }
    let movements = shelved.iter().map(|shelved| card(&shelved.movement, words)).collect();
    let title = frame.say("portal-home");
    Ok(Html(Page { frame: frame.titled(title), movements, mine }.render()?))
}

fn card(movement: &movement::Movement, words: Words) -> Card {
    let document = [("document", (&movement.document).into()), ("day", words.date(movement.issued).into())];
    let runs = [("from", words.date(movement.runs.0).into()), ("to", words.date(movement.runs.1).into())];
    Card {
        name: words.label(&movement.name).to_owned(),
        theme: movement.theme.as_ref().map_or("", |theme| words.label(theme)).to_owned(),
        document: words.say_with("table-document", &document),
        runs: words.say_with("portal-runs", &runs),
        address: of_movement(movement),
        rounds: movement
            .rounds
            .iter()
            .map(|round| (words.label(&round.label).to_owned(), of_round(movement, &round.id)))
            .collect(),
    }
}
