//! The cells of one worksheet.

use super::strings::without_escapes;
use super::styles::Format;
use super::{Cell, Content, Row, Sheet};
use crate::a1;
use crate::package::{Attributes, Damaged, Piece, Refusal, Xml};

/// More merged ranges than any table has.
const MOST_MERGED: usize = 20_000;

/// What cells refer to.
pub(super) struct Shared<'a> {
    pub(super) strings: &'a [String],
    pub(super) formats: &'a [Format],
}

/// Reads a worksheet. `room` is how many more filled cells may come.
pub(super) fn read(text: &str, shared: &Shared<'_>, room: &mut usize) -> Result<Sheet, Refusal> {
    let mut sheet = Sheet::default();
    let mut xml = Xml::new(text);
    let mut row = Row::default();
    // Only what stands in the sheet's data counts, and a row stands in no other.
    let mut at = At::Before;
    while let Some(piece) = xml.next()? {
        at = at.after(&piece)?;
        match piece {
            Piece::Start("col", attributes) if attributes.is("hidden") => {
                if let (Some(first), Some(last)) = (attributes.number("min"), attributes.number("max")) {
                    sheet.hidden_columns.push((first, last));
                }
            }
            Piece::Start("row", attributes) if at == At::Row => {
                let number = attributes.number("r").unwrap_or(row.number + 1);
                let ended = Row { number, hidden: attributes.is("hidden"), cells: Vec::new() };
                sheet.rows.extend(Some(std::mem::replace(&mut row, ended)).filter(|r| !r.cells.is_empty()));
                if !(1..=a1::LAST.0).contains(&number) {
                    return Err(Refusal::Damaged(format!("row {number}")));
                }
            }
            Piece::Start("c", attributes) if at == At::Row => {
                let start = Start::read(&attributes, row.cells.last().map_or(0, |c| c.column), shared)?;
                if start.row.is_some_and(|number| number != row.number) {
                    return Err(Refusal::Damaged(format!("a cell of another row in row {}", row.number)));
                }
                if let Some(cell) = start.cell(&mut xml, shared)? {
                    *room = room.checked_sub(1).ok_or(Refusal::TooLarge)?;
                    row.cells.push(cell);
                }
            }
            Piece::Start("mergeCell", attributes) => {
                let range = attributes.get("ref").and_then(|r| a1::range_of(&r));
                sheet.merged.extend(range);
                if sheet.merged.len() > MOST_MERGED {
                    return Err(Refusal::TooLarge);
                }
            }
            _ => {}
        }
    }
    sheet.rows.extend(Some(row).filter(|r| !r.cells.is_empty()));
    in_order(&mut sheet)?;
    Ok(sheet)
}

/// Where in a sheet the reader is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    Before,
    Data,
    Row,
    Behind,
}

impl At {
    fn after(self, piece: &Piece<'_>) -> Result<At, Damaged> {
        match (piece, self) {
            (Piece::Start("sheetData", _), At::Before) => Ok(At::Data),
            (Piece::Start("sheetData", _), _) => Err(Damaged("data twice".into())),
            (Piece::End("sheetData"), At::Data) => Ok(At::Behind),
            (Piece::Start("row", _), At::Data) => Ok(At::Row),
            (Piece::Start("row", _), At::Row) => Err(Damaged("a row within a row".into())),
            (Piece::End("row"), At::Row) => Ok(At::Data),
            (_, at) => Ok(at),
        }
    }
}

/// Rows and cells stand in order and once in every workbook that a program wrote; in others they are put in order.
fn in_order(sheet: &mut Sheet) -> Result<(), Refusal> {
    sheet.rows.sort_by_key(|row| row.number);
    let twice = |what: String| Refusal::Damaged(format!("{what} stands twice"));
    if let Some(pair) = sheet.rows.windows(2).find(|pair| pair[0].number == pair[1].number) {
        return Err(twice(format!("row {}", pair[0].number)));
    }
    for row in &mut sheet.rows {
        row.cells.sort_by_key(|cell| cell.column);
        if let Some(pair) = row.cells.windows(2).find(|pair| pair[0].column == pair[1].column) {
            return Err(twice(a1::cell_name(row.number, pair[0].column)));
        }
    }
    Ok(())
}

