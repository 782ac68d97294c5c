//! What units send for a round: who has sent what, what happened to it, what changed.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::{Path, State};
use exchange::Door;
use reference::units;
use serde::{Deserialize, Serialize};
use store::{FigureChange, FigureKey, Submission, SubmissionState, Wanted};
use utoipa::{IntoParams, ToSchema};

use super::caller::Caller;
use super::extract::{Asked, refused};
use super::fault::{self, Fault};
use super::figures::{PlaceShown, place};
use super::movements::Paging;
use super::paging::{Asking, Paged, page};
use super::text::{People, Person, value};
use crate::pages::figures::sending;
use crate::pages::submission::Desk;
use crate::problem::Problem;
use crate::rights::Right;
use crate::state::Portal;
use crate::typed::{Content, read};

/// A unit that sends figures for a round.
#[derive(Serialize, ToSchema)]
pub(crate) struct SenderShown {
    /// Its code.
    #[schema(example = "24")]
    unit: String,
    /// Its name.
    name: String,
    /// `draft`, `submitted`, `returned`, `verified` or `locked`; null before anything was typed.
    #[schema(example = "submitted")]
    state: Option<&'static str>,
    /// When the last thing was done to it.
    #[schema(format = DateTime)]
    at: Option<String>,
    /// The entry that brought its latest figures.
    figures_entry: Option<i64>,
}

/// What a unit sends for a round.
#[derive(Serialize, ToSchema)]
pub(crate) struct SubmissionShown {
    #[serde(flatten)]
    sender: SenderShown,
    /// What all cells stand at: who submits says which stamp they have seen.
    #[schema(pattern = "^[0-9a-f]{64}$")]
    pub stamp: String,
    /// The figures that the round asks of the unit itself.
    asked: Vec<AskedShown>,
    /// What stands in its cells; drafts for its own people only.
    pub cells: Vec<CellShown>,
    /// All that happened to it, in order.
    events: Vec<SubmissionEventShown>,
    /// What the caller may do with it now: `save`, `submit`, `verify`, `return`.
    may: Vec<&'static str>,
}

/// A figure that is asked of a unit.
#[derive(Serialize, ToSchema)]
pub(crate) struct AskedShown {
    /// The indicator.
    indicator: String,
    /// The day, year or quarter.
    period: String,
    /// Its unit of measure.
    dimension: &'static str,
}

/// A cell of a submission.
#[derive(Serialize, ToSchema)]
pub(crate) struct CellShown {
    /// The unit.
    unit: String,
    /// The indicator.
    indicator: String,
    /// The day, year or quarter.
    period: String,
    /// What stands in it, exactly; null where it is empty or cannot be read.
    value: Option<String>,
    /// What was typed and could not be read.
    unreadable: Option<String>,
    /// What is wrong with it, in the reader's language.
    problem: Option<String>,
    /// Where it stood in a file.
    place: Option<PlaceShown>,
}

/// Something that happened to a submission.
#[derive(Serialize, ToSchema)]
pub(crate) struct SubmissionEventShown {
    /// Its entry in the journal.
    entry: i64,
    /// When.
    #[schema(format = DateTime)]
    at: String,
    /// Who.
    by: Option<Person>,
    /// `opened`, `submitted`, `returned`, `verified`, `locked`, `unlock-asked` or `unlocked`.
    event: String,
    /// The state since.
    state: &'static str,
    /// Why, where a reason was given.
    reason: String,
    /// What was said about single figures.
    notes: Vec<NoteShown>,
}

/// What is said about a figure.
#[derive(Serialize, ToSchema)]
pub(crate) struct NoteShown {
    /// The unit.
    unit: String,
    /// The indicator.
    indicator: String,
    /// The day, year or quarter.
    period: String,
    /// What is said.
    note: String,
}

/// Since when.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct SinceAsked {
    /// The entry of the journal since which; that of the last return unless another is asked for.
    #[param(minimum = 0)]
    since: Option<i64>,
}

