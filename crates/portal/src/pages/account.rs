//! One's own account: what one may do, and where one is signed in.

use askama::Template;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Redirect, Response};
use tower_sessions::Session;

use crate::frame::{Frame, Shown};
use crate::problem::Problem;
use crate::session::digest;
use crate::state::Portal;

#[derive(Template)]
#[template(path = "account.html")]
struct Page {
    frame: Frame,
    login: String,
    grants: Vec<String>,
    sessions: Vec<SessionRow>,
}

struct SessionRow {
    agent: String,
    seen: String,
    is_this: bool,
}

/// The account of whoever is signed in.
pub(crate) async fn page(State(portal): State<Portal>, session: Session, frame: Frame) -> Response {
    let shown = show(&portal, &session, frame.clone()).await;
    shown.map_or_else(|problem| problem.shown(frame), IntoResponse::into_response)
}

async fn show(portal: &Portal, session: &Session, frame: Frame) -> Shown {
    let account = frame.account.clone().ok_or(Problem::SignIn)?;
    let words = frame.words;
    let this = session.id().map(|id| digest(&id.to_string()));
    let sessions = portal.store().sessions_of(account.id).await?.into_iter().map(|kept| SessionRow {
        agent: kept.agent,
        seen: super::instant(kept.seen, words),
        is_this: Some(&kept.id) == this.as_ref(),
    });
    let page = Page {
        login: account.login,
        grants: account.grants.iter().map(|grant| super::grant(grant, words)).collect(),
        sessions: sessions.collect(),
        frame: frame.titled(words.say("portal-account")),
    };
    Ok(Html(page.render()?))
}

/// Ends all sessions but this one.
pub(crate) async fn end_sessions(State(portal): State<Portal>, session: Session, frame: Frame) -> Response {
    let Some(account) = &frame.account else { return Problem::SignIn.shown(frame) };
    let this = session.id().map(|id| digest(&id.to_string()));
    match portal.store().revoke_sessions(account.id, this.as_deref()).await {
        Ok(_) => Redirect::to("/account").into_response(),
        Err(error) => Problem::from(error).shown(frame),
    }
}
