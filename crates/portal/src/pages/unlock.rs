//! Opening a locked submission again: one asks, another grants, each with a reason; both stay to be seen.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use jiff::Timestamp;
use store::{Submission, SubmissionEvent, SubmissionState, Wanted};

use super::readings::LONGEST_REASON;
use super::record::EventRow;
use super::{figures, instant, of_round, under_movement};
use crate::actors::Actors;
use crate::form::Form;
use crate::frame::{Frame, Shown, with_status};
use crate::problem::Problem;
use crate::rights::Right;
use crate::state::Portal;

#[derive(Template)]
#[template(path = "unlock.html")]
struct Page {
    frame: Frame,
    here: String,
    figures: String,
    round: String,
    says: String,
    /// `ask` or `grant`, where the reader may.
    act: &'static str,
    label: String,
    reason: String,
    error: String,
    events: Vec<EventRow>,
    reopen: bool,
}

struct Found {
    submission: Option<Submission>,
    events: Vec<SubmissionEvent>,
}

impl Found {
    /// Who asked, where nobody has granted it yet.
    fn asked_by(&self) -> Option<&str> {
        let last = self.events.last().filter(|event| event.event == "unlock-asked");
        last.map(|event| event.actor.as_str())
    }

    fn is_locked(&self) -> bool {
        self.submission.as_ref().is_some_and(|submission| submission.state == SubmissionState::Locked)
    }
}

async fn find(portal: &Portal, movement: &str, round: &str, unit: &str) -> Result<Found, Problem> {
    let submissions = portal.store().submissions(movement, Wanted::Now).await?;
    let submission = submissions.into_iter().find(|s| s.round == round && s.unit == unit);
    let events = match &submission {
        Some(submission) => portal.store().events(submission.id).await?,
        None => Vec::new(),
    };
    Ok(Found { submission, events })
}

/// The page.
pub(crate) async fn page(
    State(portal): State<Portal>,
    Path((movement, round, unit)): Path<(String, String, String)>,
    frame: Frame,
) -> Response {
    let shown = show(&portal, (&movement, &round, &unit), frame.clone(), (String::new(), "")).await;
    shown.map_or_else(|problem| problem.shown(frame), IntoResponse::into_response)
}

async fn show(
    portal: &Portal,
    (movement, round, unit): (&str, &str, &str),
    frame: Frame,
    (reason, error): (String, &str),
) -> Shown {
    let words = frame.words;
    let shelved = portal.movement(movement).await?;
    let ruled = shelved.movement.round(round).ok_or(Problem::NotFound)?;
    let known = reference::units::find(unit, ruled.cut_off);
    let known = known.filter(|unit| figures::sending(&shelved.movement, ruled).contains(&unit.level));
    let known = known.ok_or(Problem::NotFound)?;
    if !frame.may(Right::SeeSubmissions) && !frame.may_for(Right::EnterFigures, unit, ruled.cut_off) {
        return Err(frame.refusal());
    }
    let found = find(portal, movement, round, unit).await?;
    let actors = Actors::known_to(&frame, portal).await?;
    let me = frame.account.as_ref().map(|account| account.actor()).unwrap_or_default();
    let may_ask = frame.may_for(Right::AskUnlock, unit, ruled.cut_off);
    let may_grant = frame.may(Right::GrantUnlock);
    let is_judged = portal.store().round(movement, round).await?.state.is_locked();
    let (act, says) = match (found.is_locked(), found.asked_by()) {
        (false, _) if is_judged && found.submission.is_none() => ("", "portal-unlock-needs-round"),
        (false, _) => ("", "portal-not-locked"),
        (true, None) if may_ask => ("ask", "portal-unlock-ask-says"),
        (true, None) => ("", "portal-unlock-others-ask"),
        (true, Some(asked)) if may_grant && asked != me => ("grant", "portal-unlock-grant-says"),
        (true, Some(_)) => ("", "portal-unlock-waits"),
    };
    let events = found.events.iter().rev().filter(|event| {
        event.event.starts_with("unlock") || event.event == "locked" || event.event == "verified"
    });
    let here = figures::of_unit(&shelved.movement, round, unit);
    let page = Page {
        act,
        says: words.say(says),
        label: if act.is_empty() { String::new() } else { words.say(&format!("portal-unlock-{act}")) },
        events: events
            .map(|event| EventRow {
                at: instant(event.at, words),
                what: words.say(&format!("portal-event-{}", event.event)),
                who: actors.name(&event.actor),
                reason: event.reason.clone(),
                entry: event.entry,
            })
            .collect(),
        reason,
        error: if error.is_empty() { String::new() } else { words.say(error) },
        reopen: says == "portal-unlock-needs-round",
        round: of_round(&shelved.movement, round),
        figures: here.clone(),
        frame: under_movement(frame, &shelved.movement)
            .through(words.label(&ruled.label), of_round(&shelved.movement, round))
            .through(words.short_name(&known.name).to_owned(), here.clone())
            .titled(words.say("portal-unlocking")),
        here: format!("{here}/unlock"),
    };
    Ok(Html(page.render()?))
}

/// Asks, or grants.
pub(crate) async fn act(
    State(portal): State<Portal>,
    Path((movement, round, unit)): Path<(String, String, String)>,
    frame: Frame,
    form: Form,
) -> Response {
    match acted(&portal, (&movement, &round, &unit), &frame, &form).await {
        Ok(response) => response,
        Err(problem) => problem.shown(frame),
    }
}

async fn acted(
    portal: &Portal,
    of: (&str, &str, &str),
    frame: &Frame,
    form: &Form,
) -> Result<Response, Problem> {
    let (movement, round, unit) = of;
    let shelved = portal.movement(movement).await?;
    let ruled = shelved.movement.round(round).ok_or(Problem::NotFound)?;
    let actor = frame.account.as_ref().ok_or(Problem::SignIn)?.actor();
    let may = match form.text("act") {
        "ask" => frame.may_for(Right::AskUnlock, unit, ruled.cut_off),
        "grant" => frame.may(Right::GrantUnlock),
        _ => return Err(Problem::Malformed),
    };
    if !may {
        return Err(frame.refusal());
    }
    let id = find(portal, movement, round, unit).await?.submission.ok_or(Problem::NotNow)?.id;
    let reason = form.text("reason").trim();
    let error = match reason {
        "" => "portal-give-a-reason",
        reason if reason.chars().count() > LONGEST_REASON => "portal-reason-too-long",
        _ => "",
    };
    if !error.is_empty() {
        let shown = show(portal, of, frame.clone(), (reason.to_owned(), error)).await;
        return Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, shown, frame.clone()));
    }
    match form.text("act") {
        "ask" => portal.store().ask_unlock(Timestamp::now(), &actor, id, reason).await?,
        _ => portal.store().grant_unlock(Timestamp::now(), &actor, id, reason).await?,
    };
    let to = format!("{}/unlock", figures::of_unit(&shelved.movement, round, unit));
    Ok(Redirect::to(&to).into_response())
}
