//! Sessions: who is signed in where. They are listed, revoked and swept; nothing of them is in the journal.

use jiff::Timestamp;

use crate::database::{Row, sql};
use crate::{Store, StoreError};

/// A session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// A digest of the secret in the cookie.
    pub id: String,
    /// Who is signed in; `None` before anybody is.
    pub account: Option<i64>,
    /// What the portal keeps in it.
    pub data: String,
    /// When it began.
    pub made: Timestamp,
    /// When it was last used.
    pub seen: Timestamp,
    /// When it ends.
    pub until: Timestamp,
    /// The browser, as it calls itself.
    pub agent: String,
}

impl Store {
    /// Begins a session.
    pub async fn begin_session(&self, session: &Session) -> Result<(), StoreError> {
        let insert = sql("INSERT INTO session (account, data, seen, until, agent, id, made) \
                          VALUES ($1, $2, $3, $4, $5, $6, $7)");
        let insert = session.fields(insert).whole(session.made.as_microsecond());
        self.database().run(insert).await?;
        Ok(())
    }

    /// Keeps what became of a session; `false` where it has been revoked meanwhile, and it stays revoked.
    pub async fn save_session(&self, session: &Session) -> Result<bool, StoreError> {
        let update = sql(
            "UPDATE session SET account = $1, data = $2, seen = $3, until = $4, agent = $5 WHERE id = $6",
        );
        Ok(self.database().run(session.fields(update)).await? == 1)
    }

    /// A session that has not ended, of somebody who may sign in.
    pub async fn load_session(&self, id: &str, now: Timestamp) -> Result<Option<Session>, StoreError> {
        let found = sql("SELECT s.id, s.account, s.data, s.made, s.seen, s.until, s.agent \
                         FROM session AS s LEFT JOIN account AS a ON a.id = s.account \
                         WHERE s.id = $1 AND s.until > $2 AND (s.account IS NULL OR a.state = 'active')");
        self.database().first(found.text(id).whole(now.as_microsecond()), Session::read).await
    }

    /// Notes that a session is in use, and until when it now lasts; one that was revoked stays so.
    pub async fn touch_session(&self, id: &str, seen: Timestamp, until: Timestamp) -> Result<(), StoreError> {
        let touch = sql("UPDATE session SET seen = $1, until = $2 WHERE id = $3");
        let touch = touch.whole(seen.as_microsecond()).whole(until.as_microsecond());
        self.database().run(touch.text(id)).await?;
        Ok(())
    }

    /// How many sessions of people who are signed in have not ended.
    pub async fn count_sessions(&self, now: Timestamp) -> Result<i64, StoreError> {
        let count = sql("SELECT COUNT(*) FROM session WHERE account IS NOT NULL AND until > $1");
        let count = self.database().first(count.whole(now.as_microsecond()), |row| row.whole(0)).await?;
        Ok(count.unwrap_or(0))
    }

    /// Ends a session.
    pub async fn delete_session(&self, id: &str) -> Result<(), StoreError> {
        self.database().run(sql("DELETE FROM session WHERE id = $1").text(id)).await?;
        Ok(())
    }

    /// The sessions of an account, the last used first.
    pub async fn sessions_of(&self, account: i64) -> Result<Vec<Session>, StoreError> {
        let found = sql("SELECT id, account, data, made, seen, until, agent FROM session \
                         WHERE account = $1 ORDER BY seen DESC");
        self.database().all(found.whole(account), Session::read).await
    }

    /// Ends all sessions of an account, but for one perhaps; gives back how many.
    pub async fn revoke_sessions(&self, account: i64, except: Option<&str>) -> Result<u64, StoreError> {
        let revoke = sql("DELETE FROM session WHERE account = $1 AND id <> $2").whole(account);
        self.database().run(revoke.text(except.unwrap_or_default())).await
    }

    /// Whose a session was that ended by itself and is not swept yet; one that was ended by somebody is gone.
    pub async fn ended_session_of(&self, id: &str, now: Timestamp) -> Result<Option<i64>, StoreError> {
        let found = sql("SELECT account FROM session WHERE id = $1 AND until <= $2");
        let found = found.text(id).whole(now.as_microsecond());
        Ok(self.database().first(found, |row| row.maybe_whole(0)).await?.flatten())
    }

    /// Ends a session of an account; `false` where there is none such.
    pub async fn revoke_session(&self, account: i64, id: &str) -> Result<bool, StoreError> {
        let revoke = sql("DELETE FROM session WHERE account = $1 AND id = $2").whole(account);
        Ok(self.database().run(revoke.text(id)).await? == 1)
    }

    /// Removes the sessions that have ended; gives back how many.
    pub async fn sweep_sessions(&self, now: Timestamp) -> Result<u64, StoreError> {
        self.database().run(sql("DELETE FROM session WHERE until <= $1").whole(now.as_microsecond())).await
    }
}

impl Session {
    fn fields(&self, statement: crate::database::Statement) -> crate::database::Statement {
        let statement =
            statement.maybe_whole(self.account).text(&self.data).whole(self.seen.as_microsecond());
        statement.whole(self.until.as_microsecond()).text(&self.agent).text(&self.id)
    }

    fn read(row: &Row<'_>) -> Result<Session, StoreError> {
        Ok(Session {
            id: row.text(0)?,
            account: row.maybe_whole(1)?,
            data: row.text(2)?,
            made: row.instant(3)?,
            seen: row.instant(4)?,
            until: row.instant(5)?,
            agent: row.text(6)?,
        })
    }
}
