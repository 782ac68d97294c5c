//! Which tables a template has.

use movement::{Movement, Need, Round, needs};
use reference::{Level, Unit, units};

/// A table of a template: the units of a level, and the figures that the round needs of each.
pub(super) struct Table<'a> {
    /// The level of the units.
    pub(super) level: Level,
    /// The units, in the order of the list.
    pub(super) units: Vec<UnitRow<'a>>,
    /// The figures, in the order of the round's needs.
    pub(super) columns: Vec<Need>,
}

/// A unit that has a row.
pub(super) struct UnitRow<'a> {
    pub(super) code: &'a str,
    pub(super) name: String,
}

/// The tables of a round's template, from the top level down, the country last.
pub(super) fn tables<'a>(movement: &Movement, round: &Round, units: &'a [Unit]) -> Vec<Table<'a>> {
    let needed = needs(movement, round);
    let mut levels: Vec<Level> = Level::ALL.into_iter().filter(|level| *level != Level::Nation).collect();
    levels.push(Level::Nation);
    let table = |level: Level| {
        let columns: Vec<Need> = needed.iter().filter(|need| need.level == level).cloned().collect();
        let rows = rows(level, units, round);
        (!columns.is_empty() && !rows.is_empty()).then_some(Table { level, units: rows, columns })
    };
    levels.into_iter().filter_map(table).collect()
}

fn rows<'a>(level: Level, units: &'a [Unit], round: &Round) -> Vec<UnitRow<'a>> {
    let row = |unit: &'a Unit| UnitRow { code: unit.code.as_str(), name: unit.name.clone() };
    let mut rows: Vec<UnitRow<'a>> = units.iter().filter(|unit| unit.level == level).map(row).collect();
    // A template for one unit asks nothing of the country.
    if level == Level::Nation && rows.is_empty() && units.len() != 1 {
        let code = reference::UnitCode::NATION;
        rows.extend(self::units::find(code, round.cut_off).map(|unit| UnitRow { code, name: unit.name }));
    }
    rows
}
