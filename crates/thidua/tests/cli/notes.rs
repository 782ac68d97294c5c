//! What somebody should know though nothing stops the judgement: told on the error stream, with status 0.

use std::fs;

use serde_json::Value as Json;

use crate::figures::{csv, five, province};
use crate::run::{SECOND_QUARTER, and, shipped, thidua, with_input};

/// The notes of a judgement that must have ended well: `code message`.
fn notes(more: &[&str], figures: &str) -> Vec<String> {
    let run = with_input(&and(&and(&SECOND_QUARTER, &["--lang", "en", "--problems", "json"]), more), figures);
    assert_eq!(run.status, 0, "{}", run.err);
    if run.err.is_empty() {
        return Vec::new();
    }
    let notes: Vec<Json> = serde_json::from_str(&run.err).expect("a list");
    let text = |note: &Json, key: &str| note[key].as_str().unwrap_or_default().to_owned();
    notes.iter().map(|note| format!("{} {}", text(note, "code"), text(note, "message"))).collect()
}

#[test]
fn figures_of_another_period_than_the_round_asks_for_are_told_by_indicator() {
    assert_eq!(notes(&[], &five()), [""; 0]);
    let dated_wrong = five().replace("01,health,2022-06-30", "01,health,2022-09-30");
    let dated_wrong = dated_wrong.replace("24,health,2022-06-30", "24,health,2022-09-30");
    let told = notes(&[], &dated_wrong);
    assert_eq!(
        told,
        [
            "other-period “Health insurance participants”: the figures for 30 September 2022 are not used in this round; \
          it asks for 30 June 2022, which units that gave another period lack (2): 01, 24"
        ]
    );
}

#[test]
fn figures_of_other_rounds_come_to_one_line_a_file() {
    let more = five() + "01,health,2022-09-30,5\n24,late_target,2022-Q3,0.02\n01,collected,2022-12-31,7\n";
    let told = notes(&[], &more);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("figures-not-used figures that are not used in this round (3):"), "{told:?}");
}

#[test]
fn a_file_without_a_figure_is_told_and_so_is_a_round_of_nobody() {
    let folder = tempfile::tempdir().expect("a folder");
    let list = folder.path().join("units.csv").display().to_string();
    fs::write(&list, "unit\n24\n").expect("a list");
    for empty in ["unit,indicator,period,value\n", "unit,indicator,period,value\n24,health,2022-06-30,\n"] {
        let told = notes(&[], empty);
        assert!(told[0].starts_with("file-without-figures") && told[1].starts_with("no-figures"), "{told:?}");
        let told = notes(&["--units", &list], empty);
        assert!(told[0].starts_with("file-without-figures"), "{told:?}");
    }
}

#[test]
fn figures_of_units_that_no_award_goes_to_are_told() {
    let told = "figures-not-judged figures of units that do not compete (1): 00001. They are of the level commune; \
                the awards of this round go to the level central unit, province";
    assert_eq!(notes(&[], "unit,indicator,period,value\n00001,health,2022-06-30,5\n"), [told]);
    assert_eq!(notes(&[], &(five() + "00001,health,2022-06-30,5\n")), [told]);
    assert_eq!(notes(&[], &(five() + "VN,health,2022-06-30,5\n")), [""; 0]);
}

#[test]
fn listed_units_that_cannot_compete_are_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let list = folder.path().join("units.csv").display().to_string();
    fs::write(&list, "unit\n01\n24\n00004\n001\n").expect("a list");
    assert_eq!(
        notes(&["--units", &list], &five()),
        [
            "units-not-competing units of the list that do not compete (2): 00004, 001. They are of the level district, \
          commune; the awards of this round go to the level central unit, province"
        ]
    );
    fs::write(&list, "unit\n").expect("a list");
    let run = with_input(&and(&SECOND_QUARTER, &["--units", &list, "--problems", "json"]), &five());
    assert_eq!(run.problems(1)[0]["code"], "list-without-units");
}

#[test]
fn units_in_no_group_are_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("movement.toml").display().to_string();
    let movement = r#"format = 1
[movement]
id = "m"
document = "1/TĐ"
issued = 2022-03-24
name = { vi = "Phong trào", en = "Movement" }
runs = { from = 2022-04-01, to = 2022-12-31 }
clause = "1"
competitors = ["province"]
[[clause]]
id = "1"
carried = "rule"
says = { vi = "Lời", en = "Words" }
numbers = [1]
dates = [2022-04-01, 2022-06-30, 2022-12-31]
[[round]]
id = "2022-q2"
label = { vi = "Quý", en = "Quarter" }
cut_off = 2022-06-30
clause = "1"
[grouping.bloc]
label = { vi = "Khối", en = "Bloc" }
clause = "1"
member = [{ units = ["01", "24"], group = "a" }]
[measure.growth]
label = { vi = "Tăng", en = "Growth" }
is = "health / health[2021-12-31]"
clause = "1"
[award.best]
label = { vi = "Dẫn đầu", en = "Best" }
recipients = "province"
within = "bloc"
ranks_by = [{ key = "growth", order = "descending" }]
maximum = 1
clause = "1"
"#;
    fs::write(&path, movement.replace("dates = [", "dates = [2021-12-31, ")).expect("a movement");
    let figures = csv(&[province("01", 60), province("24", 58), province("27", 56), province("31", 54)]);
    let run =
        with_input(&["evaluate", &path, "--round", "2022-q2", "--figures", "-", "--lang", "en"], &figures);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.err.contains("competing units in no group of “Bloc” (2): 27, 31"), "{}", run.err);
}

#[test]
fn every_faulty_workbook_is_marked() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).display().to_string();
    // The template of another round is refused, and marked on its first sheet.
    let book = shipped("movements/1371-2022/example/2022-q2.xlsx");
    let (a, b) = (path("a.xlsx"), path("marked-2.xlsx"));
    fs::copy(&book, &a).expect("a workbook");
    fs::copy(&book, &b).expect("a workbook");
    let marked = path("marked.xlsx");
    let run = thidua(&[
        "evaluate",
        "1371-2022",
        "--round",
        "2022-q3",
        "--figures",
        &a,
        "--figures",
        &b,
        "--annotate",
        &marked,
        "--lang",
        "en",
    ]);
    assert_eq!(run.status, 1, "{}", run.err);
    assert_eq!(fs::read(&b).expect("figures"), fs::read(&book).expect("a workbook"), "figures are kept");
    assert!(fs::exists(&marked).expect("a folder") && fs::exists(path("marked-3.xlsx")).expect("a folder"));
    assert_eq!(run.err.matches("was written back").count(), 2, "{}", run.err);
}

#[test]
fn a_movement_file_saved_by_windows_is_read_and_one_in_utf_16_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("movement.toml").display().to_string();
    let text = fs::read_to_string(shipped("movements/1170-2021/movement.toml")).expect("a movement");
    fs::write(&path, format!("\u{feff}{}", text.replace('\n', "\r\n"))).expect("a movement");
    thidua(&["check", &path]).fine();
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    fs::write(&path, utf16).expect("a movement");
    let run = thidua(&["check", &path, "--lang", "en"]);
    assert_eq!(run.status, 1);
    assert!(run.err.contains("UTF-16"), "{}", run.err);
}
