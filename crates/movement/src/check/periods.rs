//! An indicator is asked for at a period of its own form: a plan at a year, a stock at a day.

use reference::{Indicator, PeriodKind};

use super::survey::Meaning;
use super::{Findings, place_of};
use crate::Movement;
use crate::formula::{Expr, ExprKind, Formula, PeriodRef};

pub(super) fn check(_: &Movement, findings: &mut Findings<'_, '_>) {
    let survey = findings.survey;
    for rule in &survey.rules {
        for formula in rule.says.iter().flat_map(|says| &says.cases).flat_map(|case| &case.formulas) {
            formula.expr.walk(&mut |part| {
                if let ExprKind::AtPeriod(name, period) = &part.kind
                    && let Some(Meaning::Indicator(indicator)) = survey.names.value(name)
                {
                    at_period(findings, formula, part, indicator, period);
                }
            });
        }
    }
}

fn at_period(
    findings: &mut Findings<'_, '_>,
    formula: &Formula,
    part: &Expr,
    indicator: &Indicator,
    period: &PeriodRef,
) {
    let (found, written) = match period {
        // Whatever its form, a period has one a year before.
        PeriodRef::YearBefore => return,
        PeriodRef::Baseline(baseline) => {
            if indicator.period != PeriodKind::Date {
                let problem = findings.at("baseline-of-no-date", &place_of(formula, part, &["[", baseline]));
                problem.facts.push(("indicator", indicator.id.clone().into()));
                problem.facts.push(("baseline", baseline.into()));
                problem.facts.push(("period", indicator.period.id().into()));
            }
            return;
        }
        PeriodRef::Date(date) => (PeriodKind::Date, date.to_string()),
        PeriodRef::Year(year) => (PeriodKind::Year, format!("{year:04}")),
        PeriodRef::Quarter(year, quarter) => (PeriodKind::Quarter, format!("{year:04}-Q{quarter}")),
    };
    if found != indicator.period {
        let problem = findings.at("wrong-period", &place_of(formula, part, &["[", &written]));
        problem.facts.push(("indicator", indicator.id.clone().into()));
        problem.facts.push(("found", written.into()));
        problem.facts.push(("wanted", indicator.period.id().into()));
    }
}
