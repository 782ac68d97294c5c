//! Figures put together and written out as long CSV.

use std::collections::BTreeMap;

use jiff::civil::Date;
use reference::{Period, indicators};

/// Figures by unit, indicator (in the catalogue's order) and period.
#[derive(Default)]
pub(crate) struct Sheet(BTreeMap<(String, usize, Period), String>);

impl Sheet {
    /// A number on a day.
    pub(crate) fn on(&mut self, unit: &str, indicator: &str, date: Date, value: i64) {
        self.put(unit, indicator, Period::Date(date), value.to_string());
    }

    /// A number for a year.
    pub(crate) fn year(&mut self, unit: &str, indicator: &str, year: i16, value: i64) {
        self.put(unit, indicator, Period::Year(year), value.to_string());
    }

    /// Any value for any period.
    pub(crate) fn put(&mut self, unit: &str, indicator: &str, period: Period, value: String) {
        self.0.insert((unit.to_owned(), place(indicator), period), value);
    }

    /// Takes a figure away: it was not sent.
    pub(crate) fn withhold(&mut self, unit: &str, indicator: &str, period: Period) {
        self.0.remove(&(unit.to_owned(), place(indicator), period));
    }

    /// The figures as CSV, ordered by unit, indicator and period.
    pub(crate) fn csv(&self) -> String {
        let mut csv = String::from("unit,indicator,period,value\n");
        for ((unit, indicator, period), value) in &self.0 {
            let id = &indicators::catalogue()[*indicator].id;
            csv.push_str(&format!("{unit},{id},{period},{value}\n"));
        }
        csv
    }
}

/// Thousandths as a plain decimal: 21 is `0.021`.
pub(crate) fn thousandths(number: i64) -> String {
    format!("{}.{:03}", number / 1000, number % 1000)
}

fn place(indicator: &str) -> usize {
    let found = indicators::catalogue().iter().position(|known| known.id == indicator);
    found.expect("an example uses the catalogue's indicators")
}
