//! Every number in a rule stands in the clause that the rule cites. Nothing, one and all (0, 1, 100 %) are free.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use exact::Ratio;

use super::survey::View;
use super::{Findings, LISTED, in_file};
use crate::formula::{Expr, ExprKind, Formula};
use crate::{At, Clause, Movement};

pub(super) fn check(movement: &Movement, findings: &mut Findings<'_, '_>) {
    let survey = findings.survey;
    // Where a clause stands twice, which is a problem of its own, its first words count.
    let recorded: Recorded<'_> = movement
        .clauses
        .iter()
        .rev()
        .map(|clause| (clause.id.as_str(), clause.numbers.iter().map(|number| &number.value).collect()))
        .collect();
    for rule in &survey.rules {
        for case in rule.says.iter().flat_map(|says| &says.cases) {
            let cited = rule.cited(case);
            // A clause that is not there is named as that; the number may stand in it.
            if !cited.is_empty() && cited.iter().all(|id| survey.names.clauses.contains_key(id.as_str())) {
                in_case(findings, &recorded, cited, case);
            }
        }
    }
}

/// The numbers of each clause.
type Recorded<'m> = BTreeMap<&'m str, BTreeSet<&'m Ratio>>;

fn in_case(findings: &mut Findings<'_, '_>, recorded: &Recorded<'_>, cited: &[At<String>], case: &View<'_>) {
    let mut check = |number: &Ratio, span: Range<usize>| {
        let free = number.is_zero() || *number == Ratio::ONE;
        if !free && !cited.iter().any(|id| recorded[id.as_str()].contains(number)) {
            not_recorded(findings, cited, &span);
        }
    };
    for number in &case.numbers {
        check(&number.value, number.span.clone());
    }
    for formula in &case.formulas {
        formula.expr.walk(&mut |part| match &part.kind {
            ExprKind::Number(number, _) => check(number, bare(formula, part)),
            ExprKind::Every(years, _) => {
                let at = super::place_of(formula, part, &["every", &years.to_string()]);
                check(&Ratio::int((*years).into()), at);
            }
            _ => {}
        });
    }
}

/// The bytes of a number without brackets around it.
fn bare(formula: &Formula, part: &Expr) -> Range<usize> {
    let span = in_file(formula, &part.span);
    let text = formula.text.get(part.span.clone()).unwrap_or("");
    let inner = text.trim_start_matches(['(', ' ']);
    let start = span.start + text.len() - inner.len();
    start..start + inner.trim_end_matches([')', ' ']).len()
}

fn not_recorded(findings: &mut Findings<'_, '_>, cited: &[At<String>], span: &Range<usize>) {
    let clauses: Vec<&Clause> =
        cited.iter().take(LISTED).map(|id| findings.survey.names.clauses[id.as_str()]).collect();
    let numbers = clauses.iter().flat_map(|clause| &clause.numbers).take(LISTED);
    let numbers: Vec<String> = numbers.map(|number| findings.written(&number.span)).collect();
    let written = findings.written(span);
    let problem = findings.at("number-not-in-clause", span);
    problem.facts.push(("number", written.into()));
    problem
        .facts
        .push(("clauses", clauses.iter().map(|clause| clause.id.value.clone()).collect::<Vec<_>>().into()));
    problem.facts.push(("numbers", numbers.into()));
}
