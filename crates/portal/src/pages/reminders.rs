//! By when units send their figures, who has not, and reminding them.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use jiff::Timestamp;
use jiff::civil::Date;

use super::{figures, instant, of_round, today, under_movement};
use crate::form::Form;
use crate::frame::{Frame, Shown, with_status};
use crate::problem::Problem;
use crate::reminders::{letters, pending};
use crate::rights::Right;
use crate::state::Portal;

#[derive(Template)]
#[template(path = "reminders.html")]
struct Page {
    frame: Frame,
    here: String,
    due: String,
    due_said: String,
    by_itself: String,
    units: Vec<Row>,
    /// How many people would get a letter.
    people: usize,
    sends: bool,
    sent: Vec<SentRow>,
    error: String,
    typed_due: String,
}

struct Row {
    name: String,
    address: String,
    class: &'static str,
    state: String,
    people: Vec<String>,
}

struct SentRow {
    unit: String,
    to: String,
    made: String,
    state: String,
    class: &'static str,
}

/// The page.
pub(crate) async fn page(
    State(portal): State<Portal>,
    Path((movement, round)): Path<(String, String)>,
    frame: Frame,
) -> Response {
    let shown = show(&portal, (&movement, &round), frame.clone(), String::new(), "").await;
    shown.map_or_else(|problem| problem.shown(frame), IntoResponse::into_response)
}

async fn show(
    portal: &Portal,
    (movement, round): (&str, &str),
    frame: Frame,
    error: String,
    typed_due: &str,
) -> Shown {
    frame.needs(Right::RemindUnits)?;
    let words = frame.words;
    let shelved = portal.movement(movement).await?;
    let movement = &shelved.movement;
    let round = movement.round(round).ok_or(Problem::NotFound)?;
    let due = portal.store().due(&movement.id, &round.id).await?;
    let pending = pending(portal, &shelved, round).await?;
    let rows = pending.iter().map(|pending| {
        let class = pending.state.map_or("none", |state| state.id());
        Row {
            name: words.short_name(&pending.unit.name).to_owned(),
            address: figures::of_unit(movement, &round.id, pending.unit.code.as_str()),
            class,
            state: words.say(&format!("portal-submission-{class}")),
            people: pending.people.iter().map(|account| account.name.clone()).collect(),
        }
    });
    let sent = portal.store().letters(&movement.id, &round.id).await?.into_iter().map(|kept| SentRow {
        unit: kept.letter.unit,
        to: kept.letter.to,
        made: instant(kept.made, words),
        class: if kept.sent.is_some() { "verified" } else { "open" },
        state: match (kept.sent, kept.fault) {
            (Some(at), _) => words.say_with("portal-letter-sent", &[("at", instant(at, words).into())]),
            (None, Some(fault)) => words.say_with("portal-letter-failed", &[("fault", fault.into())]),
            (None, None) => words.say("portal-letter-waits"),
        },
    });
    let days = portal.mail().map(|mail| mail.days_before as usize);
    let page = Page {
        here: format!("{}/reminders", of_round(movement, &round.id)),
        due: match typed_due {
            "" => due.map(|due| due.to_string()).unwrap_or_default(),
            typed => typed.to_owned(),
        },
        due_said: due.map(|due| words.date(due)).unwrap_or_default(),
        by_itself: days
            .map(|days| words.say_with("portal-reminds-by-itself", &[("count", days.into())]))
            .unwrap_or_default(),
        people: pending.iter().map(|pending| pending.people.len()).sum(),
        units: rows.collect(),
        sends: days.is_some(),
        sent: sent.collect(),
        error,
        typed_due: typed_due.to_owned(),
        frame: under_movement(frame, movement)
            .through(words.label(&round.label), of_round(movement, &round.id))
            .through(words.say("portal-figures"), format!("{}/figures", of_round(movement, &round.id)))
            .titled(words.say("portal-reminders")),
    };
    Ok(Html(page.render()?))
}

/// Sets the day, or sends the letters.
pub(crate) async fn act(
    State(portal): State<Portal>,
    Path((movement, round)): Path<(String, String)>,
    frame: Frame,
    form: Form,
) -> Response {
    match acted(&portal, (&movement, &round), &frame, &form).await {
        Ok(response) => response,
        Err(problem) => problem.shown(frame),
    }
}

async fn acted(
    portal: &Portal,
    (movement, round): (&str, &str),
    frame: &Frame,
    form: &Form,
) -> Result<Response, Problem> {
    frame.needs(Right::RemindUnits)?;
    let actor = frame.account.as_ref().ok_or(Problem::SignIn)?.actor();
    let shelved = portal.movement(movement).await?;
    let found = shelved.movement.round(round).ok_or(Problem::NotFound)?;
    let (store, now) = (portal.store(), Timestamp::now());
    match form.text("act") {
        "due" => {
            let day: Option<Date> = form.text("due").trim().parse().ok();
            let Some(day) = day.filter(|day| *day >= found.cut_off) else {
                let cut_off = frame.words.date(found.cut_off);
                let error = frame.words.say_with("portal-no-due", &[("day", cut_off.into())]);
                let shown = show(portal, (movement, round), frame.clone(), error, form.text("due")).await;
                return Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, shown, frame.clone()));
            };
            store.set_due(now, &actor, (movement, round), day).await?;
        }
        "remind" => {
            let mail = portal.mail().ok_or(Problem::NotNow)?;
            let pending = pending(portal, &shelved, found).await?;
            let due = store.due(movement, round).await?;
            // Whoever presses the button twice a day reminds once.
            let occasion = format!("asked/{}", today());
            let letters = letters(&shelved, found, &pending, due, &mail.portal, &occasion);
            store.write_letters(now, &actor, (movement, round), &letters).await?;
        }
        _ => return Err(Problem::Malformed),
    }
    let to = format!("{}/reminders", of_round(&shelved.movement, round));
    Ok(Redirect::to(&to).into_response())
}
