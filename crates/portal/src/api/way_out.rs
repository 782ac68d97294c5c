//! The way out of every answer: problems are put into words, and what a reader has already is not sent again.

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

use super::caller::words;
use super::fault::{self, Fault, PROBLEM};
use wording::Words;

/// Puts problems into words, those of the frame of the program included.
pub(crate) async fn say(request: Request, next: Next) -> Response {
    let words = words(request.headers());
    spoken(next.run(request).await, words)
}

/// An answer whose problem, where it is one, stands in words.
pub(crate) fn spoken(response: Response, words: Words) -> Response {
    let (mut parts, body) = response.into_parts();
    let carried = parts.extensions.remove::<Fault>();
    let is_told = parts.headers.get(CONTENT_TYPE).is_some_and(|kind| kind == PROBLEM);
    let is_fault = parts.status.is_client_error() || parts.status.is_server_error();
    if !is_fault || is_told && carried.is_none() {
        return Response::from_parts(parts, body);
    }
    let fault = carried.unwrap_or_else(|| {
        Fault::of(match parts.status {
            StatusCode::NOT_FOUND => fault::NOT_FOUND,
            StatusCode::METHOD_NOT_ALLOWED => fault::METHOD,
            StatusCode::PAYLOAD_TOO_LARGE => fault::TOO_LARGE,
            StatusCode::UNSUPPORTED_MEDIA_TYPE => fault::MEDIA_TYPE,
            status if status.is_client_error() => fault::MALFORMED,
            _ => fault::BROKEN,
        })
    });
    let mut told = fault.told(words);
    // What is allowed instead of a method that is not, say.
    for (name, value) in &parts.headers {
        if name != CONTENT_TYPE && name != axum::http::header::CONTENT_LENGTH {
            told.headers_mut().entry(name).or_insert(value.clone());
        }
    }
    told
}

/// Marks what is read with what is in it, and sends it only to those who have something else.
pub(crate) async fn mark(request: Request, next: Next) -> Response {
    let is_read = request.method().is_safe();
    let known: Vec<HeaderValue> = request.headers().get_all(IF_NONE_MATCH).iter().cloned().collect();
    let response = next.run(request).await;
    if !is_read || response.status() != StatusCode::OK {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(bytes) = to_bytes(body, usize::MAX).await else {
        return Fault::of(fault::BROKEN).into_response();
    };
    let digest: String = Sha256::digest(&bytes).iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    // Weak: the same may be sent compressed.
    let tag = format!("W/\"{digest}\"");
    let headers: &mut HeaderMap = &mut parts.headers;
    headers.insert(VARY, HeaderValue::from_static("Authorization, Cookie, Accept-Language"));
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("private, no-cache"));
    let is_known = known.iter().filter_map(|line| line.to_str().ok()).flat_map(|line| line.split(','));
    let is_known = is_known.map(str::trim).any(|one| one == "*" || one.trim_start_matches("W/") == &tag[2..]);
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(ETAG, tag);
    }
    match is_known {
        true => {
            parts.status = StatusCode::NOT_MODIFIED;
            parts.headers.remove(CONTENT_TYPE);
            Response::from_parts(parts, Body::empty())
        }
        false => Response::from_parts(parts, Body::from(bytes)),
    }
}
