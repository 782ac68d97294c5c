//! Figures of letter 1170.

use crate::generate::nation;
use crate::generate::sheet::Sheet;
use crate::letter_1170::ATTESTED;

/// Fills provinces and the nation.
pub fn fill(sheet: &mut Sheet, provinces: &[String]) {
    let last = sheet.round.round == "final";
    let day = sheet.round.as_of();
    for unit in provinces {
        let plan = if sheet.rng.percent(3) { 0 } else { sheet.size() };
        let accounts = sheet.achieved(plan.max(1), if last { 1_000_000 } else { 350_000 });
        sheet.put(unit, "vssid", day, accounts.max(0));
        sheet.put(unit, "vssid_plan", "2021", plan);
        match sheet.rng.below(10) {
            0..3 => sheet.write(unit, "vssid_pilot", "2021", true),
            3 => sheet.write(unit, "vssid_pilot", "2021", false),
            _ => {}
        }
        if last {
            for criterion in ATTESTED {
                sheet.attest(unit, criterion);
            }
        }
        sheet.recorded(unit, "2021-03-31");
    }
    nation::fill(sheet, provinces);
}
