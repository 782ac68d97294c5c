//! Another password: chosen by whoever knows the present one, or by a link that an administrator handed over.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Redirect, Response};
use jiff::{SignedDuration, Timestamp};
use store::{Account, StoreError};
use tower_sessions::Session;

use super::sign_in::wait;
use crate::form::Form;
use crate::frame::{Frame, Shown, with_status};
use crate::guessing::{Caller, Guess, random};
use crate::password;
use crate::problem::Problem;
use crate::session::digest;
use crate::signing_in::Entering;
use crate::state::Portal;

/// How long a link can be used.
const OPEN: SignedDuration = SignedDuration::from_hours(24);

#[derive(Template)]
#[template(path = "password.html")]
struct Page {
    frame: Frame,
    login: String,
    /// Whether the present one is asked for: by link it is not.
    asks_present: bool,
    error: String,
}

/// Makes a link; gives back its path, which is known nowhere else.
pub(crate) async fn make_link(
    portal: &Portal,
    actor: &str,
    id: i64,
    reason: &str,
) -> Result<String, StoreError> {
    let (token, now) = (random()?, Timestamp::now());
    portal.store().make_reset(now, actor, id, reason, &digest(&token), now + OPEN).await?;
    Ok(format!("/resets/{token}"))
}

/// The form for whoever is signed in.
pub(crate) async fn page(frame: Frame) -> Response {
    let Some(account) = frame.account.clone() else { return Problem::SignIn.shown(frame) };
    let shown = show(frame.clone(), &account, true, String::new());
    shown.map_or_else(|problem| problem.shown(frame), IntoResponse::into_response)
}

fn show(frame: Frame, account: &Account, asks_present: bool, error: String) -> Shown {
    let title = frame.say("portal-change-password");
    let page = Page { frame: frame.titled(title), login: account.login.clone(), asks_present, error };
    Ok(Html(page.render()?))
}

/// Changes the password of whoever is signed in; their other sessions end.
pub(crate) async fn change(
    State(portal): State<Portal>,
    session: Session,
    caller: Caller,
    frame: Frame,
    form: Form,
) -> Response {
    let Some(account) = frame.account.clone() else { return Problem::SignIn.shown(frame) };
    match changed(&portal, &session, &caller, &frame, &account, &form).await {
        Ok(Ok(())) => Redirect::to("/account?done=password").into_response(),
        Ok(Err(error)) => {
            let shown = show(frame.clone(), &account, true, error);
            with_status(StatusCode::UNPROCESSABLE_ENTITY, shown, frame)
        }
        Err(problem) => problem.shown(frame),
    }
}

async fn changed(
    portal: &Portal,
    session: &Session,
    caller: &Caller,
    frame: &Frame,
    account: &Account,
    form: &Form,
) -> Result<Result<(), String>, Problem> {
    let store = portal.store();
    // Whoever found a browser open guesses here as slowly as at the door.
    let guess = match Guess::at_password(store, &account.login, caller).await? {
        Ok(guess) => guess,
        Err(seconds) => return Ok(Err(wait(frame, seconds))),
    };
    let kept = store.secrets(account.id).await?.and_then(|secrets| secrets.password);
    let present = form.text("present").to_owned();
    let is_right = {
        let _leave = portal.hashing().acquire().await;
        tokio::task::spawn_blocking(move || password::is_right(&present, kept.as_deref())).await
    };
    if !is_right.unwrap_or(false) {
        return Ok(Err(frame.say("portal-present-password-wrong")));
    }
    guess.succeeded(store).await?;
    let kept = match password::chosen(portal, form, account).await? {
        Ok(kept) => kept,
        Err(why) => return Ok(Err(frame.say(why))),
    };
    store.set_password(Timestamp::now(), &account.actor(), account.id, &kept).await?;
    let this = session.id().map(|id| digest(&id.to_string()));
    store.revoke_sessions(account.id, this.as_deref()).await?;
    session.cycle_id().await?;
    Ok(Ok(()))
}

/// The form behind a link.
pub(crate) async fn by_link(
    State(portal): State<Portal>,
    Path(token): Path<String>,
    frame: Frame,
) -> Response {
    match portal.store().reset_of(Timestamp::now(), &digest(&token)).await {
        Ok(Some(account)) => {
            let shown = show(frame.clone(), &account, false, String::new());
            shown.map_or_else(|problem| problem.shown(frame), IntoResponse::into_response)
        }
        Ok(None) => Problem::NoInvitation.shown(frame),
        Err(error) => Problem::from(error).shown(frame),
    }
}

/// Sets the password by a link, and goes on as after a password: to the code, where there is one.
pub(crate) async fn set_by_link(
    State(portal): State<Portal>,
    Path(token): Path<String>,
    session: Session,
    headers: HeaderMap,
    caller: Caller,
    frame: Frame,
    form: Form,
) -> Response {
    let entering = Entering { portal: &portal, session: &session, headers: &headers, caller: &caller };
    let set = async {
        let (now, token) = (Timestamp::now(), digest(&token));
        let account = portal.store().reset_of(now, &token).await?.ok_or(Problem::NoInvitation)?;
        let kept = match password::chosen(&portal, &form, &account).await? {
            Ok(kept) => kept,
            Err(why) => {
                let shown = show(frame.clone(), &account, false, frame.say(why));
                return Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, shown, frame.clone()));
            }
        };
        let account = portal.store().reset_password(now, &token, &kept).await?;
        entering.after_password(&account, "/").await
    };
    set.await.unwrap_or_else(|problem: Problem| problem.shown(frame.clone()))
}
