//! Claims: requests that must not act twice, however often they are sent.
//!
//! Whoever sends a request with a key claims the key first. What is then done [`under`] the claim writes the number of its
//! entry beside it, in the change of the act itself: should the answer be lost, it is known whether anything was done.

use jiff::Timestamp;

use crate::database::{Change, sql};
use crate::{Store, StoreError};

tokio::task_local! {
    /// The claim under which this task acts.
    static UNDER: String;
}

/// An answer to be given again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled {
    /// Its status, of HTTP.
    pub status: u16,
    /// Its header lines, as the portal writes them down.
    pub head: String,
    /// Its body.
    pub body: String,
}

/// What came of claiming a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claimed {
    /// It is ours: the request is to be carried out.
    Ours,
    /// The same request was answered before.
    Answered(Settled),
    /// The same request is being carried out.
    Running,
    /// Another request was sent under this key.
    Other,
    /// The same request acted, up to this entry, and its answer was lost.
    Lost(i64),
}

/// Acts under a claim: each act notes its entry beside it.
pub async fn under<T>(claim: String, work: impl Future<Output = T>) -> T {
    UNDER.scope(claim, work).await
}

/// Notes an entry beside the claim under which it was written, where there is one.
pub(crate) async fn note(change: &mut Change, entry: i64) -> Result<(), StoreError> {
    let Ok(claim) = UNDER.try_with(String::clone) else { return Ok(()) };
    change.run(sql("UPDATE claim SET entry = $1 WHERE id = $2").whole(entry).text(claim)).await?;
    Ok(())
}

impl Store {
    /// Claims a key for a request. One that was claimed before `given_up`, did nothing and has no answer is claimed anew.
    pub async fn claim(
        &self,
        at: Timestamp,
        id: &str,
        request: &str,
        given_up: Timestamp,
    ) -> Result<Claimed, StoreError> {
        let mut change = self.database().begin().await?;
        let insert = sql("INSERT INTO claim (id, request, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING");
        if change.run(insert.text(id).text(request).whole(at.as_microsecond())).await? == 1 {
            change.commit().await?;
            return Ok(Claimed::Ours);
        }
        let lock = if change.is_postgres() {
            "SELECT request, at, entry, status, head, body FROM claim WHERE id = $1 FOR UPDATE"
        } else {
            "SELECT request, at, entry, status, head, body FROM claim WHERE id = $1"
        };
        let read = |row: &crate::database::Row<'_>| {
            let texts = (row.text(0)?, row.maybe_text(4)?, row.maybe_text(5)?);
            Ok((texts, row.whole(1)?, row.maybe_whole(2)?, row.maybe_whole(3)?))
        };
        let Some(((known, head, body), since, entry, status)) =
            change.first(sql(lock).text(id), read).await?
        else {
            // Swept or released between the two statements: whoever asks again finds it free.
            return Ok(Claimed::Running);
        };
        let status = status.and_then(|status| u16::try_from(status).ok());
        Ok(match (known == request, status, entry) {
            (false, ..) => Claimed::Other,
            (true, Some(status), _) => Claimed::Answered(Settled {
                status,
                head: head.unwrap_or_default(),
                body: body.unwrap_or_default(),
            }),
            (true, None, _) if since > given_up.as_microsecond() => Claimed::Running,
            (true, None, Some(entry)) => Claimed::Lost(entry),
            (true, None, None) => {
                let again = sql("UPDATE claim SET at = $1 WHERE id = $2").whole(at.as_microsecond());
                change.run(again.text(id)).await?;
                change.commit().await?;
                Claimed::Ours
            }
        })
    }

    /// Keeps the answer to a request that was claimed.
    pub async fn settle(&self, id: &str, answer: &Settled) -> Result<(), StoreError> {
        let settle = sql("UPDATE claim SET status = $1, head = $2, body = $3 WHERE id = $4");
        let settle = settle.whole(i64::from(answer.status)).text(&answer.head).text(&answer.body).text(id);
        self.database().run(settle).await?;
        Ok(())
    }

    /// Gives a claim back that came to nothing; one under which something was done stays.
    pub async fn release(&self, id: &str) -> Result<(), StoreError> {
        self.database().run(sql("DELETE FROM claim WHERE id = $1 AND entry IS NULL").text(id)).await?;
        Ok(())
    }

    /// Forgets what was claimed before an instant; gives back how many.
    pub async fn sweep_claims(&self, before: Timestamp) -> Result<u64, StoreError> {
        self.database().run(sql("DELETE FROM claim WHERE at < $1").whole(before.as_microsecond())).await
    }
}
