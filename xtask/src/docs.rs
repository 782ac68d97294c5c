//! `cargo xtask docs`: the doc comments of the workspace.

use crate::house::{self, House};
use crate::outcome::Outcome;

/// Builds the documentation; a broken link is an error.
pub fn run(house: &House) -> Outcome {
    let mut doc = house.cargo(&["doc", "--workspace", "--no-deps"]);
    doc.env("RUSTDOCFLAGS", "-D warnings");
    Outcome::of(house::run(doc))
}
