//! Headings that people see, held against the key that programs read: whoever changes the one and leaves the hidden other
//! would have figures taken for another period than the sheet shows.

use reference::Period;

use super::desk::Desk;
use super::measure::measures;
use crate::fold::bare;
use crate::sense;
use crate::written::{Mention, mentions};

/// Tells each part of a heading that names another period or indicator than the column's key.
///
/// Another spelling, a wider period that holds the key's, a day in it and words that name nothing say nothing against it.
pub(super) fn check(desk: &mut Desk<'_, '_>, place: usize, period: Period, parts: &[((u32, u32), String)]) {
    let indicator = &desk.door.indicators()[place];
    let own = [&indicator.label_vi, &indicator.label_en].map(|label| bare(label));
    for ((row, column), shown) in parts {
        let text = bare(shown);
        if own.contains(&text) {
            continue;
        }
        let found = mentions(&with_century(&text));
        let at = desk.at(*row, *column);
        if !found.found.is_empty() && !found.found.iter().any(|mention| agrees(mention, period)) {
            let problem = sense::problem("heading-of-other-period", indicator, at.clone());
            desk.problem(problem.with("found", shown).with("period", period.to_string()));
        }
        let words = measures(&found.rest).1;
        if let Some(other) = desk.headings.find(&words).filter(|other| *other != place)
            && !own.iter().any(|label| desk.headings.find(label) == Some(other))
        {
            let problem = sense::problem("heading-of-other-indicator", indicator, at);
            desk.problem(problem.with("found", shown));
        }
    }
}

/// Whether a mention can mean a period.
fn agrees(mention: &Mention, period: Period) -> bool {
    match mention {
        Mention::Period(said) => {
            let holds = |wide: Period, day: Period| match day {
                Period::Date(day) => Period::containing(day, wide.kind()) == wide,
                _ => false,
            };
            *said == period || holds(*said, period) || holds(period, *said) || year_of_quarter(*said, period)
        }
        Mention::Month(year, month) => {
            matches!(period, Period::Date(day) if (day.year(), day.month()) == (*year, *month))
        }
        Mention::Impossible(_) => false,
    }
}

/// Whether a year is said of one of its quarters.
fn year_of_quarter(said: Period, period: Period) -> bool {
    matches!((said, period), (Period::Year(said), Period::Quarter(year, _)) if said == year)
}

/// Days whose year has two digits, written out: `31/12/21` is one of 2021.
fn with_century(text: &str) -> String {
    let written = |word: &str| {
        let parts: Vec<&str> = word.split(['/', '-', '.']).collect();
        let digits = |part: &str| matches!(part.len(), 1 | 2) && part.bytes().all(|b| b.is_ascii_digit());
        match parts.as_slice() {
            [day, month, year] if year.len() == 2 && parts.iter().all(|part| digits(part)) => {
                format!("{day}/{month}/20{year}")
            }
            _ => word.to_owned(),
        }
    };
    text.split(' ').map(written).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_agrees_with_a_period() {
        for (text, period, wanted) in [
            ("31/12/2021", "2021-12-31", true),
            ("31/12/21", "2021-12-31", true),
            ("ngày 31 tháng 12 năm 2021", "2021-12-31", true),
            ("tháng 12/2021", "2021-12-31", true),
            ("Năm 2021", "2021-12-31", true),
            ("31/12/2021", "2021", true),
            ("năm 2022", "2022-Q2", true),
            ("31/12/2020", "2021-12-31", false),
            ("31/12/20", "2021-12-31", false),
            ("31/11/2021", "2021-12-31", false),
            ("tháng 11/2021", "2021-12-31", false),
            ("năm 2021", "2022", false),
            ("quý I/2022", "2022-Q2", false),
            ("quý II/2022", "2022", false),
        ] {
            let said = mentions(&with_century(&bare(text))).found;
            let [said] = &said[..] else { panic!("{text}: {said:?}") };
            assert_eq!(agrees(said, Period::parse(period).unwrap()), wanted, "{text} of {period}");
        }
    }
}
