//! Files that mean harm: each is refused with a sentence, within bounds, and nothing of it is kept.

use std::io::{Cursor, Write};
use std::time::{Duration, Instant};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::server::{Answer, Server};
use crate::visitor::Visitor;

const FIGURES: &str = "/movements/1371-2022/rounds/2022-q2/figures/24";

/// A package of parts.
fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook of one sheet whose XML is given.
fn workbook(sheet: &[u8], strings: Option<&[u8]>) -> Vec<u8> {
    let types = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"#;
    let root = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
    let book = r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>"#;
    let of_book = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#;
    let mut parts = vec![
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", of_book.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet),
    ];
    parts.extend(strings.map(|strings| ("xl/sharedStrings.xml", strings)));
    package(&parts)
}

/// The most memory that this process ever had, in bytes.
fn most_memory() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("0");
    line.trim().trim_end_matches(" kB").parse::<usize>().unwrap_or(0) * 1024
}

/// Sends a file that must be refused with a sentence, soon.
async fn refused(officer: &mut Visitor<'_>, name: &str, bytes: &[u8]) -> Answer {
    let begun = Instant::now();
    let answer = officer.upload(&format!("{FIGURES}/upload"), name, bytes).await;
    assert_eq!(answer.status, 422, "{name}: {}", answer.body);
    assert!(begun.elapsed() < Duration::from_secs(25), "{name} took {:?}", begun.elapsed());
    assert!(answer.body.contains("role=\"alert\""), "{name} says why");
    for trace in ["panicked", "/etc/passwd", "root:"] {
        assert!(!answer.body.contains(trace), "{name}: {trace}");
    }
    answer
}

