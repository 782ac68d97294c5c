//! Days, quarters and years as people write them in headings and cells.

use jiff::civil::Date;
use reference::Period;

use crate::fold::bare;

/// A mention of time in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Mention {
    /// A day, a quarter or a year.
    Period(Period),
    /// A month, for which there are no figures.
    Month(i16, i8),
    /// A day that the calendar does not have, as written.
    Impossible(String),
}

/// A text taken apart: the times it mentions, and the rest in bare letters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Mentions {
    /// The times, each once.
    pub(crate) found: Vec<Mention>,
    /// What the text says beside them.
    pub(crate) rest: String,
}

/// The one period that a text writes and nothing else.
pub(crate) fn period(text: &str) -> Option<Period> {
    let Mentions { found, rest } = mentions(text);
    match (found.as_slice(), rest.as_str()) {
        ([Mention::Period(period)], "") => Some(*period),
        _ => None,
    }
}

/// Finds every time that a text mentions: `đến 30/6/2022`, `ngày 30 tháng 6 năm 2022`, `quý II/2022`, `năm 2022`.
pub(crate) fn mentions(text: &str) -> Mentions {
    let text = bare(text);
    let mut scan = Scan { text: &text, at: 0 };
    let mut all = Mentions::default();
    while scan.at < text.len() {
        match scan.at_start_of_word().then(|| scan.mention()).flatten() {
            Some((mention, after)) => {
                scan.at = after;
                if !all.found.contains(&mention) {
                    all.found.push(mention);
                }
                all.rest.push(' ');
            }
            None => {
                let c = text[scan.at..].chars().next().unwrap_or(' ');
                all.rest.push(c);
                scan.at += c.len_utf8();
            }
        }
    }
    all.rest = all.rest.split_whitespace().collect::<Vec<_>>().join(" ");
    all
}

#[derive(Clone, Copy)]
struct Scan<'a> {
    text: &'a str,
    at: usize,
}

impl Scan<'_> {
    fn at_start_of_word(&self) -> bool {
        !self.text[..self.at].ends_with(|c: char| c.is_alphanumeric())
    }

    /// The mention that starts here, and where the text after it starts.
    fn mention(self) -> Option<(Mention, usize)> {
        let forms = [
            Self::day_in_words,
            Self::iso_quarter,
            Self::iso_day,
            Self::day,
            Self::quarter,
            Self::month,
            Self::year,
        ];
        forms.into_iter().find_map(|form| {
            let mut scan = self;
            let mention = form(&mut scan)?;
            let ends = !scan.text[scan.at..].starts_with(|c: char| c.is_alphanumeric());
            ends.then_some((mention, scan.at))
        })
    }

    fn blanks(&mut self) {
        while self.text[self.at..].starts_with(' ') {
            self.at += 1;
        }
    }

    /// Takes a word or mark, with blanks before it.
    fn take(&mut self, word: &str) -> Option<()> {
        let mut ahead = *self;
        ahead.blanks();
        ahead.text[ahead.at..].starts_with(word).then(|| self.at = ahead.at + word.len())
    }

    /// Takes a number of so many digits, with blanks before it.
    fn number(&mut self, digits: std::ops::RangeInclusive<usize>) -> Option<i16> {
        let mut ahead = *self;
        ahead.blanks();
        let rest = &ahead.text[ahead.at..];
        let count = rest.bytes().take_while(u8::is_ascii_digit).count();
        let number = digits.contains(&count).then(|| rest[..count].parse().ok()).flatten()?;
        self.at = ahead.at + count;
        Some(number)
    }

    fn year_number(&mut self) -> Option<i16> {
        self.number(4..=4).filter(|year| (1990..=2100).contains(year))
    }

    fn separator(&mut self) -> Option<char> {
        let c = self.text[self.at..].chars().next().filter(|c| matches!(c, '/' | '-' | '.'))?;
        self.at += 1;
        Some(c)
    }

    fn day_in_words(&mut self) -> Option<Mention> {
        let _ = self.take("ngay");
        let day = self.number(1..=2)?;
        self.take("thang")?;
        let month = self.number(1..=2)?;
        self.take("nam")?;
        Some(on(self.year_number()?, month, day))
    }

    fn day(&mut self) -> Option<Mention> {
        let day = self.number(1..=2)?;
        let mark = self.separator()?;
        let month = self.number(1..=2)?;
        (self.separator()? == mark).then_some(())?;
        Some(on(self.year_number()?, month, day))
    }

    fn iso_day(&mut self) -> Option<Mention> {
        let year = self.year_number()?;
        let mark = self.separator()?;
        let month = self.number(1..=2)?;
        (self.separator()? == mark).then_some(())?;
        Some(on(year, month, self.number(1..=2)?))
    }

    fn iso_quarter(&mut self) -> Option<Mention> {
        let year = self.year_number()?;
        self.separator().or_else(|| self.take("").map(|()| ' '))?;
        self.take("q")?;
        let quarter = self.number(1..=1)?;
        quarter_of(year, quarter)
    }

    fn quarter(&mut self) -> Option<Mention> {
        self.take("quy").or_else(|| self.take("q"))?;
        let quarter = self.number(1..=1).or_else(|| self.roman())?;
        self.blanks();
        let _ = self.separator();
        let _ = self.take("nam");
        quarter_of(self.year_number()?, quarter)
    }

    fn roman(&mut self) -> Option<i16> {
        [("iv", 4), ("iii", 3), ("ii", 2), ("i", 1)]
            .into_iter()
            .find_map(|(word, quarter)| self.take(word).map(|()| quarter))
    }

    fn month(&mut self) -> Option<Mention> {
        let _ = self.take("thang");
        let month = self.number(1..=2)?;
        self.separator().map(|_| ()).or_else(|| self.take("nam"))?;
        let year = self.year_number()?;
        (1..=12).contains(&month).then_some(Mention::Month(year, month as i8))
    }

    fn year(&mut self) -> Option<Mention> {
        // Without marks, a year and a man are one word: `dân số nam 2022` counts men.
        if !self.text[..self.at].ends_with("so ") {
            let _ = self.take("nam");
        }
        self.year_number().map(|year| Mention::Period(Period::Year(year)))
    }
}

