//! Every address and the page that answers there.

use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Path, Query, State};
use axum::http::header::{LOCATION, SET_COOKIE};
use axum::http::{Method, StatusCode, Uri};
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use serde::Deserialize;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::timeout::{RequestBodyTimeoutLayer, TimeoutLayer};
use wording::Language;

use crate::alike::alike;
use crate::assets::asset;
use crate::frame::{Frame, LANGUAGE_COOKIE};
use crate::guard::{from_here, guard};
use crate::heavy::with_room;
use crate::kept::keep;
use crate::metrics;
use crate::pages;
use crate::problem::Problem;
use crate::request::watched;
use crate::session::sessions;
use crate::state::Portal;

/// No page takes longer.
const PATIENCE: Duration = Duration::from_secs(30);

/// A file may take so long to come over a slow line,
const FILE_PATIENCE: Duration = Duration::from_secs(15 * 60);

/// as long as some of it comes within each such while.
const SILENCE: Duration = Duration::from_secs(30);

/// No file of figures is larger.
pub(crate) const LARGEST_FILE: usize = 32 * 1024 * 1024;

/// Every address.
pub(crate) fn all(portal: Portal) -> Router {
    pages_of(&portal)
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, PATIENCE))
        .merge(files_of(&portal))
        .fallback(async |frame: Frame| Problem::NotFound.shown(frame))
        .method_not_allowed_fallback(to_the_page)
        .layer(from_fn_with_state(portal.clone(), keep))
        .layer(from_fn_with_state(portal.clone(), from_here))
        .layer(sessions(portal.clone()))
        .layer(from_fn_with_state(portal.clone(), guard))
        .layer(CompressionLayer::new())
        .layer(from_fn_with_state(portal.clone(), alike))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, FILE_PATIENCE))
        .layer(CatchPanicLayer::new())
        .layer(from_fn_with_state(portal.clone(), watched))
        .with_state(portal)
}

/// The addresses that take files: what comes over a slow line is not cut off while it comes.
fn files_of(portal: &Portal) -> Router<Portal> {
    Router::new()
        .route(
            "/movements/{movement}/rounds/{round}/figures/{unit}/upload",
            post(pages::submission::upload).layer(DefaultBodyLimit::max(LARGEST_FILE)),
        )
        .layer(from_fn_with_state(portal.clone(), with_room))
        .layer(RequestBodyTimeoutLayer::new(SILENCE))
}

/// The measures, where they are given out at an address of their own.
pub(crate) fn measures(portal: Portal) -> Router {
    Router::new().route("/metrics", get(metrics::page)).with_state(portal)
}

