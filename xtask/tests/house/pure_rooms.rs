//! The pure rooms: no floating point in any line of them, and one `clippy.toml` for all.

use std::fs;

use crate::rooms;

/// The rooms that know no float, clock, file or network.
const PURE: [&str; 6] = ["exact", "reference", "movement", "judge", "checks", "wording"];

#[test]
fn no_line_of_a_pure_room_names_a_float() {
    let mut found = Vec::new();
    for room in PURE {
        for path in rooms::rust_files(&rooms::root().join("crates").join(room).join("src")) {
            let text = fs::read_to_string(&path).expect("a source file can be read");
            let lines = text.lines().enumerate().filter(|(_, line)| names_a_float(line));
            let path = path.strip_prefix(rooms::root()).expect("a room stands in the workspace").display();
            found.extend(lines.map(|(i, line)| format!("{path}:{}: {}", i + 1, line.trim())));
        }
    }
    assert!(found.is_empty(), "floats misjudge exact thresholds, use `exact::Ratio`:\n{}", found.join("\n"));
}

#[test]
fn every_pure_room_holds_the_same_clippy_toml() {
    let read = |room: &str| {
        let path = rooms::root().join("crates").join(room).join("clippy.toml");
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    let first = read(PURE[0]);
    for room in PURE {
        assert!(
            read(room) == first,
            "crates/{room}/clippy.toml differs from crates/{}/clippy.toml: copy one over",
            PURE[0]
        );
    }
}

/// Whether the code of a line, its comment left out, names a binary float: the type itself, or `as_f64`, `1f32`.
fn names_a_float(line: &str) -> bool {
    let code = line.split("//").next().unwrap_or_default();
    ["f32", "f64"].iter().any(|float| {
        code.match_indices(float).any(|(at, _)| {
            let before = code[..at].chars().next_back();
            let after = code[at + float.len()..].chars().next();
            !before.is_some_and(|c| c.is_alphabetic())
                && !after.is_some_and(|c| c.is_alphanumeric() || c == '_')
        })
    })
}

#[test]
fn a_float_is_seen_in_code_and_not_in_comments() {
    for line in ["let x: f64 = y;", "n as f32", "value.as_f64()", "1f64", "Vec<f64>", "f64::from(3)"] {
        assert!(names_a_float(line), "{line}");
    }
    for line in ["/// `f64` misjudges 272 of them", "let n = 3; // never f32", "0xf64a", "half64", "f640"] {
        assert!(!names_a_float(line), "{line}");
    }
}
