//! Working days and public holidays.

use std::sync::LazyLock;

use jiff::civil::{Date, Weekday};

use crate::embedded::{day, rows};

const HOLIDAYS: &str = include_str!("../../../reference/calendar/holidays.csv");

/// The first and the last day for which the holidays are listed.
pub const LISTED: (Date, Date) = (Date::constant(2017, 1, 1), Date::constant(2030, 12, 31));

/// The last day for which exchanged days (a day off for a working Saturday) are known: they are decided year by year.
pub const EXCHANGES_KNOWN_TO: Date = Date::constant(2026, 12, 31);

/// A day off that is no ordinary weekend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holiday {
    /// The day.
    pub date: Date,
    /// Vietnamese name: `Quốc khánh`, `Ngày nghỉ hoán đổi`.
    pub name_vi: String,
    /// English name.
    pub name_en: String,
    /// The Saturday that is worked in exchange, where there is one.
    pub working_instead: Option<Date>,
}

/// A day found by counting working days, and the holidays that pushed it back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The day.
    pub date: Date,
    /// The holidays on weekdays that were passed over on the way.
    pub moved_by: Vec<&'static Holiday>,
}

struct Calendar {
    /// In order of date.
    holidays: Vec<Holiday>,
    /// In order of date.
    working_saturdays: Vec<Date>,
}

static CALENDAR: LazyLock<Calendar> = LazyLock::new(|| {
    let mut holidays = Vec::new();
    rows(HOLIDAYS, |row| {
        holidays.push(Holiday {
            date: day(&row[0]).expect("a holiday has a day"),
            name_vi: row[1].to_owned(),
            name_en: row[2].to_owned(),
            working_instead: day(&row[3]),
        });
    });
    let working_saturdays = holidays.iter().filter_map(|holiday: &Holiday| holiday.working_instead).collect();
    Calendar { holidays, working_saturdays }
});

/// Every listed holiday, in order of date.
pub fn holidays() -> &'static [Holiday] {
    &CALENDAR.holidays
}

/// The holiday that falls on a day.
pub fn holiday_on(date: Date) -> Option<&'static Holiday> {
    let found = holidays().binary_search_by_key(&date, |holiday| holiday.date);
    found.ok().map(|at| &holidays()[at])
}

/// Whether a day is worked: Monday to Friday without a holiday, or a Saturday worked in exchange.
///
/// Outside [`LISTED`] only weekends are known to be off.
pub fn is_working_day(date: Date) -> bool {
    CALENDAR.working_saturdays.contains(&date) || (!is_weekend(date) && holiday_on(date).is_none())
}

/// The day that lies `count` working days after a day, which itself is not counted.
pub fn add_working_days(date: Date, count: u32) -> Date {
    due(date, count).date
}

/// As [`add_working_days`], and says which holidays moved the day.
pub fn due(date: Date, count: u32) -> Due {
    let mut due = Due { date, moved_by: Vec::new() };
    for _ in 0..count {
        due = step(due);
    }
    due
}

/// The day itself where it is worked, otherwise the next that is, and what moved it.
pub fn working_day_from(date: Date) -> Due {
    let mut due = Due { date, moved_by: Vec::new() };
    if !is_working_day(date) {
        due.moved_by.extend(holiday_on(date).filter(|_| !is_weekend(date)));
        due = step(due);
    }
    due
}

/// Moves on to the next working day.
fn step(mut due: Due) -> Due {
    loop {
        let Ok(next) = due.date.tomorrow() else { return due };
        due.date = next;
        if is_working_day(next) {
            return due;
        }
        due.moved_by.extend(holiday_on(next).filter(|_| !is_weekend(next)));
    }
}

fn is_weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn holidays_of_these_years() {
        assert_eq!(holiday_on(date(2022, 9, 2)).unwrap().name_vi, "Quốc khánh");
        assert_eq!(holiday_on(date(2022, 5, 3)).unwrap().name_en, "International Labour Day (in lieu)");
        assert!(!is_working_day(date(2023, 1, 24)), "Tết");
        assert!(!is_working_day(date(2022, 7, 2)), "a Saturday");
        assert!(is_working_day(date(2022, 7, 1)));
        assert!(holidays().is_sorted_by_key(|holiday| holiday.date));
        assert!(holidays().iter().all(|h| (LISTED.0..=LISTED.1).contains(&h.date)));
    }

    #[test]
    fn exchanged_days() {
        assert!(!is_working_day(date(2024, 4, 29)));
        assert!(is_working_day(date(2024, 5, 4)), "the Saturday worked for 29 April");
        let saturdays = &CALENDAR.working_saturdays;
        assert!(saturdays.iter().all(|day| day.weekday() == Weekday::Saturday && *day <= EXCHANGES_KNOWN_TO));
        assert_eq!(saturdays.len(), 5);
    }

    #[test]
    fn counts_past_holidays_and_names_them() {
        assert_eq!(add_working_days(date(2022, 6, 30), 1), date(2022, 7, 1));
        assert_eq!(add_working_days(date(2022, 7, 1), 1), date(2022, 7, 4));
        assert_eq!(add_working_days(date(2022, 7, 1), 0), date(2022, 7, 1));
        let after = due(date(2021, 12, 31), 2);
        assert_eq!((after.date, after.moved_by.len()), (date(2022, 1, 5), 1));
        assert_eq!(after.moved_by[0].name_vi, "Tết Dương lịch (nghỉ bù)");
        assert_eq!(working_day_from(date(2022, 9, 1)).date, date(2022, 9, 5));
        assert_eq!(working_day_from(date(2022, 9, 6)), Due { date: date(2022, 9, 6), moved_by: vec![] });
    }
}
