//! Long tables of figures: `unit,indicator,period,value`.

use std::sync::Arc;

use exact::{NumberError, parse_decimal, parse_written};
use jiff::civil::Date;
use judge::{FiguresBuilder, Origin, Source, Value};
use movement::{Place, Problem};
use reference::{Dimension, Indicator, Period};

use super::header::Header;
use super::records::{Broken, Records};
use super::seen::Seen;
use super::text::text_of;
use crate::column_names::OF_FIGURES;
use crate::report::Report;
use crate::{Door, decimal, sense, unit_problem, written};

const UNIT: usize = 0;
const INDICATOR: usize = 1;
const PERIOD: usize = 2;
const VALUE: usize = 3;
const RECEIVED: usize = 4;
const NEEDED: usize = 4;

/// Reads a long table of figures; what is good goes into the builder, and everything that is not comes back.
///
/// Contradictions are told when all files are in, by [`crate::finish`].
pub fn read_csv(bytes: &[u8], file: &str, door: &Door<'_>, builder: &mut FiguresBuilder) -> Vec<Problem> {
    let mut report = Report::new(file);
    if let Some(text) = text_of(bytes, &mut report) {
        let mut records = Records::new(text);
        if let Some(header) = Header::read(&mut records, &OF_FIGURES, NEEDED, &mut report) {
            let source = builder.source(Source { file: Arc::from(file), sheet: None });
            // A guess: lines of real tables are a little longer.
            builder.reserve(text.len() / 24);
            let (units, indicators) = (Seen::new(), Seen::new());
            let mut table = Table { door, header, source, report: &mut report, builder, units, indicators };
            table.read(&mut records);
        }
    }
    report.into_problems()
}

struct Table<'a, 'm> {
    door: &'a Door<'m>,
    header: Header<5>,
    source: u32,
    report: &'a mut Report,
    builder: &'a mut FiguresBuilder,
    /// The units that were known, with their numbers in the builder.
    units: Seen<u32>,
    /// The indicators that were known: their places in the door's list, and their numbers in the builder.
    indicators: Seen<(usize, u32)>,
}

impl Table<'_, '_> {
    fn read(&mut self, records: &mut Records<'_>) {
        while let Some(split) = records.next() {
            match split {
                Ok(()) if self.header.fits(records, self.report) => self.record(records),
                Ok(()) => {}
                Err(Broken::Quotes) => self.broken("quotes", records),
                Err(Broken::TooLong) => self.broken("line-too-long", records),
            }
        }
    }

    fn broken(&mut self, code: &'static str, records: &Records<'_>) {
        self.report.add(Problem::new(code, self.report.line(records.line())));
    }

    /// Reads one record: every one of its fields that is wrong is told.
    fn record(&mut self, records: &Records<'_>) {
        let unit = self.unit(self.header.field(records, UNIT), records.line());
        let indicator = self.indicator(self.header.field(records, INDICATOR), records.line());
        let late = self.late(self.header.field(records, RECEIVED), records.line());
        let Some((place, number)) = indicator else { return };
        let indicator = &self.door.indicators()[place];
        let at = || self.report.line(records.line());
        let period = period(self.door, indicator, self.header.field(records, PERIOD), at);
        // An empty value is a figure that is not known.
        let text = self.header.field(records, VALUE);
        let value = if text.is_empty() { Ok(None) } else { value(indicator, text, at).map(Some) };
        match (unit, period, late, value) {
            (Some(unit), Ok(period), Some(late), Ok(Some(value))) => {
                let row = records.line() as u32;
                let origin = Origin { source: self.source, row, late, ..Origin::default() };
                self.builder.push_numbered(unit, number, period, value, origin);
            }
            (_, period, _, value) => {
                for problem in [period.err(), value.err()].into_iter().flatten() {
                    self.report.add(*problem);
                }
            }
        }
    }

    /// The builder's number of a unit.
    fn unit(&mut self, code: &str, line: usize) -> Option<u32> {
        let (door, builder) = (self.door, &mut *self.builder);
        let found = self.units.know(code, || door.knows_unit(code).then(|| builder.number_of_unit(code)));
        if found.is_none() {
            unit_problem(self.door, code, self.report.line(line), self.report);
        }
        found
    }

    /// The place of an indicator in the door's list, and its number in the builder.
    fn indicator(&mut self, id: &str, line: usize) -> Option<(usize, u32)> {
        let (door, builder) = (self.door, &mut *self.builder);
        let found = self.indicators.know(id, || {
            door.indicator_place(id.as_bytes()).map(|place| (place, builder.number_of_indicator(id)))
        });
        if found.is_none() {
            let mut problem = Problem::new("unknown-indicator", self.report.line(line)).with("found", id);
            if let Some(nearest) = self.report.suggest(|| door.nearest_indicator(id)) {
                problem = problem.with("nearest", &nearest.id);
            }
            self.report.add(problem);
        }
        found
    }

