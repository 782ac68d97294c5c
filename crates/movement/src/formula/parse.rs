//! From the text of a formula to what it says.

use std::ops::Range;

use reference::{Dimension, Level, Period};

use super::token::{Token, tokens};
use super::{Expr, ExprKind, Fold, Op, PeriodRef};

/// Why a text is no formula.
#[derive(Clone, Debug, PartialEq)]
pub struct ParseProblem {
    /// The stable name of this kind of problem.
    pub code: &'static str,
    /// The bytes of the formula that are meant.
    pub span: Range<usize>,
    /// What stands there.
    pub found: String,
}

/// Nesting beyond this is refused, so that a hostile file cannot exhaust the stack.
const DEEPEST: usize = 64;

/// A formula of more words and marks than this is refused: nobody could check it by reading.
const LONGEST: usize = 500;

/// Reads a formula.
pub fn parse(text: &str) -> Result<Expr, ParseProblem> {
    let tokens = tokens(text).map_err(|(code, span)| ParseProblem {
        code,
        found: text[span.clone()].to_string(),
        span,
    })?;
    if let Some((_, span)) = tokens.get(LONGEST) {
        let span = span.clone();
        return Err(ParseProblem { code: "formula-too-long", found: text[span.clone()].to_string(), span });
    }
    let mut parser = Parser { text, tokens, at: 0, depth: 0 };
    let expr = parser.expression(0)?;
    match parser.peek() {
        None => Ok(expr),
        Some(_) => Err(parser.unexpected("formula-unexpected")),
    }
}

struct Parser<'a> {
    text: &'a str,
    tokens: Vec<(Token, Range<usize>)>,
    at: usize,
    depth: usize,
}

