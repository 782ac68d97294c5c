//! To another house's sign-on, and back.

use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use serde::Deserialize;
use store::{Account, AccountState, StoreError};
use tower_sessions::Session;

use super::sign_in::Back;
use crate::frame::Frame;
use crate::guessing::Caller;
use crate::problem::Problem;
use crate::session::digest;
use crate::sign_on::{SignOn, SignOnError, Vouched, Way};
use crate::signing_in::Entering;
use crate::state::Portal;

/// Under which name the way there stands in a session.
const WAY: &str = "way";

/// So many seconds somebody may take to sign in there.
const PATIENCE: i64 = 900;

impl From<SignOnError> for Problem {
    fn from(error: SignOnError) -> Problem {
        tracing::warn!(%error, "nobody was signed in by the sign-on");
        Problem::SignOn
    }
}

/// Goes there.
pub(crate) async fn there(
    State(portal): State<Portal>,
    Query(back): Query<Back>,
    session: Session,
    frame: Frame,
) -> Response {
    let gone = go(&portal, &session, &back.local(), None).await;
    gone.unwrap_or_else(|problem| problem.shown(frame))
}

/// Goes there to accept an invitation.
pub(crate) async fn accept(
    State(portal): State<Portal>,
    Path(token): Path<String>,
    session: Session,
    frame: Frame,
) -> Response {
    let gone = async {
        let token = digest(&token);
        let invited = portal.store().invited(Timestamp::now(), &token).await?;
        invited.ok_or(Problem::NoInvitation)?;
        go(&portal, &session, "/", Some(token)).await
    };
    gone.await.unwrap_or_else(|problem: Problem| problem.shown(frame.clone()))
}

async fn go(
    portal: &Portal,
    session: &Session,
    to: &str,
    invitation: Option<String>,
) -> Result<Response, Problem> {
    let sign_on = portal.settings().sign_on.as_ref().ok_or(Problem::NotFound)?;
    let way = Way::begin(to, invitation, Timestamp::now().as_second())?;
    let address = sign_on.there(&way).await?;
    session.insert(WAY, way).await?;
    Ok(Redirect::to(&address).into_response())
}

/// What the house sends along.
#[derive(Deserialize)]
pub(crate) struct Answer {
    code: Option<String>,
    state: Option<String>,
    /// RFC 9207: which house it is, so that no other can pass for it.
    iss: Option<String>,
}

/// Comes back.
pub(crate) async fn back(
    State(portal): State<Portal>,
    Query(answer): Query<Answer>,
    session: Session,
    headers: HeaderMap,
    caller: Caller,
    frame: Frame,
) -> Response {
    let entering = Entering { portal: &portal, session: &session, headers: &headers, caller: &caller };
    let come = async {
        let sign_on = portal.settings().sign_on.as_ref().ok_or(Problem::NotFound)?;
        // A way is gone once, there and back; at once, as nothing is kept of a session whose answer is a failure.
        let way: Option<Way> = session.remove(WAY).await?;
        session.save().await?;
        let fresh = |way: &Way| Timestamp::now().as_second() - way.at < PATIENCE;
        let way = way.filter(fresh).ok_or(Problem::SignOn)?;
        let (Some(code), Some(state)) = (&answer.code, &answer.state) else { return Err(Problem::SignOn) };
        if answer.iss.as_ref().is_some_and(|iss| *iss != sign_on.issuer) {
            return Err(Problem::SignOn);
        }
        let vouched = sign_on.vouched(&way, state, code).await?;
        let account = account_of(&portal, sign_on, &vouched, &way).await?;
        match vouched.is_strong {
            true => entering.enter_strong(&account, &way.to).await,
            false => entering.after_password(&account, &way.to).await,
        }
    };
    come.await.unwrap_or_else(|problem: Problem| problem.shown(frame.clone()))
}

/// The account of somebody: linked before, by the invitation that brought them, or by an address that the house has verified.
async fn account_of(
    portal: &Portal,
    sign_on: &SignOn,
    vouched: &Vouched,
    way: &Way,
) -> Result<Account, Problem> {
    let (store, now) = (portal.store(), Timestamp::now());
    let account = match (store.account_of(&vouched.identity).await?, &way.invitation) {
        (Some(account), None) => account,
        (_, Some(token)) => match store.accept_as(now, token, &vouched.identity).await {
            Err(StoreError::Taken(_)) => return Err(Problem::NoAccount),
            accepted => accepted?,
        },
        (None, None) => {
            let address = vouched.address.as_deref().ok_or(Problem::NoAccount)?;
            let found = store.account_by_login(address).await?.map(|(account, _)| account);
            let account = found.filter(|account| account.state == AccountState::Active);
            let account = account.ok_or(Problem::NoAccount)?;
            store.link(now, account.id, &vouched.identity).await?;
            tracing::info!(account = account.id, issuer = sign_on.issuer, "an account was linked");
            account
        }
    };
    match account.state {
        AccountState::Active => Ok(account),
        _ => Err(Problem::NoAccount),
    }
}
