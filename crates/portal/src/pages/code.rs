//! The code that is asked for after the password: one of the moment, or a recovery code.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Redirect, Response};
use jiff::Timestamp;
use store::{Account, Store};
use tower_sessions::Session;

use super::sign_in::{Back, wait};
use crate::code::{is_of_the_moment, recovery_digest, step_of};
use crate::form::Form;
use crate::frame::{Frame, Shown, escaped, with_status};
use crate::guessing::{Caller, Guess};
use crate::problem::Problem;
use crate::routes::is_local;
use crate::signing_in::Entering;
use crate::state::Portal;

#[derive(Template)]
#[template(path = "code.html")]
struct Page {
    frame: Frame,
    to: String,
    error: String,
}

/// The form.
pub(crate) async fn page(
    State(portal): State<Portal>,
    Query(back): Query<Back>,
    session: Session,
    headers: HeaderMap,
    caller: Caller,
    frame: Frame,
) -> Response {
    let to = back.local();
    let entering = Entering { portal: &portal, session: &session, headers: &headers, caller: &caller };
    match entering.pending().await {
        Ok(Some(_)) => {
            let shown = show(frame.clone(), &to, String::new());
            shown.map_or_else(|problem| problem.shown(frame), IntoResponse::into_response)
        }
        Ok(None) => to_sign_in(&to),
        Err(problem) => problem.shown(frame),
    }
}

fn to_sign_in(to: &str) -> Response {
    Redirect::to(&format!("/sign-in?to={}", escaped(to))).into_response()
}

fn show(frame: Frame, to: &str, error: String) -> Shown {
    let title = frame.say("portal-code");
    let page = Page { frame: frame.titled(title), to: to.to_owned(), error };
    Ok(Html(page.render()?))
}

/// Takes the code and lets in.
pub(crate) async fn enter(
    State(portal): State<Portal>,
    session: Session,
    headers: HeaderMap,
    caller: Caller,
    frame: Frame,
    form: Form,
) -> Response {
    let to = if is_local(form.text("to")) { form.text("to") } else { "/" };
    let entering = Entering { portal: &portal, session: &session, headers: &headers, caller: &caller };
    let again = |status, error| with_status(status, show(frame.clone(), to, error), frame.clone());
    let tried = async {
        let Some(account) = entering.pending().await? else { return Ok(to_sign_in(to)) };
        let guess = match Guess::at_code(portal.store(), &account.login, &caller).await? {
            Ok(guess) => guess,
            Err(seconds) => return Ok(again(StatusCode::TOO_MANY_REQUESTS, wait(&frame, seconds))),
        };
        if !is_taken(portal.store(), &account, form.text("code")).await? {
            tracing::warn!(account = account.id, "a code was wrong, or was used before");
            return Ok(again(StatusCode::UNPROCESSABLE_ENTITY, frame.say("portal-wrong-code")));
        }
        guess.succeeded(portal.store()).await?;
        entering.enter(&account, to).await
    };
    tried.await.unwrap_or_else(|problem: Problem| problem.shown(frame.clone()))
}

/// Whether a code is one of an account's, and is taken now: none is taken twice.
pub(crate) async fn is_taken(store: &Store, account: &Account, typed: &str) -> Result<bool, Problem> {
    let now = Timestamp::now();
    if !is_of_the_moment(typed) {
        return Ok(store.take_recovery(now, account.id, &recovery_digest(typed)).await?);
    }
    let secret = store.secrets(account.id).await?.and_then(|secrets| secrets.totp);
    match secret.and_then(|secret| step_of(typed, &secret, now)) {
        Some(step) => Ok(store.take_totp_step(account.id, step).await?),
        None => Ok(false),
    }
}
