//! Every clause says what carries it, and is carried.

use std::collections::BTreeSet;

use super::survey::Carrier;
use super::{Findings, coverage::carriers};
use crate::{Carried, Movement};

pub(super) fn check(movement: &Movement, findings: &mut Findings<'_, '_>) {
    let mut seen = BTreeSet::new();
    let carriers = carriers(&findings.survey.rules);
    for clause in &movement.clauses {
        let by = carriers.get(clause.id.as_str()).map_or(&[][..], Vec::as_slice);
        let carried_by =
            |wanted| by.iter().any(|(_, carrier)| *carrier == wanted || *carrier == Carrier::Both);
        let code = match clause.carried {
            None => "clause-without-state",
            Some(Carried::Rule) if !carried_by(Carrier::Rule) => "no-rule-for-clause",
            Some(Carried::Person) if !carried_by(Carrier::Person) => "no-person-for-clause",
            _ => continue,
        };
        // What was lost in reading may have cited it; a clause that stands twice is named as that.
        if seen.insert(clause.id.as_str()) && (findings.complete() || clause.carried.is_none()) {
            findings.at(code, &clause.id.span).facts.push(("clause", clause.id.value.clone().into()));
        }
    }
}
