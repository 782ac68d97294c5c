//! Every choice of a reading changes something.
//!
//! A choice may be the one that no case names: then it is what holds otherwise. But two choices that stand in exactly
//! the same cases cannot be told apart, and a reading that no case names changes nothing.

use std::collections::BTreeMap;

use super::Findings;
use crate::Movement;

pub(super) fn check(movement: &Movement, findings: &mut Findings<'_, '_>) {
    if !findings.complete() {
        return;
    }
    let mut cases_of: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    let mut used: BTreeMap<&str, ()> = BTreeMap::new();
    let survey = findings.survey;
    let cases = survey.rules.iter().flat_map(|rule| &rule.says).flat_map(|says| &says.cases);
    for (n, case) in cases.enumerate() {
        for (reading, choices) in case.under {
            used.insert(reading, ());
            for choice in choices {
                cases_of.entry((reading, choice)).or_default().push(n);
            }
        }
    }
    for reading in &movement.readings {
        if !used.contains_key(reading.id.as_str()) {
            findings
                .at("reading-unused", &reading.id.span)
                .facts
                .push(("reading", reading.id.value.clone().into()));
            continue;
        }
        let mut alike: BTreeMap<&[usize], &str> = BTreeMap::new();
        for choice in &reading.choices {
            let cases =
                cases_of.get(&(reading.id.as_str(), choice.id.as_str())).map_or(&[][..], Vec::as_slice);
            let Some(like) = alike.get(cases) else {
                alike.insert(cases, &choice.id);
                continue;
            };
            let problem = findings.at("choice-unused", &choice.id.span);
            problem.facts.push(("reading", reading.id.value.clone().into()));
            problem.facts.push(("choice", choice.id.value.clone().into()));
            problem.facts.push(("like", (*like).into()));
        }
    }
}
