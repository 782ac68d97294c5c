//! Every code that the source tells is listed with what it means.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn sources(folder: &Path, all: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, all);
        } else if path.file_name().is_some_and(|name| name != "codes.rs") {
            all.push_str(&fs::read_to_string(path).unwrap());
        }
    }
}

#[test]
fn codes_are_listed_once_and_told_somewhere() {
    let mut text = String::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut text);
    let listed: BTreeSet<&str> = exchange::CODES.iter().map(|code| code.code).collect();
    assert_eq!(listed.len(), exchange::CODES.len(), "a code is listed twice");
    for code in &listed {
        assert!(text.contains(&format!("\"{code}\"")), "{code} is listed but never told");
    }
    let told = text.split("Problem::new(").skip(1).chain(text.split("problem(").skip(1));
    for after in told {
        let Some(code) = after.trim_start().strip_prefix('"').and_then(|rest| rest.split('"').next()) else {
            continue;
        };
        assert!(listed.contains(code), "{code} is told but not listed");
    }
}
