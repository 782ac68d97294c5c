//! Adding to the journal.

use jiff::Timestamp;
use serde_json::Value;

use super::entry::{Act, Entry};
use super::kept::Rows;
use crate::StoreError;
use crate::claims;
use crate::database::{Change, Database, sql};

/// Under this lock a server adds one entry after the other; any number that is always the same.
const LOCK: &str = "SELECT pg_advisory_xact_lock(7205759403792794)";

/// An act that is under way. Until it is kept or dropped nobody else acts: what it found stays as it found it.
pub(crate) struct Acting {
    /// The change in which it is made.
    pub(crate) change: Change,
    /// The number that its entry will have.
    pub(crate) number: i64,
    at: Timestamp,
    before: String,
}

impl Acting {
    /// Begins an act. An instant before that of the last entry is taken for that one's: a clock that was set back must not
    /// put an act before what it knew.
    pub(crate) async fn begin(database: &Database, at: Timestamp) -> Result<Acting, StoreError> {
        let mut change = database.begin().await?;
        if change.is_postgres() {
            change.script(LOCK).await?;
        }
        let last = sql("SELECT number, at, hash FROM journal ORDER BY number DESC LIMIT 1");
        let last = change.first(last, |row| Ok((row.whole(0)?, row.instant(1)?, row.text(2)?))).await?;
        let (number, earliest, before) = last.unwrap_or((0, at, String::new()));
        let at = Timestamp::from_microsecond(at.max(earliest).as_microsecond());
        let at = at.map_err(|e| StoreError::Damaged(e.to_string()))?;
        Ok(Acting { change, number: number + 1, at, before })
    }

    /// Keeps the act: its entry, which vouches for the rows that come with it, the rows, and all that was changed since it
    /// began.
    pub(crate) async fn keep(mut self, act: Act, rows: Vec<Rows>) -> Result<Entry, StoreError> {
        let entry = self.write(act, &rows).await?;
        for rows in rows {
            rows.insert(entry.number, &mut self.change).await?;
        }
        claims::note(&mut self.change, entry.number).await?;
        self.change.commit().await?;
        Ok(entry)
    }

    async fn write(&mut self, mut act: Act, rows: &[Rows]) -> Result<Entry, StoreError> {
        if let Value::Object(body) = &mut act.body {
            body.extend(rows.iter().map(|rows| (rows.vouched().to_owned(), rows.digest().into())));
        }
        let mut entry = Entry {
            number: self.number,
            at: self.at,
            actor: act.actor,
            act: act.act,
            subject: act.subject,
            body: act.body.to_string(),
            before: self.before.clone(),
            hash: String::new(),
        };
        entry.hash = entry.digest();
        let insert = sql("INSERT INTO journal (number, at, actor, act, subject, body, before, hash) \
                          VALUES ($1, $2, $3, $4, $5, $6, $7, $8)");
        let insert = insert.whole(entry.number).whole(entry.at.as_microsecond()).text(&entry.actor);
        let insert = insert.text(&entry.act).text(&entry.subject).text(&entry.body);
        self.change.run(insert.text(&entry.before).text(&entry.hash)).await?;
        Ok(entry)
    }
}
