//! What is known of a request: a name of its own, how long it took, what came of it. Logs and measures know its pattern
//! (`/movements/{movement}`), never its address: tokens stand in addresses, and so does what people look at.

use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use rand::TryRngCore;
use rand::rngs::OsRng;
use store::StoreError;
use tracing::Instrument;

use crate::state::Portal;

/// The header that names a request.
pub(crate) const HEADER: HeaderName = HeaderName::from_static("x-request-id");

/// The name of a request: what a reader can tell an administrator, who finds it in the log.
#[derive(Clone, Debug, Default)]
pub(crate) struct RequestId(pub String);

/// What the database said, on an answer that says it could not be asked.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DatabaseFault(pub &'static str);

impl RequestId {
    fn new() -> RequestId {
        let mut bytes = [0_u8; 8];
        // A name that is not unique is a nuisance and no more.
        let _ = OsRng.try_fill_bytes(&mut bytes);
        RequestId(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
    }
}

/// Logs a fault of the database. What it says may name somebody where it is about one thing; then its kind is enough.
pub(crate) fn log(error: &StoreError) {
    match error {
        StoreError::Gone(_) | StoreError::Damaged(_) | StoreError::Database(_) => {
            tracing::error!(kind = error.kind(), %error, "the database could not be asked");
        }
        _ => tracing::error!(kind = error.kind(), "the database could not be asked"),
    }
}

/// Names each request, and notes what came of it.
pub(crate) async fn watched(State(portal): State<Portal>, mut request: Request, next: Next) -> Response {
    let id = RequestId::new();
    let method = request.method().clone();
    let pattern = request.extensions().get::<MatchedPath>();
    let pattern = pattern.map_or("-", MatchedPath::as_str).to_owned();
    request.extensions_mut().insert(id.clone());
    let span = tracing::info_span!("request", id = id.0, method = %method, route = pattern);
    let _counted = portal.metrics().begin();
    let began = Instant::now();
    let mut response = next.run(request).instrument(span.clone()).await;
    let took = began.elapsed();
    let status = response.status();
    if let Some(DatabaseFault(kind)) = response.extensions().get() {
        portal.metrics().database_fault(kind);
    }
    portal.metrics().answered(method.as_str(), &pattern, status.as_u16(), took);
    let milliseconds = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
    span.in_scope(|| match (status.is_server_error(), pattern.as_str()) {
        (true, _) => tracing::warn!(status = status.as_u16(), milliseconds, "answered"),
        // Asked for by machines, again and again.
        (false, "/healthz" | "/readyz" | "/metrics" | "/assets/{name}") => {
            tracing::debug!(status = status.as_u16(), milliseconds, "answered");
        }
        (false, _) => tracing::info!(status = status.as_u16(), milliseconds, "answered"),
    });
    if let Ok(value) = HeaderValue::from_str(&id.0) {
        response.headers_mut().insert(HEADER, value);
    }
    response
}
