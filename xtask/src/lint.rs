//! `cargo xtask lint`: clippy over everything, tests and examples too.

use crate::house::{self, House};
use crate::outcome::Outcome;

/// Runs clippy with every warning an error; a pure room's own `clippy.toml` says what it may not do.
pub fn run(house: &House) -> Outcome {
    Outcome::of(house::run(house.cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])))
}
