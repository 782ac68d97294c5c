//! A PostgreSQL server for the tests: the one that `THIDUA_TEST_POSTGRES` names, else one that answers on the usual
//! port without a password, else one of our own that lives as long as the tests do.

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};

use crate::debian::{self, is_root};
use crate::house::{self, House};

/// The variable in which the tests find the server's address, without a database.
pub const VARIABLE: &str = "THIDUA_TEST_POSTGRES";

/// A server that the tests may use.
pub struct Server {
    /// `postgres://postgres@127.0.0.1:5432`
    pub address: String,
    own: Option<Own>,
}

/// A server of our own.
struct Own {
    programs: PathBuf,
    folder: PathBuf,
}

/// Finds or starts a server; otherwise says why there is none.
pub fn server(house: &House) -> Result<Server, String> {
    if let Ok(address) = std::env::var(VARIABLE) {
        return Ok(Server { address, own: None });
    }
    let ask = ["-w", "-h", "127.0.0.1", "-U", "postgres", "-c", "SELECT 1", "postgres"];
    if house::succeeds_quietly(house.command("psql", &ask)) {
        return Ok(Server { address: "postgres://postgres@127.0.0.1:5432".to_owned(), own: None });
    }
    let programs = programs().or_else(|| debian::install(house, &["postgresql"]).then(programs).flatten()).ok_or(
        "no PostgreSQL: install it (Debian: `apt install postgresql`) or name a server in THIDUA_TEST_POSTGRES",
    )?;
    start(house, programs)
}

/// The folder of the newest server programs.
fn programs() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut found: Vec<(u32, PathBuf)> = versions
        .filter_map(|version| Some((version.file_name().to_str()?.parse().ok()?, version.path().join("bin"))))
        .filter(|(_, bin)| bin.join("initdb").exists())
        .collect();
    found.sort();
    found.pop().map(|(_, bin)| bin)
}

fn start(house: &House, programs: PathBuf) -> Result<Server, String> {
    // Not under `target`: a server does not run as root, and its user may not be let into our folders.
    let folder = std::env::temp_dir().join(format!("thidua-postgres-{}", std::process::id()));
    let own = Own { programs, folder };
    let free = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
    let port = free.map_err(|e| format!("no free port: {e}"))?.port();
    let (data, log) = (own.folder.join("data"), own.folder.join("log"));
    fs::create_dir_all(&own.folder).map_err(|e| format!("{}: {e}", own.folder.display()))?;
    if is_root() && !house::succeeds_quietly(house.command("chown", &["postgres", shown(&own.folder)])) {
        return Err("no user `postgres` to run the server as".to_owned());
    }
    let options = format!("-p {port} -h 127.0.0.1 -k {}", shown(&own.folder));
    let begun =
        own.run(house, "initdb", &["-D", shown(&data), "-U", "postgres", "-A", "trust", "-E", "UTF8"])
            && own.run(
                house,
                "pg_ctl",
                &["-D", shown(&data), "-l", shown(&log), "-w", "-o", &options, "start"],
            );
    match begun {
        true => Ok(Server { address: format!("postgres://postgres@127.0.0.1:{port}"), own: Some(own) }),
        false => Err(format!("PostgreSQL could not be started; {} may say why", log.display())),
    }
}

impl Own {
    /// Runs one of the server's programs, as the user that it wants.
    fn run(&self, house: &House, program: &str, arguments: &[&str]) -> bool {
        let program = self.programs.join(program);
        let mut command = match is_root() {
            true => {
                let mut words = vec!["-u", "postgres", "--", shown(&program)];
                words.extend(arguments);
                house.command("runuser", &words)
            }
            false => house.command(&program, arguments),
        };
        command.current_dir(&self.folder);
        house::succeeds_quietly(command)
    }
}

impl Server {
    /// Stops it, where it is our own.
    pub fn stop(self, house: &House) {
        if let Some(own) = self.own {
            own.run(house, "pg_ctl", &["-D", shown(&own.folder.join("data")), "-m", "immediate", "stop"]);
            let _ = fs::remove_dir_all(&own.folder);
        }
    }
}

fn shown(path: &Path) -> &str {
    path.to_str().unwrap_or_default()
}
