//! A page that is nothing but bytes, for the load bench to compare with: the same server, the same layers, nothing made.

use std::sync::Mutex;

use axum::body::Bytes;
use axum::extract::Path;
use axum::response::Html;

use crate::state::locked;

/// The page that was asked for last.
static PAGE: Mutex<Bytes> = Mutex::new(Bytes::new());

/// A page of so many bytes.
pub(crate) async fn page(Path(bytes): Path<usize>) -> Html<Bytes> {
    let mut page = locked(&PAGE);
    if page.len() != bytes {
        let text = b"<p>nothing</p>\n".iter().copied().cycle().take(bytes.min(16 * 1024 * 1024));
        *page = Bytes::from_iter(text);
    }
    Html(page.clone())
}
