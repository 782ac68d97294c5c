//! A formula back as text, in one canonical form.

use exact::Ratio;

use super::{Expr, ExprKind, Fold, Op, PeriodRef};

/// The formula's text, with only the brackets it needs.
pub fn print(expr: &Expr) -> String {
    at_strength(expr, 0)
}

fn at_strength(expr: &Expr, weakest: u8) -> String {
    let (text, strength) = printed(expr);
    if strength < weakest { format!("({text})") } else { text }
}

fn printed(expr: &Expr) -> (String, u8) {
    let list = |all: &[Expr]| all.iter().map(print).collect::<Vec<_>>().join(", ");
    let text = match &expr.kind {
        ExprKind::Number(number, dimension) => {
            let number = number_text(number, dimension.is_none());
            match dimension {
                Some(dimension) => format!("{number} {}", dimension.id()),
                None => number,
            }
        }
        ExprKind::Truth(truth) => truth.to_string(),
        ExprKind::Undetermined => "undetermined".to_string(),
        ExprKind::Name(name) => name.clone(),
        ExprKind::AtPeriod(name, period) => format!("{name}[{}]", period_text(period)),
        ExprKind::Met(criterion) => format!("met({criterion})"),
        ExprKind::Negative(x) => return (format!("-{}", at_strength(x, 6)), 5),
        ExprKind::Not(x) => return (format!("not {}", at_strength(x, 3)), 3),
        ExprKind::Binary(op, a, b) => {
            let (sign, strength) = sign(*op);
            // A comparison never stands bare beside another one.
            let left = if op.compares() { strength + 1 } else { strength };
            let text = format!("{} {sign} {}", at_strength(a, left), at_strength(b, strength + 1));
            return (text, strength);
        }
        ExprKind::Min(all) => format!("min({})", list(all)),
        ExprKind::Max(all) => format!("max({})", list(all)),
        ExprKind::If(a, b, c) => format!("if({}, {}, {})", print(a), print(b), print(c)),
        ExprKind::FirstKnown(all) => format!("first_known({})", list(all)),
        ExprKind::Scale(name, x) => format!("{name}({})", print(x)),
        ExprKind::Every(years, x) => format!("every({years} years, {})", print(x)),
        ExprKind::Over(fold, level, x) => {
            let fold = match fold {
                Fold::Sum => "sum",
                Fold::Mean => "mean",
                Fold::Count => "count",
                Fold::Share => "share",
            };
            format!("{fold}({}, {})", level.id(), print(x))
        }
    };
    (text, 9)
}

fn sign(op: Op) -> (&'static str, u8) {
    match op {
        Op::Or => ("or", 1),
        Op::And => ("and", 2),
        Op::AtLeast => (">=", 4),
        Op::MoreThan => (">", 4),
        Op::AtMost => ("<=", 4),
        Op::LessThan => ("<", 4),
        Op::Equal => ("=", 4),
        Op::Add => ("+", 5),
        Op::Subtract => ("-", 5),
        Op::Multiply => ("*", 6),
        Op::Divide => ("/", 6),
    }
}

fn period_text(period: &PeriodRef) -> String {
    match period {
        PeriodRef::Baseline(name) => name.clone(),
        PeriodRef::YearBefore => "year before".to_string(),
        PeriodRef::Date(date) => date.to_string(),
        PeriodRef::Year(year) => format!("{year:04}"),
        PeriodRef::Quarter(year, quarter) => format!("{year:04}-Q{quarter}"),
    }
}

/// Shares as percentages, everything else as a plain decimal.
fn number_text(number: &Ratio, may_be_percent: bool) -> String {
    let percent = number.times(&Ratio::int(100));
    let share = may_be_percent && (!number.is_whole() || number == &Ratio::ONE);
    match (share, percent.to_decimal_text()) {
        (true, Some(text)) => format!("{text}%"),
        _ => number.to_decimal_text().unwrap_or_else(|| number.to_string()),
    }
}
