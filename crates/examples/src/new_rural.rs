//! 2213-2021-2025: health insurance among the men and women of each commune, and the provinces' yearly targets.

use std::collections::BTreeMap;

use exact::Ratio;
use jiff::civil::{Date, date};
use reference::people::of_commune;
use reference::succession::{Ledger, REORGANISED};
use reference::{Dimension, Level, Period, UnitCode, population, units};

use crate::chance::{Chance, divide, part};
use crate::example::{Example, Note, label};
use crate::provinces;
use crate::sheet::Sheet;

const MOVEMENT: &str = "2213-2021-2025";

/// National goals: participants in health insurance and the share of the population, in ten-thousandths (II.3).
const GOALS: [(i16, i64, i64); 4] =
    [(2022, 91_641_000, 9260), (2023, 93_019_000, 9320), (2024, 94_716_000, 9410), (2025, 96_618_000, 9515)];

/// Which communes to make figures for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope<'a> {
    /// Those of one province, by its code in that year.
    Province(&'a str),
    /// Every commune of the country: 10,599 to 2024, 3,321 in 2025.
    Country,
}

/// What a commune is there to show; the first communes in code order, the others as chance has it.
const TOLD: [(&str, &str); 6] = [
    ("Đúng 90 % ở cả nam và nữ", "Exactly 90 % of men and of women"),
    ("Chung trên 90 % nhưng nữ dưới 90 %", "Over 90 % together, but under 90 % of women"),
    ("Thiếu 1 nam để đạt 90 %", "One man short of 90 %"),
    ("Đúng 95 % ở cả nam và nữ", "Exactly 95 % of men and of women"),
    ("Chưa gửi số liệu nữ", "Has not sent the figures of women"),
    ("Toàn bộ dân số có thẻ", "Everybody insured"),
];

/// Figures for a year of 2213-2021-2025 (2022 to 2025); `None` for any other year or a province without communes then.
pub fn new_rural(year: i16, scope: Scope<'_>, seed: u64) -> Option<Example> {
    let (_, goal, share) = *GOALS.iter().find(|(known, ..)| *known == year)?;
    let cut_off = Date::new(year, 12, 31).ok()?;
    let communes = communes(scope, cut_off);
    if communes.is_empty() {
        return None;
    }
    let mut sheet = Sheet::default();
    let mut chance = Chance::new(seed, MOVEMENT);
    for (turn, (code, residents, male)) in communes.iter().enumerate() {
        // Coverage grows by about half a point a year.
        let usual = chance.between(8300, 9850) + 50 * i64::from(year - 2022);
        commune(&mut sheet, Commune { code, residents: *residents, male: *male, turn, usual, cut_off });
    }
    in_provinces(&mut sheet, cut_off, goal, seed);
    sheet.year("VN", "population", year, part(goal, 10_000, share));
    if year == 2022 {
        sheet.on("VN", "health", cut_off, 91_100_000);
    }
    Some(Example {
        movement: MOVEMENT,
        round: year.to_string(),
        seed,
        label: label(MOVEMENT, &year.to_string(), seed),
        notes: notes(&communes, cut_off),
        published: published(year),
        csv: sheet.csv(),
    })
}

struct Commune<'a> {
    code: &'a str,
    residents: i64,
    male: i64,
    turn: usize,
    usual: i64,
    cut_off: Date,
}

/// Code, residents and men of the communes that have a published head-count.
fn communes(scope: Scope<'_>, cut_off: Date) -> Vec<(String, i64, i64)> {
    let listed = units::on(Level::Commune, cut_off);
    let mut chosen = Vec::new();
    for unit in listed.iter() {
        let code = unit.code.as_str();
        let province = units::province_of(code, cut_off).expect("every commune has a province");
        let wanted = match scope {
            Scope::Province(wanted) => province.as_str() == wanted,
            Scope::Country => true,
        };
        let counted = of_commune(code, cut_off).map_or(0, |people| people.count);
        if wanted && counted > 0 {
            chosen.push((
                code.to_owned(),
                counted,
                part(counted, men_in_a_thousand(&province, cut_off), 1000),
            ));
        }
    }
    chosen
}

/// The province's men in 2019 where they are published, else 498 in a thousand.
fn men_in_a_thousand(province: &UnitCode, cut_off: Date) -> i64 {
    let of_2019 = (cut_off < REORGANISED).then(|| population(province.as_str(), 2019)).flatten();
    of_2019.and_then(|people| people.male.map(|male| part(male, 1000, people.count))).unwrap_or(498)
}

