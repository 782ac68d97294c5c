//! What would be another if a round were judged from other figures, under other readings or another revision.

use std::collections::BTreeMap;

use judge::{AwardResult, Judged};
use wording::Words;
use wording::rows::result;

/// An award as it is beside as it would be.
#[derive(Clone, Debug)]
pub(crate) struct Shift {
    /// What the award is called.
    pub label: String,
    /// Who is selected, and who is tied across the last place.
    pub before: String,
    /// The same as it would be.
    pub after: String,
    /// Units whose rank or result is another.
    pub moved: Vec<Moved>,
}

/// A unit whose place in an award is another.
#[derive(Clone, Debug)]
pub(crate) struct Moved {
    /// Its name.
    pub name: String,
    /// Its rank and result.
    pub before: String,
    /// The same as they would be.
    pub after: String,
}

impl Shift {
    /// Whether others are selected, or others are tied across the last place.
    pub(crate) fn selects_others(&self) -> bool {
        self.before != self.after
    }

    /// Whether nothing at all is another.
    pub(crate) fn is_none(&self) -> bool {
        !self.selects_others() && self.moved.is_empty()
    }
}

/// Award by award what is another, in the order of judging; awards that only one of the two has are among them.
pub(crate) fn shifts(
    before: &Judged<'_>,
    after: &Judged<'_>,
    name: &dyn Fn(&str) -> String,
    words: Words,
) -> Vec<Shift> {
    let same_award = |a: &AwardResult, b: &AwardResult| a.award == b.award && a.group == b.group;
    let (old, new) = (&before.judgement.awards, &after.judgement.awards);
    let mut pairs: Vec<(Option<&AwardResult>, Option<&AwardResult>)> =
        old.iter().map(|a| (Some(a), new.iter().find(|b| same_award(a, b)))).collect();
    pairs.extend(new.iter().filter(|b| !old.iter().any(|a| same_award(a, b))).map(|b| (None, Some(b))));
    let shift = |(a, b): (Option<&AwardResult>, Option<&AwardResult>)| {
        let (of, award) = match (a, b) {
            (_, Some(award)) => (after, award),
            (Some(award), None) => (before, award),
            (None, None) => return None,
        };
        Some(Shift {
            label: label(of, award, words),
            before: selection(before, a, name, words),
            after: selection(after, b, name, words),
            moved: moved((before, a), (after, b), name, words),
        })
    };
    pairs.into_iter().filter_map(shift).collect()
}

/// What an award is called, with its group where standings are made within groups.
pub(crate) fn label(judged: &Judged<'_>, award: &AwardResult, words: Words) -> String {
    let ruled = judged.movement.award(&award.award);
    let label = ruled.map_or(award.award.as_str(), |ruled| words.label(&ruled.label));
    match &award.group {
        None => label.to_owned(),
        Some((grouping, group)) => {
            format!("{label} · {}", words.group(judged.movement, grouping, group.as_deref()))
        }
    }
}

/// Who is selected, and who is tied across the last place.
pub(crate) fn selection(
    judged: &Judged<'_>,
    award: Option<&AwardResult>,
    name: &dyn Fn(&str) -> String,
    words: Words,
) -> String {
    let Some(award) = award else { return words.say("portal-no-award") };
    let names = |rows: &[u32]| {
        let name = |row: &u32| words.short_name(&name(judged.judgement.code(*row))).to_owned();
        rows.iter().map(name).collect::<Vec<_>>().join(", ")
    };
    let selected = match award.selected.is_empty() {
        true => words.say("compare-nobody"),
        false => names(&award.selected),
    };
    if award.tied.is_empty() {
        return selected;
    }
    let facts = [("selected", selected.into()), ("tied", names(&award.tied).into())];
    words.say_with("portal-selected-and-tied", &facts)
}

fn moved(
    before: (&Judged<'_>, Option<&AwardResult>),
    after: (&Judged<'_>, Option<&AwardResult>),
    name: &dyn Fn(&str) -> String,
    words: Words,
) -> Vec<Moved> {
    let places = |(judged, award): (&Judged<'_>, Option<&AwardResult>)| -> BTreeMap<String, String> {
        let standings = award.into_iter().flat_map(|award| award.standings.iter().map(move |s| (award, s)));
        let place = standings.map(|(award, standing)| {
            let rank = standing.rank.map(|rank| format!("{rank} · ")).unwrap_or_default();
            let said = result(award, &standing, false, words);
            (judged.judgement.code(standing.row).to_owned(), format!("{rank}{said}"))
        });
        place.collect()
    };
    let (was, is) = (places(before), places(after));
    let mut codes: Vec<&String> = was.keys().chain(is.keys()).collect();
    codes.sort();
    codes.dedup();
    let side = |side: Option<&String>| side.cloned().unwrap_or_else(|| "–".to_owned());
    let moved = codes.into_iter().filter(|code| was.get(*code) != is.get(*code)).map(|code| Moved {
        name: words.short_name(&name(code)).to_owned(),
        before: side(was.get(code)),
        after: side(is.get(code)),
    });
    moved.collect()
}
