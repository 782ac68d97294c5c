//! Formulas of one scene with their names looked up; what is written the same, or named the same, is one term.

use std::collections::BTreeMap;

use exact::Ratio;
use reference::{Dimension, Indicator, Level};

use super::interval::Interval;
use crate::check::survey::{Meaning, Survey};
use crate::formula::{Expr, ExprKind, Fold, Op, print};
use crate::{Cases, Criterion, CriterionRule, MeasureRule, Movement, Scale, Scene};

/// The place of a term; its parts have lower places.
pub(super) type TermId = usize;

/// A name inside a name inside a name …: what is deeper counts as unknown.
const DEEPEST: usize = 200;

/// A step of a formula, over earlier ones.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Term<'a> {
    Number(Ratio),
    /// A figure, as formulas say it; `Kept` is where it lies.
    Figure(String, Kept),
    /// A yes or no on record, or attested.
    Record(String),
    Truth(bool),
    /// Left to the council, each time anew.
    Undetermined(TermId),
    /// Something of which nothing is known.
    Anything(TermId),
    Negative(TermId),
    Not(TermId),
    Binary(Op, TermId, TermId),
    Min(TermId, TermId),
    Max(TermId, TermId),
    If(TermId, TermId, TermId),
    FirstKnown(TermId, TermId),
    Scale(&'a str, TermId),
    /// In this year and in earlier ones; the condition as it reads in this year.
    Every(TermId),
    /// Over units below, of which the condition or quantity speaks.
    Over(Fold, Level, TermId),
    /// A criterion: a condition, and the one that counts where it is undefined.
    Criterion(TermId, Option<TermId>),
}

/// What the door lets in as a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kept {
    /// Counts and money.
    NotNegative,
    /// Part of a whole.
    Share,
    Any,
}

impl Kept {
    /// A count or a sum of money below zero is refused, and a share outside 0 to 1; other ratios and points are free.
    fn of(indicator: &Indicator) -> Kept {
        match indicator.dimension {
            Dimension::People | Dimension::Units | Dimension::Vnd => Kept::NotNegative,
            Dimension::Ratio if indicator.share => Kept::Share,
            _ => Kept::Any,
        }
    }

    pub fn interval(self) -> Interval {
        match self {
            Kept::NotNegative => Interval::not_negative(),
            Kept::Share => Interval::share(),
            Kept::Any => Interval::ALL,
        }
    }
}

impl Term<'_> {
    /// The terms that this one is directly over.
    pub fn parts(&self) -> Vec<TermId> {
        match self {
            Term::Number(_)
            | Term::Figure(..)
            | Term::Record(_)
            | Term::Truth(_)
            | Term::Undetermined(_)
            | Term::Anything(_) => vec![],
            Term::Negative(x) | Term::Not(x) | Term::Scale(_, x) | Term::Every(x) | Term::Over(_, _, x) => {
                vec![*x]
            }
            Term::Binary(_, a, b) | Term::Min(a, b) | Term::Max(a, b) | Term::FirstKnown(a, b) => {
                vec![*a, *b]
            }
            Term::If(a, b, c) => vec![*a, *b, *c],
            Term::Criterion(a, b) => std::iter::once(*a).chain(*b).collect(),
        }
    }
}

/// The terms of a scene.
pub(super) struct Terms<'a, 's> {
    movement: &'a Movement,
    survey: &'s Survey<'a>,
    scene: &'s Scene<'s>,
    all: Vec<Term<'a>>,
    known: BTreeMap<Term<'a>, TermId>,
    /// Measures and criteria by name; none while one is being looked up.
    measures: BTreeMap<&'a str, Option<TermId>>,
    criteria: BTreeMap<&'a str, Option<TermId>>,
}

impl<'a, 's> Terms<'a, 's> {
    pub fn new(movement: &'a Movement, survey: &'s Survey<'a>, scene: &'s Scene<'s>) -> Terms<'a, 's> {
        Terms {
            movement,
            survey,
            scene,
            all: Vec::new(),
            known: BTreeMap::new(),
            measures: BTreeMap::new(),
            criteria: BTreeMap::new(),
        }
    }

    /// Every term, each after its parts.
    pub fn all(&self) -> &[Term<'a>] {
        &self.all
    }

