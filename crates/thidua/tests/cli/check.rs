//! `check`

use std::fs;

use crate::run::{shipped, thidua};

#[test]
fn every_builtin_movement_and_its_examples_are_sound() {
    for id in ["4494-2017", "1170-2021", "1371-2022", "2213-2021-2025", "09-2023"] {
        for language in ["vi", "en"] {
            let run = thidua(&["check", id, "--lang", language]);
            assert_eq!(run.err, "");
            assert!(run.fine().starts_with(id));
        }
    }
}

#[test]
fn the_letters_of_cases_are_sound_as_files() {
    let folders = fs::read_dir(shipped("cases")).expect("cases/").flatten();
    for folder in folders.filter(|folder| folder.path().is_dir()) {
        let path = folder.path().join("movement.toml").display().to_string();
        thidua(&["check", &path]).fine();
    }
}

#[test]
fn coverage_lists_every_clause_in_order() {
    let text = thidua(&["check", "1371-2022", "--coverage", "--lang", "en"]).fine();
    assert!(text.contains("B.III.2.a"), "{text}");
    let json = thidua(&["check", "1371-2022", "--coverage", "--format", "json"]).json();
    assert_eq!(json["sound"], true);
    assert_eq!(json["failed"], 0);
    assert_eq!(json["share_covered"], "1");
    let clauses = json["coverage"].as_array().expect("clauses");
    assert!(clauses.iter().all(|clause| clause["covered"] == true));
    let floor = clauses.iter().find(|clause| clause["clause"] == "B.II.1.a").expect("B.II.1.a");
    assert!(floor["by"].as_array().expect("a list").iter().any(|by| by["kind"] == "measure"), "{floor}");
}

/// Every file of `bad/` is refused with the code that its name begins with, in words of both languages.
#[test]
fn every_bad_file_is_refused_by_name() {
    let mut count = 0;
    for entry in fs::read_dir(shipped("bad")).expect("bad/").flatten() {
        let path = entry.path();
        let name = path.file_stem().and_then(|stem| stem.to_str()).expect("a name").to_owned();
        if path.extension().is_none_or(|extension| extension != "toml") {
            continue;
        }
        // Bulk that stands as `{{text * n}}` is written out by the test of the checker, not here.
        if fs::read_to_string(&path).expect("a movement").contains("{{") {
            continue;
        }
        count += 1;
        let code = name.split('_').next().expect("a code");
        let named = movement::CODES.iter().any(|known| known.code == code);
        let file = path.display().to_string();
        let problems = thidua(&["check", &file, "--problems", "json", "--lang", "en"]).problems(1);
        assert!(!named || problems.iter().any(|p| p["code"] == code), "{name}: {problems:#?}");
        for problem in problems {
            assert!(!problem["hint"].as_str().expect("a hint").is_empty(), "{name}: {problem}");
            assert!(problem["line"].is_u64(), "{name}: {problem}");
        }
        let told = thidua(&["check", &file]);
        assert_eq!((told.status, told.out.as_str()), (1, ""), "{name}");
        assert!(told.err.contains(" │ ") || code == "toml", "{name} shows no source:\n{}", told.err);
    }
    assert!(count > 60, "only {count} files");
}

#[test]
fn a_failing_example_is_shown_at_its_line_with_what_came_instead() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::copy(shipped("cases/awards_in_grades/movement.toml"), folder.path().join("movement.toml"))
        .expect("a copy");
    fs::create_dir(folder.path().join("cases")).expect("a folder");
    let example = shipped("cases/awards_in_grades/cases/grades_follow_the_ranks.toml");
    let text = fs::read_to_string(example).expect("an example");
    let line = text.lines().position(|line| line.starts_with("selected")).expect("a line") + 1;
    let wrong = text.replace("selected = [\"01\",", "selected = [\"99\",");
    fs::write(folder.path().join("cases/wrong.toml"), wrong).expect("an example");
    let file = folder.path().join("movement.toml").display().to_string();
    let problems = thidua(&["check", &file, "--problems", "json"]).problems(1);
    assert_eq!(problems.len(), 1, "{problems:#?}");
    assert_eq!(problems[0]["code"], "case-differs");
    assert_eq!(problems[0]["line"], line);
    let message = problems[0]["message"].as_str().expect("a message");
    assert!(message.contains("[99, ") && message.contains("[01, "), "{message}");
    let json = thidua(&["check", &file, "--format", "json"]);
    assert_eq!(json.status, 1);
    let json: serde_json::Value = serde_json::from_str(&json.out).expect("JSON");
    assert_eq!((&json["sound"], &json["failed"]), (&false.into(), &1.into()));
}

#[test]
fn a_movement_that_is_not_there() {
    assert_eq!(
        thidua(&["check", "1371-2023", "--problems", "json"]).problems(2)[0]["code"],
        "unknown-movement"
    );
    assert_eq!(
        thidua(&["check", "no/such.toml", "--problems", "json"]).problems(1)[0]["code"],
        "cannot-read"
    );
}
