//! 1371-2022 by hand: criteria, ranking, selection.

mod judged;

use judged::{award, criterion, goal, measure, outcome, selected, standing, tied};
use oracle::Round;

/// A province in quarter II: in each field 1000 at the baseline and a year before, plan 2000, so one person is 0.1 % of
/// the growth; collection plan 1000; receivable 1000 and a late target of 2 %.
#[rustfmt::skip]
fn province(unit: &str, now: [i64; 3], collected: i64, nonstate: i64, late: i64) -> String {
    let mut csv = String::new();
    for (field, now) in ["compulsory", "voluntary", "health"].iter().zip(now) {
        csv += &format!("{unit},{field},2021-12-31,1000\n{unit},{field},2021-06-30,1000\n");
        csv += &format!("{unit},{field},2022-06-30,{now}\n{unit},{field}_plan,2022,2000\n");
    }
    csv + &format!(
        "{unit},collected,2022-06-30,{collected}\n{unit},collected_nonstate,2022-06-30,{nonstate}\n\
         {unit},collection_plan,2022,1000\n{unit},late,2022-06-30,{late}\n\
         {unit},receivable,2022-06-30,1000\n{unit},late_target,2022-Q2,0.02\n"
    )
}

fn q2() -> Round {
    Round::new("1371-2022", "2022-q2")
}

/// Growth in % (compulsory, voluntary, health) and collection in %, with the ranks among 01, 24 and 27:
///
/// | unit | c | v | h | collection | ranks | sum | worst | non-state share |
/// | --- | --- | --- | --- | --- | --- | --- | --- | --- |
/// | 01 | 50 | 60 | 70 | 50 | 2 2 1 3 | 8 | 3 | 250 ÷ 500 = 1/2 |
/// | 24 | 60 | 50 | 60 | 55 | 1 3 2 2 | 8 | 3 | 330 ÷ 550 = 3/5 |
/// | 27 | 45 | 70 | 50 | 60 | 3 1 3 1 | 8 | 3 | 240 ÷ 600 = 2/5 |
/// | 92 | 44.9 | 90 | 90 | 90 | not eligible | | | |
fn four() -> Round {
    q2().with(&province("01", [1500, 1600, 1700], 500, 250, 0))
        .with(&province("24", [1600, 1500, 1600], 550, 330, 0))
        .with(&province("27", [1450, 1700, 1500], 600, 240, 0))
        .with(&province("92", [1449, 1900, 1900], 900, 900, 0))
}

#[test]
fn equal_rank_sums_are_parted_by_the_non_state_share() {
    let round = four();
    assert_eq!(measure(&round, "comprehensive", "01", "lead"), "8");
    assert_eq!(measure(&round, "comprehensive", "24", "lead"), "8");
    assert_eq!(measure(&round, "comprehensive", "27", "lead"), "8");
    assert_eq!(measure(&round, "comprehensive", "92", "lead"), "null");
    assert_eq!(selected(&round, "comprehensive"), "24 01 27");
    assert_eq!(outcome(&round, "comprehensive", "92"), "not_eligible null");
    assert_eq!(criterion(&round, "comprehensive", "92", "compulsory_growth"), "not_met");
    assert_eq!(criterion(&round, "comprehensive", "27", "compulsory_growth"), "met");
    // 24: (1600 − 1000) ÷ (2000 − 1000) = 3/5; 1600 ÷ 1000 = 8/5; 550 ÷ 1000 = 11/20.
    assert_eq!(measure(&round, "comprehensive", "24", "compulsory_growth"), "3/5");
    assert_eq!(measure(&round, "comprehensive", "24", "compulsory_yoy"), "8/5");
    assert_eq!(measure(&round, "comprehensive", "24", "collection_rate"), "11/20");
}

#[test]
fn without_a_share_for_one_the_tie_is_left_open() {
    let mut round = four();
    round.figures.remove(&("27".into(), "collected_nonstate".into(), "2022-06-30".into()));
    // All three stand at 8 and all three fit into 3 places: selected in code order, ranked 1 together.
    assert_eq!(selected(&round, "comprehensive"), "01 24 27");
    assert_eq!(outcome(&round, "comprehensive", "24"), "eligible 1");
}

#[test]
fn collection_first_has_no_lead_and_follows_the_collection() {
    let round = four().read("comprehensive-lead", "collection-first");
    assert_eq!(selected(&round, "comprehensive"), "27 24 01");
    assert_eq!(measure(&round, "comprehensive", "27", "lead"), "null");
}

