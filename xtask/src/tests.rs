//! `cargo xtask tests`: every test of the workspace, in one profile so that nothing is compiled twice.

use crate::house::{self, House};
use crate::outcome::Outcome;

/// Runs every test, all of them even when one fails.
pub fn run(house: &House) -> Outcome {
    Outcome::of(house::run(house.cargo(&["test", "--workspace", "--no-fail-fast"])))
}
