//! What somebody should know of who competes: files without a figure, units that compete for nothing or in no group.

use std::collections::BTreeSet;

use exact::Ratio;
use judge::{Figures, Plan, Roster};
use movement::{Place, Problem};
use reference::{Level, Unit};

use crate::Door;
use crate::unused::listed;

/// Tells that a file that could be read holds no figure at all.
pub fn without_figures(file: &str) -> Problem {
    Problem::new("file-without-figures", of_file(file))
}

/// Tells that no file holds a figure and no list names who competes: nobody does, so nothing is judged.
pub fn nobody() -> Problem {
    Problem::new("no-figures", Place::default())
}

/// Tells which units of a list compete for no award, and count towards no unit above them either.
pub fn not_competing(units: &[Unit], plan: &Plan, file: &str) -> Vec<Problem> {
    let levels = plan.levels();
    let used = |level: Level| levels.contains(&level) || plan.folds.contains(&level);
    let idle: Vec<&Unit> = units.iter().filter(|unit| !used(unit.level)).collect();
    if idle.is_empty() {
        return Vec::new();
    }
    let found: BTreeSet<Level> = idle.iter().map(|unit| unit.level).collect();
    let ids = |levels: &mut dyn Iterator<Item = Level>| levels.map(|l| l.id().to_owned()).collect::<Vec<_>>();
    let problem = Problem::new("units-not-competing", of_file(file))
        .with("count", Ratio::int(idle.len() as i128))
        .with("levels", ids(&mut found.into_iter()))
        .with("recipients", ids(&mut levels.into_iter()));
    vec![listed(problem, "units", "more_units", idle.iter().map(|unit| unit.code.as_str().to_owned()))]
}

/// Tells of which units there are figures although they compete for no award, and count towards no unit above them either.
pub fn not_judged(figures: &Figures, door: &Door<'_>, plan: &Plan) -> Option<Problem> {
    let levels = plan.levels();
    let used =
        |level: Level| levels.contains(&level) || plan.folds.contains(&level) || level == Level::Nation;
    let units = figures.units().iter().filter_map(|code| door.unit(code));
    let idle: Vec<Unit> = units.filter(|unit| !used(unit.level)).collect();
    if idle.is_empty() {
        return None;
    }
    let found: BTreeSet<Level> = idle.iter().map(|unit| unit.level).collect();
    let ids = |levels: &mut dyn Iterator<Item = Level>| levels.map(|l| l.id().to_owned()).collect::<Vec<_>>();
    let problem = Problem::new("figures-not-judged", Place::default())
        .with("count", Ratio::int(idle.len() as i128))
        .with("levels", ids(&mut found.into_iter()))
        .with("recipients", ids(&mut levels.into_iter()));
    Some(listed(problem, "units", "more_units", idle.iter().map(|unit| unit.code.as_str().to_owned())))
}

/// Tells which competing units stand in no group, where an award's standings are made within groups.
pub fn outside_groups(door: &Door<'_>, plan: &Plan, roster: &Roster) -> Vec<Problem> {
    let mut told = BTreeSet::new();
    let mut notes = Vec::new();
    for award in &plan.awards {
        let Some(within) = &award.within else { continue };
        if !told.insert((&within.grouping, award.recipients)) {
            continue;
        }
        let competing = roster.competing(award.recipients).iter();
        let units = competing.map(|row| &roster.rows()[*row as usize].unit);
        let outside: Vec<&Unit> = units.filter(|unit| within.group_of(unit).is_none()).collect();
        if outside.is_empty() {
            continue;
        }
        let own = door.movement.groupings.iter().find(|own| *own.id == within.grouping);
        let id = &within.grouping;
        let (vi, en) = own.map_or((id, id), |own| (&own.label.vi, &own.label.en));
        let problem = Problem::new("outside-groups", Place::default())
            .with("count", Ratio::int(outside.len() as i128))
            .with("within_vi", vi)
            .with("within_en", en);
        let codes = outside.iter().map(|unit| unit.code.as_str().to_owned());
        notes.push(listed(problem, "units", "more_units", codes));
    }
    notes
}

fn of_file(file: &str) -> Place {
    Place { file: file.to_owned(), ..Place::default() }
}
