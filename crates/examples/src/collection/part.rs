//! The parts that provinces are given, so that a round holds every case worth seeing.

use crate::chance::Chance;
use crate::provinces::Province;

/// What a province is there to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// Ahead in all four things: the comprehensive award.
    Leader,
    /// Ahead in the field of the round's tie.
    Ahead,
    /// Equal with another one across the last place of a field.
    Tied,
    /// Meets everything without leading.
    Steady,
    /// Meets everything; late payment above its target, within the margin.
    WithinMargin,
    /// Meets everything; late payment at exactly 1.05 times its target.
    AtTheMargin,
    /// Growth in health insurance and collection exactly at the floor.
    AtTheFloor,
    /// Meets everything and has a recorded block.
    Blocked,
    /// Meets everything and is disqualified.
    Disqualified,
    /// Meets everything but a field, short of its floor by a handful of people.
    NearMiss,
    /// Has not sent its voluntary participants.
    OneMissing,
    /// Has sent nothing for the cut-off.
    Silent,
    /// Plan in health insurance under the baseline, and kept.
    Saturated,
    /// Plan in health insurance equal to the baseline, and not kept.
    SaturatedShort,
    /// A required growth in health insurance above zero and under 0.5 % of the baseline.
    ThinBase,
    /// Falls short somewhere.
    Rest,
}

/// The parts that change hands from round to round, in order.
const TURNS: [Part; 18] = [
    Part::Leader,
    Part::Leader,
    Part::Leader,
    Part::Ahead,
    Part::Ahead,
    Part::Tied,
    Part::Tied,
    Part::Steady,
    Part::AtTheMargin,
    Part::WithinMargin,
    Part::AtTheFloor,
    Part::Blocked,
    Part::Disqualified,
    Part::NearMiss,
    Part::NearMiss,
    Part::NearMiss,
    Part::OneMissing,
    Part::Silent,
];

/// Parts that hang on the plan, and so stay with a province all year.
const ALL_YEAR: [Part; 3] = [Part::Saturated, Part::SaturatedShort, Part::ThinBase];

/// The largest provinces take no part of their own: the national sums are settled on them.
pub(crate) const LARGEST: [&str; 2] = ["01", "79"];

/// Who plays what in the round with this number (0, 1, 2), province by province.
pub(crate) fn cast(provinces: &[Province], round: usize, seed: u64) -> Vec<Part> {
    let mut order: Vec<usize> =
        (0..provinces.len()).filter(|at| !LARGEST.contains(&provinces[*at].code.as_str())).collect();
    Chance::new(seed, "parts").shuffle(&mut order);
    let mut parts = vec![Part::Rest; provinces.len()];
    for (part, at) in ALL_YEAR.iter().zip(&order) {
        parts[*at] = *part;
    }
    // Those who do well change places by two from one round to the next.
    let players = &order[ALL_YEAR.len()..ALL_YEAR.len() + TURNS.len()];
    for (turn, part) in TURNS.iter().enumerate() {
        parts[players[(turn + 2 * round) % players.len()]] = *part;
    }
    parts
}

/// Which provinces play a part, in code order.
pub(crate) fn players(parts: &[Part], part: Part) -> Vec<usize> {
    (0..parts.len()).filter(|at| parts[*at] == part).collect()
}
