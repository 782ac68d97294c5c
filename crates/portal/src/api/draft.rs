//! Figures typed by a program, submitted, verified, returned: what the page of a unit's figures does.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::{Path, State};
use exchange::Door;
use jiff::Timestamp;
use reference::Period;
use serde::Deserialize;
use store::{DraftCell, FigureEntry, FigureKey, Note, Seen};
use utoipa::ToSchema;

use super::caller::Caller;
use super::cells::{self, CellRead, CellSent};
use super::extract::{Sent, written};
use super::fault::{self, Fault, FaultAt, Where};
use super::scope::Scope;
use super::submissions::{SubmissionShown, shown};
use super::text::value;
use crate::pages::submission::{Desk, Stand, asked_of, is_of, keep, questions};
use crate::rights::Right;
use crate::state::Portal;
use crate::typed::{Cell, Content, read};

/// Cells to be kept in a draft.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CellsSent {
    /// The cells; the others stay as they are.
    #[schema(min_items = 1, max_items = 10_000)]
    cells: Vec<CellSent>,
}

/// What is submitted.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SubmitSent {
    /// The stamp of the submission as it was seen: who submits answers for that.
    #[schema(pattern = "^[0-9a-f]{64}$")]
    stamp: String,
    /// A word on each figure that looks odd: those without one are told, and nothing is submitted.
    #[serde(default)]
    notes: Vec<NoteSent>,
}

/// A word on a figure.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NoteSent {
    /// The code of the unit; that of the address unless another below it is meant.
    #[serde(default)]
    #[schema(max_length = 32)]
    unit: Option<String>,
    /// The indicator.
    #[schema(example = "health", min_length = 1, max_length = 100)]
    indicator: String,
    /// The day, year or quarter.
    #[schema(example = "2022-06-30", pattern = "^[0-9]{4}(-[0-9]{2}-[0-9]{2}|-Q[1-4])?$")]
    period: String,
    /// What is to be said.
    #[schema(example = "Thiếu học sinh, sinh viên", min_length = 1, max_length = 2000)]
    note: String,
}

/// What is verified.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct VerifySent {
    /// The entry that brought the figures that were looked at.
    #[schema(minimum = 1, maximum = 9_007_199_254_740_991_i64)]
    figures_entry: i64,
}

/// What is returned, and why.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReturnSent {
    /// The entry that brought the figures that were looked at.
    #[schema(minimum = 1, maximum = 9_007_199_254_740_991_i64)]
    figures_entry: i64,
    /// Why, on the whole; may be left out where single figures have their notes.
    #[serde(default)]
    #[schema(example = "Số liệu chưa khớp với báo cáo tháng 6", max_length = 2000)]
    reason: Option<String>,
    /// Why, figure by figure.
    #[serde(default)]
    notes: Vec<NoteSent>,
}

/// The desk at an address, for somebody who may act there with a right.
pub(crate) async fn desk(
    portal: &Portal,
    (movement, round, unit): &(String, String, String),
    caller: &Caller,
    scope: Scope,
    right: Right,
) -> Result<(Desk, String), Fault> {
    let actor = caller.acts(scope)?.actor();
    let desk = Desk::at(portal, movement, round, unit).await?;
    if !desk.may(&caller.frame, right) {
        return Err(caller.frame.refusal().into());
    }
    let types = matches!(right, Right::EnterFigures | Right::SubmitFigures);
    if types && !desk.is_open() {
        let state = desk.submission.as_ref().map_or("none", |submission| submission.state.id());
        return Err(Fault::of(fault::STATE).with("state", state).with("allowed", ""));
    }
    Ok((desk, actor))
}

