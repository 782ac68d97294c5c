//! Flags at their thresholds: just below, at, just above, and unknown. They change no outcome.

use judge::Outcome;

use crate::rules::{attested, award, criterion, measure};
use crate::small::Small;

/// Growth of health insurance with a thin base under 50 %, and an award that does not look at it.
fn rules() -> String {
    let thin =
        "thin_base = { required = \"health_plan - health[start]\", of = \"health[start]\", under = \"50%\" }";
    let growth = measure("growth", "(health - health[start]) / (health_plan - health[start])");
    [
        growth,
        format!("{thin}\n"),
        measure("collection", "collected / collection_plan"),
        criterion("growth", "holds = \"growth >= 50%\""),
        criterion("collection", "holds = \"collection >= 90%\""),
        attested(),
        award(
            "growth",
            "province",
            "requires = [\"growth\", \"attested\"]\nranks_by = [{ key = \"growth\", order = \"descending\" }]",
        ),
        award("collection", "province", "requires = [\"collection\"]"),
    ]
    .concat()
}

/// The flags in the award for growth of a unit with so many people at the start, and such a plan.
fn thin(start: &str, plan: &str) -> bool {
    let figures = [
        "01 health 2030-12-31 900".to_string(),
        format!("01 health 2029-12-31 {start}"),
        format!("01 health_plan 2030 {plan}"),
    ];
    let known: Vec<&str> =
        figures.iter().map(String::as_str).filter(|figure| !figure.ends_with(' ')).collect();
    let round = Small::round(&rules(), &["01"], &known);
    assert!(round.flags("collection", "01").is_empty(), "an award that does not use the measure");
    let flags = round.flags("growth", "01");
    assert!(flags.iter().all(|flag| *flag == "thin_base"), "{flags:?}");
    !flags.is_empty()
}

#[test]
fn a_base_is_thin_where_the_change_required_is_above_zero_and_under_the_share() {
    // Half of 1000 is 500.
    assert!(thin("1000", "1499"), "just under the share");
    assert!(!thin("1000", "1500"), "at the share");
    assert!(!thin("1000", "1501"), "just above the share");
    assert!(thin("1000", "1001"), "just above zero");
    assert!(!thin("1000", "1000"), "no change required");
    assert!(!thin("1000", "999"), "less required than there was");
    assert!(!thin("", "1001"), "the base unknown");
    assert!(!thin("1000", ""), "the plan unknown");
    assert!(!thin("0", "1"), "no base");
}

#[test]
fn a_figure_is_late_whatever_it_is_needed_for_and_only_for_its_own_unit() {
    let flags = |figures: &[&str], award: &str, unit: &str| {
        Small::round(&rules(), &["01", "02"], figures).flags(award, unit)
    };
    let in_time = ["01 health 2030-12-31 900", "02 health 2030-12-31 900"];
    assert!(flags(&in_time, "growth", "01").is_empty());
    let late = ["01 health 2030-12-31 900 late", "02 health 2030-12-31 900"];
    assert_eq!(flags(&late, "growth", "01"), ["late_figure"]);
    assert_eq!(flags(&late, "collection", "01"), ["late_figure"], "a figure that the round needs");
    assert!(flags(&late, "growth", "02").is_empty(), "the figures of another unit");
    assert!(flags(&["01 health 2030-06-30 900 late"], "growth", "01").is_empty(), "of a day not asked for");
    assert!(
        flags(&["01 vssid 2030-12-31 900 late"], "growth", "01").is_empty(),
        "of an indicator not asked for"
    );
    assert!(flags(&[], "growth", "01").is_empty(), "a figure that never came is missing, not late");
}

/// Units in collection: eight near each other, whose median is 100 % and whose median distance from it is 1 %, and one.
fn with_one(last: &str) -> (Vec<String>, Vec<String>) {
    let near = ["98", "99", "99", "100", "100", "101", "101", "102"];
    let units: Vec<String> = (1..=near.len() + 1).map(|number| format!("{number:02}")).collect();
    let mut figures = Vec::new();
    for (unit, collected) in units.iter().zip(near.into_iter().chain([last])) {
        if !collected.is_empty() {
            figures.push(format!("{unit} collected 2030-12-31 {collected}"));
        }
        figures.push(format!("{unit} collection_plan 2030 100"));
    }
    (units, figures)
}

fn flagged(units: &[String], figures: &[String]) -> Vec<String> {
    let [units, figures] = [units, figures].map(|all| all.iter().map(String::as_str).collect::<Vec<_>>());
    let round = Small::round(&rules(), &units, &figures);
    let far = |unit: &&&str| round.flags("collection", unit) == ["outlier"];
    units.iter().filter(far).map(ToString::to_string).collect()
}

#[test]
fn an_outlier_stands_more_than_ten_median_distances_from_the_median() {
    let far = |last: &str| {
        let (units, figures) = with_one(last);
        flagged(&units, &figures)
    };
    // Nine values: the median is 100 % and the fifth distance 1 %.
    assert!(far("109").is_empty(), "just below");
    assert!(far("110").is_empty(), "at ten distances");
    assert_eq!(far("111"), ["09"], "just above");
    assert_eq!(far("89"), ["09"], "as far on the other side");
    assert!(far("90").is_empty());
    assert!(far("").is_empty(), "unknown");
}

#[test]
fn outliers_need_eight_values_that_are_known() {
    let (units, figures) = with_one("500");
    assert_eq!(flagged(&units, &figures), ["09"]);
    // Eight known: the lower of the two middle values is 100 %, the fourth distance 1 %.
    assert_eq!(flagged(&units[1..], &figures[2..]), ["09"]);
    assert!(flagged(&units[2..], &figures[4..]).is_empty(), "seven units");
    let known: Vec<String> = figures
        .iter()
        .filter(|f| !f.starts_with("01 collected") && !f.starts_with("02 collected"))
        .cloned()
        .collect();
    assert!(flagged(&units, &known).is_empty(), "nine units, of which seven are known");
}

#[test]
fn flags_change_no_outcome() {
    let (units, mut figures) = with_one("111");
    figures = figures.into_iter().map(|figure| format!("{figure} late")).collect();
    let [units, figures] = [&units, &figures].map(|all| all.iter().map(String::as_str).collect::<Vec<_>>());
    let round = Small::round(&rules(), &units, &figures);
    assert_eq!(round.flags("collection", "09"), ["late_figure", "outlier"]);
    assert_eq!(round.outcome("collection", "09"), Outcome::Eligible);
    assert_eq!(round.selected("collection", "09"), (true, true));
}
