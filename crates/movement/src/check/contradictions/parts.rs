//! What a criterion asks for, part by part: `a and b` is two parts, and `met(c)` those of `c`.

use std::collections::BTreeSet;
use std::ops::Range;

use exact::Ratio;
use reference::Dimension;

use super::outcomes::Outcomes;
use super::search::{Asked, Search};
use super::terms::{TermId, Terms};
use crate::check::in_file;
use crate::check::survey::{Meaning, Survey};
use crate::formula::{Expr, ExprKind, Formula, Known, Op, dimension_of, print};
use crate::{Criterion, CriterionRule, Problem, Scene};

/// Criteria within criteria are taken apart so deep.
const DEEPEST: usize = 8;

/// A part of what a criterion asks for.
#[derive(Clone)]
pub(super) struct Part<'a> {
    pub criterion: &'a Criterion,
    /// As the file writes it, with the numbers that its parameters stand for.
    pub text: String,
    /// Where it stands in the file.
    pub span: Range<usize>,
    pub term: TermId,
    /// The condition that it is; none where it is attested, or where another one counts beside it.
    condition: Option<(&'a Expr, TermId)>,
}

impl<'a> Part<'a> {
    /// That it holds.
    pub fn asked(&self) -> Asked {
        (self.term, Outcomes::YES)
    }

    /// A criterion that is not taken apart: none where people attest it, or where it says nothing in the scene.
    pub fn whole<'s>(
        survey: &Survey<'a>,
        scene: &'s Scene<'s>,
        terms: &mut Terms<'a, 's>,
        criterion: &'a Criterion,
    ) -> Option<Part<'a>> {
        let CriterionRule::Formula { holds, when_undefined } = &criterion.rule else { return None };
        let formula = &holds.pick(scene)?.is;
        let alone = when_undefined.pick(scene).is_none();
        Some(Part {
            criterion,
            text: with_numbers(survey, scene, formula, &formula.expr),
            span: in_file(formula, &formula.expr.span),
            condition: alone.then(|| (&formula.expr, terms.of(&formula.expr))),
            term: terms.of_criterion(criterion),
        })
    }

    /// The plain `true` or `false` that it is, if it is one.
    pub fn plain(&self) -> Option<bool> {
        match self.condition?.0.kind {
            ExprKind::Truth(truth) => Some(truth),
            _ => None,
        }
    }
}

/// Takes criteria apart, each once.
pub(super) struct Parting<'a, 't, 's> {
    survey: &'s Survey<'a>,
    scene: &'s Scene<'s>,
    terms: &'t mut Terms<'a, 's>,
    seen: BTreeSet<&'a str>,
    parts: Vec<Part<'a>>,
}

impl<'a, 't, 's> Parting<'a, 't, 's> {
    pub fn new(
        survey: &'s Survey<'a>,
        scene: &'s Scene<'s>,
        terms: &'t mut Terms<'a, 's>,
    ) -> Parting<'a, 't, 's> {
        Parting { survey, scene, terms, seen: BTreeSet::new(), parts: Vec::new() }
    }

    /// The parts, in the order of the file.
    pub fn parts(mut self) -> Vec<Part<'a>> {
        self.parts.sort_by_key(|part| (part.span.start, part.span.end));
        self.parts
    }

    /// Adds the parts of a criterion.
    pub fn add(&mut self, criterion: &'a Criterion) {
        self.criterion(criterion, DEEPEST);
    }

    fn criterion(&mut self, criterion: &'a Criterion, depth: usize) {
        if !self.seen.insert(&criterion.id) {
            return;
        }
        match &criterion.rule {
            CriterionRule::Attested { .. } => {
                let term = self.terms.of_criterion(criterion);
                let text = format!("met({})", *criterion.id);
                self.parts.push(Part {
                    criterion,
                    text,
                    span: criterion.id.span.clone(),
                    term,
                    condition: None,
                });
            }
            CriterionRule::Formula { holds, .. } => {
                let Some(whole) = Part::whole(self.survey, self.scene, self.terms, criterion) else { return };
                match (whole.condition, holds.pick(self.scene)) {
                    (Some((expr, _)), Some(case)) => self.expression(criterion, &case.is, expr, depth),
                    _ => self.parts.push(whole),
                }
            }
        }
    }

    fn expression(&mut self, criterion: &'a Criterion, formula: &'a Formula, expr: &'a Expr, depth: usize) {
        match &expr.kind {
            ExprKind::Binary(Op::And, a, b) => {
                self.expression(criterion, formula, a, depth);
                self.expression(criterion, formula, b, depth);
            }
            ExprKind::Met(id) if depth > 0 && self.survey.names.criteria.contains_key(id.as_str()) => {
                self.criterion(self.survey.names.criteria[id.as_str()].1, depth - 1);
            }
            _ => {
                let term = self.terms.of(expr);
                let text = with_numbers(self.survey, self.scene, formula, expr);
                let span = in_file(formula, &expr.span);
                self.parts.push(Part { criterion, text, span, term, condition: Some((expr, term)) });
            }
        }
    }
}

