//! The checker: what a movement file must satisfy before anything is judged by it.
//!
//! Each check is a file with one function `check(&Movement, &mut Findings)`; none knows the others. What a check finds
//! is a [`Problem`] with its place in the file; [`CODES`](crate::CODES) says what each code means and which facts it
//! carries. A check that looks for something *absent* (a clause that no rule cites) keeps silent about a file of which
//! something could not be read ([`Findings::lost`]): what is missing may stand in the part that was lost.

mod coverage;
mod dimensions;
mod survey;

mod ambiguous_names;
mod awards;
mod bands;
mod citations;
mod clauses_carried;
mod combinations;
mod conditions;
mod contradictions;
mod cycles;
mod dates;
mod formula_names;
mod grades;
mod groupings;
mod leads;
mod limits;
mod maximum_gaps;
mod numbers;
mod periods;
mod quantities;
mod readings;
mod references;
mod rounds;
mod scenes;

use std::collections::BTreeSet;
use std::ops::Range;

use exact::Ratio;

use crate::Movement;
use crate::formula::{Expr, Formula};
use crate::notes::Notes;
use crate::problem::Problem;
use crate::read::Lost;
use survey::Survey;

pub use coverage::{Coverage, CoveredBy, coverage, share_covered};

/// What the checks know, and what they found.
pub(crate) struct Findings<'a, 'n> {
    /// The movement, surveyed once.
    survey: &'a Survey<'a>,
    lost: &'a Lost,
    notes: &'a mut Notes<'n>,
}

/// How many known names a problem lists.
const LISTED: usize = 12;

/// How many known names are looked at, to say how many are not listed: no letter has more.
const COUNTED: usize = 1000;

impl<'a> Findings<'a, '_> {
    /// Notes a problem at some bytes of the file; facts are added to what comes back.
    fn at(&mut self, code: &'static str, span: &Range<usize>) -> &mut Problem {
        self.notes.at(code, span)
    }

    /// Notes a problem at some bytes of a formula.
    fn in_formula(&mut self, code: &'static str, formula: &Formula, span: &Range<usize>) -> &mut Problem {
        self.notes.at(code, &in_file(formula, span))
    }

    /// Notes a name that means nothing, with what was probably meant; not if its own table could not be read.
    fn unknown<'w>(
        &mut self,
        code: &'static str,
        name: &str,
        span: &Range<usize>,
        known: impl IntoIterator<Item = &'w str> + Clone,
    ) -> Option<&mut Problem> {
        if self.lost.names.contains(name) || name == crate::formula::UNREADABLE {
            return None;
        }
        let nearest = self.notes.nearest(name, known.clone());
        let full = self.notes.is_full();
        let problem = self.notes.at(code, span);
        problem.facts.push(("name", name.into()));
        match nearest {
            // Nobody will see it: a hostile file pays for no list.
            None if full => {}
            Some(nearest) => problem.facts.push(("nearest", nearest.into())),
            None => {
                let known: BTreeSet<&str> = known.into_iter().take(COUNTED).collect();
                let more = known.len().saturating_sub(LISTED);
                let listed = known.into_iter().take(LISTED).map(str::to_string).collect::<Vec<_>>();
                problem.facts.push(("known", listed.into()));
                if more > 0 {
                    problem.facts.push(("more", Ratio::int(more as i128).into()));
                }
            }
        }
        Some(problem)
    }

    /// Whether nothing was lost in reading, so that what is not there is truly absent.
    fn complete(&self) -> bool {
        !self.lost.something
    }

    /// What stands at some bytes of the file.
    fn written(&self, span: &Range<usize>) -> String {
        self.notes.written(span).to_string()
    }
}

/// The bytes of a part of a formula, in the file.
fn in_file(formula: &Formula, span: &Range<usize>) -> Range<usize> {
    formula.span.start + span.start..formula.span.start + span.end
}

/// Where words stand within a part of a formula, one after the other: the bytes of the last in the file.
fn place_of(formula: &Formula, part: &Expr, words: &[&str]) -> Range<usize> {
    let text = formula.text.get(part.span.clone()).unwrap_or("");
    let (mut start, mut end) = (0, 0);
    for word in words {
        start = end + text[end..].find(word).unwrap_or(0);
        end = (start + word.len()).min(text.len());
    }
    in_file(formula, &(part.span.start + start..part.span.start + end))
}

/// One check.
type Check = fn(&Movement, &mut Findings<'_, '_>);

/// Every check; what they find is shown in the order of the file.
const CHECKS: &[Check] = &[
    ambiguous_names::check,
    citations::check,
    clauses_carried::check,
    conditions::check,
    formula_names::check,
    references::check,
    periods::check,
    cycles::check,
    leads::check,
    dimensions::check,
    quantities::check,
    numbers::check,
    dates::check,
    rounds::check,
    readings::check,
    scenes::check,
    awards::check,
    maximum_gaps::check,
    grades::check,
    contradictions::check,
    bands::check,
    groupings::check,
];

/// Runs every check over a movement.
pub(crate) fn check(movement: &Movement, lost: &Lost, notes: &mut Notes<'_>) {
    if limits::exceeded(movement, notes) {
        return;
    }
    let survey = Survey::of(movement);
    let mut findings = Findings { survey: &survey, lost, notes };
    for check in CHECKS {
        check(movement, &mut findings);
    }
}
