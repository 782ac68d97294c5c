//! The figures of a unit in a round, each with its pedigree: file, sheet and cell, who and when, verified by whom.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::{Path, State};
use reference::Period;
use serde::Serialize;
use store::{Counted, FigureKey, FigurePlace, SubmissionEvent, Wanted};
use utoipa::ToSchema;

use super::caller::Caller;
use super::fault::{self, Fault};
use super::text::{People, Person, seen, value};
use crate::problem::Problem;
use crate::rights::Right;
use crate::state::Portal;

/// The figures of a unit in a round.
#[derive(Serialize, ToSchema)]
pub(crate) struct FiguresShown {
    /// Whether they are made up.
    illustrative: bool,
    /// In the order of indicators and periods.
    items: Vec<FigureShown>,
}

/// A figure that counts for a round.
#[derive(Serialize, ToSchema)]
pub(crate) struct FigureShown {
    /// The indicator.
    #[schema(example = "health")]
    indicator: String,
    /// The day, year or quarter.
    #[schema(example = "2022-06-30")]
    period: String,
    /// A decimal, `true` or `false`, exactly.
    #[schema(example = "1687184")]
    value: String,
    /// Where it comes from; null for figures that are made up.
    pedigree: Option<Pedigree>,
}

/// Where a figure comes from.
#[derive(Serialize, ToSchema)]
pub(crate) struct Pedigree {
    /// The entry of the journal that brought it.
    entry: i64,
    /// When it came.
    #[schema(format = DateTime)]
    at: Option<String>,
    /// Whether it is verified, or was recorded without a submission.
    verified: bool,
    /// When it was verified.
    #[schema(format = DateTime)]
    verified_at: Option<String>,
    /// Who submitted or recorded it; null for those who may not know.
    by: Option<Person>,
    /// Who verified it; null for those who may not know.
    verified_by: Option<Person>,
    /// Where it stood in a file; null where it was typed, and for those who may not know.
    place: Option<PlaceShown>,
}

/// Where a figure stood in a file.
#[derive(Serialize, ToSchema)]
pub(crate) struct PlaceShown {
    /// The SHA-256 of the file.
    file: String,
    /// What the file was called; null where that was not noted.
    name: Option<String>,
    /// The sheet of a workbook.
    sheet: Option<String>,
    /// The row, or the line of a text, from 1.
    #[schema(minimum = 1)]
    row: u32,
    /// The cell of a workbook.
    #[schema(example = "B17")]
    cell: Option<String>,
}

/// All that was ever said of a figure, the latest first.
#[derive(Serialize, ToSchema)]
pub(crate) struct HistoryShown {
    /// All of it.
    items: Vec<SaidShown>,
}

/// What was once said of a figure.
#[derive(Serialize, ToSchema)]
pub(crate) struct SaidShown {
    /// What it was; null where it was taken back.
    value: Option<String>,
    /// The entry of the journal that brought it.
    entry: i64,
    /// When.
    #[schema(format = DateTime)]
    at: Option<String>,
    /// Who.
    by: Option<Person>,
    /// Where it stood in a file; null where it was typed.
    place: Option<PlaceShown>,
}

/// Where a figure stood, with what the file was called.
pub(crate) async fn place(portal: &Portal, place: &FigurePlace) -> Result<PlaceShown, Fault> {
    let files = portal.store().file(&place.file).await?;
    Ok(PlaceShown {
        file: place.file.clone(),
        name: files.first().map(|file| file.name.clone()),
        sheet: place.sheet.clone(),
        row: place.row,
        cell: place.column.map(|column| exchange::cell_name(place.row, column)),
    })
}

#[utoipa::path(get, path = "/movements/{movement}/rounds/{round}/units/{unit}/figures", tag = "figures",
    operation_id = "list-figures", responses((status = 200, body = FiguresShown)))]