    /// Whether a figure came too late; `None` for a day that is none.
    fn late(&mut self, text: &str, line: usize) -> Option<bool> {
        if text.is_empty() {
            return Some(false);
        }
        let Some(Period::Date(received)) = Period::parse(text) else {
            let problem = Problem::new("received-no-date", self.report.line(line)).with("found", text);
            self.report.add(problem);
            return None;
        };
        Some(self.door.due.is_some_and(|due: Date| received > due))
    }
}

/// The period that a text writes, where the indicator takes its form.
fn period(
    door: &Door<'_>,
    indicator: &Indicator,
    text: &str,
    at: impl Fn() -> Place,
) -> sense::Checked<Period> {
    let problem = |code| {
        let example = Period::containing(door.round.cut_off, indicator.period);
        sense::problem(code, indicator, at())
            .with("found", text)
            .with("wanted", indicator.period.id())
            .with("example", example.to_string())
    };
    match Period::parse(text) {
        Some(period) if door.takes(indicator, period.kind()) => Ok(door.settled(indicator, period)),
        Some(_) => Err(problem("period-kind").into()),
        None if looks_like_day(text) => Err(problem("impossible-date").into()),
        None => Err(match written::period(text) {
            Some(meant) => problem("no-period").with("plain", meant.to_string()).into(),
            None => problem("no-period").into(),
        }),
    }
}

fn looks_like_day(text: &str) -> bool {
    let b = text.as_bytes();
    b.len() == 10 && b[4] == b'-' && b[7] == b'-' && b.iter().filter(|b| b.is_ascii_digit()).count() == 8
}

/// The value that a text writes, where it makes sense for the indicator.
fn value(indicator: &Indicator, text: &str, at: impl Fn() -> Place) -> sense::Checked<Value> {
    if indicator.dimension == Dimension::Truth {
        return match text {
            "true" => Ok(Value::Truth(true)),
            "false" => Ok(Value::Truth(false)),
            _ => Err(sense::problem("truth-expected", indicator, at()).with("found", text).into()),
        };
    }
    match parse_decimal(text) {
        Some(number) if is_counted(indicator) && perhaps_thousands(text) => {
            let grouped = text.replace('.', "");
            Err(sense::problem("zeros-after-point", indicator, at())
                .with("found", text)
                .with("as_decimal", sense::plain(&number))
                .with("as_grouped", grouped)
                .into())
        }
        Some(number) => sense::number(indicator, number, &at).map_err(|p| perhaps_grouped(*p, text).into()),
        None => Err(not_plain(indicator, text, at()).into()),
    }
}

/// Whether an indicator counts what comes in whole numbers.
fn is_counted(indicator: &Indicator) -> bool {
    matches!(indicator.dimension, Dimension::People | Dimension::Units | Dimension::Vnd)
}

/// `100.000`: nobody writes a hundred people so, but many write a hundred thousand.
fn perhaps_thousands(text: &str) -> bool {
    let Some(whole) = text.strip_suffix(".000") else { return false };
    (1..=3).contains(&whole.len()) && whole.bytes().all(|b| b.is_ascii_digit()) && !whole.starts_with('0')
}

/// `1.234` people: a Vietnamese thousand, most likely.
fn perhaps_grouped(problem: Problem, text: &str) -> Problem {
    if problem.code != "fraction-of-count" {
        return problem;
    }
    match parse_written(text, Some(exact::NumberStyle::Vietnamese)) {
        Ok(number) if number.is_whole() => problem.with("plain", sense::plain(&number)),
        _ => problem,
    }
}

/// A text that is no plain decimal, with the plain decimal that it could be written as.
fn not_plain(indicator: &Indicator, text: &str, at: Place) -> Problem {
    let problem = |code| sense::problem(code, indicator, at).with("found", text);
    let spaced = text.strip_prefix('+').unwrap_or(text);
    match parse_written(spaced, None) {
        Ok(number) => problem("not-plain").with("plain", sense::plain(&number)),
        Err(NumberError::Ambiguous(both)) => problem("two-readings")
            .with("vietnamese", sense::plain(&both.vietnamese))
            .with("english", sense::plain(&both.english))
            .with("csv", "csv"),
        Err(NumberError::NotANumber) => match decimal::scientific(text) {
            Some(number) => problem("not-plain").with("plain", sense::plain(&number)),
            None if decimal::is_too_long(text) => problem("too-many-digits"),
            None => problem("not-a-number"),
        },
    }
}
