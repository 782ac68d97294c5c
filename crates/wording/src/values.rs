//! Numbers, days and periods as their readers write them.

use exact::{Ratio, show_number, show_percent};
use jiff::civil::Date;
use movement::{Place, Shown};
use reference::Period;

use crate::{Language, Words};

/// Decimals of a percentage in tables and sentences.
const PERCENT_PLACES: u32 = 2;

/// Decimals of other numbers.
const NUMBER_PLACES: u32 = 6;

/// Decimals of a plain number that a column takes to tell a value from its limit; where more were needed, the side of the
/// limit is shown instead.
const MOST_PLACES: u32 = 10;

/// How a value is shown beside the limits that it is held against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Near {
    /// With so many decimals of the plain number.
    Places(u32),
    /// As below this limit, which it all but reaches.
    Below(Ratio),
    /// As above this limit, which it all but equals.
    Above(Ratio),
}

impl Near {
    /// How a value is shown: with `least` decimals, or with as many more as leave it on its side of every limit.
    pub fn of(value: &Ratio, limits: &[Ratio], least: u32) -> Near {
        let mut most = least;
        for limit in limits.iter().filter(|limit| *limit != value) {
            let shown = |places| value.round_half_up_at(places) != limit.round_half_up_at(places);
            match (least..=MOST_PLACES).find(|places| shown(*places)) {
                Some(places) => most = most.max(places),
                None if value < limit => return Near::Below(limit.clone()),
                None => return Near::Above(limit.clone()),
            }
        }
        Near::Places(most)
    }
}

impl Words {
    /// A number with at most `places` decimals: `1.234,5`, `1,234.5`.
    pub fn number(self, number: &Ratio, places: u32) -> String {
        show_number(number, places, self.language().numbers())
    }

    /// How many.
    pub fn count(self, count: usize) -> String {
        self.number(&Ratio::int(count as i128), 0)
    }

    /// A ratio as a percentage with at most two decimals: `71,5 %`, `71.5%`.
    pub fn percent(self, ratio: &Ratio) -> String {
        show_percent(ratio, PERCENT_PLACES, self.language().numbers())
    }

    /// A ratio as a percentage with two decimals and no sign, for columns: `71,50`. It never seems to stand on another side
    /// of a limit than it does: 44.9999 % beside 45 % is `44,9999`.
    pub fn percent_in_column(self, ratio: &Ratio, limits: &[Ratio]) -> String {
        let percent = |ratio: &Ratio, places| self.number(&ratio.times(&Ratio::int(100)), places);
        let places = match Near::of(ratio, limits, PERCENT_PLACES + 2) {
            Near::Places(places) => places - 2,
            Near::Below(limit) => return format!("<{}", percent(&limit, NUMBER_PLACES)),
            Near::Above(limit) => return format!(">{}", percent(&limit, NUMBER_PLACES)),
        };
        let shown = percent(ratio, places);
        let point = match self.language() {
            Language::Vi => ',',
            Language::En => '.',
        };
        match shown.split_once(point) {
            Some((_, part)) => {
                let zeros = (PERCENT_PLACES as usize).saturating_sub(part.chars().count());
                format!("{shown}{}", "0".repeat(zeros))
            }
            None => format!("{shown}{point}{}", "0".repeat(PERCENT_PLACES as usize)),
        }
    }

