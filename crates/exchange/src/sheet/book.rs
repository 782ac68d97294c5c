//! A workbook as a whole: its sheets, and what they share.

use super::styles::Format;
use super::{Sheet, cells, strings, styles};
use crate::package::{Package, Piece, Refusal, Xml, relations};

/// More sheets than any workbook of figures has.
const MOST_SHEETS: usize = 1_000;

/// More filled cells than any workbook of figures has.
const MOST_CELLS: usize = 1_000_000;

/// An opened workbook.
pub(crate) struct Book<'a> {
    package: Package<'a>,
    /// The part of the workbook itself: `xl/workbook.xml`.
    pub(crate) part: String,
    /// The sheets, in order.
    pub(crate) sheets: Vec<SheetPart>,
    /// Whether days count from 1904.
    pub(crate) from_1904: bool,
    strings: Vec<String>,
    formats: Vec<Format>,
    room: usize,
}

/// A sheet and the part that holds it.
#[derive(Clone, Debug)]
pub(crate) struct SheetPart {
    /// Its name.
    pub(crate) name: String,
    /// Whether people see it.
    pub(crate) hidden: bool,
    /// Whether only programs see it.
    pub(crate) very_hidden: bool,
    /// The part: `xl/worksheets/sheet1.xml`.
    pub(crate) part: String,
}

/// Opens a workbook, or says why not.
pub(crate) fn open(bytes: &[u8]) -> Result<Book<'_>, Refusal> {
    let mut package = Package::open(bytes)?;
    let part = workbook_part(&mut package)?;
    let text = package.needed(&part)?;
    let related = relations(&mut package, &part)?;
    let mut sheets = Vec::new();
    let mut from_1904 = false;
    let mut xml = Xml::new(&text);
    while let Some(piece) = xml.next()? {
        match piece {
            Piece::Start("workbookPr", attributes) => from_1904 = attributes.is("date1904"),
            Piece::Start("sheet", attributes) => {
                let id = attributes.get("id").unwrap_or_default();
                // Sheets that are charts hold no cells.
                let target = related.iter().find(|r| r.id == *id && r.kind == "worksheet");
                let state = attributes.get("state").unwrap_or_default();
                sheets.extend(target.map(|target| SheetPart {
                    name: attributes.get("name").unwrap_or_default().into_owned(),
                    hidden: state == "hidden" || state == "veryHidden",
                    very_hidden: state == "veryHidden",
                    part: target.target.clone(),
                }));
            }
            _ => {}
        }
    }
    if sheets.is_empty() {
        return Err(Refusal::Damaged("no sheet".into()));
    }
    if sheets.len() > MOST_SHEETS {
        return Err(Refusal::TooLarge);
    }
    let mut text_of = |kind: &str| match related.iter().find(|r| r.kind == kind) {
        Some(relation) => package.part(&relation.target),
        None => Ok(None),
    };
    let strings = text_of("sharedStrings")?.map_or(Ok(Vec::new()), |text| strings::shared(&text))?;
    let formats = text_of("styles")?.map_or(Ok(Vec::new()), |text| styles::formats(&text))?;
    Ok(Book { package, part, sheets, from_1904, strings, formats, room: MOST_CELLS })
}

/// The part of the workbook; a document or a presentation is refused by name.
fn workbook_part(package: &mut Package<'_>) -> Result<String, Refusal> {
    let main = relations(package, "")?.into_iter().find(|r| r.kind == "officeDocument");
    let part = main.map(|r| r.target).filter(|part| package.has(part));
    let part = part.or_else(|| package.has("xl/workbook.xml").then(|| "xl/workbook.xml".to_owned()));
    let has = |folder: &str| package.names().any(|name| name.starts_with(folder));
    match part {
        Some(part) if part.ends_with(".bin") => Err(Refusal::OtherFormat("xlsb")),
        Some(part) if has("xl/") || part.contains("workbook") => Ok(part),
        _ if has("word/") => Err(Refusal::NotAWorkbook("Word")),
        _ if has("ppt/") => Err(Refusal::NotAWorkbook("PowerPoint")),
        _ if has("content.xml") && has("mimetype") => Err(Refusal::OtherFormat("ods")),
        _ => Err(Refusal::NotAWorkbook("ZIP")),
    }
}

impl<'a> Book<'a> {
    /// Reads a sheet.
    pub(crate) fn sheet(&mut self, place: usize) -> Result<Sheet, Refusal> {
        let SheetPart { name, hidden, part, .. } = self.sheets[place].clone();
        let text = self.package.needed(&part)?;
        let shared = cells::Shared { strings: &self.strings, formats: &self.formats };
        let mut sheet = cells::read(&text, &shared, &mut self.room).map_err(|refusal| match refusal {
            Refusal::Damaged(what) => Refusal::Damaged(format!("{name}: {what}")),
            other => other,
        })?;
        sheet.name = name;
        sheet.hidden = hidden;
        Ok(sheet)
    }
}