impl Parser<'_> {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at).map(|(t, _)| t)
    }

    fn span_here(&self) -> Range<usize> {
        self.tokens.get(self.at).map_or(self.text.len()..self.text.len(), |(_, s)| s.clone())
    }

    fn span_before(&self) -> usize {
        if self.at == 0 { 0 } else { self.tokens[self.at - 1].1.end }
    }

    fn unexpected(&self, code: &'static str) -> ParseProblem {
        let span = self.span_here();
        let code = if self.peek().is_none() { "formula-ends" } else { code };
        ParseProblem { code, found: self.text[span.clone()].to_string(), span }
    }

    fn eat(&mut self, mark: &'static str) -> bool {
        let eaten = self.peek() == Some(&Token::Mark(mark));
        if eaten {
            self.at += 1;
        }
        eaten
    }

    fn need(&mut self, mark: &'static str) -> Result<(), ParseProblem> {
        if self.eat(mark) { Ok(()) } else { Err(self.unexpected("formula-unexpected")) }
    }

    fn operator(&self) -> Option<(Op, u8)> {
        let op = match self.peek()? {
            Token::Word(word) if word == "or" => (Op::Or, 1),
            Token::Word(word) if word == "and" => (Op::And, 2),
            Token::Mark(">=") => (Op::AtLeast, 4),
            Token::Mark(">") => (Op::MoreThan, 4),
            Token::Mark("<=") => (Op::AtMost, 4),
            Token::Mark("<") => (Op::LessThan, 4),
            Token::Mark("=") => (Op::Equal, 4),
            Token::Mark("+") => (Op::Add, 5),
            Token::Mark("-") => (Op::Subtract, 5),
            Token::Mark("*") => (Op::Multiply, 6),
            Token::Mark("/") => (Op::Divide, 6),
            _ => return None,
        };
        Some(op)
    }

    /// Operators bind by strength: `or`, `and`, `not`, comparison, sum, product.
    fn expression(&mut self, weakest: u8) -> Result<Expr, ParseProblem> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.unexpected("formula-too-deep"));
        }
        let mut left = self.prefixed()?;
        while let Some((op, strength)) = self.operator() {
            if strength < weakest {
                break;
            }
            if op.compares()
                && let ExprKind::Binary(before, ..) = &left.kind
                && before.compares()
                && !self.text[..left.span.end].ends_with(')')
            {
                return Err(self.unexpected("formula-chained-comparison"));
            }
            self.at += 1;
            let right = self.expression(strength + 1)?;
            let span = left.span.start..right.span.end;
            left = Expr { kind: ExprKind::Binary(op, Box::new(left), Box::new(right)), span };
        }
        self.depth -= 1;
        Ok(left)
    }

    fn prefixed(&mut self) -> Result<Expr, ParseProblem> {
        let start = self.span_here().start;
        if self.eat("-") {
            let x = self.expression(6)?;
            let span = start..x.span.end;
            return Ok(Expr { kind: ExprKind::Negative(Box::new(x)), span });
        }
        if self.peek() == Some(&Token::Word("not".into())) {
            self.at += 1;
            let x = self.expression(3)?;
            let span = start..x.span.end;
            return Ok(Expr { kind: ExprKind::Not(Box::new(x)), span });
        }
        self.primary()
    }

    fn primary(&mut self) -> Result<Expr, ParseProblem> {
        let start = self.span_here().start;
        let Some(token) = self.peek().cloned() else { return Err(self.unexpected("formula-ends")) };
        let kind = match token {
            Token::Number(number) => {
                self.at += 1;
                let dimension = match self.peek() {
                    Some(Token::Word(word)) => Dimension::from_id(word),
                    _ => None,
                };
                if dimension.is_some() {
                    self.at += 1;
                }
                ExprKind::Number(number, dimension)
            }
            Token::Mark("(") => {
                self.at += 1;
                let inner = self.expression(0)?;
                self.need(")")?;
                return Ok(Expr { kind: inner.kind, span: start..self.span_before() });
            }
            Token::Word(word) => {
                self.at += 1;
                match self.peek() {
                    Some(Token::Mark("(")) => self.call(&word)?,
                    Some(Token::Bracket(_)) => self.at_period(word)?,
                    _ => match word.as_str() {
                        "true" => ExprKind::Truth(true),
                        "false" => ExprKind::Truth(false),
                        "undetermined" => ExprKind::Undetermined,
                        _ => ExprKind::Name(word),
                    },
                }
            }
            Token::Bracket(_) | Token::Mark(_) => return Err(self.unexpected("formula-unexpected")),
        };
        Ok(Expr { kind, span: start..self.span_before() })
    }

    fn at_period(&mut self, indicator: String) -> Result<ExprKind, ParseProblem> {
        let Some(Token::Bracket(inside)) = self.peek().cloned() else {
            return Err(self.unexpected("formula-unexpected"));
        };
        let period = match (inside.as_str(), Period::parse(&inside)) {
            ("year before", _) => PeriodRef::YearBefore,
            (_, Some(Period::Date(date))) => PeriodRef::Date(date),
            (_, Some(Period::Year(year))) => PeriodRef::Year(year),
            (_, Some(Period::Quarter(year, quarter))) => PeriodRef::Quarter(year, quarter),
            (name, None) if is_name(name) => PeriodRef::Baseline(name.to_string()),
            _ => return Err(self.unexpected("formula-period")),
        };
        self.at += 1;
        Ok(ExprKind::AtPeriod(indicator, period))
    }

    fn call(&mut self, name: &str) -> Result<ExprKind, ParseProblem> {
        let name_at = self.at - 1;
        self.need("(")?;
        let kind = match name {
            "met" => match self.peek().cloned() {
                Some(Token::Word(criterion)) => {
                    self.at += 1;
                    ExprKind::Met(criterion)
                }
                _ => return Err(self.unexpected("formula-unexpected")),
            },
            "min" => ExprKind::Min(self.arguments()?),
            "max" => ExprKind::Max(self.arguments()?),
            "first_known" => ExprKind::FirstKnown(self.arguments()?),
            "if" => {
                let condition = self.expression(0)?;
                self.need(",")?;
                let yes = self.expression(0)?;
                self.need(",")?;
                let no = self.expression(0)?;
                ExprKind::If(Box::new(condition), Box::new(yes), Box::new(no))
            }
            "every" => {
                let years = match self.peek() {
                    Some(Token::Number(n)) => n.to_whole().filter(|n| (1..=50).contains(n)),
                    _ => None,
                };
                let Some(years) = years else { return Err(self.unexpected("formula-years")) };
                self.at += 1;
                match self.peek() {
                    Some(Token::Word(word)) if word == "years" || word == "year" => self.at += 1,
                    _ => return Err(self.unexpected("formula-years")),
                }
                self.need(",")?;
                ExprKind::Every(years as u32, Box::new(self.expression(0)?))
            }
            "sum" | "mean" | "count" | "share" => {
                let level = match self.peek() {
                    Some(Token::Word(word)) => Level::from_id(word),
                    _ => None,
                };
                let Some(level) = level else { return Err(self.unexpected("formula-level")) };
                self.at += 1;
                self.need(",")?;
                let fold = match name {
                    "sum" => Fold::Sum,
                    "mean" => Fold::Mean,
                    "count" => Fold::Count,
                    _ => Fold::Share,
                };
                ExprKind::Over(fold, level, Box::new(self.expression(0)?))
            }
            _ => {
                let mut arguments = self.arguments()?;
                match (arguments.pop(), arguments.is_empty()) {
                    (Some(only), true) => ExprKind::Scale(name.to_string(), Box::new(only)),
                    _ => {
                        self.at = name_at;
                        return Err(self.unexpected("formula-function"));
                    }
                }
            }
        };
        self.need(")")?;
        Ok(kind)
    }

    fn arguments(&mut self) -> Result<Vec<Expr>, ParseProblem> {
        let mut all = vec![self.expression(0)?];
        while self.eat(",") {
            all.push(self.expression(0)?);
        }
        Ok(all)
    }
}

