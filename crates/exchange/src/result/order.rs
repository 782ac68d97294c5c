//! In which order the units of an award stand, and what is proposed for each.

use std::collections::BTreeSet;

use judge::{AwardResult, Outcome, Standing};

/// What is proposed for a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Proposal {
    /// It is selected.
    Selected,
    /// It is equal to others across the last place: the council decides.
    Tied,
    /// It waits for figures or attestations.
    Undetermined,
    /// It waits for the council.
    Blocked,
    /// Nothing.
    None,
}

/// The rows of a result for which something is proposed.
pub(super) struct Proposals {
    selected: BTreeSet<u32>,
    tied: BTreeSet<u32>,
}

impl Proposals {
    pub(super) fn new(result: &AwardResult) -> Proposals {
        Proposals {
            selected: result.selected.iter().copied().collect(),
            tied: result.tied.iter().copied().collect(),
        }
    }

    /// What is proposed for a standing.
    pub(super) fn of(&self, standing: &Standing) -> Proposal {
        match standing.outcome {
            _ if self.selected.contains(&standing.row) => Proposal::Selected,
            _ if self.tied.contains(&standing.row) => Proposal::Tied,
            Outcome::Undetermined => Proposal::Undetermined,
            Outcome::Blocked => Proposal::Blocked,
            _ => Proposal::None,
        }
    }
}

impl Proposal {
    /// The sentence that says so, in the column of proposals.
    pub(super) fn sentence(self) -> Option<&'static str> {
        match self {
            Proposal::Selected => Some("result-selected"),
            Proposal::Tied => Some("result-tied"),
            Proposal::Undetermined => Some("result-undetermined"),
            Proposal::Blocked => Some("result-blocked"),
            Proposal::None => None,
        }
    }
}

/// The standings by rank, then by outcome from eligible down to disqualified, then by code.
pub(super) fn in_order(result: &AwardResult) -> Vec<Standing> {
    let mut standings: Vec<Standing> = result.standings.iter().collect();
    let outcome = |outcome: Outcome| Outcome::ALL.iter().rev().position(|o| *o == outcome);
    standings.sort_by_key(|s| (s.rank.unwrap_or(u32::MAX), outcome(s.outcome), s.row));
    standings
}
