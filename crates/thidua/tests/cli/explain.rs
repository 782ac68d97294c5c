//! `explain`

use crate::figures::{csv, province};
use crate::graded;
use crate::run::{shipped, with_input};

const ASK: [&str; 10] =
    ["explain", "1371-2022", "--round", "2022-q2", "--figures", "-", "--award", "health", "--unit", "24"];

/// 24 stands just below the floor of 45 % in health insurance.
fn figures() -> String {
    let short = province("24", 45).replace("24,health,2022-06-30,1045", "24,health,2022-06-30,1044");
    csv(&[province("01", 60), short])
}

#[test]
fn says_what_is_missing_with_its_numbers_clause_and_place() {
    let vi = with_input(&ASK, &figures()).fine();
    for words in [
        "Tỉnh Bắc Giang (24)",
        "Căn cứ 1371/BHXH-TĐKT: B.",
        "1371-2022 B.II.1.a",
        "1.044",
        "44\u{a0}%",
        "dòng ",
    ] {
        assert!(vi.contains(words), "{words}:\n{vi}");
    }
    let en = with_input(&[&ASK[..], &["--lang", "en"]].concat(), &figures()).fine();
    for words in ["1371-2022 B.II.1.a", "1,044", "44%", "line "] {
        assert!(en.contains(words), "{words}:\n{en}");
    }
}

#[test]
fn says_what_it_would_take_as_json() {
    let json = with_input(&[&ASK[..], &["--format", "json"]].concat(), &figures()).json();
    assert_eq!(json["outcome"], "not_eligible");
    let change = &json["what_it_would_take"]["criteria"]["health_growth"][0];
    assert_eq!((&change["indicator"], &change["by"]), (&"health".into(), &"1".into()));
    let place = json.to_string();
    assert!(place.contains("\"file\":\"-\""), "{place}");
}

#[test]
fn what_was_typed_is_not_suggested() {
    let ask = [
        "explain",
        "1371-2022",
        "--round",
        "2022-q2",
        "--figures",
        "-",
        "--award",
        "central_units",
        "--unit",
        "01",
    ];
    let run = with_input(&[&ask[..], &["--lang", "en"]].concat(), &figures());
    assert!(run.status == 1 && !run.err.contains("Did you mean"), "{}", run.err);
}

#[test]
fn one_value_is_shown_in_one_way() {
    // 9487 ÷ 12650 = 74.99604… %: the ranking shows it as 74.996 %, and so do the lines under it.
    let share = province("24", 60)
        .replace("collected,2022-06-30,60", "collected,2022-06-30,12650")
        .replace("collected_nonstate,2022-06-30,30", "collected_nonstate,2022-06-30,9487")
        .replace("collection_plan,2022,100", "collection_plan,2022,10000");
    let ask = ["explain", "1371-2022", "--round", "2022-q2", "--figures", "-", "--unit", "24"];
    let ask = [&ask[..], &["--award", "comprehensive", "--lang", "en"]].concat();
    let en = with_input(&ask, &csv(&[province("01", 50), share])).fine();
    assert!(en.contains("Share of non-public collections: 74.996%"), "{en}");
    assert!(en.contains("9,487 ÷ 12,650 ≈ 74.996% (exactly 9487/12650)"), "{en}");
}

#[test]
fn a_lead_shows_the_number_that_a_part_without_a_rate_counts() {
    // 74 has reached its plan, where no growth is required: it has no rate there.
    let none = province("74", 60).replace("74,health_plan,2022,1100", "74,health_plan,2022,1000");
    let figures = csv(&[province("01", 50), none]);
    let ask = ["explain", "1371-2022", "--round", "2022-q2", "--figures", "-", "--unit", "74"];
    let ask = [&ask[..], &["--award", "comprehensive"]].concat();
    let json = with_input(&[&ask[..], &["--format", "json"]].concat(), &figures).json();
    let lead = &json["ranking_keys"][0];
    assert_eq!((&lead["value"], &lead["parts"]["health_growth"]), (&"5".into(), &serde_json::Value::Null));
    assert_eq!(
        (&lead["counted"]["health_growth"], &lead["counted"]["collection_rate"]),
        (&"2".into(), &"1".into())
    );
    let en = with_input(&[&ask[..], &["--lang", "en"]].concat(), &figures).fine();
    let last =
        "Growth in health insurance: no rate, so counted as rank 2, last (reading undefined-rank = last)";
    assert!(en.contains(last), "{en}");
    let mean = [&ask[..], &["--reading", "undefined-rank=mean"]].concat();
    let vi = with_input(&mean, &figures).fine();
    assert!(
        vi.contains("tính hạng 1, trung bình các hạng khác của đơn vị (cách hiểu undefined-rank = mean)"),
        "{vi}"
    );
}

