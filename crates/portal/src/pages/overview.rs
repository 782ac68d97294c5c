//! One movement: its letter, its rounds, the goals.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{Html, IntoResponse, Response};
use movement::Carried;
use store::RoundState;

use super::{of_movement, of_round};
use crate::frame::{Frame, Shown};
use crate::problem::Problem;
use crate::rights::Right;
use crate::state::Portal;
use crate::tasks::{Task, of_movement as of_movement_tasks};

#[derive(Template)]
#[template(path = "overview.html")]
struct Page {
    frame: Frame,
    theme: String,
    issuer: String,
    document: String,
    runs: String,
    competitors: String,
    rules: String,
    readings: String,
    tasks: Vec<(String, Vec<Task>)>,
    revisions: String,
    rounds: Vec<RoundRow>,
    awards: Vec<(String, String)>,
    duties: Vec<TaskRow>,
    by_rule: String,
}

struct RoundRow {
    label: String,
    cut_off: String,
    decide_by: String,
    reported: String,
    state: String,
    address: String,
}

struct TaskRow {
    says: String,
    owner: String,
    due: String,
}

/// A movement.
pub(crate) async fn page(State(portal): State<Portal>, Path(id): Path<String>, frame: Frame) -> Response {
    let shown = show(&portal, &id, frame.clone()).await;
    shown.map_or_else(|problem| problem.shown(frame), IntoResponse::into_response)
}

async fn show(portal: &Portal, id: &str, frame: Frame) -> Shown {
    let shelved = portal.movement(id).await?;
    let movement = &shelved.movement;
    let words = frame.words;
    let document = [("document", (&movement.document).into()), ("day", words.date(movement.issued).into())];
    let runs = [("from", words.date(movement.runs.0).into()), ("to", words.date(movement.runs.1).into())];
    let competitors: Vec<String> = movement.competitors.iter().map(|level| words.level(*level)).collect();
    let mut illustrative = false;
    let mut rounds = Vec::new();
    for round in &movement.rounds {
        // Who has sent what is not for everybody before it is published.
        let seen = match super::ground_at(portal, &frame, &movement.id, &round.id).await {
            Err(Problem::SignIn | Problem::NotAllowed) => None,
            seen => Some(seen?),
        };
        // How far a round has come is for those who work on it, until it is published.
        let state = seen
            .as_ref()
            .map(|seen| seen.state)
            .filter(|state| *state == RoundState::Published || frame.may(Right::SeeUnpublished));
        illustrative |= seen.as_ref().is_some_and(|seen| seen.illustrative);
        let reported = seen.map(|seen| seen.roster.rows().iter().filter(|row| row.competes).count());
        rounds.push(RoundRow {
            label: words.label(&round.label).to_owned(),
            cut_off: words.date(round.cut_off),
            decide_by: round.decide_by.map(|day| words.date(day)).unwrap_or_default(),
            reported: reported
                .map(|count| words.say_with("portal-units-reported", &[("count", count.into())]))
                .unwrap_or_default(),
            state: state.map(|state| words.say(&format!("portal-round-{}", state.id()))).unwrap_or_default(),
            address: of_round(movement, &round.id),
        });
    }
    let rules = movement.clauses.iter().filter(|clause| clause.carried == Some(Carried::Rule)).count();
    let page = Page {
        theme: movement.theme.as_ref().map_or("", |theme| words.label(theme)).to_owned(),
        issuer: words.label(&movement.issuer).to_owned(),
        document: words.say_with("table-document", &document),
        runs: words.say_with("portal-runs", &runs),
        competitors: competitors.join(", "),
        rules: format!("{}/rules", of_movement(movement)),
        readings: super::readings::of_readings_page(movement),
        tasks: match frame.may(Right::SeeUnpublished) {
            true => of_movement_tasks(portal, movement, &frame).await?,
            false => Vec::new(),
        },
        revisions: super::revisions::of_revisions(&movement.id),
        rounds,
        awards: movement
            .awards
            .iter()
            .map(|award| (words.label(&award.label).to_owned(), words.level(award.recipients)))
            .collect(),
        duties: movement
            .tasks
            .iter()
            .map(|task| TaskRow {
                says: words.label(&task.says).to_owned(),
                owner: words.label(&task.owner).to_owned(),
                due: task.due.map(|day| words.date(day)).unwrap_or_default(),
            })
            .collect(),
        by_rule: words.say_with(
            "portal-clauses-counted",
            &[("count", movement.clauses.len().into()), ("rules", rules.into())],
        ),
        frame: frame.titled(words.label(&movement.name)).illustrative(illustrative),
    };
    Ok(Html(page.render()?))
}
