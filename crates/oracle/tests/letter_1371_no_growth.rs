//! 1371-2022 by hand: a plan that does not exceed the baseline.

mod judged;

use judged::{criterion, measure, outcome, selected};
use oracle::Round;

/// A province in quarter II: baseline 1000 in each field, a plan and a number of participants for each; 50 % collected,
/// half of it non-state; nothing late.
#[rustfmt::skip]
fn province(unit: &str, fields: [(i64, i64); 3]) -> String {
    let mut csv = String::new();
    for (field, (plan, now)) in ["compulsory", "voluntary", "health"].iter().zip(fields) {
        csv += &format!("{unit},{field},2021-12-31,1000\n{unit},{field},2021-06-30,1000\n");
        csv += &format!("{unit},{field},2022-06-30,{now}\n{unit},{field}_plan,2022,{plan}\n");
    }
    csv + &format!(
        "{unit},collected,2022-06-30,500\n{unit},collected_nonstate,2022-06-30,250\n\
         {unit},collection_plan,2022,1000\n{unit},late,2022-06-30,0\n\
         {unit},receivable,2022-06-30,1000\n{unit},late_target,2022-Q2,0.02\n"
    )
}

const GROWS: (i64, i64) = (2000, 1500);

#[test]
fn the_three_senses_of_no_growth_required() {
    // Plan 900, so −100 are required and the floor share of that is −45: 955 reaches it, 954 does not; 900 is the plan.
    for (now, plan_reached, counts) in
        [(955, "met", "met"), (954, "met", "not_met"), (900, "met", "not_met"), (899, "not_met", "not_met")]
    {
        let round = Round::new("1371-2022", "2022-q2").with(&province("24", [GROWS, GROWS, (900, now)]));
        let health = |sense| {
            criterion(
                &round.clone().read("no-growth-required", sense),
                "comprehensive",
                "24",
                "health_growth",
            )
        };
        assert_eq!(health("met-if-plan-reached"), plan_reached, "{now}");
        assert_eq!(health("counts"), counts, "{now}");
        assert_eq!(health("council"), "unknown", "{now}");
    }
}

#[test]
fn a_unit_with_nothing_to_lead_with_is_not_eligible_for_that_field_alone() {
    let round = Round::new("1371-2022", "2022-q2")
        .read("one-award", "cumulative")
        .with(&province("24", [GROWS, GROWS, (1000, 1000)]));
    assert_eq!(measure(&round, "health", "24", "health_growth"), "null");
    assert_eq!(outcome(&round, "health", "24"), "not_eligible null");
    assert_eq!(selected(&round, "compulsory"), "24");
    assert_eq!(selected(&round, "comprehensive"), "24");
    // Even where the council has to decide on the floor, there is nothing to lead with.
    let round = round.read("no-growth-required", "council");
    assert_eq!(outcome(&round, "health", "24"), "not_eligible null");
    assert_eq!(outcome(&round, "compulsory", "24"), "undetermined null");
}

#[test]
fn a_part_without_a_rate_is_ranked_last_or_at_the_mean() {
    // All collect 50 %: rank 1 each. Compulsory: 01 and 02 at 50 %, 04 at 60 %: ranks 2 2 1. Voluntary: all at 50 %:
    // ranks 1 1 1. Health: 01 has no rate; 02 at 50 %, 04 at 60 %: ranks – 2 1.
    let round = Round::new("1371-2022", "2022-q2")
        .with(&province("01", [GROWS, GROWS, (1000, 1000)]))
        .with(&province("02", [GROWS, GROWS, GROWS]))
        .with(&province("04", [(2000, 1600), GROWS, (2000, 1600)]));
    // 01: 1 + 2 + 1 + (2 with a rate, so 3) = 7; 02: 1 + 2 + 1 + 2 = 6; 04: 1 + 1 + 1 + 1 = 4.
    let leads = |round: &Round| ["01", "02", "04"].map(|unit| measure(round, "comprehensive", unit, "lead"));
    assert_eq!(leads(&round), ["7", "6", "4"]);
    assert_eq!(selected(&round, "comprehensive"), "04 02 01");
    // The mean of 1, 2 and 1 is 4/3: 4 + 4/3 = 16/3, ahead of 02.
    let round = round.read("undefined-rank", "mean");
    assert_eq!(leads(&round), ["16/3", "6", "4"]);
    assert_eq!(selected(&round, "comprehensive"), "04 01 02");
    // Worst rank with `last`: 01 has 3, 02 has 2, 04 has 1.
    let round = round.read("undefined-rank", "last").read("comprehensive-lead", "worst-rank");
    assert_eq!(leads(&round), ["3", "2", "1"]);
}

#[test]
fn an_undefined_later_key_leaves_the_group_tied() {
    // Equal in collection, compulsory and voluntary; in health 01 has no rate, so health does not part them, and the
    // non-state share after it is not tried either.
    let mut round = Round::new("1371-2022", "2022-q2")
        .read("comprehensive-lead", "collection-first")
        .with(&province("01", [GROWS, GROWS, (1000, 1000)]))
        .with(&province("02", [GROWS, GROWS, GROWS]));
    round.figures.insert(("01".into(), "collected_nonstate".into(), "2022-06-30".into()), "300".into());
    assert_eq!(outcome(&round, "comprehensive", "01"), "eligible 1");
    assert_eq!(outcome(&round, "comprehensive", "02"), "eligible 1");
}

#[test]
fn a_missing_plan_is_unknown_not_undefined() {
    let mut round = Round::new("1371-2022", "2022-q2").with(&province("24", [GROWS, GROWS, GROWS]));
    round.figures.remove(&("24".into(), "health_plan".into(), "2022".into()));
    assert_eq!(criterion(&round, "health", "24", "health_growth"), "unknown");
    assert_eq!(outcome(&round, "health", "24"), "undetermined null");
    // With the plan at the baseline the rate is undefined even without participants; whether the plan is reached is
    // not known.
    round = round.with("24,health_plan,2022,1000");
    round.figures.remove(&("24".into(), "health".into(), "2022-06-30".into()));
    assert_eq!(criterion(&round, "comprehensive", "24", "health_growth"), "unknown");
    assert_eq!(outcome(&round, "health", "24"), "not_eligible null");
    assert_eq!(outcome(&round, "comprehensive", "24"), "undetermined null");
}
