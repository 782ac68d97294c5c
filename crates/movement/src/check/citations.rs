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
                let (under, known) = closest(cited, survey.names.clauses.keys().copied());
                let problem = findings.unknown("unknown-clause", cited, &cited.span, known);
                if let (Some(problem), false) = (problem, under.is_empty()) {
                    problem.facts.push(("under", under.into()));
                }
            }
        }
    }
}

/// The clauses that share the most leading parts with a citation, and these parts: for `B.II.9` those of `B.II`, and all
/// where none shares one.
fn closest<'c, 'w>(
    cited: &'c str,
    clauses: impl Iterator<Item = &'w str> + Clone,
) -> (&'c str, Vec<&'w str>) {
    let shared = |clause: &str| {
        let pairs = cited.split('.').zip(clause.split('.'));
        pairs.take_while(|(a, b)| a == b).count()
    };
    let most = clauses.clone().map(shared).max().unwrap_or(0);
    let parts: Vec<&str> = cited.split('.').take(most).collect();
    let under = cited.get(..parts.join(".").len()).unwrap_or("");
    (under, clauses.filter(|clause| shared(clause) == most).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_of_the_same_chapter_is_meant() {
        let clauses = ["A.II.1", "A.II.2", "B.II.1.a", "B.II.1.b", "B.III.1", "para.2"];
        assert_eq!(closest("B.II.9", clauses.into_iter()), ("B.II", vec!["B.II.1.a", "B.II.1.b"]));
        assert_eq!(closest("B.II.1.c", clauses.into_iter()), ("B.II.1", vec!["B.II.1.a", "B.II.1.b"]));
        assert_eq!(closest("C.I", clauses.into_iter()), ("", clauses.to_vec()));
    }
}
