//! The readings of a movement: what its letter leaves open, and what was chosen.

use axum::Json;
use axum::extract::{Path, State};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::Wanted;
use utoipa::ToSchema;

use super::caller::Caller;
use super::extract::{Sent, written};
use super::fault::{self, Fault, FaultAt, Where};
use super::movements::clauses;
use super::scope::Scope;
use super::text::{People, Person, Text};
use crate::rights::Right;
use crate::state::{Portal, Shelved};

/// An ambiguity of the letter.
#[derive(Serialize, ToSchema)]
pub(crate) struct ReadingShown {
    /// Its id.
    #[schema(example = "comparable")]
    id: String,
    /// The question.
    asks: Text,
    /// The clauses that leave it open.
    clauses: Vec<String>,
    /// The senses; the first is the default.
    choices: Vec<ChoiceShown>,
    /// The sense in force.
    #[schema(example = "two-decimals")]
    choice: String,
    /// How it was chosen; null where nobody chose, and for those who may not know.
    chosen: Option<ChosenShown>,
}

/// One sense of an ambiguous clause.
#[derive(Serialize, ToSchema)]
pub(crate) struct ChoiceShown {
    /// Its id.
    #[schema(example = "two-decimals")]
    id: String,
    /// What it means.
    says: Text,
}

/// How a reading was chosen.
#[derive(Serialize, ToSchema)]
pub(crate) struct ChosenShown {
    /// The entry of the journal that brought it.
    #[schema(minimum = 1)]
    entry: i64,
    /// When.
    #[schema(format = DateTime)]
    at: String,
    /// By whom; null for those who may not know.
    by: Option<Person>,
    /// Why.
    reason: String,
}

/// The sense to be taken.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewChoice {
    /// The id of one of the choices.
    #[schema(example = "two-decimals", min_length = 1, max_length = 100)]
    choice: String,
    /// Why.
    #[schema(example = "Theo kết luận họp Hội đồng ngày 05/7/2022", min_length = 1, max_length = 2000)]
    reason: String,
    /// The entry of the choice that was seen in force, 0 where nobody had chosen: where another was made since, nothing is
    /// kept. Left out, whatever was chosen before is chosen anew.
    #[serde(default)]
    #[schema(minimum = 0, maximum = 9_007_199_254_740_991_i64)]
    seen: Option<i64>,
}

/// The readings of a movement.
#[derive(Serialize, ToSchema)]
pub(crate) struct ReadingsShown {
    /// All of them, in the order of the file.
    items: Vec<ReadingShown>,
}

async fn all(portal: &Portal, caller: &Caller, shelved: &Shelved) -> Result<Vec<ReadingShown>, Fault> {
    let people = People::known_to(portal, caller).await?;
    let sees_all = caller.frame.may(Right::SeeUnpublished);
    let chosen = portal.store().readings(&shelved.movement.id, Wanted::Now).await?;
    let shown = shelved.movement.readings.iter().map(|reading| {
        let known = |choice: &str| reading.choices.iter().any(|known| known.id.value == choice);
        let chosen = chosen.get(&reading.id.value).filter(|chosen| known(&chosen.choice));
        ReadingShown {
            id: reading.id.value.clone(),
            asks: (&reading.asks).into(),
            clauses: clauses(&reading.clause),
            choices: reading
                .choices
                .iter()
                .map(|choice| ChoiceShown { id: choice.id.value.clone(), says: (&choice.says).into() })
                .collect(),
            choice: chosen.map_or(reading.default_choice(), |chosen| chosen.choice.as_str()).to_owned(),
            chosen: chosen.filter(|_| sees_all).map(|chosen| ChosenShown {
                entry: chosen.entry,
                at: chosen.at.to_string(),
                by: people.named(&chosen.actor),
                reason: chosen.reason.clone(),
            }),
        }
    });
    Ok(shown.collect())
}

#[utoipa::path(get, path = "/movements/{movement}/readings", tag = "movements", operation_id = "list-readings",
    responses((status = 200, body = ReadingsShown)))]
pub(crate) async fn list(
    State(portal): State<Portal>,
    Path(movement): Path<String>,
    caller: Caller,
) -> Result<Json<ReadingsShown>, Fault> {
    let shelved = portal.movement(&movement).await?;
    Ok(Json(ReadingsShown { items: all(&portal, &caller, &shelved).await? }))
}

#[utoipa::path(put, path = "/movements/{movement}/readings/{reading}", tag = "movements",
    operation_id = "choose-reading", security(("token" = ["readings:choose"])),
    request_body = NewChoice, responses((status = 200, body = ReadingShown)))]
pub(crate) async fn choose(
    State(portal): State<Portal>,
    Path((movement, reading)): Path<(String, String)>,
    caller: Caller,
    Sent(new): Sent<NewChoice>,
) -> Result<Json<ReadingShown>, Fault> {
    let actor = caller.acts(Scope::ReadingsChoose)?.actor();
    caller.frame.needs(Right::ChooseReadings)?;
    let shelved = portal.movement(&movement).await?;
    let known = shelved.movement.reading(&reading).ok_or(Fault::of(fault::NOT_FOUND))?;
    let mut errors = Vec::new();
    if !known.choices.iter().any(|choice| choice.id.value == new.choice) {
        let choices: Vec<&str> = known.choices.iter().map(|choice| choice.id.value.as_str()).collect();
        let facts = [("found", (&*new.choice).into()), ("choices", choices.join(", ").into())];
        errors.push(FaultAt::said(Where::pointer("/choice"), "choice", &facts, caller.words()));
    }
    let reason = written(&new.reason, "/reason", 2000, &caller).map_err(|error| errors.push(error));
    let (Ok(reason), true) = (reason, errors.is_empty()) else {
        return Err(Fault::of(fault::INVALID).all(errors));
    };
    let store = portal.store();
    let now = Timestamp::now();
    match new.seen {
        None => store.choose_reading(now, &actor, &movement, &reading, &new.choice, &reason).await?,
        Some(seen) => {
            let of = (movement.as_str(), reading.as_str(), seen);
            store.choose_reading_seen(now, &actor, of, &new.choice, &reason).await?
        }
    };
    let shown = all(&portal, &caller, &shelved).await?.into_iter().find(|shown| shown.id == reading);
    shown.map(Json).ok_or(Fault::of(fault::NOT_FOUND))
}
