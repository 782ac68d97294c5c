//! How many decimals a measure is shown with: enough to tell it from the limit that it is held against.

use std::collections::BTreeMap;

use judge::{Because, Derivation, ExplainedCriterion, decimals_to_tell_apart};

/// Decimals of the plain ratio that are usually shown: two of a percentage.
pub(super) const USUAL: u32 = 4;

/// For a row and a measure, the decimals where more than the usual ones are needed.
///
/// Without them a rate of 44.9999 % would be printed as 45.00 % beside “not met”.
#[derive(Default)]
pub(super) struct Places {
    more: BTreeMap<(u32, String), u32>,
}

impl Places {
    /// Notes what the comparisons of a criterion need.
    pub(super) fn note(&mut self, row: u32, criterion: &ExplainedCriterion) {
        let mut note = |_, a: &Derivation, b: &Derivation| {
            let (Some(left), Some(right)) = (a.number().known().cloned(), b.number().known().cloned()) else {
                return;
            };
            let places = decimals_to_tell_apart(&left, &right, USUAL);
            for side in [a, b] {
                if let (Because::Measure { id, .. }, true) = (&side.because, places > USUAL) {
                    let most = self.more.entry((row, id.clone())).or_default();
                    *most = places.max(*most);
                }
            }
        };
        criterion.derivation.each_comparison(&mut note);
    }

    /// The decimals for a measure of a row.
    pub(super) fn of(&self, row: u32, measure: &str) -> u32 {
        if self.more.is_empty() {
            return USUAL;
        }
        self.more.get(&(row, measure.to_owned())).copied().unwrap_or(USUAL)
    }
}
