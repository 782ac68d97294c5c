//! What would come of it if figures or readings were others: judged at once, and nothing kept.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::{Path, State};
use exchange::{Door, roster};
use judge::{AwardResult, Judged, Plan};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::caller::Caller;
use super::cells::{self, CellSent};
use super::extract::Sent;
use super::fault::{self, Fault, FaultAt, Where};
use super::result::RoundResult;
use super::text::seen;
use crate::state::Portal;

/// What is to be otherwise.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Otherwise {
    /// Figures, each with its unit.
    #[serde(default)]
    #[schema(max_items = 10_000)]
    figures: Vec<CellSent>,
    /// Readings with their choices.
    #[serde(default)]
    readings: BTreeMap<String, String>,
}

/// What would come of it.
#[derive(Serialize, ToSchema)]
pub(crate) struct Simulated {
    /// Whether the figures that were not changed are made up.
    illustrative: bool,
    /// The round judged with the changes, in the form of its standings.
    result: RoundResult,
    /// The units whose place in an award is another.
    moved: Vec<Moved>,
}

/// A unit whose place in an award is another.
#[derive(Serialize, ToSchema)]
pub(crate) struct Moved {
    /// The award.
    award: String,
    /// The group, where standings are made within groups.
    group: Option<String>,
    /// The unit.
    unit: String,
    /// Its place as it is; null where the award or the unit is not there.
    before: Option<PlaceOf>,
    /// Its place as it would be.
    after: Option<PlaceOf>,
}

/// A place in an award.
#[derive(PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct PlaceOf {
    /// The outcome.
    outcome: &'static str,
    /// The rank among the eligible.
    rank: Option<u32>,
    /// Whether it is selected.
    selected: bool,
}

#[utoipa::path(post, path = "/movements/{movement}/rounds/{round}/simulation", tag = "standings",
    operation_id = "simulate", request_body = Otherwise, responses((status = 200, body = Simulated)))]
pub(crate) async fn run(
    State(portal): State<Portal>,
    Path((movement, round)): Path<(String, String)>,
    caller: Caller,
    Sent(asked): Sent<Otherwise>,
) -> Result<Json<Simulated>, Fault> {
    let seen = seen(&portal, &caller, &movement, &round).await?;
    let ruled = seen.round().ok_or(Fault::of(fault::NOT_FOUND))?;
    let door = Door::new(&seen.movement, ruled);
    let words = caller.words();
    let (cells, mut errors) = cells::read(&asked.figures, "figures", None, &door, words);
    let before = seen.judged();
    let mut readings = before.readings();
    for (id, choice) in &asked.readings {
        let known = seen.movement.reading(id).map(|reading| &reading.choices);
        match known {
            Some(choices) if choices.iter().any(|known| known.id.value == *choice) => {
                readings.insert(id.clone(), choice.clone());
            }
            known => {
                let choices = known.into_iter().flatten().map(|choice| choice.id.value.as_str());
                let choices: Vec<&str> = match known {
                    Some(_) => choices.collect(),
                    None => seen.movement.readings.iter().map(|reading| reading.id.value.as_str()).collect(),
                };
                let found = if known.is_some() { choice } else { id };
                let facts = [("found", found.into()), ("choices", choices.join(", ").into())];
                let at = Where::pointer(format!("/readings/{}", id.replace('~', "~0").replace('/', "~1")));
                errors.push(FaultAt::said(at, "choice", &facts, words));
            }
        }
    }
    if !errors.is_empty() {
        return Err(Fault::of(fault::INVALID).all(errors));
    }
    let changes: Vec<_> = cells
        .iter()
        .map(|cell| (&*cell.key.unit, &*cell.key.indicator, cell.key.period, cell.value.clone()))
        .collect();
    let figures = seen.figures.with_changes(&changes);
    let plan =
        Plan::new(&seen.movement, &round, &readings, false).map_err(|_| Fault::of(fault::NOT_FOUND))?;
    let units = roster(&door, &plan, &figures, None);
    let after = Judged::of_plan(&seen.movement, plan, &figures, units);
    let result = RoundResult::read(&after.to_json()).map_err(|error| {
        tracing::error!(%error, "the judge's own JSON is not read");
        Fault::of(fault::BROKEN)
    })?;
    Ok(Json(Simulated { illustrative: seen.illustrative, result, moved: moved(&before, &after) }))
}

/// An award and its group, and a unit in it.
type Key = (String, Option<String>, String);

fn places(judged: &Judged<'_>) -> BTreeMap<Key, PlaceOf> {
    let of_award = |award: &AwardResult| -> Vec<(Key, PlaceOf)> {
        let group = award.group.as_ref().and_then(|(_, group)| group.as_ref().map(ToString::to_string));
        let place = |standing: judge::Standing| {
            let unit = judged.judgement.code(standing.row).to_owned();
            let place = PlaceOf {
                outcome: standing.outcome.id(),
                rank: standing.rank,
                selected: award.selected.contains(&standing.row),
            };
            ((award.award.clone(), group.clone(), unit), place)
        };
        award.standings.iter().map(place).collect()
    };
    judged.judgement.awards.iter().flat_map(of_award).collect()
}

fn moved(before: &Judged<'_>, after: &Judged<'_>) -> Vec<Moved> {
    let (mut was, mut is) = (places(before), places(after));
    let keys: std::collections::BTreeSet<Key> = was.keys().chain(is.keys()).cloned().collect();
    let moved = keys.into_iter().filter_map(|key| {
        let (before, after) = (was.remove(&key), is.remove(&key));
        let (award, group, unit) = key;
        (before != after).then_some(Moved { award, group, unit, before, after })
    });
    moved.collect()
}
