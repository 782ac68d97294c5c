//! The sheets of a real round.

use judge::Judged;
use wording::Language;

use crate::book::Book;
use crate::round::{Round, workbook};

const NOTE: &str = "SỐ LIỆU MINH HỌA, không phải kết quả thật.";

fn quarter() -> Round<'static> {
    Round::example("movements/1371-2022", "2022-q2")
}

fn codes<'a>(judged: &'a Judged<'_>, rows: &[u32]) -> Vec<&'a str> {
    rows.iter().map(|row| judged.judgement.code(*row)).collect()
}

#[test]
fn every_sheet_in_vietnamese() {
    quarter().judged(|judged| {
        let book = Book::open(workbook(judged, Language::Vi, Some(NOTE)));
        let names = [
            "Tổng hợp",
            "Toàn diện công tác thu",
            "Phát triển…gia BHXH bắt buộc",
            "Phát triển…gia BHXH tự nguyện",
            "Phát triển người tham gia BHYT",
            "Đơn vị trực thuộc",
            "Diễn giải",
            "Số liệu đã dùng",
        ];
        assert_eq!(book.names(), names);
        for name in names {
            assert!(book.texts(name).iter().any(|text| text == NOTE), "{name}");
        }
        for (name, award) in names[1..6].iter().zip(&judged.judgement.awards) {
            let table = book.table(name, "Đề nghị");
            if award.standings.is_empty() {
                continue;
            }
            assert_eq!(table.column_where("Mã", "Đề nghị", "Đề nghị"), codes(judged, &award.selected));
            assert_eq!(table.column_where("Mã", "Đề nghị", "Hội đồng chọn"), codes(judged, &award.tied));
            assert_eq!(table.rows.len(), award.standings.len());
        }
    });
}

#[test]
fn every_sheet_in_english() {
    quarter().judged(|judged| {
        let book = Book::open(workbook(judged, Language::En, None));
        assert_eq!(book.names()[0], "Overview");
        assert_eq!(book.names()[6..], ["Derivations", "Figures used"]);
        let table = book.table("Comprehensive collection", "Proposal");
        let award = &judged.judgement.awards[0];
        assert_eq!(table.column_where("Code", "Proposal", "Proposed"), codes(judged, &award.selected));
        assert_eq!(table.rows[0][..4], ["1", "40", "Tỉnh Nghệ An", "Proposed"]);
        assert_eq!(table.cell(&table.rows[0], "Collection reaches the floor"), "✓ Met");
        for (name, _) in &book.sheets {
            let sentence = |text: &&String| text.contains("[result-") || text.contains("{ $");
            assert_eq!(book.texts(name).iter().find(sentence), None);
        }
    });
}

#[test]
fn the_first_sheet_says_what_is_proposed_read_and_reached() {
    let round = Round { readings: &[("comparable", "exact")], assume_attested: true, ..quarter() };
    round.judged(|judged| {
        let book = Book::open(workbook(judged, Language::Vi, None));
        let awards = book.table("Tổng hợp", "Hình thức khen");
        assert_eq!(awards.rows.len(), judged.judgement.awards.len());
        let voluntary = &awards.rows[2];
        assert_eq!(
            awards.cell(voluntary, "Bằng nhau ở suất cuối (hội đồng quyết định)"),
            "Tỉnh Quảng Ngãi (51)\nTỉnh Bình Phước (70)"
        );
        let first = awards.cell(&awards.rows[0], "Đơn vị được đề nghị, theo thứ hạng");
        assert!(first.starts_with("1. Tỉnh Nghệ An (40)\n2. "), "{first}");
        let readings = book.table("Tổng hợp", "Mã cách hiểu");
        assert_eq!(readings.cell(&readings.rows[0], "Mã cách hiểu"), "comparable = exact");
        assert_eq!(readings.column_where("STT", "Lựa chọn", "Hội đồng chọn"), ["1"]);
        let goals = book.table("Tổng hợp", "Mục tiêu");
        assert_eq!(goals.cell(&goals.rows[2], "Phải đạt"), "≥ 92,6\u{a0}%");
        assert_eq!(goals.cell(&goals.rows[2], "Giá trị chính xác"), "620/707");
        assert_eq!(goals.cell(&goals.rows[2], "Kết quả"), "✗ Chưa đạt", "the year is not over");
        let texts = book.texts("Tổng hợp");
        assert!(texts.iter().any(|text| text.starts_with("Lưu ý: những xác nhận chưa có")));
        assert!(texts.iter().any(|text| text == "THỦ TRƯỞNG ĐƠN VỊ"));
    });
}

