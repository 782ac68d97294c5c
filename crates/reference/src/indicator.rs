//! An indicator: what a figure means.

use crate::{Dimension, PeriodKind};

/// Whether a figure records what was done, or what was assigned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// What a unit achieved: a unit can still change it by work ("what it would take" moves these).
    Achieved,
    /// What was assigned or is given: plans, targets, population.
    Assigned,
    /// What a person recorded: attestations, disqualifications, blocks, pilot status.
    Recorded,
}

/// What a figure means: its words, its unit of measure, its form of period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Indicator {
    /// The id in files: `health_plan`.
    pub id: String,
    /// Vietnamese label.
    pub label_vi: String,
    /// English label.
    pub label_en: String,
    /// Unit of measure.
    pub dimension: Dimension,
    /// Form of period.
    pub period: PeriodKind,
    /// Whether it is achieved, assigned or recorded.
    pub role: Role,
    /// A yes-or-no indicator that counts as "no" where it is absent (a block, a disqualification, pilot status).
    pub absent_is_false: bool,
    /// A share of a whole: above 1 it is refused.
    pub share: bool,
}
