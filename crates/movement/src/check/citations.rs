//! Every rule cites a clause, and every clause that is cited exists.

use super::Findings;
use crate::Movement;

pub(super) fn check(_: &Movement, findings: &mut Findings<'_, '_>) {
    let survey = findings.survey;
    for rule in &survey.rules {
        if rule.clause.is_empty() && !rule.cites_in_every_case() {
            let problem = findings.at("rule-without-clause", &rule.span);
            problem.facts.extend([("kind", rule.kind.into()), ("id", rule.id.clone().into())]);
        }
        let in_cases = rule.says.iter().flat_map(|says| &says.cases).flat_map(|case| case.clause);
        for cited in rule.clause.iter().chain(in_cases) {
            if !survey.names.clauses.contains_key(cited.as_str()) {
                findings.unknown("unknown-clause", cited, &cited.span, survey.names.clauses.keys().copied());
            }
        }
    }
}
