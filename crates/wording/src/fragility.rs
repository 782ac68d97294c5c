//! How little would change who is selected, as people read it: for every way of showing it.

use judge::{AwardFragility, ReadingChange, SmallestChange};

use crate::Words;

/// Names units: one, or several in a row.
pub struct Naming<'a> {
    /// The short name of a unit.
    pub short: &'a dyn Fn(&str) -> String,
    /// The names of several, or that there is none.
    pub list: &'a dyn Fn(&[String]) -> String,
    /// A reading and its choice: by their ids, or in words.
    pub reading: &'a dyn Fn(&str, &str) -> (String, String),
}

/// What is said of one award: who is selected now, then each smallest change of a figure, then each reading.
pub fn tell(award: &AwardFragility, naming: &Naming<'_>, words: Words) -> Vec<String> {
    let mut lines =
        vec![words.say_with("fragility-now", &[("units", (naming.list)(&award.selected).into())])];
    if award.figures.is_empty() {
        let search = if award.stepwise { "stepwise" } else { "exact" };
        lines.push(words.say_with("fragility-no-figure", &[("search", search.into())]));
    }
    lines.extend(award.figures.iter().map(|change| figure(change, naming, words)));
    if award.readings.is_empty() {
        lines.push(words.say("fragility-no-reading"));
    }
    lines.extend(award.readings.iter().map(|change| reading(change, naming, words)));
    lines
}

fn figure(smallest: &SmallestChange, naming: &Naming<'_>, words: Words) -> String {
    let change = &smallest.change;
    let dimension = change.indicator.dimension;
    let by = change.by();
    let facts = [
        ("unit", (naming.short)(&smallest.unit).into()),
        ("what", words.indicator(&change.indicator).into()),
        ("period", words.period(change.period).into()),
        ("by", words.difference(&by.abs(), dimension).into()),
        ("from", words.amount(&change.from, dimension).into()),
        ("to", words.amount(&change.to, dimension).into()),
        ("then", then(&smallest.selected, &smallest.tied, naming, words).into()),
    ];
    words.say_with(if by.is_negative() { "fragility-less" } else { "fragility-more" }, &facts)
}

fn reading(change: &ReadingChange, naming: &Naming<'_>, words: Words) -> String {
    let then = match change.exists {
        true => then(&change.selected, &change.tied, naming, words),
        false => words.say("fragility-no-award"),
    };
    let (reading, choice) = (naming.reading)(&change.reading, &change.choice);
    let facts = [("reading", reading.into()), ("choice", choice.into()), ("then", then.into())];
    words.say_with("fragility-reading", &facts)
}

/// Who is selected and tied then.
fn then(selected: &[String], tied: &[String], naming: &Naming<'_>, words: Words) -> String {
    let units = ("units", (naming.list)(selected).into());
    match tied.is_empty() {
        true => words.say_with("fragility-then", &[units]),
        false => words.say_with("fragility-then-tied", &[units, ("tied", (naming.list)(tied).into())]),
    }
}
