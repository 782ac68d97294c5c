//! A figure against the unit's own history: its change against the median of its earlier changes.
//!
//! A median and the median distance from it (MAD) are hardly moved by a few wild quarters, where a mean and a standard deviation
//! would be. How often an honest figure is asked about is measured: `docs/checks.md`.

use exact::Ratio;
use reference::{Dimension, Period, indicators, relations};

use crate::figures::{Point, Table, days_between, last_day};
use crate::finding::{Finding, Kind};

/// So many earlier changes there must be before a change can be called unusual.
pub const LEAST_STEPS: usize = 3;

/// So many times the usual distance from the median is unusual.
pub const TIMES: i128 = 6;

/// A change within so many hundredths a quarter of the median is never unusual, however steady the unit was.
pub const STEADY: i128 = 10;

/// The days of a quarter, to which changes over other times are brought.
const QUARTER: i128 = 91;

pub(crate) fn find(table: &Table<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (unit, of_unit) in &table.0 {
        for (indicator, series) in of_unit.iter().filter(|(indicator, _)| is_counted(indicator)) {
            let cumulative = relations::is_cumulative(indicator);
            for (place, point) in series.iter().enumerate().filter(|(_, point)| point.is_now) {
                let Some(kind) = odd(&series[..place], point, cumulative) else { continue };
                let (unit, indicator) = ((*unit).to_owned(), (*indicator).to_owned());
                findings.push(Finding { unit, indicator, period: point.period, kind });
            }
        }
    }
    findings
}

/// People and money have a size that changes little by little; ratios, points and yes-or-no do not.
fn is_counted(indicator: &str) -> bool {
    let dimension = indicators::find(indicator).map(|indicator| indicator.dimension);
    matches!(dimension, Some(Dimension::People | Dimension::Vnd))
}

fn odd(before: &[Point<'_>], now: &Point<'_>, cumulative: bool) -> Option<Kind> {
    let last = before.last()?;
    let change = change(last, now, cumulative)?;
    let (since, was) = (last.period, last.value.clone());
    let steps = before.windows(2).filter_map(|two| self::change(&two[0], &two[1], cumulative));
    let steps: Vec<Ratio> = steps.collect();
    if steps.len() < LEAST_STEPS {
        // Too little is known of the unit: only what looks like a digit too few or too many is asked about.
        return leaps(last, now, cumulative).then_some(Kind::Leap { since, was });
    }
    let usual = median(&steps)?;
    let distances: Vec<Ratio> = steps.iter().map(|step| step.minus(&usual).abs()).collect();
    let spread = median(&distances)?.times(&Ratio::int(TIMES));
    let limit = spread.max(Ratio::new(STEADY, 100)?);
    let is_unusual = change.minus(&usual).abs() > limit;
    is_unusual.then_some(Kind::Unusual { since, was, change, usual, steps: steps.len() })
}

/// By how much of itself a figure changed a quarter; `None` where it was zero, or no day lies between.
fn change(from: &Point<'_>, to: &Point<'_>, cumulative: bool) -> Option<Ratio> {
    let days = days_between(last_day(from.period), last_day(to.period));
    let (before, after) = (size(from, cumulative)?, size(to, cumulative)?);
    if days <= 0 || before.is_zero() {
        return None;
    }
    after.minus(&before).divided_by(&before)?.times(&Ratio::int(QUARTER)).divided_by(&Ratio::int(days))
}

/// What of a figure is compared: what is counted since 1 January is compared as so much a day.
fn size(point: &Point<'_>, cumulative: bool) -> Option<Ratio> {
    match (cumulative, point.period) {
        (true, Period::Date(day)) => point.value.divided_by(&Ratio::int(i128::from(day.day_of_year()))),
        _ => Some(point.value.clone()),
    }
}

/// Whether a figure is less than half, or more than twice, of what it was.
fn leaps(from: &Point<'_>, to: &Point<'_>, cumulative: bool) -> bool {
    let (Some(before), Some(after)) = (size(from, cumulative), size(to, cumulative)) else { return false };
    let twice = Ratio::int(2);
    after > before.times(&twice) || after.times(&twice) < before
}

/// The middle one; of an even number the mean of both in the middle. `None` of nothing.
fn median(of: &[Ratio]) -> Option<Ratio> {
    let mut sorted = of.to_vec();
    sorted.sort();
    let middle = sorted.len() / 2;
    match sorted.len() % 2 {
        1 => sorted.get(middle).cloned(),
        _ => sorted.get(middle.checked_sub(1)?)?.plus(sorted.get(middle)?).divided_by(&Ratio::int(2)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_exact() {
        let of = |numbers: &[i128]| median(&numbers.iter().map(|n| Ratio::int(*n)).collect::<Vec<_>>());
        assert_eq!(of(&[]), None);
        assert_eq!(of(&[3]), Some(Ratio::int(3)));
        assert_eq!(of(&[9, 1, 2]), Some(Ratio::int(2)));
        assert_eq!(of(&[9, 1, 2, 4]), Some(Ratio::int(3)));
        assert_eq!(of(&[2, 1]), Ratio::new(3, 2));
    }
}
