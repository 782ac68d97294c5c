//! Many rows in few statements.

use super::{Argument, Change, built};
use crate::StoreError;

/// So many rows go into one statement at most; then half as many, and so on: a few texts do for any number of rows.
const AT_ONCE: usize = 64;

impl Change {
    /// Inserts rows into a table, named with its columns: `draft (submission, unit)`. What follows the values, such as what
    /// to do with a row that is there already, comes last. These texts stand in the source.
    pub(crate) async fn insert(
        &mut self,
        into: &str,
        rows: Vec<Vec<Argument>>,
        then: &str,
    ) -> Result<(), StoreError> {
        let width = rows.first().map_or(0, Vec::len);
        let mut rows = rows.into_iter();
        let mut size = AT_ONCE;
        while rows.len() > 0 {
            while size > rows.len() {
                size /= 2;
            }
            let values = values(size, width, self.is_postgres());
            let insert = built(format!("INSERT INTO {into} VALUES {values} {then}"));
            self.run(insert.with(rows.by_ref().take(size).flatten())).await?;
        }
        Ok(())
    }
}

/// Numbered arguments are looked for one by one in SQLite, so there they are not numbered.
fn values(rows: usize, width: usize, numbered: bool) -> String {
    let argument = |number: usize| if numbered { format!("${number}") } else { "?".to_owned() };
    let row = |row: usize| {
        let arguments: Vec<String> = (1..=width).map(|column| argument(row * width + column)).collect();
        format!("({})", arguments.join(", "))
    };
    (0..rows).map(row).collect::<Vec<_>>().join(", ")
}
