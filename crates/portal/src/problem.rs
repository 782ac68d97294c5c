//! What is said where a page cannot be shown.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use store::StoreError;

use crate::frame::Frame;
use crate::pages;
use crate::request::{DatabaseFault, log};

/// Why a page cannot be shown.
#[derive(Debug)]
pub(crate) enum Problem {
    /// There is nothing at the address.
    NotFound,
    /// Nothing is sent to the address in this way.
    NoSuchMethod,
    /// Nobody is signed in, and somebody must be.
    SignIn,
    /// It is for others to do.
    NotAllowed,
    /// It came from a page of another site.
    Elsewhere,
    /// The invitation is none, or was accepted, or its time is over.
    NoInvitation,
    /// The sign-on of another house let nobody in: it does not answer, or its answer is not to be believed.
    SignOn,
    /// Who was signed in there has no account here.
    NoAccount,
    /// The state does not allow it.
    NotNow,
    /// What the page showed has changed since.
    Changed,
    /// There is no verified figure to judge.
    NothingVerified,
    /// What was sent is no form of this portal, or too large.
    Malformed,
    /// The store does not do it, or could not be asked.
    Store(StoreError),
    /// Something broke off on the way: a bug.
    Broken,
    /// A page could not be written: a bug.
    Page(askama::Error),
}

/// Stands in an answer that sends somebody to sign in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SignInFirst;

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Problem {
        Problem::Store(error)
    }
}

impl From<tower_sessions::session::Error> for Problem {
    fn from(error: tower_sessions::session::Error) -> Problem {
        Problem::Store(StoreError::Gone(error.to_string()))
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
        if matches!(
            self,
            Problem::NotAllowed | Problem::Elsewhere | Problem::Store(StoreError::OwnWork { .. })
        ) {
            let account = frame.account.as_ref().map(|account| account.id);
            // Only which part of the portal: further on stand tokens.
            let part = frame.here.split(['/', '?']).nth(1);
            tracing::warn!(account, part, problem = ?self, "refused");
        }
        let mut fault = None;
        let (status, id) = match self {
            Problem::NotFound => (StatusCode::NOT_FOUND, "portal-not-found"),
            Problem::SignIn => {
                let mut response = Redirect::to(&frame.sign_in()).into_response();
                response.extensions_mut().insert(SignInFirst);
                return response;
            }
            Problem::NoSuchMethod => (StatusCode::METHOD_NOT_ALLOWED, "portal-not-found"),
            Problem::NotAllowed => (StatusCode::FORBIDDEN, "portal-not-allowed"),
            Problem::Elsewhere => (StatusCode::FORBIDDEN, "portal-elsewhere"),
            Problem::NoInvitation | Problem::Store(StoreError::Invitation(_)) => {
                (StatusCode::NOT_FOUND, "portal-no-invitation")
            }
            Problem::SignOn => (StatusCode::BAD_GATEWAY, "portal-sign-on-failed"),
            Problem::NoAccount => (StatusCode::FORBIDDEN, "portal-sign-on-no-account"),
            Problem::NothingVerified => (StatusCode::CONFLICT, "portal-nothing-verified"),
            Problem::Malformed => (StatusCode::BAD_REQUEST, "portal-malformed"),
            Problem::NotNow | Problem::Store(StoreError::State { .. }) => {
                (StatusCode::CONFLICT, "portal-other-state")
            }
            Problem::Changed | Problem::Store(StoreError::Changed(_)) => {
                (StatusCode::CONFLICT, "portal-changed")
            }
            Problem::Store(StoreError::LastAdministrator(_)) => {
                (StatusCode::CONFLICT, "portal-last-administrator")
            }
            Problem::Store(StoreError::OwnWork { .. }) => (StatusCode::FORBIDDEN, "portal-own-work"),
            Problem::Store(StoreError::Unknown(_)) => (StatusCode::NOT_FOUND, "portal-not-found"),
            Problem::Store(error) => {
                log(&error);
                fault = Some(DatabaseFault(error.kind()));
                let is_full = matches!(error, StoreError::Full);
                let id = if is_full { "portal-database-full" } else { "portal-no-database" };
                (StatusCode::SERVICE_UNAVAILABLE, id)
            }
            Problem::Broken => (StatusCode::INTERNAL_SERVER_ERROR, "portal-broken"),
            Problem::Page(error) => {
                tracing::error!(%error, "a page could not be written");
                (StatusCode::INTERNAL_SERVER_ERROR, "portal-broken")
            }
        };
        let mut response = match pages::trouble::page(frame, id) {
            Ok(page) => (status, page).into_response(),
            Err(_) => status.into_response(),
        };
        if let Some(fault) = fault {
            response.extensions_mut().insert(fault);
        }
        response
    }
}
