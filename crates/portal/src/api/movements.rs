//! Movements, and the revisions of their files.

use axum::Json;
use axum::extract::{Path, State};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::caller::Caller;
use super::extract::Asked;
use super::fault::Fault;
use super::paging::{Asking, Paged, latest_first, page};
use super::text::{People, Person, Text};
use crate::state::{Portal, Shelved};

/// Which page of a list.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Paging {
    /// How many items at most.
    #[param(minimum = 1, maximum = 200, default = 50)]
    pub limit: Option<u16>,
    /// What the page before gave as `next`.
    #[param(pattern = "^([0-9a-f][0-9a-f])+$", max_length = 2000)]
    pub after: Option<String>,
}

/// A movement.
#[derive(Serialize, ToSchema)]
pub(crate) struct MovementShown {
    /// Its id.
    #[schema(example = "1371-2022")]
    id: String,
    /// The number of the letter that launched it.
    #[schema(example = "1371/BHXH-TĐKT")]
    document: String,
    /// The day of the letter.
    #[schema(format = Date)]
    issued: String,
    /// Its name.
    name: Text,
    /// Its theme, where the letter gives one.
    theme: Option<Text>,
    /// Its first day.
    #[schema(format = Date)]
    from: String,
    /// Its last day.
    #[schema(format = Date)]
    to: String,
    /// `launched` or `closed`.
    state: String,
    /// The revision of its file that is in force, from 1.
    #[schema(minimum = 1)]
    revision: i64,
    /// Its rounds, in order.
    rounds: Vec<String>,
    /// Its awards, in the order of judging.
    awards: Vec<AwardShown>,
}

/// An award of a movement.
#[derive(Serialize, ToSchema)]
pub(crate) struct AwardShown {
    /// Its id.
    #[schema(example = "health")]
    id: String,
    /// Its name.
    name: Text,
    /// The level of those who may receive it.
    #[schema(example = "province")]
    recipients: String,
    /// The clauses that grant it.
    clauses: Vec<String>,
}

/// A revision of a movement's file.
#[derive(Serialize, ToSchema)]
pub(crate) struct RevisionShown {
    /// Which, from 1.
    #[schema(minimum = 1)]
    revision: i64,
    /// When it was kept.
    #[schema(format = DateTime)]
    at: String,
    /// By whom; null for those who may not know.
    by: Option<Person>,
    /// Why.
    reason: String,
}

fn shown(shelved: &Shelved) -> MovementShown {
    let movement = &shelved.movement;
    MovementShown {
        id: movement.id.clone(),
        document: movement.document.clone(),
        issued: movement.issued.to_string(),
        name: (&movement.name).into(),
        theme: movement.theme.as_ref().map(Text::from),
        from: movement.runs.0.to_string(),
        to: movement.runs.1.to_string(),
        state: shelved.state.id().to_owned(),
        revision: shelved.revision,
        rounds: movement.rounds.iter().map(|round| round.id.value.clone()).collect(),
        awards: movement.awards.iter().map(award).collect(),
    }
}

fn award(award: &movement::Award) -> AwardShown {
    AwardShown {
        id: award.id.value.clone(),
        name: (&award.label).into(),
        recipients: award.recipients.id().to_owned(),
        clauses: clauses(&award.clause),
    }
}

/// The ids of the clauses that a rule cites.
pub(crate) fn clauses(refs: &movement::ClauseRefs) -> Vec<String> {
    refs.iter().map(|clause| clause.value.clone()).collect()
}

#[utoipa::path(get, path = "/movements", tag = "movements", operation_id = "list-movements", params(Paging),
    responses((status = 200, body = Paged<MovementShown>)))]
pub(crate) async fn list(
    State(portal): State<Portal>,
    caller: Caller,
    Asked(paging): Asked<Paging>,
) -> Result<Json<Paged<MovementShown>>, Fault> {
    let mut found = portal.movements().await?;
    found.sort_by(|a, b| a.movement.id.cmp(&b.movement.id));
    let items = found.iter().map(|shelved| (shelved.movement.id.clone(), shown(shelved)));
    let asking = Asking { list: "movements".to_owned(), limit: paging.limit, after: paging.after.as_deref() };
    page(items, &asking, &caller).map(Json)
}

#[utoipa::path(get, path = "/movements/{movement}", tag = "movements", operation_id = "get-movement",
    responses((status = 200, body = MovementShown)))]
pub(crate) async fn one(
    State(portal): State<Portal>,
    Path(movement): Path<String>,
) -> Result<Json<MovementShown>, Fault> {
    Ok(Json(shown(&*portal.movement(&movement).await?)))
}

#[utoipa::path(get, path = "/movements/{movement}/revisions", tag = "movements", operation_id = "list-revisions",
    params(Paging), responses((status = 200, body = Paged<RevisionShown>)))]
pub(crate) async fn revisions(
    State(portal): State<Portal>,
    Path(movement): Path<String>,
    caller: Caller,
    Asked(paging): Asked<Paging>,
) -> Result<Json<Paged<RevisionShown>>, Fault> {
    let shelved = portal.movement(&movement).await?;
    let people = People::known_to(&portal, &caller).await?;
    let found = portal.store().revisions(&shelved.movement.id).await?;
    let items = found.into_iter().map(|kept| {
        let shown = RevisionShown {
            revision: kept.revision,
            at: kept.at.to_string(),
            by: people.named(&kept.actor),
            reason: kept.reason,
        };
        (latest_first(kept.revision), shown)
    });
    let list = format!("revisions\n{movement}");
    page(items, &Asking { list, limit: paging.limit, after: paging.after.as_deref() }, &caller).map(Json)
}

#[utoipa::path(get, path = "/movements/{movement}/file", tag = "movements", operation_id = "get-movement-file",
    responses((status = 200, body = String, content_type = "application/toml")))]
pub(crate) async fn file(
    State(portal): State<Portal>,
    Path(movement): Path<String>,
) -> Result<axum::response::Response, Fault> {
    use axum::response::IntoResponse;
    let shelved = portal.movement(&movement).await?;
    let kind = [(axum::http::header::CONTENT_TYPE, "application/toml")];
    Ok((kind, shelved.movement.source.clone()).into_response())
}
