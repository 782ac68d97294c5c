//! `compare-readings`

use crate::figures::five;
use crate::graded;
use crate::run::{example, thidua, with_input};

const COMPARE: [&str; 6] = ["compare-readings", "1371-2022", "--round", "2022-q2", "--figures", "-"];

#[test]
fn judges_under_every_combination() {
    let json = with_input(&[&COMPARE[..], &["--format", "json"]].concat(), &five()).json();
    assert_eq!(json["combinations"], 3 * 3 * 3 * 2 * 3 * 2 * 2);
    let awards = json["awards"].as_array().expect("awards");
    let comprehensive = &awards[0];
    assert_eq!(
        (&comprehensive["award"], &comprehensive["same_under_all"]),
        (&"comprehensive".into(), &true.into())
    );
    let health = awards.iter().find(|award| award["award"] == "health").expect("health");
    assert_eq!(health["depends_on"], serde_json::json!(["one-award"]));
}

#[test]
fn says_what_holds_in_both_languages() {
    let vi = with_input(&COMPARE, &five()).fine();
    assert!(vi.contains("Kết quả như nhau dưới mọi cách hiểu."), "{vi}");
    let en = with_input(&[&COMPARE[..], &["--lang", "en"]].concat(), &five()).fine();
    assert!(en.contains("Depends on the readings: one-award ("), "{en}");
}

#[test]
fn an_award_that_exists_under_some_readings_speaks_of_those() {
    let compare = ["compare-readings", "1371-2022", "--round", "2022-q2", "--figures", &example()];
    let vi = thidua(&compare).fine();
    assert!(vi.contains("được chọn trong cả 324 tổ hợp có hình thức khen này"), "{vi}");
    let en = thidua(&[&compare[..], &["--lang", "en"]].concat()).fine();
    assert!(en.contains("selected under all 324 combinations in which the award exists"), "{en}");
}

#[test]
fn selections_that_differ_in_grades_alone_are_told_apart() {
    let folder = graded::movement();
    let path = folder.path().display().to_string();
    let compare = ["compare-readings", &path, "--round", "final", "--figures", "-"];
    let json = with_input(&[&compare[..], &["--format", "json"]].concat(), graded::FIGURES).json();
    let award = &json["awards"][0];
    assert_eq!(
        (&award["same_under_all"], &award["depends_on"]),
        (&false.into(), &serde_json::json!(["counted"]))
    );
    assert_eq!(
        award["selections"],
        serde_json::json!([
            { "selected": ["01", "04"], "grades": { "01": "first", "04": "second" }, "in": 1 },
            { "selected": ["04", "01"], "grades": { "01": "second", "04": "first" }, "in": 1 },
        ])
    );
    assert_eq!(
        award["units"][0]["grades"],
        serde_json::json!([{ "grade": "first", "in": 1 }, { "grade": "second", "in": 1 }])
    );
    let vi = with_input(&compare, graded::FIGURES).fine();
    for words in [
        "01 Hà Nội: được chọn trong mọi tổ hợp · Nhất trong 1/2, Nhì trong 1/2",
        "04 Cao Bằng: Nhất; 01 Hà Nội: Nhì",
    ] {
        assert!(vi.contains(words), "{words}:\n{vi}");
    }
    let en = with_input(&[&compare[..], &["--lang", "en"]].concat(), graded::FIGURES).fine();
    assert!(en.contains("First under 1 of 2, Second under 1 of 2"), "{en}");
}
