//! What looks like a fault and is none: each of these movements is accepted whole.

use movement::Movement;

use crate::written::{clause, head, round, table};

const READING: &str = r#"
[reading.margin]
clause = "1"
asks = { vi = "Hỏi", en = "Question" }
choice.wide.says = { vi = "Lời", en = "Words" }
choice.narrow.says = { vi = "Lời", en = "Words" }
"#;

fn award(body: &str) -> String {
    table("award", "health", &format!("recipients = \"province\"\n{body}"))
}

#[track_caller]
fn accepted(rest: &str) {
    let letter = [
        head("1", r#"["45%", "40%", 3]"#),
        round("first", "2022-06-30", "1"),
        round("final", "2022-12-31", "1"),
        table("measure", "growth", r#"is = "health / health_plan""#),
    ];
    let (_, problems) = Movement::read(&format!("{}{rest}", letter.concat()), "accepted.toml");
    assert!(problems.is_empty(), "{problems:#?}");
}

#[test]
fn a_parameter_needs_no_value_in_a_round_that_never_asks_for_it() {
    let floor = table("parameter", "floor", r#"is = [{ rounds = ["first"], is = "45%" }]"#);
    let holds = r#"holds = [{ rounds = ["final"], is = "growth >= 100%" }, { is = "growth >= floor" }]"#;
    accepted(&[floor, table("criterion", "reached", holds), award("requires = [\"reached\"]")].concat());
}

#[test]
fn a_parameter_needs_no_value_in_a_round_in_which_its_award_does_not_exist() {
    let floor = table("parameter", "floor", r#"is = [{ rounds = ["first"], is = "45%" }]"#);
    let reached = table("criterion", "reached", r#"holds = "growth >= floor""#);
    accepted(
        &[floor, reached, award("exists = { rounds = [\"first\"] }\nrequires = [\"reached\"]")].concat(),
    );
}

#[test]
fn a_choice_that_no_case_names_is_what_holds_otherwise() {
    let floor =
        table("parameter", "floor", r#"is = [{ under.margin = "wide", is = "40%" }, { is = "45%" }]"#);
    accepted(&format!("{READING}{floor}"));
}

#[test]
fn bounds_of_different_rounds_or_choices_exclude_nothing() {
    let much = r#"holds = [{ rounds = ["first"], is = "growth >= 45%" }, { is = "growth >= 0" }]"#;
    let little = r#"holds = [{ rounds = ["final"], is = "growth < 40%" }, { is = "true" }]"#;
    let wide = r#"holds = [{ under.margin = "wide", is = "health > 3 people" }, { is = "true" }]"#;
    let narrow = r#"holds = [{ under.margin = "narrow", is = "health < 3 people" }, { is = "true" }]"#;
    let criteria = [("much", much), ("little", little), ("wide", wide), ("narrow", narrow)];
    let criteria: String = criteria.iter().map(|(id, holds)| table("criterion", id, holds)).collect();
    let award = award(r#"requires = ["much", "little", "wide", "narrow"]"#);
    accepted(&[READING.to_string(), criteria, award].concat());
}

#[test]
fn where_people_alone_attest_they_also_choose() {
    let by = "attested_by = { vi = \"Vụ\", en = \"Department\" }\nevidence = { vi = \"Văn bản\", en = \"Papers\" }";
    accepted(
        &[table("criterion", "excellent", by), award("requires = [\"excellent\"]\nmaximum = 3")].concat(),
    );
}

#[test]
fn a_letter_that_names_no_day_leaves_the_cut_off_free() {
    accepted(&[clause("2", "rule", ""), round("late", "2022-12-31", "2")].concat());
}
