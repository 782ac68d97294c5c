//! Sessions in the store: the cookie holds a secret, the database only its digest.

use async_trait::async_trait;
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use store::{Session as Kept, Store, StoreError};
use time::OffsetDateTime;
use tower_sessions::cookie::SameSite;
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::{Error, Result};
use tower_sessions::{Expiry, SessionManagerLayer, SessionStore};

/// The account that is signed in, in a session.
pub(crate) const ACCOUNT: &str = "account";

/// The browser that the session is of, as it calls itself.
pub(crate) const AGENT: &str = "agent";

/// When somebody signed in, in a session: seconds since 1970.
pub(crate) const BEGUN: &str = "begun";

/// Whether the second proof was given elsewhere, in a session.
pub(crate) const STRONG: &str = "strong";

/// A session ends after so long, whatever is done in it.
const LONGEST: time::Duration = time::Duration::hours(12);

/// How exactly it is known when a session was last used, in seconds.
const SEEN: i64 = 60;

/// The sessions of a portal. Over plain HTTP, as on loopback, cookies cannot be kept to secure connections.
pub(crate) fn sessions(store: Store, secure: bool) -> SessionManagerLayer<Sessions> {
    SessionManagerLayer::new(Sessions(store))
        .with_name(cookie_name(secure))
        .with_http_only(true)
        .with_same_site(SameSite::Lax)
        .with_secure(secure)
        .with_expiry(Expiry::OnInactivity(LONGEST))
}

/// The name of the cookie. Over HTTPS browsers keep others of the same domain from setting one of this name.
pub(crate) fn cookie_name(secure: bool) -> &'static str {
    if secure { "__Host-session" } else { "session" }
}

/// The store as sessions see it.
#[derive(Clone)]
pub(crate) struct Sessions(Store);

impl std::fmt::Debug for Sessions {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Sessions")
    }
}

/// What the database knows a session by: whoever reads the database cannot take one over.
pub(crate) fn digest(secret: &str) -> String {
    Sha256::digest(secret.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn kept(record: &Record) -> Result<Kept> {
    let now = Timestamp::now();
    let until = Timestamp::from_second(record.expiry_date.unix_timestamp());
    let data = serde_json::to_string(&record.data).map_err(|error| Error::Encode(error.to_string()))?;
    let begun = record.data.get(BEGUN).and_then(serde_json::Value::as_i64);
    let end = begun.and_then(|begun| Timestamp::from_second(begun + LONGEST.whole_seconds()).ok());
    let agent = record.data.get(AGENT).and_then(|agent| agent.as_str()).unwrap_or_default();
    Ok(Kept {
        id: digest(&record.id.to_string()),
        account: record.data.get(ACCOUNT).and_then(serde_json::Value::as_i64),
        data,
        made: now,
        seen: now,
        until: until.map_err(|error| Error::Encode(error.to_string()))?.min(end.unwrap_or(Timestamp::MAX)),
        agent: agent.to_owned(),
    })
}

fn failed(error: StoreError) -> Error {
    Error::Backend(error.to_string())
}

#[async_trait]
impl SessionStore for Sessions {
    async fn create(&self, record: &mut Record) -> Result<()> {
        // Of 128 random bits no two are the same: a second insertion of one would be refused by the database.
        self.0.begin_session(&kept(record)?).await.map_err(failed)
    }

    async fn save(&self, record: &Record) -> Result<()> {
        // A session that was revoked while a page was made stays revoked.
        self.0.save_session(&kept(record)?).await.map(|_| ()).map_err(failed)
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let now = Timestamp::now();
        let found = self.0.load_session(&digest(&id.to_string()), now).await.map_err(failed)?;
        let Some(found) = found else { return Ok(None) };
        if now.as_second() - found.seen.as_second() >= SEEN {
            self.0.touch_session(&found.id, now).await.map_err(failed)?;
        }
        let data = serde_json::from_str(&found.data).map_err(|error| Error::Decode(error.to_string()))?;
        let until = OffsetDateTime::from_unix_timestamp(found.until.as_second());
        let expiry_date = until.map_err(|error| Error::Decode(error.to_string()))?;
        Ok(Some(Record { id: *id, data, expiry_date }))
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        self.0.delete_session(&digest(&id.to_string())).await.map_err(failed)
    }
}
