//! What is said where a page cannot be shown.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use store::StoreError;

use crate::frame::Frame;
use crate::pages;

/// Why a page cannot be shown.
#[derive(Debug)]
pub(crate) enum Problem {
    /// There is nothing at the address.
    NotFound,
    /// The database could not be asked.
    Store(StoreError),
    /// A page could not be written: a bug.
    Page(askama::Error),
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Problem {
        Problem::Store(error)
    }
}

impl From<askama::Error> for Problem {
    fn from(error: askama::Error) -> Problem {
        Problem::Page(error)
    }
}

impl Problem {
    /// The page that says so, in the reader's language.
    pub(crate) fn shown(self, frame: Frame) -> Response {
        let (status, id) = match self {
            Problem::NotFound => (StatusCode::NOT_FOUND, "portal-not-found"),
            Problem::Store(error) => {
                tracing::error!(%error, "the database could not be asked");
                (StatusCode::SERVICE_UNAVAILABLE, "portal-no-database")
            }
            Problem::Page(error) => {
                tracing::error!(%error, "a page could not be written");
                (StatusCode::INTERNAL_SERVER_ERROR, "portal-broken")
            }
        };
        match pages::trouble::page(frame, id) {
            Ok(page) => (status, page).into_response(),
            Err(_) => status.into_response(),
        }
    }
}
