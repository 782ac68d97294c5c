//! Criteria: what must hold for a unit to be eligible.

use super::{At, Cases, ClauseRefs, Label};
use crate::formula::Formula;

/// A condition of an award.
#[derive(Clone, Debug)]
pub struct Criterion {
    /// Its id: `collection`.
    pub id: At<String>,
    /// Its name.
    pub label: Label,
    /// The clauses that set it.
    pub clause: ClauseRefs,
    /// What it says.
    pub rule: CriterionRule,
}

/// How a criterion is settled.
#[derive(Clone, Debug)]
pub enum CriterionRule {
    /// By a formula that comes to yes or no.
    Formula {
        /// What must hold.
        holds: Cases<Formula>,
        /// What must hold instead where a rate in `holds` is undefined; no case means "not met".
        when_undefined: Cases<Formula>,
    },
    /// By a person, with evidence: the figure `attest.<id>`.
    Attested {
        /// Who attests.
        by: Label,
        /// What must be shown.
        evidence: Label,
    },
}
