//! Rounds: how far each has come, what was judged, and what people do with it.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::{Judgement, RoundEvent, RoundState};
use utoipa::ToSchema;

use super::caller::Caller;
use super::extract::{Asked, Sent, written};
use super::fault::{self, Fault};
use super::movements::{Paging, clauses};
use super::paging::{Asking, Paged, first_first, latest_first, page};
use super::scope::Scope;
use super::text::{People, Person, Text, seen};
use crate::pages::round::{judge, steps};
use crate::rights::Right;
use crate::state::Portal;

/// A round.
#[derive(Serialize, ToSchema)]
pub(crate) struct RoundShown {
    /// Its id.
    #[schema(example = "2022-q2")]
    id: String,
    /// Its name.
    name: Text,
    /// The day up to which figures count.
    #[schema(format = Date)]
    cut_off: String,
    /// The day by which it is to be decided; null where the letter sets none.
    #[schema(format = Date)]
    decide_by: Option<String>,
    /// The clauses that set it.
    clauses: Vec<String>,
    /// How far it has come: `open`, `judged`, `reviewed`, `decided` or `published`; null for those who may not know.
    #[schema(example = "open")]
    state: Option<&'static str>,
    /// The judgement that its standings show; null while it is open, or for those who may not see it yet.
    #[schema(minimum = 1)]
    judgement: Option<i64>,
}

/// A round as the caller sees it.
#[derive(Serialize, ToSchema)]
pub(crate) struct RoundSeen {
    #[serde(flatten)]
    round: RoundShown,
    /// Whether the figures are made up: those that the program carries, shown until a unit sends its own.
    illustrative: bool,
    /// Whether the standings may still change: nothing is judged yet.
    provisional: bool,
    /// How many units compete.
    competing: usize,
    /// How many figures count.
    figures: usize,
    /// How many of them are not verified yet.
    unverified: usize,
    /// What the caller may do with it now: `judge`, `review`, `decide`, `publish`.
    may: Vec<&'static str>,
}

/// The rounds of a movement.
#[derive(Serialize, ToSchema)]
pub(crate) struct RoundsShown {
    /// All of them, in order.
    items: Vec<RoundShown>,
}

/// A judgement as it is kept.
#[derive(Serialize, ToSchema)]
pub(crate) struct JudgementShown {
    /// Its number.
    #[schema(minimum = 1)]
    pub id: i64,
    /// The movement.
    pub movement: String,
    /// The round.
    pub round: String,
    /// The revision of the movement's file under which it was made.
    #[schema(minimum = 1)]
    pub revision: i64,
    /// The entry of the journal up to which figures counted.
    pub as_of_entry: i64,
    /// The readings that were taken.
    pub readings: std::collections::BTreeMap<String, String>,
    /// The SHA-256 of the result.
    pub digest: String,
    /// When it was made.
    #[schema(format = DateTime)]
    pub at: String,
    /// By whom; null for those who may not know.
    pub by: Option<Person>,
}

/// Something that happened to a round.
#[derive(Serialize, ToSchema)]
pub(crate) struct RoundEventShown {
    /// Its entry in the journal.
    pub entry: i64,
    /// The judgement that it is about.
    pub judgement: i64,
    /// `judged`, `reviewed`, `decided`, `published`, `erratum` or `withdrawn`.
    #[schema(example = "published")]
    pub event: String,
    /// When.
    #[schema(format = DateTime)]
    pub at: String,
    /// Who; null for those who may not know.
    pub by: Option<Person>,
    /// Why, or what is wrong.
    pub reason: String,
}

/// A word on a step.
#[derive(Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct StepSaid {
    /// Why, or the number of the decision; may be left out.
    #[schema(example = "Quyết định số 100/QĐ-BHXH", max_length = 2000)]
    reason: Option<String>,
}

/// Nothing: an empty object.
#[derive(Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Nothing {}

pub(crate) fn judgement(judgement: Judgement, people: &People) -> JudgementShown {
    JudgementShown {
        id: judgement.id,
        movement: judgement.of.movement,
        round: judgement.of.round,
        revision: judgement.of.revision,
        as_of_entry: judgement.of.as_of_entry,
        readings: judgement.of.readings,
        digest: judgement.of.digest,
        at: judgement.at.to_string(),
        by: people.named(&judgement.by),
    }
}

pub(crate) fn event(event: &RoundEvent, people: &People) -> RoundEventShown {
    RoundEventShown {
        entry: event.entry,
        judgement: event.judgement,
        event: event.event.clone(),
        at: event.at.to_string(),
        by: people.named(&event.actor),
        reason: event.reason.clone(),
    }
}

