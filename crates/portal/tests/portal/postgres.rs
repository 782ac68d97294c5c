//! A database of its own on the server that tests use.

use std::sync::atomic::{AtomicU32, Ordering};

use sqlx::{Connection, Executor, PgConnection};

pub struct Database {
    server: String,
    name: String,
}

impl Database {
    pub async fn new() -> Database {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let server = std::env::var("THIDUA_TEST_POSTGRES");
        let server = server.unwrap_or_else(|_| "postgres://postgres@127.0.0.1:5432".to_owned());
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("thidua_of_portal_{}_{number}", std::process::id());
        let database = Database { server, name };
        database.run(format!("CREATE DATABASE {}", database.name)).await;
        database
    }

    pub fn address(&self) -> String {
        format!("{}/{}", self.server, self.name)
    }

    pub async fn end(self) {
        self.run(format!("DROP DATABASE {} WITH (FORCE)", self.name)).await;
    }

    async fn run(&self, statement: String) {
        let mut connection = PgConnection::connect(&format!("{}/postgres", self.server)).await.unwrap();
        connection.execute(sqlx::raw_sql(sqlx::AssertSqlSafe(statement))).await.unwrap();
    }
}
