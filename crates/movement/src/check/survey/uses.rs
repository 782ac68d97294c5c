//! Which rules use which, and in which order they must be computed.

use std::collections::BTreeMap;

use super::{Meaning, Names, Rule};
use crate::formula::{Expr, ExprKind, PeriodRef};
use crate::{Measure, MeasureRule, Movement};

/// A rule that has a value of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::check) enum Node {
    Measure(usize),
    Criterion(usize),
    Parameter(usize),
    Baseline(usize),
    Precision(usize),
}

/// A use of a rule.
#[derive(Clone, Copy, Debug)]
pub(in crate::check) struct Edge {
    pub to: Node,
    /// The key (by its place in the user's `says`) and the case in which it is used; none for the parts of a lead.
    pub case: Option<(usize, usize)>,
}

/// What uses what.
pub(in crate::check) struct Uses {
    /// The place in the survey of each rule that has a value.
    pub rule_of: BTreeMap<Node, usize>,
    /// What each measure and criterion uses.
    pub edges: BTreeMap<Node, Vec<Edge>>,
    /// Measures and criteria, each group after all that it uses; those of one group use each other in a circle.
    pub groups: Vec<Vec<Node>>,
}

impl Uses {
    pub fn of(movement: &Movement, rules: &[Rule<'_>], names: &Names<'_>) -> Uses {
        let mut uses = Uses { rule_of: BTreeMap::new(), edges: BTreeMap::new(), groups: Vec::new() };
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for (at, rule) in rules.iter().enumerate() {
            let nth = counts.entry(rule.kind).or_default();
            let node = match rule.kind {
                "measure" => Node::Measure(*nth),
                "criterion" => Node::Criterion(*nth),
                "parameter" => Node::Parameter(*nth),
                "baseline" => Node::Baseline(*nth),
                "precision" => Node::Precision(*nth),
                _ => continue,
            };
            *nth += 1;
            uses.rule_of.insert(node, at);
            if let Node::Measure(_) | Node::Criterion(_) = node {
                uses.edges.insert(node, edges_of_rule(rule, names));
            }
        }
        for (n, measure) in movement.measures.iter().enumerate() {
            uses.edges.entry(Node::Measure(n)).or_default().extend(edges_of_lead(measure, names));
        }
        uses.groups = groups(&uses.edges);
        uses
    }

    /// Whether a group of one uses itself, or the group has several members.
    pub fn circular(&self, group: &[Node]) -> bool {
        group.len() > 1 || self.edges[&group[0]].iter().any(|edge| edge.to == group[0])
    }
}

fn edges_of_rule(rule: &Rule<'_>, names: &Names<'_>) -> Vec<Edge> {
    let mut edges = Vec::new();
    for (key, says) in rule.says.iter().enumerate() {
        // A warning about a thin base is made of finished values; it is no part of the measure.
        if says.key == "thin_base" {
            continue;
        }
        for (n, case) in says.cases.iter().enumerate() {
            for formula in &case.formulas {
                let used = nodes_in(&formula.expr, names).into_iter();
                edges.extend(used.map(|to| Edge { to, case: Some((key, n)) }));
            }
        }
    }
    edges
}

fn edges_of_lead(measure: &Measure, names: &Names<'_>) -> Vec<Edge> {
    let MeasureRule::Lead(lead) = &measure.rule else { return Vec::new() };
    let parts = lead.parts.iter().filter_map(|part| match names.values.get(part.measure.as_str())? {
        Meaning::Measure(n) => Some(Node::Measure(*n)),
        _ => None,
    });
    let precision = lead.precision.iter().filter_map(|id| names.precisions.get(id.as_str()));
    parts.chain(precision.map(|n| Node::Precision(*n))).map(|to| Edge { to, case: None }).collect()
}

/// The rules that a formula uses.
pub(in crate::check) fn nodes_in(expr: &Expr, names: &Names<'_>) -> Vec<Node> {
    let mut nodes = Vec::new();
    expr.walk(&mut |part| match &part.kind {
        ExprKind::Name(name) => nodes.extend(node_of(name, names)),
        ExprKind::AtPeriod(name, period) => {
            nodes.extend(node_of(name, names));
            if let PeriodRef::Baseline(baseline) = period {
                nodes.extend(names.baselines.get(baseline.as_str()).map(|n| Node::Baseline(*n)));
            }
        }
        ExprKind::Met(id) => {
            nodes.extend(names.criteria.get(id.as_str()).map(|(n, _)| Node::Criterion(*n)));
        }
        _ => {}
    });
    nodes
}

fn node_of(name: &str, names: &Names<'_>) -> Option<Node> {
    match names.values.get(name)? {
        Meaning::Measure(n) => Some(Node::Measure(*n)),
        Meaning::Parameter(n, _) => Some(Node::Parameter(*n)),
        Meaning::Indicator(_) => None,
    }
}

/// Tarjan's strongly connected components, with a stack of its own: a chain as long as the file must not exhaust ours.
fn groups(edges: &BTreeMap<Node, Vec<Edge>>) -> Vec<Vec<Node>> {
    let nodes: Vec<Node> = edges.keys().copied().collect();
    let place: BTreeMap<Node, usize> = nodes.iter().enumerate().map(|(n, node)| (*node, n)).collect();
    let next: Vec<Vec<usize>> = edges
        .values()
        .map(|list| list.iter().filter_map(|edge| place.get(&edge.to).copied()).collect())
        .collect();
    let (mut index, mut low) = (vec![usize::MAX; nodes.len()], vec![0; nodes.len()]);
    let mut open = vec![false; nodes.len()];
    let (mut trail, mut groups, mut count) = (Vec::new(), Vec::new(), 0);
    for start in 0..nodes.len() {
        if index[start] != usize::MAX {
            continue;
        }
        let mut work = vec![(start, 0)];
        while let Some((node, child)) = work.pop() {
            if child == 0 {
                (index[node], low[node]) = (count, count);
                count += 1;
                trail.push(node);
                open[node] = true;
            }
            if let Some(&to) = next[node].get(child) {
                work.push((node, child + 1));
                if index[to] == usize::MAX {
                    work.push((to, 0));
                } else if open[to] {
                    low[node] = low[node].min(index[to]);
                }
                continue;
            }
            if low[node] == index[node] {
                let from = trail.iter().rposition(|n| *n == node).unwrap_or(0);
                let mut group: Vec<Node> = trail.drain(from..).map(|n| nodes[n]).collect();
                group.sort();
                group.iter().for_each(|node| open[place[node]] = false);
                groups.push(group);
            }
            if let Some((above, _)) = work.last() {
                low[*above] = low[*above].min(low[node]);
            }
        }
    }
    groups
}
