//! The bounds that a criterion puts on quantities: `health_growth >= floor`.

use std::ops::Range;

use exact::Ratio;

use crate::check::in_file;
use crate::check::survey::{Meaning, Survey};
use crate::formula::{Expr, ExprKind, Formula, Op, print};
use crate::{Criterion, CriterionRule, Movement, Scene};

/// Criteria within criteria are followed so deep.
const DEEPEST: usize = 8;

/// Parts of formulas looked at, over all scenes; what is beyond is not looked at.
pub(super) const MOST_PARTS: usize = 500_000;

/// A bound on a quantity.
pub(super) struct Bound<'a> {
    /// The criterion that puts it.
    pub criterion: &'a str,
    /// The quantity, as a formula.
    pub of: String,
    /// Whether it is a floor; else it is a ceiling.
    pub from_below: bool,
    /// The number.
    pub value: Ratio,
    /// Whether the number itself is allowed.
    pub itself: bool,
    /// Where the numbers that it comes from stand in the file.
    pub numbers: Vec<Range<usize>>,
    /// Where it stands in the file.
    pub span: Range<usize>,
}

impl Bound<'_> {
    /// Whether it allows less than another bound on the same side.
    pub fn is_tighter_than(&self, other: &Bound<'_>) -> bool {
        if self.value == other.value {
            return !self.itself && other.itself;
        }
        (self.value > other.value) == self.from_below
    }

    /// Whether a floor leaves nothing under a ceiling.
    pub fn excludes(&self, ceiling: &Bound<'_>) -> bool {
        self.value > ceiling.value || (self.value == ceiling.value && !(self.itself && ceiling.itself))
    }
}

/// The bounds that must all hold for a criterion to hold in a scene; `parts` counts the work.
pub(super) fn bounds_of<'a>(
    movement: &'a Movement,
    survey: &Survey<'a>,
    criterion: &'a Criterion,
    scene: &Scene<'_>,
    parts: &mut usize,
) -> Vec<Bound<'a>> {
    let mut looking = Looking { movement, survey, scene, bounds: Vec::new(), parts };
    looking.criterion(criterion, DEEPEST);
    looking.bounds
}

struct Looking<'a, 's> {
    movement: &'a Movement,
    survey: &'s Survey<'a>,
    scene: &'s Scene<'s>,
    bounds: Vec<Bound<'a>>,
    parts: &'s mut usize,
}

impl<'a> Looking<'a, '_> {
    fn criterion(&mut self, criterion: &'a Criterion, depth: usize) {
        if let CriterionRule::Formula { holds, .. } = &criterion.rule
            && let Some(case) = holds.pick(self.scene)
        {
            self.must_hold(criterion, &case.is, &case.is.expr, depth);
        }
    }

    fn must_hold(&mut self, criterion: &'a Criterion, formula: &'a Formula, expr: &'a Expr, depth: usize) {
        *self.parts += 1;
        if *self.parts > MOST_PARTS {
            return;
        }
        match &expr.kind {
            ExprKind::Binary(Op::And, a, b) => {
                self.must_hold(criterion, formula, a, depth);
                self.must_hold(criterion, formula, b, depth);
            }
            ExprKind::Met(id) if depth > 0 => {
                if let Some((_, other)) = self.survey.names.criteria.get(id.as_str()) {
                    self.criterion(other, depth - 1);
                }
            }
            ExprKind::Binary(op, a, b) if op.compares() => {
                let span = in_file(formula, &expr.span);
                let mut numbers = (Vec::new(), Vec::new());
                let left = self.constant(formula, a, &mut numbers.0);
                match (left, self.constant(formula, b, &mut numbers.1)) {
                    (None, Some(value)) => self.bound(criterion, a, *op, (value, numbers.1), span),
                    (Some(value), None) => self.bound(criterion, b, turned(*op), (value, numbers.0), span),
                    _ => {}
                }
            }
            _ => {}
        }
    }

    /// `quantity op value`; an equality bounds from both sides.
    fn bound(
        &mut self,
        criterion: &'a Criterion,
        quantity: &Expr,
        op: Op,
        (value, numbers): (Ratio, Vec<Range<usize>>),
        span: Range<usize>,
    ) {
        let itself = matches!(op, Op::AtLeast | Op::AtMost | Op::Equal);
        for from_below in [true, false] {
            let bounds = match op {
                Op::AtLeast | Op::MoreThan => from_below,
                Op::AtMost | Op::LessThan => !from_below,
                _ => true,
            };
            if bounds {
                self.bounds.push(Bound {
                    criterion: &criterion.id,
                    of: print(quantity),
                    from_below,
                    value: value.clone(),
                    itself,
                    numbers: numbers.clone(),
                    span: span.clone(),
                });
            }
        }
    }

    /// What a formula of numbers and parameters alone comes to in the scene, and where these numbers stand.
    fn constant(&mut self, formula: &Formula, expr: &Expr, numbers: &mut Vec<Range<usize>>) -> Option<Ratio> {
        *self.parts += 1;
        match &expr.kind {
            ExprKind::Number(number, _) => {
                numbers.push(in_file(formula, &expr.span));
                Some(number.clone())
            }
            ExprKind::Name(name) => match self.survey.names.values.get(name.as_str())? {
                Meaning::Parameter(n, _) => {
                    let number = &self.movement.parameters[*n].is.pick(self.scene)?.is;
                    numbers.push(number.span.clone());
                    Some(number.value.clone())
                }
                _ => None,
            },
            ExprKind::Negative(x) => Some(self.constant(formula, x, numbers)?.negated()),
            ExprKind::Binary(op, a, b) => {
                let a = self.constant(formula, a, numbers)?;
                let b = self.constant(formula, b, numbers)?;
                match op {
                    Op::Add => Some(a.plus(&b)),
                    Op::Subtract => Some(a.minus(&b)),
                    Op::Multiply => Some(a.times(&b)),
                    Op::Divide if b.is_positive() => a.divided_by(&b),
                    _ => None,
                }
            }
            _ => None,
        }
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
