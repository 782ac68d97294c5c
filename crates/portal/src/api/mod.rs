//! The JSON interface, `/api/v1`: what pages show and do with figures, rounds and standings, for programs.
//!
//! A file a resource. Who may do what is asked of the one table of rights, as pages do; a token may do less than its person.
//! Exact numbers are texts. What is wrong comes back as RFC 9457 has it, all of it at once, each with its place.

mod caller;
mod cells;
mod document;
mod draft;
mod extract;
mod fault;
mod figures;
mod file;
mod me;
mod movements;
mod once;
mod page;
mod paging;
mod published;
mod rate;
mod readings;
mod result;
mod rounds;
mod rules;
mod scope;
mod simulation;
mod standings;
mod submissions;
mod text;
mod units;
mod way_out;

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::HeaderMap;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(crate) use caller::PREFIX;
pub(crate) use once::KEPT;
pub(crate) use scope::Scope;

use crate::state::Portal;
use fault::Fault;
use rate::Rates;

/// Under this every address of the interface stands.
pub(crate) const ROOT: &str = "/api/v1";

/// No file of figures is larger.
const LARGEST_FILE: usize = 32 * 1024 * 1024;

/// No other body is larger.
const LARGEST_BODY: usize = 4 * 1024 * 1024;

/// Every resource with its address.
fn resources() -> OpenApiRouter<Portal> {
    let files = OpenApiRouter::new().routes(routes!(file::send)).layer(DefaultBodyLimit::max(LARGEST_FILE));
    let all = OpenApiRouter::new()
        .routes(routes!(me::get))
        .routes(routes!(movements::list))
        .routes(routes!(movements::one))
        .routes(routes!(movements::revisions))
        .routes(routes!(movements::file))
        .routes(routes!(rules::get))
        .routes(routes!(readings::list))
        .routes(routes!(readings::choose))
        .routes(routes!(rounds::list))
        .routes(routes!(rounds::one))
        .routes(routes!(rounds::judgements, rounds::judge_round))
        .routes(routes!(rounds::review))
        .routes(routes!(rounds::decide))
        .routes(routes!(rounds::publish))
        .routes(routes!(rounds::events))
        .routes(routes!(standings::whole))
        .routes(routes!(standings::award))
        .routes(routes!(standings::explanation))
        .routes(routes!(standings::receipt))
        .routes(routes!(standings::receipt_of))
        .routes(routes!(simulation::run))
        .routes(routes!(published::list))
        .routes(routes!(figures::list))
        .routes(routes!(figures::history))
        .routes(routes!(submissions::list))
        .routes(routes!(submissions::one))
        .routes(routes!(submissions::changes))
        .routes(routes!(draft::save))
        .routes(routes!(draft::submit))
        .routes(routes!(draft::verify))
        .routes(routes!(draft::send_back))
        .routes(routes!(units::list))
        .routes(routes!(units::one))
        .routes(routes!(units::indicators))
        .routes(routes!(units::one_indicator));
    let all = all.layer(DefaultBodyLimit::max(LARGEST_BODY)).merge(files);
    OpenApiRouter::with_openapi(document::Frame::openapi()).nest(ROOT, all)
}

/// The interface with all that stands around it, and its documentation.
pub(crate) fn all(portal: &Portal) -> Router<Portal> {
    let (resources, _) = resources().split_for_parts();
    resources
        .route(&format!("{ROOT}/openapi.json"), get(document::get))
        .route(&format!("{ROOT}/{{*rest}}"), axum::routing::any(async || Fault::of(fault::NOT_FOUND)))
        .layer(from_fn_with_state(portal.clone(), once::once))
        .layer(from_fn(way_out::mark))
        .layer(from_fn_with_state((portal.clone(), Arc::new(Rates::default())), caller::authenticate))
        .layer(from_fn(way_out::say))
        .route(ROOT, get(async || Redirect::to("/api/v1/docs")))
        .route(&format!("{ROOT}/docs"), get(page::page))
}

/// The document that describes the interface, as it is kept beside the code.
pub fn document() -> String {
    document::text()
}

/// Says to a program that what it sent came from a page of another site.
pub(crate) fn elsewhere(headers: &HeaderMap) -> Response {
    let words = caller::words(headers);
    way_out::spoken(Fault::of(fault::ELSEWHERE).into_response(), words)
}
