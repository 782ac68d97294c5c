//! Files that are no workbooks, or mean harm: each is refused by name, in bounded time and memory.

use crate::{book, sample};
use std::io::{Cursor, Write};

use exchange::{Door, read_workbook};
use judge::FiguresBuilder;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn codes(bytes: &[u8]) -> Vec<&'static str> {
    let movement = sample::movement();
    let door = Door::new(&movement, movement.round("2022-q2").unwrap());
    let mut builder = FiguresBuilder::default();
    let report = read_workbook(bytes, "w.xlsx", &door, &mut builder);
    report.problems.iter().map(|p| p.code).collect()
}

const PLAIN: &str = "Mã|BHYT 30/6/2022\n24|#1045000";

/// The parts of a plain workbook with its sheet replaced.
fn with_sheet(sheet: &str) -> Vec<u8> {
    let mut parts = book::parts(PLAIN);
    for (name, text) in &mut parts {
        if name.starts_with("xl/worksheets") {
            *text = format!("<worksheet>{sheet}</worksheet>");
        }
    }
    book::pack(&parts)
}

#[test]
fn other_kinds_of_files() {
    let utf16 = |name: &str| name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let ole = |stream: &str| {
        [&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][..], &[0; 600], &utf16(stream)].concat()
    };
    let zip = |names: &[&str]| {
        book::pack(&names.iter().map(|n| (n.to_string(), String::new())).collect::<Vec<_>>())
    };
    for (bytes, code) in [
        (vec![], "empty-file"),
        (b"%PDF-1.7\n...".to_vec(), "not-a-workbook"),
        (b"unit,indicator,period,value\n24,health,2022-06-30,1".to_vec(), "not-a-workbook"),
        (b"<html><table><tr><td>1</td></tr></table></html>".to_vec(), "not-a-workbook"),
        (b"\x89PNG\r\n".to_vec(), "not-a-workbook"),
        (vec![0; 5000], "not-a-workbook"),
        (vec![0xff; 5000], "not-a-workbook"),
        (ole("EncryptedPackage"), "password-protected"),
        (ole("Workbook"), "other-workbook-format"),
        (ole("WordDocument"), "not-a-workbook"),
        (zip(&["word/document.xml"]), "not-a-workbook"),
        (zip(&["a.txt"]), "not-a-workbook"),
        (zip(&["mimetype", "content.xml"]), "other-workbook-format"),
        (b"PK\x05\x06".to_vec(), "damaged-workbook"),
        (b"PK\x03\x04 and nothing".to_vec(), "damaged-workbook"),
    ] {
        assert_eq!(codes(&bytes), [code], "{:?}", &bytes[..bytes.len().min(20)]);
    }
}

#[test]
fn a_workbook_cut_anywhere() {
    let whole = book::draw(PLAIN);
    assert!(codes(&whole).is_empty());
    for end in 1..whole.len() {
        assert!(!codes(&whole[..end]).is_empty(), "cut at {end}");
    }
}

#[test]
fn a_workbook_with_any_byte_changed() {
    let whole = book::draw(PLAIN);
    for at in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x55;
        codes(&bytes);
    }
}

