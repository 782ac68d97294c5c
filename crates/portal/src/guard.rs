//! What every answer says to browsers: nothing inline, nothing from elsewhere, no framing. And what is sent must come from
//! a page of this portal.

use axum::extract::{FromRequestParts, Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HOST, HeaderName, ORIGIN, REFERRER_POLICY,
    STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, Method};
use axum::middleware::Next;
use axum::response::Response;

use crate::frame::Frame;
use crate::problem::Problem;
use crate::state::Portal;

const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; \
                      form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/// Adds the headers.
pub(crate) async fn guard(State(portal): State<Portal>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    if portal.settings().secure {
        headers.insert(
            STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static("max-age=31536000; includeSubDomains"),
        );
    }
    let fixed = [
        (CONTENT_SECURITY_POLICY, POLICY),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (X_FRAME_OPTIONS, "DENY"),
        (REFERRER_POLICY, "same-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    // What may be kept says so itself.
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

/// Refuses what a page of another site makes a browser send: the cookie would come along, the wish would not.
pub(crate) async fn from_here(State(portal): State<Portal>, request: Request, next: Next) -> Response {
    if matches!(*request.method(), Method::GET | Method::HEAD) || is_from_here(request.headers()) {
        return next.run(request).await;
    }
    let (mut parts, _) = request.into_parts();
    match Frame::from_request_parts(&mut parts, &portal).await {
        Ok(frame) => Problem::Elsewhere.shown(frame),
        Err(instead) => instead,
    }
}

/// Whether a request comes from a page of this portal. Every browser says where it comes from; a program that is none has no
/// cookie that others could use.
fn is_from_here(headers: &HeaderMap) -> bool {
    let text = |name: &HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    match text(&HeaderName::from_static("sec-fetch-site")) {
        Some(site) => matches!(site, "same-origin" | "none"),
        None => match text(&ORIGIN) {
            Some(origin) => origin.split_once("://").map(|(_, host)| host) == text(&HOST),
            None => !headers.contains_key(ORIGIN),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(lines: &[(&'static str, &str)]) -> HeaderMap {
        lines.iter().map(|(name, value)| (HeaderName::from_static(name), value.parse().unwrap())).collect()
    }

    #[test]
    fn what_another_site_sends_is_told_apart() {
        for (here, lines) in [
            (true, &[("sec-fetch-site", "same-origin"), ("host", "thidua.example")][..]),
            (true, &[("sec-fetch-site", "none")]),
            (
                false,
                &[
                    ("sec-fetch-site", "cross-site"),
                    ("origin", "https://thidua.example"),
                    ("host", "thidua.example"),
                ],
            ),
            (false, &[("sec-fetch-site", "same-site")]),
            (true, &[("origin", "http://127.0.0.1:8080"), ("host", "127.0.0.1:8080")]),
            (false, &[("origin", "http://other.example"), ("host", "127.0.0.1:8080")]),
            (false, &[("origin", "null"), ("host", "127.0.0.1:8080")]),
            (true, &[("host", "127.0.0.1:8080")]),
        ] {
            assert_eq!(is_from_here(&headers(lines)), here, "{lines:?}");
        }
    }
}
