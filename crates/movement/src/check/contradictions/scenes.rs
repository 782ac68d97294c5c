//! The scenes that are looked at, and how those in which something is so are told from the others.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::combinations::{combinations, mention};
use crate::check::survey::{Node, Survey, nodes_in};
use crate::{Award, Criterion, Goal, Movement, Scene};

/// A round under a choice of every reading.
pub(super) struct InScene<'a> {
    round: &'a str,
    readings: BTreeMap<String, String>,
    /// The readings that matter.
    matter: BTreeSet<&'a str>,
}

impl InScene<'_> {
    /// The scene while an award is judged, or none.
    pub fn with<'s>(&'s self, award: Option<&'s str>) -> Scene<'s> {
        Scene { round: self.round, readings: &self.readings, award }
    }

    /// `round = final`, `comparable = exact`.
    fn words(&self) -> Vec<(String, String)> {
        let choices = self.readings.iter().filter(|(id, _)| self.matter.contains(id.as_str()));
        let choices = choices.map(|(id, choice)| (id.clone(), choice.clone()));
        choices.chain([("round".to_string(), self.round.to_string())]).collect()
    }
}

/// The scenes of an award with some criteria.
pub(super) fn of_award<'a>(
    movement: &'a Movement,
    survey: &Survey<'a>,
    award: &'a Award,
    criteria: &[&Criterion],
) -> Vec<InScene<'a>> {
    let mut matter = BTreeSet::new();
    mention(&award.exists, &mut matter);
    let nodes = criteria.iter().filter_map(|criterion| node_of(survey, criterion));
    scenes(movement, survey, nodes.collect(), matter)
}

/// The scenes of a criterion.
pub(super) fn of_criterion<'a>(
    movement: &'a Movement,
    survey: &Survey<'a>,
    criterion: &Criterion,
) -> Vec<InScene<'a>> {
    scenes(movement, survey, node_of(survey, criterion).into_iter().collect(), BTreeSet::new())
}

/// The scenes of a goal.
pub(super) fn of_goal<'a>(movement: &'a Movement, survey: &Survey<'a>, goal: &'a Goal) -> Vec<InScene<'a>> {
    let mut matter = BTreeSet::new();
    mention(&goal.target, &mut matter);
    scenes(movement, survey, nodes_in(&goal.is.expr, &survey.names), matter)
}

fn node_of(survey: &Survey<'_>, criterion: &Criterion) -> Option<Node> {
    survey.names.criteria.get(criterion.id.as_str()).map(|(n, _)| Node::Criterion(*n))
}

/// Every round under every choice of the readings that matter to some rules and to all that these use.
fn scenes<'a>(
    movement: &'a Movement,
    survey: &Survey<'a>,
    mut open: Vec<Node>,
    mut matter: BTreeSet<&'a str>,
) -> Vec<InScene<'a>> {
    let mut seen = BTreeSet::new();
    while let Some(node) = open.pop() {
        // Days and precisions are other rules' affair.
        if matches!(node, Node::Baseline(_) | Node::Precision(_)) || !seen.insert(node) {
            continue;
        }
        let rule = &survey.rules[survey.uses.rule_of[&node]];
        for case in rule.says.iter().flat_map(|says| &says.cases) {
            matter.extend(case.under.iter().map(|(id, _)| id.as_str()));
        }
        open.extend(survey.uses.edges.get(&node).into_iter().flatten().map(|edge| edge.to));
    }
    let rounds = || movement.rounds.iter().map(|round| round.id.as_str());
    let of_choice = |readings: BTreeMap<String, String>| {
        rounds().map(move |round| (round, readings.clone())).collect::<Vec<_>>()
    };
    let all = combinations(movement, &matter).into_iter().flat_map(of_choice);
    all.map(|(round, readings)| InScene { round, readings, matter: matter.clone() }).collect()
}

/// Scenes that were looked at.
#[derive(Default)]
pub(super) struct Among {
    words: Vec<Vec<(String, String)>>,
}

impl Among {
    /// Adds a scene; its place.
    pub fn add(&mut self, scene: &InScene<'_>) -> usize {
        self.words.push(scene.words());
        self.words.len() - 1
    }

    /// What is the same in some of the scenes and not in all; nothing where they are all.
    pub fn told(&self, some: &[usize]) -> Vec<String> {
        let Some(first) = some.first().filter(|_| some.len() < self.words.len()) else { return Vec::new() };
        let words = |which: &dyn Fn(usize) -> bool| -> Vec<String> {
            let of_first = self.words[*first].iter().enumerate().filter(|(n, _)| which(*n));
            of_first.map(|(_, (key, value))| format!("{key} = {value}")).collect()
        };
        let as_first = |n: usize, scene: &Vec<(String, String)>| scene[n] == self.words[*first][n];
        let apart = words(&|n| {
            some.iter().all(|scene| as_first(n, &self.words[*scene]))
                && !self.words.iter().all(|scene| as_first(n, scene))
        });
        if apart.is_empty() { words(&|_| true) } else { apart }
    }
}
