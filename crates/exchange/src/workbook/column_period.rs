//! For which day, quarter or year the figures of a column are.

use reference::{Dimension, Indicator, Period, PeriodKind};

use super::desk::Desk;
use crate::sense;
use crate::written::Mention;

/// The times that a column's heading mentions, and those of the titles above.
pub(super) struct Times<'a> {
    pub(super) own: &'a [Mention],
    pub(super) titles: &'a [Mention],
}

/// The period of a column, or `None` with a problem told at the heading.
///
/// A day in the heading of a yearly or quarterly indicator says which year or quarter, and that is noted; a year never
/// says which day, nor a quarter which year's plan. Where the heading is silent the titles speak, and that is noted too.
/// A yes-or-no figure without any period is one of the round's own day.
pub(super) fn settle(
    desk: &mut Desk<'_, '_>,
    indicator: &Indicator,
    times: &Times<'_>,
    place: (u32, u32),
    shown: &str,
) -> Option<Period> {
    let at = desk.at(place.0, place.1);
    let cut_off = desk.door.round.cut_off;
    let example = Period::containing(cut_off, indicator.period);
    let problem = |code| {
        sense::problem(code, indicator, at.clone())
            .with("found", shown)
            .with("wanted", indicator.period.id())
            .with("example", example.to_string())
    };
    let own = fitting(times.own, indicator.period);
    let told = match own.as_slice() {
        [period] => {
            if !times.own.contains(&Mention::Period(*period)) {
                let note = sense::problem("period-from-day", indicator, at).with("found", shown);
                desk.note(note.with("period", period.to_string()));
            }
            return Some(desk.door.settled(indicator, *period));
        }
        [_, ..] => Some(
            problem("several-periods")
                .with("periods", own.iter().map(|period| period.to_string()).collect::<Vec<_>>()),
        ),
        [] => match times.own.first() {
            None => None,
            Some(Mention::Impossible(_)) => Some(problem("impossible-date")),
            Some(Mention::Period(period)) if desk.door.takes(indicator, period.kind()) => {
                return Some(desk.door.settled(indicator, *period));
            }
            Some(Mention::Period(_) | Mention::Month(..)) => Some(problem("period-kind")),
        },
    };
    if let Some(problem) = told {
        desk.problem(problem);
        return None;
    }
    let (period, code) = match fitting(times.titles, indicator.period).as_slice() {
        [period] => (*period, "period-from-title"),
        _ if indicator.dimension == Dimension::Truth => (example, "period-assumed"),
        _ => {
            desk.problem(problem("period-missing"));
            return None;
        }
    };
    desk.note(sense::problem(code, indicator, at).with("period", period.to_string()));
    Some(desk.door.settled(indicator, period))
}

/// The periods of a form that some mentions give: those of the form itself, else those that hold a day.
fn fitting(mentions: &[Mention], kind: PeriodKind) -> Vec<Period> {
    let periods = || mentions.iter().filter_map(|m| if let Mention::Period(p) = m { Some(*p) } else { None });
    let own: Vec<Period> = periods().filter(|period| period.kind() == kind).collect();
    if !own.is_empty() {
        return own;
    }
    let mut holding: Vec<Period> = periods().filter_map(|period| held_by(period, kind)).collect();
    holding.sort();
    holding.dedup();
    holding
}

fn held_by(period: Period, kind: PeriodKind) -> Option<Period> {
    match (period, kind) {
        (Period::Date(day), PeriodKind::Year | PeriodKind::Quarter) => Some(Period::containing(day, kind)),
        _ => None,
    }
}
