//! The lists of units, each read the first time that a day it holds for is asked about.

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock, OnceLock};

use jiff::civil::Date;

use super::{central, eve, load, names::NameIndex};
use crate::{Level, Unit, UnitCode};

/// The units of one level over a stretch of days in which nothing about them changed.
pub(super) struct Edition {
    level: Level,
    /// The first day, or `None` for the list that reaches back as far as anyone asks.
    pub(super) from: Option<Date>,
    /// The last day, or `None` for the list that still holds.
    pub(super) until: Option<Date>,
    units: OnceLock<Arc<[Unit]>>,
    names: OnceLock<NameIndex>,
}

/// The list of a level that holds on a day.
pub(super) fn of(level: Level, date: Date) -> Option<&'static Edition> {
    let all = all(level);
    let after = all.partition_point(|edition| edition.from.is_none_or(|from| from <= date));
    after.checked_sub(1).map(|last| &all[last])
}

/// Every list of a level, earliest first.
pub(super) fn all(level: Level) -> &'static [Edition] {
    static NATION: LazyLock<Vec<Edition>> = LazyLock::new(|| divided(Level::Nation, BTreeSet::new()));
    static CENTRAL: LazyLock<Vec<Edition>> =
        LazyLock::new(|| divided(Level::CentralUnit, central::changes()));
    static PROVINCES: LazyLock<Vec<Edition>> =
        LazyLock::new(|| divided(Level::Province, load::province_changes()));
    static DISTRICTS: LazyLock<Vec<Edition>> =
        LazyLock::new(|| divided(Level::District, BTreeSet::from([super::REORGANISED])));
    static COMMUNES: LazyLock<Vec<Edition>> = LazyLock::new(|| {
        divided(Level::Commune, BTreeSet::from([super::REORGANISED, load::DONG_NAI_A_CITY]))
    });
    match level {
        Level::Nation => &NATION,
        Level::CentralUnit => &CENTRAL,
        Level::Province => &PROVINCES,
        Level::District => &DISTRICTS,
        Level::Commune => &COMMUNES,
        Level::Agent | Level::Employee => &[],
    }
}

/// Time divided at each day on which something changes.
fn divided(level: Level, changes: BTreeSet<Date>) -> Vec<Edition> {
    let starts: Vec<Option<Date>> = std::iter::once(None).chain(changes.into_iter().map(Some)).collect();
    let until = |i: usize| starts.get(i + 1).and_then(|next| next.map(eve));
    let edition = |(i, from): (usize, &Option<Date>)| Edition {
        level,
        from: *from,
        until: until(i),
        units: OnceLock::new(),
        names: OnceLock::new(),
    };
    starts.iter().enumerate().map(edition).collect()
}

impl Edition {
    /// The units, in code order.
    pub(super) fn units(&self) -> Arc<[Unit]> {
        Arc::clone(self.list())
    }

    fn list(&self) -> &Arc<[Unit]> {
        self.units.get_or_init(|| {
            let mut units = load::units(self.level, self.day());
            units.sort_by(|a, b| a.code.cmp(&b.code));
            Arc::from(units)
        })
    }

    /// Some day on which the list holds.
    fn day(&self) -> Date {
        self.from.or(self.until).unwrap_or(Date::MIN)
    }

    /// The unit with a code.
    pub(super) fn find(&self, code: &str) -> Option<&Unit> {
        let units = self.list();
        units.binary_search_by(|unit| unit.code.as_str().cmp(code)).ok().map(|i| &units[i])
    }

    /// The units that a text names, in code order.
    pub(super) fn named(&self, text: &str) -> Vec<Unit> {
        self.names().matching(text).into_iter().map(|i| self.list()[i].clone()).collect()
    }

    /// The unit whose name is nearest to a text.
    pub(super) fn nearest(&self, text: &str) -> Option<Unit> {
        self.names().nearest(text).map(|i| self.list()[i].clone())
    }

    fn names(&self) -> &NameIndex {
        self.names.get_or_init(|| {
            let units = self.list();
            let place = |code: &UnitCode| units.binary_search_by(|unit| unit.code.cmp(code)).ok();
            let aliases = load::aliases(self.level, self.day());
            let placed = aliases.into_iter().filter_map(|(code, alias)| Some((place(&code)?, alias)));
            NameIndex::new(self.level, units.iter().map(|unit| unit.name.as_str()), placed)
        })
    }
}
