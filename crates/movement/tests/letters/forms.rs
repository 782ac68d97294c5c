//! A problem says how the thing is written right, where that can be said.

use movement::{Fact, Movement, Problem};

use crate::written::{head, round, table};

/// A letter of nothing but its frame.
fn letter() -> String {
    [head("1", NUMBERS), round("final", "2022-12-31", "1")].concat()
}

/// The numbers of its clause.
const NUMBERS: &str = r#"["45%", 3]"#;

fn problems(text: &str) -> Vec<Problem> {
    Movement::read(text, "m.toml").1
}

fn fact(problem: &Problem, name: &str) -> Option<String> {
    problem.facts.iter().find(|(fact, _)| *fact == name).map(|(_, fact)| match fact {
        Fact::Text(text) => text.clone(),
        Fact::Number(number) => number.to_string(),
        Fact::Place(place) => place.to_string(),
        Fact::List(list) => list.join(" "),
    })
}

/// What is wanted and offered where a line of the head is written otherwise.
fn offered(line: &str, other: &str) -> String {
    let letter = letter();
    assert!(letter.contains(line), "{line}");
    let found = problems(&letter.replacen(line, other, 1));
    let wrong =
        found.iter().find(|p| p.code == "wrong-kind").unwrap_or_else(|| panic!("{other}: {found:#?}"));
    format!("{} {}", fact(wrong, "wanted").unwrap(), fact(wrong, "form").unwrap_or_default())
}

#[test]
fn a_wrong_kind_shows_the_right_form() {
    for (line, other, wanted) in [
        (r#"document = "1/TĐ""#, "document = 1371", r#"text "1371""#),
        (r#"document = "1/TĐ""#, r#"document = ["1/TĐ"]"#, r#"text "1/TĐ""#),
        (r#"competitors = ["province"]"#, "competitors = [1]", r#"text "1""#),
        (r#"issued = 2022-03-24"#, r#"issued = "24/3/2022""#, "date 2022-03-24"),
        (r#"issued = 2022-03-24"#, "issued = 2022-03-24T10:00:00", "date 2022-03-24"),
        (r#"name = { vi = "Phong trào", en = "Movement" }"#, r#"name = "Phong trào""#, "words "),
        (
            "runs = { from = 2022-04-01, to = 2022-12-31 }",
            "runs = 2022",
            "table runs = { from = 2022-04-01, to = 2022-12-31 }",
        ),
        (r#"numbers = ["45%", 3]"#, "numbers = 3", "list numbers = [3]"),
        (r#"numbers = ["45%", 3]"#, r#"numbers = ["45,5%"]"#, r#"number "45.5%""#),
        (r#"numbers = ["45%", 3]"#, r#"numbers = ["20.000.000"]"#, "number 20_000_000"),
        ("[[clause]]", "[clause]", "list [[clause]]"),
        ("[movement]", "[[movement]]", "table [movement]"),
    ] {
        assert_eq!(offered(line, other), wanted, "{other}");
    }
    let award = "\n[[award]]\nid = \"x\"\n";
    let found = problems(&format!("{}{award}", letter()));
    assert!(found.iter().any(|p| fact(p, "form").as_deref() == Some("[award.<id>]")), "{found:#?}");
}

#[test]
fn a_missing_key_shows_how_it_is_written() {
    let found = problems(&letter().replacen("format = 1\n", "", 1));
    assert_eq!(fact(&found[0], "form").as_deref(), Some("format = 1"));
    assert!(fact(&found[0], "first").is_some());
    let found = problems(&letter().replacen("name = {", "theme = {", 1));
    assert!(fact(&found[0], "words").is_some(), "{found:#?}");
}

#[test]
fn a_list_of_known_names_says_how_many_more_there_are() {
    let rule = table("measure", "m", "is = \"zzzzzzzzzzz\"");
    let found = problems(&format!("{}{rule}", letter()));
    let unknown = found.iter().find(|p| p.code == "unknown-name").expect("an unknown name");
    let Some((_, Fact::List(known))) = unknown.facts.iter().find(|(name, _)| *name == "known") else {
        panic!("{unknown:#?}")
    };
    assert_eq!(known.len(), 12);
    assert!(fact(unknown, "more").and_then(|more| more.parse::<usize>().ok()).is_some_and(|more| more > 5));
}

#[test]
fn marks_of_windows_change_nothing() {
    let letter = letter();
    let sound = problems(&letter);
    assert!(sound.iter().all(|p| p.code != "toml"));
    assert_eq!(problems(&format!("\u{feff}{letter}")).len(), sound.len());
    assert_eq!(problems(&letter.replace('\n', "\r\n")).len(), sound.len());
}
