//! 1170-2021: VssID accounts approved against the plan of 2021.

use jiff::civil::{Date, date};
use reference::Period;

use crate::chance::{Chance, divide, part};
use crate::example::{Example, Note, label};
use crate::provinces::{self, Province};
use crate::sheet::Sheet;

const MOVEMENT: &str = "1170-2021";

/// 3.72 million accounts were 14.665 % of the national target (25 April 2021).
const PLAN: i64 = 25_366_000;

/// A round: its floor in ten-thousandths of the plan, and how far the leading ten are above it.
struct Round {
    id: &'static str,
    cut_off: Date,
    floor: i64,
    lead: i64,
    national: i64,
}

const ROUNDS: [Round; 2] = [
    Round { id: "preliminary", cut_off: date(2021, 6, 30), floor: 3500, lead: 900, national: 9_200_000 },
    Round { id: "final", cut_off: date(2021, 12, 31), floor: 10_000, lead: 1500, national: 26_000_000 },
];

/// Figures for a round of 1170-2021 (`preliminary`, `final`); `None` for any other round.
pub fn vssid_2021(round: &str, seed: u64) -> Option<Example> {
    let round = ROUNDS.iter().find(|known| known.id == round)?;
    let mut chance = Chance::new(seed, MOVEMENT);
    let provinces = provinces::all(2021, &mut chance);
    // Plans are multiples of 10,000, so that every rate used below is whole accounts.
    let weights: Vec<i64> = provinces.iter().map(|p| p.labour_force * (300 + p.employed)).collect();
    let plans: Vec<i64> = divide(PLAN, &weights).into_iter().map(|n| (n / 10_000).max(1) * 10_000).collect();
    let mut order: Vec<usize> = (0..provinces.len()).collect();
    chance.shuffle(&mut order);
    let pilots = &order[order.len() - 14..order.len() - 4];
    let accounts = accounts(round, &plans, &order, &mut Chance::new(seed, round.id));
    let mut sheet = Sheet::default();
    for (at, province) in provinces.iter().enumerate() {
        sheet.year(&province.code, "vssid_plan", 2021, plans[at]);
        sheet.on(&province.code, "vssid", round.cut_off, accounts[at]);
    }
    for at in pilots {
        sheet.put(&provinces[*at].code, "vssid_pilot", Period::Year(2021), "true".to_owned());
    }
    let code = |turn: usize| provinces[order[turn]].code.as_str();
    sheet.put(code(DISQUALIFIED), "disqualified", Period::Date(round.cut_off), "true".to_owned());
    sheet.withhold(code(SILENT), "vssid", Period::Date(round.cut_off));
    sheet.on("VN", "vssid", round.cut_off, round.national);
    Some(Example {
        movement: MOVEMENT,
        round: round.id.to_owned(),
        seed,
        label: label(MOVEMENT, round.id, seed),
        notes: notes(&provinces, &order, pilots),
        published: vec![Note::new(
            "Chỉ tiêu cả nước khoảng 25,366 triệu tài khoản, suy từ 3,72 triệu = 14,665 % (nld.com.vn, 25/4/2021). Số tài khoản của cả nước và của các tỉnh do máy sinh.",
            "The national target of about 25.366 million accounts, from 3.72 million = 14.665 % (nld.com.vn, 25 April 2021). The accounts of the country and of the provinces are made up.",
        )],
        csv: sheet.csv(),
    })
}

// Places in the chance order of the provinces and what they show.
const AHEAD: std::ops::Range<usize> = 0..9;
const TIED: [usize; 2] = [9, 10];
const DISQUALIFIED: usize = 11;
const AT_THE_FLOOR: usize = 12;
const NEAR_MISS: usize = 13;
const SILENT: usize = 14;
/// The first of the pilots, and a province that has the same rate to two decimals but a few accounts more.
const PILOT_AND_LIKE: [usize; 2] = [49, 15];

fn accounts(round: &Round, plans: &[i64], order: &[usize], chance: &mut Chance) -> Vec<i64> {
    let mut accounts = vec![0; plans.len()];
    for (turn, at) in order.iter().enumerate() {
        let rate = match turn {
            turn if AHEAD.contains(&turn) => {
                round.floor + round.lead + 60 * (AHEAD.end - turn) as i64 + chance.between(0, 59)
            }
            turn if TIED.contains(&turn) => round.floor + round.lead,
            DISQUALIFIED => round.floor + round.lead + 1000,
            AT_THE_FLOOR | NEAR_MISS => round.floor,
            turn if PILOT_AND_LIKE.contains(&turn) => round.floor + round.lead - 200,
            _ => chance.between(round.floor - 900, round.floor + round.lead - 300),
        };
        accounts[*at] = part(plans[*at], rate, 10_000);
    }
    accounts[order[NEAR_MISS]] -= 2;
    let like = order[PILOT_AND_LIKE[1]];
    accounts[like] += plans[like] / 25_000;
    accounts
}

fn notes(provinces: &[Province], order: &[usize], pilots: &[usize]) -> Vec<Note> {
    let name = |at: usize| format!("{} ({})", provinces[at].name, provinces[at].code);
    let names = |turns: &[usize]| turns.iter().map(|turn| name(order[*turn])).collect::<Vec<_>>().join(", ");
    let told = |vi: &str, en: &str, who: String| Note::new(format!("{vi}: {who}"), format!("{en}: {who}"));
    let pilots = pilots.iter().map(|at| name(*at)).collect::<Vec<_>>().join(", ");
    vec![
        told("Bằng nhau tuyệt đối ở vị trí thứ mười", "Exactly equal at the tenth place", names(&TIED)),
        told("Đúng bằng sàn", "Exactly at the floor", names(&[AT_THE_FLOOR])),
        told("Thiếu 2 tài khoản để đạt sàn", "Two accounts short of the floor", names(&[NEAR_MISS])),
        told(
            "Bằng nhau đến hai chữ số thập phân, một đơn vị thí điểm",
            "Equal to two decimals, one of them a pilot",
            names(&PILOT_AND_LIKE),
        ),
        told(
            "Không xét khen thưởng (chạy theo số lượng)",
            "Disqualified: numbers without quality",
            names(&[DISQUALIFIED]),
        ),
        told("Chưa gửi số liệu", "Has sent nothing", names(&[SILENT])),
        told("Đơn vị thí điểm (giả định)", "Pilots (assumed)", pilots),
    ]
}
