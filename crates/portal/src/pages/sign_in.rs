//! Signing in and out. Guessing is slowed, never locked out: nobody can shut another out.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::header::USER_AGENT;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Redirect, Response};
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use store::AccountState;
use tower_sessions::Session;

use crate::form::Form;
use crate::frame::{Frame, Shown, with_status};
use crate::password;
use crate::problem::Problem;
use crate::routes::is_local;
use crate::session::{ACCOUNT, AGENT, digest};
use crate::state::Portal;

/// So many failures are forgiven before waiting begins.
const FORGIVEN: u32 = 4;

/// Failures older than this no longer count.
const REMEMBERED: SignedDuration = SignedDuration::from_mins(30);

/// Nobody waits longer.
const LONGEST_WAIT: i64 = 60;

#[derive(Template)]
#[template(path = "sign_in.html")]
struct Page {
    frame: Frame,
    to: String,
    login: String,
    error: String,
}

#[derive(Deserialize)]
pub(crate) struct Back {
    to: Option<String>,
    login: Option<String>,
}

/// The form.
pub(crate) async fn page(State(portal): State<Portal>, Query(back): Query<Back>, frame: Frame) -> Response {
    let to = back.to.filter(|to| is_local(to)).unwrap_or_else(|| "/".to_owned());
    if frame.account.is_some() {
        return Redirect::to(&to).into_response();
    }
    let login = super::demo::named(&portal, back.login);
    let shown = show(frame.clone(), &to, &login, String::new());
    shown.map_or_else(|problem| problem.shown(frame), IntoResponse::into_response)
}

fn show(frame: Frame, to: &str, login: &str, error: String) -> Shown {
    let title = frame.say("portal-sign-in");
    let page = Page { frame: frame.titled(title), to: to.to_owned(), login: login.to_owned(), error };
    Ok(Html(page.render()?))
}

/// Signs in.
pub(crate) async fn sign_in(
    State(portal): State<Portal>,
    session: Session,
    headers: HeaderMap,
    frame: Frame,
    form: Form,
) -> Response {
    let (login, to) = (form.text("login"), form.text("to"));
    let to = if is_local(to) { to } else { "/" };
    match try_to(&portal, &session, &headers, login, form.text("password")).await {
        Ok(Tried::SignedIn) => Redirect::to(to).into_response(),
        Ok(Tried::Wrong) => {
            let error = frame.say("portal-wrong-password");
            with_status(StatusCode::UNPROCESSABLE_ENTITY, show(frame.clone(), to, login, error), frame)
        }
        Ok(Tried::Wait(seconds)) => {
            let facts = [("count", usize::try_from(seconds).unwrap_or(1).into())];
            let error = frame.words.say_with("portal-wait", &facts);
            with_status(StatusCode::TOO_MANY_REQUESTS, show(frame.clone(), to, login, error), frame)
        }
        Err(problem) => problem.shown(frame),
    }
}

/// What came of trying.
enum Tried {
    SignedIn,
    Wrong,
    /// So many seconds from now.
    Wait(i64),
}

async fn try_to(
    portal: &Portal,
    session: &Session,
    headers: &HeaderMap,
    login: &str,
    password: &str,
) -> Result<Tried, Problem> {
    let store = portal.store();
    let hash = digest(&store::fold_login(login));
    // Who tries many at once waits for leave, and is counted one after the other.
    let _leave = portal.hashing().acquire().await;
    let now = Timestamp::now();
    let (failures, last) = store.failures(&hash, now - REMEMBERED).await?;
    if let Some(last) = last
        && let Some(over) = failures.checked_sub(FORGIVEN)
    {
        let wait = (1_i64 << over.min(10)).min(LONGEST_WAIT);
        let left = (wait - now.duration_since(last).as_secs()).min(wait);
        if left > 0 {
            return Ok(Tried::Wait(left));
        }
    }
    let found = store.account_by_login(login).await?;
    let kept = found.as_ref().and_then(|(_, secrets)| secrets.password.clone());
    let password = password.to_owned();
    let is_right = tokio::task::spawn_blocking(move || password::is_right(&password, kept.as_deref())).await;
    match found {
        Some((account, _)) if is_right.unwrap_or(false) && account.state == AccountState::Active => {
            store.forget_failures(&hash).await?;
            begin(session, headers, account.id).await?;
            Ok(Tried::SignedIn)
        }
        _ => {
            store.note_failure(&hash, now).await?;
            Ok(Tried::Wrong)
        }
    }
}

/// Begins a session of an account under a new secret: one that somebody else knew before is worth nothing.
pub(crate) async fn begin(session: &Session, headers: &HeaderMap, account: i64) -> Result<(), Problem> {
    let agent = headers.get(USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default();
    let agent: String = agent.chars().take(200).collect();
    session.cycle_id().await?;
    session.insert(ACCOUNT, account).await?;
    session.insert(AGENT, agent).await?;
    Ok(())
}

/// Signs out.
pub(crate) async fn sign_out(session: Session, frame: Frame) -> Response {
    match session.flush().await {
        Ok(()) => Redirect::to("/").into_response(),
        Err(error) => Problem::from(error).shown(frame),
    }
}
