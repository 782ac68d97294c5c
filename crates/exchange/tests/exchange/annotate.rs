//! Workbooks given back: each bad cell marked, everything else as it was.

use crate::{book, sample};

use exchange::{Door, Told, annotate, finish, read_workbook, template};
use judge::FiguresBuilder;
use movement::Problem;
use reference::{Level, units};
use wording::{Language, Words};

struct Reading {
    figures: Vec<String>,
    problems: Vec<Problem>,
    notes: Vec<String>,
}

fn read(bytes: &[u8]) -> Reading {
    let movement = sample::movement();
    let door = Door::new(&movement, &movement.rounds[0]);
    let mut builder = FiguresBuilder::default();
    let report = read_workbook(bytes, "w.xlsx", &door, &mut builder);
    let (figures, contradictions) = finish(builder);
    let listed =
        figures.iter().map(|f| format!("{} {} {:?}", figures.unit_of(f), figures.indicator_of(f), f.value));
    Reading {
        figures: listed.collect(),
        problems: report.problems.into_iter().chain(contradictions).collect(),
        notes: report.notes.iter().map(|n| format!("{} {}", n.at, n.code)).collect(),
    }
}

fn told(problems: &[Problem]) -> Vec<Told> {
    let tell = |problem: &Problem| Told {
        problem: problem.clone(),
        message: format!("sai: {} <&>", problem.code),
        hint: "sửa \"thế này\"".into(),
    };
    problems.iter().map(tell).collect()
}

fn marked(bytes: &[u8]) -> Vec<u8> {
    annotate(bytes, &told(&read(bytes).problems), Words::new(Language::Vi)).unwrap()
}

const ODD: &str = "::sheet Số liệu
Mã|Tên|BHYT 30/6/2022|Số thu 30/6/2022
24|Bắc Giang|1.234|#5
27|Bắc Ninh|#-5|abc
99|Không đâu|#1|#2
01|Hà Nội|#7|#8
::sheet Đúng
Mã|Kế hoạch BHYT 2022
24|#9";

#[test]
fn what_was_wrong_is_still_wrong_and_what_was_right_still_right() {
    let before = book::draw(ODD);
    let (old, new) = (read(&before), read(&marked(&before)));
    assert_eq!(old.figures, new.figures);
    assert_eq!(old.problems, new.problems);
    assert_eq!(old.problems.len(), 4);
    assert_eq!(old.notes, new.notes, "our own marks are no columns and no sheet of anybody's");
}

#[test]
fn every_bad_cell_is_filled_noted_and_told_at_the_right() {
    let parts = book::parts_of(&marked(&book::draw(ODD)));
    let sheet = &parts["xl/worksheets/sheet1.xml"];
    for cell in ["C2", "C3", "D3", "A4"] {
        assert!(sheet.contains(&format!("<c r=\"{cell}\"")), "{cell}");
        let notes = &parts["xl/comments1.xml"];
        assert!(notes.contains(&format!("<comment ref=\"{cell}\" authorId=\"0\">")), "{cell}");
    }
    assert!(sheet.contains("<c r=\"C3\" s=\"5\"><v>-5</v></c>"), "{sheet}");
    assert!(sheet.contains("<c r=\"E1\" s="), "the heading of the added column");
    assert!(sheet.contains(
        "C3: sai: negative-count &lt;&amp;&gt;&#10;→ sửa &quot;thế này&quot;&#10;D3: sai: not-a-number"
    ));
    assert!(!sheet.contains("<c r=\"E5\""), "a good row stays as it was");
    let list = &parts["xl/worksheets/sheetMend1.xml"];
    assert!(list.contains("Số liệu") && list.contains("C2") && list.contains("sửa &quot;thế này&quot;"));
    assert!(parts["xl/workbook.xml"].contains("name=\"Cần sửa\" sheetId=\"3\""));
}

