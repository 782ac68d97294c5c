//! The units of a grouping exist, and on any day each stands in one group of it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use reference::{Level, Unit, units};

use super::Findings;
use crate::{Grouping, Member, Movement};

pub(super) fn check(movement: &Movement, findings: &mut Findings<'_, '_>) {
    for grouping in &movement.groupings {
        for member in &grouping.members {
            if let (Some(from), Some(to)) = (member.from, member.to)
                && to < from
            {
                let problem = findings.at("dates-reversed", &member.unit.span);
                problem.facts.extend([("from", from.to_string().into()), ("to", to.to_string().into())]);
            }
        }
        units_exist(movement, findings, grouping);
        unit_twice(findings, grouping);
    }
}

/// A member is the code of a unit of some day. Agents and people are not in the reference lists: where they compete, a
/// code of another form than the lists' may be theirs.
fn units_exist(movement: &Movement, findings: &mut Findings<'_, '_>, grouping: &Grouping) {
    let own_codes = movement.competitors.iter().any(|level| matches!(level, Level::Agent | Level::Employee));
    for Member { unit, .. } in &grouping.members {
        let known = match units::level_of(unit) {
            Some(_) => units::ever(unit),
            None => own_codes && named(movement, unit).is_none(),
        };
        if !known {
            let meant = named(movement, unit).or_else(|| nearest(movement, unit));
            let zeros = meant.as_ref().is_some_and(|meant| meant.code.lacks_zeros(unit));
            let by_name = named(movement, unit).is_some() && !zeros;
            let problem = findings.at("unknown-unit", &unit.span);
            problem.facts.push(("name", unit.value.clone().into()));
            problem.facts.extend(zeros.then_some(("zeros", "zeros".into())));
            problem.facts.extend(by_name.then_some(("named", "named".into())));
            if let Some(meant) = meant {
                problem.facts.push(("nearest", meant.code.as_str().into()));
                problem.facts.push(("nearest_name", meant.name.into()));
            }
        }
    }
}

/// The one unit of a competing level that a text names.
fn named(movement: &Movement, text: &str) -> Option<Unit> {
    if text.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let all = movement.competitors.iter().map(|level| units::named(text, *level, day(movement)));
    all.into_iter().find_map(|mut units| units.pop().filter(|_| units.is_empty()))
}

/// The unit that a wrong code most likely means.
fn nearest(movement: &Movement, code: &str) -> Option<Unit> {
    let levels = units::level_of(code).into_iter().chain(movement.competitors.iter().copied());
    levels.into_iter().find_map(|level| units::nearest(code, level, day(movement)))
}

/// The day by which a code is looked up: the first cut-off, else the start.
fn day(movement: &Movement) -> Date {
    movement.rounds.first().map_or(movement.runs.0, |round| round.cut_off)
}

fn unit_twice(findings: &mut Findings<'_, '_>, grouping: &Grouping) {
    let mut places: BTreeMap<&str, Vec<&Member>> = BTreeMap::new();
    for member in &grouping.members {
        places.entry(&member.unit).or_default().push(member);
    }
    for places in places.values_mut() {
        places.sort_by_key(|member| from(member));
        let mut longest = places[0];
        for member in &places[1..] {
            if from(member) <= to(longest) {
                let problem = findings.at("unit-twice", &member.unit.span);
                problem.facts.push(("grouping", grouping.id.value.clone().into()));
                problem.facts.push(("unit", member.unit.value.clone().into()));
                problem.facts.push(("groups", vec![longest.group.clone(), member.group.clone()].into()));
            }
            if to(member) > to(longest) {
                longest = member;
            }
        }
    }
}

fn from(member: &Member) -> Date {
    member.from.unwrap_or(Date::MIN)
}

fn to(member: &Member) -> Date {
    member.to.unwrap_or(Date::MAX)
}
