//! How many people live where, and how many are employed or seek to be: population and labour force as the statistics office publishes them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::civil::Date;

use crate::embedded::{count, rows};
use crate::units::REORGANISED;

const POPULATION: &str = include_str!("../../../reference/people/population.csv");
const LABOUR_FORCE: &str = include_str!("../../../reference/people/labour_force.csv");
const COMMUNES_2022: &str = include_str!("../../../reference/units/communes_2022.csv");
const COMMUNES_2025: &str = include_str!("../../../reference/units/communes_2025.csv");

/// A published number of people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct People {
    /// How many (published in thousands for provinces, so the last digits are zeros).
    pub count: i64,
    /// Men among them, where they are published.
    pub male: Option<i64>,
    /// Women among them, where they are published.
    pub female: Option<i64>,
    /// Where the number comes from, and how far it is checked.
    pub source: &'static str,
}

type ByYear = BTreeMap<(String, i16), People>;

/// The average population of one of the 63 provinces in a year (2017 to 2022).
pub fn population(province: &str, year: i16) -> Option<&'static People> {
    static TABLE: LazyLock<ByYear> = LazyLock::new(|| by_year(POPULATION, population_source));
    TABLE.get(&(province.to_owned(), year))
}

/// The labour force aged 15 and over of one of the 63 provinces in a year (2016 to 2021).
///
/// It is not the labour force *of working age* that the letters' goals speak of, which is smaller.
pub fn labour_force(province: &str, year: i16) -> Option<&'static People> {
    static TABLE: LazyLock<ByYear> = LazyLock::new(|| by_year(LABOUR_FORCE, labour_force_source));
    TABLE.get(&(province.to_owned(), year))
}

/// The residents of a commune: the census of 2019 for the communes before 1 July 2025, the count of 2025 after.
pub fn of_commune(code: &str, date: Date) -> Option<&'static People> {
    static BEFORE: LazyLock<BTreeMap<String, People>> =
        LazyLock::new(|| residents(COMMUNES_2022, census_source));
    static AFTER: LazyLock<BTreeMap<String, People>> =
        LazyLock::new(|| residents(COMMUNES_2025, count_source));
    if date < REORGANISED { BEFORE.get(code) } else { AFTER.get(code) }
}

fn by_year(table: &'static str, source: fn(year: i16, status: &str) -> &'static str) -> ByYear {
    let mut found = BTreeMap::new();
    rows(table, |row| {
        let year: i16 = row[1].parse().expect("a year");
        let cell = |at: usize| row.get(at).and_then(count);
        let people = People {
            count: cell(2).expect("a number of people"),
            male: if row.len() > 4 { cell(3) } else { None },
            female: if row.len() > 4 { cell(4) } else { None },
            source: source(year, &row[3]),
        };
        found.insert((row[0].to_owned(), year), people);
    });
    found
}

fn residents(table: &'static str, source: fn(check: &str) -> &'static str) -> BTreeMap<String, People> {
    let mut found = BTreeMap::new();
    rows(table, |row| {
        if let Some(count) = count(&row[4]) {
            let people = People { count, male: None, female: None, source: source(&row[5]) };
            found.insert(row[0].to_owned(), people);
        }
    });
    found
}

fn population_source(year: i16, _: &str) -> &'static str {
    match year {
        2017..=2019 => "General Statistics Office, V02.01",
        _ => "General Statistics Office, V02.01 (not checked against a second source)",
    }
}

fn labour_force_source(_: i16, status: &str) -> &'static str {
    match status {
        "preliminary" => "General Statistics Office, V02.37 (preliminary)",
        _ => "General Statistics Office, V02.37",
    }
}

fn census_source(_: &str) -> &'static str {
    "Population and housing census, 1 April 2019"
}

fn count_source(check: &str) -> &'static str {
    match check {
        "ok" => "sapnhap.bando.com.vn, July 2025 (agrees with the census of the merged communes)",
        _ => "sapnhap.bando.com.vn, July 2025 (doubtful or unchecked)",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Level, units};
    use jiff::civil::date;

    #[test]
    fn every_province_of_the_63_is_counted() {
        for province in units::on(Level::Province, date(2022, 6, 30)).iter() {
            let code = province.code.as_str();
            assert!((2017..=2022).all(|year| population(code, year).is_some()), "{code}");
            assert!((2016..=2021).all(|year| labour_force(code, year).is_some()), "{code}");
        }
        assert_eq!(population("01", 2020).unwrap().count, 8_246_540);
        assert_eq!(population("01", 2019).unwrap().female, Some(4_081_200));
        assert!(labour_force("01", 2021).unwrap().source.contains("preliminary"));
        assert_eq!(labour_force("01", 2021).unwrap().male, None);
        assert_eq!(population("01", 2023), None);
    }

    #[test]
    fn communes() {
        assert_eq!(of_commune("00001", date(2022, 1, 1)).unwrap().count, 21_946);
        assert_eq!(of_commune("00004", date(2026, 1, 1)).unwrap().count, 65_023);
    }
}
