//! National goals: what the sector as a whole set out to reach.

use exact::Ratio;

use super::{At, Cases, ClauseRefs, Label, Shown};
use crate::formula::Formula;

/// Which side of the target counts as reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reached {
    /// The target or more.
    AtLeast,
    /// More than the target.
    MoreThan,
    /// The target or less.
    AtMost,
    /// Less than the target.
    LessThan,
}

impl Reached {
    /// Whether a value reaches the target.
    pub fn holds(self, value: &Ratio, target: &Ratio) -> bool {
        match self {
            Reached::AtLeast => value >= target,
            Reached::MoreThan => value > target,
            Reached::AtMost => value <= target,
            Reached::LessThan => value < target,
        }
    }
}

/// A national goal, measured on the figures of the whole country.
#[derive(Clone, Debug)]
pub struct Goal {
    /// Its id: `health_coverage`.
    pub id: At<String>,
    /// Its name.
    pub label: Label,
    /// The clauses that set it.
    pub clause: ClauseRefs,
    /// How it is shown.
    pub shown: Shown,
    /// What is measured; an indicator stands for the national figure.
    pub is: Formula,
    /// The target, by round where it differs; no case means no goal in that round.
    pub target: Cases<At<Ratio>>,
    /// Which side of it counts.
    pub reached: Reached,
}
