//! The two databases seen as one: statements of one text, arguments and rows of three kinds of value.
//!
//! Texts, whole numbers and bytes are all that is kept; exact numbers are texts. So one statement does for both, and
//! neither can round what it keeps.

mod insert;
mod migrations;
mod rows;
mod statement;

use std::path::Path;
use std::time::Duration;

use futures_util::TryStreamExt;
use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions, Postgres};
use sqlx::sqlite::{
    Sqlite, SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use sqlx::{Executor, Transaction};

use crate::StoreError;

pub(crate) use rows::Row;
pub(crate) use statement::{Argument, Statement, built, sql};

/// How long a write waits for those before it.
const PATIENCE: Duration = Duration::from_secs(10);

/// An open database.
#[derive(Clone)]
pub(crate) enum Database {
    /// A file. Readers see what was kept when they began; one writer at a time.
    Sqlite {
        /// Many connections that only read.
        readers: SqlitePool,
        /// The one that writes.
        writer: SqlitePool,
    },
    /// A server.
    Postgres(PgPool),
}

impl Database {
    /// Opens the database at an address: `postgres://…`, or the path of a file that is made where there is none.
    pub(crate) async fn open(address: &str) -> Result<Database, StoreError> {
        Database::opened(address, true).await
    }

    /// Opens the database at an address where there is one.
    pub(crate) async fn open_existing(address: &str) -> Result<Database, StoreError> {
        Database::opened(address, false).await
    }

    async fn opened(address: &str, make: bool) -> Result<Database, StoreError> {
        if address.starts_with("postgres://") || address.starts_with("postgresql://") {
            return Database::server(address).await;
        }
        let path = address.strip_prefix("sqlite:").unwrap_or(address);
        if path.is_empty() || path.contains("://") {
            return Err(StoreError::Address(address.to_owned()));
        }
        if !make && !Path::new(path).is_file() {
            return Err(StoreError::Unknown(format!("database {path}")));
        }
        Database::file(Path::new(path)).await
    }

    async fn server(address: &str) -> Result<Database, StoreError> {
        let options: PgConnectOptions =
            address.parse().map_err(|_| StoreError::Address("postgres://…".to_owned()))?;
        let pool = PgPoolOptions::new().max_connections(16).acquire_timeout(PATIENCE);
        Ok(Database::Postgres(pool.connect_with(options.application_name("thidua")).await?))
    }

    async fn file(path: &Path) -> Result<Database, StoreError> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            // What was acknowledged outlives a loss of power.
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(PATIENCE);
        let writer = SqlitePoolOptions::new()
            .max_connections(1)
            .acquire_timeout(PATIENCE)
            .connect_with(options.clone())
            .await?;
        let readers = SqlitePoolOptions::new().max_connections(8).acquire_timeout(PATIENCE);
        let readers = readers.connect_with(options.pragma("query_only", "true")).await?;
        Ok(Database::Sqlite { readers, writer })
    }

    /// Begins a change: all of it is kept when it is committed, and none of it otherwise.
    pub(crate) async fn begin(&self) -> Result<Change, StoreError> {
        Ok(match self {
            Database::Sqlite { writer, .. } => Change::Sqlite(begun(writer).await?),
            Database::Postgres(pool) => Change::Postgres(pool.begin().await?),
        })
    }

    /// The rows that a statement finds.
    pub(crate) async fn all<T>(
        &self,
        statement: Statement,
        read: impl Fn(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        match self {
            Database::Sqlite { readers, .. } => statement
                .sqlite()
                .fetch_all(readers)
                .await?
                .iter()
                .map(|row| read(&Row::Sqlite(row)))
                .collect(),
            Database::Postgres(pool) => statement
                .postgres()
                .fetch_all(pool)
                .await?
                .iter()
                .map(|row| read(&Row::Postgres(row)))
                .collect(),
        }
    }

    /// The first row that a statement finds.
    pub(crate) async fn first<T>(
        &self,
        statement: Statement,
        read: impl Fn(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        Ok(self.all(statement, read).await?.into_iter().next())
    }

    /// Carries out one statement that is a change of its own; gives back how many rows it touched.
    pub(crate) async fn run(&self, statement: Statement) -> Result<u64, StoreError> {
        let mut change = self.begin().await?;
        let touched = change.run(statement).await?;
        change.commit().await?;
        Ok(touched)
    }

    /// Begins to read as of one moment; others write on.
    pub(crate) async fn snapshot(&self) -> Result<Change, StoreError> {
        Ok(match self {
            // The moment is that of the first statement.
            Database::Sqlite { readers, .. } => Change::Sqlite(readers.begin().await?),
            Database::Postgres(pool) => {
                Change::Postgres(pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?)
            }
        })
    }

    /// Whether there is nothing in it, not even a table.
    pub(crate) async fn is_empty(&self) -> Result<bool, StoreError> {
        let tables = match self {
            Database::Sqlite { .. } => sql("SELECT COUNT(*) FROM sqlite_schema"),
            Database::Postgres(_) => {
                sql("SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = current_schema()")
            }
        };
        Ok(self.first(tables, |row| row.whole(0)).await?.unwrap_or(0) == 0)
    }

    /// Ends all connections, once what they do is done.
    pub(crate) async fn close(&self) {
        match self {
            Database::Sqlite { readers, writer } => {
                readers.close().await;
                writer.close().await;
            }
            Database::Postgres(pool) => pool.close().await,
        }
    }
}

/// Begins to write. Where a disk was full the file has rolled back by itself and the connection does not know: it is closed,
/// and another one begins.
async fn begun(writer: &SqlitePool) -> Result<Transaction<'static, Sqlite>, sqlx::Error> {
    match writer.begin_with("BEGIN IMMEDIATE").await {
        Ok(change) => Ok(change),
        // Others write, or all connections are in use: it is not this one's fault.
        Err(error @ (sqlx::Error::Database(_) | sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed)) => {
            Err(error)
        }
        Err(_) => {
            writer.acquire().await?.close().await?;
            writer.begin_with("BEGIN IMMEDIATE").await
        }
    }
}

/// A change that is being made.
pub(crate) enum Change {
    /// In a file.
    Sqlite(Transaction<'static, Sqlite>),
    /// On a server.
    Postgres(Transaction<'static, Postgres>),
}

impl Change {
    /// Carries a statement out; gives back how many rows it touched.
    pub(crate) async fn run(&mut self, statement: Statement) -> Result<u64, StoreError> {
        Ok(match self {
            Change::Sqlite(change) => statement.sqlite().execute(&mut **change).await?.rows_affected(),
            Change::Postgres(change) => statement.postgres().execute(&mut **change).await?.rows_affected(),
        })
    }

    /// The rows that a statement finds, within the change.
    pub(crate) async fn all<T>(
        &mut self,
        statement: Statement,
        read: impl Fn(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        match self {
            Change::Sqlite(change) => {
                let rows = statement.sqlite().fetch_all(&mut **change).await?;
                rows.iter().map(|row| read(&Row::Sqlite(row))).collect()
            }
            Change::Postgres(change) => {
                let rows = statement.postgres().fetch_all(&mut **change).await?;
                rows.iter().map(|row| read(&Row::Postgres(row))).collect()
            }
        }
    }

    /// The first row that a statement finds, within the change.
    pub(crate) async fn first<T>(
        &mut self,
        statement: Statement,
        read: impl Fn(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        Ok(self.all(statement, read).await?.into_iter().next())
    }

    /// Reads the rows that a statement finds one after the other: they need not have room in memory together.
    pub(crate) async fn each(
        &mut self,
        statement: Statement,
        mut read: impl FnMut(&Row<'_>) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        match self {
            Change::Sqlite(change) => {
                let mut rows = statement.sqlite().fetch(&mut **change);
                while let Some(row) = rows.try_next().await? {
                    read(&Row::Sqlite(&row))?;
                }
            }
            Change::Postgres(change) => {
                let mut rows = statement.postgres().fetch(&mut **change);
                while let Some(row) = rows.try_next().await? {
                    read(&Row::Postgres(&row))?;
                }
            }
        }
        Ok(())
    }

    /// Keeps the change.
    pub(crate) async fn commit(self) -> Result<(), StoreError> {
        match self {
            Change::Sqlite(change) => change.commit().await?,
            Change::Postgres(change) => change.commit().await?,
        }
        Ok(())
    }

    /// Which database it is.
    pub(crate) fn is_postgres(&self) -> bool {
        matches!(self, Change::Postgres(_))
    }

    /// Carries out several statements of a fixed text, one after the other.
    pub(crate) async fn script(&mut self, text: &'static str) -> Result<(), StoreError> {
        match self {
            Change::Sqlite(change) => change.execute(sqlx::raw_sql(text)).await.map(|_| ())?,
            Change::Postgres(change) => change.execute(sqlx::raw_sql(text)).await.map(|_| ())?,
        }
        Ok(())
    }
}
