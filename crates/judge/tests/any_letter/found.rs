//! Claims that were once made too early: each with the least letter and figures that show it.

use judge::{Met, Outcome};

use crate::rules::{attested, award, criterion, measure, table};
use crate::small::Small;

/// One criterion, and an award to whoever meets it.
fn letter_of(says: &str) -> String {
    let award = award("a", "province", "requires = [\"c\", \"attested\"]");
    [criterion("c", says), attested(), award].concat()
}

#[test]
fn a_choice_by_a_rate_still_missing_is_open_even_where_both_ways_lead_to_the_same() {
    // A plan of zero would leave the choice without meaning, and the criterion not met.
    let rules = letter_of("holds = \"if(health / health_plan >= 90%, merit >= 0, merit >= 0)\"");
    let known = ["01 health 2030-12-31 100", "01 merit 2030 1", "01 attest.attested 2030-12-31 true"];
    let known = known.map(|figure| figure.replace("true", "yes"));
    let mut known: Vec<&str> = known.iter().map(String::as_str).collect();
    let round = Small::round(&rules, &["01"], &known);
    assert_eq!(round.criterion("c", "01"), Met::Unknown);
    assert_eq!(round.outcome("a", "01"), Outcome::Undetermined);
    known.push("01 health_plan 2030 0");
    assert_eq!(Small::round(&rules, &["01"], &known).criterion("c", "01"), Met::NotMet);
    known.pop();
    known.push("01 health_plan 2030 200");
    assert_eq!(Small::round(&rules, &["01"], &known).criterion("c", "01"), Met::Met);
    // Whether somebody attests is never without meaning: there both ways settle it.
    let rules = letter_of("holds = \"if(met(attested), merit >= 0, merit >= 50%)\"");
    assert_eq!(Small::round(&rules, &["01"], &["01 merit 2030 1"]).criterion("c", "01"), Met::Met);
}

#[test]
fn what_holds_instead_waits_until_it_is_known_whether_it_is_asked() {
    // The plan is zero: the first part speaks of no number. A pledge refused makes the whole "no", and only otherwise
    // does the second condition count.
    let rules =
        letter_of("holds = \"health / health_plan >= 90% and pledged\"\nwhen_undefined = \"merit >= 0\"");
    let with = |more: &[&str]| {
        let known = ["01 health 2030-12-31 5", "01 health_plan 2030 0"];
        Small::round(&rules, &["01"], &[&known[..], more].concat()).criterion("c", "01")
    };
    assert_eq!(with(&["01 merit 2030 1"]), Met::Unknown);
    assert_eq!(with(&["01 merit 2030 1", "01 pledged 2030 yes"]), Met::Met);
    assert_eq!(with(&["01 merit 2030 1", "01 pledged 2030 no"]), Met::NotMet);
    assert_eq!(with(&["01 merit 2030 -1"]), Met::NotMet);
    assert_eq!(with(&[]), Met::Unknown);
}

#[test]
fn a_choice_waits_for_a_condition_that_is_no_or_undefined() {
    let rules = letter_of("holds = \"if(health / health_plan >= 90% and pledged, false, true)\"");
    let with = |more: &[&str]| {
        let known = ["01 health 2030-12-31 5", "01 health_plan 2030 0"];
        Small::round(&rules, &["01"], &[&known[..], more].concat()).criterion("c", "01")
    };
    assert_eq!(with(&[]), Met::Unknown);
    assert_eq!(with(&["01 pledged 2030 no"]), Met::Met);
    assert_eq!(with(&["01 pledged 2030 yes"]), Met::NotMet);
}

#[test]
fn a_streak_denied_waits_for_the_years_that_are_missing() {
    // `not` does not reach the years within `every`: one that is undefined and one that is missing may come to "no".
    let rules = letter_of("holds = \"not every(2 years, health / health_plan >= 90%)\"");
    let with = |more: &[&str]| {
        let known = ["01 health 2030-12-31 5", "01 health_plan 2030 0", "01 health 2029-12-31 5"];
        Small::round(&rules, &["01"], &[&known[..], more].concat()).criterion("c", "01")
    };
    assert_eq!(with(&[]), Met::Unknown);
    assert_eq!(with(&["01 health_plan 2029 100"]), Met::Met);
    assert_eq!(with(&["01 health_plan 2029 5"]), Met::NotMet);
}

#[test]
fn a_condition_of_several_parts_with_a_substitute_leaves_selections_certain() {
    // Nothing of the first award rests on what 02 lacks but its own place below.
    let mut rules = letter_of(
        "holds = \"health / health_plan >= 90% and collected / collection_plan >= 90%\"\nwhen_undefined = \"pledged\"",
    );
    rules.push_str(&measure("m", "merit"));
    rules = rules.replace(
        "requires = [\"c\", \"attested\"]",
        "requires = [\"c\"]\nranks_by = [{ key = \"m\", order = \"descending\" }]\nmaximum = 1",
    );
    let known = [
        "01 health 2030-12-31 100",
        "01 health_plan 2030 100",
        "01 collected 2030-12-31 100",
        "01 collection_plan 2030 100",
        "01 merit 2030 2",
        "02 health 2030-12-31 100",
        "02 health_plan 2030 100",
        "02 merit 2030 1",
    ];
    assert_eq!(Small::round(&rules, &["01", "02"], &known).selected("a", "01"), (true, true));
}

