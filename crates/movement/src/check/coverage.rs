//! Clause by clause, what carries it.

use crate::{Carried, Movement};

/// What in a movement cites a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoveredBy {
    /// The kind of thing: `criterion`, `award`, `task`, …
    pub kind: &'static str,
    /// Its id.
    pub id: String,
}

/// A clause and what carries it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// The clause.
    pub clause: String,
    /// Who should carry it.
    pub carried: Option<Carried>,
    /// What cites it.
    pub by: Vec<CoveredBy>,
}

/// Lists, clause by clause in the letter's order, what carries it.
pub fn coverage(movement: &Movement) -> Vec<Coverage> {
    movement
        .clauses
        .iter()
        .map(|clause| Coverage { clause: clause.id.value.clone(), carried: clause.carried, by: Vec::new() })
        .collect()
}
