//! The national goals of a round as people read them: for every way of showing them.

use exact::Ratio;
use judge::{Judged, Met, Number};
use movement::{Reached, Shown};

use crate::Words;

/// A goal, what it came to, and what is said of that.
pub struct ShownGoal {
    /// What it is called.
    pub label: String,
    /// What is to be reached, with its side: `≥ 92,6 %`.
    pub target: String,
    /// What was reached; `?` for what is not known, `–` for what does not exist.
    pub value: String,
    /// What is said of it.
    pub says: String,
    /// Whether it is reached.
    pub outcome: Met,
    /// Whether its day is still to come, so that what is not met is not yet met.
    pub still_runs: bool,
    /// What was reached as a share of what is to be reached, where both are known.
    pub share: Option<Ratio>,
}

/// The goals of a round, in the order of the letter.
pub fn goals(judged: &Judged<'_>, words: Words) -> Vec<ShownGoal> {
    let goals = judged.judgement.goals.iter().map(|result| {
        let planned = judged.plan.goals.iter().find(|goal| goal.id == result.goal);
        let shown = planned.map_or(Shown::Number, |goal| goal.shown);
        let label = judged.movement.goals.iter().find(|goal| *goal.id.value == *result.goal);
        let sign = match planned.map_or(Reached::AtLeast, |goal| goal.reached) {
            Reached::AtLeast => "≥",
            Reached::MoreThan => ">",
            Reached::AtMost => "≤",
            Reached::LessThan => "<",
        };
        let still_runs = result.outcome == Met::NotMet && judged.goal_still_runs(&result.goal);
        ShownGoal {
            label: label.map_or(result.goal.as_str(), |goal| words.label(&goal.label)).to_owned(),
            target: format!("{sign} {}", words.shown(&result.target, shown)),
            value: match &result.value {
                Number::Known(value) => {
                    words.shown_beside(value, shown, std::slice::from_ref(&result.target))
                }
                Number::Unknown => "?".to_owned(),
                Number::Undefined => "–".to_owned(),
            },
            says: match still_runs {
                true => words.say("table-not-yet-met"),
                false => words.met(result.outcome),
            },
            outcome: result.outcome,
            still_runs,
            share: result.value.known().and_then(|value| value.divided_by(&result.target)),
        }
    });
    goals.collect()
}
