//! Workbooks written part by part, so that they can be as odd as those that people send.
//!
//! A sheet is drawn as text: a line a row, cells parted by `|`. A cell is a text, or begins with a mark:
//! `#1045000` a number, `%0.45` a number shown as a percentage, `@44742` a number shown as a day, `?1` yes or no,
//! `!#N/A` an error, `=7` a formula with its result, `=` a formula without one, `=?` one with an empty result, `="có` a formula with a text.
//! Lines with `::` say more: `::sheet Tên`, `::hidden`, `::merge A1:C1`, `::hide-row 4`, `::hide-columns 3 4`.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

const NS: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const REL: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Packs parts into a container.
pub fn pack(parts: &[(String, String)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The parts of a container, to be looked into, or changed and packed again.
pub fn parts_of(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut all = BTreeMap::new();
    for i in 0..zip.len() {
        let mut file = zip.by_index(i).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        all.insert(file.name().unwrap().into_owned(), text);
    }
    all
}

/// A workbook from drawn sheets.
pub fn draw(text: &str) -> Vec<u8> {
    pack(&parts(text))
}

/// The parts of a workbook from drawn sheets.
pub fn parts(text: &str) -> Vec<(String, String)> {
    let mut sheets: Vec<Sheet> = Vec::new();
    for line in text.lines() {
        if let Some(name) = line.strip_prefix("::sheet ") {
            sheets.push(Sheet { name: name.trim().into(), ..Sheet::default() });
            continue;
        }
        if sheets.is_empty() {
            sheets.push(Sheet { name: "Bảng".into(), ..Sheet::default() });
        }
        let sheet = sheets.last_mut().unwrap();
        match line.strip_prefix("::").map(|rest| rest.split_once(' ').unwrap_or((rest, ""))) {
            Some(("hidden", state)) => sheet.state = if state.is_empty() { "hidden" } else { "veryHidden" },
            Some(("merge", range)) => sheet.merged.push_str(&format!("<mergeCell ref=\"{range}\"/>")),
            Some(("hide-row", row)) => sheet.hidden_row = row.parse().unwrap(),
            Some(("hide-columns", span)) => {
                let (a, b) = span.split_once(' ').unwrap();
                sheet.columns = format!("<cols><col min=\"{a}\" max=\"{b}\" hidden=\"1\"/></cols>");
            }
            Some((other, _)) => panic!("::{other}"),
            None => sheet.rows.push(line.to_owned()),
        }
    }
    let mut parts = vec![
        ("[Content_Types].xml".to_owned(), content_types(sheets.len())),
        ("_rels/.rels".to_owned(), relationships(&[("rId1", "officeDocument", "xl/workbook.xml")])),
        ("xl/styles.xml".to_owned(), styles()),
    ];
    let mut list = String::new();
    let mut relations = vec![("rStyles".to_owned(), "styles".to_owned(), "styles.xml".to_owned())];
    for (i, sheet) in sheets.iter().enumerate() {
        let state =
            if sheet.state.is_empty() { String::new() } else { format!(" state=\"{}\"", sheet.state) };
        list.push_str(&format!(
            "<sheet name=\"{}\" sheetId=\"{}\"{state} r:id=\"rId{i}\"/>",
            xml(&sheet.name),
            i + 1
        ));
        relations.push((format!("rId{i}"), "worksheet".into(), format!("worksheets/sheet{}.xml", i + 1)));
        parts.push((format!("xl/worksheets/sheet{}.xml", i + 1), sheet.xml()));
    }
    let borrowed: Vec<_> = relations.iter().map(|(a, b, c)| (a.as_str(), b.as_str(), c.as_str())).collect();
    parts.push(("xl/_rels/workbook.xml.rels".to_owned(), relationships(&borrowed)));
    let workbook = format!("<workbook xmlns=\"{NS}\" xmlns:r=\"{REL}\"><sheets>{list}</sheets></workbook>");
    parts.push(("xl/workbook.xml".to_owned(), workbook));
    parts
}

#[derive(Default)]
struct Sheet {
    name: String,
    state: &'static str,
    rows: Vec<String>,
    merged: String,
    columns: String,
    hidden_row: usize,
}

impl Sheet {
    fn xml(&self) -> String {
        let mut rows = String::new();
        for (r, line) in self.rows.iter().enumerate() {
            let hidden = if self.hidden_row == r + 1 { " hidden=\"1\"" } else { "" };
            rows.push_str(&format!("<row r=\"{}\"{hidden}>", r + 1));
            for (c, cell) in line.split('|').enumerate().filter(|(_, cell)| !cell.is_empty()) {
                let name = format!("{}{}", (b'A' + c as u8) as char, r + 1);
                rows.push_str(&self::cell(&name, cell));
            }
            rows.push_str("</row>");
        }
        let merged = if self.merged.is_empty() {
            String::new()
        } else {
            format!("<mergeCells>{}</mergeCells>", self.merged)
        };
        format!("<worksheet xmlns=\"{NS}\">{}<sheetData>{rows}</sheetData>{merged}</worksheet>", self.columns)
    }
}

fn cell(name: &str, text: &str) -> String {
    let rest = xml(&text[text.char_indices().nth(1).map_or(text.len(), |(i, _)| i)..]);
    match text.as_bytes()[0] {
        b'#' => format!("<c r=\"{name}\"><v>{rest}</v></c>"),
        b'%' => format!("<c r=\"{name}\" s=\"1\"><v>{rest}</v></c>"),
        b'@' => format!("<c r=\"{name}\" s=\"2\"><v>{rest}</v></c>"),
        b'?' => format!("<c r=\"{name}\" t=\"b\"><v>{rest}</v></c>"),
        b'!' => format!("<c r=\"{name}\" t=\"e\"><v>{rest}</v></c>"),
        b'=' if rest == "?" => format!("<c r=\"{name}\"><f>A1*2</f><v></v></c>"),
        b'=' if rest.is_empty() => format!("<c r=\"{name}\"><f>A1*2</f></c>"),
        b'=' => match rest.strip_prefix("&quot;") {
            Some(text) => format!("<c r=\"{name}\" t=\"str\"><f>A1</f><v>{text}</v></c>"),
            None => format!("<c r=\"{name}\"><f>A1*2</f><v>{rest}</v></c>"),
        },
        _ => format!(
            "<c r=\"{name}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>",
            xml(text)
        ),
    }
}

fn xml(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;").replace("\\n", "\n")
}

fn styles() -> String {
    format!(
        "<styleSheet xmlns=\"{NS}\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/></numFmts>\
         <fonts count=\"1\"><font/></fonts><fills count=\"1\"><fill/></fills><borders count=\"1\"><border/></borders>\
         <cellStyleXfs count=\"1\"><xf numFmtId=\"9\"/></cellStyleXfs>\
         <cellXfs count=\"3\"><xf numFmtId=\"0\"/><xf numFmtId=\"10\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>"
    )
}

fn relationships(list: &[(&str, &str, &str)]) -> String {
    let items: String = list
        .iter()
        .map(|(id, kind, target)| {
            format!("<Relationship Id=\"{id}\" Type=\"{REL}/{kind}\" Target=\"{target}\"/>")
        })
        .collect();
    format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{items}</Relationships>"
    )
}

fn content_types(sheets: usize) -> String {
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let sheets: String = (1..=sheets)
        .map(|i| {
            format!(
                "<Override PartName=\"/xl/worksheets/sheet{i}.xml\" ContentType=\"{kind}.worksheet+xml\"/>"
            )
        })
        .collect();
    format!(
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/xl/workbook.xml\" ContentType=\"{kind}.sheet.main+xml\"/>\
         <Override PartName=\"/xl/styles.xml\" ContentType=\"{kind}.styles+xml\"/>{sheets}</Types>"
    )
}
