//! The 35 regional offices of March to June 2025: a ledger of their own, for they are no tree over the 34 provinces.

use std::sync::LazyLock;

use crate::embedded::rows;
use crate::{Level, UnitCode};

const OFFICES: &str = include_str!("../../../../reference/succession/regional_offices_2025.csv");

/// A regional office and the provinces of the 63 it had charge of.
///
/// Ten began on 1 April 2025 and twenty-five on 1 June 2025; which ones began when is not recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegionalOffice {
    /// Its Roman number: `VIII`.
    pub number: String,
    /// The provinces, in code order.
    pub provinces: Vec<UnitCode>,
}

impl RegionalOffice {
    /// The provinces of the 34 among which its provinces were divided; more than one where it does not nest.
    pub fn divided_among(&self) -> Vec<UnitCode> {
        let after = |old: &UnitCode| {
            super::successors(Level::Province, old.as_str()).next().map(|line| line.new.clone())
        };
        let mut new: Vec<UnitCode> = self.provinces.iter().filter_map(after).collect();
        new.sort();
        new.dedup();
        new
    }
}

/// The 35 offices, in the order of their numbers.
pub fn regional_offices() -> &'static [RegionalOffice] {
    static LIST: LazyLock<Vec<RegionalOffice>> = LazyLock::new(|| {
        let mut found: Vec<RegionalOffice> = Vec::new();
        rows(OFFICES, |row| {
            let province = UnitCode::new(&row[1]);
            match found.last_mut() {
                Some(office) if office.number == row[0] => office.provinces.push(province),
                _ => found.push(RegionalOffice { number: row[0].to_owned(), provinces: vec![province] }),
            }
        });
        found.iter_mut().for_each(|office| office.provinces.sort());
        found
    });
    &LIST
}
