//! All communes of the country.

use std::time::{Duration, Instant};

use reference::{Level, units};
use wording::Language;

use crate::book::Book;
use crate::round::{Round, workbook};

#[test]
fn all_communes_are_written_in_bounded_time() {
    let communes = units::on(Level::Commune, jiff::civil::date(2022, 12, 31));
    assert!(communes.len() > 10_000);
    let mut figures = String::from("unit,indicator,period,value\n");
    for (i, unit) in communes.iter().enumerate() {
        for (sex, insured) in [("male", 880 + i % 100), ("female", 900 + i % 100)] {
            figures += &format!("{0},residents_{sex},2022-12-31,1000\n", unit.code);
            figures += &format!("{0},health_{sex},2022-12-31,{insured}\n", unit.code);
        }
    }
    let round = Round {
        folder: "movements/2213-2021-2025",
        round: "2022",
        readings: &[],
        assume_attested: false,
        figures,
    };
    round.judged(|judged| {
        let began = Instant::now();
        let bytes = workbook(judged, Language::Vi, None);
        let took = began.elapsed();
        assert!(took < Duration::from_secs(120), "{took:?}");
        let book = Book::open(bytes);
        let table = book.table("Xã đạt chuẩn về BHYT", "Đề nghị");
        assert_eq!(table.rows.len(), communes.len());
        let selected = judged.judgement.award("commune_standard").expect("the award").selected.len();
        assert_eq!(table.column_where("Mã", "Đề nghị", "Đề nghị").len(), selected);
        let first = book.table("Tổng hợp", "Hình thức khen");
        let proposed = first.cell(&first.rows[0], "Đơn vị được đề nghị, theo thứ hạng");
        assert!(proposed.contains("đơn vị nữa: xem trang “Xã đạt chuẩn về BHYT”"), "{proposed}");
    });
}