pub(crate) async fn list(
    State(portal): State<Portal>,
    Path((movement, round, unit)): Path<(String, String, String)>,
    caller: Caller,
) -> Result<Json<FiguresShown>, Fault> {
    let seen = seen(&portal, &caller, &movement, &round).await?;
    let cut_off = seen.round().ok_or(Problem::NotFound)?.cut_off;
    if seen.roster.row_of(&unit).is_none() && unit != reference::UnitCode::NATION {
        return Err(Fault::of(fault::NOT_FOUND));
    }
    let knows = caller.knows_people() || caller.frame.may_for(Right::EnterFigures, &unit, cut_off);
    let people = People::read(&portal, knows).await?;
    let (store, wanted) = (portal.store(), Wanted::AsOfEntry(seen.as_of));
    let counted = match (seen.illustrative, seen.judgement) {
        (true, _) => Vec::new(),
        (false, Some(_)) => {
            let verified = |kept| Counted { kept, verified: true, submission: None };
            let submitted = store.submitted_figures(&movement, &round, wanted).await?;
            let of =
                |kept: &store::FigureKept| submitted.iter().find(|counted| counted.kept == *kept).cloned();
            let kept = store.verified_figures(&movement, &round, wanted).await?;
            kept.into_iter().map(|kept| of(&kept).unwrap_or_else(|| verified(kept))).collect()
        }
        (false, None) => store.submitted_figures(&movement, &round, wanted).await?,
    };
    let counted: BTreeMap<FigureKey, Counted> =
        counted.into_iter().map(|counted| (counted.kept.figure.key.clone(), counted)).collect();
    let mut events: BTreeMap<i64, Vec<SubmissionEvent>> = BTreeMap::new();
    let mut items = Vec::new();
    for figure in seen.figures.iter().filter(|figure| **seen.figures.unit_of(figure) == *unit) {
        let indicator = seen.figures.indicator_of(figure).to_string();
        let key = FigureKey { unit: unit.clone(), indicator, period: figure.period };
        let pedigree = match counted.get(&key) {
            None => None,
            Some(counted) => {
                if let Some(id) = counted.submission
                    && !events.contains_key(&id)
                {
                    events.insert(id, store.events(id).await?);
                }
                let said = counted.submission.and_then(|id| events.get(&id));
                Some(pedigree(&portal, counted, said, &people, seen.as_of, knows).await?)
            }
        };
        items.push(FigureShown {
            indicator: key.indicator,
            period: figure.period.to_string(),
            value: value(&figure.value),
            pedigree,
        });
    }
    items.sort_by(|a, b| (&a.indicator, &a.period).cmp(&(&b.indicator, &b.period)));
    Ok(Json(FiguresShown { illustrative: seen.illustrative, items }))
}

async fn pedigree(
    portal: &Portal,
    counted: &Counted,
    events: Option<&Vec<SubmissionEvent>>,
    people: &People,
    as_of: i64,
    knows: bool,
) -> Result<Pedigree, Fault> {
    let entry = counted.kept.entry;
    let brought = events.into_iter().flatten().find(|event| event.entry == entry);
    let (at, actor) = match brought {
        Some(event) => (Some(event.at), Some(event.actor.clone())),
        None => portal.store().entry(entry).await?.map(|entry| (entry.at, entry.actor)).unzip(),
    };
    let since = |event: &&SubmissionEvent| event.entry > entry && event.entry <= as_of;
    let mut events = events.into_iter().flatten().filter(since);
    let verified = events.rfind(|event| event.event == "verified").filter(|_| counted.verified);
    let place = match counted.kept.figure.place.as_ref().filter(|_| knows) {
        Some(stood) => Some(place(portal, stood).await?),
        None => None,
    };
    Ok(Pedigree {
        entry,
        at: at.map(|at| at.to_string()),
        verified: counted.verified,
        verified_at: verified.map(|event| event.at.to_string()),
        by: actor.and_then(|actor| people.named(&actor)),
        verified_by: verified.and_then(|event| people.named(&event.actor)),
        place,
    })
}

#[utoipa::path(get, path = "/movements/{movement}/rounds/{round}/units/{unit}/figures/{indicator}/{period}",
    tag = "figures", operation_id = "get-figure-history", security(("token" = ["read"])),
    responses((status = 200, body = HistoryShown)))]
pub(crate) async fn history(
    State(portal): State<Portal>,
    Path((movement, round, unit, indicator, period)): Path<(String, String, String, String, String)>,
    caller: Caller,
) -> Result<Json<HistoryShown>, Fault> {
    let shelved = portal.movement(&movement).await?;
    let cut_off = shelved.movement.round(&round).ok_or(Problem::NotFound)?.cut_off;
    let is_own = caller.frame.may_for(Right::EnterFigures, &unit, cut_off);
    if !is_own && !caller.frame.may(Right::SeeSubmissions) {
        return Err(caller.frame.refusal().into());
    }
    let period = Period::parse(&period).ok_or(Problem::NotFound)?;
    shelved.movement.indicator(&indicator).ok_or(Problem::NotFound)?;
    if !reference::units::exists(&unit, cut_off) {
        return Err(Fault::of(fault::NOT_FOUND));
    }
    let people = People::read(&portal, true).await?;
    let mut items = Vec::new();
    for kept in portal.store().history(&FigureKey { unit, indicator, period }).await? {
        let entry = portal.store().entry(kept.entry).await?;
        let place = match &kept.figure.place {
            Some(stood) => Some(place(&portal, stood).await?),
            None => None,
        };
        items.push(SaidShown {
            value: kept.figure.value.as_ref().map(value),
            entry: kept.entry,
            at: entry.as_ref().map(|entry| entry.at.to_string()),
            by: entry.and_then(|entry| people.named(&entry.actor)),
            place,
        });
    }
    Ok(Json(HistoryShown { items }))
}
