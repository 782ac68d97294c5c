//! How often an honest figure is asked about, and how often a slip is: measured, and as `docs/checks.md` says.
//!
//! The figures are the illustrative ones of the three rounds of 2022, grown from twenty seeds: 63 provinces, five days each.

#![allow(clippy::disallowed_methods, reason = "reads the document that tells the rates")]

use std::fmt::Write;
use std::path::Path;

use checks::{Finding, Kind, Said, find};
use exact::{Ratio, parse_decimal};
use reference::Period;

/// What is counted on five days by all provinces.
const COUNTED: [&str; 3] = ["compulsory", "voluntary", "health"];

const LAST: &str = "2022-12-31";

/// The counted figures of the three rounds under a seed, each unit's in the order of days.
fn figures(seed: u64) -> Vec<Said> {
    let mut said: Vec<Said> = Vec::new();
    for round in ["2022-q2", "2022-q3", "2022-q4"] {
        for csv in examples::collection_2022(round, seed).iter().map(|example| &example.csv) {
            for line in csv.lines().skip(1) {
                let cells: Vec<&str> = line.split(',').collect();
                let [unit, indicator, period, value] = cells[..] else { continue };
                let is_counted = COUNTED.contains(&indicator) && unit != "VN";
                let (Some(period), Some(value)) = (Period::parse(period), parse_decimal(value)) else {
                    continue;
                };
                let new = Said { unit: unit.to_owned(), indicator: indicator.to_owned(), period, value };
                if is_counted
                    && !said.iter().any(|old| {
                        (&old.unit, &old.indicator, old.period) == (&new.unit, &new.indicator, new.period)
                    })
                {
                    said.push(new);
                }
            }
        }
    }
    said
}

/// What it is called, and what it does to a number.
type Slip = (&'static str, fn(&Ratio) -> Ratio);

/// Slips of the hand that leave a number behind.
fn slips() -> [Slip; 4] {
    [
        ("một chữ số thừa / one digit too many", |value| value.times(&Ratio::int(10))),
        ("một chữ số thiếu / one digit too few", |value| value.times(&Ratio::decimal(1, 1)).floor()),
        ("tăng 20 % / 20 % too high", |value| value.times(&Ratio::decimal(12, 1)).floor()),
        ("giảm 10 % / 10 % too low", |value| value.times(&Ratio::decimal(9, 1)).floor()),
    ]
}

fn is_of_history(finding: &Finding) -> bool {
    matches!(finding.kind, Kind::Unusual { .. } | Kind::Leap { .. })
}

#[test]
fn the_rates_are_those_of_the_document() {
    let last = Period::parse(LAST).unwrap();
    let (mut checked, mut alarms) = (0usize, 0usize);
    let mut seen = [0usize; 4];
    for seed in 2022..2042 {
        let (now, earlier): (Vec<Said>, Vec<Said>) =
            figures(seed).into_iter().partition(|said| said.period == last);
        checked += now.len();
        alarms += find(&now, &earlier).iter().filter(|finding| is_of_history(finding)).count();
        for (place, (_, slip)) in slips().into_iter().enumerate() {
            let slipped: Vec<Said> =
                now.iter().map(|said| Said { value: slip(&said.value), ..said.clone() }).collect();
            seen[place] += find(&slipped, &earlier).iter().filter(|finding| is_of_history(finding)).count();
        }
    }
    let percent = |part: usize| {
        let ratio = Ratio::new(part as i128 * 100, checked as i128).expect("figures were checked");
        ratio.round_half_up_at(2).to_decimal_text().unwrap_or_default()
    };
    let mut table = String::new();
    writeln!(table, "| số đúng / honest figures | {alarms} / {checked} | {} % |", percent(alarms)).unwrap();
    for ((name, _), seen) in slips().into_iter().zip(seen) {
        writeln!(table, "| {name} | {seen} / {checked} | {} % |", percent(seen)).unwrap();
    }
    let document = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/checks.md");
    let document = std::fs::read_to_string(document).expect("docs/checks.md");
    assert!(document.contains(&table), "docs/checks.md should have\n{table}");
}
