//! What is said of a wrong input: all of it, each at its place, and nothing is written.

use std::fs;

use serde_json::{Value as Json, json};

use crate::figures::five;
use crate::run::{SECOND_QUARTER, and, thidua, with_input};

const WRONG: &str = "\
unit,indicator,period,value
01,heath,2022-06-30,5
99,health,2022-06-30,5
01,health,2022-06-30,many
01,health,2022-06-31,5
01,health,2022,5
01,health,2022-06-30,-5
01,late_target,2022-Q2,2.1
01,blocked,2022-06-30,maybe
01,health,2022-06-30,1
01,health,2022-06-30,2
01,health
";

#[test]
fn every_problem_is_told_with_its_line() {
    let problems = with_input(&and(&SECOND_QUARTER, &["--problems", "json"]), WRONG).problems(1);
    let told: Vec<(Json, Json)> = problems.iter().map(|p| (p["line"].clone(), p["code"].clone())).collect();
    let wanted = [
        (2, "unknown-indicator"),
        (3, "unknown-unit"),
        (4, "not-a-number"),
        (5, "impossible-date"),
        (6, "period-kind"),
        (7, "negative-count"),
        (8, "share-above-one"),
        (9, "truth-expected"),
        (12, "field-count"),
        (11, "contradiction"),
    ];
    assert_eq!(told, wanted.map(|(line, code)| (json!(line), json!(code))));
}

#[test]
fn a_problem_has_all_fields_of_the_contract() {
    let problems = with_input(&and(&SECOND_QUARTER, &["--problems", "json"]), WRONG).problems(1);
    for problem in &problems {
        let keys: Vec<&String> = problem.as_object().expect("an object").keys().collect();
        assert_eq!(keys, ["file", "sheet", "cell", "line", "column", "code", "message", "hint"]);
        assert_eq!(
            (&problem["file"], &problem["sheet"], &problem["cell"]),
            (&json!("-"), &Json::Null, &Json::Null)
        );
        assert!(!problem["message"].as_str().expect("a text").is_empty());
        assert!(!problem["hint"].as_str().expect("a text").is_empty());
    }
    let contradiction = problems.last().expect("a problem")["message"].as_str().expect("a text");
    assert!(
        !contradiction.contains("-:10") && contradiction.contains("10"),
        "both lines are named: {contradiction}"
    );
}

#[test]
fn problems_are_told_in_both_languages_with_the_line_itself() {
    let vi = with_input(&SECOND_QUARTER, WRONG);
    assert_eq!((vi.status, vi.out.as_str()), (1, ""));
    for words in ["dòng 2", "không có chỉ tiêu “heath”", "Có phải “health”?", "│ 01,heath,2022-06-30,5"]
    {
        assert!(vi.err.contains(words), "{words}:\n{}", vi.err);
    }
    let en = with_input(&and(&SECOND_QUARTER, &["--lang", "en"]), WRONG);
    for words in ["line 2", "there is no indicator “heath”", "Did you mean “health”?"] {
        assert!(en.err.contains(words), "{words}:\n{}", en.err);
    }
}

#[test]
fn problems_of_units_and_figures_are_told_together() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).display().to_string();
    fs::write(path("units.csv"), "unit\n01\n98\n").expect("a list");
    fs::write(path("a.csv"), "unit,indicator,period,value\n01,heath,2022-06-30,5\n").expect("figures");
    let arguments = [
        "evaluate",
        "1371-2022",
        "--round",
        "2022-q2",
        "--problems",
        "json",
        "--units",
        &path("units.csv"),
        "--figures",
        &path("a.csv"),
        "--figures",
        &path("missing.csv"),
    ];
    let problems = thidua(&arguments).problems(1);
    let codes: Vec<&Json> = problems.iter().map(|p| &p["code"]).collect();
    assert_eq!(codes, ["unknown-unit", "unknown-indicator", "cannot-read"]);
}

