//! Makes rounds at random that lie where judges go wrong: at ties, at floors, at gaps.

mod letter_09;
mod letter_1170;
mod letter_1371;
mod letter_4494;
mod nation;
mod plan_2213;
mod sheet;
mod twins;

use crate::generate::sheet::Sheet;
use crate::readings;
use crate::rng::Rng;
use crate::round::Round;

/// The rounds of every movement, the movements that judge and rank more than once.
const ROUNDS: [(&str, &[&str]); 10] = [
    ("1371-2022", &["2022-q2", "2022-q3", "2022-q4"]),
    ("1371-2022", &["2022-q2", "2022-q3", "2022-q4"]),
    ("1371-2022", &["2022-q2", "2022-q3", "2022-q4"]),
    ("1371-2022", &["2022-q2", "2022-q3", "2022-q4"]),
    ("1170-2021", &["preliminary", "final"]),
    ("1170-2021", &["preliminary", "final"]),
    ("4494-2017", &["final"]),
    ("4494-2017", &["final"]),
    ("2213-2021-2025", &["2022", "2023", "2024", "2025"]),
    ("09-2023", &["midyear", "final"]),
];

/// The 63 provinces of 2017 to mid-2025.
const PROVINCES: &str = "01 02 04 06 08 10 11 12 14 15 17 19 20 22 24 25 26 27 30 31 33 34 35 36 37 38 40 42 44 45 46 \
                         48 49 51 52 54 56 58 60 62 64 66 67 68 70 72 74 75 77 79 80 82 83 84 86 87 89 91 92 93 94 95 \
                         96";

/// The 34 provinces since 1 July 2025.
const PROVINCES_2025: &str = "01 04 08 11 12 14 15 19 20 22 24 25 31 33 37 38 40 42 44 46 48 51 52 56 66 68 75 79 80 \
                              82 86 91 92 96";

/// Communes whose codes stood before and after July 2025.
const COMMUNES: &str = "00802 01255 07339 08443 13927 17866 17971 18766 21400 22132 24967 26428 27787 32236";

/// A round at random: any movement, any round, any readings; mostly 3 to 12 units, now and then all of them.
pub fn random_round(rng: &mut Rng) -> Round {
    let (movement, rounds) = rng.pick(&ROUNDS);
    let mut round = Round::new(movement, rng.pick(rounds));
    for reading in readings::of_movement(movement) {
        round.readings.insert(reading.id.to_string(), rng.pick(reading.senses).to_string());
    }
    round.assume_attested = rng.percent(30);

    let provinces = if round.as_of() >= "2025-07-01" { PROVINCES_2025 } else { PROVINCES };
    let units = some_of(provinces, rng);
    let mut sheet = Sheet::new(round, rng);
    match movement {
        "1371-2022" => letter_1371::fill(&mut sheet, &units),
        "1170-2021" => letter_1170::fill(&mut sheet, &units),
        "4494-2017" => letter_4494::fill(&mut sheet, &units),
        "2213-2021-2025" => {
            let communes = some_of(COMMUNES, sheet.rng);
            plan_2213::fill(&mut sheet, &units, &communes);
        }
        _ => letter_09::fill(&mut sheet, &units),
    }
    let mut round = sheet.round;
    twins::make(&mut round, rng);
    restrict(&mut round, provinces, rng);
    round
}

/// 3 to 12 of the codes, now and then 1 or 2, now and then all.
fn some_of(codes: &str, rng: &mut Rng) -> Vec<String> {
    let mut codes: Vec<String> = codes.split_whitespace().map(str::to_string).collect();
    let wanted = match rng.below(100) {
        0..6 => return codes,
        6..10 => rng.between(1, 2),
        _ => rng.between(3, 12),
    };
    while codes.len() > wanted as usize {
        let gone = rng.below(codes.len() as u64) as usize;
        codes.remove(gone);
    }
    codes
}

/// Restricts one round in four to some of its units, and adds a unit that has no figures at all.
fn restrict(round: &mut Round, provinces: &str, rng: &mut Rng) {
    if !rng.percent(25) {
        return;
    }
    let mut units: Vec<String> = Vec::new();
    for (unit, _, _) in round.figures.keys() {
        if unit != "VN" && !units.contains(unit) && !rng.percent(10) {
            units.push(unit.clone());
        }
    }
    units.dedup();
    if rng.percent(40) {
        let codes: Vec<&str> = provinces.split_whitespace().collect();
        let other = rng.pick(&codes).to_string();
        if !units.contains(&other) {
            units.push(other);
        }
    }
    units.sort();
    round.units = Some(units);
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::{evaluate, from_csv, to_csv};

    #[test]
    fn the_same_seed_gives_the_same_round() {
        assert_eq!(random_round(&mut Rng::new(7)), random_round(&mut Rng::new(7)));
    }

    #[test]
    fn figures_survive_the_csv_form() {
        let mut rng = Rng::new(8);
        for _ in 0..200 {
            let round = random_round(&mut rng);
            assert_eq!(from_csv(&to_csv(&round)), round.figures);
        }
    }

    #[test]
    fn rounds_reach_every_corner() {
        let mut rng = Rng::new(9);
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for _ in 0..1500 {
            let round = random_round(&mut rng);
            let judged = evaluate(&round);
            for award in judged["awards"].as_array().expect("awards") {
                let id = award["award"].as_str().expect("an id");
                let mut see = |what: &str| *seen.entry(format!("{id} {what}")).or_default() += 1;
                if !award["tied"].as_array().expect("a list").is_empty() {
                    see("tied");
                }
                if !award["selected"].as_array().expect("a list").is_empty() {
                    see("selected");
                }
                for standing in award["standings"].as_array().expect("standings") {
                    see(standing["outcome"].as_str().expect("an outcome"));
                }
            }
        }
        for award in ["comprehensive", "compulsory", "voluntary", "health", "late_payment"] {
            for what in
                ["tied", "selected", "disqualified", "not_eligible", "blocked", "undetermined", "eligible"]
            {
                assert!(seen.contains_key(&format!("{award} {what}")), "{award} {what} never seen: {seen:?}");
            }
        }
        for what in ["health already_awarded", "central_units tied", "preliminary tied", "outstanding tied"] {
            assert!(seen.contains_key(what), "{what} never seen: {seen:?}");
        }
        for award in ["final", "commune_standard", "commune_advanced", "province", "unit"] {
            for what in ["selected", "not_eligible", "blocked", "undetermined"] {
                assert!(seen.contains_key(&format!("{award} {what}")), "{award} {what} never seen: {seen:?}");
            }
        }
    }
}
