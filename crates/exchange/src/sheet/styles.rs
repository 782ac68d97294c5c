//! How cells are shown: as percentages, as dates, as plain numbers.

use std::collections::BTreeMap;

use crate::package::{Damaged, Piece, Xml};

/// How a number in a cell is shown, as far as it matters to what the number means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Format {
    /// As a number.
    #[default]
    Plain,
    /// As a percentage: 0.45 is shown as 45 %.
    Percent,
    /// As a day or a time.
    Date,
}

/// The format of each style number that cells refer to.
pub(super) fn formats(part: &str) -> Result<Vec<Format>, Damaged> {
    let mut codes: BTreeMap<u32, String> = BTreeMap::new();
    let mut all = Vec::new();
    let mut cells = false;
    let mut xml = Xml::new(part);
    while let Some(piece) = xml.next()? {
        match piece {
            Piece::Start("numFmt", attributes) => {
                if let (Some(id), Some(code)) = (attributes.number("numFmtId"), attributes.get("formatCode"))
                {
                    codes.insert(id, code.into_owned());
                }
            }
            Piece::Start("cellXfs", _) => cells = true,
            Piece::End("cellXfs") => cells = false,
            Piece::Start("xf", attributes) if cells => {
                let id = attributes.number("numFmtId").unwrap_or(0);
                all.push(codes.get(&id).map_or_else(|| built_in(id), |code| of_code(code)));
            }
            _ => {}
        }
    }
    Ok(all)
}

/// Formats that a workbook does not spell out.
fn built_in(id: u32) -> Format {
    match id {
        9 | 10 => Format::Percent,
        14..=22 | 27..=36 | 45..=47 | 50..=58 => Format::Date,
        _ => Format::Plain,
    }
}

/// The format that a code such as `0.00%` or `dd/mm/yyyy` means.
fn of_code(code: &str) -> Format {
    let mut chars = code.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' => while chars.next().is_some_and(|c| c != '"') {},
            '\\' | '_' | '*' => {
                chars.next();
            }
            '[' => {
                // `[h]` counts hours; `[Red]` and `[$-42A]` say nothing about time.
                let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                if matches!(inside.to_lowercase().as_str(), "h" | "hh" | "m" | "mm" | "s" | "ss") {
                    return Format::Date;
                }
            }
            '%' => return Format::Percent,
            'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' | 's' | 'S' => return Format::Date,
            // `General` has an e and an a, but nothing of a day.
            'G' | 'g' if chars.peek().is_some_and(|c| c.eq_ignore_ascii_case(&'e')) => {
                for _ in 0.."eneral".len() {
                    chars.next();
                }
            }
            ';' => return Format::Plain,
            _ => {}
        }
    }
    Format::Plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes() {
        for (code, format) in [
            ("General", Format::Plain),
            ("#,##0", Format::Plain),
            ("#,##0.00\\ \"d%\"", Format::Plain),
            ("0.00%", Format::Percent),
            ("0.0\\ %", Format::Percent),
            ("dd/mm/yyyy", Format::Date),
            ("[$-42A]d mmmm yyyy;@", Format::Date),
            ("[h]:mm", Format::Date),
            ("[Red]#,##0;[Blue]-#,##0", Format::Plain),
            ("_(* #,##0_);_(* \\(#,##0\\)", Format::Plain),
            ("@", Format::Plain),
            ("0.00E+00", Format::Plain),
        ] {
            assert_eq!(of_code(code), format, "{code}");
        }
    }
}
