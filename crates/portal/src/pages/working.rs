//! The page that says that work is going on; it asks again by itself.

use askama::Template;
use axum::http::HeaderName;
use axum::response::{Html, IntoResponse, Response};

use crate::frame::Frame;
use crate::problem::Problem;
use crate::workshop::Going;

#[derive(Template)]
#[template(path = "working.html")]
struct Page {
    frame: Frame,
    says: String,
    steps: Option<(usize, usize)>,
}

/// The page for work that is going on.
pub(crate) fn page(frame: Frame, going: Going) -> Response {
    let says = match going.steps {
        Some((done, all)) => {
            frame.words.say_with("portal-working-steps", &[("done", done.into()), ("all", all.into())])
        }
        None => frame.words.say_with("portal-working-seconds", &[("count", (going.seconds as usize).into())]),
    };
    let page = Page { says, steps: going.steps, frame: frame.clone() };
    match page.render() {
        // The header, unlike a script, works in every browser.
        Ok(page) => ([(HeaderName::from_static("refresh"), "2")], Html(page)).into_response(),
        Err(error) => Problem::Page(error).shown(frame),
    }
}
