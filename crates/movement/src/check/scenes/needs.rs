//! In which rounds, and for which awards, a rule is needed.

use std::collections::BTreeMap;

use super::grid::Grid;
use crate::check::survey::{Meaning, Node, Survey, View, nodes_in};
use crate::{At, Award, Goal, Movement, Prize};

/// For each rule that something needs: the rounds, a bit each, by the award (or none, for goals).
pub(super) struct Needs {
    by_rule: BTreeMap<usize, BTreeMap<Option<usize>, u128>>,
}

/// A use, with the rounds in which it can come to it.
struct Link {
    to: usize,
    rounds: u128,
    awards: Vec<usize>,
}

impl Needs {
    pub fn of(movement: &Movement, survey: &Survey<'_>) -> Needs {
        let nodes: Vec<Node> = survey.uses.rule_of.keys().copied().collect();
        let place: BTreeMap<Node, usize> = nodes.iter().enumerate().map(|(n, node)| (*node, n)).collect();
        let links: Vec<Vec<Link>> = nodes.iter().map(|node| links(survey, &place, *node)).collect();
        // Users come before what they use.
        let order: Vec<usize> = survey.uses.groups.iter().rev().flatten().map(|node| place[node]).collect();
        // Only rules with conditions are asked about: keeping the others would cost memory for nothing.
        let asked: Vec<bool> = nodes.iter().map(|node| conditional(survey, *node)).collect();
        let mut by_rule: BTreeMap<usize, BTreeMap<Option<usize>, u128>> = BTreeMap::new();
        let awards = movement.awards.iter().enumerate().map(|(n, award)| (Some(n), of_award(survey, award)));
        let goals = movement.goals.iter().map(|goal| (None, of_goal(survey, goal)));
        // One walk for each award, and one for all goals together.
        let mut roots: BTreeMap<Option<usize>, Vec<(Node, u128)>> = BTreeMap::new();
        awards.chain(goals).for_each(|(award, nodes)| roots.entry(award).or_default().extend(nodes));
        for (award, roots) in roots {
            let mut rounds = vec![0u128; nodes.len()];
            for (node, mask) in roots {
                rounds[place[&node]] |= mask;
            }
            for from in &order {
                for link in &links[*from] {
                    if link.awards.is_empty() || award.is_some_and(|award| link.awards.contains(&award)) {
                        rounds[link.to] |= rounds[*from] & link.rounds;
                    }
                }
            }
            for (n, mask) in rounds.into_iter().enumerate().filter(|(n, mask)| *mask != 0 && asked[*n]) {
                by_rule.entry(survey.uses.rule_of[&nodes[n]]).or_default().insert(award, mask);
            }
        }
        Needs { by_rule }
    }

    /// The rounds in which a rule is needed, for each class of awards that its cases tell apart.
    pub fn of_rule(&self, rule: usize, grid: &Grid<'_>) -> Vec<u128> {
        let mut needed = vec![0; grid.awards.len() + 1];
        match self.by_rule.get(&rule) {
            Some(by_award) => {
                for (award, rounds) in by_award {
                    needed[grid.class_of(*award)] |= rounds;
                }
            }
            // Nothing needs it: then where it says something itself.
            None => {
                let rounds = if grid.mentions_rounds() { grid.mentioned_rounds() } else { 1 };
                let classes = if grid.awards.is_empty() { 0..1 } else { 0..grid.awards.len() };
                needed[classes].fill(rounds);
            }
        }
        needed
    }
}

impl Needs {
    /// An award that the cases of a rule do not mention and that needs it in a round.
    pub fn other_award(&self, rule: usize, grid: &Grid<'_>, round: usize) -> Option<usize> {
        let mut by_award = self.by_rule.get(&rule)?.iter();
        let (award, _) = by_award.find(|(award, rounds)| {
            award.is_some() && grid.class_of(**award) == grid.awards.len() && **rounds & (1 << round) != 0
        })?;
        *award
    }
}