/// Refuses figures of units that this one does not send for, and figures that the round does not ask.
fn held(desk: &Desk, cells: &[CellRead], caller: &Caller) -> Result<Vec<FaultAt>, Fault> {
    let round = desk.round()?;
    let (own, words) = (desk.unit.code.as_str(), caller.words());
    let asked = asked_of(&desk.shelved.movement, round);
    let mut errors = Vec::new();
    for cell in cells {
        let key = &cell.key;
        let facts = [("found", format!("{} · {} · {}", key.unit, key.indicator, key.period).into())];
        let level = reference::units::find(&key.unit, round.cut_off).map(|unit| unit.level);
        let is_asked = asked.iter().any(|need| {
            Some(need.level) == level && need.indicator.id == key.indicator && need.period == key.period
        });
        let code = match (key.unit == own || is_of(&key.unit, own, round.cut_off), is_asked) {
            (false, _) => "unit-of-others",
            (true, false) => "not-asked",
            (true, true) => continue,
        };
        errors.push(FaultAt::said(Where::pointer(format!("/cells/{}", cell.index)), code, &facts, words));
    }
    Ok(errors)
}

#[utoipa::path(patch, path = "/movements/{movement}/rounds/{round}/submissions/{unit}/cells", tag = "figures",
    operation_id = "save-cells", security(("token" = ["figures:write"])), request_body = CellsSent,
    responses((status = 200, body = SubmissionShown)))]
pub(crate) async fn save(
    State(portal): State<Portal>,
    Path(at): Path<(String, String, String)>,
    caller: Caller,
    Sent(sent): Sent<CellsSent>,
) -> Result<Json<SubmissionShown>, Fault> {
    let (mut desk, actor) = desk(&portal, &at, &caller, Scope::FiguresWrite, Right::EnterFigures).await?;
    let words = caller.words();
    let shelved = desk.shelved.clone();
    let round = desk.round()?;
    let door = Door::new(&shelved.movement, round);
    let (cells, mut errors) = cells::read(&sent.cells, "cells", Some(desk.unit.code.as_str()), &door, words);
    errors.extend(held(&desk, &cells, &caller)?);
    if sent.cells.is_empty() {
        errors.push(FaultAt::said(Where::pointer("/cells"), "empty", &[], words));
    }
    let new: Vec<Cell> = cells
        .iter()
        .map(|cell| Cell { key: cell.key.clone(), content: Content::Value(cell.value.clone()), place: None })
        .collect();
    for (cell, read) in cells.iter().zip(read(&new, &door, words)) {
        if let Err(what) = read {
            let place = Where::pointer(format!("/cells/{}/value", cell.index));
            errors.push(FaultAt { place, code: "refused".to_owned(), what, how: String::new() });
        }
    }
    if !errors.is_empty() {
        return Err(Fault::of(fault::REFUSED).all(errors));
    }
    let stand = desk.stand(&portal, true).await?;
    let conflicts: Vec<FaultAt> =
        cells.iter().filter_map(|cell| conflict(cell, &stand.cells, &caller)).collect();
    if !conflicts.is_empty() {
        return Err(Fault::of(fault::CHANGED).all(conflicts));
    }
    let typed: Vec<DraftCell> = new
        .into_iter()
        .map(|cell| DraftCell { key: cell.key, text: cell.content.kept(), place: None })
        .collect();
    // What was said to be seen is held to once more as it is kept: nobody else's typing in between is lost.
    let seen: Vec<_> =
        cells.iter().filter(|cell| cell.seen.is_some()).map(|cell| stand.seen(&cell.key)).collect();
    keep(&portal, &mut desk, &actor, &typed, Seen::Cells(&seen)).await?;
    Ok(Json(shown(&portal, &desk, &caller).await?))
}

/// Where a cell holds something else than it was seen to hold.
fn conflict(cell: &CellRead, known: &BTreeMap<FigureKey, Cell>, caller: &Caller) -> Option<FaultAt> {
    let seen = cell.seen.as_ref()?;
    let seen_value = seen.as_deref().map(|text| cells::value(text.trim(), &cell.indicator).ok());
    let (is_same, now) = match known.get(&cell.key).map(|cell| &cell.content) {
        None | Some(Content::Value(None)) => (seen.is_none(), "null".to_owned()),
        Some(Content::Value(Some(now))) => (seen_value == Some(Some(now.clone())), value(now)),
        Some(Content::Raw(text)) => (seen.as_deref() == Some(text), text.clone()),
    };
    let facts = [("now", now.into()), ("seen", seen.clone().unwrap_or_else(|| "null".to_owned()).into())];
    let place = Where::pointer(format!("/cells/{}/seen", cell.index));
    (!is_same).then(|| FaultAt::said(place, "seen", &facts, caller.words()))
}

