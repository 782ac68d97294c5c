//! The page that says why there is none.

use askama::Template;
use axum::response::Html;

use crate::frame::Frame;

#[derive(Template)]
#[template(path = "trouble.html")]
struct Page {
    frame: Frame,
    says: String,
    hint: String,
}

/// The page for a trouble: a sentence, and what to do.
pub(crate) fn page(frame: Frame, id: &str) -> Result<Html<String>, askama::Error> {
    let (says, hint) = (frame.say(id), frame.say(&format!("{id}-hint")));
    Ok(Html(Page { frame: frame.titled(says.clone()), says, hint }.render()?))
}
