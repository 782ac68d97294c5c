//! Reading the tables that are compiled in. They are ours and tested, so a malformed one is a bug and panics.

use csv::{ReaderBuilder, StringRecord};
use exact::{Ratio, parse_decimal};
use jiff::civil::Date;

/// Calls `each` with every row below the header of a compiled-in CSV table.
pub(crate) fn rows(table: &'static str, mut each: impl FnMut(&StringRecord)) {
    let mut reader = ReaderBuilder::new().from_reader(table.as_bytes());
    let mut row = StringRecord::new();
    while reader.read_record(&mut row).expect("a compiled-in table is well formed") {
        each(&row);
    }
}

/// A day, or `None` where the cell is empty.
pub(crate) fn day(cell: &str) -> Option<Date> {
    (!cell.is_empty()).then(|| cell.parse().expect("a compiled-in day is a day"))
}

/// An exact number.
pub(crate) fn number(cell: &str) -> Ratio {
    parse_decimal(cell).expect("a compiled-in number is a number")
}

/// A whole number, or `None` where the cell is empty.
pub(crate) fn count(cell: &str) -> Option<i64> {
    (!cell.is_empty()).then(|| cell.parse().expect("a compiled-in count is a whole number"))
}

/// Whether a day lies in a span whose ends may be open; both ends belong to it.
pub(crate) fn within(date: Date, from: Option<Date>, until: Option<Date>) -> bool {
    from.is_none_or(|from| from <= date) && until.is_none_or(|until| date <= until)
}
