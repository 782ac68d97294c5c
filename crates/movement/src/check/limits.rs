//! No movement is larger than any letter: more is a mistake or an attack, and is refused before anything multiplies it.

use std::ops::Range;

use super::survey::{Survey, View};
use crate::Movement;
use crate::notes::Notes;

/// Rounds; as many as there are bits in a [`u128`].
const ROUNDS: usize = 128;
const AWARDS: usize = 200;
const READINGS: usize = 60;
const CHOICES: usize = 30;
const CASES: usize = 200;

/// Notes what there is too much of, and says whether there is.
pub(super) fn exceeded(movement: &Movement, notes: &mut Notes<'_>) -> bool {
    let mut too_many = false;
    let mut most = |kind: &'static str, spans: &mut dyn Iterator<Item = &Range<usize>>, most: usize| {
        let spans: Vec<&Range<usize>> = spans.collect();
        let Some(span) = spans.get(most) else { return };
        too_many = true;
        let problem = notes.at("too-many", span);
        problem.facts.push(("kind", kind.into()));
        problem.facts.push(("found", spans.len().to_string().into()));
        problem.facts.push(("most", most.to_string().into()));
    };
    most("round", &mut movement.rounds.iter().map(|r| &r.id.span), ROUNDS);
    most("award", &mut movement.awards.iter().map(|a| &a.id.span), AWARDS);
    most("reading", &mut movement.readings.iter().map(|r| &r.id.span), READINGS);
    for reading in &movement.readings {
        most("choice", &mut reading.choices.iter().map(|c| &c.id.span), CHOICES);
    }
    for rule in Survey::rules_of(movement) {
        for says in &rule.says {
            most("case", &mut says.cases.iter().map(|case: &View<'_>| &case.span), CASES);
        }
    }
    too_many
}