#[test]
fn what_is_done_already_asks_for_nothing_more() {
    // With one participant more in voluntary insurance, 74 takes the comprehensive award: nothing else is needed for that.
    let short = province("74", 60).replace("74,voluntary,2022-06-30,1060", "74,voluntary,2022-06-30,1044");
    let ask = [
        "explain",
        "1371-2022",
        "--round",
        "2022-q2",
        "--figures",
        "-",
        "--award",
        "compulsory",
        "--unit",
        "74",
    ];
    let figures = csv(&[province("01", 60), short]);
    let takes =
        &with_input(&[&ask[..], &["--format", "json"]].concat(), &figures).json()["what_it_would_take"];
    assert_eq!(takes["after"][0]["by"], "1", "{takes:#}");
    assert_eq!((&takes["kept_by"], &takes["instead"]), (&"comprehensive".into(), &serde_json::json!([])));
    let en = with_input(&[&ask[..], &["--lang", "en"]].concat(), &figures).fine();
    assert!(en.contains("With that alone it takes another award already, Comprehensive"), "{en}");
    let vi = with_input(&ask, &figures).fine();
    assert!(vi.contains("Được như vậy thì đơn vị đã được khen ở hình thức khác"), "{vi}");
}

#[test]
fn a_question_that_cannot_be_answered() {
    let ask = |award: &str, unit: &str, status: i32| {
        let arguments = [
            "explain",
            "1371-2022",
            "--round",
            "2022-q2",
            "--figures",
            "-",
            "--award",
            award,
            "--unit",
            unit,
            "--problems",
            "json",
        ];
        with_input(&arguments, &figures()).problems(status)[0].clone()
    };
    assert_eq!(ask("helth", "24", 2)["code"], "unknown-award");
    assert_eq!(ask("health", "92", 1)["code"], "unit-not-competing");
    let separate = ask("late_payment", "24", 2);
    assert_eq!(separate["code"], "award-not-here");
    let hint = separate["hint"].as_str().expect("a text");
    assert!(hint.contains("--reading late-payment-award=separate"), "{hint}");
}

#[test]
fn a_mean_names_the_communes_that_it_waits_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let units = folder.path().join("units.csv");
    let mut list = String::from("unit,level,name,parent,region,cluster\nD1,district,Huyện 1,,,\n");
    let mut figures =
        String::from("unit,indicator,period,value\nC01,health,2030-12-31,80\nC01,population,2030,100\n");
    for commune in 1..=12 {
        list += &format!("C{commune:02},commune,Xã {commune},D1,,\n");
    }
    for commune in 2..=12 {
        figures += &format!("C{commune:02},population,2030,100\n");
    }
    std::fs::write(&units, list).expect("a list of units");
    let (units, movement) = (units.display().to_string(), shipped("cases/a_mean_over_communes"));
    let ask = [
        "explain",
        &movement,
        "--round",
        "final",
        "--figures",
        "-",
        "--units",
        &units,
        "--award",
        "even",
        "--unit",
        "D1",
    ];
    let vi = with_input(&ask, &figures).fine();
    let words =
        "11 đơn vị cấp dưới chưa có số liệu Số người tham gia bảo hiểm y tế (31/12/2030): Xã 2 (C02);";
    for words in [words, "và 3 đơn vị nữa", "còn chờ số liệu của 11 đơn vị cấp dưới"]
    {
        assert!(vi.contains(words), "{words}:\n{vi}");
    }
    let en = with_input(&[&ask[..], &["--lang", "en"]].concat(), &figures).fine();
    assert!(en.contains("11 units below have no figure yet of Health insurance participants"), "{en}");
    let json = with_input(&[&ask[..], &["--format", "json"]].concat(), &figures).json();
    let missing =
        find(&json["criteria"][0]["derivation"], "missing_figures").expect("what the mean waits for");
    assert_eq!(missing.as_array().map(Vec::len), Some(11));
    assert_eq!(
        missing[0],
        serde_json::json!({ "unit": "C02", "indicator": "health", "period": "2030-12-31" })
    );
}

/// The first value under a key anywhere in a tree.
fn find<'j>(json: &'j serde_json::Value, key: &str) -> Option<&'j serde_json::Value> {
    match json {
        serde_json::Value::Object(object) => {
            object.get(key).or_else(|| object.values().find_map(|part| find(part, key)))
        }
        serde_json::Value::Array(list) => list.iter().find_map(|part| find(part, key)),
        _ => None,
    }
}

