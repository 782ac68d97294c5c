//! Telling people what others did to their accounts.

use crate::database::sql;
use crate::people::subject;
use crate::{Entry, Store, StoreError};

impl Store {
    /// What others did to an account since it was last told, latest first.
    pub async fn untold(&self, id: i64) -> Result<Vec<Entry>, StoreError> {
        let told = sql("SELECT told FROM account WHERE id = $1").whole(id);
        let told = self.database().first(told, |row| row.whole(0)).await?.unwrap_or(0);
        let mut entries = self.entries_about(&subject(id)).await?;
        // That they were invited they know.
        let is_news = |entry: &Entry| entry.actor != id.to_string() && entry.act != "account.invited";
        entries.retain(|entry| entry.number > told && is_news(entry));
        Ok(entries)
    }

    /// Notes up to which entry somebody has been told. This is their own affair and not in the journal.
    pub async fn set_told(&self, id: i64, entry: i64) -> Result<(), StoreError> {
        let set = sql("UPDATE account SET told = $1 WHERE id = $2 AND told < $1").whole(entry).whole(id);
        self.database().run(set).await?;
        Ok(())
    }
}
