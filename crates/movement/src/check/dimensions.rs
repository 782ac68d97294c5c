//! Units of measure agree in every formula.

use reference::Dimension;

use super::Findings;
use crate::formula::{DimensionProblem, Formula, dimension_of};
use crate::{CriterionRule, MeasureRule, Movement, Prize};

pub(super) fn check(movement: &Movement, findings: &mut Findings<'_, '_>) {
    for measure in &movement.measures {
        if let MeasureRule::Formula(cases) = &measure.rule {
            let mut first = None;
            for case in &cases.0 {
                let found = quantity(findings, &case.is, first);
                first = first.or(found);
            }
        }
        if let Some(thin) = &measure.thin_base {
            let of = quantity(findings, &thin.of, None);
            quantity(findings, &thin.required, of);
        }
    }
    for criterion in &movement.criteria {
        if let CriterionRule::Formula { holds, when_undefined } = &criterion.rule {
            for case in holds.0.iter().chain(&when_undefined.0) {
                quantity(findings, &case.is, Some(Dimension::Truth));
            }
        }
    }
    for goal in &movement.goals {
        if quantity(findings, &goal.is, None) == Some(Dimension::Truth) {
            let clash = DimensionProblem {
                code: "truth-as-number",
                span: goal.is.expr.span.clone(),
                left: Some(Dimension::Truth),
                right: None,
            };
            report(findings, &goal.is, &clash);
        }
    }
    for award in &movement.awards {
        for case in award.prize.0.iter().chain(&award.individual_prize.0) {
            if let Prize::PerHead { heads, .. } = &case.is {
                quantity(findings, heads, Some(Dimension::People));
            }
        }
        for prize in award.grades.iter().filter_map(|grade| grade.prize.as_ref()) {
            if let Prize::PerHead { heads, .. } = prize {
                quantity(findings, heads, Some(Dimension::People));
            }
        }
    }
}

/// What a formula comes to, every clash on the way noted; where something else is wanted, that too.
fn quantity(
    findings: &mut Findings<'_, '_>,
    formula: &Formula,
    wanted: Option<Dimension>,
) -> Option<Dimension> {
    let mut clashes = Vec::new();
    let found = dimension_of(&formula.expr, &findings.survey.measured(), &mut clashes);
    for clash in &clashes {
        report(findings, formula, clash);
    }
    if let (Some(found), Some(wanted)) = (found, wanted)
        && found != wanted
    {
        let problem = findings.at("wrong-dimension", &formula.span);
        problem.facts.push(("formula", formula.text.clone().into()));
        problem.facts.push(("found", found.id().into()));
        problem.facts.push(("wanted", wanted.id().into()));
    }
    found
}

fn report(findings: &mut Findings<'_, '_>, formula: &Formula, clash: &DimensionProblem) {
    let problem = findings.in_formula(clash.code, formula, &clash.span);
    let text = formula.text.get(clash.span.clone()).unwrap_or(&formula.text);
    problem.facts.push(("formula", text.into()));
    for (name, dimension) in [("left", clash.left), ("right", clash.right)] {
        if let Some(dimension) = dimension {
            problem.facts.push((name, dimension.id().into()));
        }
    }
    // The parser knows the levels; only the nation, which has no units above it to be summed for, comes as far as here.
    if clash.code == "formula-level" {
        problem.facts.push(("found", "nation".into()));
    }
}