/// An award led by the ranks in two rates, and before it one that keeps its winner from it; `unranked` is the rank of a
/// unit without a rate, `requires` what the led award asks for.
fn led_rules(
    second_rate: &str,
    second_order: &str,
    unranked: &str,
    requires: &str,
    maximum: usize,
) -> String {
    let lead = format!(
        "clause = \"1\"\nparts = [\"completion descending\", \"second {second_order}\"]\ncombine = \"sum\"\n\
         unranked = \"{unranked}\""
    );
    let led = format!(
        "requires = [{requires}]\nranks_by = [{{ key = \"lead\", order = \"ascending\" }}]\nmaximum = {maximum}\n\
         not_with = [{{ award = \"first\" }}]"
    );
    [
        measure("completion", "health / health_plan"),
        measure("second", second_rate),
        table("measure", "lead", &lead),
        criterion("c", "holds = \"completion >= 50%\""),
        criterion("pledge", "holds = \"pledged\""),
        attested(),
        award("first", "province", "requires = [\"pledge\", \"attested\"]"),
        award("led", "province", &led),
    ]
    .concat()
}

fn led(merits: &[(&str, &str, &str)], more: &[&str]) -> Small {
    let mut figures: Vec<String> = Vec::new();
    for (unit, health, merit) in merits {
        figures.push(format!("{unit} health 2030-12-31 {health}"));
        figures.push(format!("{unit} health_plan 2030 100"));
        if !merit.is_empty() {
            figures.push(format!("{unit} merit 2030 {merit}"));
        }
    }
    let units: Vec<&str> = merits.iter().map(|(unit, ..)| *unit).collect();
    let figures: Vec<&str> = figures.iter().map(String::as_str).chain(more.iter().copied()).collect();
    Small::round(&led_rules("merit", "descending", "last", "\"c\"", 1), &units, &figures)
}

#[test]
fn an_eligible_unit_may_still_come_to_lead_by_the_rank_that_it_lacks() {
    let pledges = ["01 pledged 2030 no", "02 pledged 2030 no", "03 pledged 2030 no"];
    // 01: 2 + 1 = 3; 02: 1 + 3 = 4, but with a merit of 5 it comes to 1 + 1.
    let before = led(&[("01", "90", "2"), ("02", "100", ""), ("03", "80", "1")], &pledges);
    assert_eq!(before.selected("led", "01"), (true, false));
    let after = led(&[("01", "90", "2"), ("02", "100", "5"), ("03", "80", "1")], &pledges);
    assert_eq!(after.selected("led", "02"), (true, true));
    // Far enough behind, it no longer can: 02 comes to 3 + 1 at best, 01 to 1 + 2 at worst.
    let before = led(&[("01", "90", "2"), ("02", "60", ""), ("03", "80", "1")], &pledges);
    assert_eq!(before.selected("led", "01"), (true, true));
}

#[test]
fn a_unit_that_may_leave_for_another_award_may_take_its_ranks_along() {
    // Completion puts 03 between 01 and 02: 01 comes to 1 + 2, 02 to 3 + 1. Without 03 both come to 3.
    let units = [("01", "100", "2"), ("02", "80", "3"), ("03", "90", "1")];
    let known = ["01 pledged 2030 no", "02 pledged 2030 no", "03 attest.attested 2030-12-31 yes"];
    let before = led(&units, &known);
    assert_eq!(before.selected("led", "01"), (true, false));
    let after = led(&units, &[&known[..], &["03 pledged 2030 yes"]].concat());
    assert_eq!(after.outcome("led", "03"), Outcome::AlreadyAwarded);
    assert_eq!(after.judgement.award("led").expect("an award").tied.len(), 2);
    let stays = led(&units, &[&known[..], &["03 pledged 2030 no"]].concat());
    assert_eq!(stays.selected("led", "01"), (true, true));
}

#[test]
fn a_unit_that_has_only_the_mean_of_its_other_ranks_may_stay_where_that_leaves_it() {
    // Nobody but 05 and 06 can have a rank in late payment. With one 05 comes to 5 + 1; without one, to 5 + 5.
    let rules = led_rules("late / receivable", "ascending", "mean", "\"c\", \"attested\"", 5);
    let units = ["01", "02", "03", "04", "05", "06"];
    let mut figures: Vec<String> = Vec::new();
    for (unit, health) in units.iter().zip(["100", "95", "90", "85", "80", "70"]) {
        figures.push(format!("{unit} health 2030-12-31 {health}"));
        figures.push(format!("{unit} health_plan 2030 100"));
        figures.push(format!("{unit} late 2030-12-31 10"));
        figures.push(format!("{unit} pledged 2030 no"));
        match *unit {
            "05" => figures.push("05 attest.attested 2030-12-31 yes".into()),
            "06" => figures.push("06 receivable 2030-12-31 100".into()),
            _ => {
                figures.push(format!("{unit} receivable 2030-12-31 0"));
                figures.push(format!("{unit} attest.attested 2030-12-31 yes"));
            }
        }
    }
    let round = |more: &[&str]| {
        let figures: Vec<&str> = figures.iter().map(String::as_str).chain(more.iter().copied()).collect();
        Small::round(&rules, &units, &figures)
    };
    assert_eq!(round(&[]).selected("led", "05"), (true, false));
    let after = round(&["05 receivable 2030-12-31 0", "06 attest.attested 2030-12-31 yes"]);
    assert_eq!((after.selected("led", "05").0, after.selected("led", "06").0), (false, true));
}
