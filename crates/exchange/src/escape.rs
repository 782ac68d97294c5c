//! Text that no spreadsheet takes for a formula.

use std::borrow::Cow;

/// A text for a cell of a CSV file that people open in a spreadsheet: one that would start a formula gets an apostrophe
/// before it. Plain numbers, also negative ones, stay as they are.
///
/// Workbooks need no such mark: there, text cells are written as text.
pub fn spreadsheet_safe(text: &str) -> Cow<'_, str> {
    let starts_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if starts_formula && exact::parse_decimal(text).is_none() {
        return Cow::Owned(format!("'{text}"));
    }
    Cow::Borrowed(text)
}

#[cfg(test)]
mod tests {
    use super::spreadsheet_safe;

    #[test]
    fn formulas_lose_their_teeth() {
        for (text, safe) in [
            ("=1+1", "'=1+1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("-2+3", "'-2+3"),
            ("-12.5", "-12.5"),
            ("11/20", "11/20"),
            ("Bắc Giang", "Bắc Giang"),
        ] {
            assert_eq!(spreadsheet_safe(text), safe);
        }
    }
}
