//! Adding to the journal.

use jiff::Timestamp;

use super::entry::{Act, Entry};
use crate::StoreError;
use crate::database::{Change, sql};

/// Under this lock a server adds one entry after the other; any number that is always the same.
const LOCK: &str = "SELECT pg_advisory_xact_lock(7205759403792794)";

/// Adds an act within a change, behind all others. An instant before that of the last entry is taken for that one's: a
/// clock that was set back must not put an act before what it knew.
pub(crate) async fn append(change: &mut Change, at: Timestamp, act: Act) -> Result<Entry, StoreError> {
    if change.is_postgres() {
        change.script(LOCK).await?;
    }
    let last = sql("SELECT number, at, hash FROM journal ORDER BY number DESC LIMIT 1");
    let last = change.all(last, |row| Ok((row.whole(0)?, row.whole(1)?, row.text(2)?))).await?;
    let (number, earliest, before) = last.into_iter().next().unwrap_or((0, i64::MIN, String::new()));
    let at = at.as_microsecond().max(earliest);
    let mut entry = Entry {
        number: number + 1,
        at: Timestamp::from_microsecond(at).map_err(|e| StoreError::Damaged(e.to_string()))?,
        actor: act.actor,
        act: act.act,
        subject: act.subject,
        body: act.body.to_string(),
        before,
        hash: String::new(),
    };
    entry.hash = entry.digest();
    let insert = sql("INSERT INTO journal (number, at, actor, act, subject, body, before, hash) \
                      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)");
    let insert =
        insert.whole(entry.number).whole(at).text(&entry.actor).text(&entry.act).text(&entry.subject);
    change.run(insert.text(&entry.body).text(&entry.before).text(&entry.hash)).await?;
    Ok(entry)
}