#[test]
fn broken_parts() {
    for (part, text, code) in [
        ("xl/workbook.xml", "<workbook><sheets>", "damaged-workbook"),
        ("xl/workbook.xml", "no xml at all", "damaged-workbook"),
        ("xl/workbook.xml", "", "damaged-workbook"),
        ("xl/_rels/workbook.xml.rels", "<Relationships/>", "damaged-workbook"),
        ("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"", "damaged-workbook"),
        (
            "xl/worksheets/sheet1.xml",
            "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1",
            "damaged-workbook",
        ),
        ("xl/worksheets/sheet1.xml", "", "no-table"),
        ("xl/styles.xml", "<styleSheet><", "damaged-workbook"),
    ] {
        let mut parts = book::parts(PLAIN);
        parts.iter_mut().find(|(name, _)| name == part).unwrap().1 = text.into();
        assert_eq!(codes(&book::pack(&parts)), [code], "{part}: {text}");
    }
    let mut parts = book::parts(PLAIN);
    parts.retain(|(name, _)| name != "xl/worksheets/sheet1.xml");
    assert_eq!(codes(&book::pack(&parts)), ["damaged-workbook"]);
}

#[test]
fn odd_cells() {
    let row = |cells: &str| with_sheet(&format!("<sheetData><row r=\"1\">{cells}</row></sheetData>"));
    for (bytes, code) in [
        (row("<c r=\"A1\" t=\"s\"><v>9</v></c>"), "damaged-workbook"),
        (row("<c r=\"A2\"><v>9</v></c>"), "damaged-workbook"),
        (row("<c r=\"A1\"><v>9</v></c><c r=\"A1\"><v>8</v></c>"), "damaged-workbook"),
        (row("<c r=\"XFE1\"><v>9</v></c>"), "damaged-workbook"),
        (row("<c r=\"XFD1\"><v>9</v></c>"), "no-table"),
        (with_sheet("<sheetData><row r=\"1048577\"><c><v>1</v></c></row></sheetData>"), "damaged-workbook"),
        (with_sheet("<sheetData><row r=\"0\"><c><v>1</v></c></row></sheetData>"), "damaged-workbook"),
        (
            with_sheet(
                "<sheetData><row r=\"1\"><c><v>1</v></c></row><row r=\"1\"><c><v>1</v></c></row></sheetData>",
            ),
            "damaged-workbook",
        ),
        (
            with_sheet("<!DOCTYPE a [<!ENTITY x \"y\">]><sheetData><row><c><v>&x;</v></c></row></sheetData>"),
            "no-table",
        ),
        (with_sheet(&"<a>".repeat(200_000)), "damaged-workbook"),
    ] {
        assert_eq!(codes(&bytes), [code]);
    }
}

#[test]
fn a_lone_cell_in_the_last_corner() {
    let text = |name: &str, text: &str| format!("<c r=\"{name}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let sheet = format!(
        "<dimension ref=\"A1:XFD1048576\"/><cols><col min=\"1\" max=\"16384\" hidden=\"1\"/></cols><sheetData>\
         <row r=\"1\">{}{}</row><row r=\"2\">{}<c r=\"B2\"><v>5</v></c></row>\
         <row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData>\
         <mergeCells><mergeCell ref=\"D1:XFD1048576\"/></mergeCells>",
        text("A1", "Mã"),
        text("B1", "BHYT 30/6/2022"),
        text("A2", "24"),
    );
    assert!(codes(&with_sheet(&sheet)).is_empty());
}

#[test]
fn ten_thousand_columns() {
    let mut head = String::from("<c t=\"inlineStr\"><is><t>Mã</t></is></c>");
    let mut body = String::from("<c t=\"inlineStr\"><is><t>24</t></is></c>");
    for _ in 0..10_000 {
        head.push_str("<c t=\"inlineStr\"><is><t>BHYT 30/6/2022</t></is></c>");
        body.push_str("<c><v>5</v></c>");
    }
    let sheet = format!("<sheetData><row r=\"1\">{head}</row><row r=\"2\">{body}</row></sheetData>");
    assert_eq!(codes(&with_sheet(&sheet)), ["too-many-columns"]);
}

#[test]
fn bombs() {
    let deflated = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in book::parts(PLAIN) {
        zip.start_file(name.as_str(), deflated).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
        if name.starts_with("xl/worksheets") {
            let blanks = vec![b' '; 1 << 20];
            for _ in 0..200 {
                zip.write_all(&blanks).unwrap();
            }
        }
    }
    let bomb = zip.finish().unwrap().into_inner();
    assert!(bomb.len() < 1 << 20);
    assert_eq!(codes(&bomb), ["workbook-too-large"]);

    let parts: Vec<(String, String)> = (0..6000).map(|i| (format!("xl/{i}"), String::new())).collect();
    assert_eq!(codes(&book::pack(&parts)), ["workbook-too-large"]);

    let many = "<c><v>1</v></c>".repeat(10_000);
    let rows: String = (0..101).map(|_| format!("<row>{many}</row>")).collect();
    assert_eq!(codes(&with_sheet(&format!("<sheetData>{rows}</sheetData>"))), ["workbook-too-large"]);
}