/// Words on figures, each with its figure.
fn notes(sent: &[NoteSent], desk: &Desk, caller: &Caller) -> Result<Vec<Note>, Vec<FaultAt>> {
    let (mut notes, mut errors) = (Vec::new(), Vec::new());
    for (index, one) in sent.iter().enumerate() {
        let at = |field: &str| format!("/notes/{index}/{field}");
        let said = |field: &str, code: &str, found: &str| {
            FaultAt::said(Where::pointer(at(field)), code, &[("found", found.into())], caller.words())
        };
        let unit = one.unit.clone().unwrap_or_else(|| desk.unit.code.to_string());
        let indicator = desk.shelved.movement.indicator(&one.indicator);
        let (Some(indicator), Some(period)) = (indicator, Period::parse(&one.period)) else {
            let is_period = Period::parse(&one.period).is_none();
            errors.push(match is_period {
                true => said("period", "period", &one.period),
                false => said("indicator", "indicator", &one.indicator),
            });
            continue;
        };
        if !reference::units::ever(&unit) {
            errors.push(said("unit", "unit", &unit));
            continue;
        }
        match written(&one.note, &at("note"), 2000, caller) {
            Ok(note) => notes.push((FigureKey { unit, indicator: indicator.id, period }, note)),
            Err(error) => errors.push(error),
        }
    }
    if errors.is_empty() { Ok(notes) } else { Err(errors) }
}

/// All that looks odd in the figures and has no word: what the page asks about before it takes them.
async fn unexplained(
    portal: &Portal,
    desk: &Desk,
    stand: &Stand,
    notes: &[Note],
    caller: &Caller,
) -> Result<Vec<FaultAt>, Fault> {
    let words = caller.words();
    let asked = questions(portal, desk, stand, words).await?.into_iter();
    let silent = asked.filter(|(key, _)| !notes.iter().any(|(explained, _)| explained == key));
    let errors = silent.flat_map(|(key, odd)| {
        let figure = format!("{} · {} · {}", key.unit, key.indicator, key.period);
        odd.into_iter().map(move |odd| {
            let facts = [("figure", figure.as_str().into()), ("odd", odd.into())];
            FaultAt::said(Where::parameter(&figure), "unexplained", &facts, words)
        })
    });
    Ok(errors.collect())
}

#[utoipa::path(post, path = "/movements/{movement}/rounds/{round}/submissions/{unit}/submit", tag = "figures",
    operation_id = "submit-figures", security(("token" = ["figures:write"])), request_body = SubmitSent,
    responses((status = 200, body = SubmissionShown)))]
pub(crate) async fn submit(
    State(portal): State<Portal>,
    Path(at): Path<(String, String, String)>,
    caller: Caller,
    Sent(sent): Sent<SubmitSent>,
) -> Result<Json<SubmissionShown>, Fault> {
    let (desk, actor) = desk(&portal, &at, &caller, Scope::FiguresWrite, Right::SubmitFigures).await?;
    let invalid = |errors| Fault::of(fault::INVALID).all(errors);
    let notes = notes(&sent.notes, &desk, &caller).map_err(invalid)?;
    let stand = desk.stand(&portal, true).await?;
    if sent.stamp != stand.stamp {
        return Err(Fault::of(fault::CHANGED));
    }
    let list = stand.list();
    let door = Door::new(&desk.shelved.movement, desk.round()?);
    let (mut entries, mut errors): (Vec<FigureEntry>, Vec<FaultAt>) = (Vec::new(), Vec::new());
    for (cell, read) in list.iter().zip(read(&list, &door, caller.words())) {
        match read {
            Ok(entry) => entries.push(entry),
            Err(what) => {
                let key = &cell.key;
                let place = Where::parameter(&format!("{} · {} · {}", key.unit, key.indicator, key.period));
                errors.push(FaultAt { place, code: "refused".to_owned(), what, how: String::new() });
            }
        }
    }
    if entries.iter().all(|entry| entry.value.is_none()) && errors.is_empty() {
        errors.push(FaultAt::said(Where::default(), "nothing", &[], caller.words()));
    }
    if errors.is_empty() {
        errors = unexplained(&portal, &desk, &stand, &notes, &caller).await?;
    }
    if !errors.is_empty() {
        return Err(Fault::of(fault::REFUSED).all(errors));
    }
    let id = desk.submission.as_ref().ok_or(Fault::of(fault::NOT_FOUND))?.id;
    let (now, seen) = (Timestamp::now(), Seen::Stamp(&sent.stamp));
    portal.store().submit_seen(now, &actor, id, (&entries, &notes), seen).await?;
    after(&portal, &at, &caller).await
}

