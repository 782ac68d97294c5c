//! Which tables a database has: asked of the database itself, so that no table is forgotten.

use std::collections::BTreeMap;

use crate::StoreError;
use crate::database::{Change, Row, sql};

/// What ends by itself and is not kept: whoever restores signs in again.
const NOT_KEPT: [&str; 3] = ["migration", "session", "failure"];

/// A table and its columns, each with whether it holds whole numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shape {
    /// Its name.
    pub name: String,
    /// Its columns.
    pub columns: Vec<(String, bool)>,
}

/// Every table that is kept, each after those that it refers to.
pub(super) async fn shapes(change: &mut Change) -> Result<Vec<Shape>, StoreError> {
    let (columns, refers) = if change.is_postgres() {
        (
            "SELECT CAST(table_name AS TEXT), CAST(column_name AS TEXT), CAST(data_type AS TEXT) \
             FROM information_schema.columns WHERE table_schema = current_schema() \
             ORDER BY table_name, ordinal_position",
            "SELECT CAST(a.relname AS TEXT), CAST(b.relname AS TEXT) FROM pg_constraint AS c \
             JOIN pg_class AS a ON a.oid = c.conrelid JOIN pg_class AS b ON b.oid = c.confrelid \
             WHERE c.contype = 'f'",
        )
    } else {
        (
            "SELECT m.name, c.name, c.type FROM sqlite_schema AS m, pragma_table_info(m.name) AS c \
             WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' ORDER BY m.name, c.cid",
            "SELECT m.name, f.\"table\" FROM sqlite_schema AS m, pragma_foreign_key_list(m.name) AS f \
             WHERE m.type = 'table'",
        )
    };
    let read = |row: &Row<'_>| Ok((row.text(0)?, row.text(1)?, row.text(2)?));
    let mut found: BTreeMap<String, Vec<(String, bool)>> = BTreeMap::new();
    for (table, column, kind) in change.all(sql(columns), read).await? {
        if !NOT_KEPT.contains(&table.as_str()) {
            let is_whole = kind.to_lowercase().contains("int");
            found.entry(table).or_default().push((column, is_whole));
        }
    }
    let refers = change.all(sql(refers), |row| Ok((row.text(0)?, row.text(1)?))).await?;
    Ok(in_order(found, &refers))
}

/// The tables, each after those that it refers to; circles, which nothing here has, come last.
fn in_order(mut left: BTreeMap<String, Vec<(String, bool)>>, refers: &[(String, String)]) -> Vec<Shape> {
    let mut order = Vec::new();
    loop {
        let is_free = |name: &String| {
            refers.iter().all(|(from, to)| from != name || to == name || !left.contains_key(to))
        };
        let Some(name) = left.keys().find(|name| is_free(name)).cloned() else { break };
        if let Some(columns) = left.remove(&name) {
            order.push(Shape { name, columns });
        }
    }
    order.extend(left.into_iter().map(|(name, columns)| Shape { name, columns }));
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_comes_after_those_that_it_refers_to() {
        let tables = ["a", "b", "c"].map(|name| (name.to_owned(), Vec::new()));
        let refers = [("a", "c"), ("c", "b"), ("b", "b")].map(|(f, t)| (f.to_owned(), t.to_owned()));
        let order: Vec<String> =
            in_order(tables.into_iter().collect(), &refers).into_iter().map(|shape| shape.name).collect();
        assert_eq!(order, ["b", "c", "a"]);
    }
}
