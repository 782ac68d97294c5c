//! The steps that bring a database to its present shape. Forward only: a step that was taken is never changed.

use super::{Change, Database, sql};
use crate::StoreError;

/// A step: what both databases take alike, then what only one of them takes.
struct Migration {
    number: i64,
    both: &'static str,
    sqlite: &'static str,
    postgres: &'static str,
}

macro_rules! migration {
    ($number:literal, $file:literal) => {
        Migration {
            number: $number,
            both: include_str!(concat!("../../migrations/", $file)),
            sqlite: include_str!(concat!("../../migrations/sqlite/", $file)),
            postgres: include_str!(concat!("../../migrations/postgres/", $file)),
        }
    };
}

const ALL: &[Migration] = &[
    migration!(1, "0001.sql"),
    migration!(2, "0002.sql"),
    migration!(3, "0003.sql"),
    migration!(4, "0004.sql"),
    migration!(5, "0005.sql"),
    migration!(6, "0006.sql"),
    migration!(7, "0007.sql"),
    migration!(10, "0010.sql"),
    migration!(11, "0011.sql"),
    migration!(12, "0012.sql"),
    migration!(20, "0020.sql"),
    migration!(21, "0021.sql"),
    migration!(30, "0030.sql"),
];

/// The lock under which instances that start at once migrate one after the other; any number that is always the same.
const LOCK: &str = "SELECT pg_advisory_xact_lock(7205759403792793)";

impl Database {
    /// Takes every step that was not taken yet, all or none.
    pub(crate) async fn migrate(&self) -> Result<(), StoreError> {
        let mut change = self.begin().await?;
        if change.is_postgres() {
            change.script(LOCK).await?;
        }
        change.script("CREATE TABLE IF NOT EXISTS migration (number BIGINT PRIMARY KEY)").await?;
        // Steps that were made side by side may have been taken in another order: what counts is which were.
        let taken = change.all(sql("SELECT number FROM migration"), |row| row.whole(0)).await?;
        let is_known = |number: &&i64| ALL.iter().any(|migration| migration.number == **number);
        if let Some(unknown) = taken.iter().filter(|number| !is_known(number)).max() {
            return Err(StoreError::Newer(*unknown));
        }
        for migration in ALL.iter().filter(|migration| !taken.contains(&migration.number)) {
            change.script(migration.both).await?;
            let own = if change.is_postgres() { migration.postgres } else { migration.sqlite };
            change.script(own).await?;
            change.run(sql("INSERT INTO migration (number) VALUES ($1)").whole(migration.number)).await?;
        }
        change.commit().await
    }
}
