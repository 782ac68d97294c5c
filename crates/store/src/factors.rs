//! What somebody proves with that it is them: a password, codes of the moment, recovery codes. Secrets stay out of the journal;
//! that they changed, and by whom, stands in it.

use jiff::Timestamp;
use serde_json::json;

use crate::database::sql;
use crate::error::InvitationFault;
use crate::journal::Acting;
use crate::people::{act, found};
use crate::{Account, Store, StoreError};

impl Store {
    /// Sets another password.
    pub async fn set_password(
        &self,
        at: Timestamp,
        actor: &str,
        id: i64,
        password_phc: &str,
    ) -> Result<(), StoreError> {
        let mut acting = Acting::begin(self.database(), at).await?;
        let set = sql("UPDATE account SET password = $1 WHERE id = $2").text(password_phc).whole(id);
        found(acting.change.run(set).await?, id)?;
        acting.keep(act(actor, "account.password-set", id, json!({})), Vec::new()).await?;
        Ok(())
    }

    /// Makes the link by which somebody who can sign in, but forgot the password, chooses another; the token is given as a
    /// digest and takes the place of earlier ones.
    pub async fn make_reset(
        &self,
        at: Timestamp,
        actor: &str,
        id: i64,
        reason: &str,
        token_hash: &str,
        until: Timestamp,
    ) -> Result<(), StoreError> {
        let mut acting = Acting::begin(self.database(), at).await?;
        let active = sql("SELECT id FROM account WHERE id = $1 AND state = 'active'").whole(id);
        let active = acting.change.first(active, |row| row.whole(0)).await?;
        found(u64::from(active.is_some()), id)?;
        acting.change.run(sql("DELETE FROM reset WHERE account = $1").whole(id)).await?;
        let reset = sql("INSERT INTO reset (token, account, until) VALUES ($1, $2, $3)");
        acting.change.run(reset.text(token_hash).whole(id).whole(until.as_microsecond())).await?;
        let body = json!({ "reason": reason, "until": until.to_string() });
        acting.keep(act(actor, "account.reset-made", id, body), Vec::new()).await?;
        Ok(())
    }

    /// Whose password a link that can be used sets.
    pub async fn reset_of(&self, at: Timestamp, token_hash: &str) -> Result<Option<Account>, StoreError> {
        let found = sql("SELECT account FROM reset WHERE token = $1 AND until > $2 AND used IS NULL");
        let found = found.text(token_hash).whole(at.as_microsecond());
        match self.database().first(found, |row| row.whole(0)).await? {
            Some(id) => Ok(self.account(id).await?.filter(|account| account.state.id() == "active")),
            None => Ok(None),
        }
    }

    /// Sets the password by such a link, once, and ends all sessions: whoever knew the old one is out.
    pub async fn reset_password(
        &self,
        at: Timestamp,
        token_hash: &str,
        password_phc: &str,
    ) -> Result<Account, StoreError> {
        let mut acting = Acting::begin(self.database(), at).await?;
        let take = sql("UPDATE reset SET used = $1 WHERE token = $2 AND until > $1 AND used IS NULL");
        if acting.change.run(take.whole(at.as_microsecond()).text(token_hash)).await? == 0 {
            return Err(StoreError::Invitation(InvitationFault::Unknown));
        }
        let of = sql("SELECT account FROM reset WHERE token = $1").text(token_hash);
        let id = acting.change.first(of, |row| row.whole(0)).await?.unwrap_or_default();
        let set = sql("UPDATE account SET password = $1 WHERE id = $2 AND state = 'active'");
        found(acting.change.run(set.text(password_phc).whole(id)).await?, id)?;
        acting.change.run(sql("DELETE FROM session WHERE account = $1").whole(id)).await?;
        let body = json!({ "by": "link" });
        acting.keep(act(&id.to_string(), "account.password-set", id, body), Vec::new()).await?;
        self.kept_account(id).await
    }

