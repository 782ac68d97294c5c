//! Heavy work, such as reading and writing workbooks: away from the threads that answer, so much of it at once and no more.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::CONTENT_LENGTH;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tokio::sync::Semaphore;

use crate::problem::Problem;
use crate::routes::LARGEST_FILE;
use crate::state::Portal;

const MEBIBYTE: usize = 1024 * 1024;

/// Leave for heavy work.
#[derive(Debug)]
pub(crate) struct Heavy {
    work: Arc<Semaphore>,
    /// A permit is a mebibyte of memory for what is being sent.
    room: Semaphore,
    /// How many mebibytes there are in all.
    whole: usize,
}

impl Heavy {
    /// So much work at once, and room for so many of the largest files.
    pub(crate) fn new(at_once: usize) -> Heavy {
        let at_once = at_once.max(1);
        let whole = at_once * (LARGEST_FILE / MEBIBYTE);
        Heavy { work: Arc::new(Semaphore::new(at_once)), room: Semaphore::new(whole), whole }
    }

    /// How many places are free.
    pub(crate) fn free(&self) -> usize {
        self.work.available_permits()
    }

    /// Does work on a thread of its own once there is a place. Work that panics is a file that cannot be read.
    pub(crate) async fn done<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Problem> {
        let leave = self.work.clone().acquire_owned().await.map_err(|_| Problem::Malformed)?;
        // The leave goes along: work goes on even when nobody waits for it any more.
        let done = tokio::task::spawn_blocking(move || {
            let done = work();
            drop(leave);
            done
        });
        done.await.map_err(|_| Problem::Malformed)
    }
}

/// Lets files in while there is room for what they hold: the others wait their turn, and memory stays bounded.
pub(crate) async fn with_room(State(portal): State<Portal>, request: Request, next: Next) -> Response {
    let heavy = portal.heavy();
    let length = request.headers().get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
    // Who does not say how much comes may send as much as there may be.
    let length: usize = length.unwrap_or(LARGEST_FILE).min(LARGEST_FILE);
    let needed = (length / MEBIBYTE + 1).min(heavy.whole);
    match heavy.room.acquire_many(u32::try_from(needed).unwrap_or(u32::MAX)).await {
        Ok(_room) => next.run(request).await,
        Err(_) => axum::http::StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}
