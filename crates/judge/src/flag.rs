//! What a council should see of a unit, with the numbers that show it. A flag changes no outcome.

use exact::Ratio;

use crate::judged::Judged;

/// What a council should see of a unit in an award.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flag {
    /// The change required by a measure is above zero, but so small beside its base that the rate says little.
    ThinBase {
        /// The measure.
        measure: String,
        /// The change required.
        required: Ratio,
        /// The base.
        of: Ratio,
        /// The share of the base under which the movement calls it thin.
        under: Ratio,
    },
    /// A figure came after the day on which it was due.
    LateFigure,
    /// A measure stands more than ten usual distances from the median of the competing units of its level.
    Outlier {
        /// The measure.
        measure: String,
        /// The unit's value.
        value: Ratio,
        /// The median.
        median: Ratio,
        /// The usual distance: the median of the distances from the median.
        usual: Ratio,
    },
}

impl Flag {
    /// Its word in files and JSON.
    pub fn id(&self) -> &'static str {
        match self {
            Flag::ThinBase { .. } => "thin_base",
            Flag::LateFigure => "late_figure",
            Flag::Outlier { .. } => "outlier",
        }
    }
}

impl Judged<'_> {
    /// What a council should see of a row in an award (by its place in the plan), each measure by itself.
    pub fn flags(&self, award: usize, row: u32) -> Vec<Flag> {
        let details = self.details();
        let uses = &self.plan.awards[award].uses;
        let id = |measure: usize| self.plan.measures[measure].id.clone();
        let thin = uses.iter().filter_map(|measure| {
            let (required, of, under) = details.thin_base(&self.plan, *measure, row)?;
            Some(Flag::ThinBase { measure: id(*measure), required, of, under })
        });
        let level = self.sheet.roster.rows()[row as usize].unit.level;
        let far = uses.iter().filter_map(|measure| {
            let course = details.strays_from(*measure, row, level)?;
            let value = details.measure(*measure, row).known()?.clone();
            let (median, usual) = (course.median.clone(), course.usual.clone());
            Some(Flag::Outlier { measure: id(*measure), value, median, usual })
        });
        let late = details.is_late(row).then_some(Flag::LateFigure);
        thin.chain(late).chain(far).collect()
    }
}
