//! The grades of an award fill its places, best first.

use exact::Ratio;

use super::Findings;
use crate::{Award, Grade, Maximum, Movement, Prize};

pub(super) fn check(movement: &Movement, findings: &mut Findings<'_, '_>) {
    for award in movement.awards.iter().filter(|award| !award.grades.is_empty()) {
        for grade in award.grades.iter().filter(|grade| grade.maximum.value == 0) {
            let id = format!("{}.{}", *award.id, *grade.id);
            findings.at("maximum-of-zero", &grade.maximum.span).facts.push(("award", id.into()));
        }
        if award.ranks_by.is_empty() && findings.complete() {
            findings
                .at("grades-without-ranking", &award.grades[0].id.span)
                .facts
                .push(("award", award.id.value.clone().into()));
        }
        if findings.complete() {
            places(findings, award);
        }
        prizes(findings, award);
    }
}

/// As many places in the grades as in the award: else some would be selected without a grade, or a grade stay empty.
fn places(findings: &mut Findings<'_, '_>, award: &Award) {
    let sum: i128 = award.grades.iter().map(|grade| i128::from(grade.maximum.value)).sum();
    for case in &award.maximum.0 {
        if let Maximum::Units(units) = &case.is
            && i128::from(units.value) != sum
        {
            let problem = findings.at("grades-and-maximum-differ", &units.span);
            problem.facts.push(("award", award.id.value.clone().into()));
            problem.facts.push(("grades", sum.to_string().into()));
            problem.facts.push(("maximum", units.value.to_string().into()));
        }
    }
}

/// A lower grade does not bring more than a higher one.
fn prizes(findings: &mut Findings<'_, '_>, award: &Award) {
    for (better, grade) in award.grades.iter().zip(award.grades.iter().skip(1)) {
        if let (Some((kind, more)), Some((other, less))) = (money(better), money(grade))
            && kind == other
            && less > more
        {
            let problem = findings.at("grades-out-of-order", &grade.id.span);
            problem.facts.push(("award", award.id.value.clone().into()));
            problem.facts.push(("grade", grade.id.value.clone().into()));
            problem.facts.push(("better", better.id.value.clone().into()));
        }
    }
}

/// The money of a grade, comparable with money of the same kind.
fn money(grade: &Grade) -> Option<(u8, &Ratio)> {
    match grade.prize.as_ref()? {
        Prize::Sum(sum) => Some((0, &sum.value)),
        Prize::BaseSalary { multiple } => Some((1, &multiple.value)),
        Prize::PerHead { .. } => None,
    }
}
