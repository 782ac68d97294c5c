//! A case judged, and what came of it held against what was expected.

use std::collections::BTreeMap;

use exchange::{Door, Weight};
use jiff::civil::Date;
use judge::{FiguresBuilder, Judged, Plan, PlanProblem};
use movement::{At, Movement, Place, Problem, line_and_column};
use reference::Unit;

use crate::{Case, compare};

impl Case {
    /// Judges the case under its movement: what is wrong with the case itself, or else every difference, each at the
    /// line that expects otherwise. Nothing means that all came out as expected.
    pub fn run(&self, movement: &Movement) -> Vec<Problem> {
        let mut problems = self.citations(movement);
        let Some(round) = movement.round(&self.round) else {
            problems.push(self.unknown("unknown-round", &self.round, ids(&movement.rounds, |r| &r.id)));
            return problems;
        };
        let readings = self.readings.iter().map(|(id, choice)| (id.clone(), choice.value.clone())).collect();
        let plan = match Plan::new(movement, &self.round, &readings, self.assume_attested) {
            Ok(plan) => plan,
            Err(problem) => {
                problems.push(self.of_plan(&problem));
                return problems;
            }
        };
        let (extra, listed) = self.listed(round.cut_off, &mut problems);
        let door = Door::new(movement, round).with_units(extra);
        let mut builder = FiguresBuilder::default();
        let found = exchange::read_csv(self.figures.value.as_bytes(), &self.file, &door, &mut builder);
        let (figures, contradictions) = exchange::finish(builder);
        problems.extend(found.into_iter().chain(contradictions).map(|p| self.moved(p, &self.figures)));
        problems.retain(|problem| !is_note(problem));
        if !problems.is_empty() {
            return problems;
        }
        let roster = exchange::roster(&door, &plan, &figures, listed.as_deref());
        let judged = Judged::of_plan(movement, plan, &figures, roster);
        self.expected.iter().filter_map(|expected| compare::differs(self, &judged, expected)).collect()
    }

    /// Clauses that the movement does not have.
    fn citations(&self, movement: &Movement) -> Vec<Problem> {
        let unknown = self.clause.iter().filter(|id| movement.clause(id).is_none());
        unknown.map(|id| self.unknown("unknown-clause", id, ids(&movement.clauses, |c| &c.id))).collect()
    }

    /// The units that the reference lists do not know, and those that compete where the case lists them.
    fn listed(&self, day: Date, problems: &mut Vec<Problem>) -> (Vec<Unit>, Option<Vec<Unit>>) {
        let mut extra = Vec::new();
        if let Some(csv) = &self.units_csv {
            let (units, found) = exchange::read_units_csv(csv.value.as_bytes(), &self.file, day);
            problems.extend(found.into_iter().map(|problem| self.moved(problem, csv)));
            extra = units;
        }
        let listed = match &self.units {
            None if self.units_csv.is_none() => None,
            None => Some(extra.clone()),
            Some(codes) => {
                let known: BTreeMap<&str, &Unit> = extra.iter().map(|u| (u.code.as_str(), u)).collect();
                let mut listed = Vec::new();
                for code in codes {
                    let unit = known.get(code.as_str()).map(|unit| (*unit).clone());
                    match unit.or_else(|| reference::units::find(code, day)) {
                        Some(unit) => listed.push(unit),
                        None => {
                            let problem = Problem::new("unknown-unit", self.place(&code.span));
                            problems.push(problem.with("found", &code.value));
                        }
                    }
                }
                Some(listed)
            }
        };
        (extra, listed)
    }

    /// A problem of a CSV text that stands in the case, at its line of the case's file.
    fn moved(&self, problem: Problem, text: &At<String>) -> Problem {
        let raw = &self.source[text.span.clone()];
        let opening = raw.len() - raw.trim_start_matches(['"', '\'']).len();
        let first = line_and_column(&self.source, text.span.start).0
            + usize::from(raw[opening..].starts_with(['\n', '\r']));
        let line = problem.at.line.unwrap_or(1) + first - 1;
        let start: usize = self.source.split_inclusive('\n').take(line - 1).map(str::len).sum();
        let length = self.source[start..].lines().next().map_or(0, str::len);
        Problem { at: Place { line: Some(line), ..self.place(&(start..start + length)) }, ..problem }
    }

    pub(crate) fn unknown(&self, code: &'static str, name: &At<String>, known: Vec<String>) -> Problem {
        let problem = Problem::new(code, self.place(&name.span)).with("name", &name.value);
        match reference::nearest(name, known.iter().map(String::as_str)) {
            Some(nearest) => problem.with("nearest", nearest),
            None => problem.with("known", known),
        }
    }

    fn of_plan(&self, problem: &PlanProblem) -> Problem {
        let at = |id: &str| {
            let choice = self.readings.get(id).or_else(|| self.readings.values().find(|c| c.value == id));
            choice.map_or(Place { file: self.file.clone(), ..Place::default() }, |c| self.place(&c.span))
        };
        let (code, id, found, known) = match problem {
            PlanProblem::UnknownRound { found, known } => ("unknown-round", found, found, known),
            PlanProblem::UnknownReading { found, known } => ("unknown-reading", found, found, known),
            PlanProblem::UnknownChoice { reading, found, known } => ("unknown-choice", reading, found, known),
            PlanProblem::Unsound(why) => {
                return Problem::new("unsound-movement", at("")).with("name", why);
            }
        };
        Problem::new(code, at(id)).with("name", found).with("known", known.clone())
    }
}

pub(crate) fn ids<T>(list: &[T], id: impl Fn(&T) -> &At<String>) -> Vec<String> {
    list.iter().map(|item| id(item).value.clone()).collect()
}

fn is_note(problem: &Problem) -> bool {
    let code = exchange::CODES.iter().find(|code| code.code == problem.code);
    code.is_some_and(|code| code.weight == Weight::Note)
}
