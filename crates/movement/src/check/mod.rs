//! The checker: what a movement file must satisfy before anything is judged by it.
//!
//! Each check is a file with one function `check(&Movement, &mut Findings)`; none knows the others. What a check finds
//! is a [`Problem`] with its place in the file.

mod coverage;
mod dimensions;

use std::ops::Range;

use crate::problem::{Problem, place_of};
use crate::{Movement, formula::Formula};

pub use coverage::{Coverage, CoveredBy, coverage};

/// What the checks found, each at its place.
pub(crate) struct Findings<'a> {
    file: &'a str,
    text: &'a str,
    problems: Vec<Problem>,
}

impl Findings<'_> {
    /// Notes a problem at some bytes of the file; facts are added to what comes back.
    pub fn at(&mut self, code: &'static str, span: &Range<usize>) -> &mut Problem {
        self.problems.push(Problem::new(code, place_of(self.file, self.text, span)));
        let last = self.problems.len() - 1;
        &mut self.problems[last]
    }

    /// Notes a problem at some bytes of a formula.
    pub fn in_formula(&mut self, code: &'static str, formula: &Formula, span: &Range<usize>) -> &mut Problem {
        let start = formula.span.start;
        self.at(code, &(start + span.start..start + span.end))
    }
}

/// Every check, in the order in which problems of one place are shown.
const CHECKS: &[fn(&Movement, &mut Findings<'_>)] = &[dimensions::check];

/// Runs every check over a movement.
pub(crate) fn check(movement: &Movement, file: &str) -> Vec<Problem> {
    let mut findings = Findings { file, text: &movement.source, problems: Vec::new() };
    for check in CHECKS {
        check(movement, &mut findings);
    }
    findings.problems
}
