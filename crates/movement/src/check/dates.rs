//! Every day in a rule stands in the clause that the rule cites.
//!
//! Where no cited clause records a day at all, the letter leaves the cut-off to those who run the movement: then any
//! day of its run will do.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use jiff::civil::Date;

use super::survey::Rule;
use super::{Findings, LISTED, place_of};
use crate::formula::{ExprKind, PeriodRef};
use crate::{At, Movement};

pub(super) fn check(movement: &Movement, findings: &mut Findings<'_, '_>) {
    let survey = findings.survey;
    // Where a clause stands twice, which is a problem of its own, its first words count.
    let recorded: Recorded<'_> = movement
        .clauses
        .iter()
        .rev()
        .map(|clause| (clause.id.as_str(), clause.dates.iter().map(|date| date.value).collect()))
        .collect();
    for rule in &survey.rules {
        for case in rule.says.iter().flat_map(|says| &says.cases) {
            let cited = rule.cited(case);
            if cited.is_empty() || !cited.iter().all(|id| survey.names.clauses.contains_key(id.as_str())) {
                continue;
            }
            let stands = |from: Date, to: Date| {
                cited.iter().any(|id| recorded[id.as_str()].range(from..=to).next().is_some())
            };
            for dated in &case.dates {
                let free = dated.key == "cut_off" && !stands(Date::MIN, Date::MAX);
                if !free && !stands(dated.date, dated.date) {
                    not_recorded(findings, cited, dated.key, dated.date.to_string(), &dated.span);
                }
            }
            in_formulas(movement, findings, rule, case, &stands);
        }
    }
}

/// The days of each clause.
type Recorded<'m> = BTreeMap<&'m str, BTreeSet<Date>>;

/// A day in a formula is recorded; a year or quarter is one in which a recorded day lies, or the movement itself.
fn in_formulas(
    movement: &Movement,
    findings: &mut Findings<'_, '_>,
    rule: &Rule<'_>,
    case: &super::survey::View<'_>,
    stands: &dyn Fn(Date, Date) -> bool,
) {
    for formula in &case.formulas {
        formula.expr.walk(&mut |part| {
            let ExprKind::AtPeriod(_, period) = &part.kind else { return };
            let (from, to, text) = match period {
                PeriodRef::Baseline(_) | PeriodRef::YearBefore => return,
                PeriodRef::Date(date) => (*date, *date, date.to_string()),
                PeriodRef::Year(year) => {
                    (Date::constant(*year, 1, 1), Date::constant(*year, 12, 31), format!("{year:04}"))
                }
                PeriodRef::Quarter(year, quarter) => {
                    let from = Date::constant(*year, *quarter as i8 * 3 - 2, 1);
                    let last = Date::constant(*year, *quarter as i8 * 3, 1).last_of_month();
                    (from, last, format!("{year:04}-Q{quarter}"))
                }
            };
            let runs = from != to && from <= movement.runs.1 && movement.runs.0 <= to;
            if !runs && !stands(from, to) {
                let at = place_of(formula, part, &["[", &text]);
                not_recorded(findings, rule.cited(case), "formula", text, &at);
            }
        });
    }
}

fn not_recorded(
    findings: &mut Findings<'_, '_>,
    cited: &[At<String>],
    key: &'static str,
    date: String,
    span: &Range<usize>,
) {
    let names = &findings.survey.names;
    let cited: Vec<String> = cited.iter().take(LISTED).map(|id| id.value.clone()).collect();
    let dates = cited.iter().flat_map(|id| &names.clauses[id.as_str()].dates).take(LISTED);
    let dates: Vec<String> = dates.map(|date| date.value.to_string()).collect();
    let problem = findings.at("date-not-in-clause", span);
    problem.facts.extend([("key", key.into()), ("date", date.into())]);
    problem.facts.extend([("clauses", cited.into()), ("dates", dates.into())]);
}