    /// The percent sign with the blank that the language puts before it.
    pub fn percent_sign(self) -> &'static str {
        match self.language() {
            Language::Vi => "\u{a0}%",
            Language::En => "%",
        }
    }

    /// A number with its unit of measure: `37 người`, `5.500.000 đồng`, `2,1 %`.
    pub fn amount(self, number: &Ratio, dimension: reference::Dimension) -> String {
        match dimension {
            reference::Dimension::Ratio => {
                self.number(&number.times(&Ratio::int(100)), NUMBER_PLACES) + self.percent_sign()
            }
            reference::Dimension::Vnd => self.money(number),
            dimension => {
                let form = if *number == Ratio::ONE { "one" } else { "many" };
                let facts =
                    [("number", self.number(number, NUMBER_PLACES).into()), ("number_is", form.into())];
                self.say_with(&format!("term-amount-{}", dimension.id()), &facts)
            }
        }
    }

    /// By how much two amounts differ: that of two percentages is in percentage points, `0,2 điểm phần trăm`.
    pub fn difference(self, number: &Ratio, dimension: reference::Dimension) -> String {
        match dimension {
            reference::Dimension::Ratio => {
                self.percentage_points(&number.times(&Ratio::int(100)), NUMBER_PLACES)
            }
            dimension => self.amount(number, dimension),
        }
    }

    /// A value in the way that its measure or goal is shown.
    pub fn shown(self, value: &Ratio, shown: Shown) -> String {
        self.shown_beside(value, shown, &[])
    }

    /// The same with as many decimals as leave it on its side of every limit that it is held against.
    pub fn shown_beside(self, value: &Ratio, shown: Shown, limits: &[Ratio]) -> String {
        let least = match shown {
            Shown::Percent => PERCENT_PLACES + 2,
            Shown::Number => NUMBER_PLACES,
        };
        match Near::of(value, limits, least) {
            Near::Places(places) => self.shown_with(value, shown, places),
            Near::Below(limit) => format!("<\u{a0}{}", self.shown_with(&limit, shown, MOST_PLACES)),
            Near::Above(limit) => format!(">\u{a0}{}", self.shown_with(&limit, shown, MOST_PLACES)),
        }
    }

    /// A value in the way that its measure is shown, with at most so many decimals of the plain number.
    pub fn shown_with(self, value: &Ratio, shown: Shown, places: u32) -> String {
        match shown {
            Shown::Percent => {
                let percent = self.number(&value.times(&Ratio::int(100)), places.saturating_sub(2));
                percent + self.percent_sign()
            }
            Shown::Number => self.number(value, places),
        }
    }

    /// By how much two values of a measure differ, rounded: `1,2 điểm phần trăm`.
    pub fn shown_difference(self, value: &Ratio, shown: Shown) -> String {
        match shown {
            Shown::Percent => self.percentage_points(&value.times(&Ratio::int(100)), PERCENT_PLACES),
            Shown::Number => self.number(value, NUMBER_PLACES),
        }
    }

    fn percentage_points(self, points: &Ratio, places: u32) -> String {
        let form = if *points == Ratio::ONE { "one" } else { "many" };
        let facts = [("number", self.number(points, places).into()), ("number_is", form.into())];
        self.say_with("term-amount-percentage-points", &facts)
    }

    /// An amount of money: `8.190.000 đồng`, `8,190,000 VND`.
    pub fn money(self, sum: &Ratio) -> String {
        let sum = self.number(sum, NUMBER_PLACES);
        self.say_with("term-money", &[("sum", sum.into())])
    }

    /// A day: `30/6/2022`, `30 June 2022`.
    pub fn date(self, date: Date) -> String {
        let month = self.say(&format!("term-month-{}", date.month()));
        let number = |n: i16| n.to_string().into();
        let facts =
            [("day", number(i16::from(date.day()))), ("month", month.into()), ("year", number(date.year()))];
        self.say_with("term-day", &facts)
    }

    /// A day, a quarter or a year: `30/6/2022`, `quý II/2022`, `năm 2022`.
    pub fn period(self, period: Period) -> String {
        let year = |year: i16| ("year", format!("{year:04}").into());
        match period {
            Period::Date(date) => self.date(date),
            Period::Quarter(y, quarter) => {
                let roman = ["I", "II", "III", "IV"][usize::from(quarter.clamp(1, 4) - 1)];
                self.say_with("term-quarter", &[("quarter", roman.into()), year(y)])
            }
            Period::Year(y) => self.say_with("term-year", &[year(y)]),
        }
    }

    /// Where something is: `q2.xlsx, trang Tỉnh, ô B17`.
    pub fn place(self, place: &Place) -> String {
        let mut parts = Vec::new();
        if !place.file.is_empty() {
            parts.push(if place.file == "-" { self.say("term-standard-input") } else { place.file.clone() });
        }
        if let Some(sheet) = &place.sheet {
            parts.push(self.say_with("term-sheet", &[("sheet", sheet.into())]));
        }
        if let Some(cell) = &place.cell {
            parts.push(self.say_with("term-cell", &[("cell", cell.into())]));
        }
        // Line numbers are names, not amounts: no grouping.
        if let Some(line) = place.line {
            parts.push(self.say_with("term-line", &[("line", line.to_string().into())]));
        }
        if let Some(column) = place.column {
            parts.push(self.say_with("term-column", &[("column", column.to_string().into())]));
        }
        parts.join(", ")
    }

    /// A place within a sentence: “line 2 of q.csv”.
    pub fn other_place(self, place: &Place) -> String {
        let file = self.place(&Place { file: place.file.clone(), ..Place::default() });
        match place.line {
            Some(line) if !file.is_empty() && place.sheet.is_none() => {
                let line = line.to_string();
                self.say_with("term-line-of", &[("line", line.into()), ("file", file.into())])
            }
            _ => self.place(place),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_stands_on_its_side_of_a_limit() {
        let vi = Words::new(Language::Vi);
        let ratio = |n, d| Ratio::new(n, d).unwrap();
        let floor = [ratio(1, 4)];
        for (value, column, alone) in [
            (ratio(1, 4), "25,00", "25\u{a0}%"),
            (ratio(249_999, 1_000_000), "24,9999", "24,9999\u{a0}%"),
            (ratio(250_001, 1_000_000), "25,0001", "25,0001\u{a0}%"),
            (ratio(2499, 10_000), "24,99", "24,99\u{a0}%"),
            (ratio(1, 3), "33,33", "33,33\u{a0}%"),
            (ratio(24_999_999_999_999, 100_000_000_000_000), "<25", "<\u{a0}25\u{a0}%"),
            (ratio(25_000_000_000_001, 100_000_000_000_000), ">25", ">\u{a0}25\u{a0}%"),
        ] {
            assert_eq!(vi.percent_in_column(&value, &floor), column);
            assert_eq!(vi.shown_beside(&value, Shown::Percent, &floor), alone);
        }
    }

    #[test]
    fn one_is_singular() {
        let en = Words::new(Language::En);
        assert_eq!(
            en.difference(&Ratio::new(1, 100).unwrap(), reference::Dimension::Ratio),
            "1 percentage point"
        );
        assert_eq!(en.amount(&Ratio::ONE, reference::Dimension::People), "1 person");
    }
}
