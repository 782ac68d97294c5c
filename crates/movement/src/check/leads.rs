//! A lead ranks the eligible, so it cannot settle who is eligible.

use std::collections::BTreeMap;

use super::Findings;
use super::survey::Node;
use crate::{MeasureRule, Movement};

pub(super) fn check(movement: &Movement, findings: &mut Findings<'_, '_>) {
    let survey = findings.survey;
    // For each measure and criterion that rests on a lead, that lead; groups come after all that they use.
    let mut rests_on: BTreeMap<Node, usize> = BTreeMap::new();
    for node in survey.uses.groups.iter().flatten() {
        if let Node::Measure(n) = node
            && let MeasureRule::Lead(_) = movement.measures[*n].rule
        {
            rests_on.insert(*node, *n);
        } else if let Some(lead) =
            survey.uses.edges[node].iter().find_map(|edge| rests_on.get(&edge.to)).copied()
        {
            rests_on.insert(*node, lead);
        }
    }
    for award in &movement.awards {
        for id in &award.requires {
            let criterion = survey.names.criteria.get(id.as_str());
            let lead = criterion.and_then(|(n, _)| rests_on.get(&Node::Criterion(*n)));
            if let Some(lead) = lead {
                let problem = findings.at("lead-decides-eligibility", &id.span);
                problem.facts.push(("award", award.id.value.clone().into()));
                problem.facts.push(("criterion", id.value.clone().into()));
                problem.facts.push(("measure", movement.measures[*lead].id.value.clone().into()));
            }
        }
    }
}
