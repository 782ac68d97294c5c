//! Every name in a formula means something.

use std::ops::Range;

use super::survey::{Meaning, Names};
use super::{Findings, place_of};
use crate::Movement;
use crate::formula::{Expr, ExprKind, Formula, PeriodRef};

pub(super) fn check(_: &Movement, findings: &mut Findings<'_, '_>) {
    for rule in &findings.survey.rules {
        for formula in rule.says.iter().flat_map(|says| &says.cases).flat_map(|case| &case.formulas) {
            names_in(findings, formula);
        }
    }
}

fn names_in(findings: &mut Findings<'_, '_>, formula: &Formula) {
    let names = &findings.survey.names;
    formula.expr.walk(&mut |part| match &part.kind {
        ExprKind::Name(name) => value(findings, names, name, &place_of(formula, part, &[name])),
        ExprKind::AtPeriod(name, period) => {
            value(findings, names, name, &place_of(formula, part, &[name]));
            at_period(findings, names, formula, part, name, period);
        }
        ExprKind::Met(id) if !names.criteria.contains_key(id.as_str()) => {
            let at = place_of(formula, part, &["met", id]);
            findings.unknown("unknown-criterion", id, &at, names.criteria.keys().copied());
        }
        ExprKind::Scale(name, _) if !names.scales.contains_key(name.as_str()) => {
            let at = place_of(formula, part, &[name]);
            findings.unknown("unknown-scale", name, &at, names.scales.keys().copied());
        }
        _ => {}
    });
}

fn value(findings: &mut Findings<'_, '_>, names: &Names<'_>, name: &str, span: &Range<usize>) {
    if names.value(name).is_none() {
        findings.unknown("unknown-name", name, span, names.sayable());
    }
}

/// Only an indicator has values at other periods, and only a named baseline names one.
fn at_period(
    findings: &mut Findings<'_, '_>,
    names: &Names<'_>,
    formula: &Formula,
    part: &Expr,
    name: &str,
    period: &PeriodRef,
) {
    let kind = match names.value(name) {
        Some(Meaning::Measure(_)) => Some("measure"),
        Some(Meaning::Parameter(..)) => Some("parameter"),
        _ => None,
    };
    if let Some(kind) = kind {
        let problem = findings.at("period-of-no-indicator", &place_of(formula, part, &[name]));
        problem.facts.extend([("name", name.into()), ("kind", kind.into())]);
    }
    if let PeriodRef::Baseline(baseline) = period
        && !names.baselines.contains_key(baseline.as_str())
    {
        let at = place_of(formula, part, &["[", baseline]);
        findings.unknown("unknown-baseline", baseline, &at, names.baselines.keys().copied());
    }
}
