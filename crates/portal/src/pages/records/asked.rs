//! What the centre records for a round: whatever somebody must record of units, and what only the country has.

use movement::{Movement, Round, needs};
use reference::{Indicator, Level, Period, Role, Unit, units};

/// A figure that the centre records of each unit of a level.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    /// Whose figure.
    pub level: Level,
    /// Which.
    pub indicator: Indicator,
    /// For which day, quarter or year.
    pub period: Period,
}

/// What the centre records for a round, level by level in the order of the movement. Of the country that is what nobody
/// counts from below: population, plans.
pub(crate) fn asked(movement: &Movement, round: &Round) -> Vec<Asked> {
    let needs = needs(movement, round).into_iter().filter(|need| match need.level {
        Level::Nation => need.indicator.role == Role::Assigned,
        _ => need.indicator.role == Role::Recorded,
    });
    let mut asked: Vec<Asked> = needs
        .map(|need| Asked { level: need.level, indicator: need.indicator, period: need.period })
        .collect();
    asked.sort_by_key(|asked| asked.level);
    asked
}

/// The unit of a code and a level, as units are on the round's day.
pub(super) fn unit(code: &str, level: Level, round: &Round) -> Option<Unit> {
    units::find(code, round.cut_off).filter(|unit| unit.level == level)
}
