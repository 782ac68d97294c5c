//! Whatever happens to a movement file, reading it ends, says the same twice, and points into the file.

use movement::{CODES, Movement, Problem};
use proptest::prelude::*;

const FILES: [&str; 3] = [
    include_str!("../../../movements/1371-2022/movement.toml"),
    include_str!("../../../movements/2213-2021-2025/movement.toml"),
    include_str!("../../../bad/grades-and-maximum-differ.toml"),
];

/// What can befall a file: where (as a share of its length), and what.
#[derive(Clone, Debug)]
enum Mishap {
    /// A character is replaced.
    Char(usize, char),
    /// A stretch is cut out.
    Cut(usize, usize),
    /// A stretch is said again elsewhere.
    Copy(usize, usize, usize),
    /// A word takes the place of another.
    Word(usize, &'static str),
    /// A line is left out.
    Line(usize),
    /// A line stands a second time elsewhere.
    Again(usize, usize),
}

const WORDS: [&str; 24] = [
    "[",
    "]",
    "{",
    "}",
    "\"",
    "=",
    "\n",
    "\n[award.x]\n",
    "\n[[clause]]\n",
    "0",
    "-1",
    "1e9",
    "2022-12-31",
    "true",
    "health",
    "met(",
    "[year before]",
    "and",
    "every(3 years, ",
    "rounds = [\"final\"], ",
    "under.lead = [], ",
    "é",
    "\\u0000",
    "is = \"lead\"",
];

fn mishap() -> impl Strategy<Value = Mishap> {
    let at = || 0..100_000usize;
    prop_oneof![
        (at(), any::<char>()).prop_map(|(at, c)| Mishap::Char(at, c)),
        (at(), 1..200usize).prop_map(|(at, length)| Mishap::Cut(at, length)),
        (at(), 1..2000usize, at()).prop_map(|(at, length, to)| Mishap::Copy(at, length, to)),
        (at(), prop::sample::select(&WORDS[..])).prop_map(|(at, word)| Mishap::Word(at, word)),
        at().prop_map(Mishap::Line),
        (at(), at()).prop_map(|(from, to)| Mishap::Again(from, to)),
    ]
}

/// Lines left out or said again: what is left is mostly TOML still, so the checks have their say.
fn befall_lines(text: &str, mishaps: &[Mishap]) -> String {
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    for mishap in mishaps {
        let place = |at: usize| at % lines.len().max(1);
        match mishap {
            Mishap::Line(at) if !lines.is_empty() => {
                lines.remove(place(*at));
            }
            Mishap::Again(from, to) if !lines.is_empty() => {
                let line = lines[place(*from)];
                lines.insert(place(*to), line);
            }
            _ => {}
        }
    }
    lines.concat()
}

fn befall(text: &str, mishaps: &[Mishap]) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for mishap in mishaps {
        let place = |at: usize| at % (chars.len() + 1);
        let stretch = |at: usize, length: usize| place(at)..(place(at) + length).min(chars.len());
        match mishap {
            Mishap::Line(_) | Mishap::Again(..) => {}
            Mishap::Char(at, c) => {
                if let Some(old) = chars.get_mut(*at % text.len().max(1)) {
                    *old = *c;
                }
            }
            Mishap::Cut(at, length) => {
                let stretch = stretch(*at, *length);
                chars.drain(stretch);
            }
            Mishap::Copy(at, length, to) => {
                let again: Vec<char> = chars[stretch(*at, *length)].to_vec();
                let to = place(*to);
                chars.splice(to..to, again);
            }
            Mishap::Word(at, word) => {
                let from = place(*at);
                let rest = chars[from..].iter();
                let length = rest.take_while(|c| c.is_alphanumeric() || **c == '_').count();
                chars.splice(from..from + length, word.chars());
            }
        }
    }
    chars.into_iter().collect()
}

/// Whether a problem has a known code and lies within the text.
fn well_formed(text: &str, problem: &Problem) -> bool {
    let known = CODES.iter().any(|code| code.code == problem.code);
    let line = problem.at.line.unwrap_or(1);
    let within = (1..=text.split('\n').count()).contains(&line) && problem.at.column.is_none_or(|c| c >= 1);
    known && within
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn a_mutated_file_is_read_or_refused(
        file in 0..FILES.len(),
        mishaps in prop::collection::vec(mishap(), 1..6),
    ) {
        let text = befall(&befall_lines(FILES[file], &mishaps), &mishaps);
        let (movement, problems) = Movement::read(&text, "mutated.toml");
        for problem in &problems {
            prop_assert!(well_formed(&text, problem), "{problem:?}");
        }
        prop_assert!(problems.is_sorted_by(|a, b| a.at <= b.at || b.code == "too-many-problems"));
        let (again, same) = Movement::read(&text, "mutated.toml");
        prop_assert_eq!(&same, &problems);
        prop_assert_eq!(format!("{again:?}"), format!("{movement:?}"));
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,300}") {
        let _ = Movement::read(&text, "any.toml");
    }
}
