//! What people do with a round: judge it, review, decide, publish. The machine proposes; each step has its person and is in the
//! journal.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use store::{NewJudgement, RoundState};

use super::downloads::ENGINE;
use super::of_round;
use crate::form::Form;
use crate::frame::Frame;
use crate::problem::Problem;
use crate::rights::Right;
use crate::state::{Portal, Shelved, result_digest};

/// A step that a round can take next.
pub(crate) struct Step {
    /// Its name in forms.
    pub act: &'static str,
    /// What it is called.
    pub label: String,
    /// What it does.
    pub says: String,
}

/// The steps that the reader may take from a state.
pub(crate) fn steps(frame: &Frame, state: RoundState) -> Vec<Step> {
    let all: [(&'static str, Right, &[RoundState]); 4] = [
        ("judge", Right::JudgeRounds, &[RoundState::Open, RoundState::Judged, RoundState::Reviewed]),
        ("review", Right::JudgeRounds, &[RoundState::Judged]),
        ("decide", Right::DecideRounds, &[RoundState::Reviewed]),
        ("publish", Right::PublishRounds, &[RoundState::Decided]),
    ];
    let possible = all.into_iter().filter(|(_, right, from)| from.contains(&state) && frame.may(*right));
    let step = |(act, _, _): (&'static str, Right, &[RoundState])| Step {
        act,
        label: frame.say(&format!("portal-act-{act}")),
        says: frame.say(&format!("portal-act-{act}-says")),
    };
    possible.map(step).collect()
}

/// Takes a step.
pub(crate) async fn act(
    State(portal): State<Portal>,
    Path((movement, round)): Path<(String, String)>,
    frame: Frame,
    form: Form,
) -> Response {
    match acted(&portal, &movement, &round, &frame, &form).await {
        Ok(to) => Redirect::to(&to).into_response(),
        Err(problem) => problem.shown(frame),
    }
}

async fn acted(
    portal: &Portal,
    movement: &str,
    round: &str,
    frame: &Frame,
    form: &Form,
) -> Result<String, Problem> {
    let act = form.text("act");
    let shelved = portal.movement(movement).await?;
    let (store, now) = (portal.store(), Timestamp::now());
    let actor = frame.account.as_ref().ok_or(Problem::SignIn)?.actor();
    let state = store.round(movement, round).await?;
    if !steps(frame, state.state).iter().any(|step| step.act == act) {
        let known = ["judge", "review", "decide", "publish"].contains(&act);
        let ever = RoundState::ALL.iter().any(|state| steps(frame, *state).iter().any(|s| s.act == act));
        return Err(match (known, ever) {
            (false, _) => Problem::Malformed,
            (true, true) => Problem::NotNow,
            (true, false) => frame.refusal(),
        });
    }
    match act {
        "judge" => judge(portal, &shelved, round, &actor).await?,
        _ => {
            // The one that was looked at: the store refuses it where another took its place.
            let judgement = form.text("judgement").parse().map_err(|_| Problem::NotNow)?;
            let of = store.judgement(judgement).await?.ok_or(Problem::NotFound)?.of;
            if (of.movement.as_str(), of.round.as_str()) != (movement, round) {
                return Err(Problem::NotFound);
            }
            match act {
                "review" => store.review(now, &actor, judgement, "").await?,
                "decide" => store.decide(now, &actor, judgement, "").await?,
                _ => store.publish(now, &actor, judgement).await?,
            };
        }
    }
    Ok(of_round(&shelved.movement, round))
}

/// Locks what is verified, and keeps the judgement made of it with its receipt.
pub(crate) async fn judge(
    portal: &Portal,
    shelved: &Shelved,
    round: &str,
    actor: &str,
) -> Result<(), Problem> {
    let (store, now) = (portal.store(), Timestamp::now());
    let movement = &shelved.movement;
    let readings: BTreeMap<String, String> =
        portal.ground(shelved, round).await?.plan.readings.iter().cloned().collect();
    store.lock_round(now, actor, &movement.id, round).await?;
    let mut of = NewJudgement {
        movement: movement.id.clone(),
        round: round.to_owned(),
        revision: shelved.revision,
        as_of_entry: store.end().await?,
        readings,
        digest: String::new(),
    };
    let ground = portal.ground_then(&of).await?;
    if ground.figures.is_empty() {
        return Err(Problem::NothingVerified);
    }
    of.digest = result_digest(&ground);
    let receipt = ::judge::receipt(&ground.judged(), ENGINE);
    store.record_judgement(now, actor, &of, &receipt).await?;
    Ok(())
}
