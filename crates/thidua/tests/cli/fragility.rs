//! `fragility`

use crate::figures::{csv, province};
use crate::run::with_input;

const ASK: [&str; 6] = ["fragility", "1371-2022", "--round", "2022-q2", "--figures", "-"];

fn figures() -> String {
    csv(&[("01", 60), ("24", 58), ("27", 56), ("31", 55)].map(|(code, percent)| province(code, percent)))
}

#[test]
fn names_the_smallest_change_and_the_readings() {
    let json = with_input(&[&ASK[..], &["--format", "json"]].concat(), &figures()).json();
    let award = &json["awards"][0];
    assert_eq!(award["selected"], serde_json::json!(["01", "24", "27"]));
    let smallest = award["figures"].as_array().expect("changes");
    assert!(smallest.iter().any(|change| change["dimension"] == "people"), "{award:#}");
}

#[test]
fn says_so_in_both_languages() {
    let vi = with_input(&ASK, &figures()).fine();
    assert!(vi.contains("Đang được chọn: 01 Hà Nội; 24 Bắc Giang; 27 Bắc Ninh."), "{vi}");
    let en = with_input(&[&ASK[..], &["--lang", "en"]].concat(), &figures()).fine();
    assert!(en.contains("Selected now: 01 Hà Nội"), "{en}");
}
