//! No measure or criterion depends on itself, by whatever way round.

use std::collections::{BTreeMap, BTreeSet};

use super::Findings;
use super::survey::{Node, Uses, nodes_in};
use crate::{At, Movement};

pub(super) fn check(movement: &Movement, findings: &mut Findings<'_, '_>) {
    let uses = &findings.survey.uses;
    for group in uses.groups.iter().filter(|group| uses.circular(group)) {
        if let [node] = group[..] {
            of_itself(movement, node, findings);
            continue;
        }
        let chain: Vec<Node> = shortest_way_round(uses, group);
        let chain = chain.iter().map(|node| match node {
            Node::Criterion(_) => format!("met({})", **id_of(movement, *node)),
            _ => id_of(movement, *node).value.clone(),
        });
        let chain: Vec<String> = chain.collect();
        findings.at("cycle", &id_of(movement, group[0]).span).facts.push(("chain", chain.into()));
    }
}

/// Points at the formula in which a measure or criterion uses itself.
fn of_itself(movement: &Movement, node: Node, findings: &mut Findings<'_, '_>) {
    let survey = findings.survey;
    let name = id_of(movement, node);
    let cases = survey.rules[survey.uses.rule_of[&node]].says.iter().flat_map(|says| &says.cases);
    let mut formulas = cases.flat_map(|case| &case.formulas);
    let formula = formulas.find(|formula| nodes_in(&formula.expr, &survey.names).contains(&node));
    let problem = match formula {
        Some(formula) => findings.in_formula("cycle", formula, &formula.expr.span),
        None => findings.at("cycle", &name.span),
    };
    problem.facts.push(("chain", vec![name.value.clone(), name.value.clone()].into()));
    problem.facts.push(("itself", name.value.clone().into()));
}

fn id_of(movement: &Movement, node: Node) -> &At<String> {
    match node {
        Node::Measure(n) => &movement.measures[n].id,
        Node::Criterion(n) => &movement.criteria[n].id,
        Node::Parameter(n) => &movement.parameters[n].id,
        Node::Baseline(n) => &movement.baselines[n].id,
        Node::Precision(n) => &movement.precisions[n].id,
    }
}

/// From the first of a group through others of it back to itself.
fn shortest_way_round(uses: &Uses, group: &[Node]) -> Vec<Node> {
    let members: BTreeSet<Node> = group.iter().copied().collect();
    let start = group[0];
    let mut came_from: BTreeMap<Node, Node> = BTreeMap::new();
    let mut ring = vec![start];
    while !ring.is_empty() && !came_from.contains_key(&start) {
        let mut next = Vec::new();
        for node in ring {
            for edge in uses.edges[&node].iter().filter(|edge| members.contains(&edge.to)) {
                came_from.entry(edge.to).or_insert_with(|| {
                    next.push(edge.to);
                    node
                });
            }
        }
        ring = next;
    }
    let mut chain = vec![start];
    let mut at = start;
    while let Some(before) = came_from.get(&at) {
        chain.push(*before);
        at = *before;
        if at == start {
            break;
        }
    }
    chain.reverse();
    chain
}
