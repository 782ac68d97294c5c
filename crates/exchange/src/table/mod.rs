//! Any table that a page shows, as a file: one small shape, written as CSV or as a workbook.
//!
//! Headings are those of the page, in the reader's language. A number stands as a number where a spreadsheet can hold it
//! exactly; a text never becomes a formula.

mod csv;
mod workbook;

use exact::Ratio;

pub use self::csv::table_csv;
pub use self::workbook::table_workbook;

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// What it is.
    pub title: String,
    /// What must be read with it: that it is provisional, that its figures are made up. A workbook prints each above the table;
    /// a CSV, which holds nothing but the table, repeats them in a last column.
    pub notes: Vec<String>,
    /// The name of that last column.
    pub note_head: String,
    /// The headings.
    pub heads: Vec<String>,
    /// The rows, each as long as the headings.
    pub rows: Vec<Vec<TableCell>>,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableCell {
    /// Words, as they are read.
    Text(String),
    /// A number, exact.
    Number(Ratio),
}

impl TableCell {
    /// A whole number.
    pub fn count(count: usize) -> TableCell {
        TableCell::Number(Ratio::int(count as i128))
    }

    /// Words.
    pub fn text(text: impl Into<String>) -> TableCell {
        TableCell::Text(text.into())
    }
}

/// The decimal of a number, where it has one; else the fraction: nothing is rounded.
fn exact_text(number: &Ratio) -> String {
    number.to_decimal_text().unwrap_or_else(|| number.to_string())
}

#[cfg(test)]
mod tests {
    use wording::{Language, Words};

    use super::*;

    fn sample() -> Table {
        Table {
            title: "Bảng xếp hạng".to_owned(),
            notes: vec!["KẾT QUẢ TẠM TÍNH: 62/63 đơn vị".to_owned()],
            note_head: "Ghi chú".to_owned(),
            heads: vec!["Đơn vị".to_owned(), "Hạng".to_owned(), "Lý do".to_owned()],
            rows: vec![
                vec![
                    TableCell::text("Bà Rịa, \"Vũng Tàu\""),
                    TableCell::count(3),
                    TableCell::text("=HYPERLINK(\"x\")"),
                ],
                vec![
                    TableCell::text("@an"),
                    TableCell::Number(Ratio::new(1, 3).unwrap()),
                    TableCell::text(""),
                ],
                vec![
                    TableCell::text("-1+2"),
                    TableCell::Number(Ratio::decimal(-125, 1)),
                    TableCell::Number(exact::parse_decimal("12345678901234567").unwrap()),
                ],
            ],
        }
    }

    #[test]
    fn a_csv_is_nothing_but_the_table_and_starts_no_formula() {
        let lines = [
            "\u{feff}Đơn vị,Hạng,Lý do,Ghi chú",
            "\"Bà Rịa, \"\"Vũng Tàu\"\"\",3,\"'=HYPERLINK(\"\"x\"\")\",KẾT QUẢ TẠM TÍNH: 62/63 đơn vị",
            "'@an,1/3,,KẾT QUẢ TẠM TÍNH: 62/63 đơn vị",
            "'-1+2,-12.5,12345678901234567,KẾT QUẢ TẠM TÍNH: 62/63 đơn vị",
            "",
        ];
        assert_eq!(table_csv(&sample()), lines.join("\n"));
        let plain = Table { notes: Vec::new(), ..sample() };
        assert!(table_csv(&plain).starts_with("\u{feff}Đơn vị,Hạng,Lý do\n"));
    }

    #[test]
    fn a_workbook_holds_the_notes_above_and_texts_as_texts() {
        use calamine::{Data, Reader, Xlsx};
        let bytes = table_workbook(&sample(), Words::new(Language::Vi)).unwrap();
        assert_eq!(bytes, table_workbook(&sample(), Words::new(Language::Vi)).unwrap(), "the same bytes");
        let mut book: Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(bytes)).unwrap();
        let name = book.sheet_names()[0].clone();
        let range = book.worksheet_range(&name).unwrap();
        let cell = |row: usize, column: usize| range.get((row, column)).cloned().unwrap_or(Data::Empty);
        assert_eq!(cell(0, 0), Data::String("Bảng xếp hạng".into()));
        assert_eq!(cell(1, 0), Data::String("KẾT QUẢ TẠM TÍNH: 62/63 đơn vị".into()));
        assert_eq!(cell(3, 2), Data::String("Lý do".into()));
        assert_eq!(cell(4, 1), Data::Float(3.0));
        assert_eq!(cell(4, 2), Data::String("=HYPERLINK(\"x\")".into()));
        assert_eq!(cell(5, 1), Data::String("1/3".into()), "what has no decimal is not rounded");
        assert_eq!(cell(6, 1), Data::Float(-12.5));
        assert_eq!(cell(6, 2), Data::String("12345678901234567".into()), "more digits than a double holds");
        assert!(book.worksheet_formula(&name).unwrap().is_empty());
    }
}
