//! Clause by clause, what carries it.

use std::collections::BTreeMap;

use exact::Ratio;

use super::survey::{Carrier, Rule, Survey};
use crate::{Carried, Movement};

/// What in a movement cites a clause.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CoveredBy {
    /// The kind of thing: `movement`, `task`, `reading`, `round`, `baseline`, `parameter`, `scale`, `precision`,
    /// `measure`, `criterion`, `award`, `goal`, `dossier`, `grouping`, `disqualification`.
    pub kind: &'static str,
    /// The key within it whose case cites the clause (`maximum`, `prize`, `grade`, …); none where it cites it itself.
    pub key: Option<&'static str>,
    /// Its id; a dossier's is its place among the dossiers, from 1.
    pub id: String,
}

/// A clause and what carries it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// The clause.
    pub clause: String,
    /// Who should carry it.
    pub carried: Option<Carried>,
    /// What cites it, in the order of the file's kinds, each once.
    pub by: Vec<CoveredBy>,
    /// Whether it is carried as it should be. A clause that only informs is; one that names no state is not.
    pub covered: bool,
}

/// Lists, clause by clause in the letter's order, what carries it.
pub fn coverage(movement: &Movement) -> Vec<Coverage> {
    let rules = Survey::rules_of(movement);
    let mut carriers = carriers(&rules);
    let clauses = movement.clauses.iter().map(|clause| {
        let by = carriers.remove(clause.id.as_str()).unwrap_or_default();
        let carried_by =
            |wanted| by.iter().any(|(_, carrier)| *carrier == wanted || *carrier == Carrier::Both);
        let covered = match clause.carried {
            None => false,
            Some(Carried::Informative) => true,
            Some(Carried::Rule) => carried_by(Carrier::Rule),
            Some(Carried::Person) => carried_by(Carrier::Person),
        };
        Coverage {
            clause: clause.id.value.clone(),
            carried: clause.carried,
            by: by.into_iter().map(|(by, _)| by).collect(),
            covered,
        }
    });
    clauses.collect()
}

/// The share of the clauses that ask for something and are carried; all of them, where none asks.
pub fn share_covered(coverage: &[Coverage]) -> Ratio {
    let asking = coverage.iter().filter(|clause| clause.carried != Some(Carried::Informative));
    let (covered, all) =
        asking.fold((0, 0), |(covered, all), clause| (covered + i128::from(clause.covered), all + 1));
    Ratio::new(covered, all).unwrap_or(Ratio::ONE)
}

/// For every clause that is cited, what cites it and who does what that says.
pub(super) fn carriers<'r>(rules: &'r [Rule<'_>]) -> BTreeMap<&'r str, Vec<(CoveredBy, Carrier)>> {
    let mut carriers: BTreeMap<&str, Vec<(CoveredBy, Carrier)>> = BTreeMap::new();
    for rule in rules {
        let own = rule.clause.iter().map(|cited| (None, cited));
        let in_cases = rule.says.iter().flat_map(|says| {
            says.cases.iter().flat_map(|case| case.clause).map(|cited| (Some(says.key), cited))
        });
        for (key, cited) in own.chain(in_cases) {
            let by = carriers.entry(cited.as_str()).or_default();
            let new = CoveredBy { kind: rule.kind, key, id: rule.id.clone() };
            // One rule's citations of a clause stand together, so its keys are few to look through.
            let repeated = by.iter().rev().take_while(|(old, _)| old.kind == new.kind && old.id == new.id);
            if !repeated.into_iter().any(|(old, _)| *old == new) {
                by.push((new, rule.carrier));
            }
        }
    }
    carriers
}
