//! Which unit a row is of: by code, by name, or by both, which must agree.

use movement::{Place, Problem};
use reference::{Level, Unit, units};

use super::words::is_total;
use crate::fold::bare;
use crate::report::Report;
use crate::sheet::{Cell, Content};
use crate::unit_problem::unknown;
use crate::{Door, decimal, unit_problem};

/// What a cell in a column of units says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// A unit, by its code.
    Unit(String),
    /// A total of other rows.
    Total,
    /// Several units could be meant.
    Several(Vec<Unit>),
    /// No unit.
    Unknown,
}

/// Reads a cell of a column of units. `levels` are those whose units may be meant, the likeliest first.
pub(super) fn named(door: &Door<'_>, levels: &[Level], cell: &Cell) -> Named {
    match &cell.content {
        Content::Number(raw) => {
            let whole = decimal::stored(raw).and_then(|n| n.to_whole());
            let digits = whole.filter(|n| *n >= 0).map(|n| n.to_string());
            digits.map_or(Named::Unknown, |digits| padded(door, levels, &digits))
        }
        Content::Text(text) => of_text(door, levels, text.trim()),
        _ => Named::Unknown,
    }
}

/// The unit of a row written as our templates write it: a code, and beside it the very name of that unit or of one
/// above it. Most rows are, and nothing need be looked for; `None` where somebody wrote otherwise.
pub(super) fn plainly<'c>(door: &Door<'_>, cells: impl Iterator<Item = &'c Cell>) -> Option<&'c str> {
    let mut cells = cells.map(|cell| match &cell.content {
        Content::Text(text) => Some(text.as_str()),
        _ => None,
    });
    let code = cells.next()??;
    let unit = door.listed_unit(code)?;
    for text in cells {
        let (text, mut at) = (text?, Some(unit));
        while at.is_some_and(|unit| unit.name != text) {
            at = at.and_then(|unit| door.listed_unit(unit.parent.as_ref()?.as_str()));
        }
        at?;
    }
    Some(code)
}

fn of_text(door: &Door<'_>, levels: &[Level], text: &str) -> Named {
    if door.knows_unit(text) {
        return Named::Unit(text.to_owned());
    }
    if is_total(text) {
        return Named::Total;
    }
    if !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()) {
        return padded(door, levels, text);
    }
    // Codes of the country and of central units in any case.
    let upper = text.to_uppercase();
    if upper != text && text.is_ascii() && door.knows_unit(&upper) {
        return Named::Unit(upper);
    }
    one_of(found(door, levels, text))
}

/// The units that a name can mean: of the first level that has any, and of those beside the lists.
fn found(door: &Door<'_>, levels: &[Level], text: &str) -> Vec<Unit> {
    let folded = bare(text);
    let mut found: Vec<Unit> =
        door.extra_units().filter(|unit| bare(&unit.name) == folded).cloned().collect();
    for level in levels {
        let listed = units::named(text, *level, door.round.cut_off);
        found.extend(
            listed.into_iter().filter(|unit| !found.iter().any(|f| f.code == unit.code)).collect::<Vec<_>>(),
        );
        if !found.is_empty() {
            break;
        }
    }
    found
}

/// A code whose leading zeros a spreadsheet has eaten.
fn padded(door: &Door<'_>, levels: &[Level], digits: &str) -> Named {
    let widths = levels.iter().filter_map(|level| match level {
        Level::Province => Some(2),
        Level::District => Some(3),
        Level::Commune => Some(5),
        _ => None,
    });
    let codes = widths.map(|width| format!("{digits:0>width$}")).chain([digits.to_owned()]);
    let mut known: Vec<Unit> = codes.filter_map(|code| door.unit(&code)).collect();
    known.sort_by(|a, b| a.code.cmp(&b.code));
    known.dedup_by(|a, b| a.code == b.code);
    one_of(known)
}

