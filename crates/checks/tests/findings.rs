//! What is asked about and what is not, figure by figure.

use checks::{Finding, Kind, Said, find};
use exact::parse_decimal;
use reference::Period;

fn said(lines: &[(&str, &str, &str)]) -> Vec<Said> {
    let line = |(indicator, period, value): &(&str, &str, &str)| Said {
        unit: "24".to_owned(),
        indicator: (*indicator).to_owned(),
        period: Period::parse(period).unwrap(),
        value: parse_decimal(value).unwrap(),
    };
    lines.iter().map(line).collect()
}

/// The findings as `indicator period name`.
fn found(now: &[(&str, &str, &str)], earlier: &[(&str, &str, &str)]) -> Vec<String> {
    let name = |finding: &Finding| {
        let kind = match finding.kind {
            Kind::AboveWhole { .. } => "above whole",
            Kind::NotTheSum { .. } => "not the sum",
            Kind::Fell { .. } => "fell",
            Kind::Differs { .. } => "differs",
            Kind::Leap { .. } => "leap",
            Kind::Unusual { .. } => "unusual",
        };
        format!("{} {} {kind}", finding.indicator, finding.period)
    };
    find(&said(now), &said(earlier)).iter().map(name).collect()
}

#[test]
fn a_part_is_never_above_its_whole() {
    let whole = ("collected", "2022-06-30", "100");
    let part = |value| ("collected_nonstate", "2022-06-30", value);
    assert!(found(&[whole, part("99")], &[]).is_empty());
    assert!(found(&[whole, part("100")], &[]).is_empty(), "all of it may be that part");
    assert_eq!(found(&[whole, part("100.01")], &[]), ["collected_nonstate 2022-06-30 above whole"]);
    // A whole that is not known is not zero.
    assert!(found(&[part("100.01")], &[]).is_empty());
    assert!(found(&[("collected", "2021-06-30", "1"), part("2")], &[]).is_empty(), "of another day");
    // Of the year that the day is in.
    let population = ("population", "2022", "10");
    assert_eq!(found(&[population, ("health", "2022-06-30", "11")], &[]), ["health 2022-06-30 above whole"]);
    assert!(found(&[population, ("health", "2021-06-30", "11")], &[]).is_empty());
}

#[test]
fn what_is_all_known_before_is_not_asked_about_again() {
    let both = [("collected", "2022-06-30", "1"), ("collected_nonstate", "2022-06-30", "2")];
    assert!(found(&[], &both).is_empty());
    assert_eq!(found(&both[..1], &both[1..]), ["collected_nonstate 2022-06-30 above whole"]);
}

#[test]
fn a_whole_is_its_parts_together() {
    let parts = [("compulsory", "2022-06-30", "0.1"), ("voluntary", "2022-06-30", "0.2")];
    let with = |whole| [parts.to_vec(), vec![("social", "2022-06-30", whole)]].concat();
    assert!(found(&with("0.3"), &[]).is_empty(), "exactly");
    assert_eq!(found(&with("0.30000001"), &[]), ["social 2022-06-30 not the sum"]);
    assert!(found(&[parts[0], ("social", "2022-06-30", "9")], &[]).is_empty(), "a part is not known");
}

#[test]
fn what_is_counted_since_january_never_falls_within_a_year() {
    let june = ("collected", "2022-06-30", "600");
    assert!(found(&[("collected", "2022-09-30", "600")], &[june]).is_empty());
    assert_eq!(found(&[("collected", "2022-09-30", "599")], &[june]), ["collected 2022-09-30 fell"]);
    assert!(found(&[("collected", "2023-03-31", "300")], &[june]).is_empty(), "another year begins at zero");
    assert!(found(&[("late", "2022-09-30", "599")], &[("late", "2022-06-30", "600")]).is_empty());
    // Said now for an earlier day, it is told there.
    let september = ("collected", "2022-09-30", "599");
    assert_eq!(found(&[june], &[september]), ["collected 2022-06-30 fell"]);
}

#[test]
fn what_was_verified_before_is_not_changed_without_a_word() {
    let before = ("health", "2021-12-31", "1000");
    assert!(found(&[("health", "2021-12-31", "1000.0")], &[before]).is_empty());
    assert_eq!(found(&[("health", "2021-12-31", "1001")], &[before]), ["health 2021-12-31 differs"]);
}

#[test]
fn a_digit_too_many_is_seen_without_a_history() {
    let before = [("health", "2022-03-31", "1000")];
    for (value, odd) in [("500", false), ("499", true), ("2000", false), ("2001", true)] {
        let is_odd = !found(&[("health", "2022-06-30", value)], &before).is_empty();
        assert_eq!(is_odd, odd, "{value}");
    }
    assert!(found(&[("health", "2022-06-30", "10000")], &[]).is_empty(), "nothing is known yet");
    assert!(found(&[("health", "2022-06-30", "5")], &[("health", "2022-03-31", "0")]).is_empty());
    // Counted since January: as much a day, not as much in all.
    let march = [("collected", "2022-03-31", "900")];
    assert!(found(&[("collected", "2022-12-31", "3650")], &march).is_empty());
}

#[test]
fn a_change_is_held_against_the_units_own_changes() {
    // Steps of 1, 2 and 1 % in 91 days each.
    let before = [
        ("health", "2021-10-01", "10000"),
        ("health", "2021-12-31", "10100"),
        ("health", "2022-04-01", "10302"),
        ("health", "2022-07-01", "10405.02"),
    ];
    let odd = |value| found(&[("health", "2022-09-30", value)], &before);
    // The median is 1 %, the distance 0, the least limit 10 %: up to 11 % is usual, exactly.
    assert!(odd("11549.5722").is_empty());
    assert_eq!(odd("11549.5723"), ["health 2022-09-30 unusual"]);
    assert!(odd("9468.5682").is_empty());
    assert_eq!(odd("9468.5681"), ["health 2022-09-30 unusual"]);
    // One wild quarter does not hide the next.
    let wild = [before.to_vec(), vec![("health", "2022-09-30", "20000")]].concat();
    assert_eq!(found(&[("health", "2022-12-30", "30000")], &wild), ["health 2022-12-30 unusual"]);
}

#[test]
fn the_order_of_what_came_in_changes_nothing() {
    let now = [
        ("collected_nonstate", "2022-06-30", "3"),
        ("collected", "2022-06-30", "2"),
        ("social", "2022-06-30", "9"),
    ];
    let mut turned = now;
    turned.reverse();
    assert_eq!(found(&now, &[]), found(&turned, &[]));
}