/// The pages, each at its address.
fn pages_of(portal: &Portal) -> Router<Portal> {
    let mut pages = Router::new()
        .route("/", get(pages::home::page))
        .route("/movements/{movement}", get(pages::overview::page))
        .route("/movements/{movement}/rules", get(pages::rules::page))
        .route("/movements/{movement}/readings", get(pages::readings::page).post(pages::readings::act))
        .route("/movements/{movement}/revisions", get(pages::revisions::page))
        .route("/movements/{movement}/revisions/{number}", get(pages::revisions::one))
        .route("/movements/{movement}/revisions/{number}/movement.toml", get(pages::revisions::file))
        .route("/movements/{movement}/amend", get(pages::launching::amending).post(pages::launching::amend))
        .route(
            "/movements/{movement}/amend/read",
            post(pages::launching::read_amended).layer(DefaultBodyLimit::max(pages::launching::LARGEST)),
        )
        .route("/launch", get(pages::launching::page).post(pages::launching::launch))
        .route(
            "/launch/read",
            post(pages::launching::read).layer(DefaultBodyLimit::max(pages::launching::LARGEST)),
        )
        .route("/movements/{movement}/rounds/{round}/readings", get(pages::compared::page))
        .route("/movements/{movement}/rounds/{round}", get(pages::standings::page))
        .route("/movements/{movement}/rounds/{round}/act", get(pages::signing::page).post(pages::round::act))
        .route("/movements/{movement}/rounds/{round}/record", get(pages::record::page))
        .route("/movements/{movement}/rounds/{round}/corrections", get(pages::corrections::page))
        .route(
            "/movements/{movement}/rounds/{round}/figures/{unit}/unlock",
            get(pages::unlock::page).post(pages::unlock::act),
        )
        .route("/journal", get(pages::journal::page))
        .route("/journal/verified", get(pages::journal::verified))
        .route("/journal/checkpoint.txt", get(pages::journal::checkpoint))
        .route("/journal/{number}", get(pages::journal::one))
        .route("/published", get(pages::published::page))
        .route("/published/{judgement}", get(pages::published::one))
        .route("/judgements/{judgement}/receipt.jsonl", get(pages::published::receipt))
        .route(
            "/verify",
            get(pages::verify::page)
                .post(pages::verify::check)
                .layer(DefaultBodyLimit::max(pages::verify::LARGEST)),
        )
        .route("/movements/{movement}/rounds/{round}/figures", get(pages::figures::page))
        .route(
            "/movements/{movement}/rounds/{round}/figures/{unit}",
            get(pages::submission::page).post(pages::submission::act),
        )
        .route("/movements/{movement}/rounds/{round}/figures/{unit}/file", post(pages::submission::file))
        .route("/movements/{movement}/rounds/{round}/figures/{unit}/check", get(pages::submission::answers))
        .route(
            "/movements/{movement}/rounds/{round}/figures/{unit}/{indicator}/{period}",
            get(pages::figure::page),
        )
        .route("/movements/{movement}/rounds/{round}/figures/{unit}/cells", post(pages::submission::cells))
        .route(
            "/movements/{movement}/rounds/{round}/figures/{unit}/template",
            get(pages::submission::template),
        )
        .route(
            "/movements/{movement}/rounds/{round}/records",
            get(pages::records::page).post(pages::records::act).layer(DefaultBodyLimit::max(LARGEST_FILE)),
        )
        .route(
            "/movements/{movement}/rounds/{round}/reminders",
            get(pages::reminders::page).post(pages::reminders::act),
        )
        .route("/files/{digest}", get(pages::files::file))
        .route("/movements/{movement}/rounds/{round}/simulator", get(pages::simulator::page))
        .route("/movements/{movement}/rounds/{round}/units/{unit}", get(pages::unit::page))
        .route("/movements/{movement}/rounds/{round}/history", get(pages::history::page))
        .route("/movements/{movement}/rounds/{round}/fragility", get(pages::fragility::page))
        .route("/movements/{movement}/rounds/{round}/tables/{file}", get(pages::tables::of_round))
        .route("/movements/{movement}/tables/{file}", get(pages::tables::of_movement))
        .route("/movements/{movement}/rounds/{round}/{file}", get(pages::downloads::file))
        .route("/language/{language}", get(change_language))
        .route("/assets/{name}", get(asset))
        .route("/healthz", get(async || "ok\n"))
        .route("/readyz", get(is_ready))
        .route("/metrics", get(metrics::beside_pages))
        .route("/sign-in", get(pages::sign_in::page).post(pages::sign_in::sign_in))
        .route("/sign-in/elsewhere", get(pages::sign_on::there))
        .route("/sign-in/back", get(pages::sign_on::back))
        .route("/invitations/{token}/elsewhere", get(pages::sign_on::accept))
        .route("/sign-in/code", get(pages::code::page).post(pages::code::enter))
        .route("/sign-out", post(pages::sign_in::sign_out))
        .route("/invitations/{token}", get(pages::invitation::page).post(pages::invitation::accept))
        .route("/account", get(pages::account::page).post(pages::account::end_sessions))
        .route("/account/code", get(pages::codes::page).post(pages::codes::act))
        .route("/account/kept", get(pages::kept::page).post(pages::kept::drop_it))
        .route("/account/news", get(pages::news::page).post(pages::news::seen))
        .route("/account/password", get(pages::passwords::page).post(pages::passwords::change))
        .route("/resets/{token}", get(pages::passwords::by_link).post(pages::passwords::set_by_link))
        .route("/accounts/{id}", get(pages::person::page).post(pages::person::act))
        .route("/accounts", get(pages::accounts::page).post(pages::accounts::invite));
    if portal.settings().demo {
        pages = pages
            .route("/demo", get(pages::demo::page).post(pages::demo::switch))
            .route("/movements/{movement}/rounds/{round}/figures/{unit}/example", get(pages::demo::example));
    }
    #[cfg(feature = "load-bench")]
    {
        pages = pages.route("/bench/{bytes}", get(crate::load_bench::page));
    }
    pages
}

/// Whoever opens an address to which forms are sent, as after signing in again, comes to the page that has the form.
async fn to_the_page(method: Method, uri: Uri, frame: Frame) -> Response {
    let page = uri.path().rsplit_once('/').map_or("/", |(page, _)| if page.is_empty() { "/" } else { page });
    match method {
        Method::GET | Method::HEAD => Redirect::to(page).into_response(),
        _ => Problem::NoSuchMethod.shown(frame),
    }
}

/// Whether the database answers.
async fn is_ready(State(portal): State<Portal>) -> Response {
    match portal.store().health().await {
        Ok(_) => "ready\n".into_response(),
        Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

#[derive(Deserialize)]
struct Back {
    to: Option<String>,
}

/// Changes the language and goes back to the page: an address of this portal, never of another.
async fn change_language(Path(language): Path<String>, Query(back): Query<Back>, frame: Frame) -> Response {
    let Some(language) = Language::from_id(&language) else { return Problem::NotFound.shown(frame) };
    let to = back.to.filter(|to| is_local(to)).unwrap_or_else(|| "/".to_owned());
    let cookie =
        format!("{LANGUAGE_COOKIE}={}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly", language.id());
    (StatusCode::SEE_OTHER, [(SET_COOKIE, cookie), (LOCATION, to)]).into_response()
}

/// Whether an address stays within the portal.
pub(crate) fn is_local(address: &str) -> bool {
    address.starts_with('/')
        && !address.starts_with("//")
        && address.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\')
}

#[cfg(test)]
mod tests {
    use super::is_local;

    #[test]
    fn only_addresses_of_the_portal_are_gone_back_to() {
        for local in ["/", "/movements/1371-2022?award=health"] {
            assert!(is_local(local), "{local}");
        }
        for elsewhere in
            ["", "//other.example", "https://other.example", "/\\other", "/a\r\nX: y", "movements"]
        {
            assert!(!is_local(elsewhere), "{elsewhere}");
        }
    }
}
