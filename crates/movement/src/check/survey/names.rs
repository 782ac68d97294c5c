//! What every name of a movement means, found without reading the lists again.

use std::collections::{BTreeMap, BTreeSet};

use reference::Indicator;

use crate::{Award, Clause, Criterion, Grouping, Movement, Parameter, Reading, Scale};

/// The groupings that are known without the movement's saying so.
const GROUPINGS: [&str; 2] = ["region", "cluster"];

/// What a name in a formula means.
#[derive(Clone, Copy)]
pub(in crate::check) enum Meaning<'a> {
    Measure(usize),
    Parameter(usize, &'a Parameter),
    Indicator(&'a Indicator),
}

/// The names of a movement.
pub(in crate::check) struct Names<'a> {
    /// Measures, parameters and the movement's own indicators.
    pub values: BTreeMap<&'a str, Meaning<'a>>,
    pub criteria: BTreeMap<&'a str, (usize, &'a Criterion)>,
    pub baselines: BTreeMap<&'a str, usize>,
    pub precisions: BTreeMap<&'a str, usize>,
    pub scales: BTreeMap<&'a str, &'a Scale>,
    pub awards: BTreeMap<&'a str, (usize, &'a Award)>,
    pub rounds: BTreeMap<&'a str, usize>,
    pub readings: BTreeMap<&'a str, &'a Reading>,
    pub clauses: BTreeMap<&'a str, &'a Clause>,
    groupings: BTreeMap<&'a str, &'a Grouping>,
}

impl<'a> Names<'a> {
    pub fn of(movement: &'a Movement) -> Names<'a> {
        let mut values = BTreeMap::new();
        for indicator in &movement.indicators {
            values.insert(indicator.id.as_str(), Meaning::Indicator(indicator));
        }
        for (n, parameter) in movement.parameters.iter().enumerate() {
            values.insert(parameter.id.as_str(), Meaning::Parameter(n, parameter));
        }
        for (n, measure) in movement.measures.iter().enumerate() {
            values.insert(measure.id.as_str(), Meaning::Measure(n));
        }
        let criteria = movement.criteria.iter().enumerate();
        let awards = movement.awards.iter().enumerate();
        Names {
            values,
            criteria: criteria.map(|(n, c)| (c.id.as_str(), (n, c))).collect(),
            baselines: movement.baselines.iter().enumerate().map(|(n, b)| (b.id.as_str(), n)).collect(),
            precisions: movement.precisions.iter().enumerate().map(|(n, p)| (p.id.as_str(), n)).collect(),
            scales: movement.scales.iter().map(|s| (s.id.as_str(), s)).collect(),
            awards: awards.map(|(n, a)| (a.id.as_str(), (n, a))).collect(),
            rounds: movement.rounds.iter().enumerate().rev().map(|(n, r)| (r.id.as_str(), n)).collect(),
            readings: movement.readings.iter().map(|r| (r.id.as_str(), r)).collect(),
            clauses: movement.clauses.iter().rev().map(|c| (c.id.as_str(), c)).collect(),
            groupings: movement.groupings.iter().map(|g| (g.id.as_str(), g)).collect(),
        }
    }

    /// What a name in a formula means: the movement's own meaning before the catalogue's.
    pub fn value(&self, name: &str) -> Option<Meaning<'a>> {
        let catalogue = || reference::indicators::find(name).map(Meaning::Indicator);
        self.values.get(name).copied().or_else(catalogue)
    }

    /// Every name that a formula could say, the movement's own first.
    pub fn sayable(&self) -> impl Iterator<Item = &'a str> + Clone {
        self.values.keys().copied().chain(catalogue())
    }

    /// Whether an indicator is an attestation of one of the movement's criteria.
    pub fn attested(&self, name: &str) -> Option<&'a Criterion> {
        let (_, criterion) = self.criteria.get(name.strip_prefix("attest.")?)?;
        matches!(criterion.rule, crate::CriterionRule::Attested { .. }).then_some(*criterion)
    }

    /// The names of groupings within which units can compete.
    pub fn groupings(&self) -> BTreeSet<&'a str> {
        GROUPINGS.into_iter().chain(self.groupings.keys().copied()).collect()
    }
}

/// The ids of the catalogue.
fn catalogue<'c>() -> impl Iterator<Item = &'c str> + Clone {
    reference::indicators::catalogue().iter().map(|indicator| indicator.id.as_str())
}
