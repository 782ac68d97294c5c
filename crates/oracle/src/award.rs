//! An award judged: who entered, with what outcome, and who is selected.

use std::collections::BTreeMap;

use crate::exact::{Number, Value};
use crate::order::{Key, groups, ranks, select};
use crate::round::Round;
use crate::truth::Truth;
use crate::unit_kind::UnitKind;

/// A unit that competes for an award, before the ranking.
#[derive(Clone, Debug)]
pub struct Entrant {
    /// Its code.
    pub unit: String,
    /// A recorded disqualification.
    pub disqualified: bool,
    /// A recorded block.
    pub blocked: bool,
    /// What was computed for it.
    pub measures: Vec<(&'static str, Value)>,
    /// What is asked of it.
    pub criteria: Vec<(&'static str, Truth)>,
    /// The key that the award leads by is undefined: it has nothing to lead with.
    pub nothing_to_lead_with: bool,
    /// It took another award that excludes this one.
    pub already_awarded: bool,
    /// How many individuals it may propose if it is selected.
    pub individuals: Option<u32>,
    /// The prize in VND if it is selected.
    pub prize: Option<Number>,
}

impl Entrant {
    /// A unit with its recorded block and disqualification, read at the cut-off date only, and nothing else yet.
    pub fn new(round: &Round, unit: &str) -> Entrant {
        Entrant {
            unit: unit.to_string(),
            disqualified: round.recorded(unit, "disqualified", round.as_of()),
            blocked: round.recorded(unit, "blocked", round.as_of()),
            measures: Vec::new(),
            criteria: Vec::new(),
            nothing_to_lead_with: false,
            already_awarded: false,
            individuals: None,
            prize: None,
        }
    }

    /// The first outcome that applies, in the contract's order.
    pub fn outcome(&self) -> &'static str {
        let any = |truth: Truth| self.criteria.iter().any(|(_, t)| *t == truth);
        if self.disqualified {
            "disqualified"
        } else if any(Truth::NotMet) || self.nothing_to_lead_with {
            "not_eligible"
        } else if self.blocked {
            "blocked"
        } else if any(Truth::Unknown) {
            "undetermined"
        } else if self.already_awarded {
            "already_awarded"
        } else {
            "eligible"
        }
    }
}

/// The codes of the units whose outcome is `eligible`.
pub fn eligible(entrants: &[Entrant]) -> Vec<String> {
    let mut units = Vec::new();
    for entrant in entrants {
        if entrant.outcome() == "eligible" {
            units.push(entrant.unit.clone());
        }
    }
    units
}

/// An award judged.
#[derive(Clone, Debug)]
pub struct Award {
    /// Its id.
    pub id: &'static str,
    /// The kind of unit that competes.
    pub recipients: UnitKind,
    /// How many may be selected at most.
    pub quota: Option<usize>,
    /// Every competing unit in code order.
    pub entrants: Vec<Entrant>,
    /// The rank of each eligible unit.
    pub ranks: BTreeMap<String, usize>,
    /// Who is selected.
    pub selected: Vec<String>,
    /// Who is tied across the last place.
    pub tied: Vec<String>,
}

impl Award {
    /// Ranks the eligible units by the keys and selects. Without keys every eligible unit has rank 1.
    pub fn judged(
        id: &'static str,
        recipients: UnitKind,
        quota: Option<usize>,
        entrants: Vec<Entrant>,
        keys: &[Key],
    ) -> Award {
        let groups = groups(&eligible(&entrants), keys);
        let (selected, tied) = select(&groups, quota);
        Award { id, recipients, quota, entrants, ranks: ranks(&groups), selected, tied }
    }

    /// Units that are blocked or undetermined, in code order.
    pub fn undetermined(&self) -> Vec<String> {
        let mut units = Vec::new();
        for entrant in &self.entrants {
            if entrant.outcome() == "blocked" || entrant.outcome() == "undetermined" {
                units.push(entrant.unit.clone());
            }
        }
        units
    }
}
