//! A portal that listens on a free port until the test is over.

use std::net::SocketAddr;

use movement::Movement;
use portal::demo::{Filled, prepare};
use portal::{Example, Mail, Settings, serve};
use sqlx::{Connection, Executor, SqliteConnection};
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

pub struct Server {
    address: SocketAddr,
    /// The path of the first administrator's invitation.
    pub invitation: Option<String>,
    /// Where its database is.
    pub database: String,
    task: JoinHandle<()>,
    _folder: TempDir,
}

/// What a server answered.
pub struct Answer {
    pub status: u16,
    pub headers: String,
    pub body: String,
    /// The body as it came.
    pub bytes: Vec<u8>,
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.lines().find_map(|line| {
            let (found, value) = line.split_once(": ")?;
            found.eq_ignore_ascii_case(name).then_some(value)
        })
    }
}

fn movement_of_2022() -> Movement {
    let text = include_str!("../../../../movements/1371-2022/movement.toml");
    Movement::read(text, "movement.toml").0.expect("a sound movement")
}

fn example(movement: &str, round: &str, csv: &'static str) -> Example {
    Example { movement: movement.to_owned(), round: round.to_owned(), csv }
}

fn example_of_2022() -> Example {
    let q2 = include_str!("../../../../movements/1371-2022/example/2022-q2.csv");
    example("1371-2022", "2022-q2", q2)
}

impl Server {
    /// A portal with the movement of 2022 and its example of the second quarter, over a database of its own in a file.
    pub async fn start() -> Server {
        Server::over(None).await
    }

    /// The same over a database that stands elsewhere.
    pub async fn over(database: Option<String>) -> Server {
        Server::with_mail(database, None).await
    }

    /// The same run in another way.
    pub async fn run_as(change: impl FnOnce(&mut Settings)) -> Server {
        let folder = tempfile::tempdir().unwrap();
        let mut settings = Settings {
            listen: "127.0.0.1:0".parse().unwrap(),
            database: folder.path().join("thidua.db").display().to_string(),
            files: folder.path().join("files").display().to_string(),
            ..Settings::default()
        };
        change(&mut settings);
        Server::run(settings, folder, vec![movement_of_2022()], vec![example_of_2022()]).await
    }

    /// The same with a way to a mail server.
    pub async fn with_mail(database: Option<String>, mail: Option<Mail>) -> Server {
        Server::with(database, mail, vec![movement_of_2022()], vec![example_of_2022()]).await
    }

    /// A portal with examples of several rounds, on either side of the day on which provinces were redrawn.
    pub async fn with_history() -> Server {
        let text = include_str!("../../../../movements/2213-2021-2025/movement.toml");
        let to_2025 = Movement::read(text, "movement.toml").0.expect("a sound movement");
        let examples = vec![
            example(
                "1371-2022",
                "2022-q2",
                include_str!("../../../../movements/1371-2022/example/2022-q2.csv"),
            ),
            example(
                "1371-2022",
                "2022-q3",
                include_str!("../../../../movements/1371-2022/example/2022-q3.csv"),
            ),
            example(
                "1371-2022",
                "2022-q4",
                include_str!("../../../../movements/1371-2022/example/2022-q4.csv"),
            ),
            example(
                "2213-2021-2025",
                "2024",
                include_str!("../../../../movements/2213-2021-2025/example/2024.csv"),
            ),
            example(
                "2213-2021-2025",
                "2025",
                include_str!("../../../../movements/2213-2021-2025/example/2025.csv"),
            ),
        ];
        Server::with(None, None, vec![movement_of_2022(), to_2025], examples).await
    }

    async fn with(
        database: Option<String>,
        mail: Option<Mail>,
        movements: Vec<Movement>,
        examples: Vec<Example>,
    ) -> Server {
        let folder = tempfile::tempdir().unwrap();
        let settings = Settings {
            listen: "127.0.0.1:0".parse().unwrap(),
            database: database.unwrap_or_else(|| folder.path().join("thidua.db").display().to_string()),
            files: folder.path().join("files").display().to_string(),
            mail,
            ..Settings::default()
        };
        Server::run(settings, folder, movements, examples).await
    }

