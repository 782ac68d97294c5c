//! A worked example as read.

use std::collections::BTreeMap;

use movement::{At, Label};

/// A worked example.
#[derive(Clone, Debug)]
pub struct Case {
    /// The file, as it was named.
    pub file: String,
    /// The text of the file.
    pub source: String,
    /// The sentence that it shows.
    pub title: Label,
    /// The clauses that it is about.
    pub clause: Vec<At<String>>,
    /// The round judged.
    pub round: At<String>,
    /// Choices of readings other than the defaults.
    pub readings: BTreeMap<String, At<String>>,
    /// Whether absent attestations count as given.
    pub assume_attested: bool,
    /// The codes of the units that compete, where they are listed.
    pub units: Option<Vec<At<String>>>,
    /// Units outside the reference lists, as CSV.
    pub units_csv: Option<At<String>>,
    /// The figures, as CSV.
    pub figures: At<String>,
    /// What must come of it.
    pub expected: Vec<Expectation>,
}

/// One thing that must come of a case.
#[derive(Clone, Debug)]
pub struct Expectation {
    /// What it is about: `award.health`, `criterion.collection`.
    pub about: About,
    /// The id of the thing.
    pub id: At<String>,
    /// Which of its values: a unit's code, `selected`, `outcome.01`.
    pub key: Vec<String>,
    /// The value.
    pub value: At<Expected>,
}

/// The kinds of things that a case can expect something of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// A criterion, a unit each.
    Criterion,
    /// A measure, a unit each.
    Measure,
    /// An award.
    Award,
    /// A national goal.
    Goal,
}

/// An expected value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A word, a number or a code.
    One(String),
    /// Codes in order.
    Many(Vec<String>),
}
