//! 4494-2017 by hand.

mod judged;

use judged::{award, criterion, goal, measure, outcome, selected, standing};
use oracle::Round;

/// Plans of 1000 each, receivable 10000, target 4 %: 400 is the target.
fn province(unit: &str, social: i64, unemployment: i64, health: i64, late: i64) -> String {
    format!(
        "{unit},social,2017-12-31,{social}\n{unit},unemployment,2017-12-31,{unemployment}\n\
         {unit},health,2017-12-31,{health}\n{unit},social_plan,2017,1000\n{unit},unemployment_plan,2017,1000\n\
         {unit},health_plan,2017,1000\n{unit},late,2017-12-31,{late}\n{unit},receivable,2017-12-31,10000\n\
         {unit},late_target,2017-Q4,0.04\n"
    )
}

#[test]
fn six_are_outstanding_by_rank_sum_or_by_health() {
    // 01: social 1100, unemployment 1000, health 1000, debt 100 (1 %, a quarter of the target)
    // 02: social 1000, unemployment 1100, health 1050, debt 300 (3 %, three quarters)
    // 04: social 1000, unemployment 1000, health 1100, debt 399
    let round = Round::new("4494-2017", "final")
        .with(&province("01", 1100, 1000, 1000, 100))
        .with(&province("02", 1000, 1100, 1050, 300))
        .with(&province("04", 1000, 1000, 1100, 399));
    // Ranks (social, unemployment, health, debt): 01 1 2 3 1 = 7; 02 2 1 2 2 = 7; 04 2 2 1 3 = 8.
    let lead = |unit| measure(&round, "outstanding", unit, "lead");
    assert_eq!([lead("01"), lead("02"), lead("04")], ["7", "7", "8"]);
    assert_eq!(selected(&round, "outstanding"), "01 02 04");
    assert_eq!(outcome(&round, "outstanding", "04"), "eligible 3");
    assert_eq!(measure(&round, "outstanding", "02", "late_to_target"), "3/4");
    assert_eq!(award(&round, "outstanding")["quota"], 6);

    let round = round.read("lead", "health-first");
    assert_eq!(selected(&round, "outstanding"), "04 02 01");
    assert_eq!(measure(&round, "outstanding", "04", "lead"), "null");
}

#[test]
fn the_debt_must_be_under_its_target() {
    let debt = |late| {
        let round = Round::new("4494-2017", "final").with(&province("01", 1000, 1000, 1000, late));
        criterion(&round, "outstanding", "01", "debt")
    };
    assert_eq!(debt(399), "met");
    assert_eq!(debt(400), "not_met");
    let round = Round::new("4494-2017", "final").with(&province("01", 999, 1000, 1000, 0));
    assert_eq!(criterion(&round, "outstanding", "01", "social"), "not_met");
}

#[test]
fn the_prize_goes_by_the_smaller_headcount() {
    // 130,000 × 120 = 15,600,000.
    let mut round = Round::new("4494-2017", "final")
        .with(&province("01", 1000, 1000, 1000, 0))
        .with("01,headcount_present,2017,120\n01,headcount_assigned,2017,131");
    assert_eq!(standing(&round, "outstanding", "01")["prize"], "15600000");
    assert_eq!(standing(&round, "outstanding", "01")["individuals"], 5);
    round.figures.remove(&("01".into(), "headcount_present".into(), "2017".into()));
    assert!(standing(&round, "outstanding", "01")["prize"].is_null());
}

#[test]
fn goals_are_reached_at_their_share() {
    let round = Round::new("4494-2017", "final")
        .with("VN,labour_force,2017,1000\nVN,compulsory,2017-12-31,200\nVN,voluntary,2017-12-31,68");
    assert_eq!(goal(&round, "social_coverage"), "67/250 67/250 met");
    assert_eq!(goal(&round.with("VN,population,2017,0"), "health_coverage"), "104/125 null not_met");
}
