//! `evaluate`: what is judged, and what is shown.

use std::fs;

use serde_json::{Value as Json, json};

use crate::figures::{csv, five, province};
use crate::run::{SECOND_QUARTER, and, example, shipped, thidua, with_input};

fn judged(more: &[&str], figures: &str) -> Json {
    with_input(&and(&and(&SECOND_QUARTER, &["--format", "json"]), more), figures).json()
}

#[test]
fn every_unit_of_the_right_kind_that_has_any_figure_competes() {
    let figures = five()
        + "66,health,2022-06-30,5\nTW-TST,attest.excellent_direction,2022-06-30,true\nVN,population,2022,100\n";
    let json = judged(&[], &figures);
    let units = |award: usize| -> Vec<&str> {
        let standings = json["awards"][award]["standings"].as_array().expect("standings");
        standings.iter().map(|s| s["unit"].as_str().expect("a code")).collect()
    };
    assert_eq!(units(0), ["01", "24", "27", "31", "66", "92"]);
    assert_eq!(json["awards"][4]["award"], "central_units");
    assert_eq!(units(4), ["TW-TST"]);
    assert_eq!(json["awards"][0]["selected"], json!(["01", "24", "27"]));
}

#[test]
fn a_unit_whose_every_value_is_empty_has_no_figure() {
    let json = judged(&[], &(five() + "66,health,2022-06-30,\n"));
    assert_eq!(json["awards"][0]["standings"].as_array().expect("standings").len(), 5);
}

#[test]
fn a_list_of_units_says_who_competes_even_without_figures() {
    let folder = tempfile::tempdir().expect("a folder");
    let list = folder.path().join("units.csv");
    fs::write(&list, "unit\n24\n27\n68\n").expect("a list");
    let json = judged(&["--units", &list.display().to_string()], &five());
    let award = &json["awards"][0];
    assert_eq!(award["standings"].as_array().expect("standings").len(), 3);
    assert_eq!(award["selected"], json!(["24", "27"]));
    assert_eq!(award["undetermined"], json!(["68"]));
}

#[test]
fn figures_can_come_from_several_files() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).display().to_string();
    fs::write(path("a.csv"), csv(&[province("01", 60)])).expect("a file");
    fs::write(path("b.csv"), csv(&[province("24", 58)])).expect("a file");
    let (a, b) = (path("a.csv"), path("b.csv"));
    let round = ["evaluate", "1371-2022", "--round", "2022-q2", "--format", "json"];
    let once = thidua(&and(&round, &["--figures", &a, "--figures", &b])).fine();
    let other = thidua(&and(&round, &["--figures", &b, "--figures", &a])).fine();
    assert_eq!(once, other, "the order of the files changes nothing");
    // The same figures twice say the same thing.
    assert_eq!(thidua(&and(&round, &["--figures", &a, "--figures", &b, "--figures", &a])).fine(), once);
}

#[test]
fn readings_are_chosen_by_name() {
    let json = judged(&["--reading", "one-award=cumulative", "--reading", "comparable=exact"], &five());
    assert_eq!(json["readings"]["one-award"], "cumulative");
    assert_eq!(json["readings"]["comparable"], "exact");
    assert_eq!(json["readings"]["late-margin"], "relative");
    assert_eq!(json["awards"][1]["selected"], json!(["01", "24", "27"]));
    for (reading, code) in [
        ("no-such=exact", "unknown-reading"),
        ("comparable=roughly", "unknown-choice"),
        ("comparable", "not-a-reading"),
    ] {
        let run = with_input(&and(&SECOND_QUARTER, &["--reading", reading, "--problems", "json"]), &five());
        assert_eq!(run.problems(2)[0]["code"], code);
    }
}

