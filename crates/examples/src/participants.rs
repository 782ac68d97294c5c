//! 4494-2017: participants and debt reduction, fourth quarter of 2017.

use jiff::civil::{Date, date};
use reference::Period;

use crate::chance::{Chance, divide, part};
use crate::example::{Example, Note, label};
use crate::provinces::{self, Province};
use crate::sheet::{Sheet, thousandths};

const MOVEMENT: &str = "4494-2017";
const CUT_OFF: Date = date(2017, 12, 31);

/// Indicator, plan and the country's number of people insured.
const KINDS: [(&str, &str, i64); 3] = [
    ("social", "social_plan", 13_900_000),
    ("unemployment", "unemployment_plan", 11_700_000),
    ("health", "health_plan", 80_500_000),
];

// Places in the chance order of the provinces and what they show.
const ELIGIBLE: usize = 12;
const AT_THE_PLAN: usize = 11;
const NEAR_MISS: usize = 12;
const AT_THE_TARGET: usize = 13;
const SILENT: usize = 14;
const BLOCKED: usize = 15;
const OVER_QUOTA: usize = 0;

/// Figures for the one round of 4494-2017, `final`.
pub fn participants_2017(seed: u64) -> Example {
    let mut chance = Chance::new(seed, MOVEMENT);
    let provinces = provinces::all(2017, &mut chance);
    let mut order: Vec<usize> = (0..provinces.len()).collect();
    chance.shuffle(&mut order);
    let mut turns = vec![0; order.len()];
    order.iter().enumerate().for_each(|(turn, at)| turns[*at] = turn);
    let mut sheet = Sheet::default();
    insured(&mut sheet, &provinces, &turns, &mut chance);
    debt(&mut sheet, &provinces, &turns, &mut chance);
    staff(&mut sheet, &provinces, &turns, &mut chance);
    let code = |turn: usize| provinces[order[turn]].code.as_str();
    sheet.put(code(BLOCKED), "blocked", Period::Date(CUT_OFF), "true".to_owned());
    for indicator in ["social", "unemployment", "health", "late"] {
        sheet.withhold(code(SILENT), indicator, Period::Date(CUT_OFF));
    }
    national(&mut sheet, &provinces);
    Example {
        movement: MOVEMENT,
        round: "final".to_owned(),
        seed,
        label: label(MOVEMENT, "final", seed),
        notes: notes(&provinces, &order),
        published: vec![Note::new(
            "Dân số và lực lượng lao động từ 15 tuổi năm 2017 của Tổng cục Thống kê (VN là tổng 63 tỉnh; lớn hơn lực lượng lao động trong độ tuổi của công văn). Mọi số khác do máy sinh.",
            "Population and labour force of 15 and over in 2017 from the General Statistics Office (VN is the sum of 63; more than the labour force of working age of the letter). All else is made up.",
        )],
        csv: sheet.csv(),
    }
}

fn insured(sheet: &mut Sheet, provinces: &[Province], turns: &[usize], chance: &mut Chance) {
    for (indicator, plan_id, total) in KINDS {
        let weight = |p: &Province| match indicator {
            "health" => p.population * p.insured,
            _ => p.labour_force * p.employed,
        };
        let people = divide(total, &provinces.iter().map(weight).collect::<Vec<_>>());
        for (at, province) in provinces.iter().enumerate() {
            let rate = match turns[at] {
                AT_THE_PLAN => 10_000,
                turn if turn <= BLOCKED => chance.between(10_020, 10_450),
                _ if indicator == "health" => chance.between(9_850, 10_300),
                _ => chance.between(9_500, 10_150),
            };
            let plan = part(people[at], 10_000, rate);
            let reached = match turns[at] {
                AT_THE_PLAN => plan,
                NEAR_MISS if indicator == "health" => plan - 4,
                _ => people[at],
            };
            sheet.year(&province.code, plan_id, 2017, plan);
            sheet.on(&province.code, indicator, CUT_OFF, reached);
        }
    }
}

/// Money due about as in 2017: 300,000 billion VND in the country, debt between 2 and 6 %.
fn debt(sheet: &mut Sheet, provinces: &[Province], turns: &[usize], chance: &mut Chance) {
    let weights: Vec<i64> =
        provinces.iter().map(|p| p.labour_force * p.employed / 1000 * (700 + p.employed)).collect();
    let due = divide(300_000_000_000_000, &weights);
    for (at, province) in provinces.iter().enumerate() {
        let receivable = due[at] / 1_000_000 * 1_000_000;
        let target = chance.between(20, 55);
        let to_target = match turns[at] {
            AT_THE_TARGET => 1000,
            turn if turn <= BLOCKED => chance.between(620, 990),
            _ => chance.between(800, 1500),
        };
        sheet.on(&province.code, "receivable", CUT_OFF, receivable);
        sheet.on(&province.code, "late", CUT_OFF, part(receivable, target * to_target, 1_000_000));
        sheet.put(&province.code, "late_target", Period::Quarter(2017, 4), thousandths(target));
    }
}

fn staff(sheet: &mut Sheet, provinces: &[Province], turns: &[usize], chance: &mut Chance) {
    for (at, province) in provinces.iter().enumerate() {
        let assigned = 130 + province.population / 9_000 + chance.between(-15, 15);
        let present = if turns[at] == OVER_QUOTA { assigned + 3 } else { assigned - chance.between(0, 12) };
        sheet.year(&province.code, "headcount_assigned", 2017, assigned);
        sheet.year(&province.code, "headcount_present", 2017, present);
    }
}

fn national(sheet: &mut Sheet, provinces: &[Province]) {
    for (indicator, _, total) in KINDS {
        sheet.on("VN", indicator, CUT_OFF, total);
    }
    sheet.year("VN", "labour_force", 2017, provinces.iter().map(|p| p.labour_force).sum());
    sheet.year("VN", "population", 2017, provinces.iter().map(|p| p.population).sum());
}

fn notes(provinces: &[Province], order: &[usize]) -> Vec<Note> {
    let told = |vi: &str, en: &str, turn: usize| {
        let province = &provinces[order[turn]];
        let who = format!("{} ({})", province.name, province.code);
        Note::new(format!("{vi}: {who}"), format!("{en}: {who}"))
    };
    vec![
        Note::new(
            format!("{ELIGIBLE} tỉnh được sinh để đạt cả bốn điều kiện; tỉnh khác có thể đạt do ngẫu nhiên."),
            format!("{ELIGIBLE} provinces are made to meet the four conditions; others may by chance."),
        ),
        told("Đúng bằng kế hoạch ở cả ba loại", "Exactly at the plan in all three", AT_THE_PLAN),
        told("Thiếu 4 người so với kế hoạch BHYT", "Four people short of the health plan", NEAR_MISS),
        told(
            "Tỷ lệ nợ đúng bằng chỉ tiêu, nên chưa thấp hơn",
            "Debt ratio equal to its target, so not lower",
            AT_THE_TARGET,
        ),
        told("Chưa gửi số liệu", "Has sent nothing", SILENT),
        told("Đang xem xét (blocked)", "Blocked", BLOCKED),
        told("Biên chế có mặt nhiều hơn được giao", "More staff present than assigned", OVER_QUOTA),
    ]
}
