//! The clauses of a letter, in our own words, and who carries each.

use std::ops::Range;

use exact::Ratio;
use jiff::civil::Date;

use super::{At, Label};

/// The clauses that a rule cites, each with its place in the file.
pub type ClauseRefs = Vec<At<String>>;

/// What carries a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carried {
    /// A rule of the file.
    Rule,
    /// A person, with evidence: an attestation, a task, a dossier, a decision.
    Person,
    /// Nothing: it informs.
    Informative,
}

/// A clause of the letter.
#[derive(Clone, Debug)]
pub struct Clause {
    /// Its number in the letter's own outline: `B.II.1.a`.
    pub id: At<String>,
    /// What carries it; absent is a problem that the checker names.
    pub carried: Option<Carried>,
    /// What it says, in our own words.
    pub says: Label,
    /// The numbers that stand in it, for rules to cite.
    pub numbers: Vec<At<Ratio>>,
    /// The dates that stand in it.
    pub dates: Vec<At<Date>>,
}

/// Something that a clause asks somebody to do.
#[derive(Clone, Debug)]
pub struct Task {
    /// Its id.
    pub id: At<String>,
    /// The clause that asks.
    pub clause: ClauseRefs,
    /// Who owns it.
    pub owner: Label,
    /// What is to be done.
    pub says: Label,
    /// By when, where the letter says.
    pub due: Option<Date>,
    /// The bytes of the file that give that day.
    pub due_span: Range<usize>,
}
