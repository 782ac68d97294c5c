//! Figures of letter 4494.

use crate::generate::nation;
use crate::generate::sheet::{Sheet, part_down};

/// Fills provinces and the nation.
pub fn fill(sheet: &mut Sheet, provinces: &[String]) {
    let day = sheet.round.as_of();
    for unit in provinces {
        for field in ["social", "unemployment", "health"] {
            let plan = if sheet.rng.percent(2) { 0 } else { sheet.size() };
            let reached = sheet.achieved(plan.max(1), 1_000_000).max(0);
            sheet.put(unit, field, day, reached);
            sheet.put(unit, &format!("{field}_plan"), "2017", plan);
        }
        debt(sheet, unit);
        let present = sheet.rng.between(100, 130);
        let assigned = sheet.rng.between(100, 130);
        sheet.put(unit, "headcount_present", "2017", present);
        sheet.put(unit, "headcount_assigned", "2017", assigned);
        sheet.recorded(unit, "2017-09-30");
    }
    nation::fill(sheet, provinces);
}

/// Debt at its target (which does not do), one VND under it (which does), at shared shares of it, at zero.
fn debt(sheet: &mut Sheet, unit: &str) {
    let receivable = sheet.rng.pick(&[1_000, 1_000_000_000, 1_000_000_000, 123_457_000]);
    let receivable = if sheet.rng.percent(2) { 0 } else { receivable };
    let (target, millionths) = sheet.rng.pick(&[("0.03", 30_000), ("0.04", 40_000), ("0.0400", 40_000)]);
    let (target, millionths) = if sheet.rng.percent(3) { ("0", 0) } else { (target, millionths) };
    let at_target = part_down(receivable, millionths);
    let late = if sheet.fails() {
        sheet.rng.pick(&[at_target, at_target + 1, receivable])
    } else {
        sheet.rng.pick(&[0, at_target / 2, at_target / 2, at_target / 4, at_target - 1])
    };
    let day = sheet.round.as_of();
    sheet.put(unit, "late", day, late.max(0));
    sheet.put(unit, "receivable", day, receivable);
    sheet.put(unit, "late_target", "2017-Q4", target);
}
