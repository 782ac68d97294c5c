//! Sessions in the store: the cookie holds a secret, the database only its digest.

use async_trait::async_trait;
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};
use store::{Session as Kept, StoreError};
use time::OffsetDateTime;
use tower_sessions::cookie::SameSite;
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::{Error, Result};
use tower_sessions::{Expiry, SessionManagerLayer, SessionStore};

use crate::state::Portal;

/// The account that is signed in, in a session.
pub(crate) const ACCOUNT: &str = "account";

/// The browser that the session is of, as it calls itself.
pub(crate) const AGENT: &str = "agent";

/// When somebody signed in, in a session: seconds since 1970.
pub(crate) const BEGUN: &str = "begun";

/// Whether the second proof was given elsewhere, in a session.
pub(crate) const STRONG: &str = "strong";

/// That a session is in use is noted so often at most, not at each request.
const NOTED_EVERY: SignedDuration = SignedDuration::from_mins(5);

/// The sessions of a portal. Over plain HTTP, as on loopback, cookies cannot be kept to secure connections.
///
/// A session ends when it is not used for a while, and after its longest time at the latest. The database knows both; the cookie
/// lasts as long as the session ever can.
pub(crate) fn sessions(portal: Portal) -> SessionManagerLayer<Sessions> {
    let secure = portal.settings().secure;
    let longest = time::Duration::seconds(portal.settings().session_longest.as_secs());
    SessionManagerLayer::new(Sessions(portal))
        .with_name(cookie_name(secure))
        .with_http_only(true)
        .with_same_site(SameSite::Lax)
        .with_secure(secure)
        .with_expiry(Expiry::OnInactivity(longest))
}

/// The name of the cookie. Over HTTPS browsers keep others of the same domain from setting one of this name.
pub(crate) fn cookie_name(secure: bool) -> &'static str {
    if secure { "__Host-session" } else { "session" }
}

/// The store as sessions see it.
#[derive(Clone)]
pub(crate) struct Sessions(Portal);

impl std::fmt::Debug for Sessions {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Sessions")
    }
}

/// What the database knows a session by: whoever reads the database cannot take one over.
pub(crate) fn digest(secret: &str) -> String {
    Sha256::digest(secret.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn kept(record: &Record, made: Timestamp, until: Timestamp) -> Result<Kept> {
    let data = serde_json::to_string(&record.data).map_err(|error| Error::Encode(error.to_string()))?;
    let agent = record.data.get(AGENT).and_then(|agent| agent.as_str()).unwrap_or_default();
    Ok(Kept {
        id: digest(&record.id.to_string()),
        account: record.data.get(ACCOUNT).and_then(serde_json::Value::as_i64),
        data,
        made,
        seen: Timestamp::now(),
        until,
        agent: agent.to_owned(),
    })
}

impl Sessions {
    /// Until when a session lasts that began at an instant and is used now.
    fn until(&self, made: Timestamp, now: Timestamp) -> Timestamp {
        let settings = self.0.settings();
        let ends = |from: Timestamp, after| from.checked_add(after).unwrap_or(Timestamp::MAX);
        ends(made, settings.session_longest).min(ends(now, settings.session_idle))
    }
}

fn failed(error: StoreError) -> Error {
    Error::Backend(error.to_string())
}

#[async_trait]
impl SessionStore for Sessions {
    async fn create(&self, record: &mut Record) -> Result<()> {
        // Of 128 random bits no two are the same: a second insertion of one would be refused by the database.
        let now = Timestamp::now();
        let kept = kept(record, now, self.until(now, now))?;
        self.0.store().begin_session(&kept).await.map_err(failed)
    }

    async fn save(&self, record: &Record) -> Result<()> {
        // A session that was revoked while a page was made stays revoked.
        let (store, now, id) = (self.0.store(), Timestamp::now(), digest(&record.id.to_string()));
        let Some(known) = store.load_session(&id, now).await.map_err(failed)? else { return Ok(()) };
        let kept = kept(record, known.made, self.until(known.made, now))?;
        store.save_session(&kept).await.map(|_| ()).map_err(failed)
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let (store, now) = (self.0.store(), Timestamp::now());
        let found = store.load_session(&digest(&id.to_string()), now).await.map_err(failed)?;
        let Some(mut found) = found else { return Ok(None) };
        let often = (self.0.settings().session_idle / 10).min(NOTED_EVERY);
        if now.duration_since(found.seen) >= often {
            found.until = self.until(found.made, now);
            // Should this fail, it is noted next time.
            if let Err(error) = store.touch_session(&found.id, now, found.until).await {
                crate::request::log(&error);
            }
        }
        let data = serde_json::from_str(&found.data).map_err(|error| Error::Decode(error.to_string()))?;
        let until = OffsetDateTime::from_unix_timestamp(found.until.as_second());
        let expiry_date = until.map_err(|error| Error::Decode(error.to_string()))?;
        Ok(Some(Record { id: *id, data, expiry_date }))
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        self.0.store().delete_session(&digest(&id.to_string())).await.map_err(failed)
    }
}
