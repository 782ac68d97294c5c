//! What the law fixes by date: the base salary and the multiples of it that awards are worth.

use std::sync::LazyLock;

use exact::Ratio;
use jiff::civil::Date;
use toml::{Table, Value};

use crate::embedded::{day, number, rows, within};

const BASE_SALARY: &str = include_str!("../../../reference/scales/base_salary.toml");
const PRIZE_MULTIPLES: &str = include_str!("../../../reference/scales/prize_multiples.csv");

/// The base salary (mức lương cơ sở) from a day on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseSalary {
    /// The first day on which it counts.
    pub from: Date,
    /// VND a month.
    pub vnd: Ratio,
    /// The decree that sets it; empty where the page that was read names none.
    pub instrument: String,
    /// Where it was read.
    pub source: String,
    /// Whether it was seen on no legal page and must be confirmed before money is paid by it.
    pub weak: bool,
}

/// Who receives an award.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A person.
    Individual,
    /// A unit or other collective.
    Collective,
}

/// How many base salaries an award is worth, over a stretch of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrizeMultiple {
    /// The award's id: `certificate_of_merit`.
    pub award: String,
    /// The award's Vietnamese name.
    pub name: String,
    /// `title`, `order` or `commendation`.
    pub kind: String,
    /// Who receives it.
    pub subject: Subject,
    /// Base salaries.
    pub multiple: Ratio,
    /// The decree and article.
    pub instrument: String,
    /// First day.
    pub from: Option<Date>,
    /// Last day, where it has ended.
    pub until: Option<Date>,
    /// Where it was read.
    pub source: String,
}

/// A prize as the law has it, with the two numbers it is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prize {
    /// VND, rounded up to the next ten thousand.
    pub vnd: Ratio,
    /// The multiple in force.
    pub multiple: &'static PrizeMultiple,
    /// The base salary in force.
    pub salary: &'static BaseSalary,
}

/// Every base salary, earliest first.
pub fn base_salaries() -> &'static [BaseSalary] {
    static SALARIES: LazyLock<Vec<BaseSalary>> = LazyLock::new(|| {
        let file: Table = BASE_SALARY.parse().expect("the base salary is TOML");
        file["value"].as_array().expect("the base salary has values").iter().map(base_salary).collect()
    });
    &SALARIES
}

/// The base salary in force on a day; `None` before the first one recorded.
pub fn base_salary_on(date: Date) -> Option<&'static BaseSalary> {
    base_salaries().iter().rev().find(|salary| salary.from <= date)
}

/// Every multiple on record.
pub fn prize_multiples() -> &'static [PrizeMultiple] {
    static MULTIPLES: LazyLock<Vec<PrizeMultiple>> = LazyLock::new(|| {
        let mut found = Vec::new();
        rows(PRIZE_MULTIPLES, |row| {
            found.push(PrizeMultiple {
                award: row[0].to_owned(),
                name: row[1].to_owned(),
                kind: row[2].to_owned(),
                subject: if &row[3] == "individual" { Subject::Individual } else { Subject::Collective },
                multiple: number(&row[4]),
                instrument: row[5].to_owned(),
                from: day(&row[6]),
                until: day(&row[7]),
                source: row[8].to_owned(),
            });
        });
        found
    });
    &MULTIPLES
}

/// How many base salaries an award is worth on a day; `None` where no decree in force on it is recorded.
pub fn prize_multiple(award: &str, subject: Subject, date: Date) -> Option<&'static PrizeMultiple> {
    let of_award =
        |m: &&PrizeMultiple| m.award == award && m.subject == subject && within(date, m.from, m.until);
    prize_multiples().iter().find(of_award)
}

/// The prize that the law attaches to an award decided on a day.
///
/// The base salary is the one in force when the decision is issued, not when the achievement was made.
pub fn prize_by_law(award: &str, subject: Subject, decided: Date) -> Option<Prize> {
    let (multiple, salary) = (prize_multiple(award, subject, decided)?, base_salary_on(decided)?);
    Some(Prize { vnd: round_up_to_ten_thousand(&multiple.multiple.times(&salary.vnd)), multiple, salary })
}

/// Rounds a prize up to the next ten thousand VND (Decree 98/2023/NĐ-CP: "làm tròn số lên hàng chục nghìn đồng").
///
/// A sum that is already a multiple of ten thousand stays. Tables in the press print unrounded sums; the text rules.
pub fn round_up_to_ten_thousand(vnd: &Ratio) -> Ratio {
    let step = Ratio::int(10_000);
    vnd.times(&Ratio::decimal(1, 4)).ceil().times(&step)
}

fn base_salary(value: &Value) -> BaseSalary {
    let text = |key: &str| value[key].as_str().expect("a text");
    let from = value["from"].as_datetime().expect("a day").to_string();
    BaseSalary {
        from: day(&from).expect("a day"),
        vnd: number(text("is")),
        instrument: text("instrument").to_owned(),
        source: text("source").to_owned(),
        weak: value["weak"].as_bool().expect("yes or no"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn vnd(amount: i128) -> Ratio {
        Ratio::int(amount)
    }

    #[test]
    fn base_salary_by_day() {
        let on = |date| base_salary_on(date).map(|salary| salary.vnd.clone());
        assert_eq!(on(date(2016, 4, 30)), None);
        assert_eq!(on(date(2017, 12, 31)), Some(vnd(1_300_000)));
        assert_eq!(on(date(2023, 6, 30)), Some(vnd(1_490_000)));
        assert_eq!(on(date(2023, 7, 1)), Some(vnd(1_800_000)));
        assert_eq!(on(date(2024, 7, 1)), Some(vnd(2_340_000)));
        assert!(base_salary_on(date(2026, 7, 1)).unwrap().weak);
        assert!(base_salaries().is_sorted_by_key(|salary| salary.from));
    }

    #[test]
    fn prizes_round_up() {
        let prize = |award, subject, day| prize_by_law(award, subject, day).unwrap().vnd;
        let (one, many) = (Subject::Individual, Subject::Collective);
        assert_eq!(prize("certificate_of_commendation", one, date(2022, 7, 31)), vnd(450_000));
        assert_eq!(prize("certificate_of_commendation", many, date(2022, 7, 31)), vnd(900_000));
        assert_eq!(prize("national_emulation_fighter", one, date(2022, 7, 31)), vnd(6_710_000));
        assert_eq!(prize("certificate_of_merit", one, date(2018, 1, 31)), vnd(1_300_000));
        assert_eq!(prize("certificate_of_merit", many, date(2023, 12, 31)), vnd(3_600_000));
        assert_eq!(prize("certificate_of_merit", many, date(2024, 1, 1)), vnd(5_400_000));
        assert_eq!(prize("advanced_worker", one, date(2025, 7, 1)), vnd(710_000));
        assert_eq!(round_up_to_ten_thousand(&vnd(450_000)), vnd(450_000));
    }

    #[test]
    fn one_multiple_a_day_and_none_before_its_decree() {
        assert_eq!(prize_multiple("certificate_of_merit", Subject::Individual, date(2017, 9, 30)), None);
        assert_eq!(prize_multiple("labour_order_first", Subject::Individual, date(2022, 1, 1)), None);
        for m in prize_multiples() {
            let day = m.from.unwrap();
            let same = |o: &&PrizeMultiple| {
                (&o.award, o.subject) == (&m.award, m.subject) && within(day, o.from, o.until)
            };
            assert_eq!(prize_multiples().iter().filter(same).count(), 1, "{} {day}", m.award);
        }
    }
}
