//! Readings: the senses in which an ambiguous clause can be taken, and the precisions that depend on them.

use exact::Ratio;

use super::{At, Cases, ClauseRefs, Label};

/// An ambiguity of the letter, with the senses that the council may choose from.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Its id: `comparable`.
    pub id: At<String>,
    /// The clauses that leave it open.
    pub clause: ClauseRefs,
    /// The question.
    pub asks: Label,
    /// The senses; the first is the default.
    pub choices: Vec<Choice>,
}

impl Reading {
    /// The sense that holds unless the council chose another: the first.
    pub fn default_choice(&self) -> &str {
        self.choices.first().map_or("", |c| c.id.as_str())
    }
}

/// One sense of an ambiguous clause.
#[derive(Clone, Debug)]
pub struct Choice {
    /// Its id: `two-decimals`.
    pub id: At<String>,
    /// What it means.
    pub says: Label,
}

/// How finely values are compared in a ranking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// As they are.
    Exact,
    /// Rounded half up to a multiple of a power of ten: `10^-places`.
    HalfUp {
        /// The number of decimal places of the plain number (2 decimals of a percentage are 4 places).
        places: u32,
    },
}

impl Step {
    /// The value as it is compared.
    pub fn apply(&self, value: &Ratio) -> Ratio {
        match self {
            Step::Exact => value.clone(),
            Step::HalfUp { places } => value.round_half_up_at(*places),
        }
    }
}

/// A named fineness of comparison, by reading where it differs.
#[derive(Clone, Debug)]
pub struct Precision {
    /// Its id: `comparable`.
    pub id: At<String>,
    /// The clauses that speak of it.
    pub clause: ClauseRefs,
    /// The step.
    pub step: Cases<Step>,
}