#[test]
fn two_values_that_a_step_parts_are_shown_so_that_they_differ() {
    // 1.0600000 against 1.0600001 health participants of a required million, compared exactly.
    let close = |code: &str, health: u32| {
        province(code, 60)
            .replace("health,2021-12-31,1000", "health,2021-12-31,1000000000")
            .replace("health_plan,2022,1100", "health_plan,2022,2000000000")
            .replace("health,2022-06-30,1060", &format!("health,2022-06-30,{health}"))
    };
    let figures = csv(&[close("01", 1_600_000_000), close("24", 1_600_000_001)]);
    let exact = [&ASK[..], &["--reading", "comparable=exact", "--reading", "one-award=cumulative"]].concat();
    let vi = with_input(&exact, &figures).fine();
    assert!(vi.contains("60\u{a0}%, so với 60,0000001\u{a0}% của đơn vị này"), "{vi}");
}

#[test]
fn the_reading_that_decides_a_measure_is_told_with_criterion_and_ranking() {
    let folder = graded::movement();
    let path = folder.path().display().to_string();
    let ask = [
        &["explain", &path][..],
        &["--round", "final", "--figures", "-", "--award", "prizes", "--unit", "01"],
    ];
    let vi = with_input(&ask.concat(), graded::FIGURES).fine();
    assert_eq!(vi.matches("Theo cách hiểu counted = plan: So với kế hoạch.").count(), 2, "{vi}");
    let en = with_input(&[&ask.concat()[..], &["--lang", "en"]].concat(), graded::FIGURES).fine();
    assert_eq!(en.matches("counted = plan: Against the plan.").count(), 2, "{en}");
    let json = with_input(&[&ask.concat()[..], &["--format", "json"]].concat(), graded::FIGURES).json();
    assert_eq!(json["criteria"][0]["readings"], serde_json::json!({ "counted": "plan" }));
    assert_eq!(json["ranking_keys"][0]["readings"], serde_json::json!({ "counted": "plan" }));
}

#[test]
fn what_a_person_attests_is_waited_for_as_such() {
    let figures = "unit,indicator,period,value\n01,health,2022-12-31,95\n01,population,2022,100\n";
    let ask = [
        "explain",
        "2213-2021-2025",
        "--round",
        "2022",
        "--figures",
        "-",
        "--award",
        "province",
        "--unit",
        "01",
    ];
    let vi = with_input(&ask, figures).fine();
    for words in ["xác nhận (31/12/2022).", "(31/12/2022): chưa có xác nhận"] {
        assert!(vi.contains(words), "{words}:\n{vi}");
    }
    assert!(!vi.contains("chưa có số liệu"), "{vi}");
    let en = with_input(&[&ask[..], &["--lang", "en"]].concat(), figures).fine();
    for words in ["waits to be attested by", "not attested yet"] {
        assert!(en.contains(words), "{words}:\n{en}");
    }
}

#[test]
fn what_may_still_change_is_told_with_whom_it_waits_for_or_not_at_all() {
    let folder = graded::movement();
    let path = folder.path().display().to_string();
    let told = |command: &[&str], figures: &str, lang: &str| {
        let round = ["--round", "final", "--figures", "-", "--lang", lang];
        with_input(&[&command[..1], &[&path], &command[1..], &round].concat(), figures).fine()
    };
    let explain = ["explain", "--award", "prizes", "--unit", "01"];
    let settled = told(&explain, graded::FIGURES, "vi");
    assert!(
        settled.contains("không còn số liệu nào phải chờ.") && !settled.contains("thay đổi"),
        "{settled}"
    );
    assert!(told(&explain, graded::FIGURES, "en").contains("no figure is waited for."));
    let settled = told(&["evaluate"], graded::FIGURES, "vi");
    assert!(
        settled.contains("★ là chắc chắn: không còn số liệu nào phải chờ.") && !settled.contains("thay đổi"),
        "{settled}"
    );
    // One more is missing, and there are five places: certain to be selected, not for which grade.
    let one = format!("{}08,health_plan,2030,100\n", graded::FIGURES);
    assert!(told(&explain, &one, "vi").contains("riêng hạng khen vẫn có thể thay đổi"));
    assert!(told(&["evaluate"], &one, "vi").contains("riêng hạng khen vẫn có thể thay đổi"));
    // Five more, and the place itself waits for them.
    let more = ["11", "12", "14", "15"].map(|unit| format!("{unit},health_plan,2030,100\n")).concat();
    let many = told(&explain, &(one + &more), "vi");
    assert!(many.contains("còn thiếu có thể làm thay đổi: Tỉnh Tuyên Quang (08); "), "{many}");
}
