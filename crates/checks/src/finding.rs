//! What a check has to say of a figure.

use exact::Ratio;
use reference::Period;

/// Something odd about a figure.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The code of the unit.
    pub unit: String,
    /// The id of the indicator.
    pub indicator: String,
    /// The day, year or quarter.
    pub period: Period,
    /// What is odd.
    pub kind: Kind,
}

/// What is odd about a figure.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// It is above a figure that it is a part of.
    AboveWhole {
        /// The indicator of the whole.
        whole: String,
        /// What is said of it.
        is: Ratio,
    },
    /// It is not its parts together.
    NotTheSum {
        /// The indicators of its parts.
        parts: Vec<String>,
        /// What they come to.
        come_to: Ratio,
    },
    /// Counted since 1 January, it is below what it was earlier in the year.
    Fell {
        /// When it was more.
        since: Period,
        /// What it was then.
        was: Ratio,
    },
    /// It is not what was verified before of the same unit and period.
    Differs {
        /// What it was.
        was: Ratio,
    },
    /// It is less than half, or more than twice, of what it was: perhaps a digit too few or too many.
    Leap {
        /// When it was last known.
        since: Period,
        /// What it was then.
        was: Ratio,
    },
    /// It changed otherwise than the unit's figures do.
    Unusual {
        /// When it was last known.
        since: Period,
        /// What it was then.
        was: Ratio,
        /// By how much of itself it changed a quarter.
        change: Ratio,
        /// The median of its earlier changes.
        usual: Ratio,
        /// How many earlier changes that is the median of.
        steps: usize,
    },
}
