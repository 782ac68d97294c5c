//! Finding units by the names that people type.

use crate::Level;
use crate::fold::{self, Fit};
use crate::spelling;

/// The names of a list of units, folded and sorted, so that a text is looked up rather than searched for.
pub(super) struct NameIndex {
    level: Level,
    entries: Vec<Entry>,
}

/// One name of one unit.
struct Entry {
    bare: String,
    marked: String,
    /// The word for the level before the name, folded: `xa`, `phuong`; empty in an alias.
    kind: &'static str,
    /// The unit's place in the list.
    unit: usize,
}

/// One way to read a text: what is left of it after the words for the level, and the word that was there.
struct Variant<'a> {
    bare: &'a str,
    marked: &'a str,
    kind: Option<&'static str>,
}

impl NameIndex {
    /// Indexes the units' full names, in the order of the list, and their aliases.
    pub(super) fn new<'a>(
        level: Level,
        names: impl Iterator<Item = &'a str>,
        aliases: impl Iterator<Item = (usize, String)>,
    ) -> NameIndex {
        let mut entries: Vec<Entry> = Vec::new();
        for (unit, name) in names.enumerate() {
            let folded = fold::fold(name);
            let own = kinds(level).iter().find(|kind| after(&folded.bare, kind).is_some());
            let kind = own.copied().unwrap_or("");
            let (bare, marked) = cut(&folded.bare, &folded.marked, words(kind));
            entries.push(Entry { bare: bare.to_owned(), marked: marked.to_owned(), kind, unit });
        }
        for (unit, alias) in aliases {
            let folded = fold::fold(&alias);
            entries.push(Entry { bare: folded.bare, marked: folded.marked, kind: "", unit });
        }
        entries.sort_by(|a, b| (&a.bare, a.unit).cmp(&(&b.bare, b.unit)));
        NameIndex { level, entries }
    }

    /// The places of the units that a text names.
    pub(super) fn matching(&self, text: &str) -> Vec<usize> {
        let folded = fold::fold(text);
        let readings = variants(self.level, &folded.bare, &folded.marked);
        let found = readings.iter().map(|variant| self.best(variant)).find(|units| !units.is_empty());
        found.unwrap_or_default()
    }

    /// The place of the unit whose name is nearest to a text.
    pub(super) fn nearest(&self, text: &str) -> Option<usize> {
        let folded = fold::fold(text);
        let readings = variants(self.level, &folded.bare, &folded.marked);
        let names = || self.entries.iter().map(|entry| (entry.bare.as_str(), entry.unit));
        readings.iter().rev().find_map(|variant| spelling::nearest(variant.bare, names()))
    }

    /// The units with these letters that the marks fit best and the word for the level does not rule out.
    fn best(&self, variant: &Variant<'_>) -> Vec<usize> {
        let start = self.entries.partition_point(|entry| entry.bare.as_str() < variant.bare);
        let same = self.entries[start..].iter().take_while(|entry| entry.bare == variant.bare);
        let fits = |entry: &Entry| Some((fold::fit(variant.marked, &entry.marked)?, entry.unit));
        let mut fitting: Vec<(Fit, usize)> =
            same.filter(|entry| agrees(self.level, variant.kind, entry.kind)).filter_map(fits).collect();
        let Some(best) = fitting.iter().map(|(fit, _)| *fit).min() else { return Vec::new() };
        fitting.retain(|(fit, _)| *fit == best);
        let mut units: Vec<usize> = fitting.into_iter().map(|(_, unit)| unit).collect();
        units.dedup();
        units
    }
}

/// Whether the word typed before a name allows a unit. Xã and phường of one name are two units; a province that became
/// a city is one.
fn agrees(level: Level, typed: Option<&str>, kind: &str) -> bool {
    match (level, typed) {
        (Level::District | Level::Commune, Some(typed)) => kind.is_empty() || typed == kind,
        _ => true,
    }
}

/// The readings of a text: first as it stands, then with one word for the level after another taken from its front.
fn variants<'a>(level: Level, bare: &'a str, marked: &'a str) -> Vec<Variant<'a>> {
    let mut found = vec![Variant { bare, marked, kind: None }];
    loop {
        let last = &found[found.len() - 1];
        let Some((word, kind)) = prefixes(level).find(|(word, _)| after(last.bare, word).is_some()) else {
            break;
        };
        let (bare, marked) = cut(last.bare, last.marked, words(word));
        let kind = kind.or(last.kind);
        found.push(Variant { bare, marked, kind });
    }
    if level == Level::CentralUnit {
        without_owner(&mut found);
    }
    found
}

/// Adds readings without "BHXH Việt Nam" behind a central unit's name.
fn without_owner(found: &mut Vec<Variant<'_>>) {
    for owner in [" bao hiem xa hoi viet nam", " bhxh viet nam"] {
        for i in 0..found.len() {
            let Some(bare) = found[i].bare.strip_suffix(owner) else { continue };
            let kept = words(bare);
            let end =
                found[i].marked.match_indices(' ').nth(kept - 1).map_or(found[i].marked.len(), |(at, _)| at);
            found.push(Variant { bare, marked: &found[i].marked[..end], kind: None });
        }
    }
}

/// The words that units of a level carry before their names, folded; longer ones first.
fn kinds(level: Level) -> &'static [&'static str] {
    match level {
        Level::Province => &["thanh pho", "tinh"],
        Level::District => &["thanh pho", "thi xa", "huien", "quan"],
        Level::Commune => &["thi tran", "dac khu", "phuong", "xa"],
        Level::CentralUnit => &["trung tam", "vu", "ban"],
        _ => &[],
    }
}

/// Every word that people write before the name of a unit of a level, and the kind it stands for.
fn prefixes(level: Level) -> impl Iterator<Item = (&'static str, Option<&'static str>)> {
    let short: &[(&str, &str)] = match level {
        Level::Province => &[("tp", "thanh pho"), ("t p", "thanh pho"), ("t", "tinh")],
        Level::District => {
            &[("tp", "thanh pho"), ("t p", "thanh pho"), ("tx", "thi xa"), ("h", "huien"), ("q", "quan")]
        }
        Level::Commune => {
            &[("tt", "thi tran"), ("dk", "dac khu"), ("p", "phuong"), ("f", "phuong"), ("x", "xa")]
        }
        Level::CentralUnit => &[("tt", "trung tam")],
        _ => &[],
    };
    let owner = [("bao hiem xa hoi", None), ("bhxh", None)];
    let long = kinds(level).iter().map(|kind| (*kind, Some(*kind)));
    owner.into_iter().chain(long).chain(short.iter().map(|(word, kind)| (*word, Some(*kind))))
}

/// What follows a word at the front of a folded text; `None` where it is not there or nothing follows.
fn after<'a>(bare: &'a str, word: &str) -> Option<&'a str> {
    bare.strip_prefix(word)?.strip_prefix(' ')
}

/// Both folded forms without their first syllables.
fn cut<'a>(bare: &'a str, marked: &'a str, syllables: usize) -> (&'a str, &'a str) {
    let behind = |text: &'a str| match syllables.checked_sub(1) {
        None => text,
        Some(n) => text.match_indices(' ').nth(n).map_or("", |(at, _)| &text[at + 1..]),
    };
    (behind(bare), behind(marked))
}

fn words(text: &str) -> usize {
    text.split(' ').filter(|word| !word.is_empty()).count()
}
