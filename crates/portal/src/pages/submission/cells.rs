//! Cells saved as they are typed: few at a time, each against what it was seen as.
//!
//! The answer is for the script of the grid. What cannot be read is kept as it was typed and told; what a colleague changed
//! meanwhile is not written over but shown.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use exchange::Door;
use serde_json::{Map, Value, json};
use store::{DraftCell, FigureKey, Seen, StoreError};
use wording::{Language, Words};

use super::acts::keep;
use super::desk::{Desk, Stand};
use crate::form::Form;
use crate::frame::Frame;
use crate::pages::instant;
use crate::problem::Problem;
use crate::rights::Right;
use crate::state::Portal;
use crate::typed::{Content, field_name, read};

/// So often a block is tried again where others type into the same submission.
const TRIES: usize = 3;

/// Keeps the cells that were sent.
pub(crate) async fn cells(
    State(portal): State<Portal>,
    Path((movement, round, unit)): Path<(String, String, String)>,
    frame: Frame,
    form: Form,
) -> Response {
    let (status, body) = match kept(&portal, (&movement, &round, &unit), &frame, &form).await {
        Ok(body) => (StatusCode::OK, body),
        Err(problem) => refused(&problem, &frame),
    };
    (status, [(CONTENT_TYPE, "application/json")], body.to_string()).into_response()
}

/// Why nothing was kept; the script keeps it in the browser until it can be sent.
fn refused(problem: &Problem, frame: &Frame) -> (StatusCode, Value) {
    let (status, says) = match problem {
        Problem::SignIn => (StatusCode::UNAUTHORIZED, "portal-cells-sign-in"),
        Problem::NotAllowed => (StatusCode::FORBIDDEN, "portal-not-allowed"),
        Problem::NotFound => (StatusCode::NOT_FOUND, "portal-not-found"),
        Problem::Malformed => (StatusCode::BAD_REQUEST, "portal-malformed"),
        Problem::NotNow | Problem::Store(StoreError::State { .. }) => {
            (StatusCode::GONE, "portal-cells-moved-on")
        }
        Problem::Changed | Problem::Store(StoreError::Changed(_)) => {
            (StatusCode::CONFLICT, "portal-changed-meanwhile")
        }
        _ => (StatusCode::SERVICE_UNAVAILABLE, "portal-no-database"),
    };
    (status, json!({ "says": frame.say(says) }))
}

async fn kept(
    portal: &Portal,
    (movement, round, unit): (&str, &str, &str),
    frame: &Frame,
    form: &Form,
) -> Result<Value, Problem> {
    let actor = frame.account.as_ref().ok_or(Problem::SignIn)?.actor();
    let mut desk = Desk::at(portal, movement, round, unit).await?;
    if !desk.may(frame, Right::EnterFigures) {
        return Err(frame.refusal());
    }
    if !desk.is_open() {
        return Err(Problem::NotNow);
    }
    let language = Language::from_id(form.text("language")).ok_or(Problem::Malformed)?;
    let words = Words::new(language);
    for _ in 0..TRIES {
        let stand = desk.stand(portal, true).await?;
        let sorted = sort(&desk, &stand, form, words)?;
        let seen: Vec<_> = sorted.typed.iter().map(|cell| stand.seen(&cell.key)).collect();
        match keep(portal, &mut desk, &actor, &sorted.typed, Seen::Cells(&seen)).await {
            Ok(stamp) => return told(portal, &desk, sorted, &stamp, words).await,
            // Somebody typed into one of these cells just now: what stands there is looked at anew.
            Err(Problem::Store(StoreError::Changed(_))) => {}
            Err(problem) => return Err(problem),
        }
    }
    Err(Problem::Changed)
}

/// What was sent, by what becomes of it.
#[derive(Default)]
struct Sorted {
    typed: Vec<DraftCell>,
    /// Fields that stand already at what was typed.
    same: Vec<(String, FigureKey)>,
    /// Fields in which something else stands than what was seen.
    conflicts: Vec<(String, FigureKey)>,
}

fn sort(desk: &Desk, stand: &Stand, form: &Form, words: Words) -> Result<Sorted, Problem> {
    let mut sorted = Sorted::default();
    for (indicator, period) in desk.asked()? {
        let key = desk.key(&indicator, period);
        let name = field_name(&key.unit, &key.indicator, period);
        let Some(text) = form.get(&name) else { continue };
        let was = form.text(&format!("was.{name}"));
        let content = Content::typed(text, &indicator, words);
        let known = stand.cells.get(&key).map(|cell| &cell.content);
        let stands = known.map_or_else(String::new, |known| known.shown(&indicator, words));
        if known == Some(&content) || known.is_none() && content == Content::Value(None) {
            sorted.same.push((name, key));
        } else if stands.trim() != was.trim() {
            sorted.conflicts.push((name, key));
        } else {
            sorted.typed.push(DraftCell { key, text: content.kept(), place: None });
        }
    }
    Ok(sorted)
}

/// What became of each field.
async fn told(
    portal: &Portal,
    desk: &Desk,
    sorted: Sorted,
    stamp: &str,
    words: Words,
) -> Result<Value, Problem> {
    let stand = desk.stand(portal, true).await?;
    let door = Door::new(&desk.shelved.movement, desk.round()?);
    let list = stand.list();
    let wrong: BTreeMap<&FigureKey, String> = list
        .iter()
        .zip(read(&list, &door, words))
        .filter_map(|(cell, read)| Some((&cell.key, read.err()?)))
        .collect();
    let shown = |key: &FigureKey| {
        let indicator = desk.shelved.movement.indicator(&key.indicator);
        let cell = stand.cells.get(key).zip(indicator);
        cell.map(|(cell, indicator)| cell.content.shown(&indicator, words)).unwrap_or_default()
    };
    let mut saved = Map::new();
    let typed = sorted
        .typed
        .iter()
        .map(|cell| (field_name(&cell.key.unit, &cell.key.indicator, cell.key.period), cell.key.clone()));
    for (name, key) in typed.chain(sorted.same) {
        saved.insert(name, json!({ "text": shown(&key), "wrong": wrong.get(&key) }));
    }
    let mut conflicts = Map::new();
    if !sorted.conflicts.is_empty() {
        let id = desk.submission.as_ref().ok_or(Problem::NotFound)?.id;
        let drafts = portal.store().draft(id).await?;
        let accounts = portal.store().accounts().await?;
        for (name, key) in sorted.conflicts {
            let draft = drafts.iter().find(|kept| kept.cell.key == key);
            let by = draft.and_then(|kept| accounts.iter().find(|account| account.actor() == kept.actor));
            let by = by.map(|account| account.name.clone()).unwrap_or_default();
            let at = draft.map(|kept| instant(kept.at, words)).unwrap_or_default();
            conflicts.insert(name, json!({ "text": shown(&key), "by": by, "at": at }));
        }
    }
    Ok(json!({ "saved": saved, "conflicts": conflicts, "stamp": stamp, "says": "" }))
}
