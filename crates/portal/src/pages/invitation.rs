//! An invitation: whoever has the link chooses a password, once.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use jiff::{SignedDuration, Timestamp};
use store::{NewAccount, StoreError};
use tower_sessions::Session;

use crate::form::Form;
use crate::frame::{Frame, Shown, with_status};
use crate::guessing::{Caller, random};
use crate::password;
use crate::problem::Problem;
use crate::session::digest;
use crate::signing_in::Entering;
use crate::state::Portal;

/// How long an invitation can be accepted.
pub(crate) const OPEN: SignedDuration = SignedDuration::from_hours(7 * 24);

#[derive(Template)]
#[template(path = "invitation.html")]
struct Page {
    frame: Frame,
    name: String,
    login: String,
    error: String,
    /// Another house by which it can be accepted: its name, and the way there.
    sign_on: Option<(String, String)>,
}

/// Invites somebody; gives back the path of the link, which is known nowhere else.
pub(crate) async fn invite(portal: &Portal, actor: &str, new: &NewAccount) -> Result<String, StoreError> {
    let (path, token) = new_link()?;
    let now = Timestamp::now();
    portal.store().invite(now, actor, new, &token, now + OPEN).await?;
    Ok(path)
}

/// The path of a link that nobody can guess, and the digest under which it is kept.
pub(crate) fn new_link() -> Result<(String, String), StoreError> {
    let token = random()?;
    Ok((format!("/invitations/{token}"), digest(&token)))
}

/// The form.
pub(crate) async fn page(State(portal): State<Portal>, Path(token): Path<String>, frame: Frame) -> Response {
    let shown = show(&portal, &token, frame.clone(), String::new()).await;
    shown.map_or_else(|problem| problem.shown(frame), IntoResponse::into_response)
}

async fn show(portal: &Portal, token: &str, frame: Frame, error: String) -> Shown {
    let invited = portal.store().invited(Timestamp::now(), &digest(token)).await?;
    let invited = invited.ok_or(Problem::NoInvitation)?;
    let title = frame.say("portal-invitation");
    let there = format!("/invitations/{token}/elsewhere");
    let sign_on = portal.settings().sign_on.as_ref().map(|sign_on| (sign_on.name().to_owned(), there));
    let page = Page { frame: frame.titled(title), name: invited.name, login: invited.login, error, sign_on };
    Ok(Html(page.render()?))
}

/// Accepts the invitation and signs in.
pub(crate) async fn accept(
    State(portal): State<Portal>,
    Path(token): Path<String>,
    session: Session,
    headers: HeaderMap,
    caller: Caller,
    frame: Frame,
    form: Form,
) -> Response {
    let entering = Entering { portal: &portal, session: &session, headers: &headers, caller: &caller };
    match accepted(&entering, &token, &form).await {
        Ok(Ok(response)) => response,
        Ok(Err(why)) => {
            let error = frame.say(why);
            let shown = show(&portal, &token, frame.clone(), error).await;
            with_status(StatusCode::UNPROCESSABLE_ENTITY, shown, frame)
        }
        Err(problem) => problem.shown(frame),
    }
}

async fn accepted(
    entering: &Entering<'_>,
    token: &str,
    form: &Form,
) -> Result<Result<Response, &'static str>, Problem> {
    let (store, hash, now) = (entering.portal.store(), digest(token), Timestamp::now());
    let invited = store.invited(now, &hash).await?.ok_or(Problem::NoInvitation)?;
    let kept = match password::chosen(entering.portal, form, &invited).await? {
        Ok(kept) => kept,
        Err(why) => return Ok(Err(why)),
    };
    let account = store.accept_invitation(now, &hash, &kept).await?;
    Ok(Ok(entering.enter(&account, "/").await?))
}
