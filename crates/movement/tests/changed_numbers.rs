//! No number of a rule can be changed without its clause: each number in the rules of the shipped movements, changed
//! to another, makes a movement that is refused.

use movement::{Movement, Problem};

const FILES: [&str; 5] = [
    include_str!("../../../movements/1371-2022/movement.toml"),
    include_str!("../../../movements/1170-2021/movement.toml"),
    include_str!("../../../movements/4494-2017/movement.toml"),
    include_str!("../../../movements/2213-2021-2025/movement.toml"),
    include_str!("../../../movements/09-2023/movement.toml"),
];

/// Keys under which the rules of a movement have their numbers.
const KEYS: [&str; 11] = [
    "is",
    "holds",
    "when_undefined",
    "target",
    "maximum",
    "individuals",
    "prize",
    "individual_prize",
    "per_head",
    "sum",
    "at_most",
];

/// The bytes of every number that follows one of those keys on its line.
fn numbers(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        for key in KEYS.map(|key| format!("{key} = ")) {
            let said = line.match_indices(&key).filter(|(at, _)| {
                line[..*at].chars().next_back().is_none_or(|before| before == ' ' || before == '{')
            });
            for (at, key) in said {
                let from = at + key.len();
                let end = line[from..].find(", clause").map_or(line.len(), |to| from + to);
                found.extend(numbers_in(&line[from..end]).map(|(a, b)| (start + from + a, start + from + b)));
            }
        }
        start += line.len();
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Numbers that stand alone: no part of a name or of a date.
fn numbers_in(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let part = |c: char| c.is_alphanumeric() || "_.-%".contains(c);
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < text.len() {
            let length = text[at..].find(|c| !part(c)).unwrap_or(text.len() - at);
            let word = (at, at + length);
            at += length + text[at + length..].chars().next().map_or(0, char::len_utf8);
            if length > 0 {
                return Some(word);
            }
        }
        None
    })
    .filter(|(from, to)| {
        let word = text[*from..*to].trim_end_matches('%');
        !word.is_empty() && word.chars().all(|c| c.is_ascii_digit() || c == '.' || c == '_')
    })
}

#[test]
fn a_changed_number_is_refused() {
    let mut changed = 0;
    for text in FILES {
        for (from, to) in numbers(text) {
            let percent = if text[from..to].ends_with('%') { "%" } else { "" };
            let other = format!("{}17{percent}{}", &text[..from], &text[to..]);
            let (_, problems) = Movement::read(&other, "changed.toml");
            let here = |problem: &Problem| {
                problem.at.span.is_some_and(|(start, end)| start <= from && from < end.max(start + 1))
            };
            assert!(problems.iter().any(here), "17 for {} at byte {from} passes", &text[from..to]);
            changed += 1;
        }
    }
    assert!(changed > 60, "only {changed} numbers were found");
}
