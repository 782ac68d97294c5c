//! One's own account: what one may do, and where one is signed in.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use serde::Deserialize;
use tower_sessions::Session;

use super::acts::{ActRow, acts};
use crate::form::Form;
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
    has_totp: bool,
    left: usize,
    has_password: bool,
    done: bool,
    acts: Vec<ActRow>,
}

/// What was done just before.
#[derive(Deserialize)]
pub(crate) struct Done {
    done: Option<String>,
}

struct SessionRow {
    /// What the database knows it by: no secret.
    id: String,
    made: String,
    agent: String,
    seen: String,
    is_this: bool,
}

/// The account of whoever is signed in.
pub(crate) async fn page(
    State(portal): State<Portal>,
    Query(done): Query<Done>,
    session: Session,
    frame: Frame,
) -> Response {
    let done = done.done.as_deref() == Some("password");
    let shown = show(&portal, &session, frame.clone(), done).await;
    shown.map_or_else(|problem| problem.shown(frame), IntoResponse::into_response)
}

async fn show(portal: &Portal, session: &Session, frame: Frame, done: bool) -> Shown {
    let account = frame.account.clone().ok_or(Problem::SignIn)?;
    let words = frame.words;
    let this = session.id().map(|id| digest(&id.to_string()));
    let entries = portal.store().entries_about(&format!("account/{}", account.id)).await?;
    let secrets = portal.store().secrets(account.id).await?;
    let sessions = portal.store().sessions_of(account.id).await?.into_iter().map(|kept| SessionRow {
        made: super::instant(kept.made, words),
        agent: kept.agent,
        seen: super::instant(kept.seen, words),
        is_this: Some(&kept.id) == this.as_ref(),
        id: kept.id,
    });
    let page = Page {
        login: account.login,
        grants: account.grants.iter().map(|grant| super::grant(grant, words)).collect(),
        sessions: sessions.collect(),
        has_totp: account.has_totp,
        left: portal.store().recovery_left(account.id).await?,
        has_password: secrets.is_some_and(|secrets| secrets.password.is_some()),
        done,
        acts: acts(portal, &entries, words).await?,
        frame: frame.titled(words.say("portal-account")),
    };
    Ok(Html(page.render()?))
}

/// Ends one session, or all but this one.
pub(crate) async fn end_sessions(
    State(portal): State<Portal>,
    session: Session,
    frame: Frame,
    form: Form,
) -> Response {
    let Some(account) = &frame.account else { return Problem::SignIn.shown(frame) };
    let this = session.id().map(|id| digest(&id.to_string()));
    let ended = match form.get("session") {
        // Another's is not found among one's own, so nothing happens to it.
        Some(id) => portal.store().revoke_session(account.id, id).await.map(|_| ()),
        None => portal.store().revoke_sessions(account.id, this.as_deref()).await.map(|_| ()),
    };
    match ended {
        Ok(()) => Redirect::to("/account").into_response(),
        Err(error) => Problem::from(error).shown(frame),
    }
}
