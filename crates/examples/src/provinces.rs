//! The 63 provinces as the examples see them: how many people they have, and what the economy is like.

use jiff::civil::date;
use reference::{Level, labour_force, population, units};

use crate::chance::Chance;

/// A province and what its figures are grown from.
pub(crate) struct Province {
    pub(crate) code: String,
    pub(crate) name: String,
    /// People, published.
    pub(crate) population: i64,
    /// Labour force of 15 years and over, published.
    pub(crate) labour_force: i64,
    /// In thousandths of the labour force: those for whom social insurance is compulsory. Guessed by region.
    pub(crate) employed: i64,
    /// In thousandths: how readily people join voluntary social insurance. Guessed by region.
    pub(crate) voluntary: i64,
    /// In thousandths of the population: how many have health insurance. Guessed by region.
    pub(crate) insured: i64,
    /// In thousandths of what is collected: what enterprises and other non-state payers bring. Guessed by region.
    pub(crate) nonstate: i64,
}

/// The 63 provinces in code order, with their published people in a year and guesses that vary by chance.
pub(crate) fn all(year: i16, chance: &mut Chance) -> Vec<Province> {
    let listed = units::on(Level::Province, date(2022, 6, 30));
    listed.iter().map(|unit| province(unit, year, chance)).collect()
}

fn province(unit: &reference::Unit, year: i16, chance: &mut Chance) -> Province {
    let code = unit.code.as_str();
    let [employed, voluntary, insured, nonstate] = by_region(unit.region.as_deref().unwrap_or(""));
    let employed = industrial(code).unwrap_or(employed);
    let mut about = |number: i64, percent: i64| number * chance.between(100 - percent, 100 + percent) / 100;
    Province {
        code: code.to_owned(),
        name: unit.name.trim_start_matches("Tỉnh ").trim_start_matches("Thành phố ").to_owned(),
        population: population(code, year.min(2022)).expect("every province is counted").count,
        labour_force: labour_force(code, year.min(2021)).expect("every province is counted").count,
        employed: about(employed, 8),
        voluntary: about(voluntary, 30),
        insured: about(insured, 2),
        nonstate: about(nonstate, 8),
    }
}

/// Employed, voluntary, insured, non-state: the order of magnitude in each region.
fn by_region(region: &str) -> [i64; 4] {
    match region {
        "Đồng bằng sông Hồng" => [330, 30, 910, 620],
        "Trung du và miền núi phía Bắc" => [180, 40, 965, 420],
        "Bắc Trung Bộ và Duyên hải miền Trung" => [190, 45, 920, 480],
        "Tây Nguyên" => [130, 20, 900, 400],
        "Đông Nam Bộ" => [500, 15, 870, 750],
        _ => [170, 25, 890, 500],
    }
}

/// Provinces with far more industry than their region.
fn industrial(code: &str) -> Option<i64> {
    let share = match code {
        "74" => 800,
        "75" => 650,
        "27" | "79" => 600,
        "01" => 480,
        "48" => 460,
        "31" => 430,
        "22" => 420,
        "19" => 400,
        "80" => 370,
        "24" => 350,
        _ => return None,
    };
    Some(share)
}
