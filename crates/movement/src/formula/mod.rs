//! The formula language: what measures, criteria and goals say, small enough to read aloud.
//!
//! `(health - health[start_of_year]) / (health_plan - health[start_of_year])` is a formula. Names are indicators,
//! measures, parameters or scales; a bracket says for which day, quarter or year; numbers are exact (`45%`, `1.05`,
//! `5 points`). See `docs/movement-format.md` for the whole language.

mod dimension;
mod parse;
mod print;
mod token;

pub use dimension::{DimensionProblem, Known, dimension_of};
pub use parse::{ParseProblem, can_call, can_name, parse};
pub use print::print;

use std::ops::Range;

use exact::Ratio;
use jiff::civil::Date;
use reference::{Dimension, Level};

/// The name that stands for a formula that could not be read, in a movement that has problems.
pub const UNREADABLE: &str = "";

/// A formula with the place it was read from.
#[derive(Clone, Debug)]
pub struct Formula {
    /// Its text, as written.
    pub text: String,
    /// Where its text starts in the file, in bytes.
    pub span: Range<usize>,
    /// What it says.
    pub expr: Expr,
}

/// A part of a formula, with its bytes within the formula's text.
#[derive(Clone, Debug, PartialEq)]
pub struct Expr {
    /// What it is.
    pub kind: ExprKind,
    /// Its bytes within the formula's text.
    pub span: Range<usize>,
}

/// The forms of expression.
#[derive(Clone, Debug, PartialEq)]
pub enum ExprKind {
    /// A number; a word after it may give its unit of measure.
    Number(Ratio, Option<Dimension>),
    /// `true` or `false`.
    Truth(bool),
    /// `undetermined`: left to the council.
    Undetermined,
    /// A name: an indicator, a measure or a parameter.
    Name(String),
    /// An indicator at another period than the round's own.
    AtPeriod(String, PeriodRef),
    /// `met(criterion)`.
    Met(String),
    /// `-x`
    Negative(Box<Expr>),
    /// `not x`
    Not(Box<Expr>),
    /// Two operands.
    Binary(Op, Box<Expr>, Box<Expr>),
    /// The least of several.
    Min(Vec<Expr>),
    /// The greatest of several.
    Max(Vec<Expr>),
    /// `if(condition, then, else)`
    If(Box<Expr>, Box<Expr>, Box<Expr>),
    /// The first of several that is known.
    FirstKnown(Vec<Expr>),
    /// `name(x)` with a scale of points.
    Scale(String, Box<Expr>),
    /// `every(n years, condition)`: the condition holds in the round's year and in the n - 1 years before.
    Every(u32, Box<Expr>),
    /// Over the subordinate units at a level.
    Over(Fold, Level, Box<Expr>),
}

/// Which period an indicator is asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum PeriodRef {
    /// A named baseline: `health[start_of_year]`.
    Baseline(String),
    /// The same day, quarter or year one year earlier: `health[year before]`.
    YearBefore,
    /// A day: `health[2021-12-31]`.
    Date(Date),
    /// A year: `health_plan[2022]`.
    Year(i16),
    /// A quarter: `late_target[2017-Q4]`.
    Quarter(i16, u8),
}

/// What is done over subordinate units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fold {
    /// `sum(commune, health)`
    Sum,
    /// `mean(commune, coverage)`: the plain mean of the units' values.
    Mean,
    /// `count(commune, coverage >= 90%)`: how many meet the condition.
    Count,
    /// `share(commune, coverage >= 90%)`: which share of them meets it.
    Share,
}

/// An operator between two operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Op {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`: undefined where the divisor is zero or negative.
    Divide,
    /// `>=`
    AtLeast,
    /// `>`
    MoreThan,
    /// `<=`
    AtMost,
    /// `<`
    LessThan,
    /// `=`
    Equal,
    /// `and`
    And,
    /// `or`
    Or,
}

impl Op {
    /// Whether it compares two quantities.
    pub fn compares(self) -> bool {
        matches!(self, Op::AtLeast | Op::MoreThan | Op::AtMost | Op::LessThan | Op::Equal)
    }
}

/// The opposite of a condition, with `not` carried inward to its smallest parts.
///
/// `not (a and b)` is `not a or not b`. With three answers and undefined rates the two differ unless `not` stands at the
/// parts: beside an undefined part an unknown one can no longer make an `and` true, but it can still make it false.
pub fn carried_inward(negated: &Expr) -> Expr {
    let kind = match &negated.kind {
        ExprKind::Not(inner) => return (**inner).clone(),
        ExprKind::Binary(Op::And, a, b) => {
            ExprKind::Binary(Op::Or, Box::new(carried_inward(a)), Box::new(carried_inward(b)))
        }
        ExprKind::Binary(Op::Or, a, b) => {
            ExprKind::Binary(Op::And, Box::new(carried_inward(a)), Box::new(carried_inward(b)))
        }
        _ => ExprKind::Not(Box::new(negated.clone())),
    };
    Expr { kind, span: negated.span.clone() }
}

impl Expr {
    /// The direct parts of an expression.
    pub fn parts(&self) -> Vec<&Expr> {
        match &self.kind {
            ExprKind::Number(..)
            | ExprKind::Truth(_)
            | ExprKind::Undetermined
            | ExprKind::Name(_)
            | ExprKind::AtPeriod(..)
            | ExprKind::Met(_) => vec![],
            ExprKind::Negative(x)
            | ExprKind::Not(x)
            | ExprKind::Scale(_, x)
            | ExprKind::Every(_, x)
            | ExprKind::Over(_, _, x) => vec![x],
            ExprKind::Binary(_, a, b) => vec![a, b],
            ExprKind::If(a, b, c) => vec![a, b, c],
            ExprKind::Min(all) | ExprKind::Max(all) | ExprKind::FirstKnown(all) => all.iter().collect(),
        }
    }

    /// Calls a function with every expression in this one, itself first.
    pub fn walk<'a>(&'a self, visit: &mut impl FnMut(&'a Expr)) {
        visit(self);
        for part in self.parts() {
            part.walk(visit);
        }
    }
}