fn on(year: i16, month: i16, day: i16) -> Mention {
    match Date::new(year, month as i8, day as i8) {
        Ok(date) => Mention::Period(Period::Date(date)),
        Err(_) => Mention::Impossible(format!("{day}/{month}/{year}")),
    }
}

fn quarter_of(year: i16, quarter: i16) -> Option<Mention> {
    (1..=4).contains(&quarter).then_some(Mention::Period(Period::Quarter(year, quarter as u8)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ways_of_writing_a_period() {
        for (text, wanted) in [
            ("30/06/2022", "2022-06-30"),
            ("30-6-2022", "2022-06-30"),
            ("30.6.2022", "2022-06-30"),
            ("2022-06-30", "2022-06-30"),
            ("2022/6/30", "2022-06-30"),
            ("Ngày 30 tháng 6 năm 2022", "2022-06-30"),
            ("Quý II/2022", "2022-Q2"),
            ("quý 2 năm 2022", "2022-Q2"),
            ("Quý IV - 2022", "2022-Q4"),
            ("Q3/2022", "2022-Q3"),
            ("2022-Q2", "2022-Q2"),
            ("Năm 2022", "2022"),
            ("2022", "2022"),
        ] {
            assert_eq!(period(text).map(|p| p.to_string()).as_deref(), Some(wanted), "{text}");
        }
        for text in
            ["30/6", "31/6/2022", "6/2022", "tháng 6", "quý V/2022", "1234", "30/6/2022 a", "Q5/2022", ""]
        {
            assert_eq!(period(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_left_of_a_heading() {
        let heading = mentions("Số người tham gia BHYT\nđến ngày 31/12/2021");
        assert_eq!(heading.rest, "so nguoi tham gia bhyt den ngay");
        assert_eq!(heading.found, [Mention::Period(Period::parse("2021-12-31").unwrap())]);
        assert_eq!(mentions("Từ 31/12/2021 đến 30/6/2022").found.len(), 2);
        assert_eq!(mentions("Tháng 6/2022").found, [Mention::Month(2022, 6)]);
        assert_eq!(mentions("31/6/2022").found, [Mention::Impossible("31/6/2022".into())]);
        assert_eq!(mentions("Dân số nam 2022").rest, "dan so nam");
        assert_eq!(mentions("1371/BHXH-TĐKT").found, []);
    }
}
