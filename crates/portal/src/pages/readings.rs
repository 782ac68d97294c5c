//! The readings of a movement: where its letter leaves a choice, what was chosen, when and why; and choosing, in two steps.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use jiff::Timestamp;
use movement::{Movement, Reading};
use store::{Chosen, Wanted};

use super::{instant, of_movement, of_round, under_movement};
use crate::actors::Actors;
use crate::effects::{RoundEffect, of_readings};
use crate::form::Form;
use crate::frame::{Frame, Shown, with_status};
use crate::problem::Problem;
use crate::rights::Right;
use crate::state::Portal;

/// No reason is longer.
pub(crate) const LONGEST_REASON: usize = 2_000;

#[derive(Template)]
#[template(path = "readings.html")]
struct Page {
    frame: Frame,
    here: String,
    readings: Vec<Row>,
    /// The readings of which some round can be compared.
    compared: Vec<(String, String)>,
    may_choose: bool,
    errors: Vec<(String, String)>,
}

struct Row {
    id: String,
    asks: String,
    clauses: Vec<(String, String)>,
    choices: Vec<Choice>,
    now: String,
    since: String,
    seen: i64,
    history: Vec<Past>,
    reason: String,
    error: String,
}

struct Choice {
    id: String,
    says: String,
    is_default: bool,
    is_now: bool,
    is_typed: bool,
}

struct Past {
    at: String,
    by: String,
    says: String,
    reason: String,
}

#[derive(Template)]
#[template(path = "reading_check.html")]
struct Check {
    frame: Frame,
    here: String,
    reading: String,
    choice: String,
    seen: String,
    asks: String,
    clauses: Vec<(String, String)>,
    before: String,
    after: String,
    reason: String,
    effects: Vec<RoundEffect>,
}

/// What somebody is about to choose.
#[derive(Default)]
struct Typed<'f> {
    reading: &'f str,
    choice: &'f str,
    reason: &'f str,
    error: String,
}

/// The readings.
pub(crate) async fn page(State(portal): State<Portal>, Path(id): Path<String>, frame: Frame) -> Response {
    let shown = show(&portal, &id, frame.clone(), Typed::default()).await;
    shown.map_or_else(|problem| problem.shown(frame), IntoResponse::into_response)
}

/// The address of a movement's readings.
pub(crate) fn of_readings_page(movement: &Movement) -> String {
    format!("{}/readings", of_movement(movement))
}

async fn show(portal: &Portal, id: &str, frame: Frame, typed: Typed<'_>) -> Shown {
    let words = frame.words;
    let shelved = portal.movement(id).await?;
    let movement = &shelved.movement;
    let choices = portal.store().reading_choices(id, Wanted::Now).await?;
    let actors = Actors::known_to(&frame, portal).await?;
    let errors = (!typed.error.is_empty())
        .then(|| (format!("choose-{}", typed.reading), typed.error.clone()))
        .into_iter()
        .collect();
    let rows = movement.readings.iter().map(|reading| {
        let past: Vec<&Chosen> =
            choices.iter().filter(|(id, _)| *reading.id.value == **id).map(|(_, chosen)| chosen).collect();
        let last = past.last();
        let now = choice_in_force(reading, last.map(|chosen| chosen.choice.as_str()));
        let is_typed = typed.reading == reading.id.value;
        Row {
            id: reading.id.value.clone(),
            asks: words.label(&reading.asks).to_owned(),
            clauses: clauses(movement, reading),
            choices: reading
                .choices
                .iter()
                .map(|choice| Choice {
                    id: choice.id.value.clone(),
                    says: words.label(&choice.says).to_owned(),
                    is_default: *choice.id.value == *reading.default_choice(),
                    is_now: *choice.id.value == *now,
                    is_typed: if is_typed && !typed.choice.is_empty() {
                        *choice.id.value == *typed.choice
                    } else {
                        *choice.id.value == *now
                    },
                })
                .collect(),
            now: says(reading, now, words),
            since: match last {
                Some(chosen) => {
                    words.say_with("portal-chosen-at", &[("day", instant(chosen.at, words).into())])
                }
                None => words.say("portal-by-default"),
            },
            seen: last.map_or(0, |chosen| chosen.entry),
            history: past
                .iter()
                .rev()
                .map(|chosen| Past {
                    at: instant(chosen.at, words),
                    by: actors.name(&chosen.actor),
                    says: says(reading, &chosen.choice, words),
                    reason: chosen.reason.clone(),
                })
                .collect(),
            reason: if is_typed { typed.reason.to_owned() } else { String::new() },
            error: if is_typed { typed.error.clone() } else { String::new() },
        }
    });
    let page = Page {
        here: of_readings_page(movement),
        readings: rows.collect(),
        compared: movement
            .rounds
            .iter()
            .map(|round| {
                (words.label(&round.label).to_owned(), format!("{}/readings", of_round(movement, &round.id)))
            })
            .collect(),
        may_choose: frame.may(Right::ChooseReadings),
        errors,
        frame: under_movement(frame, movement).titled(words.say("portal-readings")),
    };
    Ok(Html(page.render()?))
}

