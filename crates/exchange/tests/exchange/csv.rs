//! Tables of figures and lists of units: what is read, and what is said of what is not.

use crate::sample;
use crate::told::fact;
use exchange::{Door, finish, read_csv, read_units_csv, spreadsheet_safe};
use jiff::civil::date;
use judge::{FiguresBuilder, Value};
use movement::Problem;
use reference::{Level, Period};

fn read(text: &[u8]) -> (judge::Figures, Vec<Problem>) {
    let movement = sample::movement();
    let door = Door::new(&movement, movement.round("2022-q2").unwrap()).with_due(date(2022, 7, 5));
    let mut builder = FiguresBuilder::default();
    let mut problems = read_csv(text, "f.csv", &door, &mut builder);
    let (figures, contradictions) = finish(builder);
    problems.extend(contradictions);
    (figures, problems)
}

/// What was said of some lines under the usual header: `line code`.
fn said(lines: &str) -> Vec<String> {
    let (_, problems) = read(format!("unit,indicator,period,value\n{lines}").as_bytes());
    problems.iter().map(|p| format!("{} {}", p.at.line.unwrap_or(0), p.code)).collect()
}

fn facts_of(line: &str, names: &[&str]) -> Vec<String> {
    let (_, problems) = read(format!("unit,indicator,period,value\n{line}").as_bytes());
    names.iter().map(|name| fact(&problems[0], name)).collect()
}

#[test]
fn a_plain_table() {
    let text = "\u{feff}value,period,indicator,unit,received\r\n\
                1045000,2022-06-30,health,24,2022-07-05\r\n\
                0.021,2022-Q2,late_target,24,2022-07-06\r\n\
                true,2022-Q2,attest.plan_issued,24,\r\n\
                ,2022,health_plan,24,\r\n\
                \r\n\
                \"98000000\",2022,population,VN,\r\n";
    let (figures, problems) = read(text.as_bytes());
    assert_eq!(problems, []);
    assert_eq!(figures.len(), 4);
    let target = figures.get("24", "late_target", Period::Quarter(2022, 2)).unwrap();
    assert_eq!(target.value, Value::Number(exact::Ratio::new(21, 1000).unwrap()));
    assert!(target.origin.late && target.origin.row == 3);
    let on_the_day = figures.get("24", "health", Period::Date(date(2022, 6, 30))).unwrap();
    assert!(!on_the_day.origin.late && on_the_day.origin.row == 2);
    let attested = figures.get("24", "attest.plan_issued", Period::Date(date(2022, 6, 30))).unwrap();
    assert_eq!(attested.value, Value::Truth(true));
    assert!(figures.get("24", "health_plan", Period::Year(2022)).is_none());
    assert!(figures.get("VN", "population", Period::Year(2022)).is_some());
}

#[test]
fn every_line_that_is_wrong_is_told() {
    assert_eq!(
        said(
            "2x,health,2022-06-30,1\n\
              24,heath,2022-06-30,1\n\
              24,health,2022,1\n\
              24,health,2022-06-31,1\n\
              24,health,30/6/2022,1\n\
              24,health,2022-06-30,abc\n\
              24,health,2022-06-30,\"1.234,5\"\n\
              24,health,2022-06-30,1.234.567\n\
              24,late_target,2022-Q2,2.1%\n\
              24,health,2022-06-30,-5\n\
              24,health,2022-06-30,1.234\n\
              24,late,2022-06-30,-5\n\
              24,late_target,2022-Q2,2.1\n\
              24,late_target,2022-Q2,-0.1\n\
              24,blocked,2022-06-30,1\n\
              24,health,2022-06-30,true\n\
              24,health,2022-06-30\n\
              24,health,2022-06-30,1,2\n\
              ,health,2022-06-30,1\n\
              24,health,2022-06-30,\"1\"2\n\
              24,health,2022-06-30,\"1,234\"\n\
              24,attest.health_growth,2022,true\n\
              24,attest.plan_issued,2022,maybe\n\
              xx,yy,zz,ww"
        ),
        [
            "2 unknown-unit",
            "3 unknown-indicator",
            "4 period-kind",
            "5 impossible-date",
            "6 no-period",
            "7 not-a-number",
            "8 not-plain",
            "9 not-plain",
            "10 not-plain",
            "11 negative-count",
            "12 fraction-of-count",
            "13 negative-money",
            "14 share-above-one",
            "15 negative-share",
            "16 truth-expected",
            "17 not-a-number",
            "18 field-count",
            "19 field-count",
            "20 unit-missing",
            "21 quotes",
            "22 two-readings",
            "23 unknown-indicator",
            "24 truth-expected",
            "25 unknown-unit",
            "25 unknown-indicator",
        ]
    );
}

