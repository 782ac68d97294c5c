//! Rounds, baselines and parameters: the dates and numbers that change from round to round.

use std::ops::Range;

use exact::Ratio;
use jiff::civil::Date;

use super::{At, Cases, ClauseRefs, Label};

/// A round: one judgement of the movement, on the figures up to a cut-off.
#[derive(Clone, Debug)]
pub struct Round {
    /// Its id: `2022-q2`.
    pub id: At<String>,
    /// Its name.
    pub label: Label,
    /// The day to which the figures count, itself included.
    pub cut_off: Date,
    /// The bytes of the file that give the cut-off.
    pub cut_off_span: Range<usize>,
    /// The day by which the decision should be dated, where the letter says.
    pub decide_by: Option<Date>,
    /// The bytes of the file that give that day.
    pub decide_by_span: Range<usize>,
    /// The clauses that set it.
    pub clause: ClauseRefs,
}

/// A named day that figures are compared with.
#[derive(Clone, Debug)]
pub struct Baseline {
    /// Its id: `start_of_year`.
    pub id: At<String>,
    /// Its name.
    pub label: Label,
    /// The day, by round where it differs.
    pub date: Cases<Date>,
    /// The clause that names it.
    pub clause: ClauseRefs,
}

/// A number that a clause sets, by round where it differs: a floor, a weight.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Its id: `floor`.
    pub id: At<String>,
    /// Its name.
    pub label: Label,
    /// Its unit of measure.
    pub dimension: reference::Dimension,
    /// The number.
    pub is: Cases<At<Ratio>>,
    /// The clause that sets it.
    pub clause: ClauseRefs,
}