#[test]
fn what_is_not_wrong_stays_byte_for_byte() {
    let before = book::draw(ODD);
    let (old, new) = (book::parts_of(&before), book::parts_of(&marked(&before)));
    for name in ["xl/worksheets/sheet2.xml", "_rels/.rels"] {
        assert_eq!(old[name], new[name], "{name}");
    }
    // In the sheet itself only marks were added: without them it is what it was.
    let good = "<row r=\"5\"><c r=\"A5\" t=\"inlineStr\"><is><t xml:space=\"preserve\">01</t></is></c>";
    assert!(old["xl/worksheets/sheet1.xml"].contains(good) && new["xl/worksheets/sheet1.xml"].contains(good));
    assert_eq!(marked(&before), marked(&before), "the same bytes every time");
}

#[test]
fn a_template_comes_back_with_its_looks() {
    let movement = sample::movement();
    let units = units::on(Level::Province, movement.rounds[0].cut_off);
    let bytes = template(&movement, &movement.rounds[0], &units[..2]).unwrap();
    let mut all = book::parts_of(&bytes);
    let sheet = all.get_mut("xl/worksheets/sheet1.xml").unwrap();
    // Somebody got a text past the rules.
    let at = sheet.find("<c r=\"C9\"").unwrap();
    let end = at + sheet[at..].find("/>").unwrap();
    *sheet = format!("{} t=\"inlineStr\"><is><t>nhiều</t></is></c>{}", &sheet[..end], &sheet[end + 2..]);
    let bad = book::pack(&all.into_iter().collect::<Vec<_>>());
    let marked = marked(&bad);
    let reading = read(&marked);
    assert_eq!(reading.problems.len(), 1);
    assert!(!reading.notes.iter().any(|note| note.contains("hidden-rows")), "{:?}", reading.notes);
    let styles = &book::parts_of(&marked)["xl/styles.xml"];
    assert!(styles.contains("FFFFC7CE"));
    let sheet = &book::parts_of(&marked)["xl/worksheets/sheet1.xml"];
    assert!(sheet.contains("<sheetProtection") && sheet.contains("<dataValidations"));
    assert!(sheet.find("<legacyDrawing").unwrap() > sheet.find("<pageSetup").unwrap());
}

#[test]
fn odd_sheets_can_be_marked_too() {
    let text = "<c r=\"A1\" t=\"inlineStr\"><is><t>Mã</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>BHYT 30/6/2022</t></is></c>";
    let unit = |row: u32| format!("<c r=\"A{row}\" t=\"inlineStr\"><is><t>24</t></is></c>");
    for sheet in [
        // Without names on rows and cells, with a prefix on everything, with wide column spans.
        "<x:worksheet xmlns:x=\"m\"><x:sheetData><x:row><x:c t=\"inlineStr\"><x:is><x:t>Mã</x:t></x:is></x:c>\
         <x:c t=\"inlineStr\"><x:is><x:t>BHYT 30/6/2022</x:t></x:is></x:c></x:row><x:row><x:c t=\"inlineStr\"><x:is>\
         <x:t>24</x:t></x:is></x:c><x:c><x:v>-1</x:v></x:c></x:row></x:sheetData></x:worksheet>"
            .to_owned(),
        format!(
            "<worksheet><cols><col min=\"1\" max=\"16384\" width=\"9\"/></cols><sheetData><row r=\"1\" spans=\"1:2\">{text}\
             </row><row r=\"2\" spans=\"1:2\">{}<c r=\"B2\" s=\"1\"><v>-1</v></c></row></sheetData><extLst/></worksheet>",
            unit(2)
        ),
        format!("<worksheet><cols/><sheetData><row r=\"1\">{text}</row><row r=\"2\">{}<c r=\"B2\" s=\"77\"><v>-1</v></c></row></sheetData></worksheet>", unit(2)),
    ] {
        let mut parts_before = book::parts("a|b");
        for (name, body) in &mut parts_before {
            if name.starts_with("xl/worksheets") {
                *body = sheet.clone();
            }
        }
        let before = book::pack(&parts_before);
        let old = read(&before);
        assert_eq!(old.problems.len(), 1, "{sheet}");
        let new = read(&marked(&before));
        assert_eq!(old.problems, new.problems, "{sheet}");
        assert_eq!(book::parts_of(&marked(&before))["xl/worksheets/sheet1.xml"].matches("<col ").count(), if sheet.contains("16384") { 3 } else { usize::from(!sheet.contains("x:")) });
    }
}