#[test]
fn a_problem_says_how_to_mend_it() {
    assert_eq!(facts_of("24,health,2022-06-30,\"1.234.567\"", &["found", "plain"]), ["1.234.567", "1234567"]);
    assert_eq!(facts_of("24,health,2022-06-30,1.234", &["plain"]), ["1234"]);
    assert_eq!(facts_of("24,late_target,2022-Q2,\"2,1 %\"", &["plain"]), ["0.021"]);
    assert_eq!(facts_of("24,late_target,2022-Q2,45", &["percent", "plain"]), ["45", "0.45"]);
    assert_eq!(facts_of("24,late,2022-06-30,1.5E+6", &["plain"]), ["1500000"]);
    assert_eq!(facts_of("24,late,2022-06-30,\"1,234\"", &["vietnamese", "english"]), ["1.234", "1234"]);
    assert_eq!(facts_of("24,health,30/6/2022,1", &["example", "plain"]), ["2022-06-30", "2022-06-30"]);
    assert_eq!(facts_of("24,helath,2022-06-30,1", &["nearest"]), ["health"]);
    assert_eq!(facts_of("1,health,2022-06-30,1", &["nearest", "nearest_name"]), ["01", "Thành phố Hà Nội"]);
}

#[test]
fn thousands_that_look_like_decimals_are_asked_about() {
    for (line, read) in [
        ("24,health,2022-06-30,100.000", "100 100000"),
        ("24,late,2022-06-30,1.000", "1 1000"),
        ("24,collection_plan,2022,250.000", "250 250000"),
    ] {
        assert_eq!(said(line), ["2 zeros-after-point"], "{line}");
        assert_eq!(facts_of(line, &["as_decimal", "as_grouped"]).join(" "), read);
    }
    // One reading only: no group of three, no group at all, or no count.
    for value in ["100.0", "100.00", "1045.000", "0.000", "100"] {
        assert_eq!(said(&format!("24,health,2022-06-30,{value}")), [""; 0], "{value}");
    }
    assert_eq!(said("24,late_target,2022-Q2,1.000"), [""; 0]);
    assert_eq!(facts_of("24,health,2022-06-30,12.345", &["plain"]), ["12345"]);
}

#[test]
fn commas_in_numbers_are_seen_as_such() {
    let torn = |value: &str| facts_of(&format!("24,health,2022-06-30,{value}"), &["joined", "plain"]);
    assert_eq!(torn("45,5"), ["45,5", "45.5"]);
    assert_eq!(torn("1,045,000"), ["1,045,000", "1045000"]);
    assert_eq!(torn("45,500"), ["45,500", "none"]);
    assert_eq!(torn("1,x"), ["none", "none"]);
    assert_eq!(facts_of("24,late_target,2022-Q2,\"45,5\"", &["plain"]), ["45.5"]);
    assert_eq!(facts_of("24,late,2022-06-30,\"1,234\"", &["csv"]), ["csv"]);
}

#[test]
fn columns_may_have_their_vietnamese_names() {
    for header in
        ["Đơn vị,Chỉ tiêu,Kỳ,Giá trị", "don vi,chi tieu,ky,gia tri", "mã đơn vị,chỉ tiêu,kỳ số liệu,số liệu"]
    {
        let (figures, problems) = read(format!("{header}\n24,health,2022-06-30,5\n").as_bytes());
        assert_eq!((figures.len(), problems), (1, vec![]), "{header}");
    }
    let day = date(2022, 6, 30);
    let (units, problems) = read_units_csv("mã đơn vị,cụm\n24,Cụm I\n".as_bytes(), "u.csv", day);
    assert_eq!((units[0].cluster.as_deref(), problems), (Some("Cụm I"), vec![]));
    let (_, problems) = read_units_csv(b"unit,level\n", "u.csv", day);
    assert_eq!(problems[0].code, "list-without-units");
}

#[test]
fn only_a_code_that_lacks_its_zero_is_told_to_keep_it() {
    assert_eq!(facts_of("1,health,2022-06-30,1", &["nearest", "zeros"]), ["01", "zeros"]);
    assert_eq!(facts_of("TW-TS,health,2022-06-30,1", &["zeros"]), ["none"]);
}

#[test]
fn a_code_like_those_of_the_central_units_is_told_which_there_are() {
    let facts = facts_of("TW-FOO,health,2022-06-30,1", &["known", "more", "nearest"]);
    assert!(facts[0].split(',').count() == 8 && facts[0].split(',').all(|code| code.starts_with("TW-")));
    assert!(facts[1] != "none" && facts[2] == "none", "{facts:?}");
    assert_eq!(facts_of("TW-TS,health,2022-06-30,1", &["known"]), ["none"]);
}

#[test]
fn units_of_other_days() {
    let movement = sample::movement();
    let mut later = movement.clone();
    later.rounds[0].cut_off = date(2025, 9, 30);
    let door = Door::new(&later, &later.rounds[0]);
    let problems = read_csv(
        b"unit,indicator,period,value\n02,health,2025-09-30,1",
        "f.csv",
        &door,
        &mut Default::default(),
    );
    assert_eq!(problems[0].code, "unit-not-then");
    assert_eq!(fact(&problems[0], "until"), "2025-06-30");
    assert_eq!(fact(&problems[0], "name"), "Tỉnh Hà Giang");
}

