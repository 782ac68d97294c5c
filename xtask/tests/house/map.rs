//! `ARCHITECTURE.md` names every room and draws every arrow.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use crate::rooms;

/// What stands beside a room on the map before its first file does.
const NOT_YET: &str = "(being built)";

#[test]
fn every_room_is_on_the_map() {
    let map = map();
    let missing: Vec<_> =
        rooms::on_the_disk().into_iter().filter(|room| !named(&map).contains_key(room)).collect();
    assert!(
        missing.is_empty(),
        "ARCHITECTURE.md does not name `crates/…` for {missing:?}: what comes in, what goes out, what is absent?"
    );
}

#[test]
fn every_room_on_the_map_stands() {
    let here = rooms::on_the_disk();
    for (room, not_yet) in named(&map()) {
        assert!(here.contains(&room) || not_yet, "ARCHITECTURE.md names crates/{room}, which is not there");
        assert!(
            !(here.contains(&room) && not_yet),
            "crates/{room} stands: take the mark `{NOT_YET}` off ARCHITECTURE.md"
        );
    }
}

#[test]
fn every_package_has_a_row_of_arrows() {
    let drawn: BTreeSet<String> = drawn_arrows(&map()).into_iter().map(|(room, _)| room).collect();
    let missing: Vec<_> = rooms::arrows().into_keys().filter(|package| !drawn.contains(package)).collect();
    assert!(missing.is_empty(), "the table `room | may use` of ARCHITECTURE.md has no row for {missing:?}");
}

#[test]
fn arrows_point_down_only() {
    let mut below = BTreeSet::new();
    for (room, may_use) in drawn_arrows(&map()) {
        let up: Vec<_> = may_use.difference(&below).collect();
        assert!(up.is_empty(), "{room} may use {up:?}, which stand above it in the table, or nowhere");
        below.insert(room);
    }
}

#[test]
fn no_room_uses_what_the_map_does_not_allow() {
    let drawn: BTreeMap<_, _> = drawn_arrows(&map()).into_iter().collect();
    for (room, used) in rooms::arrows() {
        let allowed = drawn.get(&room).cloned().unwrap_or_default();
        let new: Vec<_> = used.difference(&allowed).collect();
        assert!(
            new.is_empty(),
            "crates/{room}/Cargo.toml: a new arrow to {new:?}. An arrow is a decision: its own commit, with the reason and \
             a word in the table `room | may use` of ARCHITECTURE.md"
        );
    }
}

fn map() -> String {
    fs::read_to_string(rooms::root().join("ARCHITECTURE.md")).expect("ARCHITECTURE.md is there")
}

/// The rooms named as `crates/<name>`, and whether the map says that they are still being built.
fn named(map: &str) -> BTreeMap<String, bool> {
    let mut named = BTreeMap::new();
    for line in map.lines() {
        for after in line.split("crates/").skip(1) {
            let room: String =
                after.chars().take_while(|c| c.is_ascii_alphanumeric() || "_-".contains(*c)).collect();
            if !room.is_empty() {
                *named.entry(room).or_insert(false) |= line.contains(NOT_YET);
            }
        }
    }
    named
}

/// The rows of the fenced table that begins with `room | may use`, from the ground up.
fn drawn_arrows(map: &str) -> Vec<(String, BTreeSet<String>)> {
    let is_head = |line: &&str| line.split('|').map(str::trim).eq(["room", "may use"]);
    let mut lines = map.lines().skip_while(|line| !is_head(line));
    assert!(lines.next().is_some(), "ARCHITECTURE.md has no table `room | may use`");
    lines
        .take_while(|line| !line.starts_with("```"))
        .map(|line| {
            let (room, may_use) = line.split_once('|').expect("a row is `room | may use`");
            (room.trim().to_owned(), may_use.split_whitespace().map(str::to_owned).collect())
        })
        .collect()
}

#[test]
fn the_reading_of_a_map() {
    let map = "see `crates/judge/src/ranking/`\n### `crates/oracle` (being built)\n```text\nroom | may use\nexact |\njudge | exact\n```\n";
    assert_eq!(named(map), BTreeMap::from([("judge".to_owned(), false), ("oracle".to_owned(), true)]));
    let rows =
        [("exact".to_owned(), BTreeSet::new()), ("judge".to_owned(), BTreeSet::from(["exact".to_owned()]))];
    assert_eq!(drawn_arrows(map), rows);
}