/// What the tag of a cell says.
struct Start {
    row: Option<u32>,
    column: u32,
    kind: Kind,
    format: Format,
}

/// How a cell's value is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    SharedText,
    Text,
    Truth,
    Error,
    Day,
}

impl Start {
    fn read(attributes: &Attributes<'_>, last: u32, shared: &Shared<'_>) -> Result<Start, Refusal> {
        let [name, kind, style] = attributes.of(["r", "t", "s"]);
        let (row, column) = match name {
            Some(name) => {
                let place = a1::cell_of(&name);
                let (row, column) = place.ok_or_else(|| Refusal::Damaged(format!("cell {name}")))?;
                (Some(row), column)
            }
            None if last < a1::LAST.1 => (None, last + 1),
            None => return Err(Refusal::Damaged("a cell beyond the last column".into())),
        };
        let kind = match kind.as_deref() {
            Some("s") => Kind::SharedText,
            Some("str" | "inlineStr") => Kind::Text,
            Some("b") => Kind::Truth,
            Some("e") => Kind::Error,
            Some("d") => Kind::Day,
            _ => Kind::Number,
        };
        let style = style.and_then(|style| style.parse().ok()).unwrap_or(0_usize);
        Ok(Start { row, column, kind, format: shared.formats.get(style).copied().unwrap_or_default() })
    }

    /// Reads up to the end of the cell; `None` for a cell that holds nothing.
    fn cell(self, xml: &mut Xml<'_>, shared: &Shared<'_>) -> Result<Option<Cell>, Refusal> {
        let (mut value, mut inline, mut formula) = (None::<String>, None::<String>, false);
        let mut inside = "";
        loop {
            match xml.next()? {
                None => return Err(Refusal::Damaged("a cell without an end".into())),
                Some(Piece::End("c")) => break,
                Some(Piece::Start("f", _)) => (formula, inside) = (true, "f"),
                Some(Piece::Start("v", _)) => {
                    inside = "v";
                    value.get_or_insert_default();
                }
                Some(Piece::Start("t", _)) => inside = "t",
                Some(Piece::Start("rPh", _)) => inside = "rPh",
                Some(Piece::End("f" | "v" | "t" | "rPh")) => inside = "",
                Some(Piece::Text(text)) if inside == "v" => value.get_or_insert_default().push_str(&text),
                Some(Piece::Text(text)) if inside == "t" => inline.get_or_insert_default().push_str(&text),
                Some(_) => {}
            }
        }
        let content = match (value, inline) {
            // Some programs write an empty value where they have not computed; a computed text may well be empty.
            (Some(value), _) if formula && self.kind == Kind::Number && value.trim().is_empty() => {
                Some(Content::NotComputed)
            }
            (Some(value), _) => self.content(value, shared)?,
            (None, Some(text)) => Some(Content::Text(without_escapes(text))),
            (None, None) if formula => Some(Content::NotComputed),
            (None, None) => None,
        };
        let content = content.filter(|c| !matches!(c, Content::Text(text) if text.trim().is_empty()));
        let (column, mut format) = (self.column, self.format);
        if self.kind == Kind::Day {
            format = Format::Date;
        }
        Ok(content.map(|content| Cell { column, content, formula, format }))
    }

    fn content(&self, value: String, shared: &Shared<'_>) -> Result<Option<Content>, Damaged> {
        Ok(Some(match self.kind {
            Kind::SharedText => {
                let text = value.trim().parse().ok().and_then(|i: usize| shared.strings.get(i));
                let text = text.ok_or_else(|| Damaged(format!("no shared text {value}")))?;
                Content::Text(text.clone())
            }
            Kind::Text | Kind::Day => Content::Text(without_escapes(value)),
            Kind::Truth => Content::Truth(matches!(value.trim(), "1" | "true")),
            Kind::Error => Content::Error(value),
            Kind::Number if value.trim().is_empty() => return Ok(None),
            Kind::Number if value.trim().len() == value.len() => Content::Number(value),
            Kind::Number => Content::Number(value.trim().to_owned()),
        }))
    }
}
