//! One unit's figures for a round: typed or read from a workbook, submitted, returned or verified.

mod acts;
mod answers;
mod cells;
mod desk;
mod dry_run;
mod fields;
mod found;
mod page;
mod questions;
mod template;
mod upload;

pub(crate) use acts::act;
pub(crate) use answers::answers;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
pub(crate) use cells::cells;
use desk::Desk;
use page::{Said, show};
pub(crate) use template::template;
pub(crate) use upload::{file, upload};

use crate::frame::Frame;
use crate::state::Portal;

/// The page.
pub(crate) async fn page(
    State(portal): State<Portal>,
    Path((movement, round, unit)): Path<(String, String, String)>,
    frame: Frame,
) -> Response {
    let shown = match Desk::at(&portal, &movement, &round, &unit).await {
        Ok(desk) => show(&portal, &desk, frame.clone(), Said::default()).await,
        Err(problem) => Err(problem),
    };
    shown.map_or_else(|problem| problem.shown(frame), IntoResponse::into_response)
}
