//! `cargo xtask browser`: the portal in a real browser, and the guide whose screenshots those tests take.
//!
//! The tests are a small npm package in `browser/`, run by Node's own test runner against the program that `cargo build`
//! makes and a Chromium of the system: no browser is downloaded.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::house::{self, House};
use crate::outcome::Outcome;
use crate::{debian, postgres};

/// The oldest Node that the tests run on: its test runner, and what playwright-core asks for.
const NODE: u32 = 20;

/// Runs the browser tests; with `THIDUA_WRITE_SCREENSHOTS=1` they also write the screenshots of the guide.
pub fn run(house: &House) -> Outcome {
    match prepared(house) {
        Ok(tests) => tests,
        Err(why) => Outcome::Failed(why),
    }
}

fn prepared(house: &House) -> Result<Outcome, String> {
    node(house)?;
    let chromium = chromium()
        .or_else(|| debian::install(house, &["chromium", "fonts-liberation2"]).then(chromium).flatten());
    let chromium = chromium.ok_or(
        "no Chromium: install it (Debian: `apt install chromium fonts-liberation2`) or name it in THIDUA_CHROMIUM",
    )?;
    if !house::run(in_browser(house, "npm", &["ci", "--prefer-offline"])) {
        return Err("the npm packages could not be installed; is the registry within reach?".to_owned());
    }
    // The whole workspace's features, as for the tests: otherwise half of it would be compiled twice.
    if !house::run(house.cargo(&["build", "--workspace", "--bin", "thidua"])) {
        return Err("the program could not be built".to_owned());
    }
    let server = postgres::server(house)?;
    let mut tests = in_browser(house, "npm", &["test", "--silent"]);
    tests.env(postgres::VARIABLE, &server.address);
    tests.env("THIDUA_CHROMIUM", chromium);
    tests
        .env("THIDUA_PROGRAM", house.target.join("debug").join(format!("thidua{}", env::consts::EXE_SUFFIX)));
    let passed = house::run(tests);
    server.stop(house);
    Ok(Outcome::of(passed))
}

/// Makes sure of Node and npm, or says what to install.
fn node(house: &House) -> Result<(), String> {
    let is_there = |program: &str| house::succeeds_quietly(house.command(program, &["--version"]));
    if !(is_there("node") && is_there("npm")) {
        debian::install(house, &["nodejs", "npm"]);
    }
    let version = house.command("node", &["--version"]).output().ok();
    let version = version.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
    let version = version.filter(|_| is_there("npm")).unwrap_or_default();
    match major(&version) {
        Some(major) if major >= NODE => Ok(()),
        Some(_) => Err(format!("Node {version} is too old: the browser tests want Node {NODE} or later")),
        None => {
            Err(format!("no Node: install Node {NODE} or later with npm (Debian: `apt install nodejs npm`)"))
        }
    }
}

/// The first number of `v20.20.2`.
fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

/// The system's Chromium.
fn chromium() -> Option<PathBuf> {
    let named = env::var_os("THIDUA_CHROMIUM").map(PathBuf::from);
    let usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    named.into_iter().chain(usual.map(PathBuf::from)).find(|program| fs::metadata(program).is_ok())
}

/// A command that runs in the folder of the browser tests.
fn in_browser(house: &House, program: &str, arguments: &[&str]) -> Command {
    let mut command = house.command(program, arguments);
    command.current_dir(house.root.join("browser"));
    command
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn versions_of_node_are_read() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major(""), None);
        assert_eq!(major("20"), None);
    }
}
