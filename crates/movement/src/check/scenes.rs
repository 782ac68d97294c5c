//! The cases of a rule cover every scene in which it is needed, and none of them stands in another's shadow.
//!
//! A scene is a round, an award and a choice of every reading. Parameters, baselines, precisions, measures and criteria
//! need a value for every choice of a reading that they mention, in each round and for each award that comes to use
//! them; where nothing uses them, in the rounds that they mention themselves.

mod grid;
mod needs;

use super::Findings;
use super::survey::Rule;
use crate::Movement;
use grid::{Grid, Scene};
use needs::Needs;

/// Cases looked at, over all scenes of all rules.
const MOST_STEPS: usize = 200_000;

pub(super) fn check(movement: &Movement, findings: &mut Findings<'_, '_>) {
    let survey = findings.survey;
    let needs = Needs::of(movement, survey);
    let mut steps = 0;
    for (at, rule) in survey.rules.iter().enumerate() {
        for (key, says) in rule.says.iter().enumerate() {
            // All that fit hold: nothing is in a shadow, and there may be none.
            if !says.first_holds || says.cases.iter().all(|case| case.always()) && says.cases.len() == 1 {
                continue;
            }
            let Some(grid) = Grid::of(movement, &survey.names, says) else { continue };
            steps = grid.size().saturating_add(steps);
            if steps > MOST_STEPS {
                note(findings, "too-many-combinations", rule, key, &says.cases[0].span);
                return;
            }
            for hidden in grid.never_first() {
                // A case under no choice at all is named as that.
                if says.cases[hidden].under.iter().any(|(_, choices)| choices.is_empty()) {
                    continue;
                }
                note(findings, "case-unreachable", rule, key, &says.cases[hidden].span);
            }
            if says.needed
                && findings.complete()
                && let Some(scene) = grid.first_uncovered(&needs.of_rule(at, &grid))
            {
                let award = scene.award.or_else(|| needs.other_award(at, &grid, scene.round));
                let scene = described(movement, &grid, &scene, award);
                let problem = note(findings, "case-missing", rule, key, &rule.span);
                problem.facts.push(("scene", scene.into()));
            }
        }
    }
}

fn note<'f>(
    findings: &'f mut Findings<'_, '_>,
    code: &'static str,
    rule: &Rule<'_>,
    key: usize,
    span: &std::ops::Range<usize>,
) -> &'f mut crate::Problem {
    let problem = findings.at(code, span);
    problem.facts.extend([("kind", rule.kind.into()), ("id", rule.id.clone().into())]);
    problem.facts.push(("key", rule.says[key].key.into()));
    problem
}

/// `comparable = exact`, `round = final`, `award = health`: what the cases tell apart.
fn described(movement: &Movement, grid: &Grid<'_>, scene: &Scene, award: Option<usize>) -> Vec<String> {
    let readings = grid.readings.iter().zip(&scene.choices);
    let mut words: Vec<String> =
        readings.map(|(reading, n)| format!("{} = {}", *reading.id, *reading.choices[*n].id)).collect();
    if grid.mentions_rounds() {
        words.extend(movement.rounds.get(scene.round).map(|round| format!("round = {}", *round.id)));
    }
    if !grid.awards.is_empty() {
        words.extend(award.map(|n| format!("award = {}", *movement.awards[n].id)));
    }
    words
}