#[test]
fn absent_attestations_can_be_assumed_and_the_result_says_so() {
    let figures = csv(&["01,vssid,2021-12-31,100\n01,vssid_plan,2021,100\n".to_owned()]);
    let final_round = ["evaluate", "1170-2021", "--round", "final", "--figures", "-"];
    let json = with_input(&and(&final_round, &["--format", "json"]), &figures).json();
    assert_eq!(
        (&json["assumed_attested"], &json["awards"][0]["undetermined"]),
        (&json!(false), &json!(["01"]))
    );
    let assumed = and(&final_round, &["--assume-attested"]);
    let json = with_input(&and(&assumed, &["--format", "json"]), &figures).json();
    assert_eq!((&json["assumed_attested"], &json["awards"][0]["selected"]), (&json!(true), &json!(["01"])));
    let table = with_input(&and(&assumed, &["--lang", "en"]), &figures).fine();
    assert!(table.contains("absent attestation was taken as given"), "{table}");
}

#[test]
fn the_table_shows_who_is_proposed_and_why_in_both_languages() {
    let vi = with_input(&SECOND_QUARTER, &five()).fine();
    for words in [
        "Đề nghị khen: ★ 01 Hà Nội; ★ 24 Bắc Giang; ★ 27 Bắc Ninh",
        "60,00",
        "✓ ✓ ✓ ✓ ✓",
        "Cách hiểu đang dùng",
    ] {
        assert!(vi.contains(words), "{words}:\n{vi}");
    }
    let en = with_input(&and(&SECOND_QUARTER, &["--lang", "en"]), &five()).fine();
    for words in ["Proposed: ★ 01 Hà Nội", "60.00", "Readings in force", "National goals"] {
        assert!(en.contains(words), "{words}:\n{en}");
    }
}

#[test]
fn a_narrow_screen_is_not_overrun() {
    let arguments = ["evaluate", "1371-2022", "--round", "2022-q2", "--figures", &example()];
    for (columns, language) in [(80, "vi"), (80, "en"), (120, "vi"), (120, "en")] {
        let mut command = crate::run::command(&and(&arguments, &["--lang", language]));
        let output = command.env("COLUMNS", columns.to_string()).output().expect("a run");
        let text = String::from_utf8(output.stdout).expect("UTF-8");
        for line in text.lines() {
            assert!(line.chars().count() <= columns, "{columns} {language}: {line}");
        }
    }
}

#[test]
fn csv_has_a_row_a_unit_an_award() {
    let text = with_input(&and(&SECOND_QUARTER, &["--format", "csv"]), &five()).fine();
    let mut lines = text.lines();
    let head: Vec<&str> = lines.next().expect("a header").split(',').collect();
    let at = |name: &str| head.iter().position(|h| *h == name).unwrap_or_else(|| panic!("{name}: {head:?}"));
    let first: Vec<&str> = lines.next().expect("a row").split(',').collect();
    assert_eq!(first[at("unit")], "01");
    assert_eq!(first[at("name")], "Thành phố Hà Nội");
    assert_eq!(first[at("rank")], "1");
    assert_eq!(first[at("selected")], "true");
    assert_eq!(first[at("health_growth")], "3/5");
    assert_eq!(first[at("health_growth_shown")], "60\u{a0}%");
    assert_eq!(first[at("met.collection")], "met");
    assert_eq!(text.lines().count(), 1 + 4 * 5);
}

#[test]
fn text_in_csv_never_starts_a_formula() {
    let folder = tempfile::tempdir().expect("a folder");
    let list = folder.path().join("units.csv");
    fs::write(&list, "unit,name\n01,\"=HYPERLINK(\"\"x\"\")\"\n24,\"+1, and a comma\"\n").expect("a list");
    let more = ["--format", "csv", "--units", &list.display().to_string()];
    let text = with_input(&and(&SECOND_QUARTER, &more), &five()).fine();
    assert!(text.contains(",\"'=HYPERLINK(\"\"x\"\")\","), "{text}");
    assert!(text.contains(",\"'+1, and a comma\","), "{text}");
}

#[test]
fn a_true_record_of_another_day_is_not_used_and_somebody_is_told() {
    let figures = five() + "01,blocked,2022-03-31,true\n24,disqualified,2022-03-31,false\n";
    let run = with_input(&and(&SECOND_QUARTER, &["--format", "json", "--problems", "json"]), &figures);
    let notes: Vec<Json> = serde_json::from_str(&run.err).expect("notes");
    assert_eq!(notes.len(), 1);
    assert_eq!((&notes[0]["code"], &notes[0]["line"]), (&json!("record-not-used"), &json!(92)));
    assert_eq!(run.json()["awards"][0]["selected"], json!(["01", "24", "27"]));
}

