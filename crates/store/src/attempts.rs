//! Attempts to sign in: counted by what is guessed at and by where it comes from, so that guessing is slowed on every instance.

use jiff::Timestamp;

use crate::database::{Change, Row, sql};
use crate::{Store, StoreError};

/// Under this lock a server counts one attempt after the other; any number that is always the same.
const LOCK: &str = "SELECT pg_advisory_xact_lock(7205759403792795)";

/// What failed attempts are counted by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bucket {
    /// A digest of what it is about: no login and no address stands in the table.
    pub key: String,
    /// So many failures are forgiven before waiting begins.
    pub forgiven: u32,
    /// Nobody waits longer, in seconds.
    pub longest: i64,
}

/// Whether an attempt may be made now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attempt {
    /// It may, and counts as failed until it is taken back.
    Counted(Timestamp),
    /// Not before so many seconds have passed.
    Wait(i64),
}

impl Store {
    /// Begins an attempt at an instant, unless one of its buckets says to wait. It is counted at once: of many that come at the
    /// same moment each sees those before it. Failures before `since` no longer count.
    pub async fn attempt(
        &self,
        buckets: &[Bucket],
        at: Timestamp,
        since: Timestamp,
    ) -> Result<Attempt, StoreError> {
        let mut change = self.database().begin().await?;
        if change.is_postgres() {
            change.script(LOCK).await?;
        }
        let mut wait = 0;
        for bucket in buckets {
            wait = wait.max(bucket.wait(&mut change, at, since).await?);
        }
        if wait > 0 {
            return Ok(Attempt::Wait(wait));
        }
        for bucket in buckets {
            let note = sql("INSERT INTO failure (login, at) VALUES ($1, $2)").text(&bucket.key);
            change.run(note.whole(at.as_microsecond())).await?;
        }
        change.commit().await?;
        Ok(Attempt::Counted(at))
    }

    /// Takes an attempt back that succeeded.
    pub async fn take_back(&self, buckets: &[Bucket], at: Timestamp) -> Result<(), StoreError> {
        let mut change = self.database().begin().await?;
        for bucket in buckets {
            let take = sql("DELETE FROM failure WHERE login = $1 AND at = $2").text(&bucket.key);
            change.run(take.whole(at.as_microsecond())).await?;
        }
        change.commit().await
    }

    /// Forgets what failed under a key, once somebody proved that it was them.
    pub async fn forget_failures(&self, key: &str) -> Result<(), StoreError> {
        self.database().run(sql("DELETE FROM failure WHERE login = $1").text(key)).await?;
        Ok(())
    }

    /// Forgets what failed before an instant.
    pub async fn sweep_failures(&self, before: Timestamp) -> Result<(), StoreError> {
        self.database().run(sql("DELETE FROM failure WHERE at < $1").whole(before.as_microsecond())).await?;
        Ok(())
    }

    /// Remembers a browser from which somebody signed in, given as a digest.
    pub async fn know_device(&self, id: i64, digest: &str, at: Timestamp) -> Result<(), StoreError> {
        let know = sql("INSERT INTO device (digest, account, seen) VALUES ($1, $2, $3) \
                        ON CONFLICT (digest, account) DO UPDATE SET seen = excluded.seen");
        self.database().run(know.text(digest).whole(id).whole(at.as_microsecond())).await?;
        Ok(())
    }

    /// Whether whoever signs in with a login did so from a browser before.
    pub async fn knows_device(&self, login: &str, digest: &str) -> Result<bool, StoreError> {
        let found = sql("SELECT d.seen FROM device AS d JOIN account AS a ON a.id = d.account \
                         WHERE a.login = $1 AND d.digest = $2");
        let found = found.text(crate::fold_login(login)).text(digest);
        Ok(self.database().first(found, |row| row.whole(0)).await?.is_some())
    }
}

impl Bucket {
    /// How many seconds are still to wait: with each failure beyond those forgiven twice as long.
    async fn wait(&self, change: &mut Change, at: Timestamp, since: Timestamp) -> Result<i64, StoreError> {
        let found = sql("SELECT COUNT(*), MAX(at) FROM failure WHERE login = $1 AND at >= $2");
        let found = found.text(&self.key).whole(since.as_microsecond());
        let read = |row: &Row<'_>| {
            let last = row.maybe_whole(1)?.map(|_| row.instant(1)).transpose()?;
            Ok((u32::try_from(row.whole(0)?).unwrap_or(u32::MAX), last))
        };
        let Some((failures, Some(last))) = change.first(found, read).await? else { return Ok(0) };
        let Some(over) = failures.checked_sub(self.forgiven) else { return Ok(0) };
        let wait = (1_i64 << over.min(20)).min(self.longest);
        Ok((wait - at.duration_since(last).as_secs()).clamp(0, wait))
    }
}
