//! Figures of letter 09.

use crate::generate::nation;
use crate::generate::sheet::{Sheet, part_down};
use crate::letter_09::ATTESTED;

/// Fills provinces and the nation.
pub fn fill(sheet: &mut Sheet, provinces: &[String]) {
    let day = sheet.round.as_of();
    for unit in provinces {
        let plan = if sheet.rng.percent(3) { 0 } else { sheet.size() };
        let collected = sheet.achieved(plan.max(1), 1_000_000);
        sheet.put(unit, "collected", day, collected.max(0));
        sheet.put(unit, "collection_plan", "2023", plan);
        let receivable = sheet.rng.pick(&[10_000, 10_000, 1_000_000]);
        sheet.put(unit, "receivable", day, receivable);
        sheet.put(unit, "late_interest", day, part_down(receivable, 29_100) - 1);
        for criterion in ATTESTED {
            sheet.attest(unit, criterion);
        }
        sheet.recorded(unit, "2023-03-31");
    }
    nation::fill(sheet, provinces);
}