#[test]
fn the_order_of_lines_changes_no_byte() {
    let figures = five();
    let (head, rows) = figures.split_once('\n').expect("a header");
    let mut lines: Vec<&str> = rows.lines().collect();
    lines.reverse();
    let reversed = format!("{head}\n{}\n", lines.join("\n"));
    let json = and(&SECOND_QUARTER, &["--format", "json"]);
    assert_eq!(with_input(&json, &figures).fine(), with_input(&json, &reversed).fine());
}

#[test]
fn every_shipped_example_is_judged() {
    for (movement, round) in [
        ("4494-2017", "final"),
        ("1170-2021", "preliminary"),
        ("1170-2021", "final"),
        ("1371-2022", "2022-q2"),
        ("1371-2022", "2022-q3"),
        ("1371-2022", "2022-q4"),
        ("2213-2021-2025", "2022"),
        ("2213-2021-2025", "2025"),
        ("09-2023", "midyear"),
        ("09-2023", "final"),
    ] {
        let figures = shipped(&format!("movements/{movement}/example/{round}.csv"));
        for format in ["table", "json", "csv"] {
            thidua(&["evaluate", movement, "--round", round, "--figures", &figures, "--format", format])
                .fine();
        }
    }
}

#[test]
fn a_movement_of_ones_own_is_judged_from_its_file() {
    let movement = shipped("cases/awards_in_grades/movement.toml");
    let figures = "unit,indicator,period,value\n01,health_plan,2030,100\n01,health,2030-12-31,120\n";
    let arguments = ["evaluate", &movement, "--round", "final", "--figures", "-", "--format", "json"];
    let json = with_input(&arguments, figures).json();
    assert_eq!(json["awards"][0]["standings"][0]["grade"], "first");
}

/// Collected, of a plan of 1,000,000: the floor of the second quarter is 45 %.
fn collected(amount: u32) -> String {
    csv(&[province("01", 60)
        .replace("collected,2022-06-30,60", &format!("collected,2022-06-30,{amount}"))
        .replace("collection_plan,2022,100", "collection_plan,2022,1000000")])
}

#[test]
fn what_is_shown_never_contradicts_what_is_decided() {
    for (amount, shown, mark) in [
        (449_999, "44,9999", '✗'),
        (450_000, "45,00", '✓'),
        (450_001, "45,0001", '✓'),
        (449_900, "44,99", '✗'),
    ] {
        let out = with_input(&SECOND_QUARTER, &collected(amount)).fine();
        let row = out.lines().find(|line| line.contains("01 Hà Nội  ") && line.contains('✓')).expect("a row");
        let cells: Vec<&str> = row.split_whitespace().collect();
        assert!(cells.contains(&shown), "{amount}: {row}");
        assert!(row.contains(&format!("{mark} ✓ ✓ ✓ ✓")), "{amount}: {row}");
        let csv = with_input(&and(&SECOND_QUARTER, &["--format", "csv"]), &collected(amount)).fine();
        assert!(
            csv.contains(&format!("\"{}\u{a0}%\"", shown.trim_end_matches(",00"))) || shown == "45,00",
            "{csv}"
        );
    }
}

#[test]
fn groups_go_by_the_name_that_the_movement_gives_them() {
    let mut figures = String::from("unit,indicator,period,value\n");
    for (unit, value) in [("01", 120), ("04", 110), ("24", 105)] {
        figures += &format!("{unit},health_plan,2030,100\n{unit},health,2030-12-31,{value}\n");
    }
    let folder = shipped("cases/standings_within_a_cluster");
    for (language, title) in
        [("vi", "· Cụm thi đua: 1 · tối đa 1"), ("en", "· Emulation clusters: 1 · at most 1")]
    {
        let round = ["evaluate", &folder, "--round", "final", "--figures", "-", "--lang", language];
        let out = with_input(&round, &figures).fine();
        assert!(out.contains(title), "{title}:\n{out}");
    }
}