#[test]
fn contradictions_name_both_lines() {
    let (figures, problems) = read(
        b"unit,indicator,period,value\n24,health,2022-06-30,10\n24,health,2022-06-30,10.0\n24,health,2022-06-30,11\n\
          24,attest.plan_issued,2022,true\n24,attest.plan_issued,2022-06-30,false\n",
    );
    assert_eq!(figures.len(), 2);
    assert_eq!(problems.len(), 2);
    let health = problems.iter().find(|p| fact(p, "indicator") == "health").unwrap();
    assert_eq!((health.at.line, fact(health, "earlier_at")), (Some(4), "f.csv:2".into()));
    assert_eq!((fact(health, "earlier"), fact(health, "found")), ("10".into(), "11".into()));
}

#[test]
fn files_that_are_no_tables() {
    let utf16: Vec<u8> = "unit,indicator".encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (bytes, code) in [
        (&b""[..], "empty-file"),
        (b"\xef\xbb\xbf\r\n \n", "empty-file"),
        (b"PK\x03\x04rest", "workbook-as-csv"),
        (b"unit;indicator;period;value\n24;health;2022-06-30;1", "wrong-separator"),
        (b"unit\tindicator\tperiod\tvalue\n", "wrong-separator"),
        (b"unit,indicator,value\n", "missing-columns"),
        (b"unit,indicator,period,value,unit\n", "column-twice"),
        (b"unit,indicator,period,value,note\n", "unknown-column"),
        (b"24,health,2022-06-30,1\n", "unknown-column"),
        (b"unit,indicator,period,value\n24,B\xcc\xf0c,2022,1", "not-utf8"),
        (b"\xff\xfeu\0n\0i\0t\0", "not-utf8"),
        (&utf16, "not-utf8"),
        (b"unit,indicator,period,value\n24,he\0alth,2022,1", "nul-byte"),
        (b"\"unit,indicator,period,value\n", "header-broken"),
    ] {
        let (figures, problems) = read(bytes);
        assert_eq!(problems.first().map(|p| p.code), Some(code), "{}", String::from_utf8_lossy(bytes));
        assert!(figures.is_empty());
    }
    let (_, problems) = read(b"unit,indicator,period,value\n24,B\xcc\xf0c,2022,1");
    assert_eq!((problems[0].at.line, fact(&problems[0], "byte")), (Some(2), "0xCC".into()));
}

#[test]
fn nobody_reads_a_million_problems() {
    let mut text = String::from("unit,indicator,period,value\n");
    for _ in 0..12_000 {
        text.push_str("24,heath,2022-06-30,1\n");
    }
    let (_, problems) = read(text.as_bytes());
    assert_eq!(problems.len(), 10_001);
    assert_eq!((problems[10_000].code, fact(&problems[10_000], "count")), ("more-problems", "2000".into()));
}

#[test]
fn lists_of_units() {
    let day = date(2022, 6, 30);
    let (units, problems) = read_units_csv(
        "unit,level,name,cluster\n24,,,Cụm I\nX1,agent,\"Đại lý, số 1\",\nVN,,,".as_bytes(),
        "u.csv",
        day,
    );
    assert_eq!(problems, []);
    assert_eq!((units[0].name.as_str(), units[0].cluster.as_deref()), ("Tỉnh Bắc Giang", Some("Cụm I")));
    assert_eq!((units[1].level, units[1].name.as_str()), (Level::Agent, "Đại lý, số 1"));

    let bad = "unit,level,parent\n24,,\n24,,\n9,,\n1,,\nX1,province,03\nX2,village,\n26,commune,\n,agent,";
    let (units, problems) = read_units_csv(bad.as_bytes(), "u.csv", day);
    let said: Vec<_> = problems.iter().map(|p| (p.at.line.unwrap(), p.code)).collect();
    assert_eq!(
        said,
        [
            (3, "unit-twice"),
            (4, "unknown-unit"),
            (5, "unknown-unit"),
            (7, "unknown-level"),
            (8, "level-differs"),
            (9, "unit-missing"),
            (6, "unknown-parent"),
        ]
    );
    assert_eq!(fact(&problems[2], "nearest"), "01");
    assert_eq!(units.len(), 2);
}

#[test]
fn extra_units_may_have_figures() {
    let movement = sample::movement();
    let (units, _) = read_units_csv(b"unit,level\nX1,agent\n", "u.csv", date(2022, 6, 30));
    let door = Door::new(&movement, &movement.rounds[0]).with_units(units);
    let text = b"unit,indicator,period,value\nX1,health,2022-06-30,5\n";
    let mut builder = FiguresBuilder::default();
    assert_eq!(read_csv(text, "f.csv", &door, &mut builder), []);
    assert_eq!(builder.len(), 1);
}

#[test]
fn what_we_write_starts_no_formula() {
    assert_eq!(spreadsheet_safe("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
}

proptest::proptest! {
    #[test]
    fn no_bytes_break_the_reader(bytes: Vec<u8>) {
        let mut text = b"unit,indicator,period,value\n".to_vec();
        text.extend(&bytes);
        read(&text);
        read(&bytes);
    }

    #[test]
    fn no_text_breaks_the_reader(text in "([\",\r\n;.0-9a-z %-]|24|health|2022-06-30|2022-Q2|true){0,80}") {
        read(format!("unit,indicator,period,value\n{text}").as_bytes());
    }
}
