//! The conditions of cases name readings, choices, rounds and awards that exist.

use super::Findings;
use super::survey::View;
use crate::Movement;

pub(super) fn check(_: &Movement, findings: &mut Findings<'_, '_>) {
    for rule in &findings.survey.rules {
        for case in rule.says.iter().flat_map(|says| &says.cases) {
            conditions(findings, case);
        }
    }
}

fn conditions(findings: &mut Findings<'_, '_>, case: &View<'_>) {
    let names = &findings.survey.names;
    for (id, choices) in case.under {
        let Some(reading) = names.readings.get(id.as_str()) else {
            findings.unknown("unknown-reading", id, &id.span, names.readings.keys().copied());
            continue;
        };
        let known = || reading.choices.iter().map(|choice| choice.id.as_str());
        for choice in choices.iter().filter(|choice| !known().any(|id| id == choice.value)) {
            findings.unknown("unknown-choice", choice, &choice.span, known().collect::<Vec<_>>());
        }
        if choices.is_empty() && findings.complete() {
            findings.at("case-never-fits", &id.span).facts.push(("reading", id.value.clone().into()));
        }
    }
    for round in case.rounds.iter().filter(|round| !names.rounds.contains_key(round.as_str())) {
        findings.unknown("unknown-round", round, &round.span, names.rounds.keys().copied());
    }
    for award in case.awards.iter().filter(|award| !names.awards.contains_key(award.as_str())) {
        findings.unknown("unknown-award", award, &award.span, names.awards.keys().copied());
    }
}
