//! Groupings: clusters, blocs and regions within which units compete, by date.

use jiff::civil::Date;

use super::{At, ClauseRefs, Label};

/// A grouping of units that the movement itself lists; regions and known clusters come from the reference data.
#[derive(Clone, Debug)]
pub struct Grouping {
    /// Its id: `cluster`.
    pub id: At<String>,
    /// Its name.
    pub label: Label,
    /// The clauses that set it.
    pub clause: ClauseRefs,
    /// Its members.
    pub members: Vec<Member>,
}

/// A unit's place in a grouping.
#[derive(Clone, Debug)]
pub struct Member {
    /// The unit's code.
    pub unit: At<String>,
    /// The group it belongs to.
    pub group: String,
    /// From which day; none for always.
    pub from: Option<Date>,
    /// To which day, itself included; none for ever.
    pub to: Option<Date>,
    /// Whether it heads the group.
    pub head: bool,
}
