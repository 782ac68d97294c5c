//! `cargo xtask deny`: licences, banned crates, sources of crates, as `deny.toml` says.

use crate::house::{self, House};
use crate::outcome::Outcome;
use crate::tools;

/// Checks every crate that could be compiled in. Needs no network beyond the registry.
pub fn run(house: &House) -> Outcome {
    let Some(cargo_deny) = tools::cargo_deny(house) else {
        return Outcome::Failed("cargo-deny is missing: `cargo xtask tools` installs it".to_owned());
    };
    Outcome::of(house::run(house.command(cargo_deny, &["check", "licenses", "bans", "sources"])))
}
