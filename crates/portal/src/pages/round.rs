//! What people do with a round: judge it, review, decide, publish; say what is wrong with what was published, withdraw it, open
//! a judged round again. The machine proposes; each step has its person and its reason and is in the journal.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use store::RoundState;

use super::readings::LONGEST_REASON;
use super::{of_round, signing};
use crate::form::Form;
use crate::frame::{Frame, with_status};
use crate::judging::judge;
use crate::problem::Problem;
use crate::rights::Right;
use crate::state::Portal;
use crate::ties::{chosen, ties};

/// A step that a round can take next.
pub(crate) struct Step {
    /// Its name in forms.
    pub act: &'static str,
    /// What it is called.
    pub label: String,
    /// What it does.
    pub says: String,
}

/// Every step: its name, who takes it, and in which states.
const STEPS: &[(&str, Right, &[RoundState])] = {
    use RoundState::{Decided, Judged, Open, Published, Reviewed};
    &[
        ("judge", Right::JudgeRounds, &[Open, Judged, Reviewed]),
        ("review", Right::JudgeRounds, &[Judged]),
        ("decide", Right::DecideRounds, &[Reviewed]),
        ("publish", Right::PublishRounds, &[Decided]),
        ("erratum", Right::PublishRounds, &[Published]),
        ("withdraw", Right::DecideRounds, &[Published]),
        ("ask-reopen", Right::JudgeRounds, &[Judged, Reviewed]),
        ("grant-reopen", Right::GrantUnlock, &[Judged, Reviewed]),
    ]
};

/// Those of the steps that lead on; the others are exceptions, and stand on the page of what was done.
const ONWARD: [&str; 4] = ["judge", "review", "decide", "publish"];

/// The steps onward that the reader may take from a state.
pub(crate) fn steps(frame: &Frame, state: RoundState) -> Vec<Step> {
    possible(frame, state, |act| ONWARD.contains(&act))
}

/// The exceptions that the reader may make in a state; opening again is granted only where somebody asked.
pub(crate) fn exceptions(frame: &Frame, state: RoundState, is_asked: bool) -> Vec<Step> {
    possible(frame, state, |act| match act {
        "grant-reopen" => is_asked,
        "ask-reopen" => !is_asked,
        act => !ONWARD.contains(&act),
    })
}

fn possible(frame: &Frame, state: RoundState, wanted: impl Fn(&str) -> bool) -> Vec<Step> {
    let all = STEPS.iter().filter(|(act, _, from)| wanted(act) && from.contains(&state));
    let step = |(act, _, _): &(&'static str, Right, &[RoundState])| Step {
        act,
        label: frame.say(&format!("portal-act-{act}")),
        says: frame.say(&format!("portal-act-{act}-says")),
    };
    all.filter(|(_, right, _)| frame.may(*right)).map(step).collect()
}

/// Refuses a step that there is not, that is not the reader's, or that the state does not allow.
pub(crate) fn allowed(frame: &Frame, act: &str, state: RoundState) -> Result<&'static str, Problem> {
    let (known, right, from) = STEPS.iter().find(|(known, _, _)| *known == act).ok_or(Problem::Malformed)?;
    frame.needs(*right)?;
    if from.contains(&state) { Ok(known) } else { Err(Problem::NotNow) }
}

/// Whether a step is taken with a reason: who takes it answers for it with words.
pub(crate) fn needs_reason(act: &str) -> bool {
    matches!(act, "erratum" | "withdraw" | "ask-reopen" | "grant-reopen")
}

/// Takes a step.
pub(crate) async fn act(
    State(portal): State<Portal>,
    Path((movement, round)): Path<(String, String)>,
    frame: Frame,
    form: Form,
) -> Response {
    match acted(&portal, &movement, &round, &frame, &form).await {
        Ok(response) => response,
        Err(problem) => problem.shown(frame),
    }
}

async fn acted(
    portal: &Portal,
    movement: &str,
    round: &str,
    frame: &Frame,
    form: &Form,
) -> Result<Response, Problem> {
    let shelved = portal.movement(movement).await?;
    shelved.movement.round(round).ok_or(Problem::NotFound)?;
    let (store, now) = (portal.store(), Timestamp::now());
    let actor = frame.account.as_ref().ok_or(Problem::SignIn)?.actor();
    let state = store.round(movement, round).await?;
    let act = allowed(frame, form.text("act"), state.state)?;
    let to = of_round(&shelved.movement, round);
    if act == "judge" {
        let seen = match form.text("judgement") {
            "" => None,
            number => Some(number.parse().map_err(|_| Problem::Malformed)?),
        };
        judge(portal, (movement, round), seen, &actor).await?;
        return Ok(Redirect::to(&to).into_response());
    }
    // The one that was looked at: the store refuses it where another took its place.
    let judgement = form.text("judgement").parse().map_err(|_| Problem::NotNow)?;
    let of = store.judgement(judgement).await?.ok_or(Problem::NotFound)?.of;
    if (of.movement.as_str(), of.round.as_str()) != (movement, round) {
        return Err(Problem::NotFound);
    }
    let reason = form.text("reason").trim();
    let error = match reason {
        "" if needs_reason(act) => "portal-give-a-reason",
        reason if reason.chars().count() > LONGEST_REASON => "portal-reason-too-long",
        _ => "",
    };
    if !error.is_empty() {
        let said = signing::Said { reason: reason.to_owned(), error: frame.say(error), ..Default::default() };
        return again(portal, movement, round, act, frame, said).await;
    }
    if needs_reason(act) && form.text("sure").is_empty() {
        let said = signing::Said { reason: reason.to_owned(), asks_if_sure: true, ..Default::default() };
        let shown = signing::show(portal, movement, round, act, frame.clone(), said).await;
        return Ok(with_status(StatusCode::OK, shown, frame.clone()));
    }
    match act {
        "review" => store.review(now, &actor, judgement, reason).await?,
        "decide" => {
            let ground = portal.ground_of(judgement).await?;
            match chosen(ties(&ground, frame.words), form, frame.words) {
                Ok(ties) => store.decide_with(now, &actor, judgement, reason, &ties).await?,
                Err(ties) => {
                    let reason = reason.to_owned();
                    let said = signing::Said { reason, ties: Some(ties), ..Default::default() };
                    return again(portal, movement, round, act, frame, said).await;
                }
            }
        }
        "publish" => store.publish(now, &actor, judgement).await?,
        "erratum" => store.erratum(now, &actor, judgement, reason).await?,
        "withdraw" => store.withdraw(now, &actor, judgement, reason).await?,
        "ask-reopen" => store.ask_reopen(now, &actor, judgement, reason).await?,
        _ => store.grant_reopen(now, &actor, judgement, reason).await?,
    };
    let to = if ONWARD.contains(&act) { to } else { format!("{to}/record") };
    Ok(Redirect::to(&to).into_response())
}

/// The page again, with what is wrong.
async fn again(
    portal: &Portal,
    movement: &str,
    round: &str,
    act: &str,
    frame: &Frame,
    said: signing::Said,
) -> Result<Response, Problem> {
    let shown = signing::show(portal, movement, round, act, frame.clone(), said).await;
    Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, shown, frame.clone()))
}
