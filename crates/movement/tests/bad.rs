//! What the reader and the checker refuse: every file of `bad/` has exactly the problems that its first lines expect.
//!
//! A file opens with a sentence, then a line `# expect: code at line:column` for each problem. Where a fault needs bulk,
//! `{{text * 5000}}` stands for the text so many times over, and `# expect: 5000 code` for so many problems of a kind.

#![allow(clippy::disallowed_methods, reason = "the files of bad/ and the sources are read from disk")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use movement::{CODES, Fact, Movement, Problem};

fn here() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files of `bad/` by name, bulk written out.
fn bad() -> BTreeMap<String, String> {
    let files = fs::read_dir(here().join("../../bad")).unwrap().map(|entry| entry.unwrap().path());
    let toml = files.filter(|path| path.extension().is_some_and(|e| e == "toml"));
    toml.map(|path| {
        let name = path.file_name().unwrap().to_string_lossy().to_string();
        (name, written_out(&fs::read_to_string(&path).unwrap()))
    })
    .collect()
}

fn written_out(text: &str) -> String {
    let Some((before, rest)) = text.split_once("{{") else { return text.to_string() };
    let (bulk, after) = rest.split_once("}}").expect("`{{text * n}}` is closed");
    let (unit, times) = bulk.rsplit_once(" * ").expect("`{{text * n}}` has a number");
    format!("{before}{}{}", unit.repeat(times.parse().unwrap()), written_out(after))
}

/// How often each problem is expected: `code at line:column`, or the code alone where only the number is given.
fn expected(text: &str) -> BTreeMap<String, usize> {
    let mut expected = BTreeMap::new();
    for line in text.lines().filter_map(|line| line.strip_prefix("# expect: ")) {
        match line.split_once(' ').and_then(|(number, code)| Some((number.parse::<usize>().ok()?, code))) {
            Some((number, code)) => *expected.entry(code.to_string()).or_default() += number,
            None => *expected.entry(line.to_string()).or_default() += 1,
        }
    }
    expected
}

fn shown(problem: &Problem) -> String {
    match (problem.at.line, problem.at.column) {
        (Some(line), Some(column)) => format!("{} at {line}:{column}", problem.code),
        _ => problem.code.to_string(),
    }
}

#[test]
fn every_bad_file_has_exactly_the_problems_it_expects() {
    let mut wrong = String::new();
    for (name, text) in bad() {
        let expected = expected(&text);
        let mut found: BTreeMap<String, usize> = BTreeMap::new();
        for problem in Movement::read(&text, &name).1 {
            let in_bulk = expected.contains_key(problem.code);
            let key = if in_bulk { problem.code.to_string() } else { shown(&problem) };
            if !expected.contains_key(&key) {
                wrong.push_str(&format!("{name}: not expected: {key} {:?}\n", problem.facts));
            }
            *found.entry(key).or_default() += 1;
        }
        for (key, number) in &expected {
            let times = found.get(key).copied().unwrap_or(0);
            if times != *number {
                wrong.push_str(&format!("{name}: expected {number} times, found {times} times: {key}\n"));
            }
        }
        if expected.is_empty() {
            wrong.push_str(&format!("{name}: expects nothing\n"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_code_has_a_bad_file_and_carries_its_facts() {
    let mut unseen: BTreeMap<&str, &movement::Code> = CODES.iter().map(|code| (code.code, code)).collect();
    assert_eq!(unseen.len(), CODES.len(), "a code stands twice");
    for (name, text) in bad() {
        for problem in Movement::read(&text, &name).1 {
            let code = CODES.iter().find(|code| code.code == problem.code);
            let code = code.unwrap_or_else(|| panic!("{name}: `{}` is not in CODES", problem.code));
            unseen.remove(code.code);
            let facts: Vec<&str> = problem.facts.iter().map(|(fact, _)| *fact).collect();
            for fact in code.facts {
                assert!(facts.contains(fact), "{name}: {} without `{fact}`", shown(&problem));
            }
            for (fact, value) in &problem.facts {
                let known = code.facts.contains(fact) || code.perhaps.contains(fact);
                assert!(known, "{name}: {} with `{fact}`, which CODES does not list", shown(&problem));
                assert!(*value != Fact::List(vec![]) || *fact != "chain", "{name}: an empty chain");
            }
        }
    }
    assert!(unseen.is_empty(), "without a file in bad/: {:?}", unseen.keys());
}

/// The facts of the problem of a code that has a text among them: each with its name.
fn facts(name: &str, code: &str, of: &str) -> Vec<String> {
    let problems = Movement::read(&bad()[name], name).1;
    let is_meant = |problem: &&Problem| {
        problem.code == code && problem.facts.iter().any(|(_, fact)| *fact == Fact::Text(of.into()))
    };
    let problem = problems.iter().find(is_meant).expect("a problem of that code with that fact");
    let said = problem.facts.iter().map(|(name, fact)| match fact {
        Fact::Text(text) => format!("{name}: {text}"),
        Fact::List(list) => format!("{name}: {}", list.join("; ")),
        other => format!("{name}: {other:?}"),
    });
    said.collect()
}

#[test]
fn requirements_that_contradict_are_told_with_their_numbers() {
    assert_eq!(
        facts("requirements-contradict.toml", "requirements-contradict", "growth < 40%"),
        [
            "award: health",
            "first: much",
            "second: little",
            "one: growth >= floor (45%)",
            "other: growth < 40%"
        ]
    );
    assert_eq!(
        facts("requirements-contradict_under_one_reading.toml", "requirements-contradict", "growth <= 40%")
            .last(),
        Some(&"scene: margin = narrow".to_string())
    );
}

#[test]
fn what_cannot_hold_is_told_with_the_reason_and_the_scene() {
    let told = |name: &str, code: &str, id: &str| facts(name, code, id)[2..].join(", ");
    assert_eq!(
        told("never-holds.toml", "never-holds", "beyond_the_cap"),
        "formula: 195% <= min(100%, completion), of: min(100%, completion), most: 100%"
    );
    assert_eq!(
        told("never-holds.toml", "never-holds", "nothing_between"),
        "formula: health < 300 people, with: health >= 300 people"
    );
    let some = "never-holds_in_one_round_or_under_one_reading.toml";
    assert_eq!(
        told(some, "never-holds", "in_reach"),
        "formula: min(100%, completion) >= floor (195%), of: min(100%, completion), most: 100%, scene: round = first"
    );
    assert_eq!(
        told("always-holds.toml", "always-holds", "no_bound"),
        "formula: health >= 0 people, of: health, least: 0"
    );
}

#[test]
fn every_code_in_the_sources_is_listed() {
    let mut sources = Vec::new();
    gather(&here().join("src"), &mut sources);
    let codes: BTreeSet<&str> = CODES.iter().map(|code| code.code).collect();
    for (path, text) in sources {
        for call in
            [".at(\"", ".at(\n", "problem(\"", "in_formula(\"", "unknown(\"", "unknown(\n", "code: \""]
        {
            for after in text.split(call).skip(1) {
                let after = after.trim_start().trim_start_matches('"');
                let word: String =
                    after.chars().take_while(|c| c.is_ascii_lowercase() || *c == '-').collect();
                if word.contains('-') && after[word.len()..].starts_with('"') {
                    assert!(codes.contains(word.as_str()), "{}: `{word}` is not in CODES", path.display());
                }
            }
        }
    }
}

fn gather(folder: &Path, into: &mut Vec<(PathBuf, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(&path, into);
        } else if !path.ends_with("codes.rs") {
            into.push((path.clone(), fs::read_to_string(&path).unwrap()));
        }
    }
}
