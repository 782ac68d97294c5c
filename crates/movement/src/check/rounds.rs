//! Rounds follow each other within the movement, and what is due after a cut-off is not due before it.

use jiff::civil::Date;

use super::Findings;
use crate::{Due, Movement};

pub(super) fn check(movement: &Movement, findings: &mut Findings<'_, '_>) {
    let judged = movement.awards.first().map(|award| &award.id);
    let judged = judged.or_else(|| movement.goals.first().map(|goal| &goal.id));
    if let (true, Some(id), true) = (movement.rounds.is_empty(), judged, findings.complete()) {
        findings.at("no-round", &id.span).facts.push(("needed_by", id.value.clone().into()));
    }
    let (from, to) = movement.runs;
    // A day that could not be read is zero, and named elsewhere.
    let known = movement.rounds.iter().filter(|round| round.cut_off != Date::ZERO);
    for round in known.clone() {
        if to != Date::ZERO && from <= to && !(from..=to).contains(&round.cut_off) {
            let problem = findings.at("cut-off-outside-run", &round.cut_off_span);
            problem.facts.push(("round", round.id.value.clone().into()));
            problem.facts.push(("cut_off", round.cut_off.to_string().into()));
            problem.facts.extend([("from", from.to_string().into()), ("to", to.to_string().into())]);
        }
        if let Some(decide_by) = round.decide_by.filter(|day| *day < round.cut_off) {
            let problem = findings.at("decided-before-cut-off", &round.decide_by_span);
            problem.facts.push(("round", round.id.value.clone().into()));
            problem.facts.push(("decide_by", decide_by.to_string().into()));
            problem.facts.push(("cut_off", round.cut_off.to_string().into()));
        }
    }
    for (before, round) in known.clone().zip(known.skip(1)) {
        if round.cut_off < before.cut_off {
            let problem = findings.at("rounds-out-of-order", &round.cut_off_span);
            problem.facts.push(("round", round.id.value.clone().into()));
            problem.facts.push(("cut_off", round.cut_off.to_string().into()));
            problem.facts.push(("before", before.id.value.clone().into()));
            problem.facts.push(("before_cut_off", before.cut_off.to_string().into()));
        }
    }
    dossiers(movement, findings);
}

/// A dossier speaks of what was reached at the cut-off.
fn dossiers(movement: &Movement, findings: &mut Findings<'_, '_>) {
    for case in movement.dossiers.iter().flat_map(|dossier| &dossier.due.0) {
        let (Due::Before(date) | Due::By(date)) = case.is else { continue };
        let rounds = case.rounds.iter().filter_map(|id| findings.survey.names.rounds.get(id.as_str()));
        let early = rounds.map(|n| &movement.rounds[*n]).find(|round| date < round.cut_off);
        if let Some(round) = early {
            let problem = findings.at("due-before-cut-off", &case.span);
            problem.facts.push(("round", round.id.value.clone().into()));
            problem.facts.push(("due", date.to_string().into()));
            problem.facts.push(("cut_off", round.cut_off.to_string().into()));
        }
    }
}
