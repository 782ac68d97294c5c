//! `cargo xtask format`: refuses what rustfmt would change.

use crate::house::{self, House};
use crate::outcome::Outcome;

/// Checks the format of every file.
pub fn run(house: &House) -> Outcome {
    if house::run(house.cargo(&["fmt", "--all", "--check"])) {
        Outcome::of(true)
    } else {
        Outcome::Failed("`cargo fmt --all` mends it".to_owned())
    }
}
