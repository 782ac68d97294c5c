//! 09-2023: the yearly movement of 2023, its national goals and the provinces' figures behind them.

use jiff::civil::{Date, date};
use reference::Period;

use crate::chance::{Chance, divide, part};
use crate::example::{Example, Note, label};
use crate::provinces::{self, Province};
use crate::sheet::{Sheet, thousandths};

const MOVEMENT: &str = "09-2023";

/// VND to collect in 2023, made up: 2022's plan and a tenth.
const COLLECTION_PLAN: i64 = 474_000_000_000_000;

struct Round {
    id: &'static str,
    cut_off: Date,
    /// Compulsory, voluntary, unemployment, health.
    national: [i64; 4],
    /// In ten-thousandths of the plan.
    collected: i64,
    /// Late money that bears interest, in ten-thousandths of what is receivable.
    late_interest: i64,
    /// In thousandths; it is measured once, at the end of the year.
    satisfaction: Option<i64>,
}

const KINDS: [&str; 4] = ["compulsory", "voluntary", "unemployment", "health"];

// 46.6 million in the labour force and 100.3 million people: with them the shares published for the end of 2023
// (39.25 %, 31.6 %, 93.35 %) are whole people.
const LABOUR_FORCE: i64 = 46_600_000;
const POPULATION: i64 = 100_300_000;

const ROUNDS: [Round; 2] = [
    Round {
        id: "midyear",
        cut_off: date(2023, 6, 30),
        national: [16_150_000, 1_420_000, 14_300_000, 91_000_000],
        collected: 4680,
        late_interest: 410,
        satisfaction: None,
    },
    Round {
        id: "final",
        cut_off: date(2023, 12, 31),
        national: [16_560_500, 1_730_000, 14_725_600, 93_630_050],
        collected: 10_060,
        late_interest: 269,
        satisfaction: Some(836),
    },
];

/// Figures for a round of 09-2023 (`midyear`, `final`); `None` for any other round.
pub fn yearly_2023(round: &str, seed: u64) -> Option<Example> {
    let round = ROUNDS.iter().find(|known| known.id == round)?;
    let mut chance = Chance::new(seed, MOVEMENT);
    let provinces = provinces::all(2022, &mut chance);
    let mut sheet = Sheet::default();
    insured(&mut sheet, round, &provinces);
    money(&mut sheet, round, &provinces, seed);
    national(&mut sheet, round);
    let silent = &provinces[chance.between(2, 62) as usize];
    sheet.withhold(&silent.code, "late_interest", Period::Date(round.cut_off));
    let who = format!("{} ({})", silent.name, silent.code);
    Some(Example {
        movement: MOVEMENT,
        round: round.id.to_owned(),
        seed,
        label: label(MOVEMENT, round.id, seed),
        notes: vec![Note::new(
            format!("Chưa gửi số chậm đóng phải tính lãi: {who}"),
            format!("Has not sent its interest-bearing late payment: {who}"),
        )],
        published: published(round),
        csv: sheet.csv(),
    })
}

fn insured(sheet: &mut Sheet, round: &Round, provinces: &[Province]) {
    for (kind, total) in KINDS.iter().zip(round.national) {
        let weight = |p: &Province| match *kind {
            "health" => p.population * p.insured,
            "voluntary" => p.labour_force * p.voluntary,
            _ => p.labour_force * p.employed,
        };
        let people = divide(total, &provinces.iter().map(weight).collect::<Vec<_>>());
        for (province, people) in provinces.iter().zip(people) {
            sheet.on(&province.code, kind, round.cut_off, people);
        }
    }
}

fn money(sheet: &mut Sheet, round: &Round, provinces: &[Province], seed: u64) {
    let mut chance = Chance::new(seed, round.id);
    let weights: Vec<i64> =
        provinces.iter().map(|p| p.labour_force * p.employed / 1000 * (700 + p.employed)).collect();
    for (province, plan) in provinces.iter().zip(divide(COLLECTION_PLAN, &weights)) {
        let collected = part(plan, round.collected + chance.between(-250, 250), 10_000);
        let receivable = part(plan, 1025, 1000);
        let late = part(receivable, round.late_interest * chance.between(600, 1400), 10_000_000);
        sheet.year(&province.code, "collection_plan", 2023, plan);
        sheet.on(&province.code, "collected", round.cut_off, collected);
        sheet.on(
            &province.code,
            "collected_nonstate",
            round.cut_off,
            part(collected, province.nonstate, 1000),
        );
        sheet.on(&province.code, "receivable", round.cut_off, receivable);
        sheet.on(&province.code, "late_interest", round.cut_off, late);
    }
}

fn national(sheet: &mut Sheet, round: &Round) {
    for (kind, total) in KINDS.iter().zip(round.national) {
        sheet.on("VN", kind, round.cut_off, total);
    }
    let receivable = part(COLLECTION_PLAN, 1025, 1000);
    sheet.year("VN", "labour_force", 2023, LABOUR_FORCE);
    sheet.year("VN", "population", 2023, POPULATION);
    sheet.year("VN", "collection_plan", 2023, COLLECTION_PLAN);
    sheet.on("VN", "collected", round.cut_off, part(COLLECTION_PLAN, round.collected, 10_000));
    sheet.on("VN", "receivable", round.cut_off, receivable);
    sheet.on("VN", "late_interest", round.cut_off, part(receivable, round.late_interest, 10_000));
    if let Some(index) = round.satisfaction {
        sheet.put("VN", "satisfaction", Period::Year(2023), thousandths(index));
    }
}

fn published(round: &Round) -> Vec<Note> {
    let made_up = Note::new(
        "Lực lượng lao động 46,6 triệu, dân số 100,3 triệu, kế hoạch thu 474 nghìn tỷ và số của các tỉnh là giả định hoặc do máy sinh.",
        "Labour force of 46.6 million, population of 100.3 million, a collection plan of 474 trillion and the provinces' figures are assumed or made up.",
    );
    let shares = Note::new(
        "Cuối năm 2023: 39,25 % lực lượng lao động tham gia BHXH, 31,6 % BHTN, 93,35 % dân số BHYT, chậm đóng phải tính lãi 2,69 % (infographics.vn, vietnamplus.vn). Chỉ số hài lòng là giả định.",
        "End of 2023: 39.25 % of the labour force in social, 31.6 % in unemployment insurance, 93.35 % of the population in health insurance, interest-bearing late payment 2.69 % (infographics.vn, vietnamplus.vn). The satisfaction index is assumed.",
    );
    let midyear = Note::new(
        "Không có số nào của giữa năm 2023 được công bố ở đây; tất cả do máy sinh.",
        "No figure of mid-2023 here was published; all are made up.",
    );
    vec![if round.id == "final" { shares } else { midyear }, made_up]
}
