//! Why a request is not done, as RFC 9457 has it: what kind of problem, in the reader's language, with every place that is
//! meant and how to mend it.

use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use store::StoreError;
use utoipa::ToSchema;
use wording::{Arg, Words};

use crate::problem::Problem;

/// The media type of problems.
pub(crate) const PROBLEM: &str = "application/problem+json";

/// A kind of problem: its name, in addresses and sentences, and its status.
pub(crate) type Kind = (&'static str, StatusCode);

/// Every kind, as the documentation lists them.
pub(crate) const KINDS: [Kind; 27] = [
    MALFORMED,
    PARAMETER,
    CURSOR,
    SIGN_IN,
    TOKEN,
    CODES,
    SCOPE,
    NOT_ALLOWED,
    OWN_WORK,
    ELSEWHERE,
    NOT_FOUND,
    METHOD,
    STATE,
    CHANGED,
    NOTHING_VERIFIED,
    RUNNING,
    LOST,
    TOO_LARGE,
    MEDIA_TYPE,
    INVALID,
    REFUSED,
    KEY_REUSED,
    TOO_MANY,
    FULL,
    GONE,
    SLOW,
    BROKEN,
];

pub(crate) const MALFORMED: Kind = ("malformed", StatusCode::BAD_REQUEST);
pub(crate) const PARAMETER: Kind = ("parameter", StatusCode::BAD_REQUEST);
pub(crate) const CURSOR: Kind = ("cursor", StatusCode::NOT_FOUND);
pub(crate) const SIGN_IN: Kind = ("sign-in", StatusCode::UNAUTHORIZED);
pub(crate) const TOKEN: Kind = ("token", StatusCode::UNAUTHORIZED);
pub(crate) const CODES: Kind = ("codes", StatusCode::FORBIDDEN);
pub(crate) const SCOPE: Kind = ("scope", StatusCode::FORBIDDEN);
pub(crate) const NOT_ALLOWED: Kind = ("not-allowed", StatusCode::FORBIDDEN);
pub(crate) const OWN_WORK: Kind = ("own-work", StatusCode::FORBIDDEN);
pub(crate) const ELSEWHERE: Kind = ("elsewhere", StatusCode::FORBIDDEN);
pub(crate) const NOT_FOUND: Kind = ("not-found", StatusCode::NOT_FOUND);
pub(crate) const METHOD: Kind = ("method", StatusCode::METHOD_NOT_ALLOWED);
pub(crate) const STATE: Kind = ("state", StatusCode::CONFLICT);
pub(crate) const CHANGED: Kind = ("changed", StatusCode::CONFLICT);
pub(crate) const NOTHING_VERIFIED: Kind = ("nothing-verified", StatusCode::CONFLICT);
pub(crate) const RUNNING: Kind = ("key-running", StatusCode::CONFLICT);
pub(crate) const LOST: Kind = ("key-lost", StatusCode::CONFLICT);
pub(crate) const TOO_LARGE: Kind = ("too-large", StatusCode::PAYLOAD_TOO_LARGE);
pub(crate) const MEDIA_TYPE: Kind = ("media-type", StatusCode::UNSUPPORTED_MEDIA_TYPE);
pub(crate) const INVALID: Kind = ("invalid", StatusCode::UNPROCESSABLE_ENTITY);
pub(crate) const REFUSED: Kind = ("figures-refused", StatusCode::UNPROCESSABLE_ENTITY);
pub(crate) const KEY_REUSED: Kind = ("key-reused", StatusCode::UNPROCESSABLE_ENTITY);
pub(crate) const TOO_MANY: Kind = ("too-many", StatusCode::TOO_MANY_REQUESTS);
pub(crate) const FULL: Kind = ("full", StatusCode::SERVICE_UNAVAILABLE);
pub(crate) const GONE: Kind = ("gone", StatusCode::SERVICE_UNAVAILABLE);
pub(crate) const SLOW: Kind = ("slow", StatusCode::SERVICE_UNAVAILABLE);
pub(crate) const BROKEN: Kind = ("broken", StatusCode::INTERNAL_SERVER_ERROR);

/// Why a request is not done. It is put into words where the language of the reader is known: on the way out.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    /// What kind of problem.
    pub kind: Kind,
    /// What the sentence about it needs to know.
    pub facts: Vec<(&'static str, String)>,
    /// Each place that is meant.
    pub errors: Vec<FaultAt>,
    /// When asking again may help, in seconds.
    pub retry_after: Option<u64>,
}

/// One thing that is wrong.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct FaultAt {
    /// Where: in a body a JSON Pointer (`/cells/0/value`), else the name of a parameter, or the place in a file.
    #[serde(rename = "where")]
    pub place: Where,
    /// The stable name of this kind of error.
    #[schema(example = "unknown-indicator")]
    pub code: String,
    /// What is wrong, in the reader's language.
    pub what: String,
    /// How to mend it, in the reader's language; empty where there is nothing to say.
    pub how: String,
}

/// Where something is wrong; what does not apply is absent.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub(crate) struct Where {
    /// A JSON Pointer into the body that was sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, example = "/cells/0/value")]
    pub pointer: Option<String>,
    /// The name of a parameter.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub parameter: Option<String>,
    /// The file, as it was called.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub file: Option<String>,
    /// The sheet of a workbook.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub sheet: Option<String>,
    /// The cell of a workbook: `B17`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, example = "B17")]
    pub cell: Option<String>,
    /// The line of a text, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, minimum = 1)]
    pub line: Option<usize>,
    /// The column of a text, in characters from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, minimum = 1)]
    pub column: Option<usize>,
}

