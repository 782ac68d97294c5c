//! A figure against the others of its unit: parts within wholes, sums, what never falls within a year, and what was verified
//! before of the same.

use exact::Ratio;
use jiff::civil::Date;
use reference::Period;
use reference::relations::{Relation, all};

use crate::figures::{OfUnit, Point, Table, last_day};
use crate::finding::{Finding, Kind};

pub(crate) fn find(table: &Table<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (unit, of_unit) in &table.0 {
        let mut found = |indicator: &str, period: Period, kind: Kind| {
            findings.push(Finding {
                unit: (*unit).to_owned(),
                indicator: indicator.to_owned(),
                period,
                kind,
            });
        };
        for sourced in all() {
            match &sourced.relation {
                Relation::Part { part, whole } => above_whole(of_unit, part, whole, &mut found),
                Relation::Sum { whole, parts } => not_the_sum(of_unit, whole, parts, &mut found),
                Relation::Cumulative(id) => fell(of_unit, id, &mut found),
            }
        }
        for (indicator, series) in of_unit {
            for point in series.iter().filter(|point| point.is_now) {
                if let Some(was) = point.before.filter(|was| *was != point.value) {
                    found(indicator, point.period, Kind::Differs { was: was.clone() });
                }
            }
        }
    }
    findings
}

/// What takes a finding: the indicator, the period, what is odd.
type Found<'f> = dyn FnMut(&str, Period, Kind) + 'f;

fn of<'t, 's>(of_unit: &'t OfUnit<'s>, indicator: &str) -> &'t [Point<'s>] {
    of_unit.get(indicator).map_or(&[], Vec::as_slice)
}

/// What is said of the whole on the day of a part: for the same period, or for the year that the day is in.
fn whole_on<'t, 's>(wholes: &'t [Point<'s>], period: Period) -> Option<&'t Point<'s>> {
    let year = |day: Date| Period::Year(day.year());
    let same = wholes.iter().find(|whole| whole.period == period);
    same.or_else(|| wholes.iter().find(|whole| whole.period == year(last_day(period))))
}

fn above_whole(of_unit: &OfUnit<'_>, part: &str, whole: &str, found: &mut Found<'_>) {
    for point in of(of_unit, part) {
        let Some(above) = whole_on(of(of_unit, whole), point.period) else { continue };
        if (point.is_now || above.is_now) && point.value > above.value {
            let kind = Kind::AboveWhole { whole: whole.to_owned(), is: above.value.clone() };
            found(part, point.period, kind);
        }
    }
}

fn not_the_sum(of_unit: &OfUnit<'_>, whole: &str, parts: &[String], found: &mut Found<'_>) {
    for point in of(of_unit, whole) {
        let same = |part: &String| of(of_unit, part).iter().find(|other| other.period == point.period);
        let known: Option<Vec<&Point<'_>>> = parts.iter().map(same).collect();
        let Some(known) = known else { continue };
        let come_to = known.iter().fold(Ratio::int(0), |sum, part| sum.plus(part.value));
        let is_now = point.is_now || known.iter().any(|part| part.is_now);
        if is_now && come_to != *point.value {
            found(whole, point.period, Kind::NotTheSum { parts: parts.to_vec(), come_to });
        }
    }
}

fn fell(of_unit: &OfUnit<'_>, indicator: &str, found: &mut Found<'_>) {
    for two in of(of_unit, indicator).windows(2) {
        let [before, after] = two else { continue };
        let same_year = last_day(before.period).year() == last_day(after.period).year();
        let is_now = before.is_now || after.is_now;
        if same_year && is_now && after.value < before.value {
            // Told where something is said now: the later one where both are.
            let kind = Kind::Fell { since: before.period, was: before.value.clone() };
            found(indicator, if after.is_now { after.period } else { before.period }, kind);
        }
    }
}
