//! The first person: nobody is there yet who could invite them.

use jiff::Timestamp;

use crate::database::sql;
use crate::journal::Acting;
use crate::{Account, NewAccount, Store, StoreError};

impl Store {
    /// Invites somebody where nobody has an account and no invitation waits; `None` otherwise. Of several programs that begin
    /// at once, one invites.
    pub async fn invite_first(
        &self,
        at: Timestamp,
        actor: &str,
        new: &NewAccount,
        token_hash: &str,
        until: Timestamp,
    ) -> Result<Option<Account>, StoreError> {
        let mut acting = Acting::begin(self.database(), at).await?;
        let somebody = sql("SELECT COUNT(*) FROM account WHERE state <> 'invited'");
        let waiting = sql("SELECT COUNT(*) FROM invitation AS i JOIN account AS a ON a.id = i.account \
                           WHERE a.state = 'invited' AND i.used IS NULL AND i.until > $1");
        for asked in [somebody, waiting.whole(at.as_microsecond())] {
            if acting.change.first(asked, |row| row.whole(0)).await?.unwrap_or(0) > 0 {
                return Ok(None);
            }
        }
        self.invite_in(acting, actor, new, token_hash, until).await.map(Some)
    }
}