/// A problem, as RFC 9457 has it.
#[derive(Serialize, ToSchema)]
#[schema(as = Problem)]
pub(crate) struct Told {
    /// What kind of problem: an address at which it is documented.
    #[serde(rename = "type")]
    #[schema(example = "/api/v1/docs#problem-not-found", format = "uri-reference")]
    kind: String,
    /// What it is called, in the reader's language.
    title: String,
    /// The status of the answer.
    #[schema(minimum = 400, maximum = 599)]
    status: u16,
    /// What happened and what to do, in the reader's language.
    detail: String,
    /// All that is wrong, each with its place.
    errors: Vec<FaultAt>,
}

impl Where {
    pub(crate) fn pointer(pointer: impl Into<String>) -> Where {
        Where { pointer: Some(pointer.into()), ..Where::default() }
    }

    pub(crate) fn parameter(name: &str) -> Where {
        Where { parameter: Some(name.to_owned()), ..Where::default() }
    }
}

impl FaultAt {
    /// Something wrong, in the words of `portal-api-error-CODE` and `portal-api-error-CODE-how`.
    pub(crate) fn said(place: Where, code: &str, facts: &[(&str, Arg<'_>)], words: Words) -> FaultAt {
        let id = format!("portal-api-error-{code}");
        FaultAt {
            place,
            code: code.to_owned(),
            what: words.say_with(&id, facts),
            how: words.say_with(&format!("{id}-how"), facts),
        }
    }
}

impl Fault {
    pub(crate) fn of(kind: Kind) -> Fault {
        Fault { kind, facts: Vec::new(), errors: Vec::new(), retry_after: None }
    }

    pub(crate) fn with(mut self, name: &'static str, fact: impl Into<String>) -> Fault {
        let fact: String = fact.into();
        // What there is none of is said so.
        self.facts.push((name, if fact.is_empty() { "–".to_owned() } else { fact }));
        self
    }

    pub(crate) fn at(mut self, error: FaultAt) -> Fault {
        self.errors.push(error);
        self
    }

    pub(crate) fn all(mut self, errors: Vec<FaultAt>) -> Fault {
        self.errors = errors;
        self
    }

    pub(crate) fn after(mut self, seconds: u64) -> Fault {
        self.retry_after = Some(seconds);
        self
    }

    /// The answer that says so.
    pub(crate) fn told(self, words: Words) -> Response {
        let (name, status) = self.kind;
        let facts: Vec<(&str, Arg<'_>)> =
            self.facts.iter().map(|(name, fact)| (*name, fact.as_str().into())).collect();
        let told = Told {
            kind: format!("/api/v1/docs#problem-{name}"),
            title: words.say(&format!("portal-api-problem-{name}")),
            status: status.as_u16(),
            detail: words.say_with(&format!("portal-api-problem-{name}-detail"), &facts),
            errors: self.errors,
        };
        let body = serde_json::to_vec(&told).unwrap_or_default();
        let mut response = (status, [(CONTENT_TYPE, PROBLEM)], body).into_response();
        if let Some(seconds) = self.retry_after {
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        let challenge = match self.kind {
            SIGN_IN => Some("Bearer realm=\"thidua\""),
            TOKEN => Some("Bearer realm=\"thidua\", error=\"invalid_token\""),
            SCOPE => Some("Bearer realm=\"thidua\", error=\"insufficient_scope\""),
            _ => None,
        };
        if let Some(challenge) = challenge {
            response.headers_mut().insert(WWW_AUTHENTICATE, HeaderValue::from_static(challenge));
        }
        response
    }
}

impl IntoResponse for Fault {
    /// An empty answer that carries the fault: the way out puts it into words.
    fn into_response(self) -> Response {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = self.kind.1;
        response.extensions_mut().insert(self);
        response
    }
}

impl From<Problem> for Fault {
    fn from(problem: Problem) -> Fault {
        match problem {
            Problem::NotFound | Problem::NoInvitation => Fault::of(NOT_FOUND),
            Problem::NoSuchMethod => Fault::of(METHOD),
            Problem::SignIn => Fault::of(SIGN_IN),
            Problem::NotAllowed => Fault::of(NOT_ALLOWED),
            Problem::Elsewhere => Fault::of(ELSEWHERE),
            Problem::NotNow => Fault::of(STATE).with("state", "").with("allowed", ""),
            Problem::Changed => Fault::of(CHANGED),
            Problem::NothingVerified => Fault::of(NOTHING_VERIFIED),
            Problem::Malformed => Fault::of(MALFORMED),
            Problem::Store(error) => error.into(),
            Problem::Broken => Fault::of(BROKEN),
            Problem::Page(error) => {
                tracing::error!(%error, "a page could not be written");
                Fault::of(BROKEN)
            }
        }
    }
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Fault {
        match error {
            StoreError::State { state, allowed, .. } => {
                Fault::of(STATE).with("state", state).with("allowed", allowed.join(", "))
            }
            StoreError::OwnWork { .. } => Fault::of(OWN_WORK),
            StoreError::Changed(_) => Fault::of(CHANGED),
            StoreError::Unknown(_) | StoreError::Invitation(_) => Fault::of(NOT_FOUND),
            error => {
                tracing::error!(%error, "the database could not be asked");
                Fault::of(if matches!(error, StoreError::Full) { FULL } else { GONE }).after(5)
            }
        }
    }
}