async fn shown(
    portal: &Portal,
    caller: &Caller,
    movement: &str,
    round: &movement::Round,
) -> Result<RoundShown, Fault> {
    let kept = portal.store().round(movement, &round.id).await?;
    let is_seen = kept.state == RoundState::Published || caller.frame.may(Right::SeeUnpublished);
    Ok(RoundShown {
        id: round.id.value.clone(),
        name: (&round.label).into(),
        cut_off: round.cut_off.to_string(),
        decide_by: round.decide_by.map(|day| day.to_string()),
        clauses: clauses(&round.clause),
        state: Some(kept.state.id()).filter(|_| is_seen),
        judgement: kept.judgement.filter(|_| is_seen && kept.state != RoundState::Open),
    })
}

#[utoipa::path(get, path = "/movements/{movement}/rounds", tag = "rounds", operation_id = "list-rounds",
    responses((status = 200, body = RoundsShown)))]
pub(crate) async fn list(
    State(portal): State<Portal>,
    Path(movement): Path<String>,
    caller: Caller,
) -> Result<Json<RoundsShown>, Fault> {
    let shelved = portal.movement(&movement).await?;
    let mut items = Vec::new();
    for round in &shelved.movement.rounds {
        items.push(shown(&portal, &caller, &movement, round).await?);
    }
    Ok(Json(RoundsShown { items }))
}

#[utoipa::path(get, path = "/movements/{movement}/rounds/{round}", tag = "rounds", operation_id = "get-round",
    responses((status = 200, body = RoundSeen)))]
pub(crate) async fn one(
    State(portal): State<Portal>,
    Path((movement, round)): Path<(String, String)>,
    caller: Caller,
) -> Result<Json<RoundSeen>, Fault> {
    let seen = seen(&portal, &caller, &movement, &round).await?;
    let ruled = seen.round().ok_or(Fault::of(fault::NOT_FOUND))?;
    Ok(Json(RoundSeen {
        round: shown(&portal, &caller, &movement, ruled).await?,
        illustrative: seen.illustrative,
        provisional: seen.judgement.is_none(),
        competing: seen.roster.rows().iter().filter(|row| row.competes).count(),
        figures: seen.figures.iter().count(),
        unverified: seen.unverified,
        may: steps(&caller.frame, seen.state).into_iter().map(|step| step.act).collect(),
    }))
}

/// Whether a judgement was ever published: then everybody may see it.
pub(crate) fn was_published(events: &[RoundEvent], judgement: i64) -> bool {
    events.iter().any(|event| event.judgement == judgement && event.event == "published")
}

#[utoipa::path(get, path = "/movements/{movement}/rounds/{round}/judgements", tag = "rounds",
    operation_id = "list-judgements", params(Paging), responses((status = 200, body = Paged<JudgementShown>)))]
pub(crate) async fn judgements(
    State(portal): State<Portal>,
    Path((movement, round)): Path<(String, String)>,
    caller: Caller,
    Asked(paging): Asked<Paging>,
) -> Result<Json<Paged<JudgementShown>>, Fault> {
    let shelved = portal.movement(&movement).await?;
    shelved.movement.round(&round).ok_or(Fault::of(fault::NOT_FOUND))?;
    let people = People::known_to(&portal, &caller).await?;
    let events = portal.store().round_events(&movement, &round).await?;
    let sees_all = caller.frame.may(Right::SeeUnpublished);
    let found = portal.store().judgements(&movement, &round).await?.into_iter();
    let found = found.filter(|one| sees_all || was_published(&events, one.id));
    let items = found.map(|one| (latest_first(one.id), judgement(one, &people)));
    let list = format!("judgements\n{movement}\n{round}\n{sees_all}");
    page(items, &Asking { list, limit: paging.limit, after: paging.after.as_deref() }, &caller).map(Json)
}

#[utoipa::path(get, path = "/movements/{movement}/rounds/{round}/events", tag = "rounds",
    operation_id = "list-round-events", params(Paging), responses((status = 200, body = Paged<RoundEventShown>)))]
pub(crate) async fn events(
    State(portal): State<Portal>,
    Path((movement, round)): Path<(String, String)>,
    caller: Caller,
    Asked(paging): Asked<Paging>,
) -> Result<Json<Paged<RoundEventShown>>, Fault> {
    let shelved = portal.movement(&movement).await?;
    shelved.movement.round(&round).ok_or(Fault::of(fault::NOT_FOUND))?;
    let people = People::known_to(&portal, &caller).await?;
    let sees_all = caller.frame.may(Right::SeeUnpublished);
    let for_all = ["published", "erratum", "withdrawn"];
    let found = portal.store().round_events(&movement, &round).await?;
    let found = found.iter().filter(|one| sees_all || for_all.contains(&one.event.as_str()));
    let items = found.map(|one| (first_first(one.entry), event(one, &people)));
    let list = format!("events\n{movement}\n{round}\n{sees_all}");
    page(items, &Asking { list, limit: paging.limit, after: paging.after.as_deref() }, &caller).map(Json)
}

#[utoipa::path(post, path = "/movements/{movement}/rounds/{round}/judgements", tag = "rounds",
    operation_id = "judge-round", security(("token" = ["rounds:act"])), request_body = Nothing,
    responses((status = 201, body = JudgementShown)))]
