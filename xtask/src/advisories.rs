//! `cargo xtask advisories`: known faults of the crates used.
//!
//! The advisory database is a git repository that no registry carries. Where it is out of reach a copy fetched earlier
//! is used and its age is told; where there is none, the chore says that nothing was checked rather than that all is
//! well.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use crate::house::{self, House};
use crate::outcome::Outcome;
use crate::tools;

/// How long a fetch may take before the database counts as out of reach.
const FETCH_LIMIT: Duration = Duration::from_secs(120);

/// Fetches the database if it can, checks against what there is, and says which it was.
pub fn run(house: &House) -> Outcome {
    let Some(cargo_deny) = tools::cargo_deny(house) else {
        return Outcome::Failed("cargo-deny is missing: `cargo xtask tools` installs it".to_owned());
    };
    let mut fetch = house.command(&cargo_deny, &["fetch", "db"]);
    fetch
        .env("GIT_TERMINAL_PROMPT", "0")
        .env("GIT_HTTP_LOW_SPEED_LIMIT", "1000")
        .env("GIT_HTTP_LOW_SPEED_TIME", "30");
    if house::run_for_at_most(fetch, FETCH_LIMIT) {
        return Outcome::of(house::run(house.command(&cargo_deny, &["check", "advisories"])));
    }
    let Some(written) = kept_databases().into_iter().find_map(|database| last_change(house, database)) else {
        return Outcome::NotChecked("database unreachable and no copy kept".to_owned());
    };
    println!("The database could not be refreshed: checking against the copy of {written}.");
    let word = format!("against the database of {written}, which could not be refreshed");
    if house::run(house.command(&cargo_deny, &["--offline", "check", "advisories"])) {
        Outcome::Passed(word)
    } else {
        Outcome::Failed(word)
    }
}

/// The copies of advisory databases that cargo-deny keeps.
fn kept_databases() -> Vec<PathBuf> {
    let cargo_home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cargo")));
    let Some(entries) = cargo_home.and_then(|home| fs::read_dir(home.join("advisory-dbs")).ok()) else {
        return Vec::new();
    };
    entries.flatten().map(|entry| entry.path()).filter(|path| path.join(".git").exists()).collect()
}

/// The day of a copy's last advisory.
fn last_change(house: &House, database: PathBuf) -> Option<String> {
    let mut show: Command = house.command("git", &["-C"]);
    show.arg(database).args(["show", "--no-patch", "--format=%cs", "HEAD"]);
    let day = show.output().ok().filter(|output| output.status.success())?.stdout;
    Some(String::from_utf8_lossy(&day).trim().to_owned())
}
