//! `docs/security.md` names tests that exist, and every line of the standard once.

use std::collections::BTreeMap;
use std::path::Path;

const PAGE: &str = include_str!("../../../../docs/security.md");

/// How many lines of level 2 each chapter of ASVS 4.0.3 has, those not counted that it has deleted.
const LINES: [(&str, usize); 14] = [
    ("1", 38),
    ("2", 54),
    ("3", 18),
    ("4", 9),
    ("5", 30),
    ("6", 13),
    ("7", 12),
    ("8", 15),
    ("9", 7),
    ("10", 5),
    ("11", 8),
    ("12", 15),
    ("13", 13),
    ("14", 23),
];

fn rows() -> impl Iterator<Item = Vec<&'static str>> {
    let cells = |line: &'static str| line.trim_matches('|').split('|').map(str::trim).collect::<Vec<_>>();
    PAGE.lines().filter(|line| line.starts_with("| ")).map(cells).filter(|cells| {
        cells[0].split('.').count() == 3 && cells[0].chars().all(|c| c.is_ascii_digit() || c == '.')
    })
}

#[test]
fn every_line_of_the_standard_has_its_verdict() {
    let mut chapters: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for row in rows() {
        assert_eq!(row.len(), 4, "{}", row[0]);
        assert!(["met", "partly", "not met", "operator", "—"].contains(&row[2]), "{}: {}", row[0], row[2]);
        assert!(!row[3].is_empty(), "{} says by what", row[0]);
        chapters.entry(row[0].split('.').next().unwrap()).or_default().push(row[0]);
    }
    for (chapter, count) in LINES {
        let mut lines = chapters.remove(chapter).unwrap_or_default();
        let all = lines.len();
        lines.sort_unstable();
        lines.dedup();
        assert_eq!((lines.len(), all), (count, count), "V{chapter}: {lines:?}");
    }
}

#[test]
fn every_test_that_is_named_exists() {
    let house = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut named = 0;
    for name in PAGE.split('`').skip(1).step_by(2) {
        let (folder, rest) = match name.split_once(": ") {
            Some(("store", rest)) => (house.join("../store/tests/store"), rest),
            Some(("unit", rest)) => (house.join("src"), rest),
            _ => (house.join("tests/portal"), name),
        };
        // `file::test` alone says how they are named.
        let Some((file, test)) = rest.split_once("::").filter(|(file, _)| *file != "file") else { continue };
        let text = std::fs::read_to_string(folder.join(format!("{file}.rs"))).unwrap_or_default();
        assert!(text.contains(&format!("fn {test}(")), "{name} is no test");
        named += 1;
    }
    assert!(named > 60, "{named}");
}
