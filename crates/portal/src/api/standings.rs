//! What a round came to: the judge's own JSON to the byte, an award of it, why a unit stands where it does, the receipt.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderName, HeaderValue};
use axum::response::{IntoResponse, Response};
use judge::{explain, explanation_json};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::caller::Caller;
use super::extract::Asked;
use super::fault::{self, Fault};
use super::result::{AwardJudged, RoundResult};
use super::rounds::was_published;
use super::text::seen;
use crate::ground::Seen;
use crate::pages::downloads::ENGINE;
use crate::problem::Problem;
use crate::rights::Right;
use crate::state::Portal;

const JSON: &str = "application/json";

/// Receipts are JSON, a part a line.
const LINES: &str = "application/jsonl";

/// The standings of one award.
#[derive(Serialize, ToSchema)]
pub(crate) struct AwardStandings {
    /// Whether the figures are made up.
    illustrative: bool,
    /// Whether the standings may still change.
    provisional: bool,
    /// The award; where standings are made within groups one a group.
    items: Vec<AwardJudged>,
}

/// Of which award.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct AwardAsked {
    /// The id of the award; the first one unless another is asked for.
    #[param(pattern = "^[A-Za-z0-9._-]{1,100}$", example = "health")]
    award: Option<String>,
}

/// An answer in the judge's own bytes; what it is stands in headers, as there is no room in it.
fn told(kind: &'static str, body: String, seen: &Seen) -> Response {
    let mut response = ([(CONTENT_TYPE, kind)], body).into_response();
    let truth = |truth: bool| HeaderValue::from_static(if truth { "true" } else { "false" });
    let headers = response.headers_mut();
    headers.insert(HeaderName::from_static("thidua-illustrative"), truth(seen.illustrative));
    headers.insert(HeaderName::from_static("thidua-provisional"), truth(seen.judgement.is_none()));
    response
}

#[utoipa::path(get, path = "/movements/{movement}/rounds/{round}/standings", tag = "standings",
    operation_id = "get-standings", responses((status = 200, body = RoundResult, headers(
        ("thidua-illustrative" = bool, description = "Whether the figures are made up"),
        ("thidua-provisional" = bool, description = "Whether the standings may still change")))))]
pub(crate) async fn whole(
    State(portal): State<Portal>,
    Path((movement, round)): Path<(String, String)>,
    caller: Caller,
) -> Result<Response, Fault> {
    let seen = seen(&portal, &caller, &movement, &round).await?;
    Ok(told(JSON, seen.judged().to_json(), &seen))
}

#[utoipa::path(get, path = "/movements/{movement}/rounds/{round}/standings/{award}", tag = "standings",
    operation_id = "get-award-standings", responses((status = 200, body = AwardStandings)))]
pub(crate) async fn award(
    State(portal): State<Portal>,
    Path((movement, round, award)): Path<(String, String, String)>,
    caller: Caller,
) -> Result<Json<AwardStandings>, Fault> {
    let seen = seen(&portal, &caller, &movement, &round).await?;
    let result = RoundResult::read(&seen.judged().to_json()).map_err(|error| {
        tracing::error!(%error, "the judge's own JSON is not read");
        Fault::of(fault::BROKEN)
    })?;
    let items: Vec<AwardJudged> = result.awards.into_iter().filter(|one| one.award == award).collect();
    if items.is_empty() {
        return Err(Fault::of(fault::NOT_FOUND));
    }
    Ok(Json(AwardStandings { illustrative: seen.illustrative, provisional: seen.judgement.is_none(), items }))
}

#[utoipa::path(get, path = "/movements/{movement}/rounds/{round}/units/{unit}/explanation", tag = "standings",
    operation_id = "explain-unit", params(AwardAsked), responses((status = 200, body = serde_json::Value, headers(
        ("thidua-illustrative" = bool, description = "Whether the figures are made up"),
        ("thidua-provisional" = bool, description = "Whether the standings may still change")))))]
pub(crate) async fn explanation(
    State(portal): State<Portal>,
    Path((movement, round, unit)): Path<(String, String, String)>,
    caller: Caller,
    Asked(asked): Asked<AwardAsked>,
) -> Result<Response, Fault> {
    let seen = seen(&portal, &caller, &movement, &round).await?;
    let judged = seen.judged();
    let row = seen.roster.row_of(&unit).ok_or(Fault::of(fault::NOT_FOUND))? as u32;
    let first = judged.judgement.awards.iter().find(|award| award.standing(row).is_some());
    let award = asked.award.or_else(|| first.map(|award| award.award.clone()));
    let award = award.ok_or(Fault::of(fault::NOT_FOUND))?;
    let explanation = explain(&judged, &award, &unit).ok_or(Fault::of(fault::NOT_FOUND))?;
    Ok(told(JSON, explanation_json(&explanation, &seen.figures), &seen))
}

#[utoipa::path(get, path = "/movements/{movement}/rounds/{round}/receipt", tag = "standings",
    operation_id = "get-receipt", responses((status = 200, body = String, content_type = "application/jsonl", headers(
        ("thidua-illustrative" = bool, description = "Whether the figures are made up"),
        ("thidua-provisional" = bool, description = "Whether the standings may still change")))))]
pub(crate) async fn receipt(
    State(portal): State<Portal>,
    Path((movement, round)): Path<(String, String)>,
    caller: Caller,
) -> Result<Response, Fault> {
    let seen = seen(&portal, &caller, &movement, &round).await?;
    let receipt = match seen.judgement {
        // The receipt of a judgement is the one that was kept with it, to the byte.
        Some(judgement) => portal.store().receipt(judgement).await?.ok_or(Problem::NotFound)?,
        None => judge::receipt(&seen.judged(), ENGINE),
    };
    Ok(told(LINES, receipt, &seen))
}

#[utoipa::path(get, path = "/movements/{movement}/rounds/{round}/judgements/{judgement}/receipt", tag = "standings",
    operation_id = "get-judgement-receipt",
    responses((status = 200, body = String, content_type = "application/jsonl")))]
pub(crate) async fn receipt_of(
    State(portal): State<Portal>,
    Path((movement, round, id)): Path<(String, String, i64)>,
    caller: Caller,
) -> Result<Response, Fault> {
    let of = portal.store().judgement(id).await?.ok_or(Problem::NotFound)?.of;
    if (&of.movement, &of.round) != (&movement, &round) {
        return Err(Fault::of(fault::NOT_FOUND));
    }
    let events = portal.store().round_events(&movement, &round).await?;
    if !was_published(&events, id) {
        caller.frame.needs(Right::SeeUnpublished)?;
    }
    let receipt = portal.store().receipt(id).await?.ok_or(Problem::NotFound)?;
    Ok(([(CONTENT_TYPE, LINES)], receipt).into_response())
}
