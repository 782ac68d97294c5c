//! The record of a round: what was done to it, when and why; its judgements, errata, decisions on ties, and what was opened again.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{Html, IntoResponse, Response};
use store::{Judgement, RoundEvent, RoundState, Wanted};

use super::round::{Step, exceptions};
use super::{instant, of_round, under_movement};
use crate::actors::Actors;
use crate::corrections::corrected;
use crate::frame::{Frame, Shown};
use crate::problem::Problem;
use crate::rights::Right;
use crate::state::Portal;

#[derive(Template)]
#[template(path = "record.html")]
struct Page {
    frame: Frame,
    here: String,
    state: String,
    judgement: Option<JudgementView>,
    ties: Vec<(String, String, String)>,
    errata: Vec<EventRow>,
    events: Vec<EventRow>,
    unlocks: Vec<UnlockRow>,
    earlier: Vec<(String, String, bool)>,
    /// How many figures are other than those that were judged.
    corrected: usize,
    exceptions: Vec<Step>,
    sees_all: bool,
}

/// The judgement that stands, or was published.
pub(crate) struct JudgementView {
    /// When.
    pub at: String,
    /// By whom; empty for the public.
    pub by: String,
    /// Under which revision of the movement's file, with its address.
    pub revision: (i64, String),
    /// The figures were those as of this entry.
    pub as_of: i64,
    /// The digest of the result.
    pub digest: String,
    /// Each open question and how it was read.
    pub readings: Vec<(String, String)>,
}

/// Something that happened.
pub(crate) struct EventRow {
    /// When.
    pub at: String,
    /// What.
    pub what: String,
    /// Who; empty for the public.
    pub who: String,
    /// Why.
    pub reason: String,
    /// Which entry of the journal.
    pub entry: i64,
}

struct UnlockRow {
    unit: String,
    address: String,
    at: String,
    what: String,
    who: String,
    reason: String,
}

/// What everybody may know of a round that is published.
const PUBLIC: [&str; 6] = ["judged", "reviewed", "decided", "published", "erratum", "withdrawn"];

/// The record.
pub(crate) async fn page(
    State(portal): State<Portal>,
    Path((movement, round)): Path<(String, String)>,
    frame: Frame,
) -> Response {
    let shown = show(&portal, &movement, &round, frame.clone()).await;
    shown.map_or_else(|problem| problem.shown(frame), IntoResponse::into_response)
}

async fn show(portal: &Portal, movement: &str, round: &str, frame: Frame) -> Shown {
    let words = frame.words;
    let shelved = portal.movement(movement).await?;
    let found = shelved.movement.round(round).ok_or(Problem::NotFound)?;
    let store = portal.store();
    let kept = store.round(movement, round).await?;
    let sees_all = frame.may(Right::SeeUnpublished);
    if !sees_all && kept.state != RoundState::Published {
        return Err(frame.refusal());
    }
    let actors = Actors::known_to(&frame, portal).await?;
    let here = of_round(&shelved.movement, round);
    let mut events = store.round_events(movement, round).await?;
    if !sees_all {
        events.retain(|event| {
            Some(event.judgement) == kept.judgement && PUBLIC.contains(&event.event.as_str())
        });
    }
    let is_asked = events.last().is_some_and(|event| event.event == "reopen-asked");
    let errata = events.iter().filter(|event| event.event == "erratum");
    let errata = errata.map(|event| event_row(event, &actors, words)).collect();
    let (mut judgement, mut ties, mut changed) = (None, Vec::new(), 0);
    if let Some(id) = kept.judgement.filter(|_| kept.state != RoundState::Open) {
        let of = store.judgement(id).await?.ok_or(Problem::NotFound)?;
        let ground = portal.ground_of(id).await?;
        ties = crate::ties::told(&ground, &store.tie_choices(id).await?, words);
        changed = if sees_all { corrected(portal, &of).await?.len() } else { 0 };
        judgement = Some(judgement_view(&of, &ground.movement, &actors, words));
    }
    let earlier = match sees_all {
        false => Vec::new(),
        true => store
            .judgements(movement, round)
            .await?
            .into_iter()
            .map(|j| (instant(j.at, words), j.of.digest, Some(j.id) == kept.judgement))
            .collect(),
    };
    let page = Page {
        state: words.say(&format!("portal-round-{}", kept.state.id())),
        judgement,
        ties,
        errata,
        events: events.iter().rev().map(|event| event_row(event, &actors, words)).collect(),
        unlocks: if sees_all { unlocks(portal, movement, found, &actors, words).await? } else { Vec::new() },
        earlier,
        corrected: changed,
        exceptions: exceptions(&frame, kept.state, is_asked),
        sees_all,
        frame: under_movement(frame, &shelved.movement)
            .through(words.label(&found.label), here.clone())
            .titled(words.say("portal-record")),
        here,
    };
    Ok(Html(page.render()?))
}

/// An event in words.
pub(crate) fn event_row(event: &RoundEvent, actors: &Actors, words: wording::Words) -> EventRow {
    EventRow {
        at: instant(event.at, words),
        what: words.say(&format!("portal-happened-{}", event.event)),
        who: actors.name(&event.actor),
        reason: event.reason.clone(),
        entry: event.entry,
    }
}

/// A judgement in words.
pub(crate) fn judgement_view(
    judgement: &Judgement,
    movement: &movement::Movement,
    actors: &Actors,
    words: wording::Words,
) -> JudgementView {
    let of = &judgement.of;
    let readings = of.readings.iter().filter_map(|(id, choice)| {
        let reading = movement.reading(id)?;
        let choice = reading.choices.iter().find(|known| *known.id.value == **choice)?;
        Some((words.label(&reading.asks).to_owned(), words.label(&choice.says).to_owned()))
    });
    let revisions = super::revisions::of_revisions(&of.movement);
    JudgementView {
        at: instant(judgement.at, words),
        by: actors.name(&judgement.by),
        revision: (of.revision, format!("{revisions}/{}", of.revision)),
        as_of: of.as_of_entry,
        digest: of.digest.clone(),
        readings: readings.collect(),
    }
}

/// What was opened again in a round, and what was asked for.
async fn unlocks(
    portal: &Portal,
    movement: &str,
    round: &movement::Round,
    actors: &Actors,
    words: wording::Words,
) -> Result<Vec<UnlockRow>, Problem> {
    let mut rows = Vec::new();
    for submission in portal.store().submissions(movement, Wanted::Now).await? {
        if submission.round != round.id.value {
            continue;
        }
        let unit = reference::units::find(&submission.unit, round.cut_off);
        let unit = unit.map_or(submission.unit.clone(), |unit| words.short_name(&unit.name).to_owned());
        for event in portal.store().events(submission.id).await? {
            if !event.event.starts_with("unlock") {
                continue;
            }
            rows.push((
                event.entry,
                UnlockRow {
                    unit: unit.clone(),
                    address: format!(
                        "/movements/{movement}/rounds/{}/figures/{}/unlock",
                        round.id.value, submission.unit
                    ),
                    at: instant(event.at, words),
                    what: words.say(&format!("portal-event-{}", event.event)),
                    who: actors.name(&event.actor),
                    reason: event.reason,
                },
            ));
        }
    }
    rows.sort_by_key(|(entry, _)| std::cmp::Reverse(*entry));
    Ok(rows.into_iter().map(|(_, row)| row).collect())
}
