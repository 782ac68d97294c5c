//! 1170-2021 by hand.

mod judged;

use judged::{award, criterion, goal, measure, outcome, selected, tied};
use oracle::Round;

#[test]
fn progress_starts_at_35_percent_and_the_tenth_place_can_be_tied() {
    let mut round = Round::new("1170-2021", "preliminary");
    // 350 ÷ 1000 is 35 %: in. 349 is not. 900 to 981 for nine others.
    for (unit, accounts) in [("01", 350), ("02", 349), ("04", 351)] {
        round = round.with(&format!("{unit},vssid,2021-06-30,{accounts}\n{unit},vssid_plan,2021,1000"));
    }
    round = round.with("06,vssid,2021-06-30,500");
    assert_eq!(selected(&round, "preliminary"), "04 01");
    assert_eq!(outcome(&round, "preliminary", "02"), "not_eligible null");
    assert_eq!(outcome(&round, "preliminary", "06"), "undetermined null");
    assert_eq!(measure(&round, "preliminary", "01", "completion"), "7/20");
    assert_eq!(award(&round, "preliminary")["quota"], 10);
    for unit in 20..29 {
        round = round.with(&format!("{unit},vssid,2021-06-30,900\n{unit},vssid_plan,2021,1000"));
    }
    // Nine at 90 % take nine places, 04 the tenth; with one more at 35.1 % the tenth is tied.
    assert_eq!(selected(&round, "preliminary"), "20 21 22 23 24 25 26 27 28 04");
    round = round.with("08,vssid,2021-06-30,702\n08,vssid_plan,2021,2000");
    assert_eq!(tied(&round, "preliminary"), "04 08");
    // A pilot goes first at comparable completion.
    round = round.with("08,vssid_pilot,2021,true");
    assert_eq!(selected(&round, "preliminary"), "20 21 22 23 24 25 26 27 28 08");
}

fn attested(unit: &str) -> String {
    ["solutions", "guidance", "support_communication", "technical_support"]
        .map(|criterion| format!("{unit},attest.{criterion},2021-12-31,true\n"))
        .concat()
}

#[test]
fn the_final_asks_for_the_whole_plan_and_four_attestations() {
    // Completion: 01 100 %, 02 120 %, 04 120 % (pilot), 06 99.9 % (pilot), 08 110 % with one attestation missing.
    let mut round =
        Round::new("1170-2021", "final").with("04,vssid_pilot,2021,true\n06,vssid_pilot,2021,true");
    for (unit, accounts) in [("01", 1000), ("02", 1200), ("04", 1200), ("06", 999), ("08", 1100)] {
        round = round.with(&format!(
            "{unit},vssid,2021-12-31,{accounts}\n{unit},vssid_plan,2021,1000\n{}",
            attested(unit)
        ));
    }
    round.figures.remove(&("08".into(), "attest.guidance".into(), "2021-12-31".into()));
    assert_eq!(selected(&round, "final"), "04 02 01");
    assert_eq!(outcome(&round, "final", "06"), "not_eligible null");
    assert_eq!(criterion(&round, "final", "08", "guidance"), "unknown");
    assert_eq!(outcome(&round, "final", "08"), "undetermined null");
    round.assume_attested = true;
    assert_eq!(selected(&round, "final"), "04 02 08 01");
    assert!(award(&round, "final")["quota"].is_null());
}

#[test]
fn pilots_first_go_ahead_of_all_that_reach_the_plan() {
    let mut round = Round::new("1170-2021", "final").with("01,vssid_pilot,2021,true");
    for (unit, accounts) in [("01", 1000), ("02", 1200)] {
        round = round.with(&format!(
            "{unit},vssid,2021-12-31,{accounts}\n{unit},vssid_plan,2021,1000\n{}",
            attested(unit)
        ));
    }
    assert_eq!(selected(&round, "final"), "02 01");
    assert_eq!(selected(&round.read("pilot-priority", "first"), "final"), "01 02");
}

#[test]
fn the_goal_is_over_25_million() {
    let at = |accounts: &str| {
        let round = Round::new("1170-2021", "final").with(&format!("VN,vssid,2021-12-31,{accounts}"));
        goal(&round, "vssid_accounts")
    };
    assert_eq!(at("25000000"), "25000000 25000000 not_met");
    assert_eq!(at("25000001"), "25000000 25000001 met");
}
