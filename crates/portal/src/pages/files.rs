//! Files that were sent, given back to who may see them.

use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use store::FileKept;

use crate::frame::Frame;
use crate::problem::Problem;
use crate::rights::Right;
use crate::state::Portal;

/// The address of a file.
pub(crate) fn of_file(digest: &str) -> String {
    format!("/files/{digest}")
}

/// A file, for whoever sees what all units send, and for the people of the unit for which it was sent.
pub(crate) async fn file(State(portal): State<Portal>, Path(digest): Path<String>, frame: Frame) -> Response {
    match found(&portal, &frame, &digest).await {
        Ok((name, bytes)) => {
            // Never shown in place: what somebody sent could pretend to be a page of the portal.
            let kind = "application/octet-stream".to_owned();
            let name = format!("attachment; filename=\"{name}\"");
            ([(CONTENT_TYPE, kind), (CONTENT_DISPOSITION, name)], bytes).into_response()
        }
        Err(problem) => problem.shown(frame),
    }
}

async fn found(portal: &Portal, frame: &Frame, digest: &str) -> Result<(String, Vec<u8>), Problem> {
    let sent = portal.store().file(digest).await?;
    let first = sent.first().ok_or(Problem::NotFound)?;
    let mut may = frame.may(Right::SeeSubmissions);
    for kept in &sent {
        may = may || is_for(portal, frame, kept).await;
    }
    if !may {
        return Err(frame.refusal());
    }
    let bytes = portal.uploads().get(digest).await?.ok_or(Problem::NotFound)?;
    // A header holds plain letters only; the digest tells which file it is.
    let ending: String = first.name.rsplit('.').next().unwrap_or_default().chars().take(5).collect();
    let ending = if ending.chars().all(|c| c.is_ascii_alphanumeric()) { ending } else { String::new() };
    Ok((format!("{}.{ending}", &digest[..16]), bytes.to_vec()))
}

/// Whether a file was sent for a unit of the reader's.
async fn is_for(portal: &Portal, frame: &Frame, kept: &FileKept) -> bool {
    let mut parts = kept.subject.split('/');
    let (Some(movement), Some(round), Some(unit)) = (parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    let Ok(shelved) = portal.movement(movement).await else { return false };
    let round = shelved.movement.round(round);
    round.is_some_and(|round| frame.may_for(Right::EnterFigures, unit, round.cut_off))
}
