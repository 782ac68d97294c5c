//! What stands in a movement, surveyed once for all checks: its rules, what its names mean, what uses what.

mod measured;
mod names;
mod rules;
mod uses;

pub(super) use measured::{Measured, OfMeasures};
pub(super) use names::{Meaning, Names};
pub(super) use rules::{Carrier, Rule, Says, View};
pub(super) use uses::{Node, Uses, nodes_in};

use crate::Movement;

/// A movement, surveyed.
pub(super) struct Survey<'a> {
    /// Every rule, in the order of the model.
    pub rules: Vec<Rule<'a>>,
    /// What every name means.
    pub names: Names<'a>,
    /// Which measures, criteria, parameters, baselines and precisions use which.
    pub uses: Uses,
    measures: OfMeasures,
}

impl<'a> Survey<'a> {
    /// Surveys a movement, in time that grows with its length only.
    pub fn of(movement: &'a Movement) -> Survey<'a> {
        let rules = rules::rules(movement);
        let names = Names::of(movement);
        let uses = Uses::of(movement, &rules, &names);
        let measures = measured::of_measures(movement, &names, &uses);
        Survey { rules, names, uses, measures }
    }

    /// The rules alone.
    pub fn rules_of(movement: &Movement) -> Vec<Rule<'_>> {
        rules::rules(movement)
    }

    /// The units of measure of all that has a name.
    pub fn measured(&self) -> Measured<'_, 'a> {
        Measured { names: &self.names, measures: &self.measures }
    }
}