fn commune(sheet: &mut Sheet, c: Commune<'_>) {
    // The first ones are rounded to 20 men and 20 women, so that 90 % and 95 % of them are people.
    let (mut men, mut women) = (c.male, c.residents - c.male);
    if c.turn < TOLD.len() {
        (men, women) = ((men / 20).max(1) * 20, (women / 20).max(1) * 20);
    }
    let of = |people: i64, rate: i64| part(people, rate.min(10_000), 10_000);
    let (insured_men, insured_women) = match c.turn {
        0 => (of(men, 9000), of(women, 9000)),
        1 => (of(men, 9500), of(women, 8900)),
        2 => (of(men, 9000) - 1, of(women, 9400)),
        3 => (of(men, 9500), of(women, 9500)),
        5 => (men, women),
        _ => (of(men, c.usual - 40), of(women, c.usual + 60)),
    };
    sheet.on(c.code, "residents_male", c.cut_off, men);
    sheet.on(c.code, "residents_female", c.cut_off, women);
    sheet.on(c.code, "health_male", c.cut_off, insured_men);
    sheet.on(c.code, "health_female", c.cut_off, insured_women);
    if c.turn == 4 {
        sheet.withhold(c.code, "health_female", Period::Date(c.cut_off));
    }
}

/// Each province's plan and result in health insurance. In 2025 those of the 63 are carried over to the 34.
fn in_provinces(sheet: &mut Sheet, cut_off: Date, goal: i64, seed: u64) {
    let mut chance = Chance::new(seed, "health by province");
    let provinces = provinces::all(2022, &mut chance);
    let weights: Vec<i64> = provinces.iter().map(|p| p.population * p.insured).collect();
    let plans = divide(goal, &weights);
    let reached: Vec<i64> =
        plans.iter().map(|plan| part(*plan, chance.between(9850, 10_140), 10_000)).collect();
    for (indicator, dated, numbers) in [("health_plan", false, plans), ("health", true, reached)] {
        let of_63: BTreeMap<UnitCode, Ratio> = provinces
            .iter()
            .zip(numbers)
            .map(|(province, number)| (UnitCode::new(&province.code), Ratio::int(number.into())))
            .collect();
        for (code, number) in in_todays_boundaries(of_63, cut_off) {
            let number = number.to_whole().and_then(|n| i64::try_from(n).ok()).expect("people are whole");
            if dated {
                sheet.on(code.as_str(), indicator, cut_off, number);
            } else {
                sheet.year(code.as_str(), indicator, cut_off.year(), number);
            }
        }
    }
}

fn in_todays_boundaries(of_63: BTreeMap<UnitCode, Ratio>, cut_off: Date) -> BTreeMap<UnitCode, Ratio> {
    if cut_off < REORGANISED {
        return of_63;
    }
    Ledger::of(Level::Province).carry(Dimension::People, &of_63).expect("people add up").figures
}

fn notes(communes: &[(String, i64, i64)], cut_off: Date) -> Vec<Note> {
    let told = |((vi, en), (code, ..)): (&(&str, &str), &(String, i64, i64))| {
        let name = units::find(code, cut_off).map_or_else(String::new, |unit| unit.name);
        Note::new(format!("{vi}: {name} ({code})"), format!("{en}: {name} ({code})"))
    };
    TOLD.iter().zip(communes).map(told).collect()
}

fn published(year: i16) -> Vec<Note> {
    let head_count = if date(year, 12, 31) < REORGANISED {
        Note::new(
            "Dân số xã: Tổng điều tra 1/4/2019; tỷ lệ nam theo tỉnh năm 2019 (Tổng cục Thống kê).",
            "Residents of communes: census of 1 April 2019; share of men by province in 2019 (General Statistics Office).",
        )
    } else {
        Note::new(
            "Dân số xã: sapnhap.bando.com.vn, tháng 7/2025; tỷ lệ nam 49,8 % là giả định.",
            "Residents of communes: sapnhap.bando.com.vn, July 2025; 49.8 % men is assumed.",
        )
    };
    let mut notes = vec![
        head_count,
        Note::new(
            "Chỉ tiêu cả nước và tỷ lệ: 2213-2021-2025 II.3; dân số VN suy từ hai số này. Kế hoạch và kết quả các tỉnh, số người có thẻ của các xã do máy sinh.",
            "National goal and share: 2213-2021-2025 II.3; the population of VN follows from the two. Plans and results of provinces and the insured of communes are made up.",
        ),
    ];
    if year == 2022 {
        notes.push(Note::new(
            "BHYT cả nước 31/12/2022: 91,1 triệu người (tapchitaichinh.vn).",
            "Health insurance of the country, 31 December 2022: 91.1 million (tapchitaichinh.vn).",
        ));
    }
    notes
}
