//! What others did to one's account: told after signing in, until it was seen.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::{Html, IntoResponse, Redirect, Response};

use super::acts::{ActRow, acts};
use super::sign_in::Back;
use crate::form::Form;
use crate::frame::{Frame, Shown};
use crate::problem::Problem;
use crate::routes::is_local;
use crate::state::Portal;

#[derive(Template)]
#[template(path = "news.html")]
struct Page {
    frame: Frame,
    to: String,
    /// The last entry of the journal that is told.
    last: i64,
    acts: Vec<ActRow>,
}

/// The page.
pub(crate) async fn page(State(portal): State<Portal>, Query(back): Query<Back>, frame: Frame) -> Response {
    let shown = show(&portal, frame.clone(), back.local()).await;
    shown.map_or_else(|problem| problem.shown(frame), IntoResponse::into_response)
}

async fn show(portal: &Portal, frame: Frame, to: String) -> Shown {
    let account = frame.account.clone().ok_or(Problem::SignIn)?;
    let entries = portal.store().untold(account.id).await?;
    let last = entries.first().map_or(0, |entry| entry.number);
    let acts = acts(portal, &entries, frame.words).await?;
    let title = frame.say("portal-news");
    Ok(Html(Page { frame: frame.titled(title), to, last, acts }.render()?))
}

/// Notes that it was seen, and goes on.
pub(crate) async fn seen(State(portal): State<Portal>, frame: Frame, form: Form) -> Response {
    let Some(account) = &frame.account else { return Problem::SignIn.shown(frame) };
    let to = if is_local(form.text("to")) { form.text("to") } else { "/" };
    // No more than was on the page: what came since is told the next time.
    let last = form.text("last").parse().unwrap_or(0);
    let noted = async {
        let known = portal.store().untold(account.id).await?.first().map_or(0, |entry| entry.number);
        portal.store().set_told(account.id, known.min(last)).await
    };
    match noted.await {
        Ok(()) => Redirect::to(to).into_response(),
        Err(error) => Problem::from(error).shown(frame),
    }
}
