//! Names and figures that could break a workbook.

use exchange::result_workbook;
use wording::{Language, Words};

use crate::book::Book;
use crate::round::{Round, workbook};

fn one_province(health: &str) -> Round<'static> {
    let figures = format!(
        "unit,indicator,period,value\n04,health,2021-12-31,500000\n04,health,2022-06-30,{health}\n\
         04,health_plan,2022,516000\n"
    );
    Round { folder: "movements/1371-2022", round: "2022-q2", readings: &[], assume_attested: false, figures }
}

#[test]
fn odd_names_stay_text() {
    let odd =
        ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "<b>&\"'</b>", "Bắc\nGiang ", "𝔸́ ع \u{202e}"];
    for name in odd {
        one_province("507200").judged(|judged| {
            let bytes = result_workbook(judged, Words::new(Language::Vi), &|_| name.to_owned(), Some(name));
            let book = Book::open(bytes.expect("a workbook"));
            for (sheet, _) in &book.sheets {
                assert!(book.texts(sheet).iter().any(|text| text == name), "{sheet}: {name}");
            }
        });
    }
}

#[test]
fn names_that_no_cell_can_hold_are_mended() {
    for (name, kept) in [("a\u{0}b\u{ffff}c\r", "a b c "), (&*"x".repeat(40_000), &*"x".repeat(32_767))] {
        one_province("507200").judged(|judged| {
            let bytes = result_workbook(judged, Words::new(Language::En), &|_| name.to_owned(), None);
            let book = Book::open(bytes.expect("a workbook"));
            let table = book.table("Growth in health insurance", "Unit");
            assert_eq!(table.cell(&table.rows[0], "Unit"), kept);
        });
    }
}

#[test]
fn a_rate_just_below_its_floor_does_not_look_as_if_it_reached_it() {
    let figures = "unit,indicator,period,value\n04,health,2021-12-31,0\n04,health,2022-06-30,449999\n\
                   04,health_plan,2022,1000000\n";
    let round = Round { figures: figures.to_owned(), ..one_province("") };
    round.judged(|judged| {
        let book = Book::open(workbook(judged, Language::Vi, None));
        // 44.9999 %, not 45.00 %.
        assert!(book.part("xl/styles.xml").contains("\"0.0000%\""));
    });
    one_province("507199").judged(|judged| {
        let book = Book::open(workbook(judged, Language::Vi, None));
        let styles = book.part("xl/styles.xml");
        assert!(!styles.contains("\"0.000%\"") && !styles.contains("\"0.0000%\""), "44.99 % tells enough");
    });
}

#[test]
fn a_round_without_any_figure_is_a_workbook_too() {
    let round = Round { figures: "unit,indicator,period,value\n".to_owned(), ..one_province("") };
    for language in Language::ALL {
        round.judged(|judged| {
            let book = Book::open(workbook(judged, language, None));
            let nobody = Words::new(language).say("result-nobody");
            for (sheet, _) in &book.sheets[..6] {
                assert!(book.texts(sheet).contains(&nobody), "{sheet}");
            }
        });
    }
}