#[test]
fn marks_of_an_earlier_time_are_replaced() {
    let first = marked(&book::draw(ODD));
    // One cell was mended in between.
    let mut mended = book::parts_of(&first);
    let sheet = mended.get_mut("xl/worksheets/sheet1.xml").unwrap();
    *sheet = sheet.replace("<v>-5</v>", "<v>5</v>");
    let mended = book::pack(&mended.into_iter().collect::<Vec<_>>());
    let again = book::parts_of(&marked(&mended));
    let notes = &again["xl/comments1.xml"];
    assert_eq!(notes.matches("<comment ").count(), 3);
    assert!(!notes.contains("ref=\"C3\"") && notes.contains("ref=\"D3\""));
    assert_eq!(again["xl/drawings/vmlDrawing1.vml"].matches("<v:shape ").count(), 3);
    let sheet = &again["xl/worksheets/sheet1.xml"];
    assert_eq!(sheet.matches("Cần sửa").count(), 1);
    assert!(!sheet.contains("<c r=\"F") && !sheet.contains("C3: sai") && sheet.contains("D3: sai"));
    let workbook = &again["xl/workbook.xml"];
    assert_eq!((workbook.matches("Cần sửa").count(), workbook.matches("<sheet ").count()), (1, 3));
    let list = &again["xl/worksheets/sheetMend1.xml"];
    assert_eq!(list.matches("<row ").count(), 4, "a heading and the problems that are left");
    assert!(!again.contains_key("xl/worksheets/sheetMend2.xml"));
}

#[test]
fn notes_of_others_stay_where_ours_are_replaced() {
    let mut all = book::parts_of(&marked(&book::draw(ODD)));
    let notes = all.get_mut("xl/comments1.xml").unwrap();
    *notes = notes.replace("Thi Đua", "Văn phòng");
    let again = book::parts_of(&marked(&book::pack(&all.into_iter().collect::<Vec<_>>())));
    let notes = &again["xl/comments1.xml"];
    assert_eq!(notes.matches("<comment ").count(), 4);
    assert_eq!(notes.matches("<author>").count(), 2);
    assert_eq!(again["xl/drawings/vmlDrawing1.vml"].matches("<v:shape ").count(), 4);
}

#[test]
fn a_column_of_somebody_elses_is_not_taken_for_ours() {
    for text in ["Mã|BHYT 30/6/2022|Cần sửa\n24|#9|gọi lại", "Mã|BHYT 30/6/2022|Ghi chú\n24|#9|B2: hỏi"]
    {
        let notes = read(&book::draw(text)).notes;
        assert_eq!(notes, ["w.xlsx [Bảng] C1 unknown-heading"], "{text}");
    }
}

#[test]
fn only_what_is_to_be_mended_is_marked() {
    let bytes = book::draw("Mã|BHYT 30/6/2022\n24|#-9\nTổng cộng|#5");
    let reading = read(&bytes);
    let total = Problem::new(
        "total-skipped",
        movement::Place { cell: Some("A3".into()), ..reading.problems[0].at.clone() },
    );
    let all = [reading.problems, vec![total]].concat();
    let parts = book::parts_of(&annotate(&bytes, &told(&all), Words::new(Language::Vi)).unwrap());
    assert_eq!(parts["xl/comments1.xml"].matches("<comment ").count(), 1);
    let list = &parts["xl/worksheets/sheetMend1.xml"];
    assert!(list.matches("<row ").count() == 2 && !list.contains("total-skipped"));
}

#[test]
fn problems_without_a_cell_are_in_the_list() {
    let bytes = book::draw("Mã|Ghi chú\n24|x");
    let reading = read(&bytes);
    assert_eq!(reading.problems[0].code, "no-table");
    let parts = book::parts_of(&marked(&bytes));
    assert!(parts["xl/worksheets/sheetMend1.xml"].contains("sai: no-table"));
    assert!(!parts.contains_key("xl/comments1.xml"));
}

#[test]
fn what_is_no_workbook_cannot_be_marked() {
    assert!(annotate(b"%PDF-1.4", &[], Words::new(Language::Vi)).is_err());
}
