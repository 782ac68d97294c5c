//! Signing in and out. Guessing is slowed, never locked out: nobody can shut another out.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Redirect, Response};
use serde::Deserialize;
use store::AccountState;
use tower_sessions::Session;

use crate::form::Form;
use crate::frame::{Frame, Shown, escaped, with_status};
use crate::guessing::{Caller, Guess};
use crate::password;
use crate::problem::Problem;
use crate::routes::is_local;
use crate::signing_in::Entering;
use crate::state::Portal;

#[derive(Template)]
#[template(path = "sign_in.html")]
struct Page {
    frame: Frame,
    to: String,
    login: String,
    error: String,
    /// Another house by which people sign in: its name, and the way there.
    sign_on: Option<(String, String)>,
}

/// Where to go afterwards.
#[derive(Deserialize)]
pub(crate) struct Back {
    to: Option<String>,
    login: Option<String>,
    again: Option<String>,
}

impl Back {
    /// An address of this portal, never of another.
    pub(crate) fn local(&self) -> String {
        self.to.clone().filter(|to| is_local(to)).unwrap_or_else(|| "/".to_owned())
    }
}

/// The form.
pub(crate) async fn page(State(portal): State<Portal>, Query(back): Query<Back>, frame: Frame) -> Response {
    let to = back.local();
    if frame.account.is_some() && back.again.is_none() {
        return Redirect::to(&to).into_response();
    }
    let login = super::demo::named(&portal, back.login);
    let shown = show(&portal, frame.clone(), &to, &login, String::new());
    shown.map_or_else(|problem| problem.shown(frame), IntoResponse::into_response)
}

fn show(portal: &Portal, frame: Frame, to: &str, login: &str, error: String) -> Shown {
    let title = frame.say("portal-sign-in");
    let there = format!("/sign-in/elsewhere?to={}", escaped(to));
    let sign_on = portal.settings().sign_on.as_ref().map(|sign_on| (sign_on.name().to_owned(), there));
    let page =
        Page { frame: frame.titled(title), to: to.to_owned(), login: login.to_owned(), error, sign_on };
    Ok(Html(page.render()?))
}

/// Signs in.
pub(crate) async fn sign_in(
    State(portal): State<Portal>,
    session: Session,
    headers: HeaderMap,
    caller: Caller,
    frame: Frame,
    form: Form,
) -> Response {
    let (login, to) = (form.text("login"), form.text("to"));
    let to = if is_local(to) { to } else { "/" };
    let entering = Entering { portal: &portal, session: &session, headers: &headers, caller: &caller };
    match try_to(&entering, login, form.text("password"), to).await {
        Ok(Tried::SignedIn(response)) => response,
        Ok(Tried::Wrong) => {
            let error = frame.say("portal-wrong-password");
            with_status(
                StatusCode::UNPROCESSABLE_ENTITY,
                show(&portal, frame.clone(), to, login, error),
                frame,
            )
        }
        Ok(Tried::Wait(seconds)) => {
            let error = wait(&frame, seconds);
            with_status(StatusCode::TOO_MANY_REQUESTS, show(&portal, frame.clone(), to, login, error), frame)
        }
        Err(problem) => problem.shown(frame),
    }
}

/// How long to wait, in words.
pub(crate) fn wait(frame: &Frame, seconds: i64) -> String {
    frame.words.say_with("portal-wait", &[("count", usize::try_from(seconds).unwrap_or(1).into())])
}

/// What came of trying.
enum Tried {
    SignedIn(Response),
    Wrong,
    /// So many seconds from now.
    Wait(i64),
}

async fn try_to(entering: &Entering<'_>, login: &str, password: &str, to: &str) -> Result<Tried, Problem> {
    let store = entering.portal.store();
    let leave = entering.portal.hashing().acquire().await;
    let guess = match Guess::at_password(store, login, entering.caller).await? {
        Ok(guess) => guess,
        Err(seconds) => {
            tracing::warn!(seconds, "somebody who guesses at a password waits");
            return Ok(Tried::Wait(seconds));
        }
    };
    let found = store.account_by_login(login).await?;
    let kept = found.as_ref().and_then(|(_, secrets)| secrets.password.clone());
    let password = password.to_owned();
    let is_right = tokio::task::spawn_blocking(move || password::is_right(&password, kept.as_deref())).await;
    drop(leave);
    match found {
        Some((account, _)) if is_right.unwrap_or(false) && account.state == AccountState::Active => {
            guess.succeeded(store).await?;
            Ok(Tried::SignedIn(entering.after_password(&account, to).await?))
        }
        found => {
            let account = found.map(|(account, _)| account.id);
            tracing::warn!(account, "a sign-in failed");
            Ok(Tried::Wrong)
        }
    }
}

/// Signs out.
pub(crate) async fn sign_out(session: Session, frame: Frame) -> Response {
    match session.flush().await {
        Ok(()) => Redirect::to("/").into_response(),
        Err(error) => Problem::from(error).shown(frame),
    }
}
