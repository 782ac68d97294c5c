//! `cargo xtask tests`: every test of the workspace, in one profile so that nothing is compiled twice.

use crate::house::{self, House};
use crate::outcome::Outcome;
use crate::postgres;

/// Runs every test, all of them even when one fails.
pub fn run(house: &House) -> Outcome {
    let server = match postgres::server(house) {
        Ok(server) => server,
        Err(why) => return Outcome::Failed(why),
    };
    let mut tests = house.cargo(&["test", "--workspace", "--no-fail-fast"]);
    tests.env(postgres::VARIABLE, &server.address);
    let passed = house::run(tests);
    server.stop(house);
    Outcome::of(passed)
}
