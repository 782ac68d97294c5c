//! An award that says how many in some scenes says it in all in which it exists.
//!
//! Where no case fits there is no maximum, and all who are eligible are selected: a round left out by mistake would
//! select without end. Whoever means it writes `is = "none"`. The grades of an award are a maximum of their own.

use std::collections::{BTreeMap, BTreeSet};

use super::Findings;
use super::combinations::{combinations, mention};
use crate::{Award, Movement, Scene};

/// Cases looked at, over all awards.
const MOST_STEPS: usize = 200_000;

pub(super) fn check(movement: &Movement, findings: &mut Findings<'_, '_>) {
    if !findings.complete() || !conditions_known(movement, findings) {
        return;
    }
    let mut steps = 0;
    for award in &movement.awards {
        let says_when = !award.maximum.is_empty() && !award.maximum.0.iter().any(|case| case.always());
        if !says_when || !award.grades.is_empty() {
            continue;
        }
        let mut mentioned = BTreeSet::new();
        mention(&award.maximum, &mut mentioned);
        mention(&award.exists, &mut mentioned);
        for readings in combinations(movement, &mentioned) {
            steps += movement.rounds.len() * (award.maximum.0.len() + award.exists.0.len());
            if steps > MOST_STEPS {
                return;
            }
            let gaps = gaps(movement, award, &readings);
            if !gaps.is_empty() {
                note(movement, findings, award, &readings, &gaps);
                break;
            }
        }
    }
}

/// Whether the awards' conditions name only what there is: a misspelt round is told as that.
fn conditions_known(movement: &Movement, findings: &Findings<'_, '_>) -> bool {
    let names = &findings.survey.names;
    let known = |rounds: &[crate::At<String>], under: &[(crate::At<String>, Vec<crate::At<String>>)]| {
        rounds.iter().all(|id| names.rounds.contains_key(id.as_str()))
            && under.iter().all(|(id, choices)| {
                let reading = names.readings.get(id.as_str());
                reading.is_some_and(|reading| {
                    choices.iter().all(|id| reading.choices.iter().any(|choice| choice.id.value == id.value))
                })
            })
    };
    movement.awards.iter().all(|award| {
        award.maximum.0.iter().all(|case| known(&case.rounds, &case.under))
            && award.exists.0.iter().all(|case| known(&case.rounds, &case.under))
    })
}

/// The rounds in which the award exists and no case of its maximum fits.
fn gaps<'m>(movement: &'m Movement, award: &Award, readings: &BTreeMap<String, String>) -> Vec<&'m str> {
    let rounds = movement.rounds.iter().map(|round| round.id.as_str());
    let gap = |round: &&str| {
        let scene = Scene { round, readings, award: Some(&award.id) };
        let exists = award.exists.is_empty() || award.exists.pick(&scene).is_some();
        exists && award.maximum.pick(&scene).is_none()
    };
    rounds.filter(gap).collect()
}

fn note(
    movement: &Movement,
    findings: &mut Findings<'_, '_>,
    award: &Award,
    readings: &BTreeMap<String, String>,
    gaps: &[&str],
) {
    let by_round = award.maximum.0.iter().any(|case| !case.rounds.is_empty());
    let by_reading: BTreeSet<&str> =
        award.maximum.0.iter().flat_map(|case| &case.under).map(|(id, _)| id.as_str()).collect();
    let mut scene = Vec::new();
    let mut conditions = String::new();
    if by_round || by_reading.is_empty() {
        let quoted: Vec<String> = gaps.iter().map(|round| format!("\"{round}\"")).collect();
        conditions.push_str(&format!("rounds = [{}], ", quoted.join(", ")));
        scene.extend(gaps.iter().map(|round| format!("round = {round}")));
    }
    for reading in movement.readings.iter().filter(|reading| by_reading.contains(reading.id.as_str())) {
        let (id, choice) = (&reading.id.value, &readings[&reading.id.value]);
        conditions.push_str(&format!("under.{id} = \"{choice}\", "));
        scene.push(format!("{id} = {choice}"));
    }
    let problem = findings.at("maximum-missing", &award.id.span);
    problem.facts.push(("award", award.id.value.clone().into()));
    problem.facts.push(("scene", scene.into()));
    problem.facts.push(("form", format!("{{ {conditions}is = 3 }}").into()));
}
