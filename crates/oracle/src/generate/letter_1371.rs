//! Figures of letter 1371.

use crate::generate::nation;
use crate::generate::sheet::{Sheet, part_down, part_up};

const CENTRAL_UNITS: [&str; 5] = ["TW-CNTT", "TW-KTNB", "TW-TDKT", "TW-THU", "TW-TT"];

/// Late targets with their size in millionths.
const TARGETS: [(&str, i64); 6] =
    [("0.02", 20_000), ("0.021", 21_000), ("0.0210", 21_000), ("0.0275", 27_500), ("0.03", 30_000), ("0", 0)];

/// Fills provinces, central units and the nation.
pub fn fill(sheet: &mut Sheet, provinces: &[String]) {
    for unit in provinces {
        for field in ["compulsory", "voluntary", "health"] {
            participants(sheet, unit, field);
        }
        collection(sheet, unit);
        late(sheet, unit);
        sheet.recorded(unit, "2022-03-31");
        if sheet.rng.percent(5) {
            noise(sheet, unit);
        }
    }
    if sheet.rng.percent(60) {
        for unit in CENTRAL_UNITS {
            if sheet.rng.percent(70) {
                sheet.attest(unit, "excellent_direction");
                sheet.recorded(unit, "2022-03-31");
            }
        }
    }
    nation::fill(sheet, provinces);
}

/// The floor of the round in millionths (B.II.1.a, B.II.2.a).
fn floor(sheet: &Sheet) -> i64 {
    match sheet.round.round.as_str() {
        "2022-q2" => 450_000,
        "2022-q3" => 715_000,
        _ => 1_000_000,
    }
}

fn participants(sheet: &mut Sheet, unit: &str, field: &str) {
    let floor = floor(sheet);
    let base = sheet.rng.pick(&[0, 100, 1_000, 1_000, 1_000_000]);
    let (plan, now) = if sheet.rng.percent(sheet.full) {
        plan_not_above(sheet, base, floor)
    } else {
        let required = sheet.size();
        let gained = sheet.achieved(required, floor);
        let gained = if sheet.fails() { -gained } else { gained };
        (base + required, (base + gained).max(0))
    };
    sheet.put(unit, field, "2021-12-31", base);
    sheet.put(unit, &format!("{field}_plan"), "2022", plan);
    let day = sheet.round.as_of();
    sheet.put(unit, field, day, now);
    let before = match day {
        "2022-06-30" => "2021-06-30",
        "2022-09-30" => "2021-09-30",
        // the same figure as the baseline
        _ => return,
    };
    let ago = match sheet.rng.below(20) {
        0 => 0,
        1..4 => sheet.rng.between(1, now.max(1)),
        4..9 => now,
        9..13 => base,
        _ => now / 2,
    };
    sheet.put(unit, field, before, ago);
}

/// A plan at or under the baseline, with participants where the readings part: at the plan, one under it, at the
/// floor share of the negative required growth, and so on.
fn plan_not_above(sheet: &mut Sheet, base: i64, floor: i64) -> (i64, i64) {
    let short = sheet.rng.pick(&[0, 1, 40, 100]).min(base);
    let plan = base - short;
    let at_floor = base + part_up(-short, floor);
    let now =
        sheet.rng.pick(&[plan, plan, plan - 1, plan + 1, at_floor, at_floor - 1, base, base + 5, base + 5]);
    (plan, now.max(0))
}

fn collection(sheet: &mut Sheet, unit: &str) {
    let floor = floor(sheet);
    let plan =
        if sheet.rng.percent(2) { 0 } else { sheet.size() * sheet.rng.pick(&[1, 1, 1_000, 1_000_000]) };
    let collected = if sheet.rng.percent(2) { 0 } else { sheet.achieved(plan.max(1), floor) };
    let share = sheet.rng.pick(&[0, 250_000, 500_000, 500_000, 600_000, 750_000, 1_000_000]);
    let nonstate = part_down(collected, share);
    let day = sheet.round.as_of();
    sheet.put(unit, "collected", day, collected);
    sheet.put(unit, "collection_plan", "2022", plan);
    sheet.put(unit, "collected_nonstate", day, nonstate);
}

/// Late money at the target, at the target and a twentieth, at the target and five points; one VND over each.
fn late(sheet: &mut Sheet, unit: &str) {
    let receivable = match sheet.rng.below(40) {
        0 => 0,
        1..10 => 1_000,
        10..20 => 123_457,
        _ => 2_000_000_000,
    };
    let (target, millionths) = sheet.rng.pick(&TARGETS);
    let at_target = part_down(receivable, millionths);
    let with_margin = part_down(receivable, millionths + millionths / 20);
    let with_points = part_down(receivable, millionths + 50_000);
    let late = if sheet.fails() {
        sheet.rng.pick(&[with_points + 1, with_points, with_margin + 1, receivable])
    } else {
        let low = part_down(receivable, millionths / 2);
        let over = sheet.rng.percent(12);
        let at = if over { [at_target + 1, with_margin, with_points] } else { [at_target, low, low + 1] };
        sheet.rng.pick(&[0, low, low, at[0], at[1], at[2]])
    };
    let day = sheet.round.as_of();
    let quarter = sheet.round.quarter();
    sheet.put(unit, "late", day, late);
    sheet.put(unit, "receivable", day, receivable);
    sheet.put(unit, "late_target", &quarter, target);
}

/// Figures of other days and other quarters, which must change nothing.
fn noise(sheet: &mut Sheet, unit: &str) {
    let day = if sheet.round.as_of() == "2022-09-30" { "2022-06-30" } else { "2022-09-30" };
    let quarter = if sheet.round.as_of() == "2022-09-30" { "2022-Q2" } else { "2022-Q3" };
    sheet.put(unit, "health", day, 5);
    sheet.put(unit, "collected", day, 7);
    sheet.put(unit, "late_target", quarter, "0.9");
    sheet.put(unit, "unemployment", sheet.round.as_of(), 11);
}
