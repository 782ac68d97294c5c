//! Tokens: what programs act with for people. Each is somebody's, for some purposes, until a day.

use jiff::Timestamp;
use serde_json::json;

use crate::database::{Row, sql};
use crate::journal::{Act, Acting};
use crate::{Account, Store, StoreError};

/// A token to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewToken {
    /// Whose it is.
    pub account: i64,
    /// A digest of the secret.
    pub digest: String,
    /// What its person calls it.
    pub name: String,
    /// What it may be used for.
    pub scopes: Vec<String>,
    /// When it ends.
    pub until: Timestamp,
}

/// A token as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// The number of the entry that made it.
    pub id: i64,
    /// Whose it is.
    pub account: i64,
    /// What its person calls it.
    pub name: String,
    /// What it may be used for.
    pub scopes: Vec<String>,
    /// When it was made.
    pub made: Timestamp,
    /// When it ends.
    pub until: Timestamp,
    /// When it was last used, to the minute.
    pub used: Option<Timestamp>,
    /// When it was revoked.
    pub revoked: Option<Timestamp>,
}

/// It is noted no more often than this when a token is used.
const MINUTE: i64 = 60_000_000;

impl Store {
    /// Makes a token.
    pub async fn make_token(&self, at: Timestamp, actor: &str, new: &NewToken) -> Result<Token, StoreError> {
        if new.scopes.iter().any(|scope| scope.is_empty() || scope.contains(char::is_whitespace)) {
            return Err(StoreError::Unknown(format!("scope in `{}`", new.scopes.join(" "))));
        }
        let mut acting = Acting::begin(self.database(), at).await?;
        let id = acting.number;
        let insert = sql("INSERT INTO token (id, account, digest, name, scopes, made, until) \
                          VALUES ($1, $2, $3, $4, $5, $6, $7)");
        let insert = insert.whole(id).whole(new.account).text(&new.digest).text(&new.name);
        let insert = insert.text(new.scopes.join("\n")).whole(at.as_microsecond());
        acting.change.run(insert.whole(new.until.as_microsecond())).await?;
        let body = json!({ "token": id, "scopes": new.scopes, "until": new.until.to_string() });
        acting.keep(act(actor, "account.token-made", new.account, body), Vec::new()).await?;
        let made = self.tokens_of(new.account).await?.into_iter().find(|token| token.id == id);
        made.ok_or_else(|| StoreError::Unknown(format!("token {id}")))
    }

    /// Revokes a token of an account. One that was revoked before stays so, and nothing is noted again.
    pub async fn revoke_token(
        &self,
        at: Timestamp,
        actor: &str,
        account: i64,
        id: i64,
    ) -> Result<(), StoreError> {
        let mut acting = Acting::begin(self.database(), at).await?;
        let known = sql("SELECT revoked FROM token WHERE id = $1 AND account = $2").whole(id).whole(account);
        match acting.change.first(known, |row| row.maybe_whole(0)).await? {
            None => return Err(StoreError::Unknown(format!("token {id}"))),
            Some(Some(_)) => return Ok(()),
            Some(None) => {}
        }
        let revoke = sql("UPDATE token SET revoked = $1 WHERE id = $2").whole(at.as_microsecond()).whole(id);
        acting.change.run(revoke).await?;
        let act = act(actor, "account.token-revoked", account, json!({ "token": id }));
        acting.keep(act, Vec::new()).await?;
        Ok(())
    }

    /// The tokens of an account, the latest first, with those that ended or were revoked.
    pub async fn tokens_of(&self, account: i64) -> Result<Vec<Token>, StoreError> {
        let found = sql("SELECT id, account, name, scopes, made, until, used, revoked FROM token \
                         WHERE account = $1 ORDER BY id DESC");
        self.database().all(found.whole(account), Token::read).await
    }

    /// The token of a digest with whose it is; `None` where it ended, was revoked, or its person may not sign in.
    pub async fn token(&self, digest: &str, now: Timestamp) -> Result<Option<(Token, Account)>, StoreError> {
        let found = sql("SELECT t.id, t.account, t.name, t.scopes, t.made, t.until, t.used, t.revoked \
                         FROM token AS t JOIN account AS a ON a.id = t.account \
                         WHERE t.digest = $1 AND t.until > $2 AND t.revoked IS NULL AND a.state = 'active'");
        let found = found.text(digest).whole(now.as_microsecond());
        let Some(token) = self.database().first(found, Token::read).await? else { return Ok(None) };
        Ok(self.account(token.account).await?.map(|account| (token, account)))
    }

    /// Notes that a token is used. Within a minute of the last time nothing is written.
    pub async fn note_token_used(&self, token: &Token, now: Timestamp) -> Result<(), StoreError> {
        let recently = |used: Timestamp| now.as_microsecond() - used.as_microsecond() < MINUTE;
        if token.used.is_some_and(recently) {
            return Ok(());
        }
        let note = sql("UPDATE token SET used = $1 WHERE id = $2").whole(now.as_microsecond());
        self.database().run(note.whole(token.id)).await?;
        Ok(())
    }
}

fn act(actor: &str, act: &str, account: i64, body: serde_json::Value) -> Act {
    Act { actor: actor.to_owned(), act: act.to_owned(), subject: format!("account/{account}"), body }
}

impl Token {
    fn read(row: &Row<'_>) -> Result<Token, StoreError> {
        let maybe = |column: usize| row.maybe_whole(column)?.map(|_| row.instant(column)).transpose();
        Ok(Token {
            id: row.whole(0)?,
            account: row.whole(1)?,
            name: row.text(2)?,
            scopes: row.text(3)?.lines().map(str::to_owned).collect(),
            made: row.instant(4)?,
            until: row.instant(5)?,
            used: maybe(6)?,
            revoked: maybe(7)?,
        })
    }
}