#[test]
fn certainty_speaks_of_being_selected_and_not_of_the_grade() {
    let figures = "unit,indicator,period,value\n01,health_plan,2030,100\n01,health,2030-12-31,120\n";
    let folder = shipped("cases/awards_in_grades");
    let round = ["evaluate", &folder, "--round", "final", "--figures", "-"];
    let vi = with_input(&round, figures).fine();
    assert!(vi.contains("riêng hạng khen vẫn có thể thay đổi"), "{vi}");
    let en = with_input(&and(&round, &["--lang", "en"]), figures).fine();
    assert!(en.contains("Which grade it gets may still change"), "{en}");
}

#[test]
fn a_prize_stands_beside_the_selected_only() {
    let mut figures = String::from("unit,indicator,period,value\n");
    for (unit, value) in [("01", 120), ("04", 115), ("08", 112), ("11", 110), ("12", 108), ("14", 105)] {
        figures += &format!("{unit},health_plan,2030,100\n{unit},health,2030-12-31,{value}\n");
    }
    let folder = shipped("cases/awards_in_grades");
    let csv =
        with_input(&["evaluate", &folder, "--round", "final", "--figures", "-", "--format", "csv"], &figures)
            .fine();
    let head: Vec<&str> = csv.lines().next().expect("a header").split(',').collect();
    let at = |name: &str| head.iter().position(|head| *head == name).expect("a column");
    for line in csv.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        assert_eq!(cells[at("selected")] == "true", !cells[at("prize")].is_empty(), "{line}");
    }
}

#[test]
fn a_flag_names_its_measure_and_its_numbers() {
    let thin = province("24", 58).replace("health_plan,2022,1100", "health_plan,2022,1004");
    let figures = csv(&[province("01", 60), thin]);
    let vi = with_input(&SECOND_QUARTER, &figures).fine();
    let words = "⚑ số phải phát triển quá nhỏ, Tỷ lệ phát triển BHYT (dưới 0,5\u{a0}% số gốc): 24 Bắc Giang (4 trên 1.000)";
    assert!(vi.contains(words), "{vi}");
    let ask =
        ["explain", "1371-2022", "--round", "2022-q2", "--figures", "-", "--award", "health", "--unit", "24"];
    let en = with_input(&and(&ask, &["--lang", "en"]), &figures).fine();
    assert!(en.contains("Growth in health insurance is counted on 4, under 0.5% of 1,000"), "{en}");
    let json = with_input(&and(&ask, &["--format", "json"]), &figures).json();
    assert_eq!(
        json["flags"][0],
        json!({ "flag": "thin_base", "measure": "health_growth", "required": "4", "of": "1000", "under": "1/200" })
    );
}

#[test]
fn an_award_for_which_nobody_competes_says_why() {
    let vi = with_input(&SECOND_QUARTER, &five()).fine();
    assert!(vi.contains("Không có đơn vị nào dự xét: chưa có số liệu của đơn vị trực thuộc nào."), "{vi}");
}

#[test]
fn a_goal_is_not_yet_met_before_its_day() {
    let national =
        |day: &str| format!("unit,indicator,period,value\nVN,health,{day},90\nVN,population,2022,100\n");
    let goals = |round: &str, day: &str, lang: &str| {
        let evaluate = ["evaluate", "1371-2022", "--round", round, "--figures", "-", "--lang", lang];
        with_input(&evaluate, &(five() + national(day).split_once('\n').expect("a header").1)).fine()
    };
    let (mid, end) = (("2022-q2", "2022-06-30"), ("2022-q4", "2022-12-31"));
    assert!(goals(mid.0, mid.1, "vi").contains("chưa đạt"));
    assert!(goals(mid.0, mid.1, "en").contains("not yet met"));
    let vi = goals(end.0, end.1, "vi");
    assert!(vi.contains("không đạt") && !vi.contains("chưa đạt"), "{vi}");
}
