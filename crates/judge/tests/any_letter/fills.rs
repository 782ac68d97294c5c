//! Missing figures filled: at random, and by whoever wants to prove a claim wrong.

use exact::Ratio;
use judge::Value;
use oracle::Rng;
use reference::{Dimension, Role};

use crate::round::Round;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    /// Nothing achieved, nothing assigned; “no”.
    Zero,
    /// More than anybody has.
    Huge,
    /// Whatever figures of this round are made of: floors, and values beside them.
    Usual,
    /// As good as can be: much achieved, little assigned; “yes”.
    Strong,
    /// As bad as can be.
    Weak,
    /// Nothing assigned, and nothing the year before: denominators of zero and below.
    NoDenominator,
    /// The figures of the unit under attack.
    AsTheAttacked,
    /// Those figures, or a hair beside them.
    BesideTheAttacked,
    /// Below zero, where there is such a figure.
    Negative,
}

const STYLES: [Style; 11] = [
    Style::Zero,
    Style::Huge,
    Style::Usual,
    Style::Usual,
    Style::Strong,
    Style::Strong,
    Style::Weak,
    Style::NoDenominator,
    Style::AsTheAttacked,
    Style::BesideTheAttacked,
    Style::Negative,
];

/// Fills some missing figures, or all; `attacked` is a row that should lose its place.
pub fn fill(round: &mut Round, missing: &[(usize, usize)], attacked: usize, rng: &mut Rng) {
    let percent = if rng.percent(30) { rng.pick(&[20, 50, 80]) } else { 100 };
    let same_for_all = rng.percent(30).then(|| rng.pick(&STYLES));
    let of_rows: Vec<Style> =
        (0..round.roster.len()).map(|_| same_for_all.unwrap_or_else(|| rng.pick(&STYLES))).collect();
    for (slot, row) in missing {
        if rng.percent(percent) {
            let style = if rng.percent(15) { rng.pick(&STYLES) } else { of_rows[*row] };
            let value = value(round, *slot, style, attacked, rng);
            round.cells[*slot][*row] = Some(value);
        }
    }
}

fn value(round: &Round, slot: usize, style: Style, attacked: usize, rng: &mut Rng) -> Value {
    let meaning = &round.slots[slot];
    let indicator = &meaning.indicator;
    let usual = |rng: &mut Rng| rng.pick(&round.values[slot]);
    if indicator.dimension == Dimension::Truth {
        return match style {
            Style::Strong | Style::Huge => Value::Truth(true),
            Style::Weak | Style::Zero => Value::Truth(false),
            Style::AsTheAttacked => round.cells[slot][attacked].clone().unwrap_or_else(|| usual(rng)),
            _ => usual(rng),
        };
    }
    let now = reference::Period::containing(round.plan.cut_off, meaning.period.kind()) == meaning.period;
    let against = indicator.role == Role::Assigned || !now || indicator.id.starts_with("late");
    let huge =
        if indicator.share { Ratio::ONE } else { Ratio::int(1_000_000_000_000 + i128::from(rng.below(9))) };
    let may_be_negative = indicator.dimension == Dimension::Points
        || indicator.dimension == Dimension::Ratio && !indicator.share;
    let attacked = match &round.cells[slot][attacked] {
        Some(Value::Number(number)) => Some(number.clone()),
        _ => None,
    };
    let number = match (style, against) {
        (Style::Zero, _) | (Style::Weak, false) | (Style::NoDenominator, true) => Some(Ratio::ZERO),
        (Style::Huge, _) | (Style::Strong, false) | (Style::Weak, true) => Some(huge),
        (Style::Strong, true) => {
            Some(if indicator.share { Ratio::ONE } else { Ratio::int(rng.below(2).into()) })
        }
        (Style::AsTheAttacked, _) => attacked,
        (Style::BesideTheAttacked, _) => {
            let beside = Ratio::int(i128::from(rng.below(3)) - 1);
            attacked.map(|number| number.plus(&beside))
        }
        (Style::Negative, _) => Some(Ratio::int(-1_000)),
        (Style::Usual, _) | (Style::NoDenominator, false) => None,
    };
    match number {
        Some(number) if number.is_negative() && !may_be_negative => Value::Number(Ratio::ZERO),
        Some(number) if indicator.share && number > Ratio::ONE => Value::Number(Ratio::ONE),
        Some(number) => Value::Number(number),
        None => usual(rng),
    }
}
