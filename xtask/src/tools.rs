//! `cargo xtask tools`: installs what the other chores need, once.
//!
//! Today that is cargo-deny. One found on `PATH` is used; otherwise it is compiled from the registry into
//! `target/tools` and stays there. Debug code without debug information: it compiles in a minute where its release
//! profile (fat LTO) takes three and a half, and a check takes a second either way.

use std::fs;
use std::path::PathBuf;

use crate::house::{self, House};
use crate::outcome::Outcome;

/// The version that is compiled where none is on `PATH`.
const CARGO_DENY: &str = "0.20.2";

/// Installs what is missing.
pub fn run(house: &House) -> Outcome {
    if let Some(found) = cargo_deny(house) {
        println!("cargo-deny is here: {}", found.display());
        return Outcome::of(true);
    }
    let root = tools(house);
    let build = root.join("build");
    let mut install =
        house.cargo(&["install", "cargo-deny", "--locked", "--version", CARGO_DENY, "--profile", "dev"]);
    install.arg("--root").arg(&root).arg("--target-dir").arg(&build);
    // The settings of a chore that itself runs under cargo must not leak into the tool's own build.
    install.env_remove("CARGO_TARGET_DIR").env_remove("RUSTFLAGS").env("CARGO_INCREMENTAL", "0");
    install.env("CARGO_PROFILE_DEV_DEBUG", "false");
    if !house::run(install) {
        return Outcome::Failed("cargo-deny could not be compiled; is the registry within reach?".to_owned());
    }
    // Hundreds of megabytes that nobody reads again; what stays is the program. If they stay, no harm is done.
    let _ = fs::remove_dir_all(build);
    Outcome::of(true)
}

/// The cargo-deny to use: the one on `PATH`, else the one compiled earlier.
pub fn cargo_deny(house: &House) -> Option<PathBuf> {
    let name = format!("cargo-deny{}", std::env::consts::EXE_SUFFIX);
    [PathBuf::from(&name), tools(house).join("bin").join(&name)]
        .into_iter()
        .find(|program| house::succeeds_quietly(house.command(program, &["--version"])))
}

fn tools(house: &House) -> PathBuf {
    house.target.join("tools")
}
