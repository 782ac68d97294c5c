//! Databases of both kinds, each of its own.

use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};

use sqlx::{Connection, Executor, PgConnection};

pub fn server() -> String {
    std::env::var("THIDUA_TEST_POSTGRES").unwrap_or_else(|_| "postgres://postgres@127.0.0.1:5432".to_owned())
}

/// A database that goes when it is dropped.
pub enum Database {
    /// A file in a folder that goes by itself.
    File(String),
    /// One on the server of the tests.
    Server(String),
}

impl Database {
    pub fn file(folder: &Path) -> Database {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        Database::File(folder.join(format!("database-{number}.db")).display().to_string())
    }

    pub fn server() -> Database {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("thidua_service_{}_{number}", std::process::id());
        run(&format!("CREATE DATABASE {name}"), "postgres");
        Database::Server(name)
    }

    pub fn address(&self) -> String {
        match self {
            Database::File(path) => path.clone(),
            Database::Server(name) => format!("{}/{name}", server()),
        }
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        if let Database::Server(name) = self {
            run(&format!("DROP DATABASE {name} WITH (FORCE)"), "postgres");
        }
    }
}

/// Carries a statement out on the server.
pub fn run(statement: &str, database: &str) {
    let address = format!("{}/{database}", server());
    let statement = sqlx::AssertSqlSafe(statement.to_owned());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let mut connection = PgConnection::connect(&address).await.expect("the server");
        connection.execute(sqlx::raw_sql(statement)).await.expect("a statement");
    });
}
