//! `explain`

use crate::figures::{csv, province};
use crate::run::with_input;

const ASK: [&str; 10] =
    ["explain", "1371-2022", "--round", "2022-q2", "--figures", "-", "--award", "health", "--unit", "24"];

/// 24 stands just below the floor of 45 % in health insurance.
fn figures() -> String {
    let short = province("24", 45).replace("24,health,2022-06-30,1045", "24,health,2022-06-30,1044");
    csv(&[province("01", 60), short])
}

#[test]
fn says_what_is_missing_with_its_numbers_clause_and_place() {
    let vi = with_input(&ASK, &figures()).fine();
    for words in ["Tỉnh Bắc Giang (24)", "1371-2022 B.II.1.a", "1.044", "44\u{a0}%", "dòng "] {
        assert!(vi.contains(words), "{words}:\n{vi}");
    }
    let en = with_input(&[&ASK[..], &["--lang", "en"]].concat(), &figures()).fine();
    for words in ["1371-2022 B.II.1.a", "1,044", "44%", "line "] {
        assert!(en.contains(words), "{words}:\n{en}");
    }
}

#[test]
fn says_what_it_would_take_as_json() {
    let json = with_input(&[&ASK[..], &["--format", "json"]].concat(), &figures()).json();
    assert_eq!(json["outcome"], "not_eligible");
    let change = &json["what_it_would_take"]["criteria"]["health_growth"][0];
    assert_eq!((&change["indicator"], &change["by"]), (&"health".into(), &"1".into()));
    let place = json.to_string();
    assert!(place.contains("\"file\":\"-\""), "{place}");
}

#[test]
fn a_question_that_cannot_be_answered() {
    let ask = |award: &str, unit: &str, status: i32| {
        let arguments = [
            "explain",
            "1371-2022",
            "--round",
            "2022-q2",
            "--figures",
            "-",
            "--award",
            award,
            "--unit",
            unit,
            "--problems",
            "json",
        ];
        with_input(&arguments, &figures()).problems(status)[0]["code"].clone()
    };
    assert_eq!(ask("helth", "24", 2), "unknown-award");
    assert_eq!(ask("health", "92", 1), "unit-not-competing");
}
