//! Every award can be granted: it exists somewhere, somebody may have it, and it is known who leads.

use exact::Ratio;

use super::Findings;
use crate::{Award, CriterionRule, Maximum, Movement};

pub(super) fn check(movement: &Movement, findings: &mut Findings<'_, '_>) {
    for award in &movement.awards {
        let id = award.id.value.as_str();
        let fits = |awards: &[crate::At<String>]| awards.is_empty() || awards.iter().any(|a| a.value == id);
        if !award.exists.is_empty() && !award.exists.0.iter().any(|case| fits(&case.awards)) {
            findings.at("award-never-exists", &award.exists.0[0].span).facts.push(("award", id.into()));
        }
        recipients(movement, findings, award);
        if !award.maximum.is_empty() && award.maximum.0.iter().all(|case| is_zero(&case.is)) {
            let span = award.maximum.0[0].span.clone();
            findings.at("maximum-of-zero", &span).facts.push(("award", id.into()));
        }
        // Where people alone say who is eligible, they also say who comes first.
        let computed = award.requires.iter().any(|id| {
            let criterion = findings.survey.names.criteria.get(id.as_str());
            criterion.is_some_and(|(_, c)| matches!(c.rule, CriterionRule::Formula { .. }))
        });
        let only_so_many = award.maximum.0.iter().any(|case| !matches!(case.is, Maximum::None));
        if award.ranks_by.is_empty() && computed && only_so_many && findings.complete() {
            findings.at("maximum-without-ranking", &award.id.span).facts.push(("award", id.into()));
        }
    }
}

fn recipients(movement: &Movement, findings: &mut Findings<'_, '_>, award: &Award) {
    if movement.competitors.contains(&award.recipients) || !findings.complete() {
        return;
    }
    let competitors: Vec<String> = movement.competitors.iter().map(|level| level.id().to_string()).collect();
    let problem = findings.at("recipients-not-competing", &award.id.span);
    problem.facts.push(("award", award.id.value.clone().into()));
    problem.facts.push(("recipients", award.recipients.id().into()));
    problem.facts.push(("competitors", competitors.into()));
}

fn is_zero(maximum: &Maximum) -> bool {
    match maximum {
        Maximum::None => false,
        Maximum::Units(units) => units.value == 0,
        Maximum::Share { share, .. } => share.value == Ratio::ZERO,
    }
}
