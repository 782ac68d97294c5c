//! What is done with an input, by the fuzzers (`fuzz/`) and when their corpus is read again.

use std::io::{Cursor, Write};
use std::sync::LazyLock;

use exchange::{Door, Told, annotate, finish, read_csv, read_units_csv, read_workbook};
use judge::FiguresBuilder;
use movement::{Movement, Problem, needs};
use wording::{Language, Words};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

static SAMPLE: LazyLock<Movement> = LazyLock::new(|| {
    Movement::read(include_str!("../sample/sample.toml"), "sample.toml").0.expect("the sample is whole")
});

fn door() -> Door<'static> {
    Door::new(&SAMPLE, &SAMPLE.rounds[0])
}

/// Reads a table of figures, and the same bytes as a list of units.
pub fn csv(bytes: &[u8]) {
    let mut builder = FiguresBuilder::default();
    let problems = read_csv(bytes, "f.csv", &door(), &mut builder);
    let (figures, contradictions) = finish(builder);
    // Of what is good nothing is lost, and of what is not everything is told.
    assert!(!problems.is_empty() || !contradictions.is_empty() || figures.len() <= bytes.len());
    read_units_csv(bytes, "u.csv", SAMPLE.rounds[0].cut_off);
}

/// Reads a workbook, and gives it back marked.
pub fn workbook(bytes: &[u8]) {
    mark(bytes, read(bytes).1);
}

/// Reads a worksheet in a sound workbook; marked, it says the same.
///
/// The first bytes, up to a zero, are the sheet; then come shared texts, styles and notes.
pub fn sheet(bytes: &[u8]) {
    let texts: Vec<String> =
        bytes.splitn(4, |b| *b == 0).map(|part| String::from_utf8_lossy(part).into_owned()).collect();
    let part = |i: usize| texts.get(i).filter(|text| !text.is_empty()).map(String::as_str);
    let packed = pack(part(0).unwrap_or(""), part(1), part(2), part(3));
    let (figures, problems) = read(&packed);
    let cells = problems.iter().any(|problem| problem.at.cell.is_some());
    if let Some(marked) = mark(&packed, problems.clone())
        && cells
        && part(3).is_none()
    {
        let (again, still) = read(&marked);
        assert_eq!(figures, again, "marking changed a figure");
        assert_eq!(problems, still, "marking changed a problem");
    }
}

/// Reads a movement file, and asks of each round what it needs.
pub fn movement(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let (movement, _) = Movement::read(text, "m.toml");
    if let Some(movement) = movement {
        for round in &movement.rounds {
            needs(&movement, round);
            Door::new(&movement, round).levels();
        }
    }
}

fn read(bytes: &[u8]) -> (Vec<String>, Vec<Problem>) {
    let mut builder = FiguresBuilder::default();
    let report = read_workbook(bytes, "w.xlsx", &door(), &mut builder);
    let (figures, contradictions) = finish(builder);
    let listed = figures
        .iter()
        .map(|f| format!("{} {} {} {:?}", figures.unit_of(f), figures.indicator_of(f), f.period, f.value));
    (listed.collect(), report.problems.into_iter().chain(contradictions).collect())
}

fn mark(bytes: &[u8], problems: Vec<Problem>) -> Option<Vec<u8>> {
    let told: Vec<Told> = problems
        .into_iter()
        .map(|problem| Told { message: problem.code.to_owned(), hint: problem.at.to_string(), problem })
        .collect();
    annotate(bytes, &told, Words::new(Language::Vi)).ok()
}

fn pack(sheet: &str, strings: Option<&str>, styles: Option<&str>, notes: Option<&str>) -> Vec<u8> {
    const TYPE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relation = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"{TYPE}/{kind}\" Target=\"{target}\"/>")
    };
    let list = |items: &[String]| format!("<Relationships>{}</Relationships>", items.concat());
    let workbook = "<workbook><sheets><sheet name=\"A\" sheetId=\"1\" id=\"r1\"/></sheets></workbook>";
    let related = [
        relation("r1", "worksheet", "sheet.xml"),
        relation("r2", "sharedStrings", "strings.xml"),
        relation("r3", "styles", "styles.xml"),
    ];
    let mut parts = vec![
        ("[Content_Types].xml", "<Types></Types>".to_owned()),
        ("_rels/.rels", list(&[relation("r1", "officeDocument", "xl/workbook.xml")])),
        ("xl/workbook.xml", workbook.to_owned()),
        ("xl/_rels/workbook.xml.rels", list(&related)),
        ("xl/sheet.xml", sheet.to_owned()),
        ("xl/strings.xml", strings.unwrap_or("<sst/>").to_owned()),
        ("xl/styles.xml", styles.unwrap_or("<styleSheet/>").to_owned()),
    ];
    if let Some(notes) = notes {
        parts.push(("xl/_rels/sheet.xml.rels", list(&[relation("r1", "comments", "notes.xml")])));
        parts.push(("xl/notes.xml", notes.to_owned()));
    }
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, text) in parts {
        zip.start_file(name, stored).expect("a part");
        zip.write_all(text.as_bytes()).expect("a part");
    }
    zip.finish().expect("a container").into_inner()
}
