//! The columns of an award's sheet: what each shows, its heading and its width.

use movement::Shown;

use super::paper::{Awarded, Paper};

/// A column of an award's sheet.
#[derive(Clone, Debug)]
pub(super) enum Column {
    /// The group within which the unit stands.
    Group,
    /// Its rank.
    Rank,
    /// Its code.
    Code,
    /// Its name.
    Unit,
    /// What is proposed.
    Proposal,
    /// Where it stands.
    Outcome,
    /// Its grade.
    Grade,
    /// A measure, by its place in the plan.
    Measure(usize, Shown),
    /// Its rank-sum or worst rank.
    Lead,
    /// A criterion, by its place in the award.
    Criterion(usize),
    /// Whether its selection is certain.
    Certain,
    /// What a council should see.
    Flags,
    /// How many individuals it may propose.
    Individuals,
    /// The money that goes with the award.
    Prize,
}

/// A column with its heading and width.
pub(super) struct Headed {
    pub(super) column: Column,
    pub(super) heading: String,
    pub(super) width: u32,
}

/// The columns that an award has something to show in.
pub(super) fn columns(paper: &Paper<'_>, awarded: &Awarded<'_>) -> Vec<Headed> {
    let words = paper.words;
    let planned = &paper.judged.plan.awards[awarded.planned];
    let flagged = awarded.results.iter().any(|result| {
        let details = paper.judged.details();
        let flags = |row| details.flags(&paper.judged.plan, result.planned, row);
        result.standings.iter().any(|standing| !flags(standing.row).is_empty())
    });
    let mut columns = Vec::new();
    let mut add = |column: Column, heading: String, width: u32| {
        columns.push(Headed { column, heading, width });
    };
    if planned.within.is_some() {
        add(Column::Group, words.say("result-head-group"), 16);
    }
    if !planned.keys.is_empty() {
        add(Column::Rank, words.say("result-head-rank"), 6);
    }
    add(Column::Code, words.say("result-head-code"), code_width(paper, awarded));
    add(Column::Unit, words.say("result-head-unit"), 20);
    add(Column::Proposal, words.say("result-head-proposal"), 14);
    add(Column::Outcome, words.say("result-head-outcome"), 18);
    if !planned.grades.is_empty() {
        add(Column::Grade, words.say("result-head-grade"), 12);
    }
    for measure in &planned.uses {
        let id = &paper.judged.plan.measures[*measure].id;
        let ruled = paper.judged.movement.measure(id);
        let heading = ruled.map_or_else(|| id.clone(), |m| words.label(&m.label).to_owned());
        let shown = ruled.map_or(Shown::Number, |m| m.shown);
        add(Column::Measure(*measure, shown), heading, 10);
    }
    if let Some(lead) = &planned.lead {
        let ruled = paper.judged.movement.measure(lead);
        add(Column::Lead, ruled.map_or_else(|| lead.clone(), |m| words.label(&m.label).to_owned()), 9);
    }
    for (c, criterion) in planned.criteria.iter().enumerate() {
        let ruled = paper.judged.movement.criterion(&criterion.id);
        let heading = ruled.map_or_else(|| criterion.id.clone(), |c| words.label(&c.label).to_owned());
        add(Column::Criterion(c), heading, 12);
    }
    add(Column::Certain, words.say("result-head-certain"), 10);
    add(Column::Flags, words.say("result-head-flags"), if flagged { 40 } else { 12 });
    if planned.individuals.is_some() {
        add(Column::Individuals, words.say("result-head-individuals"), 11);
    }
    if planned.prize.is_some() || planned.grades.iter().any(|grade| grade.prize.is_some()) {
        add(Column::Prize, words.say("result-head-prize"), 15);
    }
    columns
}

fn code_width(paper: &Paper<'_>, awarded: &Awarded<'_>) -> u32 {
    let rows = awarded.results.iter().flat_map(|result| &result.standings);
    let longest = rows.map(|s| paper.judged.judgement.code(s.row).chars().count()).max();
    (longest.unwrap_or(0) as u32 + 2).clamp(6, 20)
}
