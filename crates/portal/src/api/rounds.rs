//! Rounds: how far each has come, what was judged, and what people do with it.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::{Judgement, RoundEvent, RoundState, TieChoice};
use utoipa::ToSchema;

use super::caller::Caller;
use super::extract::{Asked, Sent, written};
use super::fault::{self, Fault, FaultAt, Where};
use super::movements::{Paging, clauses};
use super::paging::{Asking, Paged, first_first, latest_first, page};
use super::scope::Scope;
use super::text::{People, Person, Text, seen};
use crate::form::Form;
use crate::judging::judge;
use crate::pages::round::steps;
use crate::rights::Right;
use crate::state::Portal;
use crate::ties::{chosen, ties};

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

/// A word on a decision, and who takes the places for which units are equal.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DecideSaid {
    /// Why, or the number of the decision; may be left out.
    #[schema(example = "Quyết định số 100/QĐ-BHXH", max_length = 2000)]
    reason: Option<String>,
    /// For each award whose last places units are equal for, which of them take one, perhaps none; none may be left out.
    #[serde(default)]
    ties: Vec<TieSaid>,
}

/// Which of equal units take a place.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TieSaid {
    /// The award.
    #[schema(example = "health", min_length = 1, max_length = 100)]
    award: String,
    /// The group, where standings are made within groups.
    #[serde(default)]
    #[schema(max_length = 100)]
    group: Option<String>,
    /// The codes of the units that take a place.
    units: Vec<String>,
    /// Why.
    #[schema(example = "Theo kết luận họp Hội đồng", min_length = 1, max_length = 2000)]
    reason: String,
}

/// What is judged.
#[derive(Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct JudgeSaid {
    /// The judgement of the round that was seen; left out while it is open. Another's is not judged over unseen.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 9_007_199_254_740_991_i64)]
    judgement: Option<i64>,
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
    operation_id = "judge-round", security(("token" = ["rounds:act"])), request_body = JudgeSaid,
    responses((status = 201, body = JudgementShown)))]
pub(crate) async fn judge_round(
    State(portal): State<Portal>,
    Path((movement, round)): Path<(String, String)>,
    caller: Caller,
    Sent(said): Sent<JudgeSaid>,
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
    judge(&portal, (&movement, &round), said.judgement, &actor).await?;
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

/// What was chosen for each tie of a judgement: held to the same as on the page.
async fn decided(
    portal: &Portal,
    judgement: i64,
    said: &[TieSaid],
    caller: &Caller,
) -> Result<Vec<TieChoice>, Fault> {
    let words = caller.words();
    let ground = portal.ground_of(judgement).await?;
    let ties = ties(&ground, words);
    let (mut fields, mut errors) = (Vec::new(), Vec::new());
    for (index, one) in said.iter().enumerate() {
        let mut wrong = |field: &str, found: String| {
            let at = Where::pointer(format!("/ties/{index}{field}"));
            errors.push(FaultAt::said(at, "tie", &[("found", found.into())], words));
        };
        let is_again =
            said.iter().take(index).any(|other| other.award == one.award && other.group == one.group);
        let place = ties.iter().position(|tie| tie.award == one.award && tie.group == one.group);
        let Some(place) = place.filter(|_| !is_again) else {
            wrong("", one.award.clone());
            continue;
        };
        for (unit, code) in one.units.iter().enumerate() {
            match ties[place].units.iter().any(|tied| tied.code == *code) {
                true => fields.push((format!("tie.{place}.{code}"), "1".to_owned())),
                false => wrong(&format!("/units/{unit}"), code.clone()),
            }
        }
        match written(&one.reason, &format!("/ties/{index}/reason"), 2000, caller) {
            Ok(reason) => fields.push((format!("tie.{place}.reason"), reason)),
            Err(error) => errors.push(error),
        }
    }
    if !errors.is_empty() {
        return Err(Fault::of(fault::INVALID).all(errors));
    }
    chosen(ties, &fields.into_iter().collect::<Form>(), words).map_err(|ties| {
        let undecided = ties.into_iter().filter(|tie| !tie.error.is_empty()).map(|tie| {
            let found = match &tie.group {
                Some(group) => format!("{} · {group}", tie.award),
                None => tie.award.clone(),
            };
            let codes: Vec<&str> = tie.units.iter().map(|unit| unit.code.as_str()).collect();
            let facts = [
                ("found", found.into()),
                ("units", codes.join(", ").into()),
                ("places", tie.places.into()),
                ("what", tie.error.as_str().into()),
            ];
            FaultAt::said(Where::pointer("/ties"), "undecided", &facts, words)
        });
        Fault::of(fault::INVALID).all(undecided.collect())
    })
}

#[utoipa::path(post, path = "/movements/{movement}/rounds/{round}/judgements/{judgement}/decide", tag = "rounds",
    operation_id = "decide-judgement", security(("token" = ["rounds:act"])), request_body = DecideSaid,
    responses((status = 200, body = RoundShown)))]
pub(crate) async fn decide(
    State(portal): State<Portal>,
    Path(at): Path<(String, String, i64)>,
    caller: Caller,
    Sent(said): Sent<DecideSaid>,
) -> Result<Json<RoundShown>, Fault> {
    let step_said = StepSaid { reason: said.reason };
    let (actor, reason) = step(&portal, &at, &caller, &step_said, Right::DecideRounds).await?;
    let decided = decided(&portal, at.2, &said.ties, &caller).await?;
    portal.store().decide_with(Timestamp::now(), &actor, at.2, &reason, &decided).await?;
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