    /// Sets the secret that codes are made from, with the recovery codes that go with it, given as digests.
    pub async fn set_totp(
        &self,
        at: Timestamp,
        actor: &str,
        id: i64,
        secret: &str,
        recovery: &[String],
    ) -> Result<(), StoreError> {
        let mut acting = Acting::begin(self.database(), at).await?;
        put_totp(&mut acting, id, Some(secret), recovery).await?;
        acting.keep(act(actor, "account.totp-set", id, json!({})), Vec::new()).await?;
        Ok(())
    }

    /// Takes the secret and the recovery codes away and ends all sessions, for a reason: somebody lost their telephone, or does
    /// not want codes any more.
    pub async fn remove_totp(
        &self,
        at: Timestamp,
        actor: &str,
        id: i64,
        reason: &str,
    ) -> Result<(), StoreError> {
        let mut acting = Acting::begin(self.database(), at).await?;
        let has = sql("SELECT id FROM account WHERE id = $1 AND totp IS NOT NULL").whole(id);
        let has = acting.change.first(has, |row| row.whole(0)).await?;
        found(u64::from(has.is_some()), id)?;
        put_totp(&mut acting, id, None, &[]).await?;
        acting.change.run(sql("DELETE FROM session WHERE account = $1").whole(id)).await?;
        acting.keep(act(actor, "account.totp-removed", id, json!({ "reason": reason })), Vec::new()).await?;
        Ok(())
    }

    /// Takes the code of a step of time; `false` where this or a later one was taken before: no code is taken twice.
    pub async fn take_totp_step(&self, id: i64, step: i64) -> Result<bool, StoreError> {
        let take = sql("UPDATE account SET totp_step = $1 \
                        WHERE id = $2 AND (totp_step IS NULL OR totp_step < $1)");
        Ok(self.database().run(take.whole(step).whole(id)).await? == 1)
    }

    /// Puts other recovery codes, given as digests, in the place of all earlier ones.
    pub async fn set_recovery(
        &self,
        at: Timestamp,
        actor: &str,
        id: i64,
        recovery: &[String],
    ) -> Result<(), StoreError> {
        let mut acting = Acting::begin(self.database(), at).await?;
        put_recovery(&mut acting, id, recovery).await?;
        acting.keep(act(actor, "account.recovery-set", id, json!({})), Vec::new()).await?;
        Ok(())
    }

    /// Takes a recovery code, given as a digest; `false` where it is none of theirs or was taken before.
    pub async fn take_recovery(&self, at: Timestamp, id: i64, digest: &str) -> Result<bool, StoreError> {
        let mut acting = Acting::begin(self.database(), at).await?;
        let take = sql("UPDATE recovery SET used = $1 WHERE account = $2 AND digest = $3 AND used IS NULL");
        let take = take.whole(at.as_microsecond()).whole(id).text(digest);
        if acting.change.run(take).await? == 0 {
            return Ok(false);
        }
        acting.keep(act(&id.to_string(), "account.recovery-taken", id, json!({})), Vec::new()).await?;
        Ok(true)
    }

    /// How many recovery codes somebody has left.
    pub async fn recovery_left(&self, id: i64) -> Result<usize, StoreError> {
        let left = sql("SELECT COUNT(*) FROM recovery WHERE account = $1 AND used IS NULL").whole(id);
        let left = self.database().first(left, |row| row.whole(0)).await?;
        Ok(usize::try_from(left.unwrap_or(0)).unwrap_or(0))
    }
}

async fn put_totp(
    acting: &mut Acting,
    id: i64,
    secret: Option<&str>,
    recovery: &[String],
) -> Result<(), StoreError> {
    let set = sql("UPDATE account SET totp = $1, totp_step = NULL WHERE id = $2");
    found(acting.change.run(set.maybe_text(secret).whole(id)).await?, id)?;
    put_recovery(acting, id, recovery).await
}

async fn put_recovery(acting: &mut Acting, id: i64, recovery: &[String]) -> Result<(), StoreError> {
    acting.change.run(sql("DELETE FROM recovery WHERE account = $1").whole(id)).await?;
    for digest in recovery {
        let insert = sql("INSERT INTO recovery (account, digest) VALUES ($1, $2)");
        acting.change.run(insert.whole(id).text(digest)).await?;
    }
    Ok(())
}
