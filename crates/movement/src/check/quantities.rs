//! Numbers fit their unit of measure: people are whole, shares lie between nothing and all, yes-or-no is no number.

use std::ops::Range;

use exact::Ratio;
use reference::Dimension;

use super::survey::Meaning;
use super::{Findings, in_file};
use crate::formula::{ExprKind, dimension_of};
use crate::{At, Goal, Maximum, MeasureRule, Movement, Prize, Shown};

pub(super) fn check(movement: &Movement, findings: &mut Findings<'_, '_>) {
    for parameter in &movement.parameters {
        quantity(findings, "parameter", &parameter.id, parameter.dimension);
        for case in &parameter.is.0 {
            whole(findings, &case.is.value, &case.is.span, parameter.dimension);
        }
    }
    for scale in &movement.scales {
        quantity(findings, "scale", &scale.id, scale.of);
        quantity(findings, "scale", &scale.id, scale.gives);
        for band in &scale.bands {
            for end in band.from.iter().chain(&band.below) {
                whole(findings, end, &end.span, scale.of);
            }
            whole(findings, &band.is, &band.is.span, scale.gives);
        }
    }
    measures(movement, findings);
    for goal in &movement.goals {
        goal_target(findings, goal);
    }
    awards(movement, findings);
    literals(findings);
}

/// Nothing is counted in yes-or-no.
fn quantity(findings: &mut Findings<'_, '_>, kind: &'static str, id: &At<String>, dimension: Dimension) {
    if dimension == Dimension::Truth {
        let problem = findings.at("not-a-quantity", &id.span);
        problem.facts.extend([("kind", kind.into()), ("id", id.value.clone().into())]);
    }
}

/// People, things and đồng are not divided.
fn whole(findings: &mut Findings<'_, '_>, number: &Ratio, span: &Range<usize>, dimension: Dimension) {
    let undivided = matches!(dimension, Dimension::People | Dimension::Units | Dimension::Vnd);
    if undivided && !number.is_whole() {
        let written = findings.written(span);
        let problem = findings.at("not-whole", span);
        problem.facts.extend([("number", written.into()), ("dimension", dimension.id().into())]);
    }
}

fn measures(movement: &Movement, findings: &mut Findings<'_, '_>) {
    let survey = findings.survey;
    for measure in &movement.measures {
        let found = crate::formula::Known::name(&survey.measured(), &measure.id);
        shown(findings, "measure", &measure.id, measure.shown, found);
        let MeasureRule::Lead(lead) = &measure.rule else { continue };
        for part in &lead.parts {
            let found = match survey.names.values.get(part.measure.as_str()) {
                Some(Meaning::Measure(_)) => crate::formula::Known::name(&survey.measured(), &part.measure),
                _ => None,
            };
            if let Some(dimension) = found {
                quantity(findings, "part", &part.measure, dimension);
            }
        }
    }
}

/// Only a pure number has a percentage.
fn shown(
    findings: &mut Findings<'_, '_>,
    kind: &'static str,
    id: &At<String>,
    shown: Shown,
    found: Option<Dimension>,
) {
    if let (Shown::Percent, Some(found)) = (shown, found)
        && found != Dimension::Ratio
    {
        let problem = findings.at("percent-of-quantity", &id.span);
        problem.facts.extend([("kind", kind.into()), ("id", id.value.clone().into())]);
        problem.facts.push(("dimension", found.id().into()));
    }
}

fn goal_target(findings: &mut Findings<'_, '_>, goal: &Goal) {
    let found = dimension_of(&goal.is.expr, &findings.survey.measured(), &mut Vec::new());
    shown(findings, "goal", &goal.id, goal.shown, found);
    for case in &goal.target.0 {
        if let Some(found) = found {
            whole(findings, &case.is.value, &case.is.span, found);
        }
    }
}

fn awards(movement: &Movement, findings: &mut Findings<'_, '_>) {
    for award in &movement.awards {
        for case in &award.maximum.0 {
            if let Maximum::Share { share, .. } = &case.is
                && (share.is_negative() || share.value > Ratio::ONE)
            {
                out_of_range(findings, share, "at_most", Some("100%"));
            }
        }
        let prizes = award.prize.0.iter().chain(&award.individual_prize.0).map(|case| &case.is);
        for prize in prizes.chain(award.grades.iter().filter_map(|grade| grade.prize.as_ref())) {
            let (key, number) = match prize {
                Prize::Sum(sum) => ("sum", sum),
                Prize::PerHead { sum, .. } => ("per_head", sum),
                Prize::BaseSalary { multiple } => ("base_salary_multiple", multiple),
            };
            if number.is_negative() {
                out_of_range(findings, number, key, None);
            } else if key != "base_salary_multiple" {
                whole(findings, number, &number.span, Dimension::Vnd);
            }
        }
    }
}

fn out_of_range(
    findings: &mut Findings<'_, '_>,
    number: &At<Ratio>,
    key: &'static str,
    most: Option<&'static str>,
) {
    let written = findings.written(&number.span);
    let problem = findings.at("out-of-range", &number.span);
    problem.facts.extend([("key", key.into()), ("number", written.into()), ("least", "0".into())]);
    problem.facts.extend(most.map(|most| ("most", most.into())));
}

/// `2.5 people` in a formula.
fn literals(findings: &mut Findings<'_, '_>) {
    for rule in &findings.survey.rules {
        for formula in rule.says.iter().flat_map(|says| &says.cases).flat_map(|case| &case.formulas) {
            formula.expr.walk(&mut |part| {
                if let ExprKind::Number(number, Some(dimension)) = &part.kind {
                    let span = in_file(formula, &part.span);
                    whole(findings, number, &span, *dimension);
                    if *dimension == Dimension::Truth {
                        let written = findings.written(&span);
                        let problem = findings.at("number-as-truth", &span);
                        problem.facts.push(("formula", written.into()));
                    }
                }
            });
        }
    }
}
