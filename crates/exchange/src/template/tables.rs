//! Which tables a template has.

use std::collections::BTreeMap;

use movement::{Movement, Need, Round, needs};
use reference::{Level, Unit, UnitCode, units};

/// The levels that are named beside those below them.
const ABOVE: [Level; 2] = [Level::Province, Level::District];

/// A table of a template: the units of a level, and the figures that the round needs of each.
pub(super) struct Table<'a> {
    /// The level of the units.
    pub(super) level: Level,
    /// The units, in the order of the list.
    pub(super) units: Vec<UnitRow<'a>>,
    /// The levels above of which each unit's own is named beside it, from the top: whoever fills in the rows of a province
    /// must be able to pick them out.
    pub(super) above: Vec<Level>,
    /// The figures, in the order of the round's needs.
    pub(super) columns: Vec<Need>,
}

/// A unit that has a row.
pub(super) struct UnitRow<'a> {
    pub(super) code: &'a str,
    pub(super) name: String,
    /// The units above, by level.
    above: BTreeMap<Level, String>,
}

impl UnitRow<'_> {
    /// The name of the unit above that is of a level.
    pub(super) fn above(&self, level: Level) -> &str {
        self.above.get(&level).map_or("", String::as_str)
    }
}

/// The tables of a round's template, from the top level down, the country last.
pub(super) fn tables<'a>(movement: &Movement, round: &Round, units: &'a [Unit]) -> Vec<Table<'a>> {
    let needed = needs(movement, round);
    let mut levels: Vec<Level> = Level::ALL.into_iter().filter(|level| *level != Level::Nation).collect();
    levels.push(Level::Nation);
    let table = |level: Level| {
        let columns: Vec<Need> = needed.iter().filter(|need| need.level == level).cloned().collect();
        let rows = rows(level, units, round);
        let above = |upper: &Level| rows.iter().any(|row| row.above.contains_key(upper));
        let above = ABOVE.into_iter().filter(above).collect();
        (!columns.is_empty() && !rows.is_empty()).then_some(Table { level, units: rows, above, columns })
    };
    levels.into_iter().filter_map(table).collect()
}

fn rows<'a>(level: Level, units: &'a [Unit], round: &Round) -> Vec<UnitRow<'a>> {
    let mut known: BTreeMap<UnitCode, Option<Unit>> = BTreeMap::new();
    let mut row = |unit: &'a Unit| {
        let mut above = BTreeMap::new();
        let mut next = unit.parent.clone();
        // A list may go in a circle; there are no more levels than these.
        for _ in Level::ALL {
            let Some(code) = next.take() else { break };
            let find = || {
                let listed = units.iter().find(|unit| unit.code == code);
                listed.cloned().or_else(|| self::units::find(code.as_str(), round.cut_off))
            };
            if let Some(upper) = known.entry(code.clone()).or_insert_with(find) {
                above.insert(upper.level, upper.name.clone());
                next = upper.parent.clone();
            }
        }
        UnitRow { code: unit.code.as_str(), name: unit.name.clone(), above }
    };
    let mut rows: Vec<UnitRow<'a>> = units.iter().filter(|unit| unit.level == level).map(&mut row).collect();
    // A template for one unit asks nothing of the country.
    if level == Level::Nation && rows.is_empty() && units.len() != 1 {
        let code = reference::UnitCode::NATION;
        rows.extend(self::units::find(code, round.cut_off).map(|unit| {
            let above = BTreeMap::new();
            UnitRow { code, name: unit.name, above }
        }));
    }
    rows
}
