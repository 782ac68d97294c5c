//! The added sheet that lists every problem by sheet and cell.

use wording::Words;

use super::Told;
use super::cells::text_cell;
use super::parts::{Parts, with_child};
use super::styles::Styles;
use crate::a1::cell_name;
use crate::marks::LIST;
use crate::package::{Refusal, escaped, tags};
use crate::sheet::SheetPart;

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";

/// Widths of the columns: sheet, cell, what is wrong, how to mend it.
const WIDTHS: [u32; 4] = [22, 10, 60, 70];

/// The height of a line of text, in points.
const LINE: usize = 15;

/// Adds the list as the last sheet, so that names which count sheets still count right.
pub(super) fn add(
    parts: &mut Parts<'_>,
    styles: &mut Styles,
    sheets: &[SheetPart],
    told: &[Told],
    words: Words,
) -> Result<(), Refusal> {
    let part = parts.new_name("xl/worksheets/sheetMend", ".xml");
    parts.set(&part, text(styles, told, words));
    parts.declare(&part, KIND)?;
    let workbook = parts.workbook.clone();
    let id = parts.relate(&workbook, "worksheet", &part)?;
    let text = parts.needed(&workbook)?;
    let all = tags(&text)?;
    let numbers = all.iter().filter(|tag| tag.name == "sheet");
    let numbers = numbers.filter_map(|tag| tag.attribute("sheetId").and_then(|n| n.parse::<u32>().ok()));
    let number = numbers.max().unwrap_or(0).saturating_add(1);
    let name = escaped(&free_name(sheets, &words.say("workbook-mend")));
    let namespace = parts.relation_namespace()?;
    let text = with_child(&text, "sheets", |p| {
        format!("<{p}sheet name=\"{name}\" sheetId=\"{number}\" xmlns:r=\"{namespace}\" r:id=\"{id}\"/>")
    })?;
    parts.set(&workbook, text);
    Ok(())
}

/// Puts the list in the place of an earlier one.
pub(super) fn replace(parts: &mut Parts<'_>, styles: &mut Styles, part: &str, told: &[Told], words: Words) {
    parts.set(part, text(styles, told, words));
}

/// A name that no sheet has: `Cần sửa`, `Cần sửa 2`.
fn free_name(sheets: &[SheetPart], name: &str) -> String {
    let taken = |name: &str| sheets.iter().any(|sheet| sheet.name.to_lowercase() == name.to_lowercase());
    let mut names = std::iter::once(name.to_owned()).chain((2..).map(|n| format!("{name} {n}")));
    names.find(|name| !taken(name)).unwrap_or_default()
}

fn text(styles: &mut Styles, told: &[Told], words: Words) -> String {
    let (heading, plain) = (styles.heading(), styles.words());
    let heads = LIST.map(|id| words.say(id));
    let mut rows = row(1, heading, &heads);
    for (number, one) in (2u32..).zip(told) {
        let at = &one.problem.at;
        let cells = [
            at.sheet.clone().unwrap_or_default(),
            at.cell.clone().unwrap_or_default(),
            one.message.clone(),
            one.hint.clone(),
        ];
        rows.push_str(&row(number, plain, &cells));
    }
    let columns: String = (1u32..)
        .zip(WIDTHS)
        .map(|(i, width)| format!("<col min=\"{i}\" max=\"{i}\" width=\"{width}\" customWidth=\"1\"/>"))
        .collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"{MAIN}\">\
         <sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews><sheetView workbookViewId=\"0\">\
         <pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>\
         <cols>{columns}</cols><sheetData>{rows}</sheetData>\
         <pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/></worksheet>"
    )
}

fn row(number: u32, style: usize, texts: &[String; 4]) -> String {
    let cells: String = (1u32..)
        .zip(texts)
        .filter(|(_, text)| !text.is_empty())
        .map(|(column, text)| text_cell("", &cell_name(number, column), style, text))
        .collect();
    let lines =
        texts.iter().zip(WIDTHS).map(|(text, width)| text.chars().count().div_ceil(width as usize)).max();
    let height = LINE * lines.unwrap_or(1).max(1);
    format!("<row r=\"{number}\" ht=\"{height}\" customHeight=\"1\">{cells}</row>")
}
