//! Words by which people head columns and name totals, in bare letters.

use reference::Level;

use crate::column_names::OF_FIGURES;
use crate::fold::bare;

/// What the heading of a column that names units says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct UnitHeading {
    /// Whether the column holds codes.
    pub(super) codes: bool,
    /// The level of the units, where the heading says it.
    pub(super) level: Option<Level>,
}

const UNITS: [(&str, bool, Option<Level>); 45] = [
    ("ma", true, None),
    ("ma so", true, None),
    ("ma don vi", true, None),
    ("ma dv", true, None),
    ("ma bhxh", true, None),
    ("ma co quan bhxh", true, None),
    ("ma dvhc", true, None),
    ("ma don vi hanh chinh", true, None),
    ("unit", true, None),
    ("unit code", true, None),
    ("code", true, None),
    ("ma tinh", true, Some(Level::Province)),
    ("province code", true, Some(Level::Province)),
    ("ma huyen", true, Some(Level::District)),
    ("ma xa", true, Some(Level::Commune)),
    ("don vi", false, None),
    ("ten don vi", false, None),
    ("ten", false, None),
    ("dia phuong", false, None),
    ("ten dia phuong", false, None),
    ("co quan bhxh", false, None),
    ("name", false, None),
    ("unit name", false, None),
    ("tinh", false, Some(Level::Province)),
    ("ten tinh", false, Some(Level::Province)),
    ("tinh, thanh pho", false, Some(Level::Province)),
    ("tinh/thanh pho", false, Some(Level::Province)),
    ("tinh thanh pho", false, Some(Level::Province)),
    ("tinh, tp", false, Some(Level::Province)),
    ("tinh/tp", false, Some(Level::Province)),
    ("tinh, thanh pho truc thuoc trung uong", false, Some(Level::Province)),
    ("bhxh tinh", false, Some(Level::Province)),
    ("ten bhxh tinh", false, Some(Level::Province)),
    ("bhxh tinh, thanh pho", false, Some(Level::Province)),
    ("bhxh cac tinh, thanh pho", false, Some(Level::Province)),
    ("province", false, Some(Level::Province)),
    ("huyen", false, Some(Level::District)),
    ("ten huyen", false, Some(Level::District)),
    ("quan, huyen", false, Some(Level::District)),
    ("quan/huyen", false, Some(Level::District)),
    ("xa", false, Some(Level::Commune)),
    ("ten xa", false, Some(Level::Commune)),
    ("xa, phuong", false, Some(Level::Commune)),
    ("xa, phuong, thi tran", false, Some(Level::Commune)),
    ("xa/phuong", false, Some(Level::Commune)),
];

/// Whether a text heads a column of units.
pub(super) fn unit_heading(text: &str) -> Option<UnitHeading> {
    let text = bare(text);
    let text = text.trim_matches(|c: char| !c.is_alphanumeric());
    let (_, codes, level) = UNITS.iter().find(|(word, _, _)| *word == text)?;
    Some(UnitHeading { codes: *codes, level: *level })
}

const TOTALS: [&str; 17] = [
    "tong cong",
    "cong",
    "tong",
    "tong so",
    "toan nganh",
    "tong toan nganh",
    "tong cong toan nganh",
    "cong toan nganh",
    "toan quoc",
    "tong toan quoc",
    "tong cong toan quoc",
    "cong toan quoc",
    "ca nuoc",
    "tong ca nuoc",
    "total",
    "grand total",
    "sum",
];

/// Whether a text names a total of rows above.
pub(super) fn is_total(text: &str) -> bool {
    let text = bare(text);
    let text = text.trim_matches(|c: char| !c.is_alphanumeric());
    TOTALS.contains(&text) || text.starts_with("cong vung") || text.starts_with("cong cum")
}

/// Which column of a long table a text heads.
pub(super) fn long_heading(text: &str) -> Option<usize> {
    let text = bare(text);
    OF_FIGURES.iter().position(|words| words.contains(&text.as_str()))
}

/// Whether a text only numbers a column, as under headings: `A`, `(1)`, `3 = 1/2`.
pub(super) fn numbers_a_column(text: &str) -> bool {
    numbering(text).is_some()
}

/// How a text numbers a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Numbering {
    /// With a letter: `A`.
    Letter,
    /// With a number: `(1)`, `3 = 1/2`.
    Number(u32),
}

/// How a text numbers a column, if it does nothing else.
pub(super) fn numbering(text: &str) -> Option<Numbering> {
    let text = bare(text);
    let inner = text.trim_matches(|c| matches!(c, '(' | ')' | '[' | ']'));
    if let [b'a'..=b'z'] = inner.as_bytes() {
        return Some(Numbering::Letter);
    }
    let fits = inner.len() <= 16
        && inner.bytes().all(|b| b.is_ascii_digit() || b" =/+-*x:()%".contains(&b))
        && inner.split(|c: char| !c.is_ascii_digit()).all(|number| number.len() <= 3);
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let number = fits.then(|| inner[..digits].parse().ok()).flatten()?;
    let rest = inner[digits..].trim_start();
    (rest.is_empty() || rest.starts_with([')', '='])).then_some(Numbering::Number(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_and_totals() {
        assert_eq!(unit_heading("Mã đơn vị"), Some(UnitHeading { codes: true, level: None }));
        let province = UnitHeading { codes: false, level: Some(Level::Province) };
        assert_eq!(unit_heading("TỈNH/THÀNH PHỐ"), Some(province));
        assert_eq!(unit_heading("STT"), None);
        assert!(is_total("TỔNG CỘNG:") && is_total("Cộng") && !is_total("Cộng Hòa"));
        assert_eq!(long_heading("Chỉ tiêu"), Some(1));
        for text in ["A", "(1)", "3", "5=4/3", "(3)=(2)/(1)"] {
            assert!(numbers_a_column(text), "{text}");
        }
        for text in ["2022", "AB", "", "BHYT", "1045000"] {
            assert!(!numbers_a_column(text), "{text}");
        }
    }
}
