//! Units of measure in formulas: people are not added to money.

use std::ops::Range;

use reference::{Dimension, Level};

use super::{Expr, ExprKind, Fold, Op};

/// What the checker knows of the names in a formula.
pub trait Known {
    /// The unit of measure of an indicator, a measure or a parameter.
    fn name(&self, name: &str) -> Option<Dimension>;
    /// What a scale takes and gives.
    fn scale(&self, name: &str) -> Option<(Dimension, Dimension)>;
}

/// Two things that do not go together.
#[derive(Clone, Debug, PartialEq)]
pub struct DimensionProblem {
    /// The stable name of this kind of problem.
    pub code: &'static str,
    /// The bytes of the formula that are meant.
    pub span: Range<usize>,
    /// The one unit of measure.
    pub left: Option<Dimension>,
    /// The other.
    pub right: Option<Dimension>,
}

/// The unit of measure that a formula comes to; every clash on the way is added to `problems`.
///
/// `None` where a name is unknown: that is another problem, named elsewhere, and not repeated here.
pub fn dimension_of(
    expr: &Expr,
    known: &dyn Known,
    problems: &mut Vec<DimensionProblem>,
) -> Option<Dimension> {
    let mut clash = |code, span: &Range<usize>, left, right| {
        problems.push(DimensionProblem { code, span: span.clone(), left, right });
        None
    };
    match &expr.kind {
        ExprKind::Number(_, dimension) => Some(dimension.unwrap_or(Dimension::Ratio)),
        ExprKind::Truth(_) | ExprKind::Undetermined | ExprKind::Met(_) => Some(Dimension::Truth),
        ExprKind::Name(name) | ExprKind::AtPeriod(name, _) => known.name(name),
        ExprKind::Negative(x) => {
            let inner = dimension_of(x, known, problems)?;
            quantity(inner, x, problems)
        }
        ExprKind::Not(x) => {
            truth(x, known, problems);
            Some(Dimension::Truth)
        }
        ExprKind::Binary(Op::And | Op::Or, a, b) => {
            truth(a, known, problems);
            truth(b, known, problems);
            Some(Dimension::Truth)
        }
        ExprKind::Binary(op, a, b) => {
            let (left, right) = (dimension_of(a, known, problems), dimension_of(b, known, problems));
            let (left, right) = (quantity(left?, a, problems)?, quantity(right?, b, problems)?);
            let same = left == right;
            match op {
                Op::Multiply if left == Dimension::Ratio => Some(right),
                Op::Multiply if right == Dimension::Ratio => Some(left),
                Op::Divide if same => Some(Dimension::Ratio),
                Op::Divide if right == Dimension::Ratio => Some(left),
                Op::Add | Op::Subtract if same => Some(left),
                op if op.compares() && same => Some(Dimension::Truth),
                _ => {
                    problems.push(mixed(expr, left, right));
                    None
                }
            }
        }
        ExprKind::Min(all) | ExprKind::Max(all) | ExprKind::FirstKnown(all) => {
            same_for_all(all, known, problems)
        }
        ExprKind::If(condition, yes, no) => {
            truth(condition, known, problems);
            let (left, right) = (dimension_of(yes, known, problems), dimension_of(no, known, problems));
            let (left, right) = (left?, right?);
            if left == right {
                return Some(left);
            }
            problems.push(mixed(expr, left, right));
            None
        }
        ExprKind::Scale(name, x) => {
            let inner = dimension_of(x, known, problems);
            let (takes, gives) = known.scale(name)?;
            if let Some(inner) = inner
                && inner != takes
            {
                problems.push(mixed(x, inner, takes));
            }
            Some(gives)
        }
        ExprKind::Every(_, x) => {
            truth(x, known, problems);
            Some(Dimension::Truth)
        }
        ExprKind::Over(_, Level::Nation, _) => clash("formula-level", &expr.span, None, None),
        ExprKind::Over(Fold::Sum | Fold::Mean, _, x) => {
            let inner = dimension_of(x, known, problems)?;
            quantity(inner, x, problems)
        }
        ExprKind::Over(Fold::Count, _, x) => {
            truth(x, known, problems);
            Some(Dimension::Units)
        }
        ExprKind::Over(Fold::Share, _, x) => {
            truth(x, known, problems);
            Some(Dimension::Ratio)
        }
    }
}

/// Two units of measure that do not go together in a part of a formula.
fn mixed(part: &Expr, left: Dimension, right: Dimension) -> DimensionProblem {
    DimensionProblem {
        code: "mixed-dimensions",
        span: part.span.clone(),
        left: Some(left),
        right: Some(right),
    }
}

fn same_for_all(all: &[Expr], known: &dyn Known, problems: &mut Vec<DimensionProblem>) -> Option<Dimension> {
    let found: Vec<Option<Dimension>> = all.iter().map(|x| dimension_of(x, known, problems)).collect();
    let first = found.first().copied().flatten()?;
    for (expr, dimension) in all.iter().zip(&found) {
        let dimension = (*dimension)?;
        if dimension != first {
            problems.push(mixed(expr, first, dimension));
            return None;
        }
    }
    Some(first)
}

fn quantity(found: Dimension, expr: &Expr, problems: &mut Vec<DimensionProblem>) -> Option<Dimension> {
    if found != Dimension::Truth {
        return Some(found);
    }
    problems.push(DimensionProblem {
        code: "truth-as-number",
        span: expr.span.clone(),
        left: Some(found),
        right: None,
    });
    None
}

fn truth(expr: &Expr, known: &dyn Known, problems: &mut Vec<DimensionProblem>) {
    if let Some(found) = dimension_of(expr, known, problems)
        && found != Dimension::Truth
    {
        problems.push(DimensionProblem {
            code: "number-as-truth",
            span: expr.span.clone(),
            left: Some(found),
            right: None,
        });
    }
}
