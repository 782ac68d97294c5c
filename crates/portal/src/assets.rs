//! The style sheet and the scripts. Their names carry a digest of what they hold, so that a browser may keep them for ever.

use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

/// A file that pages load.
pub(crate) struct Asset {
    /// Its name with the digest: `portal-3f2a9c01.css`.
    pub name: String,
    kind: &'static str,
    text: &'static str,
}

impl Asset {
    fn new(stem: &str, ending: &str, kind: &'static str, text: &'static str) -> Asset {
        let digest = Sha256::digest(text.as_bytes());
        let short: String = digest.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
        Asset { name: format!("{stem}-{short}.{ending}"), kind, text }
    }

    /// Where it is found.
    pub(crate) fn address(&self) -> String {
        format!("/assets/{}", self.name)
    }
}

/// The one style sheet.
pub(crate) static STYLE: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new("portal", "css", "text/css; charset=utf-8", include_str!("../assets/portal.css"))
});

/// The small script on top: every page works without it.
pub(crate) static SCRIPT: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new("portal", "js", "text/javascript; charset=utf-8", include_str!("../assets/portal.js"))
});

/// The grid in which figures are typed, on top of a form that works without it.
pub(crate) static GRID: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new("grid", "js", "text/javascript; charset=utf-8", include_str!("../assets/grid.js"))
});

/// The emblem in the browser's tab.
pub(crate) static ICON: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("icon", "svg", "image/svg+xml", include_str!("../assets/icon.svg")));

/// Gives an asset out.
pub(crate) async fn asset(Path(name): Path<String>) -> Response {
    let found = [&*STYLE, &*SCRIPT, &*GRID, &*ICON].into_iter().find(|asset| asset.name == name);
    match found {
        Some(asset) => {
            let headers =
                [(CONTENT_TYPE, asset.kind), (CACHE_CONTROL, "public, max-age=31536000, immutable")];
            (headers, asset.text).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
