//! What the centre records of units for a round, and no unit may send of itself: disqualifications, blocks, attestations, and
//! figures of the country. One proposes with a reason and a document, another confirms.

mod acts;
mod asked;
mod page;

pub(crate) use acts::act;
pub(crate) use asked::asked;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use page::{Said, show};

use crate::frame::Frame;
use crate::state::Portal;

/// The page.
pub(crate) async fn page(
    State(portal): State<Portal>,
    Path((movement, round)): Path<(String, String)>,
    frame: Frame,
) -> Response {
    let shown = show(&portal, (&movement, &round), frame.clone(), Said::default()).await;
    shown.map_or_else(|problem| problem.shown(frame), IntoResponse::into_response)
}
