//! Figures of plan 2213.

use crate::generate::nation;
use crate::generate::sheet::{Sheet, part_up};
use crate::plan_2213::ATTESTED;

/// Fills communes, provinces and the nation.
pub fn fill(sheet: &mut Sheet, provinces: &[String], communes: &[String]) {
    let day = sheet.round.as_of();
    for unit in communes {
        for sex in ["male", "female"] {
            let residents = sheet.rng.pick(&[20, 1_000, 2_003, 4_321]);
            let residents = if sheet.rng.percent(3) { 0 } else { residents };
            let standard = part_up(residents, 900_000);
            let advanced = part_up(residents, 950_000);
            let insured = sheet.rng.pick(&[standard, standard - 1, advanced, advanced - 1, residents]);
            sheet.put(unit, &format!("residents_{sex}"), day, residents);
            sheet.put(unit, &format!("health_{sex}"), day, insured.max(0));
        }
        sheet.recorded(unit, "2021-12-31");
    }
    let goal = match sheet.round.round.as_str() {
        "2022" => 926_000,
        "2023" => 932_000,
        "2024" => 941_000,
        _ => 951_500,
    };
    let year = sheet.round.year();
    for unit in provinces {
        let population = sheet.rng.pick(&[0, 10_000, 10_000, 1_234_567, 3_000_000]);
        let at_goal = part_up(population, goal);
        let insured = sheet.rng.pick(&[at_goal, at_goal + 1, at_goal - 1, population]);
        sheet.put(unit, "health", day, insured.max(0));
        sheet.put(unit, "population", year, population);
        for criterion in ATTESTED {
            sheet.attest(unit, criterion);
        }
        sheet.recorded(unit, "2021-12-31");
    }
    nation::fill(sheet, provinces);
}
