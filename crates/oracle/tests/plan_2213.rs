//! 2213-2021-2025 by hand.

mod judged;

use judged::{award, criterion, goal, measure, outcome, selected};
use oracle::Round;

fn commune(unit: &str, male: (i64, i64), female: (i64, i64)) -> String {
    format!(
        "{unit},health_male,2023-12-31,{}\n{unit},residents_male,2023-12-31,{}\n\
         {unit},health_female,2023-12-31,{}\n{unit},residents_female,2023-12-31,{}\n",
        male.0, male.1, female.0, female.1
    )
}

#[test]
fn the_share_is_reached_by_each_sex_or_overall() {
    // 00802: 95 % and 90 %. 01255: 95 % and 89 %: together 184 of 200, 92 %.
    let round = Round::new("2213-2021-2025", "2023")
        .with(&commune("00802", (95, 100), (90, 100)))
        .with(&commune("01255", (95, 100), (89, 100)))
        .with(&commune("07339", (95, 100), (190, 200)));
    assert_eq!(selected(&round, "commune_standard"), "00802 07339");
    assert_eq!(selected(&round, "commune_advanced"), "07339");
    assert_eq!(outcome(&round, "commune_standard", "07339"), "eligible 1");
    assert_eq!(criterion(&round, "commune_standard", "01255", "standard"), "not_met");
    assert_eq!(measure(&round, "commune_standard", "01255", "coverage"), "23/25");
    assert_eq!(award(&round, "commune_standard")["recipients"], "commune");
    let round = round.read("both-sexes", "overall");
    assert_eq!(selected(&round, "commune_standard"), "00802 01255 07339");
}

#[test]
fn false_and_unknown_is_false() {
    let mut round = Round::new("2213-2021-2025", "2023")
        .with(&commune("00802", (89, 100), (95, 100)))
        .with(&commune("01255", (95, 100), (95, 100)))
        .with(&commune("07339", (0, 0), (95, 100)));
    for unit in ["00802", "01255"] {
        round.figures.remove(&(unit.into(), "health_female".into(), "2023-12-31".into()));
    }
    assert_eq!(criterion(&round, "commune_standard", "00802", "standard"), "not_met");
    assert_eq!(criterion(&round, "commune_standard", "01255", "standard"), "unknown");
    // No men at all: an undefined share meets nothing.
    assert_eq!(criterion(&round, "commune_standard", "07339", "standard"), "not_met");
}

#[test]
fn a_province_is_attested_and_covered() {
    // 932 of 1000 is the goal of 2023.
    let round = Round::new("2213-2021-2025", "2023").with(
        "24,health,2023-12-31,932\n24,population,2023,1000\n24,attest.plan,2023-12-31,true\n\
         24,attest.guidance_documents,2023-Q4,true\n24,attest.yearly_targets,2023,true",
    );
    assert_eq!(criterion(&round, "province", "24", "coverage_target"), "met");
    assert_eq!(criterion(&round, "province", "24", "guidance_documents"), "met");
    assert_eq!(outcome(&round, "province", "24"), "undetermined null");
    assert_eq!(selected(&round.with("24,attest.commune_registered,2023,true"), "province"), "24");
}

#[test]
fn every_year_has_its_goal() {
    for (year, people, share) in [
        ("2022", "91641000", "463/500"),
        ("2023", "93019000", "233/250"),
        ("2024", "94716000", "941/1000"),
        ("2025", "96618000", "1903/2000"),
    ] {
        let round = Round::new("2213-2021-2025", year)
            .with(&format!("VN,health,{year}-12-31,{people}\nVN,population,{year},{people}"));
        assert_eq!(goal(&round, "health_participants"), format!("{people} {people} met"));
        assert_eq!(goal(&round, "health_coverage"), format!("{share} 1 met"));
    }
}
