//! National results and targets as they were published, each with the page it was read on.

use std::sync::LazyLock;

use exact::Ratio;

use crate::embedded::{number, rows};

const NATIONAL: &str = include_str!("../../../reference/national_series.csv");
const HEALTH_COVERAGE: &str = include_str!("../../../reference/targets/health_coverage.csv");

/// A national figure that was published. Press figures round, and sometimes contradict each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// The day or the month: `2022-06-30`, `2021-10`.
    pub as_of: String,
    /// What it tells: an indicator's id, or `social_coverage`, `collection_rate`, `late_interest_ratio`, …
    pub indicator: String,
    /// The number, in the unit of measure beside it.
    pub value: Ratio,
    /// `people`, `percent` or `billion VND`.
    pub measured_in: String,
    /// Where it was read.
    pub source: String,
    /// What to mind.
    pub note: String,
}

/// A health-insurance coverage that was assigned to a province or the country for a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoverageTarget {
    /// The province of the 63, or `VN`.
    pub unit: String,
    /// The year.
    pub year: i16,
    /// The share of the population.
    pub share: Ratio,
    /// The decision that assigns it.
    pub instrument: String,
    /// Where it was read.
    pub source: String,
}

/// Every published national figure on record.
pub fn national() -> &'static [Published] {
    static SERIES: LazyLock<Vec<Published>> = LazyLock::new(|| {
        let mut found = Vec::new();
        rows(NATIONAL, |row| {
            found.push(Published {
                as_of: row[0].to_owned(),
                indicator: row[1].to_owned(),
                value: number(&row[2]),
                measured_in: row[3].to_owned(),
                source: row[4].to_owned(),
                note: row[5].to_owned(),
            });
        });
        found
    });
    &SERIES
}

/// The health-insurance coverage assigned to a unit for a year; unknown for most provinces, whose rows were not found.
pub fn health_coverage_target(unit: &str, year: i16) -> Option<&'static CoverageTarget> {
    static TARGETS: LazyLock<Vec<CoverageTarget>> = LazyLock::new(|| {
        let mut found = Vec::new();
        rows(HEALTH_COVERAGE, |row| {
            found.push(CoverageTarget {
                unit: row[0].to_owned(),
                year: row[1].parse().expect("a year"),
                share: number(&row[2]).times(&Ratio::decimal(1, 2)),
                instrument: row[3].to_owned(),
                source: row[4].to_owned(),
            });
        });
        found
    });
    TARGETS.iter().find(|target| target.unit == unit && target.year == year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_figures_read_exactly() {
        assert_eq!(national().len(), 60);
        assert_eq!(health_coverage_target("VN", 2022).unwrap().share, Ratio::new(463, 500).unwrap());
        assert_eq!(health_coverage_target("24", 2022).unwrap().share, Ratio::new(935, 1000).unwrap());
        assert_eq!(health_coverage_target("45", 2022), None);
    }
}
