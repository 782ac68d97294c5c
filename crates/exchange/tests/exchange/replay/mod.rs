//! The corpus that the fuzzers keep in `fuzz/corpus/`, read again: nothing in it may break a reader.

pub mod targets;

/// The inputs of a target, by name.
fn corpus(target: &str) -> Vec<(String, Vec<u8>)> {
    let folder = format!("{}/../../fuzz/corpus/{target}", env!("CARGO_MANIFEST_DIR"));
    let mut all: Vec<(String, Vec<u8>)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.display().to_string(), std::fs::read(path).unwrap()))
        .collect();
    all.sort();
    assert!(!all.is_empty(), "{target} has no corpus");
    all
}

#[test]
fn tables() {
    corpus("csv").iter().for_each(|(_, bytes)| targets::csv(bytes));
}

#[test]
fn workbooks() {
    corpus("workbook").iter().for_each(|(_, bytes)| targets::workbook(bytes));
}

#[test]
fn sheets() {
    corpus("sheet").iter().for_each(|(_, bytes)| targets::sheet(bytes));
}

#[test]
fn movements() {
    corpus("movement").iter().for_each(|(_, bytes)| targets::movement(bytes));
}
