//! What somebody sent after their session had ended by itself: kept in the browser's next session, and given back to them, and to
//! nobody else, once they have signed in again.

use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::Method;
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use axum::middleware::Next;
use axum::response::Response;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use tower_sessions::Session;

use crate::guessing::cookie;
use crate::problem::{Problem, SignInFirst};
use crate::session::{cookie_name, digest};
use crate::state::Portal;

/// The page that gives it back.
pub(crate) const PAGE: &str = "/account/kept";

/// Under which name it stands in a session.
const KEPT: &str = "kept";

/// More is not kept: a whole round of a unit is a tenth of it.
const MOST: usize = 256 * 1024;

/// A form that was sent, and by whom.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct Kept {
    /// Whose session it was.
    account: i64,
    /// Where it was sent.
    pub address: String,
    /// Its fields.
    pub fields: Vec<(String, String)>,
}

/// Keeps the form of a request that is answered with the wish to sign in, where the session that it came with ended by itself.
pub(crate) async fn keep(State(portal): State<Portal>, request: Request, next: Next) -> Response {
    let headers = request.headers();
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let is_form = text(CONTENT_TYPE).starts_with("application/x-www-form-urlencoded");
    let size: usize = text(CONTENT_LENGTH).parse().unwrap_or(usize::MAX);
    let ended = cookie(headers, cookie_name(portal.settings().secure)).map(|secret| digest(&secret));
    let session = request.extensions().get::<Session>().cloned();
    let (true, true, true, Some(ended), Some(session)) =
        (*request.method() == Method::POST, is_form, size <= MOST, ended, session)
    else {
        return next.run(request).await;
    };
    let address = request.uri().path_and_query().map_or("/", |path| path.as_str()).to_owned();
    let (parts, body) = request.into_parts();
    let Ok(bytes) = to_bytes(body, MOST).await else {
        return next.run(Request::from_parts(parts, Body::empty())).await;
    };
    let response = next.run(Request::from_parts(parts, Body::from(bytes.clone()))).await;
    if response.extensions().get::<SignInFirst>().is_none() {
        // Sent again and taken: nothing waits any more.
        if !response.status().is_client_error() && !response.status().is_server_error() {
            sent_again(&session, &address).await;
        }
        return response;
    }
    let kept = async {
        let of = portal.store().ended_session_of(&ended, Timestamp::now()).await?;
        let fields = serde_urlencoded::from_bytes(&bytes).unwrap_or_default();
        if let Some(account) = of {
            session.insert(KEPT, Kept { account, address, fields }).await?;
        }
        Ok::<(), Problem>(())
    };
    if let Err(problem) = kept.await {
        tracing::warn!(?problem, "what was sent could not be kept");
    }
    response
}

async fn sent_again(session: &Session, address: &str) {
    let kept: Option<Kept> = session.get(KEPT).await.ok().flatten();
    if kept.is_some_and(|kept| kept.address == address) && forget(session).await.is_err() {
        tracing::warn!("what was sent again could not be forgotten");
    }
}

/// Whether something of somebody waits to be given back; what another sent is forgotten.
pub(crate) async fn is_waiting(session: &Session, account: i64) -> Result<bool, Problem> {
    let kept: Option<Kept> = session.get(KEPT).await?;
    if kept.as_ref().is_some_and(|kept| kept.account != account) {
        forget(session).await?;
    }
    Ok(kept.is_some_and(|kept| kept.account == account))
}

/// What waits to be given back to somebody.
pub(crate) async fn waiting(session: &Session, account: i64) -> Result<Option<Kept>, Problem> {
    let kept: Option<Kept> = session.get(KEPT).await?;
    Ok(kept.filter(|kept| kept.account == account))
}

/// Forgets it.
pub(crate) async fn forget(session: &Session) -> Result<(), Problem> {
    session.remove::<Kept>(KEPT).await?;
    Ok(())
}
