//! What a judgement's standings rest on, unit by unit: the values of measures, the outcomes of criteria, and flags.

use exact::Ratio;
use reference::Level;

use crate::evaluate::{Lane, Number, Truth, evaluate};
use crate::judgement::Met;
use crate::outliers::Course;
use crate::plan::{NodeId, Plan, PlanMeasure};
use crate::sheet::Sheet;

/// The values of all measures and criteria for all rows.
///
/// Kept apart from the judgement, which needs only some of them: a ranking of a million units need not hold them.
pub struct Details {
    lanes: Vec<Lane<'static>>,
    /// For each measure of the plan, its lane.
    measures: Vec<Option<usize>>,
    /// For each award, the lanes of its criteria.
    criteria: Vec<Vec<usize>>,
    thin: Vec<Vec<bool>>,
    /// For each measure, the lanes of its required change and of its base.
    thin_places: Vec<Option<(usize, usize)>>,
    late: Vec<bool>,
    /// For each measure and level, the common course of the competing units.
    courses: Vec<Vec<(Level, Course)>>,
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
        let place = |node: &NodeId| wanted.binary_search(node).unwrap_or(0);
        let thin = |measure: &PlanMeasure| match &measure.thin_base {
            Some((required, of, under)) => {
                let (required, of) = (&lanes[place(required)], &lanes[place(of)]);
                let rows = 0..sheet.roster.len();
                rows.map(|row| is_thin(&required.number(row), &of.number(row), under)).collect()
            }
            None => Vec::new(),
        };
        let courses = |measure: &PlanMeasure| match &measure.node {
            Some(node) => courses(&lanes[place(node)], sheet),
            None => Vec::new(),
        };
        let courses: Vec<Vec<(Level, Course)>> = plan.measures.iter().map(courses).collect();
        let far = |(measure, courses): (&PlanMeasure, &Vec<(Level, Course)>)| match &measure.node {
            Some(node) => far_off(&lanes[place(node)], sheet, courses),
            None => Vec::new(),
        };
        Details {
            thin: plan.measures.iter().map(thin).collect(),
            far: plan.measures.iter().zip(&courses).map(far).collect(),
            courses,
            thin_places: plan
                .measures
                .iter()
                .map(|m| m.thin_base.as_ref().map(|(required, of, _)| (place(required), place(of))))
                .collect(),
            late: sheet.late.clone(),
            measures: plan.measures.iter().map(|m| m.node.as_ref().map(place)).collect(),
            criteria: plan
                .awards
                .iter()
                .map(|a| a.criteria.iter().map(|c| place(&c.node)).collect())
                .collect(),
            lanes,
        }
    }

    /// The value of a measure (by its place in the plan) for a row; a measure without a rule here is undefined.
    pub fn measure(&self, measure: usize, row: u32) -> Number {
        self.measures[measure].map_or(Number::Undefined, |lane| self.lanes[lane].number(row as usize))
    }

    /// What a criterion (by its place in the award) came to for a row.
    pub fn criterion(&self, award: usize, criterion: usize, row: u32) -> Met {
        let lane = self.criteria[award].get(criterion);
        Met::from(lane.map_or(Truth::Unknown, |lane| self.lanes[*lane].truth(row as usize)))
    }

    /// The required change, its base and the share under which it is thin, where a measure's base is thin for a row.
    pub(crate) fn thin_base(&self, plan: &Plan, measure: usize, row: u32) -> Option<(Ratio, Ratio, Ratio)> {
        if !self.thin[measure].get(row as usize).copied().unwrap_or(false) {
            return None;
        }
        let (required, of) = self.thin_places[measure]?;
        let (_, _, under) = plan.measures[measure].thin_base.as_ref()?;
        let number = |lane: usize| self.lanes[lane].number(row as usize).known().cloned();
        Some((number(required)?, number(of)?, under.clone()))
    }

    /// The common course that a row strays from in a measure, where it does.
    pub(crate) fn strays_from(&self, measure: usize, row: u32, level: Level) -> Option<&Course> {
        if !self.far[measure].get(row as usize).copied().unwrap_or(false) {
            return None;
        }
        self.courses[measure].iter().find(|(of, _)| *of == level).map(|(_, course)| course)
    }

    /// Whether a figure of a row came late.
    pub(crate) fn is_late(&self, row: u32) -> bool {
        self.late[row as usize]
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

/// The common course of a measure among the competing units of each level, where there is one.
fn courses(lane: &Lane<'_>, sheet: &Sheet) -> Vec<(Level, Course)> {
    let course = |level: Level| {
        let rows = sheet.roster.competing(level);
        let values: Vec<Number> = rows.iter().map(|row| lane.number(*row as usize)).collect();
        Course::of(&values).map(|course| (level, course))
    };
    Level::ALL.into_iter().filter_map(course).collect()
}

/// Which rows stand far off in a measure, among the competing units of their own level.
fn far_off(lane: &Lane<'_>, sheet: &Sheet, courses: &[(Level, Course)]) -> Vec<bool> {
    let mut far = vec![false; lane.len()];
    for (level, course) in courses {
        for row in sheet.roster.competing(*level).iter() {
            far[*row as usize] = course.is_left_by(&lane.number(*row as usize));
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