#[test]
fn the_command_line_is_to_blame_with_status_two() {
    for (arguments, words) in [
        (&["evaluate"][..], "MOVEMENT"),
        (&["evaluat"], "evaluate"),
        (&["evaluate", "1371-2022", "--round", "2022-q9", "--figures", "-"], "2022-q4"),
        (&["evaluate", "1371-2023", "--round", "2022-q2", "--figures", "-"], "1371-2022"),
        (&["movements", "--format", "xml"], "json"),
        (&["movements", "--lang", "fr"], "vi"),
        (&["movements", "--no-such"], "--no-such"),
        (&and(&SECOND_QUARTER, &["--format", "xlsx"]), "--output"),
        (&and(&SECOND_QUARTER, &["--figures", "-"]), "(-)"),
        (&[], "evaluate"),
    ] {
        let run = thidua(arguments);
        assert_eq!((run.status, run.out.as_str()), (2, ""), "{arguments:?}: {}", run.err);
        assert!(run.err.contains(words), "{arguments:?}: {}", run.err);
    }
}

#[test]
fn a_movement_with_problems_is_not_judged() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("movement.toml").display().to_string();
    let text =
        fs::read_to_string(crate::run::shipped("movements/1170-2021/movement.toml")).expect("a movement");
    fs::write(&path, text.replace("completion >= 35%", "completion >= 36%")).expect("a movement");
    let run = with_input(
        &["evaluate", &path, "--round", "preliminary", "--figures", "-", "--problems", "json"],
        "",
    );
    let problems = run.problems(1);
    assert_eq!(problems[0]["code"], "number-not-in-clause");
    assert!(problems[0]["line"].is_u64() && problems[0]["column"].is_u64());
}

#[test]
fn nothing_in_a_file_reaches_the_terminal_as_a_command() {
    let figures = "unit,indicator,period,value\n01,\u{1b}[31mred\u{1b}[0m,2022-06-30,5\n";
    let run = with_input(&SECOND_QUARTER, figures);
    assert_eq!(run.status, 1);
    assert!(!run.err.contains('\u{1b}'), "{}", run.err);
}

#[test]
fn a_file_that_is_no_table_is_refused_in_words() {
    for (bytes, code) in [("", "empty-file"), ("hello", "unknown-column"), ("a;b;c;d\n", "wrong-separator")] {
        let run = with_input(&and(&SECOND_QUARTER, &["--problems", "json"]), bytes);
        let problems = run.problems(1);
        assert_eq!(problems[0]["code"], code, "{bytes}: {problems:#?}");
    }
    assert_eq!(with_input(&SECOND_QUARTER, &five().replace(',', ";")).status, 1);
}

#[test]
fn a_mistyped_command_line_is_told_as_json_where_json_was_asked_for() {
    for mistyped in [
        &["evaluate", "1371-2022", "--foo"][..],
        &["evaluate", "1371-2022", "--round", "2022-q2", "--figures", "-", "--format", "yaml"],
        &["evalute"],
        &["evaluate"],
    ] {
        let told = thidua(&and(mistyped, &["--problems", "json"])).problems(2);
        assert_eq!(told[0]["code"], "command-line", "{mistyped:?}");
        for key in ["file", "sheet", "cell", "line", "column"] {
            assert!(told[0][key].is_null() && told[0].get(key).is_some(), "{mistyped:?} {key}");
        }
        assert!(!told[0]["message"].as_str().unwrap_or_default().is_empty(), "{mistyped:?}");
        assert!(told[0]["hint"].as_str().unwrap_or_default().contains("--help"), "{mistyped:?}");
    }
}

#[test]
fn a_file_that_is_no_workbook_is_not_marked_and_that_is_said_in_words() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).display().to_string();
    fs::write(path("q2.xlsx"), "%PDF-1.7").expect("a file");
    let ask = ["evaluate", "1371-2022", "--round", "2022-q2", "--lang", "en"];
    let run = thidua(&and(&ask, &["--figures", &path("q2.xlsx"), "--annotate", &path("marked.xlsx")]));
    assert!(run.status == 1 && run.err.contains("cannot be opened as a workbook"), "{}", run.err);
    assert!(!run.err.contains("NotAWorkbook") && !folder.path().join("marked.xlsx").exists(), "{}", run.err);
}

#[test]
fn the_digit_that_is_wrong_is_shown() {
    let figures = "unit,indicator,period,value\n02,late_target,2022-Q2,1.0000000000000000000000000001\n";
    let run = with_input(&and(&SECOND_QUARTER, &["--lang", "en"]), figures);
    assert!(run.status == 1 && run.err.contains("1.0000000000000000000000000001 is above 1"), "{}", run.err);
}
