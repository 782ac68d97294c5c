//! Measures: what is computed from figures, and the lead that is computed from ranks.

use exact::Ratio;
use reference::Dimension;

use super::{At, Cases, ClauseRefs, Label, Order};
use crate::formula::Formula;

/// How a measure is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// As a percentage.
    Percent,
    /// As a plain number.
    Number,
}

/// A quantity computed for each unit.
#[derive(Clone, Debug)]
pub struct Measure {
    /// Its id: `health_growth`.
    pub id: At<String>,
    /// Its name.
    pub label: Label,
    /// The clauses that define it.
    pub clause: ClauseRefs,
    /// How it is shown.
    pub shown: Shown,
    /// What it is.
    pub rule: MeasureRule,
    /// Where the change required is above zero but under this share of the base, the rate is flagged `thin_base`.
    pub thin_base: Option<ThinBase>,
}

/// A base so thin that rates on it are absurd; flagged for the council, judged as computed.
#[derive(Clone, Debug)]
pub struct ThinBase {
    /// The change that is required.
    pub required: Formula,
    /// What it is compared with.
    pub of: Formula,
    /// Below this share of it the base is thin.
    pub under: Ratio,
}

/// How a measure comes about.
#[derive(Clone, Debug)]
pub enum MeasureRule {
    /// By a formula over figures.
    Formula(Cases<Formula>),
    /// By ranking the eligible units in several parts.
    Lead(Lead),
}

/// A measure made of ranks: units are ranked in each part, and the ranks are combined.
#[derive(Clone, Debug)]
pub struct Lead {
    /// How the ranks are combined; no case means that the measure does not exist in that scene.
    pub combine: Cases<Combine>,
    /// The parts.
    pub parts: Vec<LeadPart>,
    /// The precision at which parts are compared; exact where none is named.
    pub precision: Option<At<String>>,
    /// The rank of a unit that has no value in a part.
    pub unranked: Cases<Unranked>,
}

/// One part of a lead.
#[derive(Clone, Debug)]
pub struct LeadPart {
    /// The measure that is ranked.
    pub measure: At<String>,
    /// Whether more or less is better.
    pub order: Order,
}

/// How part ranks become one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Combine {
    /// Their sum.
    Sum,
    /// The worst of them.
    Worst,
}

/// Which rank a unit without a value has in a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unranked {
    /// One more than the number of units that have a value.
    Last,
    /// The mean of its other ranks.
    Mean,
}

/// Points by band: a table that a letter gives.
#[derive(Clone, Debug)]
pub struct Scale {
    /// Its id, called like a function in formulas.
    pub id: At<String>,
    /// Its name.
    pub label: Label,
    /// The clauses that set it.
    pub clause: ClauseRefs,
    /// The unit of measure of what is looked up.
    pub of: Dimension,
    /// The unit of measure of what comes out.
    pub gives: Dimension,
    /// The bands, from the lowest up.
    pub bands: Vec<Band>,
}

/// One band: from a value (itself included) up to another (itself excluded).
#[derive(Clone, Debug)]
pub struct Band {
    /// The lower end, included; none for no lower end.
    pub from: Option<At<Ratio>>,
    /// The upper end, excluded; none for no upper end.
    pub below: Option<At<Ratio>>,
    /// What comes out.
    pub is: At<Ratio>,
    /// The bytes of the file it was read from.
    pub span: std::ops::Range<usize>,
}
