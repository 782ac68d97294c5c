//! Figures by unit and indicator, in the order of their days.

use std::collections::{BTreeMap, BTreeSet};

use exact::Ratio;
use jiff::civil::{Date, date};
use reference::Period;

/// A figure as somebody said it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The code of the unit.
    pub unit: String,
    /// The id of the indicator.
    pub indicator: String,
    /// The day, year or quarter.
    pub period: Period,
    /// What was said.
    pub value: Ratio,
}

/// A point of a series.
pub(crate) struct Point<'s> {
    /// For which day, year or quarter.
    pub period: Period,
    /// What is said of it; what was said before where nothing is said now.
    pub value: &'s Ratio,
    /// Whether it is said now.
    pub is_now: bool,
    /// What was said of the same before.
    pub before: Option<&'s Ratio>,
}

/// What is said of one unit, by indicator.
pub(crate) type OfUnit<'s> = BTreeMap<&'s str, Vec<Point<'s>>>;

/// What is said, unit by unit.
pub(crate) struct Table<'s>(pub BTreeMap<&'s str, OfUnit<'s>>);

impl<'s> Table<'s> {
    pub(crate) fn of(now: &'s [Said], earlier: &'s [Said]) -> Table<'s> {
        type Key<'k> = (&'k str, &'k str, Period);
        let key = |said: &'s Said| -> Key<'s> { (&said.unit, &said.indicator, said.period) };
        let by_key = |all: &'s [Said]| all.iter().map(|said| (key(said), &said.value)).collect();
        let (now, earlier): (BTreeMap<Key<'s>, &Ratio>, BTreeMap<Key<'s>, &Ratio>) =
            (by_key(now), by_key(earlier));
        let keys: BTreeSet<Key<'s>> = now.keys().chain(earlier.keys()).copied().collect();
        let mut table: BTreeMap<&str, OfUnit<'_>> = BTreeMap::new();
        for key in keys {
            let (said, before) = (now.get(&key).copied(), earlier.get(&key).copied());
            let Some(value) = said.or(before) else { continue };
            let point = Point { period: key.2, value, is_now: said.is_some(), before };
            table.entry(key.0).or_default().entry(key.1).or_default().push(point);
        }
        for series in table.values_mut().flat_map(BTreeMap::values_mut) {
            series.sort_by_key(|point| last_day(point.period));
        }
        Table(table)
    }
}

/// The last day of a period.
pub(crate) fn last_day(period: Period) -> Date {
    match period {
        Period::Date(day) => day,
        Period::Year(year) => date(year, 12, 31),
        Period::Quarter(year, quarter) => date(year, quarter as i8 * 3, 1).last_of_month(),
    }
}

/// The days from one day to a later one.
pub(crate) fn days_between(from: Date, to: Date) -> i128 {
    i128::from((to - from).get_days())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days() {
        assert_eq!(last_day(Period::Quarter(2024, 1)), date(2024, 3, 31));
        assert_eq!(last_day(Period::Quarter(2022, 4)), last_day(Period::Year(2022)));
        assert_eq!(days_between(date(2023, 12, 31), date(2024, 12, 31)), 366);
    }
}
