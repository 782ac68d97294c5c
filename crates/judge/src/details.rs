//! What a judgement's standings rest on, unit by unit: the values of measures, the outcomes of criteria, and flags.

use exact::Ratio;

use crate::evaluate::{Lane, Number, Truth, evaluate};
use crate::judgement::Met;
use crate::outliers::outliers;
use crate::plan::{NodeId, Plan};
use crate::sheet::Sheet;

/// The values of all measures and criteria for all rows.
///
/// Kept apart from the judgement, which needs only some of them: a ranking of a million units need not hold them.
pub struct Details {
    measures: Vec<Option<Lane<'static>>>,
    criteria: Vec<Vec<Lane<'static>>>,
    thin: Vec<Vec<bool>>,
    late: Vec<bool>,
    far: Vec<Vec<bool>>,
}

impl Details {
    /// Computes the details of a judgement from the plan and sheet that it was made of.
    pub fn new(plan: &Plan, sheet: &Sheet) -> Details {
        let mut wanted: Vec<NodeId> = plan.measures.iter().filter_map(|m| m.node).collect();
        for measure in &plan.measures {
            if let Some((required, of, _)) = &measure.thin_base {
                wanted.extend([*required, *of]);
            }
        }
        wanted.extend(plan.awards.iter().flat_map(|a| a.criteria.iter().map(|c| c.node)));
        wanted.sort_unstable();
        wanted.dedup();
        let lanes = evaluate(&plan.graph, sheet, &wanted);
        let lane = |node: &NodeId| lanes[wanted.binary_search(node).unwrap_or(0)].clone();
        let rows = sheet.roster.len();
        let thin = |measure: &crate::plan::PlanMeasure| match &measure.thin_base {
            Some((required, of, under)) => {
                let (required, of) = (lane(required), lane(of));
                (0..rows).map(|row| is_thin(&required.number(row), &of.number(row), under)).collect()
            }
            None => Vec::new(),
        };
        let measures: Vec<Option<Lane>> = plan.measures.iter().map(|m| m.node.as_ref().map(lane)).collect();
        let far = measures
            .iter()
            .map(|lane| lane.as_ref().map_or(Vec::new(), |lane| far_off(lane, sheet)))
            .collect();
        Details {
            far,
            measures,
            criteria: plan
                .awards
                .iter()
                .map(|a| a.criteria.iter().map(|c| lane(&c.node)).collect())
                .collect(),
            thin: plan.measures.iter().map(thin).collect(),
            late: sheet.late.clone(),
        }
    }

    /// The value of a measure (by its place in the plan) for a row; a measure without a rule here is undefined.
    pub fn measure(&self, measure: usize, row: u32) -> Number {
        self.measures[measure].as_ref().map_or(Number::Undefined, |lane| lane.number(row as usize))
    }

    /// What a criterion (by its place in the award) came to for a row.
    pub fn criterion(&self, award: usize, criterion: usize, row: u32) -> Met {
        Met::from(self.criteria[award].get(criterion).map_or(Truth::Unknown, |lane| lane.truth(row as usize)))
    }

    /// What a council should see of a row in an award; flags change no outcome.
    pub fn flags(&self, plan: &Plan, award: usize, row: u32) -> Vec<&'static str> {
        self.flags_of(plan, award, row).collect()
    }

    /// The same, one after the other.
    pub(crate) fn flags_of(&self, plan: &Plan, award: usize, row: u32) -> impl Iterator<Item = &'static str> {
        let thin = |measure: &usize| self.thin[*measure].get(row as usize).copied().unwrap_or(false);
        let far = |measure: &usize| self.far[*measure].get(row as usize).copied().unwrap_or(false);
        let uses = &plan.awards[award].uses;
        let flags = [
            (uses.iter().any(thin), "thin_base"),
            (self.late[row as usize], "late_figure"),
            (uses.iter().any(far), "outlier"),
        ];
        flags.into_iter().filter(|(raised, _)| *raised).map(|(_, flag)| flag)
    }
}

/// Which rows stand far off in a measure, among the competing units of their own level.
fn far_off(lane: &Lane, sheet: &Sheet) -> Vec<bool> {
    let rows = sheet.roster.rows();
    let mut far = vec![false; rows.len()];
    for level in reference::Level::ALL {
        let of_level: Vec<usize> =
            (0..rows.len()).filter(|row| rows[*row].competes && rows[*row].unit.level == level).collect();
        let values: Vec<Number> = of_level.iter().map(|row| lane.number(*row)).collect();
        for (row, is_far) in of_level.iter().zip(outliers(&values)) {
            far[*row] = is_far;
        }
    }
    far
}

/// Whether a required change is above zero and under a share of its base.
fn is_thin(required: &Number, of: &Number, under: &Ratio) -> bool {
    match (required, of) {
        (Number::Known(required), Number::Known(of)) => required.is_positive() && *required < of.times(under),
        _ => false,
    }
}
