//! The door to what is kept.

use jiff::Timestamp;

use crate::StoreError;
use crate::database::Database;
use crate::journal::{Act, Acting, Entry};

/// What is kept, in a file or on a server. Cheap to clone: the clones share their connections.
#[derive(Clone)]
pub struct Store(Database);

impl Store {
    /// Opens the store at an address, `postgres://…` or the path of a file, and brings it to its present shape. Several
    /// programs may do so at once.
    pub async fn open(address: &str) -> Result<Store, StoreError> {
        let database = Database::open(address).await?;
        database.migrate().await?;
        Ok(Store(database))
    }

    /// Writes an act into the journal.
    pub async fn record(&self, at: Timestamp, act: Act) -> Result<Entry, StoreError> {
        Acting::begin(&self.0, at).await?.keep(act, Vec::new()).await
    }

    /// Ends all connections, once what they do is done.
    pub async fn close(&self) {
        self.0.close().await;
    }

    pub(crate) fn database(&self) -> &Database {
        &self.0
    }
}
