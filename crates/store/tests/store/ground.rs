//! A store of each kind, empty, and what tests do to it behind its back.

use std::sync::atomic::{AtomicU32, Ordering};

use jiff::Timestamp;
use sqlx::{Connection, Executor, PgConnection, SqliteConnection};
use store::{Act, Store};
use tempfile::TempDir;

/// The server that tests use: `cargo xtask tests` finds or starts one.
fn server_address() -> String {
    std::env::var("THIDUA_TEST_POSTGRES").unwrap_or_else(|_| "postgres://postgres@127.0.0.1:5432".to_owned())
}

/// A store, and the way to its database behind its back.
pub struct Ground {
    pub store: Store,
    pub address: String,
    /// Kept until the test is over.
    _folder: Option<TempDir>,
    database: Option<String>,
}

impl Ground {
    pub async fn sqlite() -> Ground {
        let folder = tempfile::tempdir().unwrap();
        let address = folder.path().join("thidua.db").display().to_string();
        Ground { store: Store::open(&address).await.unwrap(), address, _folder: Some(folder), database: None }
    }

    pub async fn postgres() -> Ground {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("thidua_{}_{number}", std::process::id());
        server(&format!("CREATE DATABASE {name}")).await;
        let address = format!("{}/{name}", server_address());
        Ground { store: Store::open(&address).await.unwrap(), address, _folder: None, database: Some(name) }
    }

    /// A database in which there is nothing, and a store elsewhere that nobody looks at.
    pub async fn bare_sqlite() -> Ground {
        let ground = Ground::sqlite().await;
        Ground { address: format!("{}.bare", ground.address), ..ground }
    }

    /// The same on the server.
    pub async fn bare_postgres() -> Ground {
        let aside = Ground::sqlite().await;
        let full = Ground::postgres().await;
        full.store.close().await;
        let name = full.database.clone().unwrap();
        server(&format!("DROP DATABASE {name} WITH (FORCE)")).await;
        server(&format!("CREATE DATABASE {name}")).await;
        Ground { store: aside.store.clone(), _folder: aside._folder, ..full }
    }

    /// Carries statements out as somebody would who has the database in their hands.
    pub async fn behind_its_back(&self, statements: &str) -> Result<(), sqlx::Error> {
        let statements = sqlx::AssertSqlSafe(statements.to_owned());
        if self.database.is_some() {
            PgConnection::connect(&self.address).await?.execute(sqlx::raw_sql(statements)).await?;
        } else {
            SqliteConnection::connect(&self.address).await?.execute(sqlx::raw_sql(statements)).await?;
        }
        Ok(())
    }

    /// The same with the triggers out of the way, as the owner of a database can.
    pub async fn by_force(&self, statements: &str) {
        let open = match self.database {
            Some(_) => "SET session_replication_role = replica;".to_owned(),
            None => {
                let mut connection = SqliteConnection::connect(&self.address).await.unwrap();
                let names = sqlx::query_scalar("SELECT name FROM sqlite_schema WHERE type = 'trigger'");
                let names: Vec<String> = names.fetch_all(&mut connection).await.unwrap();
                names.iter().map(|name| format!("DROP TRIGGER {name};")).collect()
            }
        };
        self.behind_its_back(&format!("{open} {statements}")).await.unwrap();
    }

    pub async fn end(self) {
        self.store.close().await;
        if let Some(name) = &self.database {
            server(&format!("DROP DATABASE {name} WITH (FORCE)")).await;
        }
    }
}

async fn server(statement: &str) {
    let mut connection = PgConnection::connect(&format!("{}/postgres", server_address())).await.unwrap();
    connection.execute(sqlx::raw_sql(sqlx::AssertSqlSafe(statement.to_owned()))).await.unwrap();
}

/// Some instant, so many seconds later.
pub fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(1_656_547_200 + seconds).unwrap()
}

/// An act that says no more than what it is.
pub fn act(name: &str) -> Act {
    Act {
        actor: "system".to_owned(),
        act: name.to_owned(),
        subject: "1371-2022".to_owned(),
        body: serde_json::json!({}),
    }
}

/// A test of each database for every promise.
#[macro_export]
macro_rules! on_both {
    ($($promise:ident),* $(,)?) => {
        mod sqlite {
            $(#[tokio::test] async fn $promise() {
                let ground = $crate::ground::Ground::sqlite().await;
                super::$promise(&ground).await;
                ground.end().await;
            })*
        }
        mod postgres {
            $(#[tokio::test] async fn $promise() {
                let ground = $crate::ground::Ground::postgres().await;
                super::$promise(&ground).await;
                ground.end().await;
            })*
        }
    };
}
