//! The movement files that ship read without a problem.

#![allow(clippy::disallowed_methods, reason = "the movements are read from disk")]

use std::fs;
use std::path::{Path, PathBuf};

use movement::Movement;

/// Every `movement.toml` in the folders directly under a folder of the repository, in order of name.
fn files_under(folder: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(folder);
    let Ok(entries) = fs::read_dir(&root) else { return Vec::new() };
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path().join("movement.toml")).collect();
    files.retain(|file| file.is_file());
    files.sort();
    files
}

#[test]
fn every_movement_reads_without_a_problem() {
    let mut wrong = String::new();
    for file in files_under("movements").iter().chain(&files_under("cases")) {
        let text = fs::read_to_string(file).unwrap();
        let (movement, problems) = Movement::read(&text, &file.display().to_string());
        assert!(movement.is_some(), "{} could not be read: {problems:?}", file.display());
        for problem in problems {
            wrong.push_str(&format!("{} {} {:?}\n", problem.at, problem.code, problem.facts));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

const PAGES: [&str; 2] = ["movement-format.md", "movement-format.vi.md"];

fn text_of(page: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs").join(page)).unwrap()
}

/// The complete file in a page: the block that starts with `format = 1`.
fn example_in(page: &str) -> String {
    let text = text_of(page);
    let (_, from) = text.split_once("```toml\nformat = 1").expect("the page has a complete example");
    let (example, _) = from.split_once("```").unwrap();
    format!("format = 1{example}")
}

/// The files beside the complete one: figures, units and the worked example.
fn beside_the_example_in(page: &str) -> Vec<String> {
    let text = text_of(page);
    let blocks = text.split("\n```").skip(1).step_by(2);
    let beside = |block: &&str| block.starts_with("csv\n") || block.contains("\n[expect.");
    blocks.filter(beside).map(str::to_owned).collect()
}

#[test]
fn the_example_in_the_format_page_works_and_is_the_same_in_both_languages() {
    let example = example_in("movement-format.md");
    let (movement, problems) = Movement::read(&example, "movement-format.md");
    assert!(problems.is_empty(), "{problems:?}");
    assert_eq!(movement.unwrap().awards.len(), 1);
    assert_eq!(example, example_in("movement-format.vi.md"));
}

#[test]
fn what_stands_beside_the_example_is_the_same_in_both_languages() {
    let [english, vietnamese] = PAGES.map(beside_the_example_in);
    assert_eq!(english, vietnamese);
    assert_eq!(english.len(), 4, "a record, a list of units, the figures and a worked example: {english:#?}");
}

#[test]
fn the_format_page_lists_the_whole_catalogue() {
    for page in PAGES {
        let text = text_of(page);
        let in_vietnamese = page.ends_with(".vi.md");
        for indicator in reference::indicators::catalogue() {
            let what = if in_vietnamese { &indicator.label_vi } else { &indicator.label_en };
            let (dimension, period) = (indicator.dimension.id(), indicator.period.id());
            let row = format!("\n| `{}` | {what} | `{dimension}` | `{period}` |\n", indicator.id);
            assert!(text.contains(&row), "{page} lacks the row{row}");
        }
    }
}

#[test]
fn the_format_page_names_every_kind_of_problem() {
    for page in PAGES {
        let text = text_of(page);
        for code in movement::CODES {
            assert!(text.contains(&format!("`{}`", code.code)), "{page} does not name {}", code.code);
        }
    }
}
