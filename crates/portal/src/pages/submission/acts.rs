//! What is done on the page of a submission: saved, submitted, verified, returned.
//!
//! What is refused is shown again with all that was typed, beside what stands there by now.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use exchange::Door;
use jiff::Timestamp;
use store::{DraftCell, FigureEntry, FigureKey, Seen, StoreError};
use wording::{Language, Words};

use super::answers::{explained, show_answers};
use super::desk::{Desk, Stand};
use super::page::{Said, show};
use super::questions::questions;
use crate::form::Form;
use crate::frame::{Frame, with_status};
use crate::problem::Problem;
use crate::rights::Right;
use crate::state::Portal;
use crate::typed::{Content, field_name, read};

/// What was sent with the form: typed figures to keep, and what to do then.
pub(crate) async fn act(
    State(portal): State<Portal>,
    Path((movement, round, unit)): Path<(String, String, String)>,
    frame: Frame,
    form: Form,
) -> Response {
    let desk = Desk::at(&portal, &movement, &round, &unit).await;
    let response = match desk {
        Ok(desk) => acted(&portal, desk, &frame, &form).await,
        Err(problem) => Err(problem),
    };
    response.unwrap_or_else(|problem| problem.shown(frame))
}

async fn acted(portal: &Portal, mut desk: Desk, frame: &Frame, form: &Form) -> Result<Response, Problem> {
    let actor = frame.account.as_ref().ok_or(Problem::SignIn)?.actor();
    let right = match form.text("act") {
        "save" | "check" => Right::EnterFigures,
        "submit" => Right::SubmitFigures,
        "verify" | "return" => Right::VerifyFigures,
        _ => return Err(Problem::Malformed),
    };
    if !desk.may(frame, right) {
        return Err(frame.refusal());
    }
    let done = match form.text("act") {
        "save" => saved(portal, &mut desk, &actor, form).await.map(|()| Done::Saved),
        "check" => saved(portal, &mut desk, &actor, form).await.map(|()| Done::ToCheck),
        "submit" => submitted(portal, &mut desk, &actor, frame, form).await,
        "verify" => verified(portal, &desk, &actor, form).await,
        _ => returned(portal, &desk, &actor, frame, form).await,
    };
    match done {
        Ok(Done::Saved) => {
            let said = Said { done: frame.say("portal-saved"), ..Said::default() };
            let shown = show(portal, &desk, frame.clone(), said).await;
            Ok(with_status(StatusCode::OK, shown, frame.clone()))
        }
        Ok(Done::Gone) => Ok(Redirect::to(&desk.here()).into_response()),
        Ok(Done::ToCheck) => Ok(Redirect::to(&format!("{}/check", desk.here())).into_response()),
        Ok(Done::Unanswered(error)) => {
            let shown = show_answers(portal, &desk, frame.clone(), Some(form), error).await;
            Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, shown, frame.clone()))
        }
        Ok(Done::Wrong(error)) => {
            refused(portal, &desk, frame, form, StatusCode::UNPROCESSABLE_ENTITY, error).await
        }
        Err(Problem::Changed | Problem::Store(StoreError::Changed(_))) => {
            let error = frame.say("portal-changed-meanwhile");
            refused(portal, &desk, frame, form, StatusCode::CONFLICT, error).await
        }
        Err(Problem::NotNow | Problem::Store(StoreError::State { .. })) => {
            let error = frame.say("portal-moved-on");
            refused(portal, &desk, frame, form, StatusCode::CONFLICT, error).await
        }
        Err(problem) => Err(problem),
    }
}

/// What came of an act.
enum Done {
    /// The draft is kept; the page is shown again.
    Saved,
    /// The submission went on.
    Gone,
    /// The draft is kept; what looks odd is looked at next.
    ToCheck,
    /// Something looks odd, and the unit has said nothing of it.
    Unanswered(String),
    /// Nothing was done, and why.
    Wrong(String),
}

/// The page again with what was typed, and why nothing was done.
async fn refused(
    portal: &Portal,
    desk: &Desk,
    frame: &Frame,
    form: &Form,
    status: StatusCode,
    error: String,
) -> Result<Response, Problem> {
    let desk = desk.again(portal).await?;
    let said = Said { error, typed: Some(form.clone()), ..Said::default() };
    let shown = show(portal, &desk, frame.clone(), said).await;
    Ok(with_status(status, shown, frame.clone()))
}

async fn saved(portal: &Portal, desk: &mut Desk, actor: &str, form: &Form) -> Result<(), Problem> {
    keep_typed(portal, desk, actor, form, false).await.map(|_| ())
}

/// Who submits answers for what the page showed, whoever typed it.
async fn submitted(
    portal: &Portal,
    desk: &mut Desk,
    actor: &str,
    frame: &Frame,
    form: &Form,
) -> Result<Done, Problem> {
    let words = frame.words;
    let stamp = keep_typed(portal, desk, actor, form, true).await?;
    let stand = desk.stand(portal, true).await?;
    if stand.stamp != stamp {
        return Err(Problem::Changed);
    }
    let door = Door::new(&desk.shelved.movement, desk.round()?);
    let read = read(&stand.list(), &door, words);
    let wrong = read.iter().filter(|read| read.is_err()).count();
    if wrong > 0 {
        return Ok(Done::Wrong(words.say_with("portal-mend-first", &[("count", wrong.into())])));
    }
    let entries: Vec<FigureEntry> = read.into_iter().flatten().collect();
    if entries.iter().all(|entry| entry.value.is_none()) {
        return Ok(Done::Wrong(words.say("portal-nothing-to-submit")));
    }
    let asked = questions(portal, desk, &stand, words).await?;
    let (said, silent) = explained(form, asked.into_keys());
    if !silent.is_empty() {
        return Ok(Done::Unanswered(
            words.say_with("portal-explain-first", &[("count", silent.len().into())]),
        ));
    }
    let id = desk.submission.as_ref().ok_or(Problem::NotFound)?.id;
    let now = Timestamp::now();
    portal.store().submit_seen(now, actor, id, (&entries, &said), Seen::Stamp(&stamp)).await?;
    Ok(Done::Gone)
}

