//! 09-2023 by hand.

mod judged;

use judged::{criterion, goal, outcome, selected};
use oracle::Round;

#[test]
fn a_unit_is_attested_and_has_collected_what_was_assigned() {
    let mut round = Round::new("09-2023", "final").with(
        "24,collected,2023-12-31,1000\n24,collection_plan,2023,1000\n24,attest.registered,2023,true\n\
         24,attest.plan_made,2023,true\n24,attest.reviews_held,2023-12-31,true\n\
         27,collected,2023-12-31,999\n27,collection_plan,2023,1000",
    );
    assert_eq!(selected(&round, "unit"), "24");
    assert_eq!(criterion(&round, "unit", "27", "collection"), "not_met");
    assert_eq!(criterion(&round, "unit", "27", "registered"), "unknown");
    assert_eq!(outcome(&round, "unit", "27"), "not_eligible null");
    // Said to be false for the day, whatever the year says.
    round = round.with("24,attest.registered,2023-12-31,false");
    assert_eq!(outcome(&round, "unit", "24"), "not_eligible null");
}

#[test]
fn some_goals_are_strict() {
    let at = |satisfaction: &str, late: &str| {
        Round::new("09-2023", "final").with(&format!(
            "VN,satisfaction,2023,{satisfaction}\nVN,late_interest,2023-12-31,{late}\nVN,receivable,2023-12-31,10000"
        ))
    };
    assert_eq!(goal(&at("0.83", "291"), "satisfaction"), "83/100 83/100 not_met");
    assert_eq!(goal(&at("0.83", "291"), "late_ratio"), "291/10000 291/10000 not_met");
    assert_eq!(goal(&at("0.831", "290"), "satisfaction"), "83/100 831/1000 met");
    assert_eq!(goal(&at("0.831", "290"), "late_ratio"), "291/10000 29/1000 met");
    // A ratio is never added up.
    let round = Round::new("09-2023", "final").with("24,satisfaction,2023,0.9");
    assert_eq!(goal(&round, "satisfaction"), "83/100 null unknown");
}
