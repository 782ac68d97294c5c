//! A row that a statement found.

use jiff::Timestamp;
use sqlx::Row as _;
use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;

use crate::StoreError;

/// A row of either database.
pub(crate) enum Row<'r> {
    /// Of a file.
    Sqlite(&'r SqliteRow),
    /// Of a server.
    Postgres(&'r PgRow),
}

impl Row<'_> {
    /// The text in a column, counted from 0.
    pub(crate) fn text(&self, column: usize) -> Result<String, StoreError> {
        self.maybe_text(column)?.ok_or_else(|| StoreError::Damaged(format!("column {column} holds nothing")))
    }

    /// The text in a column, where there is one.
    pub(crate) fn maybe_text(&self, column: usize) -> Result<Option<String>, StoreError> {
        Ok(match self {
            Row::Sqlite(row) => row.try_get(column)?,
            Row::Postgres(row) => row.try_get(column)?,
        })
    }

    /// The instant in a column.
    pub(crate) fn instant(&self, column: usize) -> Result<Timestamp, StoreError> {
        let instant = Timestamp::from_microsecond(self.whole(column)?);
        instant.map_err(|_| StoreError::Damaged("an instant beyond all calendars".to_owned()))
    }

    /// The whole number in a column.
    pub(crate) fn whole(&self, column: usize) -> Result<i64, StoreError> {
        self.maybe_whole(column)?.ok_or_else(|| StoreError::Damaged(format!("column {column} holds nothing")))
    }

    /// The whole number in a column, where there is one.
    pub(crate) fn maybe_whole(&self, column: usize) -> Result<Option<i64>, StoreError> {
        Ok(match self {
            Row::Sqlite(row) => row.try_get(column)?,
            Row::Postgres(row) => row.try_get(column)?,
        })
    }
}