pub(crate) async fn judge_round(
    State(portal): State<Portal>,
    Path((movement, round)): Path<(String, String)>,
    caller: Caller,
    Sent(Nothing {}): Sent<Nothing>,
) -> Result<(StatusCode, Json<JudgementShown>), Fault> {
    let actor = caller.acts(Scope::RoundsAct)?.actor();
    caller.frame.needs(Right::JudgeRounds)?;
    let shelved = portal.movement(&movement).await?;
    shelved.movement.round(&round).ok_or(Fault::of(fault::NOT_FOUND))?;
    let state = portal.store().round(&movement, &round).await?.state;
    let allowed = steps(&caller.frame, state);
    if !allowed.iter().any(|step| step.act == "judge") {
        let allowed: Vec<&str> = allowed.iter().map(|step| step.act).collect();
        return Err(Fault::of(fault::STATE).with("state", state.id()).with("allowed", allowed.join(", ")));
    }
    judge(&portal, &shelved, &round, &actor).await?;
    let people = People::known_to(&portal, &caller).await?;
    let made = portal.store().judgements(&movement, &round).await?.into_iter().next();
    let made = made.ok_or(Fault::of(fault::NOT_FOUND))?;
    Ok((StatusCode::CREATED, Json(judgement(made, &people))))
}

/// The judgement of an address, with a word on what is done to it.
async fn step(
    portal: &Portal,
    (movement, round, id): &(String, String, i64),
    caller: &Caller,
    said: &StepSaid,
    right: Right,
) -> Result<(String, String), Fault> {
    let actor = caller.acts(Scope::RoundsAct)?.actor();
    caller.frame.needs(right)?;
    let of = portal.store().judgement(*id).await?.ok_or(Fault::of(fault::NOT_FOUND))?.of;
    if (&of.movement, &of.round) != (movement, round) {
        return Err(Fault::of(fault::NOT_FOUND));
    }
    let reason = match &said.reason {
        None => String::new(),
        Some(reason) => {
            written(reason, "/reason", 2000, caller).map_err(|error| Fault::of(fault::INVALID).at(error))?
        }
    };
    Ok((actor, reason))
}

async fn after(
    portal: &Portal,
    (movement, round, _): &(String, String, i64),
    caller: &Caller,
) -> Result<Json<RoundShown>, Fault> {
    let shelved = portal.movement(movement).await?;
    let ruled = shelved.movement.round(round).ok_or(Fault::of(fault::NOT_FOUND))?;
    Ok(Json(shown(portal, caller, movement, ruled).await?))
}

#[utoipa::path(post, path = "/movements/{movement}/rounds/{round}/judgements/{judgement}/review", tag = "rounds",
    operation_id = "review-judgement", security(("token" = ["rounds:act"])), request_body = StepSaid,
    responses((status = 200, body = RoundShown)))]
pub(crate) async fn review(
    State(portal): State<Portal>,
    Path(at): Path<(String, String, i64)>,
    caller: Caller,
    Sent(said): Sent<StepSaid>,
) -> Result<Json<RoundShown>, Fault> {
    let (actor, reason) = step(&portal, &at, &caller, &said, Right::JudgeRounds).await?;
    portal.store().review(Timestamp::now(), &actor, at.2, &reason).await?;
    after(&portal, &at, &caller).await
}

#[utoipa::path(post, path = "/movements/{movement}/rounds/{round}/judgements/{judgement}/decide", tag = "rounds",
    operation_id = "decide-judgement", security(("token" = ["rounds:act"])), request_body = StepSaid,
    responses((status = 200, body = RoundShown)))]
pub(crate) async fn decide(
    State(portal): State<Portal>,
    Path(at): Path<(String, String, i64)>,
    caller: Caller,
    Sent(said): Sent<StepSaid>,
) -> Result<Json<RoundShown>, Fault> {
    let (actor, reason) = step(&portal, &at, &caller, &said, Right::DecideRounds).await?;
    portal.store().decide(Timestamp::now(), &actor, at.2, &reason).await?;
    after(&portal, &at, &caller).await
}

#[utoipa::path(post, path = "/movements/{movement}/rounds/{round}/judgements/{judgement}/publish", tag = "rounds",
    operation_id = "publish-judgement", security(("token" = ["rounds:act"])), request_body = Nothing,
    responses((status = 200, body = RoundShown)))]
pub(crate) async fn publish(
    State(portal): State<Portal>,
    Path(at): Path<(String, String, i64)>,
    caller: Caller,
    Sent(Nothing {}): Sent<Nothing>,
) -> Result<Json<RoundShown>, Fault> {
    let (actor, _) = step(&portal, &at, &caller, &StepSaid::default(), Right::PublishRounds).await?;
    portal.store().publish(Timestamp::now(), &actor, at.2).await?;
    after(&portal, &at, &caller).await
}
