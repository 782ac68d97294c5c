//! What was corrected after the lock: every standing and receipt that used the old value, and what would now be different.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{Html, IntoResponse, Response};
use judge::Value;
use store::{FigureKept, Judgement, RoundState};
use wording::Words;

use super::{instant, of_round, under_movement};
use crate::actors::Actors;
use crate::corrections::{Corrected, corrected, with_figures_of_now};
use crate::frame::{Frame, Shown};
use crate::ground::Ground;
use crate::problem::Problem;
use crate::rights::Right;
use crate::shift::{Shift, shifts};
use crate::state::Portal;

/// For so many figures the judgements that used them are looked for one by one.
const LOOKED_FOR: usize = 40;

#[derive(Template)]
#[template(path = "corrections.html")]
struct Page {
    frame: Frame,
    here: String,
    rows: Vec<Row>,
    uses: Vec<Use>,
    not_looked_for: usize,
    shifts: Vec<Shift>,
    nothing_moves: bool,
    is_published: bool,
}

struct Row {
    unit: String,
    address: String,
    figure: String,
    period: String,
    before: String,
    after: String,
    at: String,
    by: String,
    entry: i64,
}

/// A judgement that used the old value of some of the figures.
struct Use {
    movement: String,
    round: String,
    address: String,
    judged: String,
    digest: String,
    state: String,
    figures: usize,
    receipt: String,
}

/// The page.
pub(crate) async fn page(
    State(portal): State<Portal>,
    Path((movement, round)): Path<(String, String)>,
    frame: Frame,
) -> Response {
    let shown = show(&portal, &movement, &round, frame.clone()).await;
    shown.map_or_else(|problem| problem.shown(frame), IntoResponse::into_response)
}

async fn show(portal: &Portal, movement: &str, round: &str, frame: Frame) -> Shown {
    frame.needs(Right::SeeUnpublished)?;
    let words = frame.words;
    let shelved = portal.movement(movement).await?;
    let kept = portal.store().round(movement, round).await?;
    let id = kept.judgement.filter(|_| kept.state != RoundState::Open).ok_or(Problem::NotFound)?;
    let judgement = portal.store().judgement(id).await?.ok_or(Problem::NotFound)?;
    let ground = portal.ground_of(id).await?;
    let found = ground.round().ok_or(Problem::NotFound)?;
    let changed = corrected(portal, &judgement).await?;
    let actors = Actors::known_to(&frame, portal).await?;
    let here = of_round(&shelved.movement, round);
    let mut rows = Vec::new();
    for one in &changed {
        rows.push(row(portal, &ground, one, &actors, &here, words).await?);
    }
    let moved = match changed.is_empty() {
        true => Vec::new(),
        false => {
            let again = with_figures_of_now(portal, &judgement.of).await?;
            let then = ground.clone();
            let work = move || shifts(&then.judged(), &again.judged(), &|code| again.name(code), words);
            tokio::task::spawn_blocking(work).await.map_err(|_| Problem::Broken)?
        }
    };
    let page = Page {
        rows,
        uses: uses(portal, &changed, words).await?,
        not_looked_for: changed.len().saturating_sub(LOOKED_FOR),
        nothing_moves: moved.iter().all(Shift::is_none),
        shifts: moved,
        is_published: kept.state == RoundState::Published,
        frame: under_movement(frame, &shelved.movement)
            .through(words.label(&found.label), here.clone())
            .through(words.say("portal-record"), format!("{here}/record"))
            .titled(words.say("portal-corrections")),
        here,
    };
    Ok(Html(page.render()?))
}

async fn row(
    portal: &Portal,
    ground: &Ground,
    one: &Corrected,
    actors: &Actors,
    here: &str,
    words: Words,
) -> Result<Row, Problem> {
    let indicator = ground.movement.indicator(&one.key.indicator);
    let shown = |kept: Option<&FigureKept>| {
        let value = kept.and_then(|kept| kept.figure.value.as_ref());
        match (value, &indicator) {
            (None, _) => words.say("portal-not-known"),
            (Some(Value::Truth(truth)), _) => words.say(if *truth { "portal-yes" } else { "portal-no" }),
            (Some(Value::Number(number)), Some(indicator)) => words.amount(number, indicator.dimension),
            (Some(Value::Number(number)), None) => number.to_string(),
        }
    };
    // What was taken back is not there any more, so the last word on it is looked for.
    let entry = match &one.after {
        Some(kept) => kept.entry,
        None => portal.store().history(&one.key).await?.first().map_or(0, |kept| kept.entry),
    };
    let act = portal.store().entry(entry).await?;
    Ok(Row {
        unit: words.short_name(&ground.name(&one.key.unit)).to_owned(),
        address: format!("{here}/figures/{}", one.key.unit),
        figure: indicator.as_ref().map_or(one.key.indicator.as_str(), |i| words.indicator(i)).to_owned(),
        period: words.period(one.key.period),
        before: shown(one.before.as_ref()),
        after: shown(one.after.as_ref()),
        at: act.as_ref().map(|act| instant(act.at, words)).unwrap_or_default(),
        by: act.as_ref().map(|act| actors.name(&act.actor)).unwrap_or_default(),
        entry,
    })
}

/// Every judgement, of whichever round and movement, that used an old value, with how many of them.
async fn uses(portal: &Portal, changed: &[Corrected], words: Words) -> Result<Vec<Use>, Problem> {
    let mut used: BTreeMap<i64, (Judgement, usize)> = BTreeMap::new();
    for one in changed.iter().take(LOOKED_FOR) {
        let Some(before) = &one.before else { continue };
        for judgement in portal.store().uses_of(&one.key, before.entry).await? {
            used.entry(judgement.id).or_insert((judgement, 0)).1 += 1;
        }
    }
    let mut rows = Vec::new();
    for (judgement, figures) in used.into_values().rev() {
        let of = &judgement.of;
        let kept = portal.store().round(&of.movement, &of.round).await?;
        let shelved = portal.movement(&of.movement).await;
        let (name, label) = match &shelved {
            Ok(shelved) => {
                let round = shelved.movement.round(&of.round);
                let label = round.map_or(of.round.as_str(), |round| words.label(&round.label)).to_owned();
                (words.label(&shelved.movement.name).to_owned(), label)
            }
            Err(_) => (of.movement.clone(), of.round.clone()),
        };
        let stands = kept.judgement == Some(judgement.id) && kept.state != RoundState::Open;
        rows.push(Use {
            movement: name,
            round: label,
            address: format!("/movements/{}/rounds/{}", of.movement, of.round),
            judged: instant(judgement.at, words),
            digest: of.digest.clone(),
            state: match stands {
                true => words.say(&format!("portal-round-{}", kept.state.id())),
                false => words.say("portal-superseded"),
            },
            figures,
            receipt: format!("/judgements/{}/receipt.jsonl", judgement.id),
        });
    }
    Ok(rows)
}
