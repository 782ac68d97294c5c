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

    /// A ratio as a percentage with exactly two decimals and no sign, for columns: `71,50`.
    pub fn percent_in_column(self, ratio: &Ratio) -> String {
        let shown = self.number(&ratio.times(&Ratio::int(100)), PERCENT_PLACES);
        let point = match self.language() {
            Language::Vi => ',',
            Language::En => '.',
        };
        match shown.split_once(point) {
            Some((_, part)) => format!("{shown}{}", "0".repeat(PERCENT_PLACES as usize - part.len())),
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
                let points = self.number(&number.times(&Ratio::int(100)), NUMBER_PLACES);
                self.say_with("term-amount-percentage-points", &[("number", points.into())])
            }
            dimension => self.amount(number, dimension),
        }
    }

    /// A value in the way that its measure or goal is shown.
    pub fn shown(self, value: &Ratio, shown: Shown) -> String {
        match shown {
            Shown::Percent => self.percent(value),
            Shown::Number => self.number(value, NUMBER_PLACES),
        }
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
}