#[test]
fn worst_rank_takes_the_largest_part_rank() {
    // 02 grows by 90 % in each field and collects 45 %: ranks 1 1 1 and 4 of 4, worst 4, sum 7; it pushes the others
    // down by one in each field: 01 is 3 3 2 and 3rd in collection, worst 3, sum 11.
    let round = four().with(&province("02", [1900, 1900, 1900], 450, 0, 0));
    assert_eq!(selected(&round, "comprehensive"), "02 24 01");
    assert_eq!(measure(&round, "comprehensive", "02", "lead"), "7");
    assert_eq!(measure(&round, "comprehensive", "01", "lead"), "11");
    let round = round.read("comprehensive-lead", "worst-rank");
    assert_eq!(measure(&round, "comprehensive", "02", "lead"), "4");
    assert_eq!(measure(&round, "comprehensive", "01", "lead"), "3");
    // 01: 3; 24: 2 4 3 2, so 4; 27: 4 2 4 1, so 4; 02: 4. The three at 4 go by share: 24 has 3/5, 27 has 2/5, 02 has 0.
    assert_eq!(selected(&round, "comprehensive"), "01 24 27");
}

#[test]
fn the_comprehensive_award_keeps_from_a_field_award_unless_cumulative() {
    let round = four();
    assert_eq!(selected(&round, "compulsory"), "");
    assert_eq!(outcome(&round, "compulsory", "24"), "already_awarded null");
    assert_eq!(outcome(&round, "compulsory", "92"), "not_eligible null");
    let round = round.read("one-award", "cumulative");
    assert_eq!(selected(&round, "compulsory"), "24 01 27");
    assert_eq!(selected(&round, "voluntary"), "27 01 24");
    assert_eq!(selected(&round, "health"), "01 24 27");
}

#[test]
fn the_late_margin_has_three_senses() {
    // The target is 2 %: a twentieth above it is 2.1 %, five points above it 7 %.
    for (late, relative, points, none) in [
        (20, "met", "met", "met"),
        (21, "met", "met", "not_met"),
        (22, "not_met", "met", "not_met"),
        (70, "not_met", "met", "not_met"),
        (71, "not_met", "not_met", "not_met"),
    ] {
        for (sense, expected) in [("relative", relative), ("points", points), ("none", none)] {
            let round = q2().read("late-margin", sense).with(&province("24", [1900; 3], 900, 0, late));
            assert_eq!(criterion(&round, "health", "24", "late_payment"), expected, "{late} {sense}");
        }
    }
}

#[test]
fn comparable_rates_are_parted_by_year_on_year_and_ties_at_the_last_place_stay() {
    // Everybody collects 50 % and grows by 50 % in voluntary; in health four grow by 60 % and differ in the year
    // before: 1600 ÷ 800 = 2 for 01; 1600 ÷ 1000 for the rest. The comprehensive award is shared by all: tied.
    let mut round = q2();
    for unit in ["01", "02", "04", "06"] {
        round = round.with(&province(unit, [1500, 1500, 1600], 500, 250, 0));
    }
    round.figures.insert(("01".into(), "health".into(), "2021-06-30".into()), "800".into());
    assert_eq!(selected(&round, "comprehensive"), "");
    assert_eq!(tied(&round, "comprehensive"), "01 02 04 06");
    // Tied there is not awarded there: all four compete on for health. 01 leads; three are left for two places.
    assert_eq!(selected(&round, "health"), "01");
    assert_eq!(tied(&round, "health"), "02 04 06");
    assert_eq!(outcome(&round, "health", "06"), "eligible 2");
    // 06 without its figure of the year before: the group of four is not parted at all.
    round.figures.remove(&("06".into(), "health".into(), "2021-06-30".into()));
    assert_eq!(selected(&round, "health"), "");
    assert_eq!(tied(&round, "health"), "01 02 04 06");
    assert_eq!(outcome(&round, "health", "01"), "eligible 1");
}

#[test]
fn rates_are_compared_at_the_precision_of_the_reading() {
    // Plan 11000, so 10000 are required: 5001 is 50.01 %, 5004 is 50.04 %, 5005 is 50.05 %.
    let mut round = q2().read("one-award", "cumulative");
    for (unit, now) in [("01", 6001), ("02", 6004), ("04", 6005)] {
        round = round.with(&province(unit, [1500, 1500, now], 500, 250, 0));
        round.figures.insert((unit.into(), "health_plan".into(), "2022".into()), "11000".into());
        // The same year-on-year rate for all: twice as many.
        let before = format!("{}.{}", now / 2, if now % 2 == 0 { 0 } else { 5 });
        round.figures.insert((unit.into(), "health".into(), "2021-06-30".into()), before);
    }
    let ranks =
        |round: &Round| ["01", "02", "04"].map(|u| outcome(round, "health", u).replace("eligible ", ""));
    assert_eq!(ranks(&round), ["3", "2", "1"]);
    // At one decimal: 50.0, 50.0, 50.1.
    assert_eq!(ranks(&round.read("comparable", "one-decimal")), ["2", "2", "1"]);
}

