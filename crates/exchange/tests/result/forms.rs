//! Forms of awards: grades with prizes, standings within groups, attested criteria, awards without a maximum.

use wording::Language;

use crate::book::Book;
use crate::round::{Round, workbook};

fn completion(folder: &'static str, values: &[(&str, u32)]) -> Round<'static> {
    let mut figures = String::from("unit,indicator,period,value\n");
    for (unit, value) in values {
        figures += &format!("{unit},health_plan,2030,100\n{unit},health,2030-12-31,{value}\n");
    }
    Round { folder, round: "final", readings: &[], assume_attested: false, figures }
}

#[test]
fn grades_and_prizes() {
    let values = [("01", 120), ("04", 115), ("08", 110), ("11", 105), ("12", 102), ("14", 101)];
    completion("cases/awards_in_grades", &values).judged(|judged| {
        let book = Book::open(workbook(judged, Language::Vi, None));
        let table = book.table("Giải thưởng", "Hạng giải");
        let column = |heading: &str| -> Vec<&str> {
            table.rows.iter().map(|row| table.cell(row, heading)).collect::<Vec<_>>()
        };
        assert_eq!(column("Hạng giải"), ["Nhất", "Nhì", "Nhì", "Ba", "Ba", ""]);
        assert_eq!(column("Tiền thưởng (đồng)")[..2], ["30000000", "20000000"]);
        assert_eq!(column("Tiền thưởng (đồng)")[5], "", "what is not proposed brings no money");
        let awards = book.table("Tổng hợp", "Hình thức khen");
        let proposed = awards.cell(&awards.rows[0], "Đơn vị được đề nghị, theo thứ hạng");
        assert!(proposed.starts_with("1. Thành phố Hà Nội (01): Nhất"), "{proposed}");
        assert!(!proposed.contains("có thể thay đổi"), "nothing is missing: {proposed}");
        assert!(!book.texts("Giải thưởng").iter().any(|text| text.contains("có thể thay đổi")));
    });
}

#[test]
fn grades_that_may_still_change_are_not_stated_as_settled() {
    let mut round = completion("cases/awards_in_grades", &[("01", 120), ("04", 115)]);
    round.figures += "08,health_plan,2030,100\n";
    round.judged(|judged| {
        for (language, sheet, award, heading, words) in [
            (
                Language::Vi,
                "Tổng hợp",
                "Hình thức khen",
                "Đơn vị được đề nghị, theo thứ hạng",
                "Hạng khen còn có thể thay đổi theo số liệu còn thiếu.",
            ),
            (
                Language::En,
                "Overview",
                "Award",
                "Units proposed, in rank order",
                "The grades may still change with the figures that are missing.",
            ),
        ] {
            let book = Book::open(workbook(judged, language, None));
            let awards = book.table(sheet, award);
            let proposed = awards.cell(&awards.rows[0], heading);
            assert!(proposed.ends_with(words), "{proposed}");
        }
        let book = Book::open(workbook(judged, Language::Vi, None));
        assert!(
            book.texts("Giải thưởng").iter().any(|text| text.contains("riêng hạng khen vẫn có thể thay đổi"))
        );
    });
}

#[test]
fn each_group_has_its_own_ranks() {
    let values = [("01", 120), ("04", 110), ("08", 130), ("24", 105), ("31", 101)];
    completion("cases/standings_within_a_cluster", &values).judged(|judged| {
        let book = Book::open(workbook(judged, Language::En, None));
        let table = book.table("Leader of a cluster", "Group");
        let shown: Vec<(&str, &str, &str)> = table
            .rows
            .iter()
            .map(|row| (table.cell(row, "Group"), table.cell(row, "Rank"), table.cell(row, "Code")))
            .collect();
        let (one, two) = ("Emulation clusters: 1", "Emulation clusters: 2");
        assert_eq!(
            shown,
            [(one, "1", "08"), (one, "2", "01"), (one, "3", "04"), (two, "1", "24"), (two, "2", "31")]
        );
        assert_eq!(table.column_where("Code", "Proposal", "Proposed"), ["08", "24"]);
        let awards = book.table("Overview", "Award");
        assert_eq!(awards.rows.len(), 2);
    });
}

#[test]
fn awards_without_a_maximum_and_attestations() {
    Round::example("movements/2213-2021-2025", "2022").judged(|judged| {
        let book = Book::open(workbook(judged, Language::Vi, None));
        let awards = book.table("Tổng hợp", "Hình thức khen");
        assert!(awards.rows.iter().all(|row| awards.cell(row, "Tối đa") == "không giới hạn"));
        let table = book.table("Diễn giải", "Loại");
        let attested = table.rows.iter().find(|row| {
            let how = table.cell(row, "Cách tính, với số thay vào");
            table.cell(row, "Loại") == "Tiêu chí" && how.contains("Minh chứng:")
        });
        let attested = attested.expect("an attested criterion");
        assert!(["có", "không", "chưa có"].contains(&table.cell(attested, "Giá trị chính xác")));
    });
}

#[test]
fn every_example_is_written_in_both_languages() {
    for (folder, round) in [
        ("movements/4494-2017", "final"),
        ("movements/1170-2021", "preliminary"),
        ("movements/1170-2021", "final"),
        ("movements/1371-2022", "2022-q4"),
        ("movements/2213-2021-2025", "2025"),
        ("movements/09-2023", "final"),
    ] {
        Round::example(folder, round).judged(|judged| {
            for language in Language::ALL {
                let book = Book::open(workbook(judged, language, None));
                assert_eq!(book.sheets.len(), judged.plan.awards.len() + 3, "{folder} {round}");
            }
        });
    }
}
