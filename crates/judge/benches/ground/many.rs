//! One field award of 1371-2022 (health) over as many units as wanted: figures made up from a seed, column by column.

use std::sync::Arc;

use judge::plan::Slot;
use judge::{Column, Plan, Roster, Sheet};
use movement::Movement;
use reference::{Dimension, Level, Unit, UnitCode};

/// The plan of the health award alone, in the second quarter.
pub fn health_award() -> Plan {
    let mut movement: Movement = super::movement("1371-2022");
    movement.awards.retain(|award| *award.id == "health");
    movement.goals.clear();
    super::plan(&movement, "2022-q2")
}

/// The figures of one slot, a unit each; `None` where a figure was not sent.
pub struct Figures {
    /// What the slot is called beside the program: `health_2022_06_30`.
    pub name: String,
    /// Whole people, VND or thousandths; 0 and 1 for "no" and "yes".
    pub values: Vec<Option<i64>>,
    /// The denominator.
    pub over: i64,
    /// Whether it is a yes-or-no figure.
    pub truth: bool,
}

/// Figures for every slot of the plan. Of each thousand figures so many were not sent.
pub fn figures(plan: &Plan, units: usize, missing_of_thousand: u64) -> Vec<Figures> {
    plan.graph.slots.iter().map(|slot| figures_of(slot, units, missing_of_thousand)).collect()
}

/// The figures as the judge takes them.
pub fn sheet(plan: &Plan, figures: &[Figures]) -> Sheet {
    let units = figures[0].values.len();
    let roster = Roster::new((0..units).map(|i| (unit(i), true)));
    let mut columns = figures.iter().map(column);
    Sheet::from_columns(plan, Arc::new(roster), |_| columns.next())
}

fn column(figures: &Figures) -> Column {
    if figures.truth {
        return Column::Truths(figures.values.iter().map(|v| judge::Truth::from(*v == Some(1))).collect());
    }
    Column::Decimals {
        mantissas: figures.values.iter().map(|v| v.unwrap_or(0)).collect(),
        known: figures.values.iter().map(Option::is_some).collect(),
        over: figures.over,
    }
}

/// The code of a unit.
pub fn code(unit: usize) -> String {
    format!("{unit:07}")
}

fn unit(i: usize) -> Unit {
    let code = UnitCode::new(&code(i));
    Unit { code, level: Level::Province, name: String::new(), parent: None, region: None, cluster: None }
}

fn figures_of(slot: &Slot, units: usize, missing: u64) -> Figures {
    let name = format!("{}_{}", slot.indicator.id, slot.period).replace(['-', '.'], "_").to_lowercase();
    let truth = slot.indicator.dimension == Dimension::Truth;
    let over = if slot.indicator.dimension == Dimension::Ratio { 1000 } else { 1 };
    let sent = |unit: u64| truth || chance(unit, &name) % 1000 >= missing;
    let values = (0..units as u64).map(|unit| sent(unit).then(|| value(slot, unit))).collect();
    Figures { name, values, over, truth }
}

/// Grown from a base of people or VND of the unit, so that about a quarter of the units is eligible.
fn value(slot: &Slot, unit: u64) -> i64 {
    let between =
        |what: &str, from: i64, to: i64| from + (chance(unit, what) % (to - from + 1) as u64) as i64;
    let id = slot.indicator.id.as_str();
    let kind = id.trim_end_matches("_plan");
    let year_before = slot.period.to_string() == "2021-06-30";
    match id {
        "disqualified" | "blocked" => i64::from(chance(unit, id).is_multiple_of(1000)),
        "compulsory" | "voluntary" | "health" | "compulsory_plan" | "voluntary_plan" | "health_plan" => {
            let base = between(kind, 20_000, 8_000_000);
            let required = base * between(&format!("{kind} required"), -2, 120) / 1000;
            match (id.ends_with("_plan"), slot.period.to_string().as_str()) {
                (true, _) => base + required,
                (_, "2021-12-31") => base,
                _ if year_before => base * between(&format!("{kind} before"), 930, 1000) / 1000,
                _ => base + required * between(&format!("{kind} reached"), 35, 110) / 100,
            }
        }
        "collection_plan" | "collected" => {
            let plan = between("collection", 500_000_000_000, 60_000_000_000_000);
            let share = between("collected", 400_000, 620_000);
            if id == "collected" { plan / 1_000_000 * share } else { plan }
        }
        "receivable" | "late" => {
            let receivable = between("receivable", 500_000_000_000, 60_000_000_000_000);
            let share = between("late", 10, 45);
            if id == "late" { receivable / 1000 * share } else { receivable }
        }
        "late_target" => between("target", 20, 45),
        _ => between(id, 0, 1_000_000),
    }
}

/// A number that is always the same for a unit and a word, and otherwise looks like chance (splitmix64).
fn chance(unit: u64, word: &str) -> u64 {
    let word = word.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let mut z = (unit + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ word;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
