//! What was changed in the columns of a template: those that are gone, and those that were not there.

use movement::{Need, Place, Problem, needs};
use reference::{Indicator, Level, Period};
use wording::{Language, Words};

use crate::Door;

/// The note that a template was changed, with the columns that its round needs and lacks, and those that it does not need.
/// Columns that only changed places are neither.
pub(super) fn note(door: &Door<'_>, tables: &[Vec<(usize, Period)>], at: Place) -> Problem {
    let needed = needs(door.movement, door.round);
    let (mut gone, mut added) = (Vec::new(), Vec::new());
    for table in tables.iter().filter(|table| !table.is_empty()) {
        let holds = |need: &&Need| {
            let is = |(place, period): &(usize, Period)| {
                door.indicators()[*place].id == need.indicator.id && *period == need.period
            };
            table.iter().any(is)
        };
        // The table is of the level of whose columns it has the most.
        let of = |level: Level| needed.iter().filter(move |need| need.level == level);
        let Some(level) = Level::ALL.into_iter().rev().max_by_key(|level| of(*level).filter(holds).count())
        else {
            continue;
        };
        gone.extend(of(level).filter(|need| !holds(need)).map(|need| (need.indicator.clone(), need.period)));
        let known = |(place, period): &&(usize, Period)| {
            of(level).any(|need| need.indicator.id == door.indicators()[*place].id && need.period == *period)
        };
        let new = table.iter().filter(|column| !known(column));
        added.extend(new.map(|(place, period)| (door.indicators()[*place].clone(), *period)));
    }
    let what = match (gone.is_empty(), added.is_empty()) {
        (true, true) => "order",
        (false, true) => "gone",
        (true, false) => "added",
        (false, false) => "both",
    };
    let mut note = Problem::new("template-changed", at).with("what", what);
    for (names, columns) in [(["gone_vi", "gone_en"], gone), (["added_vi", "added_en"], added)] {
        for (name, language) in names.into_iter().zip([Language::Vi, Language::En]) {
            let words = Words::new(language);
            let column = |(indicator, period): &(Indicator, Period)| {
                format!("{} ({})", words.indicator(indicator), words.period(*period))
            };
            note = note.with(name, columns.iter().map(column).collect::<Vec<_>>());
        }
    }
    note
}