async fn verified(portal: &Portal, desk: &Desk, actor: &str, form: &Form) -> Result<Done, Problem> {
    let seen = form.text("figures_entry").parse().map_err(|_| Problem::NotNow)?;
    let id = desk.submission.as_ref().ok_or(Problem::NotFound)?.id;
    portal.store().verify_seen(Timestamp::now(), actor, id, seen).await?;
    Ok(Done::Gone)
}

async fn returned(
    portal: &Portal,
    desk: &Desk,
    actor: &str,
    frame: &Frame,
    form: &Form,
) -> Result<Done, Problem> {
    let reason = form.text("reason").trim();
    let notes: Vec<(FigureKey, String)> = desk
        .asked()?
        .into_iter()
        .filter_map(|(indicator, period)| {
            let key = desk.key(&indicator, period);
            let name = format!("note.{}", field_name(&key.unit, &key.indicator, period));
            let note = form.text(&name).trim();
            (!note.is_empty()).then(|| (key, note.to_owned()))
        })
        .collect();
    if reason.is_empty() && notes.is_empty() {
        return Ok(Done::Wrong(frame.say("portal-reason-needed")));
    }
    let submission = desk.submission.as_ref().ok_or(Problem::NotFound)?;
    let seen = submission.figures_entry.map(|entry| entry.to_string()).unwrap_or_default();
    if form.text("figures_entry") != seen {
        return Err(Problem::Changed);
    }
    portal.store().return_submission(Timestamp::now(), actor, submission.id, &notes, reason).await?;
    Ok(Done::Gone)
}

/// Keeps the fields that were typed into; the others are as they were, whatever the page showed. Numbers are read in the
/// language in which the page wrote them. Where somebody else changed one of these fields meanwhile, or any field where the
/// whole is answered for, nothing is kept. Gives back the stamp after it.
async fn keep_typed(
    portal: &Portal,
    desk: &mut Desk,
    actor: &str,
    form: &Form,
    whole: bool,
) -> Result<String, Problem> {
    if !desk.is_open() {
        return Err(Problem::NotNow);
    }
    let stand = desk.stand(portal, true).await?;
    let typed = typed_cells(desk, &stand, form)?;
    let seen: Vec<_> = typed.iter().map(|cell| stand.seen(&cell.key)).collect();
    let seen = if whole { Seen::Stamp(form.text("stamp")) } else { Seen::Cells(&seen) };
    keep(portal, desk, actor, &typed, seen).await
}

/// What a form typed that is not what stands there.
pub(super) fn typed_cells(desk: &Desk, stand: &Stand, form: &Form) -> Result<Vec<DraftCell>, Problem> {
    let language = Language::from_id(form.text("language")).ok_or(Problem::Malformed)?;
    let words = Words::new(language);
    let mut typed = Vec::new();
    for (indicator, period) in desk.asked()? {
        let key = desk.key(&indicator, period);
        let name = field_name(&key.unit, &key.indicator, period);
        let (Some(text), Some(was)) = (form.get(&name), form.get(&format!("was.{name}"))) else { continue };
        let known = stand.cells.get(&key);
        let content = Content::typed(text, &indicator, words);
        // What could not be read before is read anew, though the same was typed: perhaps by another reader.
        let is_read_anew = matches!(known.map(|cell| &cell.content), Some(Content::Raw(raw)) if raw.trim() == text.trim())
            && matches!(content, Content::Value(_));
        if text.trim() == was.trim() && !is_read_anew {
            continue;
        }
        let known = known.map_or_else(String::new, |cell| cell.content.shown(&indicator, words));
        if known.trim() != was.trim() {
            return Err(Problem::Changed);
        }
        typed.push(DraftCell { key, text: content.kept(), place: None });
    }
    Ok(typed)
}

/// Keeps cells in the draft, where all is as it was seen; gives back the stamp after it.
pub(super) async fn keep(
    portal: &Portal,
    desk: &mut Desk,
    actor: &str,
    cells: &[DraftCell],
    seen: Seen<'_>,
) -> Result<String, Problem> {
    let (store, now, unit) = (portal.store(), Timestamp::now(), desk.unit.code.to_string());
    let movement = desk.shelved.movement.id.clone();
    if desk.submission.is_none() {
        let opened = store.open_submission(now, actor, &movement, &desk.round, &unit).await?;
        desk.submission = Some(opened);
    }
    let id = desk.submission.as_ref().ok_or(Problem::NotFound)?.id;
    if cells.is_empty() {
        let stand = desk.stand(portal, true).await?;
        return match seen {
            Seen::Stamp(seen) if seen != stand.stamp => Err(Problem::Changed),
            _ => Ok(stand.stamp),
        };
    }
    Ok(store.save_seen(now, actor, id, cells, seen).await?)
}
