//! The door to what is kept.

use jiff::Timestamp;

use crate::StoreError;
use crate::database::{Database, Row, sql};
use crate::journal::{Act, Acting, Checkpoint, Entry};

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

    /// Opens the store at an address to look at it: nothing is made, and it is left in its shape.
    pub async fn look(address: &str) -> Result<Store, StoreError> {
        let database = Database::open_existing(address).await?;
        database.is_of_this_version().await?;
        Ok(Store(database))
    }

    pub(crate) fn over(database: Database) -> Store {
        Store(database)
    }

    /// The end of the journal; `None` where there is no entry.
    pub async fn checkpoint(&self) -> Result<Option<Checkpoint>, StoreError> {
        let end = sql("SELECT number, hash FROM journal ORDER BY number DESC LIMIT 1");
        let read = |row: &Row<'_>| Ok(Checkpoint { number: row.whole(0)?, hash: row.text(1)? });
        self.database().first(end, read).await
    }

    /// Writes an act into the journal.
    pub async fn record(&self, at: Timestamp, act: Act) -> Result<Entry, StoreError> {
        Acting::begin(&self.0, at).await?.keep(act, Vec::new()).await
    }

    /// Asks the database whether it is there; nothing is read but the number of the last entry.
    pub async fn health(&self) -> Result<(), StoreError> {
        self.end().await.map(|_| ())
    }

    /// Ends all connections, once what they do is done.
    pub async fn close(&self) {
        self.0.close().await;
    }

    pub(crate) fn database(&self) -> &Database {
        &self.0
    }
}
