//! Uploads, kept under the digest of what is in them, and who sent which.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::TryStreamExt;
use jiff::Timestamp;
use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::prefix::PrefixStore;
use object_store::{BackoffConfig, ClientOptions, ObjectStore, ObjectStoreExt, RetryConfig};
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::database::{Argument, Row, sql};
use crate::journal::{Act, Acting, Entry, Rows, Table, hexadecimal};
use crate::{Store, StoreError};

/// Where it is kept who sent which file.
pub(crate) const TABLE: Table =
    Table { name: "file", vouched: "files", columns: &["digest", "name", "size"] };

/// Where uploads are kept: a folder, or a service in the manner of S3. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Files(Arc<dyn ObjectStore>);

/// How a service in the manner of S3 is reached. Its keys are never shown.
#[derive(Clone, Default)]
pub struct Service {
    /// Its address; empty for that of Amazon.
    pub endpoint: String,
    /// The region of the bucket.
    pub region: String,
    /// The name of the key; empty where the machine itself is let in.
    pub access_key: String,
    /// The key.
    pub secret_key: String,
}

impl std::fmt::Debug for Service {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Service").field("endpoint", &self.endpoint).field("region", &self.region).finish()
    }
}

/// How long the service may take for one thing; a page waits for it.
const PATIENCE: Duration = Duration::from_secs(20);

/// A file that came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileKept {
    /// The SHA-256 of what is in it, as hexadecimal digits.
    pub digest: String,
    /// As it was called where it came from.
    pub name: String,
    /// How many bytes it has.
    pub size: u64,
    /// The entry that tells of it.
    pub entry: i64,
    /// When it came.
    pub at: Timestamp,
    /// From whom.
    pub actor: String,
    /// For what: `1371-2022/2022-q2/24`.
    pub subject: String,
}

impl Files {
    /// Opens a folder, and makes it where there is none.
    pub fn open(address: &str) -> Result<Files, StoreError> {
        if address.is_empty() || address.contains("://") {
            return Err(StoreError::Address(address.to_owned()));
        }
        std::fs::create_dir_all(address).map_err(|e| StoreError::Gone(format!("{address}: {e}")))?;
        let folder = LocalFileSystem::new_with_prefix(address)?;
        // What was acknowledged outlives a loss of power.
        Ok(Files(Arc::new(folder.with_fsync(true))))
    }

