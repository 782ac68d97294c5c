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

/// The smallest changes of the first award, by unit of measure: indicator and by how much.
fn smallest(arguments: &[&str], figures: &str) -> Vec<(String, String, String)> {
    let json = with_input(&[arguments, &["--format", "json"]].concat(), figures).json();
    let award = &json["awards"][0];
    assert_eq!(award["exact"], true);
    let text = |change: &serde_json::Value, key: &str| change[key].as_str().expect("text").to_string();
    let changes = award["figures"].as_array().expect("changes").iter();
    changes.map(|c| (text(c, "dimension"), text(c, "indicator"), text(c, "by"))).collect()
}

#[test]
fn finds_the_smallest_change_however_far_off() {
    // The smallest change of money is one of late payment, and lies beyond 64 bits; one of the collection lies further.
    let figures = province("74", 60)
        .replace("collected,2022-06-30,60", "collected,2022-06-30,13999860000000000000000000")
        .replace("collected_nonstate,2022-06-30,30", "collected_nonstate,2022-06-30,1")
        .replace("collection_plan,2022,100", "collection_plan,2022,9999900000000000000000000")
        .replace("late,2022-06-30,2", "late,2022-06-30,7499325000000000000000")
        .replace("receivable,2022-06-30,100", "receivable,2022-06-30,9999100000000000000000000");
    let found = smallest(&[&ASK[..], &["--reading", "late-margin=none"]].concat(), &csv(&[figures]));
    // 9999100000000000000000000 × 2.1 % and one VND more.
    let by = "202481775000000000000001".to_string();
    assert!(found.contains(&("VND".into(), "late".into(), by)), "{found:?}");
}

#[test]
fn the_last_step_of_a_share_may_be_less_than_a_whole_one() {
    let figures = province("01", 60)
        .replace("late,2022-06-30,2", "late,2022-06-30,1")
        .replace("receivable,2022-06-30,100", "receivable,2022-06-30,1000000")
        .replace("2022-Q2,0.021", "2022-Q2,0.00001");
    let found = smallest(&ASK, &csv(&[figures]));
    assert!(found.contains(&("ratio".into(), "late_target".into(), "-1/100000".into())), "{found:?}");
}
