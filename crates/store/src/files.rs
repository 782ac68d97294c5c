//! Uploads, kept under the digest of what is in them, and who sent which.

use std::sync::Arc;

use bytes::Bytes;
use jiff::Timestamp;
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt};
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::database::{Argument, Row, sql};
use crate::journal::{Act, Acting, Entry, Rows, Table, hexadecimal};
use crate::{Store, StoreError};

/// Where it is kept who sent which file.
pub(crate) const TABLE: Table =
    Table { name: "file", vouched: "files", columns: &["digest", "name", "size"] };

/// Where uploads are kept: a folder. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Files(Arc<dyn ObjectStore>);

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
                matches!(io.kind(), std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded)
            })
        };
        let causes = std::iter::successors(std::error::Error::source(&error), |cause| cause.source());
        if causes.into_iter().any(is_full) { StoreError::Full } else { StoreError::Gone(error.to_string()) }
    }
}
