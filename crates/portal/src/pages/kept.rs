//! What was sent after a session had ended, given back to be sent again.

use askama::Template;
use axum::response::{Html, IntoResponse, Redirect, Response};
use tower_sessions::Session;

use crate::frame::{Frame, Shown};
use crate::kept::{Kept, forget, waiting};
use crate::problem::Problem;

#[derive(Template)]
#[template(path = "kept.html")]
struct Page {
    frame: Frame,
    kept: Kept,
    /// What the person typed, without what the page added.
    typed: Vec<(String, String)>,
}

/// The page; where nothing waits, home.
pub(crate) async fn page(session: Session, frame: Frame) -> Response {
    let Some(account) = &frame.account else { return Problem::SignIn.shown(frame) };
    match waiting(&session, account.id).await {
        Ok(Some(kept)) => {
            let shown = show(frame.clone(), kept);
            shown.map_or_else(|problem| problem.shown(frame), IntoResponse::into_response)
        }
        Ok(None) => Redirect::to("/").into_response(),
        Err(problem) => problem.shown(frame),
    }
}

fn show(frame: Frame, kept: Kept) -> Shown {
    let is_typed = |(name, text): &&(String, String)| name.contains('.') && !text.trim().is_empty();
    let typed = kept.fields.iter().filter(is_typed).cloned().collect();
    let title = frame.say("portal-kept");
    Ok(Html(Page { frame: frame.titled(title), kept, typed }.render()?))
}

/// Forgets it: nobody wants it any more.
pub(crate) async fn drop_it(session: Session, frame: Frame) -> Response {
    if frame.account.is_none() {
        return Problem::SignIn.shown(frame);
    }
    match forget(&session).await {
        Ok(()) => Redirect::to("/").into_response(),
        Err(problem) => problem.shown(frame),
    }
}
