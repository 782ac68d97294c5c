//! What somebody sees before they take a step with a round: what it rests on, how firm it is, what is left to decide.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use judge::fragility;
use serde::Deserialize;
use store::{RoundState, Submission, SubmissionState, Wanted};

use super::figures::sending;
use super::fragility::{Fragile, fragile, hangs_on_readings};
use super::round::{allowed, needs_reason};
use super::{instant, of_round, under_movement};
use crate::frame::{Frame, Shown};
use crate::ground::Ground;
use crate::problem::Problem;
use crate::rights::Right;
use crate::shift::{label, selection};
use crate::state::Portal;
use crate::ties::{Tie, ties};
use crate::workshop::Work;

#[derive(Template)]
#[template(path = "signing.html")]
struct Page {
    frame: Frame,
    here: String,
    act: String,
    judgement: String,
    label: String,
    says: String,
    facts: Vec<(String, String)>,
    warnings: Vec<String>,
    selections: Vec<(String, String)>,
    ties: Vec<Tie>,
    awards: Vec<Fragile>,
    looking: bool,
    asks_reason: bool,
    needs_reason: bool,
    asks_if_sure: bool,
    reason: String,
    error: String,
    has_errors: bool,
}

/// What was typed, and what is said of it.
#[derive(Default)]
pub(crate) struct Said {
    /// The reason.
    pub reason: String,
    /// What is wrong with it.
    pub error: String,
    /// Ties with what was chosen and what is wrong with that.
    pub ties: Option<Vec<Tie>>,
    /// Whether all is well, and only to be looked over once more.
    pub asks_if_sure: bool,
}

/// Which step.
#[derive(Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    act: String,
}

/// The page before a step.
pub(crate) async fn page(
    State(portal): State<Portal>,
    Path((movement, round)): Path<(String, String)>,
    Query(asked): Query<Asked>,
    frame: Frame,
) -> Response {
    if asked.act.is_empty() {
        // Whoever was sent to sign in from here comes back without the act.
        return Redirect::to(&format!("/movements/{movement}/rounds/{round}")).into_response();
    }
    let shown = show(&portal, &movement, &round, &asked.act, frame.clone(), Said::default()).await;
    shown.map_or_else(|problem| problem.shown(frame), IntoResponse::into_response)
}

pub(crate) async fn show(
    portal: &Portal,
    movement: &str,
    round: &str,
    act: &str,
    frame: Frame,
    said: Said,
) -> Shown {
    let words = frame.words;
    let shelved = portal.movement(movement).await?;
    let found = shelved.movement.round(round).ok_or(Problem::NotFound)?;
    let kept = portal.store().round(movement, round).await?;
    let act = allowed(&frame, act, kept.state)?;
    frame.needs(Right::SeeUnpublished)?;
    // What would be judged now; every other step is about the judgement that is kept.
    let ground = match kept.judgement.filter(|_| act != "judge" && kept.state != RoundState::Open) {
        Some(judgement) => portal.ground_of(judgement).await?,
        None => portal.ground(&shelved, round).await?,
    };
    let judgement = kept.judgement.map(|id| id.to_string()).unwrap_or_default();
    let signs = matches!(act, "judge" | "review" | "decide" | "publish");
    let mut warnings = Vec::new();
    let mut facts = Vec::new();
    if act == "judge" {
        let submissions = portal.store().submissions(movement, Wanted::Now).await?;
        let of_round: Vec<&Submission> = submissions.iter().filter(|s| s.round == round).collect();
        (facts, warnings) = before_judging(&shelved.movement, found, &of_round, words);
        if ground.illustrative {
            warnings.push(words.say("portal-nothing-sent-yet"));
        }
    } else if let Some(id) = kept.judgement
        && let Some(judgement) = portal.store().judgement(id).await?
    {
        facts.push((words.say("portal-judged-at"), instant(judgement.at, words)));
        let entry = judgement.of.as_of_entry.to_string();
        facts.push((words.say("portal-as-of-entry"), entry));
        facts.push((words.say("portal-revision"), judgement.of.revision.to_string()));
    }
    let (mut awards, mut looking) = (Vec::new(), false);
    if signs && act != "publish" && !ground.figures.is_empty() {
        let work = {
            let ground = ground.clone();
            portal.fragilities().ask(&ground.digest(), move |_| fragility(&ground.judged())).await?
        };
        match work {
            Work::Done(found) => {
                awards = fragile(&ground, &found, words);
                if hangs_on_readings(&found) {
                    warnings.push(words.say("portal-hangs-on-readings"));
                }
            }
            Work::Going(_) => looking = true,
        }
    }
    let tied = ties(&ground, words);
    if signs && !tied.is_empty() {
        warnings.push(words.say_with("portal-ties-to-decide", &[("count", tied.len().into())]));
    }
    let ties = match (act, said.ties) {
        ("decide", Some(ties)) => ties,
        ("decide", None) => tied,
        _ => Vec::new(),
    };
    let page = Page {
        here: of_round(&shelved.movement, round),
        label: frame.say(&format!("portal-act-{act}")),
        says: frame.say(&format!("portal-act-{act}-says")),
        facts,
        warnings,
        selections: if signs { selections(&ground, words) } else { Vec::new() },
        has_errors: !said.error.is_empty() || ties.iter().any(|tie| !tie.error.is_empty()),
        ties,
        awards,
        looking,
        asks_reason: needs_reason(act) || matches!(act, "review" | "decide"),
        needs_reason: needs_reason(act),
        asks_if_sure: said.asks_if_sure,
        reason: said.reason,
        error: said.error,
        judgement,
        act: act.to_owned(),
        frame: under_movement(frame, &shelved.movement)
            .through(words.label(&found.label), of_round(&shelved.movement, round))
            .titled(words.say(&format!("portal-act-{act}"))),
    };
    Ok(Html(page.render()?))
}

/// How many units have sent what, and what is left out if the round is judged now.
fn before_judging(
    movement: &movement::Movement,
    round: &movement::Round,
    submissions: &[&Submission],
    words: wording::Words,
) -> (Vec<(String, String)>, Vec<String>) {
    let count = |state: SubmissionState| submissions.iter().filter(|s| s.state == state).count();
    let verified = count(SubmissionState::Verified) + count(SubmissionState::Locked);
    let waiting = count(SubmissionState::Submitted);
    let senders: usize = sending(movement, round)
        .into_iter()
        .map(|level| reference::units::on(level, round.cut_off).len())
        .sum();
    let sent = verified + waiting;
    let facts = [
        ("portal-will-be-locked", count(SubmissionState::Verified)),
        ("portal-are-locked", count(SubmissionState::Locked)),
        ("portal-wait-for-verifiers", waiting),
        ("portal-have-not-sent", senders.saturating_sub(sent)),
    ];
    let mut warnings = Vec::new();
    if waiting > 0 {
        warnings.push(words.say_with("portal-waiting-left-out", &[("count", waiting.into())]));
    }
    if senders > sent {
        warnings.push(words.say_with("portal-unsent-left-out", &[("count", (senders - sent).into())]));
    }
    (facts.map(|(id, count)| (words.say(id), count.to_string())).to_vec(), warnings)
}

/// Award by award, who is proposed.
fn selections(ground: &Ground, words: wording::Words) -> Vec<(String, String)> {
    let judged = ground.judged();
    let shown = judged.judgement.awards.iter().filter(|award| !award.standings.is_empty());
    let name = |code: &str| ground.name(code);
    shown.map(|award| (label(&judged, award, words), selection(&judged, Some(award), &name, words))).collect()
}
