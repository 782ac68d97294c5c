//! The day, quarter or year that a figure speaks of.

use std::fmt;

use jiff::civil::Date;

/// Which form of period an indicator's figures carry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PeriodKind {
    /// A day: a stock on it, or a flow from 1 January up to it.
    Date,
    /// A year: plans, yearly targets, headcounts.
    Year,
    /// A quarter: quarterly targets.
    Quarter,
}

impl PeriodKind {
    /// The word for it in files.
    pub fn id(self) -> &'static str {
        match self {
            PeriodKind::Date => "date",
            PeriodKind::Year => "year",
            PeriodKind::Quarter => "quarter",
        }
    }

    /// The kind that a file names, if it is one.
    pub fn from_id(id: &str) -> Option<PeriodKind> {
        [PeriodKind::Date, PeriodKind::Year, PeriodKind::Quarter].into_iter().find(|k| k.id() == id)
    }
}

/// The day `2022-06-30`, the year `2022` or the quarter `2022-Q2`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// A calendar day.
    Date(Date),
    /// A calendar year.
    Year(i16),
    /// A quarter (1 to 4) of a year.
    Quarter(i16, u8),
}

impl Period {
    /// Reads `2022-06-30`, `2022` or `2022-Q2`; `None` for anything else, an impossible day included.
    pub fn parse(text: &str) -> Option<Period> {
        let b = text.as_bytes();
        let digits = |range: &[u8]| -> Option<i16> {
            range.iter().try_fold(0i16, |n, b| b.is_ascii_digit().then(|| n * 10 + i16::from(b - b'0')))
        };
        match b.len() {
            4 => Some(Period::Year(digits(b)?)),
            7 if b[4] == b'-' && b[5] == b'Q' && (b'1'..=b'4').contains(&b[6]) => {
                Some(Period::Quarter(digits(&b[..4])?, b[6] - b'0'))
            }
            10 if b[4] == b'-' && b[7] == b'-' => {
                let (month, day) = (digits(&b[5..7])?, digits(&b[8..])?);
                Some(Period::Date(Date::new(digits(&b[..4])?, month as i8, day as i8).ok()?))
            }
            _ => None,
        }
    }

    /// Which form it has.
    pub fn kind(self) -> PeriodKind {
        match self {
            Period::Date(_) => PeriodKind::Date,
            Period::Year(_) => PeriodKind::Year,
            Period::Quarter(..) => PeriodKind::Quarter,
        }
    }

    /// The period of a kind that contains a day.
    pub fn containing(date: Date, kind: PeriodKind) -> Period {
        match kind {
            PeriodKind::Date => Period::Date(date),
            PeriodKind::Year => Period::Year(date.year()),
            PeriodKind::Quarter => Period::Quarter(date.year(), (date.month() as u8 - 1) / 3 + 1),
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Period::Date(d) => write!(f, "{d}"),
            Period::Year(y) => write!(f, "{y:04}"),
            Period::Quarter(y, q) => write!(f, "{y:04}-Q{q}"),
        }
    }
}