fn conditional(survey: &Survey<'_>, node: Node) -> bool {
    let rule = &survey.rules[survey.uses.rule_of[&node]];
    rule.says.iter().any(|says| says.needed && says.cases.iter().any(|case| !case.always()))
}

fn links(survey: &Survey<'_>, place: &BTreeMap<Node, usize>, node: Node) -> Vec<Link> {
    let Some(edges) = survey.uses.edges.get(&node) else { return Vec::new() };
    let rule = &survey.rules[survey.uses.rule_of[&node]];
    // Within one key, a case only holds in the rounds that no earlier case takes for itself.
    let left: Vec<Vec<u128>> = rule
        .says
        .iter()
        .map(|says| {
            let mut taken = 0;
            let left = says.cases.iter().map(|case| {
                let mine = rounds_of(survey, case.rounds) & !taken;
                if case.under.is_empty() && case.awards.is_empty() {
                    taken |= mine;
                }
                mine
            });
            left.collect()
        })
        .collect();
    // A lead exists where its ranks are combined.
    let combined = rule.says.iter().find(|says| says.key == "combine").map_or(u128::MAX, |says| {
        says.cases.iter().fold(0, |all, case| all | rounds_of(survey, case.rounds))
    });
    let links = edges.iter().map(|edge| match edge.case {
        None => Link { to: place[&edge.to], rounds: combined, awards: Vec::new() },
        Some((key, n)) => {
            let case: &View<'_> = &rule.says[key].cases[n];
            let awards = case.awards.iter().filter_map(|id| survey.names.awards.get(id.as_str()));
            let awards = awards.map(|(n, _)| *n).collect();
            Link { to: place[&edge.to], rounds: left[key][n], awards }
        }
    });
    links.collect()
}

fn rounds_of(survey: &Survey<'_>, rounds: &[At<String>]) -> u128 {
    if rounds.is_empty() {
        return every_round(survey);
    }
    let known = rounds.iter().filter_map(|id| survey.names.rounds.get(id.as_str()));
    known.fold(0, |all, n| all | 1 << n)
}

fn every_round(survey: &Survey<'_>) -> u128 {
    match survey.names.rounds.len() {
        0 => 0,
        n => u128::MAX >> (128 - n.min(128)),
    }
}

/// What an award asks for, in the rounds in which it may exist.
fn of_award(survey: &Survey<'_>, award: &Award) -> Vec<(Node, u128)> {
    let names = &survey.names;
    let exists = match award.exists.is_empty() {
        true => every_round(survey),
        false => award.exists.0.iter().fold(0, |all, case| all | rounds_of(survey, &case.rounds)),
    };
    let mut roots = Vec::new();
    for id in &award.requires {
        roots.extend(names.criteria.get(id.as_str()).map(|(n, _)| (Node::Criterion(*n), exists)));
    }
    for case in &award.ranks_by.0 {
        let rounds = exists & rounds_of(survey, &case.rounds);
        if let Some(Meaning::Measure(n)) = names.values.get(case.is.key.as_str()) {
            roots.push((Node::Measure(*n), rounds));
        }
        let precision = case.is.precision.as_ref().and_then(|id| names.precisions.get(id.as_str()));
        roots.extend(precision.map(|n| (Node::Precision(*n), rounds)));
    }
    for case in award.prize.0.iter().chain(&award.individual_prize.0) {
        if let Prize::PerHead { heads, .. } = &case.is {
            let rounds = exists & rounds_of(survey, &case.rounds);
            roots.extend(nodes_in(&heads.expr, names).into_iter().map(|node| (node, rounds)));
        }
    }
    roots
}

/// What a goal is measured by, in the rounds that have a target.
fn of_goal(survey: &Survey<'_>, goal: &Goal) -> Vec<(Node, u128)> {
    let rounds = goal.target.0.iter().fold(0, |all, case| all | rounds_of(survey, &case.rounds));
    nodes_in(&goal.is.expr, &survey.names).into_iter().map(|node| (node, rounds)).collect()
}
