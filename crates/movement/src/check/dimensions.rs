//! Units of measure agree in every formula.

use reference::Dimension;

use super::Findings;
use crate::formula::{DimensionProblem, Formula, Known, dimension_of};
use crate::{CriterionRule, Measure, MeasureRule, Movement, Prize};

impl Known for Movement {
    fn name(&self, name: &str) -> Option<Dimension> {
        if let Some(measure) = self.measure(name) {
            return dimension_of_measure(self, measure, 0);
        }
        if let Some(parameter) = self.parameters.iter().find(|p| *p.id == name) {
            return Some(parameter.dimension);
        }
        self.indicator(name).map(|indicator| indicator.dimension)
    }

    fn scale(&self, name: &str) -> Option<(Dimension, Dimension)> {
        self.scales.iter().find(|s| *s.id == name).map(|s| (s.of, s.gives))
    }
}

/// The unit of measure of a measure; `None` where it cannot be told (an unknown name, a cycle: named elsewhere).
fn dimension_of_measure(movement: &Movement, measure: &Measure, depth: usize) -> Option<Dimension> {
    struct Deeper<'a>(&'a Movement, usize);
    impl Known for Deeper<'_> {
        fn name(&self, name: &str) -> Option<Dimension> {
            match self.0.measure(name) {
                Some(measure) => dimension_of_measure(self.0, measure, self.1),
                None => self.0.name(name),
            }
        }
        fn scale(&self, name: &str) -> Option<(Dimension, Dimension)> {
            self.0.scale(name)
        }
    }
    if depth > movement.measures.len() {
        return None;
    }
    match &measure.rule {
        MeasureRule::Lead(_) => Some(Dimension::Ratio),
        MeasureRule::Formula(cases) => {
            let first = cases.0.first()?;
            dimension_of(&first.is.expr, &Deeper(movement, depth + 1), &mut Vec::new())
        }
    }
}

pub(super) fn check(movement: &Movement, findings: &mut Findings<'_>) {
    let mut quantity = |formula: &Formula, wanted: Option<Dimension>| {
        let mut problems = Vec::new();
        let found = dimension_of(&formula.expr, movement, &mut problems);
        for problem in &problems {
            report(findings, formula, problem);
        }
        if let (Some(found), Some(wanted)) = (found, wanted)
            && found != wanted
        {
            let problem = findings.at("wrong-dimension", &formula.span);
            problem.facts.push(("found", found.id().into()));
            problem.facts.push(("wanted", wanted.id().into()));
        }
        found
    };
    for measure in &movement.measures {
        if let MeasureRule::Formula(cases) = &measure.rule {
            let mut first = None;
            for case in &cases.0 {
                let found = quantity(&case.is, first);
                first = first.or(found);
            }
        }
        if let Some(thin) = &measure.thin_base {
            let of = quantity(&thin.of, None);
            quantity(&thin.required, of);
        }
    }
    for criterion in &movement.criteria {
        if let CriterionRule::Formula { holds, when_undefined } = &criterion.rule {
            for case in holds.0.iter().chain(&when_undefined.0) {
                quantity(&case.is, Some(Dimension::Truth));
            }
        }
    }
    for goal in &movement.goals {
        quantity(&goal.is, None);
    }
    for award in &movement.awards {
        for case in award.prize.0.iter().chain(&award.individual_prize.0) {
            if let Prize::PerHead { heads, .. } = &case.is {
                quantity(heads, Some(Dimension::People));
            }
        }
    }
}

fn report(findings: &mut Findings<'_>, formula: &Formula, clash: &DimensionProblem) {
    let problem = findings.in_formula(clash.code, formula, &clash.span);
    problem.facts.push(("formula", formula.text.get(clash.span.clone()).unwrap_or(&formula.text).into()));
    for (name, dimension) in [("left", clash.left), ("right", clash.right)] {
        if let Some(dimension) = dimension {
            problem.facts.push((name, dimension.id().into()));
        }
    }
}
