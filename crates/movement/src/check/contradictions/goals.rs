//! Goals that cannot be reached, and goals that cannot be missed.

use std::collections::BTreeMap;

use super::outcomes::Outcomes;
use super::scenes;
use super::search::{Effort, Search};
use super::terms::Terms;
use crate::check::Findings;
use crate::formula::Op;
use crate::{Goal, Movement, Reached};

pub(super) fn check(movement: &Movement, findings: &mut Findings<'_, '_>, effort: &mut Effort) {
    for goal in &movement.goals {
        if effort.is_spent() {
            return;
        }
        // By the place of its target: whether it can be reached somewhere, and whether it can be missed.
        let mut targets: BTreeMap<usize, (bool, bool)> = BTreeMap::new();
        for in_scene in scenes::of_goal(movement, findings.survey, goal) {
            let scene = in_scene.with(None);
            let Some(case) = goal.target.pick(&scene) else { continue };
            let mut terms = Terms::new(movement, findings.survey, &scene);
            let reached = terms.compared(&goal.is.expr, op(goal.reached).0, &case.is);
            let mut search = Search::new(&terms, effort);
            let (can_be_reached, can_be_missed) = targets.entry(case.is.span.start).or_default();
            *can_be_reached = *can_be_reached || search.can_be(&[(reached, Outcomes::YES)], effort);
            let missed = Outcomes::NO.or(Outcomes::UNDEFINED);
            *can_be_missed = *can_be_missed || search.can_be(&[(reached, missed)], effort);
        }
        // What was not looked at to the end says nothing.
        if effort.is_spent() {
            return;
        }
        for case in &goal.target.0 {
            match targets.get(&case.is.span.start) {
                Some((false, _)) => note(findings, goal, &case.is.span, "never-holds"),
                Some((true, false)) => note(findings, goal, &case.is.span, "always-holds"),
                _ => {}
            }
        }
    }
}

fn note(findings: &mut Findings<'_, '_>, goal: &Goal, target: &std::ops::Range<usize>, code: &'static str) {
    let formula = format!("{} {} {}", goal.is.text, op(goal.reached).1, findings.written(target));
    let problem = findings.at(code, target);
    problem.facts.push(("kind", "goal".into()));
    problem.facts.push(("id", goal.id.value.clone().into()));
    problem.facts.push(("formula", formula.into()));
}

fn op(reached: Reached) -> (Op, &'static str) {
    match reached {
        Reached::AtLeast => (Op::AtLeast, ">="),
        Reached::MoreThan => (Op::MoreThan, ">"),
        Reached::AtMost => (Op::AtMost, "<="),
        Reached::LessThan => (Op::LessThan, "<"),
    }
}
