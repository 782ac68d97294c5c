//! Lists the movements of this repository, so that the one binary carries them all.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR").expect("cargo names the folder"))
        .join("../../movements")
        .canonicalize()
        .expect("movements/ stands beside crates/");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut list = String::from("&[\n");
    for movement in entries(&folder).into_iter().filter(|path| path.join("movement.toml").is_file()) {
        let _ = writeln!(
            list,
            "Builtin {{ id: {:?}, text: {}, cases: &[",
            name(&movement),
            included(&movement.join("movement.toml"))
        );
        for case in entries(&movement.join("cases"))
            .into_iter()
            .filter(|p| p.extension().is_some_and(|e| e == "toml"))
        {
            let _ = writeln!(list, "({:?}, {}),", name(&case), included(&case));
        }
        list.push_str("], examples: &[");
        for example in entries(&movement.join("example"))
            .into_iter()
            .filter(|p| p.extension().is_some_and(|e| e == "csv"))
        {
            let round = example.file_stem().and_then(|stem| stem.to_str()).expect("a plain name");
            let _ = writeln!(list, "({round:?}, {}),", included(&example));
        }
        list.push_str("] },\n");
    }
    list.push(']');
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo names the folder")).join("movements.rs");
    fs::write(out, list).expect("the list can be written");
}

fn included(path: &Path) -> String {
    println!("cargo::rerun-if-changed={}", path.display());
    format!("include_str!({path:?})")
}

fn name(path: &Path) -> String {
    path.file_name().and_then(|name| name.to_str()).expect("a plain name").to_owned()
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths
}
