//! National figures, for the goals: given for `VN`, or left to be added up, or missing.

use crate::generate::sheet::{Sheet, part_up};

/// Fills what the goals of the round read.
pub fn fill(sheet: &mut Sheet, provinces: &[String]) {
    let day = sheet.round.as_of();
    let year = sheet.round.year();
    // Plans, workforces and people of the provinces, so that sums can be known.
    if sheet.rng.percent(40) {
        for unit in provinces {
            let labour_force = sheet.rng.pick(&[1_000, 2_000, 1_000_000]);
            let population = sheet.rng.pick(&[1_000, 2_000, 3_000_000]);
            sheet.put(unit, "labour_force", year, labour_force);
            if sheet.round.movement != "2213-2021-2025" {
                sheet.put(unit, "population", year, population);
            }
            if sheet.rng.percent(90) {
                sheet.put(unit, "unemployment", day, labour_force / 3);
            }
        }
    }
    if sheet.rng.percent(45) {
        return;
    }
    let labour_force = sheet.rng.pick(&[0, 1_000_000, 50_000_000, 51_234_567]);
    let population = sheet.rng.pick(&[0, 1_000_000, 98_000_000, 99_999_999]);
    some(sheet, "labour_force", year, labour_force);
    some(sheet, "population", year, population);
    let (social, unemployment, health) = match sheet.round.movement.as_str() {
        "1371-2022" => (377_000, 310_000, 926_000),
        "4494-2017" => (268_000, 224_000, 832_000),
        _ => (402_000, 317_000, 932_000),
    };
    let social = part_up(labour_force, social) + sheet.rng.between(-1, 1);
    let unemployment = part_up(labour_force, unemployment) + sheet.rng.between(-1, 1);
    let health = part_up(population, health) + sheet.rng.between(-1, 1);
    let compulsory = sheet.rng.between(0, social.max(0));
    if sheet.rng.percent(50) {
        some(sheet, "social", day, social.max(0));
    }
    if sheet.rng.percent(70) {
        some(sheet, "compulsory", day, compulsory);
        some(sheet, "voluntary", day, (social - compulsory).max(0));
    }
    some(sheet, "unemployment", day, unemployment.max(0));
    if sheet.round.movement == "2213-2021-2025" {
        let goal = sheet.rng.pick(&[91_641_000, 93_019_000, 94_716_000, 96_618_000]);
        let health = goal + sheet.rng.between(-1, 1);
        some(sheet, "health", day, health);
    } else {
        some(sheet, "health", day, health.max(0));
    }
    let accounts = 25_000_000 + sheet.rng.between(-1, 1);
    some(sheet, "vssid", day, accounts);
    let plan = sheet.rng.pick(&[0, 1_000, 400_000_000]);
    let collected = (plan + sheet.rng.between(-1, 1)).max(0);
    some(sheet, "collected", day, collected);
    some(sheet, "collection_plan", year, plan);
    let satisfaction = sheet.rng.pick(&["0.83", "0.8300001", "0.8299", "0.9"]);
    some(sheet, "satisfaction", year, satisfaction);
    let receivable = sheet.rng.pick(&[0, 10_000, 400_000_000]);
    let late_interest = (part_up(receivable, 29_100) + sheet.rng.between(-1, 1)).max(0);
    some(sheet, "receivable", day, receivable);
    some(sheet, "late_interest", day, late_interest);
}

/// Writes a national figure three times out of four.
fn some(sheet: &mut Sheet, indicator: &str, period: &str, value: impl ToString) {
    if sheet.rng.percent(75) {
        sheet.put("VN", indicator, period, value);
    }
}