    pub fn scale(&self, id: &str) -> Option<&'a Scale> {
        self.survey.names.scales.get(id).copied()
    }

    /// The term of a part of a formula.
    pub fn of(&mut self, expr: &'a Expr) -> TermId {
        self.expression(expr, 0)
    }

    /// The term of a criterion.
    pub fn of_criterion(&mut self, criterion: &'a Criterion) -> TermId {
        self.criterion(criterion, 0)
    }

    /// A comparison of a formula with a number.
    pub fn compared(&mut self, expr: &'a Expr, op: Op, number: &Ratio) -> TermId {
        let (left, right) = (self.of(expr), self.add(Term::Number(number.clone())));
        self.add(Term::Binary(op, left, right))
    }

    fn add(&mut self, term: Term<'a>) -> TermId {
        let next = self.all.len();
        *self.known.entry(term).or_insert_with_key(|term| {
            self.all.push(term.clone());
            next
        })
    }

    fn anything(&mut self) -> TermId {
        self.add(Term::Anything(self.all.len()))
    }

    fn expression(&mut self, expr: &'a Expr, depth: usize) -> TermId {
        if depth > DEEPEST {
            return self.anything();
        }
        let depth = depth + 1;
        let term = match &expr.kind {
            ExprKind::Number(number, _) => Term::Number(number.clone()),
            ExprKind::Truth(truth) => Term::Truth(*truth),
            ExprKind::Undetermined => Term::Undetermined(self.all.len()),
            ExprKind::Name(name) => return self.name(name, expr, depth),
            ExprKind::AtPeriod(name, _) => return self.figure(name, expr),
            ExprKind::Met(id) => match self.survey.names.criteria.get(id.as_str()) {
                Some((_, criterion)) => return self.criterion(criterion, depth),
                None => return self.anything(),
            },
            ExprKind::Negative(x) => Term::Negative(self.expression(x, depth)),
            ExprKind::Not(x) => Term::Not(self.expression(x, depth)),
            ExprKind::Binary(op, a, b) => {
                Term::Binary(*op, self.expression(a, depth), self.expression(b, depth))
            }
            ExprKind::Min(all) => return self.pairwise(all, depth, Term::Min),
            ExprKind::Max(all) => return self.pairwise(all, depth, Term::Max),
            ExprKind::FirstKnown(all) => return self.pairwise(all, depth, Term::FirstKnown),
            ExprKind::If(a, b, c) => {
                let condition = self.expression(a, depth);
                Term::If(condition, self.expression(b, depth), self.expression(c, depth))
            }
            ExprKind::Scale(name, x) => Term::Scale(name, self.expression(x, depth)),
            ExprKind::Every(_, x) => Term::Every(self.expression(x, depth)),
            ExprKind::Over(fold, level, x) => Term::Over(*fold, *level, self.expression(x, depth)),
        };
        self.add(term)
    }

    fn pairwise(&mut self, all: &'a [Expr], depth: usize, join: fn(TermId, TermId) -> Term<'a>) -> TermId {
        let parts: Vec<TermId> = all.iter().map(|expr| self.expression(expr, depth)).collect();
        parts
            .into_iter()
            .reduce(|joined, next| self.add(join(joined, next)))
            .unwrap_or_else(|| self.anything())
    }

    fn name(&mut self, name: &'a str, expr: &'a Expr, depth: usize) -> TermId {
        match self.survey.names.value(name) {
            Some(Meaning::Measure(n)) => self.measure(n, depth),
            Some(Meaning::Parameter(_, parameter)) => match parameter.is.pick(self.scene) {
                Some(case) => self.add(Term::Number(case.is.value.clone())),
                None => self.anything(),
            },
            _ => self.figure(name, expr),
        }
    }

    fn figure(&mut self, name: &str, expr: &Expr) -> TermId {
        match self.survey.names.value(name) {
            Some(Meaning::Indicator(indicator)) if indicator.dimension == Dimension::Truth => {
                self.add(Term::Record(print(expr)))
            }
            Some(Meaning::Indicator(indicator)) => self.add(Term::Figure(print(expr), Kept::of(indicator))),
            _ => self.anything(),
        }
    }

    fn measure(&mut self, n: usize, depth: usize) -> TermId {
        let measure = &self.movement.measures[n];
        match self.measures.get(measure.id.as_str()) {
            Some(Some(known)) => return *known,
            // A circle, which is named elsewhere.
            Some(None) => return self.anything(),
            None => {}
        }
        self.measures.insert(&measure.id, None);
        let found = match &measure.rule {
            MeasureRule::Formula(cases) => match picked(cases, self.scene) {
                Some(formula) => self.expression(&formula.expr, depth),
                None => self.anything(),
            },
            MeasureRule::Lead(_) => self.anything(),
        };
        self.measures.insert(&measure.id, Some(found));
        found
    }

    fn criterion(&mut self, criterion: &'a Criterion, depth: usize) -> TermId {
        match self.criteria.get(criterion.id.as_str()) {
            Some(Some(known)) => return *known,
            Some(None) => return self.anything(),
            None => {}
        }
        self.criteria.insert(&criterion.id, None);
        let found = match &criterion.rule {
            CriterionRule::Attested { .. } => {
                let record = self.add(Term::Record(format!("attest.{}", *criterion.id)));
                self.add(Term::Criterion(record, None))
            }
            CriterionRule::Formula { holds, when_undefined } => match picked(holds, self.scene) {
                Some(formula) => {
                    let holds = self.expression(&formula.expr, depth);
                    let otherwise = picked(when_undefined, self.scene);
                    let otherwise = otherwise.map(|formula| self.expression(&formula.expr, depth));
                    self.add(Term::Criterion(holds, otherwise))
                }
                None => self.anything(),
            },
        };
        self.criteria.insert(&criterion.id, Some(found));
        found
    }
}

fn picked<'a, T>(cases: &'a Cases<T>, scene: &Scene<'_>) -> Option<&'a T> {
    cases.pick(scene).map(|case| &case.is)
}