/// The choice in force: the one that was made, where the movement still has it, else the default.
fn choice_in_force<'r>(reading: &'r Reading, chosen: Option<&'r str>) -> &'r str {
    let known = |choice: &&str| reading.choices.iter().any(|known| *known.id.value == **choice);
    chosen.filter(known).unwrap_or(reading.default_choice())
}

fn says(reading: &Reading, choice: &str, words: wording::Words) -> String {
    let found = reading.choices.iter().find(|known| *known.id.value == *choice);
    found.map_or_else(|| choice.to_owned(), |found| words.label(&found.says).to_owned())
}

/// The clauses that leave it open, each with its place among the rules.
fn clauses(movement: &Movement, reading: &Reading) -> Vec<(String, String)> {
    let of_clause = |clause: &str| format!("{}/rules#clause-{clause}", of_movement(movement));
    reading.clause.iter().map(|clause| (clause.to_string(), of_clause(clause))).collect()
}

/// Chooses: first what would come of it is shown, then it is kept.
pub(crate) async fn act(
    State(portal): State<Portal>,
    Path(id): Path<String>,
    frame: Frame,
    form: Form,
) -> Response {
    match acted(&portal, &id, &frame, &form).await {
        Ok(response) => response,
        Err(problem) => problem.shown(frame),
    }
}

async fn acted(portal: &Portal, id: &str, frame: &Frame, form: &Form) -> Result<Response, Problem> {
    frame.needs(Right::ChooseReadings)?;
    let actor = frame.account.as_ref().ok_or(Problem::SignIn)?.actor();
    let words = frame.words;
    let shelved = portal.movement(id).await?;
    let movement = &shelved.movement;
    let (name, choice, reason) = (form.text("reading"), form.text("choice"), form.text("reason").trim());
    let reading = movement.reading(name).ok_or(Problem::Malformed)?;
    let seen: i64 = form.text("seen").parse().map_err(|_| Problem::Malformed)?;
    let chosen = portal.store().readings(id, Wanted::Now).await?;
    let last = chosen.get(name);
    if seen != last.map_or(0, |chosen| chosen.entry) {
        return Err(Problem::Changed);
    }
    let now = choice_in_force(reading, last.map(|chosen| chosen.choice.as_str()));
    let error = match reading.choices.iter().any(|known| *known.id.value == *choice) {
        false => words.say("portal-choose-one"),
        true if choice == now => words.say("portal-choose-another"),
        true if reason.is_empty() => words.say("portal-give-a-reason"),
        true if reason.chars().count() > LONGEST_REASON => words.say("portal-reason-too-long"),
        true => String::new(),
    };
    if !error.is_empty() {
        let typed = Typed { reading: name, choice, reason, error };
        let shown = show(portal, id, frame.clone(), typed).await;
        return Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, shown, frame.clone()));
    }
    match form.text("act") {
        "check" => {
            let taken = BTreeMap::from([(name.to_owned(), choice.to_owned())]);
            let page = Check {
                here: of_readings_page(movement),
                reading: name.to_owned(),
                choice: choice.to_owned(),
                seen: seen.to_string(),
                asks: words.label(&reading.asks).to_owned(),
                clauses: clauses(movement, reading),
                before: says(reading, now, words),
                after: says(reading, choice, words),
                reason: reason.to_owned(),
                effects: of_readings(portal, &shelved, taken, words).await?,
                frame: under_movement(frame.clone(), movement)
                    .through(words.say("portal-readings"), of_readings_page(movement))
                    .titled(words.say("portal-check-choice")),
            };
            Ok(Html(page.render()?).into_response())
        }
        "choose" => {
            let now = Timestamp::now();
            portal.store().choose_reading_seen(now, &actor, (id, name, seen), choice, reason).await?;
            Ok(Redirect::to(&format!("{}#reading-{name}", of_readings_page(movement))).into_response())
        }
        _ => Err(Problem::Malformed),
    }
}
