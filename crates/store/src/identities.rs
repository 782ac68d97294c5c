//! Who somebody is at another house's sign-on (OpenID Connect), linked to their account once.

use jiff::Timestamp;
use serde_json::json;

use crate::database::sql;
use crate::journal::Acting;
use crate::people::{act, take_invitation};
use crate::{Account, Store, StoreError};

/// Somebody as another house knows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// The address of the house that vouches for them.
    pub issuer: String,
    /// What they are called there, for ever.
    pub subject: String,
}

impl Store {
    /// The account that is linked to somebody.
    pub async fn account_of(&self, identity: &Identity) -> Result<Option<Account>, StoreError> {
        let found = sql("SELECT account FROM identity WHERE issuer = $1 AND subject = $2");
        let found = found.text(&identity.issuer).text(&identity.subject);
        match self.database().first(found, |row| row.whole(0)).await? {
            Some(id) => self.account(id).await,
            None => Ok(None),
        }
    }

    /// Links an account to somebody; one who is linked already stays so: [`StoreError::Taken`].
    pub async fn link(&self, at: Timestamp, id: i64, identity: &Identity) -> Result<(), StoreError> {
        let mut acting = Acting::begin(self.database(), at).await?;
        put(&mut acting, id, identity).await?;
        let body = json!({ "issuer": identity.issuer });
        acting.keep(act(&id.to_string(), "account.linked", id, body), Vec::new()).await?;
        Ok(())
    }

    /// Accepts an invitation, once, as somebody for whom another house vouches: no password is needed.
    pub async fn accept_as(
        &self,
        at: Timestamp,
        token_hash: &str,
        identity: &Identity,
    ) -> Result<Account, StoreError> {
        let mut acting = Acting::begin(self.database(), at).await?;
        let id = take_invitation(&mut acting, at, token_hash).await?;
        put(&mut acting, id, identity).await?;
        let body = json!({ "issuer": identity.issuer });
        acting.keep(act(&id.to_string(), "account.accepted", id, body), Vec::new()).await?;
        self.kept_account(id).await
    }
}

async fn put(acting: &mut Acting, id: i64, identity: &Identity) -> Result<(), StoreError> {
    let put = sql("INSERT INTO identity (issuer, subject, account) VALUES ($1, $2, $3) \
                   ON CONFLICT (issuer, subject) DO NOTHING");
    let put = put.text(&identity.issuer).text(&identity.subject).whole(id);
    match acting.change.run(put).await? {
        0 => Err(StoreError::Taken(identity.subject.clone())),
        _ => Ok(()),
    }
}