#[test]
fn the_outcomes_come_in_their_order() {
    let set = |mut round: Round, indicator: &str, text: &str| {
        round.figures.insert(("24".into(), indicator.into(), "2022-06-30".into()), text.into());
        round
    };
    let good = q2().with(&province("24", [1900; 3], 900, 0, 0));
    assert_eq!(outcome(&good, "comprehensive", "24"), "eligible 1");
    let unknown = set(good.clone(), "late", "");
    assert_eq!(outcome(&unknown, "comprehensive", "24"), "undetermined null");
    let blocked = set(unknown.clone(), "blocked", "true");
    assert_eq!(outcome(&blocked, "comprehensive", "24"), "blocked null");
    assert_eq!(award(&blocked, "comprehensive")["undetermined"], serde_json::json!(["24"]));
    // 44.9 % collected: not met decides, whatever is unknown.
    let failed = set(blocked, "collected", "449");
    assert_eq!(outcome(&failed, "comprehensive", "24"), "not_eligible null");
    assert_eq!(outcome(&set(failed, "disqualified", "true"), "comprehensive", "24"), "disqualified null");
    // A block of another day is no block.
    let mut other = good;
    other.figures.insert(("24".into(), "blocked".into(), "2022-03-31".into()), "true".into());
    assert_eq!(outcome(&other, "comprehensive", "24"), "eligible 1");
}

#[test]
fn central_units_are_attested_and_more_than_two_are_tied() {
    let mut round = q2();
    for unit in ["TW-1", "TW-2", "TW-3"] {
        round = round.with(&format!("{unit},attest.excellent_direction,2022-06-30,true"));
    }
    round = round.with("TW-4,blocked,2022-06-30,false");
    assert_eq!(tied(&round, "central_units"), "TW-1 TW-2 TW-3");
    assert_eq!(outcome(&round, "central_units", "TW-4"), "undetermined null");
    assert_eq!(standing(&round, "central_units", "TW-1")["individuals"], 2);
    round.units = Some(vec!["TW-3".into(), "TW-1".into()]);
    assert_eq!(selected(&round, "central_units"), "TW-1 TW-3");
}

#[test]
fn late_payment_can_be_an_award_of_its_own() {
    // 01 meets nothing but the late target: 1 % of 2 %. 24 stands at 2.1 %: within the margin, over the target.
    let round = q2()
        .read("late-payment-award", "separate")
        .with(&province("01", [0; 3], 0, 0, 10))
        .with(&province("24", [1900; 3], 900, 0, 21));
    assert_eq!(selected(&round, "late_payment"), "01");
    assert_eq!(selected(&round, "comprehensive"), "24");
    assert_eq!(outcome(&round, "late_payment", "24"), "not_eligible null");
    assert_eq!(standing(&round, "late_payment", "01")["individuals"], 3);
}

#[test]
fn goals_take_the_national_figure_or_the_sum() {
    // Health: 1900 + 1800 = 3700 of 4000 = 37/40 = 92.5 %, under 92.6 %.
    let mut round = q2()
        .with(&province("01", [1500, 1500, 1900], 500, 0, 0))
        .with(&province("24", [1500, 1500, 1800], 500, 0, 0))
        .with("01,population,2022,2000\n24,population,2022,2000");
    assert_eq!(goal(&round, "health_coverage"), "463/500 37/40 not_met");
    // Collected 1000 of 2000.
    assert_eq!(goal(&round, "collection"), "1 1/2 not_met");
    // Social: no `social`, so 3000 + 3000 = 6000, of 10000 = 60 %.
    round = round.with("VN,labour_force,2022,10000");
    assert_eq!(goal(&round, "social_coverage"), "377/1000 3/5 met");
    // Given for the nation: 3769 of 10000.
    round = round.with("VN,social,2022-06-30,3769");
    assert_eq!(goal(&round, "social_coverage"), "377/1000 3769/10000 not_met");
    assert_eq!(goal(&round, "unemployment_coverage"), "31/100 null unknown");
}
