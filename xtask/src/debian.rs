//! Packages of the system, installed where this is a Debian machine and we may.

use std::fs;

use crate::house::{self, House};

/// Installs packages; `false` where it cannot be done here.
pub fn install(house: &House, packages: &[&str]) -> bool {
    let apt = |arguments: &[&str]| {
        let mut command = house.command("apt-get", arguments);
        command.env("DEBIAN_FRONTEND", "noninteractive");
        house::run(command)
    };
    let mut words = vec!["install", "-y", "--no-install-recommends"];
    words.extend(packages);
    is_root() && apt(&["update"]) && apt(&words)
}

/// Whether we are the machine's administrator.
pub fn is_root() -> bool {
    std::env::var("USER").is_ok_and(|user| user == "root") || fs::read_dir("/root").is_ok()
}