    /// The same with other settings, but for where it listens and keeps everything.
    pub async fn as_set(settings: Settings) -> Server {
        let folder = tempfile::tempdir().unwrap();
        let settings = Settings {
            listen: "127.0.0.1:0".parse().unwrap(),
            database: folder.path().join("thidua.db").display().to_string(),
            files: folder.path().join("files").display().to_string(),
            ..settings
        };
        Server::run(settings, folder, vec![movement_of_2022()], vec![example_of_2022()]).await
    }

    /// The demo, over a database of its own in a file or over one that stands elsewhere; gives back its password too.
    pub async fn demo(database: Option<String>, filled: Filled) -> (Server, String) {
        let folder = tempfile::tempdir().unwrap();
        let settings = Settings {
            listen: "127.0.0.1:0".parse().unwrap(),
            database: database.unwrap_or_else(|| folder.path().join("thidua.db").display().to_string()),
            files: folder.path().join("files").display().to_string(),
            demo: true,
            ..Settings::default()
        };
        let examples = vec![example_of_2022()];
        let words = wording::Words::new(wording::Language::Vi);
        let password =
            prepare(&settings, vec![movement_of_2022()], examples.clone(), filled, words).await.unwrap();
        (Server::run(settings, folder, vec![movement_of_2022()], examples).await, password)
    }

    async fn run(
        settings: Settings,
        folder: TempDir,
        movements: Vec<Movement>,
        examples: Vec<Example>,
    ) -> Server {
        let database = settings.database.clone();
        let (told, ready) = oneshot::channel();
        let task = tokio::spawn(async move {
            let told = |address, invitation| told.send((address, invitation)).expect("somebody waits");
            serve(&settings, movements, examples, told).await.expect("a portal that runs");
        });
        let (address, invitation) = ready.await.unwrap();
        Server { address, invitation, database, task, _folder: folder }
    }

    /// Changes the database as nobody can through the portal.
    pub async fn behind_its_back(&self, statement: &str) {
        let mut connection = SqliteConnection::connect(&self.database).await.unwrap();
        connection.execute(sqlx::raw_sql(sqlx::AssertSqlSafe(statement.to_owned()))).await.unwrap();
    }

    /// Asks for an address, with header lines.
    pub async fn get(&self, address: &str, headers: &[&str]) -> Answer {
        self.ask("GET", address, headers, b"").await
    }

    /// Sends a request.
    pub async fn ask(&self, method: &str, address: &str, headers: &[&str], body: &[u8]) -> Answer {
        let mut stream = TcpStream::connect(self.address).await.unwrap();
        let more: String = headers.iter().map(|line| format!("{line}\r\n")).collect();
        let asked = format!(
            "{method} {address} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: {}\r\n{more}\r\n",
            body.len()
        );
        stream.write_all(asked.as_bytes()).await.unwrap();
        stream.write_all(body).await.unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).await.unwrap();
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").expect("a head");
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap();
        let bytes = unchunked(&head, &bytes[end + 4..]);
        Answer { status, headers: head, body: String::from_utf8_lossy(&bytes).into_owned(), bytes }
    }
}

/// A body whose length was not said comes in pieces, each with its length before it.
fn unchunked(head: &str, body: &[u8]) -> Vec<u8> {
    if !head.to_lowercase().contains("transfer-encoding: chunked") {
        return body.to_vec();
    }
    let (mut whole, mut rest) = (Vec::new(), body);
    while let Some(end) = rest.windows(2).position(|two| two == b"\r\n") {
        let size = usize::from_str_radix(&String::from_utf8_lossy(&rest[..end]), 16).unwrap_or(0);
        if size == 0 {
            break;
        }
        whole.extend_from_slice(&rest[end + 2..end + 2 + size]);
        rest = &rest[end + 4 + size..];
    }
    whole
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}
