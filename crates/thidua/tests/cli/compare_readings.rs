//! `compare-readings`

use crate::figures::five;
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
