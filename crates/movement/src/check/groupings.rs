//! The units of a grouping exist, and on any day each stands in one group of it.

use std::collections::BTreeMap;

use jiff::civil::Date;

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

/// A code of the form of a unit's code has named a unit on some day. (Agents and people are not in the reference.)
fn units_exist(movement: &Movement, findings: &mut Findings<'_, '_>, grouping: &Grouping) {
    for Member { unit, .. } in &grouping.members {
        if let Some(level) = reference::units::level_of(unit)
            && !reference::units::ever(unit)
        {
            let nearest = reference::units::nearest(unit, level, movement.runs.0);
            let problem = findings.at("unknown-unit", &unit.span);
            problem.facts.push(("name", unit.value.clone().into()));
            problem.facts.extend(nearest.map(|unit| ("nearest", unit.code.as_str().into())));
        }
    }
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
