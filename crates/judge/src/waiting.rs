//! Whom an award still waits for: the units whose missing figures may change who is selected, or for which grade.

use crate::evaluate::Number;
use crate::judged::Judged;
use crate::judgement::{AwardResult, Outcome};
use crate::plan::{KeySource, Node, PlanKey};
use crate::standings::Standing;

impl Judged<'_> {
    /// The rows whose missing figures may change the award: those that could still turn out eligible and those that miss a
    /// value to be ranked by, here or for an award that keeps units from this one. This award's first.
    pub fn waited_for(&self, result: &AwardResult) -> Vec<u32> {
        let mut found: Vec<u32> = Vec::new();
        let mut add = |result: &AwardResult| {
            for standing in result.standings.iter().filter(|standing| self.is_waited_for(result, standing)) {
                if !found.contains(&standing.row) {
                    found.push(standing.row);
                }
            }
        };
        add(result);
        // What keeps units from an award may itself be kept from: all awards that lead here count.
        let mut before: Vec<usize> = self.plan.awards[result.planned].not_with.clone();
        let mut next = 0;
        while let Some(planned) = before.get(next).copied() {
            next += 1;
            self.judgement.awards.iter().filter(|other| other.planned == planned).for_each(&mut add);
            for earlier in &self.plan.awards[planned].not_with {
                if !before.contains(earlier) {
                    before.push(*earlier);
                }
            }
        }
        found
    }

    /// Whether figures still to come may change the award: who is selected, or for which grade.
    pub fn may_change(&self, result: &AwardResult) -> bool {
        // `first_known` may take back what it gave, though nothing is waited for.
        let takes_back = |node: &Node| matches!(node, Node::FirstKnown(..));
        self.plan.graph.nodes.iter().any(takes_back) || !self.waited_for(result).is_empty()
    }

    fn is_waited_for(&self, result: &AwardResult, standing: &Standing) -> bool {
        match standing.outcome {
            Outcome::Undetermined => true,
            Outcome::Eligible | Outcome::AlreadyAwarded => {
                let keys = &self.plan.awards[result.planned].keys;
                keys.iter().any(|key| self.misses_value(key, standing.row))
            }
            Outcome::NotEligible | Outcome::Disqualified | Outcome::Blocked => false,
        }
    }

    fn misses_value(&self, key: &PlanKey, row: u32) -> bool {
        let misses = |node| self.key_values().number(node, row as usize) == Number::Unknown;
        match &key.source {
            KeySource::Node(node) | KeySource::TruthNode(node) => misses(*node),
            KeySource::Lead(lead) => lead.parts.iter().any(|part| misses(part.1)),
        }
    }
}
