//! The unit of measure of everything that has a name, each measure's worked out once.

use std::collections::BTreeMap;

use reference::Dimension;

use super::{Meaning, Names, Node, Uses};
use crate::formula::{Known, dimension_of};
use crate::{Measure, MeasureRule, Movement};

/// The units of measure of measures, by their place in the movement.
pub(in crate::check) type OfMeasures = BTreeMap<usize, Dimension>;

/// What formulas may know of units of measure.
pub(in crate::check) struct Measured<'s, 'a> {
    pub names: &'s Names<'a>,
    pub measures: &'s OfMeasures,
}

impl Known for Measured<'_, '_> {
    fn name(&self, name: &str) -> Option<Dimension> {
        match self.names.value(name)? {
            Meaning::Measure(n) => self.measures.get(&n).copied(),
            Meaning::Parameter(_, parameter) => Some(parameter.dimension),
            Meaning::Indicator(indicator) => Some(indicator.dimension),
        }
    }

    fn scale(&self, name: &str) -> Option<(Dimension, Dimension)> {
        self.names.scales.get(name).map(|scale| (scale.of, scale.gives))
    }
}

/// Works out the unit of measure of every measure; those in a circle, or with an unknown name, have none.
pub(super) fn of_measures(movement: &Movement, names: &Names<'_>, uses: &Uses) -> OfMeasures {
    let mut measures = OfMeasures::new();
    for group in uses.groups.iter().filter(|group| !uses.circular(group)) {
        if let Node::Measure(n) = group[0]
            && let Some(found) = of_measure(&movement.measures[n], &Measured { names, measures: &measures })
        {
            measures.insert(n, found);
        }
    }
    measures
}

/// The first case settles it; that the others agree is checked elsewhere.
fn of_measure(measure: &Measure, known: &Measured<'_, '_>) -> Option<Dimension> {
    match &measure.rule {
        MeasureRule::Lead(_) => Some(Dimension::Ratio),
        MeasureRule::Formula(cases) => {
            cases.0.iter().find_map(|case| dimension_of(&case.is.expr, known, &mut Vec::new()))
        }
    }
}
