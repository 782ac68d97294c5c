//! What looks odd about a unit's figures before they are submitted: against each other, and against the unit's own history.
//!
//! Nothing here is refused and nothing is decided: a finding asks the unit for a word of explanation, which the verifier reads.
//! Pure and exact: the same figures give the same findings, in the same order, and no float stands between them. Start at
//! [`find`].

mod against_history;
mod against_others;
mod figures;
mod finding;

pub use against_history::{LEAST_STEPS, STEADY, TIMES};
pub use figures::Said;
pub use finding::{Finding, Kind};

use figures::Table;

/// All that looks odd in figures, in the order of units, indicators and periods.
///
/// `earlier` are figures known before, of other rounds; those that are said anew count in what is said now. A figure of which
/// several things look odd has a finding for each.
pub fn find(now: &[Said], earlier: &[Said]) -> Vec<Finding> {
    let table = Table::of(now, earlier);
    let mut findings = against_others::find(&table);
    findings.extend(against_history::find(&table));
    findings.sort();
    findings.dedup();
    findings
}