#[tokio::test]
async fn files_that_mean_harm_are_refused_with_a_sentence() {
    let server = Server::start().await;
    let mut admin = Visitor::accept(&server, server.invitation.as_deref().unwrap()).await;
    let mut officer = admin.invites("officer@24.example", "unit-officer", "24").await;
    let before = officer.get(FIGURES).await.body;
    let head = r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>"#;
    let foot = "</sheetData></worksheet>";
    let memory = most_memory();

    // A bomb: spaces, a thousand times as many as the file is long; the same as shared texts; one that is a sheet of a million rows.
    let spaces = vec![b' '; 128 * 1024 * 1024];
    let bomb = [head.as_bytes(), &spaces, foot.as_bytes()].concat();
    refused(&mut officer, "bomb.xlsx", &workbook(&bomb, None)).await;
    let text = [b"<?xml version=\"1.0\"?><sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>".as_slice(), &spaces, b"</t></si></sst>"].concat();
    let one = format!(r#"{head}<row r="1"><c r="A1" t="s"><v>0</v></c></row>{foot}"#);
    drop((bomb, spaces));
    refused(&mut officer, "texts.xlsx", &workbook(one.as_bytes(), Some(&text))).await;
    drop(text);
    let rows: String = (1..=400_000).map(|row| format!(r#"<row r="{row}"><c r="A{row}"><v>1</v></c><c r="B{row}"><v>2</v></c><c r="C{row}"><v>3</v></c></row>"#)).collect();
    refused(&mut officer, "rows.xlsx", &workbook(format!("{head}{rows}{foot}").as_bytes(), None)).await;
    drop(rows);
    // What this test itself makes counts too; the portal beside it keeps to a fraction.
    let grown = most_memory().saturating_sub(memory);
    assert!(grown < 900 * 1024 * 1024, "{} MiB", grown / 1024 / 1024);

    // Ten thousand columns, and the last cell of all.
    let cell = |column: u32| {
        let (mut name, mut left) = (String::new(), column + 1);
        while left > 0 {
            left -= 1;
            name.insert(0, char::from(b'A' + u8::try_from(left % 26).unwrap()));
            left /= 26;
        }
        format!(r#"<c r="{name}1" t="inlineStr"><is><t>x{column}</t></is></c>"#)
    };
    let wide: String = (0..10_000).map(cell).collect();
    refused(
        &mut officer,
        "wide.xlsx",
        &workbook(format!(r#"{head}<row r="1">{wide}</row>{foot}"#).as_bytes(), None),
    )
    .await;
    let far = format!(r#"{head}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>{foot}"#);
    refused(&mut officer, "far.xlsx", &workbook(far.as_bytes(), None)).await;
    let csv = (0..10_000).map(|n| format!("c{n}")).collect::<Vec<_>>().join(",");
    refused(&mut officer, "wide.csv", format!("{csv}\n{csv}\n").as_bytes()).await;

    // XXE, and entities that double.
    let xxe = format!(
        r#"<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>{}"#,
        &one[21..].replace("<v>0</v>", "<v>&e;</v>")
    );
    refused(&mut officer, "xxe.xlsx", &workbook(xxe.as_bytes(), None)).await;
    let strings = r#"<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&e;</t></si></sst>"#;
    refused(&mut officer, "xxe2.xlsx", &workbook(one.as_bytes(), Some(strings.as_bytes()))).await;
    let laughs: String =
        (1..10).map(|n| format!("<!ENTITY l{n} \"{}\">", format!("&l{};", n - 1).repeat(10))).collect();
    let laughs = format!(
        r#"<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&l9;</t></si></sst>"#
    );
    refused(&mut officer, "laughs.xlsx", &workbook(one.as_bytes(), Some(laughs.as_bytes()))).await;

    // What is something else than it is called; names that would lead elsewhere.
    let png = [b"\x89PNG\r\n\x1a\n".as_slice(), &[0; 200]].concat();
    for (name, bytes) in [
        ("picture.xlsx", png.as_slice()),
        ("program.csv", b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff\x00\x00"),
        ("page.csv", b"<html><script>alert(1)</script></html>"),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and so on"),
        ("cut.xlsx", b"PK\x03\x04cut"),
        ("empty.csv", b""),
        (
            "other.xlsx",
            &package(&[("../../../../etc/cron.d/evil", b"x"), ("/etc/passwd", b"x"), ("C:\\evil", b"x")]),
        ),
        ("nothing.xlsx", &package(&[])),
    ] {
        refused(&mut officer, name, bytes).await;
    }
    for name in [
        "../../../etc/passwd",
        "..\\\\..\\\\x.csv",
        "/etc/passwd",
        "a\\u0000b.csv",
        "<b>x</b>.csv",
        "%2e%2e%2fx.csv",
    ] {
        let answer =
            refused(&mut officer, name, b"unit,indicator,period,value\n24,health,2022-06-30,x\n").await;
        for part in ["../", "..\\", "<b>x"] {
            assert!(!answer.body.contains(part), "{name}");
        }
    }
    assert_eq!(officer.get(FIGURES).await.body, before, "nothing of it is kept");
}

#[tokio::test]
async fn what_is_too_large_or_no_form_is_refused() {
    let server = Server::start().await;
    let mut admin = Visitor::accept(&server, server.invitation.as_deref().unwrap()).await;
    let mut officer = admin.invites("officer@24.example", "unit-officer", "24").await;
    let address = format!("{FIGURES}/upload");
    for (kind, body) in [
        ("multipart/form-data", &b"x"[..]),
        ("multipart/form-data; boundary=other", b"--part\r\n\r\n--part--\r\n"),
        ("text/plain", b"x"),
        ("application/x-www-form-urlencoded", b"file=x"),
        ("application/json", b"{}"),
    ] {
        let answer = officer.send_raw(&address, kind, body).await;
        assert!((400..500).contains(&answer.status), "{kind}: {}", answer.status);
    }
    // A form without its end, with odd signs, with ten thousand fields.
    let many: String = (0..10_000).map(|n| format!("f{n}=1&")).collect();
    for body in [&b"act=%"[..], b"act=%ff%fe&note=%00", b"====&&&&", many.as_bytes()] {
        let answer = officer.send_raw(FIGURES, "application/x-www-form-urlencoded", body).await;
        assert!(answer.status < 500, "{}", answer.status);
    }
}