/// The functions of the language; a scale cannot be called like one of them.
const FUNCTIONS: [&str; 10] =
    ["met", "min", "max", "if", "first_known", "every", "sum", "mean", "count", "share"];

/// Whether a formula can say a name: small letters, digits and `_`, a letter first, and no word of the language.
pub fn can_name(name: &str) -> bool {
    let word = matches!(name, "and" | "or" | "not" | "true" | "false" | "undetermined");
    is_name(name) && !name.starts_with(|first: char| first.is_ascii_digit()) && !word
}

/// Whether a formula can call a scale by a name.
pub fn can_call(name: &str) -> bool {
    can_name(name) && !FUNCTIONS.contains(&name)
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

#[cfg(test)]
mod tests {
    use super::super::print;
    use super::*;

    fn shown(text: &str) -> String {
        print(&parse(text).unwrap())
    }

    #[test]
    fn reads_what_letters_say() {
        let growth = "(health - health[start_of_year]) / (health_plan - health[start_of_year])";
        assert_eq!(shown(growth), growth);
        assert_eq!(
            shown("late_ratio <= late_target * (100% + 5%)"),
            "late_ratio <= late_target * (100% + 5%)"
        );
        assert_eq!(shown("a + b * c - d"), "a + b * c - d");
        assert_eq!(shown("(a - b) - c"), "a - b - c");
        assert_eq!(shown("a - (b - c)"), "a - (b - c)");
        assert_eq!(shown("not a and b or c"), "not a and b or c");
        assert_eq!(shown("count(commune, coverage >= 90%) >= 3"), "count(commune, coverage >= 90%) >= 3");
        assert_eq!(shown("every(3 years, health >= health_plan)"), "every(3 years, health >= health_plan)");
        assert_eq!(shown("late_target[2017-Q4] * 2"), "late_target[2017-Q4] * 2");
        assert_eq!(shown("min(5 points, bonus(x[year before]))"), "min(5 points, bonus(x[year before]))");
    }

    #[test]
    fn says_where_it_stopped_understanding() {
        let stop = |text: &str| {
            let problem = parse(text).unwrap_err();
            (problem.code, problem.span.start)
        };
        assert_eq!(stop("a +"), ("formula-ends", 3));
        assert_eq!(stop("a ? b"), ("formula-character", 2));
        assert_eq!(stop("min(a, 1,1)"), ("formula-decimal-comma", 7));
        assert_eq!(stop("a b"), ("formula-unexpected", 2));
        assert_eq!(stop("a < b < c"), ("formula-chained-comparison", 6));
        assert_eq!(stop("mean(village, x)"), ("formula-level", 5));
        assert_eq!(stop("a[next week]"), ("formula-period", 1));
        assert_eq!(stop("1.2.3"), ("formula-character", 0));
        assert_eq!(stop(&"(".repeat(100)), ("formula-too-deep", 64));
        assert_eq!(stop(&"(".repeat(100_000)), ("formula-too-long", 500));
        assert_eq!(stop(&"1+".repeat(100_000)), ("formula-too-long", 500));
    }

    proptest::proptest! {
        #[test]
        fn never_panics(text in "\\PC{0,80}") {
            let _ = parse(&text);
        }

        #[test]
        fn what_is_printed_reads_back(text in "[abc0-9%+*/<>=()\\[\\], .-]{0,40}") {
            if let Ok(expr) = parse(&text) {
                let printed = print(&expr);
                proptest::prop_assert_eq!(print(&parse(&printed).unwrap()), printed);
            }
        }
    }
}
