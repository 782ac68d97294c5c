//! Rows that come with an entry and are vouched for by it.

use sha2::{Digest, Sha256};

use super::entry::{hexadecimal, netstrings};
use crate::StoreError;
use crate::database::{Argument, Change, Database, built};

/// A table that is only ever added to. Besides its own columns it has `entry`, the entry of the journal that brought a row,
/// and `line`, the row's place among those that came with it.
pub(crate) struct Table {
    /// Its name in the database.
    pub(crate) name: &'static str,
    /// Under which key of an entry's body the digest of the rows stands.
    pub(crate) vouched: &'static str,
    /// Its own columns; the digest covers them in this order, so an order is never changed.
    pub(crate) columns: &'static [&'static str],
}

/// Rows to be added to a table as part of an act.
pub(crate) struct Rows {
    table: &'static Table,
    rows: Vec<Vec<Argument>>,
}

impl Rows {
    /// Rows whose fields stand in the order of the table's columns.
    pub(crate) fn of(table: &'static Table, rows: Vec<Vec<Argument>>) -> Rows {
        Rows { table, rows }
    }

    pub(super) fn vouched(&self) -> &'static str {
        self.table.vouched
    }

    /// What the entry vouches for.
    pub(super) fn digest(&self) -> String {
        let mut digest = Sha256::new();
        for field in self.rows.iter().flatten() {
            cover(&mut digest, field.written().as_deref());
        }
        hexadecimal(&digest.finalize())
    }

    pub(super) async fn insert(self, entry: i64, change: &mut Change) -> Result<(), StoreError> {
        let place = |line: usize| [entry, line as i64 + 1].map(|number| Argument::Whole(Some(number)));
        let rows = self.rows.into_iter().enumerate();
        let rows = rows.map(|(line, fields)| place(line).into_iter().chain(fields).collect()).collect();
        let into = format!("{} (entry, line, {})", self.table.name, self.table.columns.join(", "));
        change.insert(&into, rows, "").await
    }
}

/// The digest of the rows of a table that came with an entry.
pub(super) async fn digest_of(database: &Database, table: &Table, entry: i64) -> Result<String, StoreError> {
    let columns: Vec<String> = table.columns.iter().map(|column| format!("CAST({column} AS TEXT)")).collect();
    let text = format!("SELECT {} FROM {} WHERE entry = $1 ORDER BY line", columns.join(", "), table.name);
    let width = table.columns.len();
    let rows = database.all(built(text).whole(entry), |row| {
        (0..width).map(|column| row.maybe_text(column)).collect::<Result<Vec<_>, _>>()
    });
    let mut digest = Sha256::new();
    for field in rows.await?.iter().flatten() {
        cover(&mut digest, field.as_deref());
    }
    Ok(hexadecimal(&digest.finalize()))
}

/// The entries of a stretch with which rows of a table came.
pub(super) async fn entries_with(
    database: &Database,
    table: &Table,
    from: i64,
    to: i64,
) -> Result<Vec<i64>, StoreError> {
    let text = format!("SELECT DISTINCT entry FROM {} WHERE entry >= $1 AND entry <= $2", table.name);
    database.all(built(text).whole(from).whole(to), |row| row.whole(0)).await
}

/// Nothing and an empty text are not the same.
fn cover(digest: &mut Sha256, field: Option<&str>) {
    digest.update(if field.is_some() { "+" } else { "-" });
    digest.update(netstrings(field));
}
