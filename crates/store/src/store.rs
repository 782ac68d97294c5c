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

    /// Asks the database whether it is there; nothing is read but the number of the last entry.
    pub async fn health(&self) -> Result<(), StoreError> {
        self.end().await.map(|_| ())
    }

    /// Copies a file's database, whole and as of one moment, into a file that is not there yet; people work on meanwhile.
    /// A server has its own means (`pg_dump`) and is refused.
    pub async fn backup(&self, path: &str) -> Result<(), StoreError> {
        self.0.copy_to(path).await
    }

    /// Ends all connections, once what they do is done.
    pub async fn close(&self) {
        self.0.close().await;
    }

    pub(crate) fn database(&self) -> &Database {
        &self.0
    }
}
