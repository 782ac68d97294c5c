//! Why a command could not do its work: the problems, whose fault they are, and the texts that they point into.

use std::process::ExitCode;

use judge::PlanProblem;
use movement::{Place, Problem};

/// Whose fault a trouble is; each has its exit status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The input is wrong or incomplete.
    Input,
    /// The command line is wrong.
    CommandLine,
}

/// Why a command could not do its work.
#[derive(Debug)]
pub struct Trouble {
    /// Whose fault it is.
    pub fault: Fault,
    /// What is wrong.
    pub problems: Vec<Problem>,
    /// The texts that problems point into, by file.
    pub texts: Vec<(String, String)>,
}

impl Trouble {
    /// Problems in the input.
    pub fn input(problems: Vec<Problem>) -> Trouble {
        Trouble { fault: Fault::Input, problems, texts: Vec::new() }
    }

    /// A problem of the command line.
    pub fn command_line(problem: Problem) -> Trouble {
        Trouble { fault: Fault::CommandLine, problems: vec![problem], texts: Vec::new() }
    }

    /// The same with a text that problems point into.
    pub fn with_text(mut self, file: &str, text: &str) -> Trouble {
        self.texts.push((file.to_owned(), text.to_owned()));
        self
    }

    /// The exit status.
    pub fn status(&self) -> ExitCode {
        ExitCode::from(match self.fault {
            Fault::Input => 1,
            Fault::CommandLine => 2,
        })
    }
}

impl From<store::StoreError> for Trouble {
    fn from(error: store::StoreError) -> Trouble {
        let problem = Problem::new("store", Place::default()).with("reason", error.kind());
        let problem = match error.kind() {
            kind @ ("older" | "newer" | "taken") => problem.with(kind, "yes"),
            _ => problem,
        };
        Trouble::input(vec![problem.with("says", error.to_string())])
    }
}

impl From<PlanProblem> for Trouble {
    fn from(problem: PlanProblem) -> Trouble {
        match problem {
            PlanProblem::UnknownRound { found, known } => unknown("unknown-round", &found, &known),
            PlanProblem::UnknownReading { found, known } => unknown("unknown-reading", &found, &known),
            PlanProblem::UnknownChoice { reading, found, known } => {
                let mut trouble = unknown("unknown-choice", &found, &known);
                trouble.problems[0].facts.push(("reading", reading.into()));
                trouble
            }
            PlanProblem::Unsound(why) => {
                Trouble::input(vec![Problem::new("unsound-movement", Place::default()).with("name", why)])
            }
        }
    }
}

/// A name on the command line that means nothing, with what was probably meant or else what there is.
pub fn unknown(code: &'static str, name: &str, known: &[String]) -> Trouble {
    let problem = Problem::new(code, Place::default()).with("name", name);
    Trouble::command_line(match reference::nearest(name, known.iter().map(String::as_str)) {
        Some(nearest) => problem.with("nearest", nearest).with("all", known.to_vec()),
        None => problem.with("known", known.to_vec()),
    })
}
