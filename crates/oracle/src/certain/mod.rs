//! Looks for what would refute `certain`: missing figures that, once known, would cost a selected unit its place.

mod fill;
mod needed;

use crate::award::Award;
use crate::evaluate::awards;
use crate::rng::Rng;
use crate::round::{Figures, Round};

/// Fills the missing figures of the competing units at random, up to `tries` times, and gives back the figures of the
/// first round in which a unit that is selected now is no longer selected.
///
/// None where nothing of the kind was found, or where the unit is not selected now. That it finds nothing proves
/// nothing; what it finds refutes `certain`.
///
/// - The competing units stay those of `round`; a unit without any figure does not join by this.
/// - About a third of the tries leave some figures missing.
/// - A block, a disqualification and pilot status that are absent are known to be false, so they are never filled.
///   An absent attestation is filled, unless `assume_attested` has taken it as true.
/// - Only figures that the door would let in are tried: whole numbers from zero, targets from 0 to 1, not more
///   collected from the non-state sector than collected at all.
pub fn certain_refuted(
    round: &Round,
    award: &str,
    unit: &str,
    tries: usize,
    rng: &mut Rng,
) -> Option<Figures> {
    if !is_selected(&awards(round), award, unit) {
        return None;
    }
    let missing = needed::missing(round);
    if missing.is_empty() {
        return None;
    }
    for _ in 0..tries {
        let filled = fill::filled(round, &missing, unit, rng);
        if !is_selected(&awards(&filled), award, unit) {
            return Some(filled.figures);
        }
    }
    None
}

fn is_selected(awards: &[Award], id: &str, unit: &str) -> bool {
    let award = awards.iter().find(|award| award.id == id).unwrap_or_else(|| panic!("no award {id}"));
    award.selected.iter().any(|code| code == unit)
}
