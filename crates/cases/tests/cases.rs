//! Every worked example of this repository comes out as it says.

use std::path::{Path, PathBuf};

use cases::Case;
use movement::Movement;

#[test]
fn every_example_comes_out_as_it_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let folders = [root.join("movements"), root.join("cases")].map(|folder| folders(&folder)).concat();
    let (mut count, mut wrong) = (0, Vec::new());
    for folder in folders {
        let path = folder.join("movement.toml");
        let name = path.display().to_string();
        let (movement, problems) = Movement::read(&read(&path), &name);
        assert!(problems.is_empty(), "{name}: {problems:#?}");
        let movement = movement.expect("a movement without problems");
        for path in files(&folder.join("cases")) {
            count += 1;
            let (case, mut problems) = Case::read(&read(&path), &path.display().to_string());
            problems.extend(case.iter().flat_map(|case| case.run(&movement)));
            wrong.extend(problems.iter().map(|p| format!("{}: {} {:?}", p.at, p.code, p.facts)));
        }
    }
    assert!(wrong.is_empty(), "{} of {count} examples:\n{}", wrong.len(), wrong.join("\n"));
    assert!(count > 100, "only {count} examples were found");
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn folders(folder: &Path) -> Vec<PathBuf> {
    let mut all: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("a folder of movements").flatten().map(|e| e.path()).collect();
    all.retain(|path| path.join("movement.toml").is_file());
    all.sort();
    all
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut all: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    all.retain(|path| path.extension().is_some_and(|e| e == "toml"));
    all.sort();
    all
}
