//! Requests under a key: sent twice they act once and are answered alike.

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{MatchedPath, Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};
use store::{Claimed, Settled, Store, under};

use super::LARGEST_FILE;
use super::caller::Caller;
use super::document::DOCUMENT;
use super::extract::refused;
use super::fault::{self, Fault};
use super::way_out::spoken;
use crate::session::digest;
use crate::state::Portal;

/// The header that holds the key.
const KEY: HeaderName = HeaderName::from_static("idempotency-key");

/// The form of keys: long enough that nobody uses one twice by chance.
pub(crate) const KEY_FORM: &str = "^[A-Za-z0-9_.:-]{16,128}$";

/// The header that tells an answer that was given before.
const AGAIN: HeaderName = HeaderName::from_static("idempotency-replayed");

/// Whoever has worked on a request for so long has given up.
const GIVEN_UP: SignedDuration = SignedDuration::from_secs(120);

/// Answers are kept for so long.
pub(crate) const KEPT: SignedDuration = SignedDuration::from_hours(24);

/// Carries a request with a key out once.
pub(crate) async fn once(State(portal): State<Portal>, request: Request, next: Next) -> Response {
    let caller = request.extensions().get::<Caller>().cloned();
    let Some(caller) = caller.filter(|_| is_operation(&request)) else { return next.run(request).await };
    let Some(key) = request.headers().get(KEY) else { return next.run(request).await };
    let key = key.to_str().unwrap_or_default().to_owned();
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"_.:-".contains(&byte);
    if !(16..=128).contains(&key.len()) || !key.bytes().all(is_plain) {
        return refused("Idempotency-Key", KEY_FORM, &caller).into_response();
    }
    // Whoever is nobody acts on nothing: there is nothing to be kept.
    let Some(account) = &caller.frame.account else { return next.run(request).await };
    let claim = digest(&format!("{}\n{key}", account.id));
    let (parts, body) = request.into_parts();
    let Ok(bytes) = to_bytes(body, LARGEST_FILE).await else {
        return Fault::of(fault::TOO_LARGE).into_response();
    };
    let asked = asked(&parts, &bytes);
    let store = portal.store().clone();
    let now = Timestamp::now();
    match store.claim(now, &claim, &asked, now - GIVEN_UP).await {
        Ok(Claimed::Ours) => {}
        Ok(Claimed::Answered(answer)) => return again(answer),
        Ok(Claimed::Running) => return Fault::of(fault::RUNNING).after(1).into_response(),
        Ok(Claimed::Other) => return Fault::of(fault::KEY_REUSED).into_response(),
        Ok(Claimed::Lost(entry)) => {
            return Fault::of(fault::LOST).with("entry", entry.to_string()).into_response();
        }
        Err(error) => return Fault::from(error).into_response(),
    }
    let request = Request::from_parts(parts, Body::from(bytes));
    let words = caller.words();
    // It is carried out to its end though whoever asked is gone: that is whom the key is for.
    let work = tokio::spawn(async move {
        let response = spoken(under(claim.clone(), next.run(request)).await, words);
        kept(&store, &claim, response).await
    });
    work.await.unwrap_or_else(|_| Fault::of(fault::BROKEN).into_response())
}

/// Whether there is something to be carried out: a method that the address does not take is refused whatever its key.
fn is_operation(request: &Request) -> bool {
    let path = request.extensions().get::<MatchedPath>();
    let item = path.and_then(|path| DOCUMENT["paths"].get(path.as_str()));
    let method = request.method().as_str().to_lowercase();
    !request.method().is_safe() && item.is_some_and(|item| item[&method].is_object())
}

/// A digest of all that makes a request what it is.
fn asked(parts: &axum::http::request::Parts, body: &Bytes) -> String {
    let kind = parts.headers.get(CONTENT_TYPE).map_or(&[][..], |kind| kind.as_bytes());
    let address = parts.uri.path_and_query().map_or("", |address| address.as_str());
    let mut digest = Sha256::new();
    for part in [parts.method.as_str().as_bytes(), address.as_bytes(), kind, body] {
        digest.update((part.len() as u64).to_be_bytes());
        digest.update(part);
    }
    digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Keeps an answer beside its claim. What came of a fault of ours is not kept: it may be tried again.
async fn kept(store: &Store, claim: &str, response: Response) -> Response {
    let (parts, body) = response.into_parts();
    let Ok(bytes) = to_bytes(body, usize::MAX).await else {
        return Fault::of(fault::BROKEN).into_response();
    };
    let passes = parts.status.is_server_error() || parts.status == StatusCode::TOO_MANY_REQUESTS;
    let settled = match (passes, std::str::from_utf8(&bytes)) {
        (false, Ok(body)) => {
            let kind =
                parts.headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
            let answer =
                Settled { status: parts.status.as_u16(), head: kind.to_owned(), body: body.to_owned() };
            store.settle(claim, &answer).await
        }
        _ => store.release(claim).await,
    };
    if let Err(error) = settled {
        tracing::error!(%error, "an answer is not kept beside its key");
    }
    Response::from_parts(parts, Body::from(bytes))
}

/// The answer that was given before.
fn again(answer: Settled) -> Response {
    let mut response = Response::new(Body::from(answer.body));
    *response.status_mut() = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::OK);
    if let Ok(kind) = HeaderValue::from_str(&answer.head) {
        response.headers_mut().insert(CONTENT_TYPE, kind);
    }
    response.headers_mut().insert(AGAIN, HeaderValue::from_static("true"));
    response
}