    /// Opens the place at an address: `s3://bucket/prefix` with the service, else a folder.
    pub fn open_at(address: &str, service: &Service) -> Result<Files, StoreError> {
        let Some(place) = address.strip_prefix("s3://") else { return Files::open(address) };
        let (bucket, prefix) = place.split_once('/').unwrap_or((place, ""));
        if bucket.is_empty() {
            return Err(StoreError::Address(address.to_owned()));
        }
        // Whatever else of this process speaks TLS may have chosen already: then that holds.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let retry = RetryConfig {
            max_retries: 2,
            retry_timeout: PATIENCE,
            backoff: BackoffConfig { max_backoff: Duration::from_secs(2), ..BackoffConfig::default() },
        };
        let client = ClientOptions::new()
            .with_timeout(PATIENCE)
            .with_connect_timeout(Duration::from_secs(5))
            .with_allow_http(service.endpoint.starts_with("http://"));
        let mut builder = AmazonS3Builder::new()
            .with_bucket_name(bucket)
            .with_region(&service.region)
            .with_retry(retry)
            .with_client_options(client);
        if !service.endpoint.is_empty() {
            builder = builder.with_endpoint(&service.endpoint);
        }
        if !service.access_key.is_empty() {
            builder =
                builder.with_access_key_id(&service.access_key).with_secret_access_key(&service.secret_key);
        }
        let built = builder.build()?;
        Ok(Files(match prefix.trim_matches('/') {
            "" => Arc::new(built),
            prefix => Arc::new(PrefixStore::new(built, Path::from(prefix))),
        }))
    }

    /// Asks whether the place is there and lets us in; nothing is written.
    pub async fn health(&self) -> Result<(), StoreError> {
        match self.0.head(&place(&digest(b""))?).await {
            Ok(_) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// The digests of everything that is kept, in order.
    pub async fn digests(&self) -> Result<Vec<String>, StoreError> {
        let names =
            self.0.list(None).map_ok(|found| found.location.filename().unwrap_or_default().to_owned());
        let mut names: Vec<String> = names.try_collect().await?;
        // What is being written has another kind of name.
        names.retain(|name| place(name).is_ok());
        names.sort();
        Ok(names)
    }

    /// Keeps bytes; gives back their digest. They appear whole or not at all, and twice the same are kept once.
    pub async fn put(&self, bytes: impl Into<Bytes>) -> Result<String, StoreError> {
        let bytes = bytes.into();
        let digest = digest(&bytes);
        // Written over if they are there: should they have been damaged, they are whole again.
        self.0.put(&place(&digest)?, bytes.into()).await?;
        Ok(digest)
    }

    /// The bytes of a digest; `None` where there are none. Bytes that are no longer those are [`StoreError::Damaged`].
    pub async fn get(&self, digest: &str) -> Result<Option<Bytes>, StoreError> {
        let found = match self.0.get(&place(digest)?).await {
            Err(object_store::Error::NotFound { .. }) => return Ok(None),
            found => found?.bytes().await?,
        };
        if self::digest(&found) == digest {
            Ok(Some(found))
        } else {
            Err(StoreError::Damaged(format!("the file {digest} is not what it was")))
        }
    }
}

impl Store {
    /// Notes that somebody sent a file.
    pub async fn record_file(
        &self,
        at: Timestamp,
        actor: &str,
        subject: &str,
        (digest, name, size): (&str, &str, u64),
    ) -> Result<Entry, StoreError> {
        place(digest)?;
        let size = i64::try_from(size).map_err(|e| StoreError::Damaged(e.to_string()))?;
        let texts = [digest, name].map(|text| Argument::Text(Some(text.to_owned())));
        let fields = texts.into_iter().chain([Argument::Whole(Some(size))]).collect();
        let act = Act {
            actor: actor.to_owned(),
            act: "file.received".to_owned(),
            subject: subject.to_owned(),
            body: json!({ "file": digest, "name": name }),
        };
        let rows = vec![Rows::of(&TABLE, vec![fields])];
        Acting::begin(self.database(), at).await?.keep(act, rows).await
    }

    /// Who sent a file, under which name; the first time first.
    pub async fn file(&self, digest: &str) -> Result<Vec<FileKept>, StoreError> {
        let found = sql("SELECT f.digest, f.name, f.size, f.entry, j.at, j.actor, j.subject \
                         FROM file AS f JOIN journal AS j ON j.number = f.entry \
                         WHERE f.digest = $1 ORDER BY f.entry, f.line");
        let read = |row: &Row<'_>| {
            Ok(FileKept {
                digest: row.text(0)?,
                name: row.text(1)?,
                size: row.whole(2)?.unsigned_abs(),
                entry: row.whole(3)?,
                at: row.instant(4)?,
                actor: row.text(5)?,
                subject: row.text(6)?,
            })
        };
        self.database().all(found.text(digest), read).await
    }
}

fn digest(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// Where the bytes of a digest are; whatever is no digest names no place.
fn place(digest: &str) -> Result<Path, StoreError> {
    let is_digest = digest.len() == 64 && digest.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    match is_digest {
        true => Ok(Path::from(format!("{}/{digest}", &digest[..2]))),
        false => Err(StoreError::Unknown(format!("file `{digest}`"))),
    }
}

impl From<object_store::Error> for StoreError {
    fn from(error: object_store::Error) -> StoreError {
        let is_full = |cause: &(dyn std::error::Error + 'static)| {
            let io = cause.downcast_ref::<std::io::Error>();
            io.is_some_and(|io| {
                use std::io::ErrorKind::{FileTooLarge, QuotaExceeded, StorageFull};
                matches!(io.kind(), FileTooLarge | QuotaExceeded | StorageFull)
            })
        };
        let causes = std::iter::successors(std::error::Error::source(&error), |cause| cause.source());
        if causes.into_iter().any(is_full) { StoreError::Full } else { StoreError::Gone(error.to_string()) }
    }
}