/// A part of a formula with the number of each parameter behind it: `growth >= floor (45%)`.
fn with_numbers(survey: &Survey<'_>, scene: &Scene<'_>, formula: &Formula, expr: &Expr) -> String {
    let mut numbers: Vec<(usize, String)> = Vec::new();
    expr.walk(&mut |part| {
        if let ExprKind::Name(name) = &part.kind
            && let Some(Meaning::Parameter(_, parameter)) = survey.names.value(name)
            && let Some(case) = parameter.is.pick(scene)
        {
            numbers.push((part.span.end, shown(&case.is, parameter.dimension)));
        }
    });
    numbers.sort();
    let mut text = String::new();
    let mut at = expr.span.start;
    for (end, number) in numbers {
        text.push_str(formula.text.get(at..end).unwrap_or(""));
        text.push_str(&format!(" ({number})"));
        at = end;
    }
    text.push_str(formula.text.get(at..expr.span.end).unwrap_or(""));
    text
}

/// A number as formulas write it.
fn shown(number: &Ratio, dimension: Dimension) -> String {
    let text = |number: &Ratio| number.to_decimal_text().unwrap_or_else(|| number.to_string());
    match dimension {
        Dimension::Ratio => format!("{}%", text(&number.times(&Ratio::int(100)))),
        _ => text(number),
    }
}

/// How far a quantity goes, on the side that settles a comparison.
#[derive(Clone)]
pub(super) struct Reach {
    of: String,
    /// Whether it is the lower end.
    below: bool,
    end: String,
}

impl Reach {
    /// The end of a quantity that makes a comparison with a number hold for all, or for nobody.
    pub fn of(part: &Part<'_>, search: &Search<'_, '_, '_>, known: &dyn Known, holds: bool) -> Option<Reach> {
        let (condition, term) = part.condition?;
        let ExprKind::Binary(op, left, right) = &condition.kind else { return None };
        let [a, b] = search.parts_of(term)[..] else { return None };
        let number = |id| search.free(id).values.as_ref()?.the_only().cloned();
        let (quantity, of, op) = match (number(a), number(b)) {
            (None, Some(_)) => (left, a, *op),
            (Some(_), None) => (right, b, turned(*op)),
            _ => return None,
        };
        let below = match op {
            Op::AtLeast | Op::MoreThan => holds,
            Op::AtMost | Op::LessThan => !holds,
            _ => return None,
        };
        let values = search.free(of).values.as_ref()?;
        let end = if below { &values.from } else { &values.to };
        let end = end.as_ref().filter(|end| end.itself)?;
        let dimension = dimension_of(quantity, known, &mut Vec::new())?;
        Some(Reach { of: print(quantity), below, end: shown(&end.at, dimension) })
    }

    /// Tells that the quantity is never below `least`, or never above `most`.
    pub fn tell(&self, problem: &mut Problem) {
        problem.facts.push(("of", self.of.clone().into()));
        problem.facts.push((if self.below { "least" } else { "most" }, self.end.clone().into()));
    }
}

/// The comparison read from the other side.
fn turned(op: Op) -> Op {
    match op {
        Op::AtLeast => Op::AtMost,
        Op::AtMost => Op::AtLeast,
        Op::MoreThan => Op::LessThan,
        Op::LessThan => Op::MoreThan,
        other => other,
    }
}