#[test]
fn derivations_show_formula_fraction_and_place() {
    quarter().judged(|judged| {
        let book = Book::open(workbook(judged, Language::Vi, None));
        let table = book.table("Diễn giải", "Loại");
        let criteria = table.column_where("Mã", "Loại", "Tiêu chí").len();
        let of_each =
            |a: &judge::AwardResult| a.standings.len() * judged.plan.awards[a.planned].criteria.len();
        assert_eq!(criteria, judged.judgement.awards.iter().map(of_each).sum::<usize>());
        let row = table.rows.iter().find(|row| {
            table.cell(row, "Mã") == "04" && table.cell(row, "Nội dung") == "Đạt sàn phát triển BHYT"
        });
        let row = row.expect("a row");
        assert_eq!(table.cell(row, "Điều khoản"), "1371-2022 B.II.1.a");
        assert_eq!(table.cell(row, "Giá trị chính xác"), "9/20 ≥ 9/20");
        assert_eq!(table.cell(row, "Giá trị (làm tròn)"), "0.45");
        assert_eq!(table.cell(row, "Kết quả"), "✓ Đạt");
        let how = table.cell(row, "Cách tính, với số thay vào");
        assert!(how.contains("(507.200 − 500.000) ÷ (516.000 − 500.000) = 45\u{a0}%"), "{how}");
        assert!(table.cell(row, "Số liệu và nơi lấy").contains("q2.csv, dòng "));
        let ranking = table.column_where("Cách tính, với số thay vào", "Loại", "Xếp hạng");
        let reading = "Theo cách hiểu comparable = two-decimals: ";
        assert!(ranking.iter().any(|how| how.contains(reading)), "{ranking:?}");
        // Explanations and this sheet say the same.
        let explanation = judge::explain(judged, "health", "04").expect("an explanation");
        let words = wording::Words::new(Language::Vi);
        let teller = wording::why::Teller {
            words,
            movement: judged.movement,
            figures: judged.figures,
            round: &judged.plan.round,
            name: &|code| code.to_owned(),
        };
        let told = wording::why::as_text(&wording::why::tell(&teller, &explanation));
        assert!(how.lines().all(|line| told.contains(line)), "{told}");
    });
}

#[test]
fn the_figures_used_are_exact_with_their_places() {
    quarter().judged(|judged| {
        let book = Book::open(workbook(judged, Language::Vi, None));
        let table = book.table("Số liệu đã dùng", "Mã chỉ tiêu");
        let row = table
            .rows
            .iter()
            .find(|row| table.cell(row, "Mã") == "96" && table.cell(row, "Mã chỉ tiêu") == "late_target");
        let row = row.expect("a row");
        assert_eq!(table.cell(row, "Giá trị chính xác"), "0.054");
        assert_eq!(table.cell(row, "Ô, dòng"), "dòng 1192");
        assert_eq!(table.cell(row, "Tệp"), "q2.csv");
        assert!(table.rows.iter().any(|row| table.cell(row, "Mã") == "VN"));
    });
}

#[test]
fn it_is_made_to_be_printed() {
    quarter().judged(|judged| {
        let book = Book::open(workbook(judged, Language::Vi, Some(NOTE)));
        for number in 1..=book.sheets.len() {
            let sheet = book.part(&format!("xl/worksheets/sheet{number}.xml"));
            assert!(sheet.contains("orientation=\"landscape\"") && sheet.contains("paperSize=\"9\""));
            assert!(sheet.contains("fitToHeight=\"0\"") && sheet.contains("Trang &amp;P/&amp;N"));
        }
        let award = book.part("xl/worksheets/sheet2.xml");
        for part in ["<autoFilter", "state=\"frozen\"", "<conditionalFormatting", "0.00%"] {
            assert!(award.contains(part) || book.part("xl/styles.xml").contains(part), "{part}");
        }
        assert_eq!(book.part("xl/workbook.xml").matches("_xlnm.Print_Titles").count(), book.sheets.len());
    });
}

#[test]
fn the_same_judgement_gives_the_same_bytes() {
    let [first, second] = [0, 1].map(|_| quarter().judged(|judged| workbook(judged, Language::Vi, None)));
    assert!(first == second);
}
