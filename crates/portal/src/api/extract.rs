//! What was sent, read strictly: what is unknown or wrong is told with its place, never passed over.

use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::header::CONTENT_TYPE;
use axum::http::request::Parts;
use serde::de::DeserializeOwned;
use serde_json::error::Category;

use super::caller::Caller;
use super::fault::{self, Fault, FaultAt, Where};

/// The query of an address.
pub(crate) struct Asked<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for Asked<T> {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Asked<T>, Fault> {
        let caller = Caller::from_request_parts(parts, state).await?;
        let query = parts.uri.query().unwrap_or_default();
        let wrong = |name: &str, reason: String| {
            let facts = [("name", name.into()), ("reason", reason.into())];
            let error = FaultAt::said(Where::parameter(name), "parameter", &facts, caller.words());
            Fault::of(fault::PARAMETER).at(error)
        };
        let pairs: Vec<(String, String)> =
            serde_urlencoded::from_str(query).map_err(|error| wrong("", error.to_string()))?;
        let mut once = std::collections::BTreeSet::new();
        if let Some((name, _)) = pairs.iter().find(|(name, _)| !once.insert(name.clone())) {
            return Err(wrong(name, "duplicate".to_owned()));
        }
        let reader = serde_urlencoded::Deserializer::new(form_urlencoded::parse(query.as_bytes()));
        let read = serde_path_to_error::deserialize(reader);
        read.map(Asked).map_err(|error: serde_path_to_error::Error<_>| {
            let path = error.path().to_string();
            wrong(if path == "." { "" } else { &path }, error.into_inner().to_string())
        })
    }
}

/// A JSON body.
pub(crate) struct Sent<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Sent<T> {
    type Rejection = Fault;

    async fn from_request(request: Request, state: &S) -> Result<Sent<T>, Fault> {
        let (mut parts, body) = request.into_parts();
        let words = Caller::from_request_parts(&mut parts, state).await?.words();
        let request = Request::from_parts(parts, body);
        if media_type(&request) != "application/json" {
            return Err(Fault::of(fault::MEDIA_TYPE).with("wanted", "application/json"));
        }
        let bytes = Bytes::from_request(request, state).await.map_err(|_| Fault::of(fault::TOO_LARGE))?;
        let mut reader = serde_json::Deserializer::from_slice(&bytes);
        let read = serde_path_to_error::deserialize(&mut reader);
        let read = read.map_err(|error: serde_path_to_error::Error<serde_json::Error>| {
            let pointer = pointer(error.path());
            let error = error.into_inner();
            let facts = [("reason", reason(&error).into())];
            match error.classify() {
                Category::Data => {
                    let at = Where::pointer(pointer);
                    Fault::of(fault::INVALID).at(FaultAt::said(at, "form", &facts, words))
                }
                _ => {
                    let at = Where {
                        line: Some(error.line().max(1)),
                        column: Some(error.column().max(1)),
                        ..Where::default()
                    };
                    Fault::of(fault::MALFORMED).at(FaultAt::said(at, "json", &facts, words))
                }
            }
        })?;
        reader.end().map_err(|error| {
            let facts = [("reason", reason(&error).into())];
            let at = Where { line: Some(error.line().max(1)), ..Where::default() };
            Fault::of(fault::MALFORMED).at(FaultAt::said(at, "json", &facts, words))
        })?;
        Ok(Sent(read))
    }
}

/// What is wrong, without the line and column: those are told beside it.
fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or_default().to_owned()
}

/// A path as a JSON Pointer: `/cells/0/value`.
fn pointer(path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;
    path.iter()
        .map(|segment| match segment {
            Segment::Seq { index } => format!("/{index}"),
            Segment::Map { key } => format!("/{}", key.replace('~', "~0").replace('/', "~1")),
            Segment::Enum { variant } => format!("/{variant}"),
            Segment::Unknown => "/?".to_owned(),
        })
        .collect()
}

/// The media type of a body, without what follows it.
pub(crate) fn media_type(request: &Request) -> String {
    let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    kind.split(';').next().unwrap_or_default().trim().to_lowercase()
}

/// A parameter that cannot have the value that it has.
pub(crate) fn refused(name: &str, wanted: &str, caller: &Caller) -> Fault {
    let facts = [("name", name.into()), ("reason", wanted.into())];
    let error = FaultAt::said(Where::parameter(name), "parameter", &facts, caller.words());
    Fault::of(fault::PARAMETER).at(error)
}

/// A text that people wrote: trimmed; refused where it is empty, too long, or has characters that nobody types.
pub(crate) fn written(text: &str, pointer: &str, longest: usize, caller: &Caller) -> Result<String, FaultAt> {
    let text = text.trim();
    let is_odd = |c: char| c.is_control() && !matches!(c, '\n' | '\t' | '\r');
    match text.is_empty() || text.chars().count() > longest || text.contains(is_odd) {
        true => {
            let facts = [("longest", longest.into())];
            Err(FaultAt::said(Where::pointer(pointer), "text", &facts, caller.words()))
        }
        false => Ok(text.to_owned()),
    }
}