fn one_of(units: Vec<Unit>) -> Named {
    match units.as_slice() {
        [] => Named::Unknown,
        [unit] => Named::Unit(unit.code.as_str().to_owned()),
        _ => Named::Several(units),
    }
}

/// What the cells of a row that name units come to together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Together {
    /// A unit.
    Unit(String),
    /// The cell at a place in the list names a total.
    Total(usize),
    /// The cell at a place in the list names something else than the unit that the others name.
    Differs(usize, String),
    /// None names a unit; the cell at a place in the list says so best.
    Unclear(usize),
}

/// Puts together what the cells of a row say of its unit. The first that names one counts; the others must name the
/// same, or one above it. A name of several units is settled by the units above.
pub(super) fn together(door: &Door<'_>, named: &[Named]) -> Together {
    let unit = |code: &str| door.unit(code);
    let others = |i: usize| named.iter().enumerate().filter(move |(j, _)| *j != i);
    let fits = |unit: &Unit, other: &Named| match other {
        Named::Unit(code) => within(door, unit, code),
        Named::Several(units) => units.iter().any(|other| within(door, unit, other.code.as_str())),
        // The country may be called a total.
        Named::Total => unit.level == Level::Nation,
        Named::Unknown => false,
    };
    for (i, one) in named.iter().enumerate() {
        let candidates: Vec<Unit> = match one {
            Named::Unit(code) => unit(code).into_iter().collect(),
            Named::Several(units) => units.clone(),
            Named::Total | Named::Unknown => continue,
        };
        let fitting = |c: &&Unit| others(i).all(|(_, other)| fits(c, other));
        let settled: Vec<&Unit> = candidates.iter().filter(fitting).collect();
        return match (settled.as_slice(), candidates.as_slice()) {
            ([unit], _) => Together::Unit(unit.code.as_str().to_owned()),
            (_, [unit]) => {
                let first = others(i).find(|(_, other)| !fits(unit, other)).map_or(i, |(j, _)| j);
                Together::Differs(first, unit.code.as_str().to_owned())
            }
            _ => Together::Unclear(i),
        };
    }
    match named.iter().position(|n| *n == Named::Total) {
        Some(i) => Together::Total(i),
        None => Together::Unclear(0),
    }
}

/// Whether a unit is another one or lies below it.
fn within(door: &Door<'_>, unit: &Unit, upper: &str) -> bool {
    let mut at = Some(unit.clone());
    for _ in 0..Level::ALL.len() {
        match at {
            Some(unit) if unit.code.as_str() == upper => return true,
            Some(unit) => at = unit.parent.and_then(|parent| door.unit(parent.as_str())),
            None => return false,
        }
    }
    false
}

/// The unit that a name had before or after the provinces were put together.
fn before_or_after(door: &Door<'_>, cell: &Cell) -> Option<Unit> {
    let text = cell.text()?;
    let days = [units::REORGANISED.yesterday().ok()?, units::REORGANISED];
    days.into_iter().find_map(|day| match units::named(text, Level::Province, day).as_slice() {
        [unit]
            if units::find(unit.code.as_str(), door.round.cut_off)
                .is_none_or(|now| now.name != unit.name) =>
        {
            Some(unit.clone())
        }
        _ => None,
    })
}

/// Tells that a cell names no unit, or several.
pub(super) fn tell(door: &Door<'_>, named: &Named, cell: &Cell, at: Place, report: &mut Report) {
    match named {
        Named::Unit(_) | Named::Total => {}
        Named::Several(units) => {
            let candidates = units.iter().map(|u| format!("{} ({})", u.name, u.code)).collect::<Vec<_>>();
            let problem = Problem::new("ambiguous-unit", at).with("found", cell.shown());
            report.add(problem.with("candidates", candidates));
        }
        Named::Unknown => match before_or_after(door, cell) {
            Some(unit) => report.add(unknown(unit.code.as_str(), door.round.cut_off, None, at)),
            None => unit_problem(door, &cell.shown(), at, report),
        },
    }
}
