//! Names of cells: `B17` is row 17, column 2.

/// The last row and the last column that a worksheet can have.
pub(crate) const LAST: (u32, u32) = (1_048_576, 16_384);

/// The name of a column: 1 is `A`, 27 is `AA`.
pub(crate) fn column_name(mut column: u32) -> String {
    let mut letters = Vec::new();
    while column > 0 {
        column -= 1;
        letters.push(b'A' + (column % 26) as u8);
        column /= 26;
    }
    letters.iter().rev().map(|b| *b as char).collect()
}

/// The name of a cell, from its row and column, each from 1.
pub fn cell_name(row: u32, column: u32) -> String {
    format!("{}{row}", column_name(column))
}

/// Row and column of a cell's name; `None` for what no worksheet has.
pub(crate) fn cell_of(name: &str) -> Option<(u32, u32)> {
    let digits = name.bytes().position(|b| b.is_ascii_digit())?;
    let (letters, number) = name.split_at(digits);
    let column = letters.bytes().try_fold(0u32, |n, b| {
        b.is_ascii_uppercase().then(|| n * 26 + u32::from(b - b'A') + 1).filter(|n| *n <= LAST.1)
    })?;
    let row: u32 = number.parse().ok()?;
    (column > 0 && (1..=LAST.0).contains(&row)).then_some((row, column))
}

/// The corners of a range such as `A1:C3`; a single cell is its own range.
pub(crate) fn range_of(name: &str) -> Option<((u32, u32), (u32, u32))> {
    let (first, last) = name.split_once(':').unwrap_or((name, name));
    let (first, last) = (cell_of(first)?, cell_of(last)?);
    (first.0 <= last.0 && first.1 <= last.1).then_some((first, last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways() {
        for (name, place) in [("A1", (1, 1)), ("Z2", (2, 26)), ("AA10", (10, 27)), ("XFD1048576", LAST)] {
            assert_eq!(cell_of(name), Some(place));
            assert_eq!(cell_name(place.0, place.1), name);
        }
        for bad in ["", "A", "1", "A0", "XFE1", "A1048577", "a1", "A-1", "A1B", "AAAAAAAAAA1", "$A$1"] {
            assert_eq!(cell_of(bad), None, "{bad}");
        }
        assert_eq!(range_of("A1:C3"), Some(((1, 1), (3, 3))));
        assert_eq!(range_of("C3:A1"), None);
    }
}
