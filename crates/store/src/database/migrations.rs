//! The steps that bring a database to its present shape. Forward only: a step that was taken is never changed.

use std::collections::BTreeSet;

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
        self.migrate_within(&mut change, None).await?;
        change.commit().await
    }

    /// The same as part of a change; no further than a step, where one is named.
    pub(crate) async fn migrate_within(
        &self,
        change: &mut Change,
        until: Option<i64>,
    ) -> Result<(), StoreError> {
        if change.is_postgres() {
            change.script(LOCK).await?;
        }
        change.script("CREATE TABLE IF NOT EXISTS migration (number BIGINT PRIMARY KEY)").await?;
        let taken = taken(change).await?;
        // Whatever the order in which steps were written: what a program does not know was taken by a later one.
        let unknown =
            taken.iter().chain(&until).find(|number| ALL.iter().all(|step| step.number != **number));
        if let Some(unknown) = unknown {
            return Err(StoreError::Newer(*unknown));
        }
        let until = until.unwrap_or(i64::MAX);
        for migration in ALL.iter().filter(|step| !taken.contains(&step.number) && step.number <= until) {
            change.script(migration.both).await?;
            let own = if change.is_postgres() { migration.postgres } else { migration.sqlite };
            change.script(own).await?;
            change.run(sql("INSERT INTO migration (number) VALUES ($1)").whole(migration.number)).await?;
        }
        Ok(())
    }

    /// Refuses a database that has not taken exactly the steps that this program knows.
    pub(crate) async fn is_of_this_version(&self) -> Result<(), StoreError> {
        let found = self.first(sql("SELECT MAX(number) FROM migration"), |row| row.maybe_whole(0)).await?;
        match found.flatten().unwrap_or(0) {
            taken if taken > newest() => Err(StoreError::Newer(taken)),
            taken if taken < newest() => Err(StoreError::Older(taken)),
            _ => Ok(()),
        }
    }
}

fn newest() -> i64 {
    ALL.last().map_or(0, |migration| migration.number)
}

/// The steps that were taken.
async fn taken(change: &mut Change) -> Result<BTreeSet<i64>, StoreError> {
    let found = change.all(sql("SELECT number FROM migration"), |row| row.whole(0)).await?;
    Ok(found.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_stand_in_their_order() {
        assert!(ALL.is_sorted_by(|one, next| one.number < next.number));
    }

    #[tokio::test]
    async fn a_database_opens_again_and_one_of_a_later_program_does_not() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.db").display().to_string();
        for _ in 0..2 {
            Database::open(&path).await.unwrap().migrate().await.unwrap();
        }
        let database = Database::open(&path).await.unwrap();
        let mut change = database.begin().await.unwrap();
        change.run(sql("INSERT INTO migration (number) VALUES ($1)").whole(9_999)).await.unwrap();
        change.commit().await.unwrap();
        assert!(matches!(database.migrate().await, Err(StoreError::Newer(9_999))));
    }
}
