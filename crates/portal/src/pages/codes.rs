//! Setting codes up: the secret as a picture and as text, confirmed by a code; recovery codes, shown once; and giving codes up
//! where no role asks for them.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use jiff::Timestamp;
use store::Account;
use tower_sessions::Session;

use super::code::is_taken;
use super::sign_in::Back;
use crate::code::{address, grouped, new_secret, picture, recovery_codes, recovery_digest, step_of};
use crate::form::Form;
use crate::frame::{Frame, SET_UP, Shown, with_status};
use crate::problem::Problem;
use crate::rights::needs_code;
use crate::routes::is_local;
use crate::signing_in::{is_fresh, sign_in_again};
use crate::state::Portal;

/// The secret that waits to be confirmed, in a session.
const SECRET: &str = "totp";

#[derive(Template)]
#[template(path = "codes_set_up.html")]
struct SetUpPage {
    frame: Frame,
    to: String,
    error: String,
    is_needed: bool,
    secret: String,
    /// The address in the picture, for a telephone that reads this page itself.
    address: String,
    width: i32,
    path: String,
}

#[derive(Template)]
#[template(path = "codes.html")]
struct Page {
    frame: Frame,
    error: String,
    left: usize,
    may_give_up: bool,
}

#[derive(Template)]
#[template(path = "codes_recovery.html")]
struct RecoveryPage {
    frame: Frame,
    to: String,
    codes: Vec<String>,
}

/// The page: to set codes up, or what to do with those that are.
pub(crate) async fn page(
    State(portal): State<Portal>,
    Query(back): Query<Back>,
    session: Session,
    frame: Frame,
) -> Response {
    let shown = show(&portal, &session, &frame, &back.local(), "").await;
    shown.unwrap_or_else(|problem| problem.shown(frame))
}

/// Whoever is signed in, wholly or but for the codes.
fn whose(frame: &Frame) -> Result<Account, Problem> {
    frame.account.clone().or_else(|| frame.half.clone()).ok_or(Problem::SignIn)
}

async fn show(
    portal: &Portal,
    session: &Session,
    frame: &Frame,
    to: &str,
    error: &str,
) -> Result<Response, Problem> {
    let account = whose(frame)?;
    let status = if error.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let error = if error.is_empty() { String::new() } else { frame.say(error) };
    if !is_fresh(session).await? {
        return Ok(sign_in_again(SET_UP));
    }
    let titled = frame.clone().titled(frame.say("portal-codes"));
    let shown = match account.has_totp {
        true => {
            let left = portal.store().recovery_left(account.id).await?;
            let page = Page { may_give_up: may_give_up(&account), frame: titled, error, left };
            Html(page.render()?)
        }
        false => Html(set_up(session, titled, &account, to, error).await?),
    };
    Ok((status, shown).into_response())
}

fn may_give_up(account: &Account) -> bool {
    !account.grants.iter().any(|grant| needs_code(grant.role))
}

async fn set_up(
    session: &Session,
    frame: Frame,
    account: &Account,
    to: &str,
    error: String,
) -> Result<String, Problem> {
    // The same until it is confirmed: whoever reloads the page need not read the picture again.
    let secret = match session.get::<String>(SECRET).await? {
        Some(secret) => secret,
        None => new_secret().ok_or(Problem::NotNow)?,
    };
    session.insert(SECRET, &secret).await?;
    let address = address(&secret, &frame.say("portal-codes-issuer"), &account.login);
    let (width, path) = picture(&address).ok_or(Problem::NotNow)?;
    let page = SetUpPage {
        to: to.to_owned(),
        error,
        is_needed: frame.half.is_some(),
        secret: grouped(&secret),
        address,
        width,
        path,
        frame,
    };
    Ok(page.render()?)
}

/// Confirms, makes other recovery codes, or gives codes up.
pub(crate) async fn act(
    State(portal): State<Portal>,
    session: Session,
    frame: Frame,
    form: Form,
) -> Response {
    let to = if is_local(form.text("to")) { form.text("to") } else { "/" };
    let done = acted(&portal, &session, &frame, &form, to).await;
    done.unwrap_or_else(|problem| problem.shown(frame))
}

async fn acted(
    portal: &Portal,
    session: &Session,
    frame: &Frame,
    form: &Form,
    to: &str,
) -> Result<Response, Problem> {
    let account = whose(frame)?;
    if !is_fresh(session).await? {
        return Ok(sign_in_again(SET_UP));
    }
    match (form.text("act"), account.has_totp) {
        ("confirm", false) => confirm(portal, session, frame, &account, form.text("code"), to).await,
        ("recovery", true) => {
            if !is_taken(portal.store(), &account, form.text("code")).await? {
                return show(portal, session, frame, to, "portal-wrong-code").await;
            }
            let codes = recovery_codes().ok_or(Problem::NotNow)?;
            let digests: Vec<String> = codes.iter().map(|code| recovery_digest(code)).collect();
            portal.store().set_recovery(Timestamp::now(), &account.actor(), account.id, &digests).await?;
            Ok(with_status(StatusCode::OK, recovery(frame, codes, "/account"), frame.clone()))
        }
        ("give-up", true) if may_give_up(&account) => {
            if !is_taken(portal.store(), &account, form.text("code")).await? {
                return show(portal, session, frame, to, "portal-wrong-code").await;
            }
            let (now, own) = (Timestamp::now(), account.actor());
            portal.store().remove_totp(now, &own, account.id, "own wish").await?;
            Ok(Redirect::to("/sign-in?to=%2Faccount").into_response())
        }
        ("give-up", true) => Err(Problem::NotAllowed),
        _ => Err(Problem::NotNow),
    }
}

async fn confirm(
    portal: &Portal,
    session: &Session,
    frame: &Frame,
    account: &Account,
    typed: &str,
    to: &str,
) -> Result<Response, Problem> {
    let (store, now) = (portal.store(), Timestamp::now());
    let secret: Option<String> = session.get(SECRET).await?;
    let step = secret.as_deref().and_then(|secret| step_of(typed, secret, now));
    let (Some(secret), Some(step)) = (secret, step) else {
        return show(portal, session, frame, to, "portal-wrong-code").await;
    };
    let codes = recovery_codes().ok_or(Problem::NotNow)?;
    let digests: Vec<String> = codes.iter().map(|code| recovery_digest(code)).collect();
    store.set_totp(now, &account.actor(), account.id, &secret, &digests).await?;
    // The code that confirmed it is taken: it signs nobody in.
    store.take_totp_step(account.id, step).await?;
    session.remove::<String>(SECRET).await?;
    // What somebody may do grows with this: under a new secret.
    session.cycle_id().await?;
    Ok(with_status(StatusCode::OK, recovery(frame, codes, to), frame.clone()))
}

fn recovery(frame: &Frame, codes: Vec<String>, to: &str) -> Shown {
    let mut frame = frame.clone().titled(frame.say("portal-recovery"));
    frame.account = frame.account.take().or_else(|| frame.half.take());
    Ok(Html(RecoveryPage { frame, to: to.to_owned(), codes }.render()?))
}
