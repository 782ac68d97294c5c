//! The rooms as they stand on the disk.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder of the workspace.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask stands in the workspace").to_owned()
}

/// The folders under `crates/`.
pub fn on_the_disk() -> BTreeSet<String> {
    let folders = fs::read_dir(root().join("crates")).expect("crates/ can be read");
    let rooms = folders
        .map(|folder| folder.expect("crates/ can be read"))
        .filter(|f| f.path().join("Cargo.toml").exists());
    rooms.map(|room| room.file_name().into_string().expect("a room has a plain name")).collect()
}

/// For every package of the workspace, the packages of the workspace that it uses outside its tests.
pub fn arrows() -> BTreeMap<String, BTreeSet<String>> {
    let mut metadata = Command::new(env!("CARGO"));
    metadata.args(["metadata", "--no-deps", "--format-version", "1", "--offline"]).current_dir(root());
    let output = metadata.output().expect("cargo metadata runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).expect("cargo writes JSON");

    let list = |value: &serde_json::Value| value.as_array().cloned().unwrap_or_default();
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    list(&metadata["packages"])
        .iter()
        .map(|package| {
            let inside = list(&package["dependencies"])
                .into_iter()
                .filter(|used| used["path"].is_string() && used["kind"] != "dev");
            (text(&package["name"]), inside.map(|used| text(&used["name"])).collect())
        })
        .collect()
}

/// Every Rust file under a folder, in the order of paths.
pub fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths
        .into_iter()
        .flat_map(|path| if path.is_dir() { rust_files(&path) } else { vec![path] })
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .collect()
}
