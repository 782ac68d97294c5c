//! What a form sent.

use std::collections::BTreeMap;

use axum::body::Bytes;
use axum::extract::FromRequest;
use axum::extract::Request;
use axum::http::header::CONTENT_TYPE;

/// The fields of a form; of one that came twice the last.
#[derive(Clone, Debug, Default)]
pub(crate) struct Form(BTreeMap<String, String>);

impl<S: Send + Sync> FromRequest<S> for Form {
    type Rejection = std::convert::Infallible;

    /// What is no form has no fields: the page then says what it misses.
    async fn from_request(request: Request, state: &S) -> Result<Form, Self::Rejection> {
        let kind =
            request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        if !kind.starts_with("application/x-www-form-urlencoded") {
            return Ok(Form::default());
        }
        let bytes = Bytes::from_request(request, state).await.unwrap_or_default();
        let fields: Vec<(String, String)> = serde_urlencoded::from_bytes(&bytes).unwrap_or_default();
        Ok(Form(fields.into_iter().collect()))
    }
}

impl FromIterator<(String, String)> for Form {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(fields: I) -> Form {
        Form(fields.into_iter().collect())
    }
}

impl Form {
    /// The text of a field; empty where it did not come.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    /// The fields whose names begin in a way: what follows it, and the text.
    pub(crate) fn under<'f>(&'f self, start: &'f str) -> impl Iterator<Item = (&'f str, &'f str)> {
        let fields = self.0.iter().filter_map(move |(name, text)| Some((name.strip_prefix(start)?, text)));
        fields.map(|(name, text)| (name, text.as_str()))
    }

    /// The text of a field, where it came.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }
}