/// What a submission says now that it did not say then.
#[derive(Serialize, ToSchema)]
pub(crate) struct ChangesShown {
    /// The entry of the journal since which.
    since: i64,
    /// What changed, in the order of units, indicators and periods.
    items: Vec<ChangeShown>,
}

/// A figure that is not what it was.
#[derive(Serialize, ToSchema)]
pub(crate) struct ChangeShown {
    /// The unit.
    unit: String,
    /// The indicator.
    indicator: String,
    /// The day, year or quarter.
    period: String,
    /// What it was; null where nothing was said.
    before: Option<String>,
    /// What it is; null where it was taken back.
    after: Option<String>,
}

fn sender(unit: &reference::Unit, submission: Option<&Submission>) -> SenderShown {
    SenderShown {
        unit: unit.code.to_string(),
        name: unit.name.clone(),
        state: submission.map(|submission| submission.state.id()),
        at: submission.map(|submission| submission.at.to_string()),
        figures_entry: submission.and_then(|submission| submission.figures_entry),
    }
}

#[utoipa::path(get, path = "/movements/{movement}/rounds/{round}/submissions", tag = "figures",
    operation_id = "list-submissions", params(Paging), security(("token" = ["read"])),
    responses((status = 200, body = Paged<SenderShown>)))]
pub(crate) async fn list(
    State(portal): State<Portal>,
    Path((movement, round)): Path<(String, String)>,
    caller: Caller,
    Asked(paging): Asked<Paging>,
) -> Result<Json<Paged<SenderShown>>, Fault> {
    let frame = &caller.frame;
    let sees_all = frame.may(Right::SeeSubmissions);
    if !sees_all && !frame.may(Right::EnterFigures) {
        return Err(frame.refusal().into());
    }
    let shelved = portal.movement(&movement).await?;
    let ruled = shelved.movement.round(&round).ok_or(Problem::NotFound)?;
    let submissions = portal.store().submissions(&movement, Wanted::Now).await?;
    let mut items = Vec::new();
    for level in sending(&shelved.movement, ruled) {
        for unit in units::on(level, ruled.cut_off).iter() {
            let code = unit.code.as_str();
            if sees_all || frame.may_for(Right::EnterFigures, code, ruled.cut_off) {
                let of_unit = submissions.iter().find(|one| one.round == round && one.unit == code);
                items.push((code.to_owned(), sender(unit, of_unit)));
            }
        }
    }
    items.sort_by(|a, b| a.0.cmp(&b.0));
    let list = format!("submissions\n{movement}\n{round}");
    page(items, &Asking { list, limit: paging.limit, after: paging.after.as_deref() }, &caller).map(Json)
}