#[utoipa::path(post, path = "/movements/{movement}/rounds/{round}/submissions/{unit}/verify", tag = "figures",
    operation_id = "verify-submission", security(("token" = ["submissions:verify"])), request_body = VerifySent,
    responses((status = 200, body = SubmissionShown)))]
pub(crate) async fn verify(
    State(portal): State<Portal>,
    Path(at): Path<(String, String, String)>,
    caller: Caller,
    Sent(sent): Sent<VerifySent>,
) -> Result<Json<SubmissionShown>, Fault> {
    let (desk, actor) = desk(&portal, &at, &caller, Scope::SubmissionsVerify, Right::VerifyFigures).await?;
    let id = desk.submission.as_ref().ok_or(Fault::of(fault::NOT_FOUND))?.id;
    portal.store().verify_seen(Timestamp::now(), &actor, id, sent.figures_entry).await?;
    after(&portal, &at, &caller).await
}

#[utoipa::path(post, path = "/movements/{movement}/rounds/{round}/submissions/{unit}/return", tag = "figures",
    operation_id = "return-submission", security(("token" = ["submissions:verify"])), request_body = ReturnSent,
    responses((status = 200, body = SubmissionShown)))]
pub(crate) async fn send_back(
    State(portal): State<Portal>,
    Path(at): Path<(String, String, String)>,
    caller: Caller,
    Sent(sent): Sent<ReturnSent>,
) -> Result<Json<SubmissionShown>, Fault> {
    let (desk, actor) = desk(&portal, &at, &caller, Scope::SubmissionsVerify, Right::VerifyFigures).await?;
    let submission = desk.submission.as_ref().ok_or(Fault::of(fault::NOT_FOUND))?;
    let mut errors = Vec::new();
    let notes = notes(&sent.notes, &desk, &caller).unwrap_or_else(|wrong| {
        errors.extend(wrong);
        Vec::new()
    });
    let reason = sent.reason.as_deref().map(str::trim).filter(|reason| !reason.is_empty());
    let reason = match reason.map(|reason| written(reason, "/reason", 2000, &caller)) {
        None => String::new(),
        Some(Ok(reason)) => reason,
        Some(Err(error)) => {
            errors.push(error);
            String::new()
        }
    };
    if errors.is_empty() && reason.is_empty() && notes.is_empty() {
        errors.push(FaultAt::said(Where::pointer("/reason"), "reason", &[], caller.words()));
    }
    if !errors.is_empty() {
        return Err(Fault::of(fault::INVALID).all(errors));
    }
    if submission.figures_entry != Some(sent.figures_entry) {
        return Err(Fault::of(fault::CHANGED));
    }
    portal.store().return_submission(Timestamp::now(), &actor, submission.id, &notes, &reason).await?;
    after(&portal, &at, &caller).await
}

async fn after(
    portal: &Portal,
    (movement, round, unit): &(String, String, String),
    caller: &Caller,
) -> Result<Json<SubmissionShown>, Fault> {
    let desk = Desk::at(portal, movement, round, unit).await?;
    Ok(Json(shown(portal, &desk, caller).await?))
}
