//! Cells: texts that stay texts, and numbers for show.

use exact::Ratio;
use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use crate::float;

/// The longest text of a cell, in UTF-16 units.
const LONGEST: usize = 32_767;

/// Writes a text, whatever it begins with.
pub(crate) fn text(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    text: &str,
    look: &Format,
) -> Result<(), XlsxError> {
    sheet.write_string_with_format(row, column, clean(text), look)?;
    Ok(())
}

/// Writes the double nearest to a number: for what is only looked at.
pub(crate) fn number(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    value: &Ratio,
    look: &Format,
) -> Result<(), XlsxError> {
    sheet.write_number_with_format(row, column, float::nearest(value), look)?;
    Ok(())
}

/// A text that a cell can hold: no signs that XML refuses, and not too long.
pub(crate) fn clean(text: &str) -> String {
    let mut units = 0;
    let fits = |c: &char| {
        units += c.len_utf16();
        units <= LONGEST
    };
    let allowed = |c: char| match c {
        '\n' => c,
        '\u{fffe}' | '\u{ffff}' => ' ',
        c if c.is_control() => ' ',
        c => c,
    };
    text.chars().take_while(fits).map(allowed).collect()
}

/// A word as the first of a cell: `đạt` becomes `Đạt`.
pub(super) fn capital(text: &str) -> String {
    let mut rest = text.chars();
    match rest.next() {
        Some(first) => first.to_uppercase().chain(rest).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_hold_what_they_can() {
        assert_eq!(clean("a\u{0}b\r\n\u{ffff}c"), "a b \n c");
        assert_eq!(clean(&"𝔸".repeat(20_000)).encode_utf16().count(), 32_766);
        assert_eq!(capital("đạt"), "Đạt");
    }
}