/// A submission as the caller sees it.
pub(crate) async fn shown(portal: &Portal, desk: &Desk, caller: &Caller) -> Result<SubmissionShown, Fault> {
    let (frame, words) = (&caller.frame, caller.words());
    let round = desk.round()?;
    let door = Door::new(&desk.shelved.movement, round);
    let stand = desk.stand(portal, desk.is_own(frame)).await?;
    let list = stand.list();
    let wrong: Vec<Option<String>> = read(&list, &door, words).into_iter().map(Result::err).collect();
    let mut cells = Vec::new();
    for (cell, problem) in list.iter().zip(wrong) {
        let (known, unreadable) = match &cell.content {
            Content::Value(known) => (known.as_ref().map(value), None),
            Content::Raw(text) => (None, Some(text.clone())),
        };
        let place = match &cell.place {
            Some(stood) => Some(place(portal, stood).await?),
            None => None,
        };
        cells.push(CellShown {
            unit: cell.key.unit.clone(),
            indicator: cell.key.indicator.clone(),
            period: cell.key.period.to_string(),
            value: known,
            unreadable,
            problem,
            place,
        });
    }
    // Whoever sees a submission works on it: its own people and the centre.
    let people = People::read(portal, true).await?;
    let mut events = Vec::new();
    if let Some(submission) = &desk.submission {
        for event in portal.store().events(submission.id).await? {
            events.push(SubmissionEventShown {
                entry: event.entry,
                at: event.at.to_string(),
                by: people.named(&event.actor),
                event: event.event,
                state: event.state.id(),
                reason: event.reason,
                notes: event.notes.into_iter().map(note).collect(),
            });
        }
    }
    let state = desk.submission.as_ref().map(|submission| submission.state);
    let with_verifiers = matches!(state, Some(SubmissionState::Submitted | SubmissionState::Verified));
    let may = [
        ("save", desk.is_open() && desk.may(frame, Right::EnterFigures)),
        ("submit", desk.is_open() && desk.may(frame, Right::SubmitFigures)),
        ("verify", state == Some(SubmissionState::Submitted) && frame.may(Right::VerifyFigures)),
        ("return", with_verifiers && frame.may(Right::VerifyFigures)),
    ];
    Ok(SubmissionShown {
        sender: sender(&desk.unit, desk.submission.as_ref()),
        stamp: stand.stamp,
        asked: desk
            .asked()?
            .into_iter()
            .map(|(indicator, period)| AskedShown {
                indicator: indicator.id,
                period: period.to_string(),
                dimension: indicator.dimension.id(),
            })
            .collect(),
        cells,
        events,
        may: may.into_iter().filter(|(_, may)| *may).map(|(act, _)| act).collect(),
    })
}

fn note((key, note): (FigureKey, String)) -> NoteShown {
    NoteShown { unit: key.unit, indicator: key.indicator, period: key.period.to_string(), note }
}

#[utoipa::path(get, path = "/movements/{movement}/rounds/{round}/submissions/{unit}", tag = "figures",
    operation_id = "get-submission", security(("token" = ["read"])),
    responses((status = 200, body = SubmissionShown)))]
pub(crate) async fn one(
    State(portal): State<Portal>,
    Path((movement, round, unit)): Path<(String, String, String)>,
    caller: Caller,
) -> Result<Json<SubmissionShown>, Fault> {
    let desk = Desk::at(&portal, &movement, &round, &unit).await?;
    desk.needs_sight(&caller.frame)?;
    Ok(Json(shown(&portal, &desk, &caller).await?))
}

#[utoipa::path(get, path = "/movements/{movement}/rounds/{round}/submissions/{unit}/changes", tag = "figures",
    operation_id = "list-changes", params(SinceAsked), security(("token" = ["read"])),
    responses((status = 200, body = ChangesShown)))]
pub(crate) async fn changes(
    State(portal): State<Portal>,
    Path((movement, round, unit)): Path<(String, String, String)>,
    caller: Caller,
    Asked(asked): Asked<SinceAsked>,
) -> Result<Json<ChangesShown>, Fault> {
    let desk = Desk::at(&portal, &movement, &round, &unit).await?;
    desk.needs_sight(&caller.frame)?;
    let submission = desk.submission.ok_or(Fault::of(fault::NOT_FOUND))?;
    let store = portal.store();
    let since = match asked.since {
        Some(since) if since < 0 => return Err(refused("since", "0…", &caller)),
        Some(since) => since,
        None => {
            let events = store.events(submission.id).await?;
            events.iter().rev().find(|event| event.event == "returned").map_or(0, |event| event.entry)
        }
    };
    let found = store.changed_since(submission.id, since).await?;
    let found: BTreeMap<FigureKey, FigureChange> =
        found.into_iter().map(|change| (change.after.figure.key.clone(), change)).collect();
    let items = found.into_iter().map(|(key, change)| ChangeShown {
        unit: key.unit,
        indicator: key.indicator,
        period: key.period.to_string(),
        before: change.before.and_then(|kept| kept.figure.value).as_ref().map(value),
        after: change.after.figure.value.as_ref().map(value),
    });
    Ok(Json(ChangesShown { since, items: items.collect() }))
}
