//! Sums, means, counts and shares over the units below each unit.

use exact::Ratio;
use movement::formula::{Fold, Op};
use reference::Level;

use super::{Lane, Number, Truth};
use crate::sheet::Sheet;

/// A fold for every row of a sheet; unknown where there is no sheet to look in.
pub(super) fn over<'a>(fold: Fold, level: Level, lane: &Lane<'a>, sheet: Option<&Sheet>) -> Lane<'a> {
    let Some(sheet) = sheet else { return Lane::Any(vec![Number::Unknown; lane.len()]) };
    Lane::Any((0..lane.len()).map(|row| folded(fold, lane, &units_below(sheet, row, level))).collect())
}

/// A count or share for every row, held against a number.
pub(super) fn counted<'a>(
    op: Op,
    fold: Fold,
    level: Level,
    lane: &Lane<'a>,
    than: &Lane<'a>,
    sheet: Option<&Sheet>,
) -> Lane<'a> {
    let Some(sheet) = sheet else { return Lane::truths(vec![Truth::Unknown; lane.len()]) };
    let of_row = |row: usize| {
        let truths = units_below(sheet, row, level).into_iter().map(|row| lane.truth(row));
        count_against(op, fold, truths, &than.number(row))
    };
    Lane::truths((0..lane.len()).map(of_row).collect())
}

/// Holds the count or share of "yes" against a number: with all that is unknown taken as "no", and as "yes".
pub(crate) fn count_against(op: Op, fold: Fold, truths: impl Iterator<Item = Truth>, than: &Number) -> Truth {
    let (mut yes, mut open, mut all) = (0, 0, 0);
    for truth in truths {
        all += 1;
        match truth {
            Truth::True => yes += 1,
            Truth::Unknown => open += 1,
            Truth::False | Truth::Undefined | Truth::Never => {}
        }
    }
    let number = |count: i128| Number::Known(Ratio::int(count));
    let came =
        |count: i128| if fold == Fold::Share { number(count).over(&number(all)) } else { number(count) };
    let (fewest, most) = (came(yes).compared(op, than), came(yes + open).compared(op, than));
    // Between the two an equality may hold though it does at neither end.
    let settled = fewest == most
        && (open == 0 || op != Op::Equal || !may_lie_between(than, &came(yes), &came(yes + open)));
    if settled { fewest } else { Truth::Unknown }
}

fn may_lie_between(number: &Number, least: &Number, most: &Number) -> bool {
    match (number, least, most) {
        (Number::Known(number), Number::Known(least), Number::Known(most)) => {
            least <= number && number <= most
        }
        _ => true,
    }
}

/// The rows of the units at a level below a row.
fn units_below(sheet: &Sheet, row: usize, level: Level) -> Vec<usize> {
    let below = sheet.below.get(row).map_or(&[][..], Vec::as_slice);
    let rows = below.iter().map(|r| *r as usize);
    rows.filter(|r| sheet.roster.rows()[*r].unit.level == level).collect()
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
