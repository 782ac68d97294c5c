//! Sums, means, counts and shares over the units below each unit.

use exact::Ratio;
use movement::formula::Fold;
use reference::Level;

use super::{Lane, Number, Truth};
use crate::sheet::Sheet;

/// A fold for every row of a sheet; unknown where there is no sheet to look in.
pub(super) fn over<'a>(fold: Fold, level: Level, lane: &Lane<'a>, sheet: Option<&Sheet>) -> Lane<'a> {
    let Some(sheet) = sheet else { return Lane::Any(vec![Number::Unknown; lane.len()]) };
    let of_row = |row: usize| {
        let below = sheet.below.get(row).map_or(&[][..], Vec::as_slice);
        let units: Vec<usize> = below
            .iter()
            .map(|r| *r as usize)
            .filter(|r| sheet.roster.rows()[*r].unit.level == level)
            .collect();
        folded(fold, lane, &units)
    };
    Lane::Any((0..lane.len()).map(of_row).collect())
}

fn folded(fold: Fold, lane: &Lane<'_>, units: &[usize]) -> Number {
    let count = Number::Known(Ratio::int(units.len() as i128));
    match fold {
        Fold::Sum | Fold::Mean => {
            let zero = Number::Known(Ratio::ZERO);
            let sum = units.iter().fold(zero, |sum, row| sum.plus(&lane.number(*row)));
            if fold == Fold::Sum { sum } else { sum.over(&count) }
        }
        Fold::Count | Fold::Share => {
            let truths = || units.iter().map(|row| lane.truth(*row));
            if truths().any(|t| t == Truth::Unknown) {
                return Number::Unknown;
            }
            let yes = truths().filter(|t| *t == Truth::True).count();
            let yes = Number::Known(Ratio::int(yes as i128));
            if fold == Fold::Count { yes } else { yes.over(&count) }
        }
    }
}
