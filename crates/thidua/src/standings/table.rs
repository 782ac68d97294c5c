//! A judgement as a table for the screen: award by award, then the goals, then the readings in force.

use std::collections::BTreeMap;

use anstyle::{AnsiColor, Style};
use judge::{AwardResult, Judged, Met, Number, Outcome, Standing};
use movement::Shown;
use wording::{Arg, Words};

use super::goals;
use super::rows::{ShownMeasure, flags, in_reading_order, measures, result};
use crate::desk::Desk;
use crate::screen::{Column, Side, Table, wrapped};

/// Names of columns of measures: there are never as many measures as letters.
const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz";

/// The whole judgement.
pub fn as_table(judged: &Judged<'_>, desk: &Desk) -> String {
    let mut out = String::new();
    heading(&mut out, judged, desk);
    for award in &judged.judgement.awards {
        out.push('\n');
        award_table(&mut out, judged, award, desk);
    }
    goals::write(&mut out, judged, desk);
    readings(&mut out, judged, desk);
    out
}

/// What was judged: movement, round, day, how many units.
pub fn heading(out: &mut String, judged: &Judged<'_>, desk: &Desk) {
    let words = desk.words;
    let bold = Style::new().bold();
    let movement = judged.movement;
    let title = format!("{bold}{}{bold:#}", words.label(&movement.name));
    wrapped(out, "", "", &title, desk.width);
    let round = movement.round(&judged.plan.round);
    let competing = judged.sheet.roster.rows().iter().filter(|row| row.competes).count();
    let facts: [(&str, Arg<'_>); 5] = [
        ("document", (&movement.document).into()),
        ("round", round.map_or("", |round| words.label(&round.label)).into()),
        ("id", (&judged.plan.round).into()),
        ("day", words.date(judged.plan.cut_off).into()),
        ("units", competing.into()),
    ];
    wrapped(out, "", "", &words.say_with("table-round", &facts), desk.width);
    if judged.plan.assume_attested {
        wrapped(out, "", "", &words.say("table-assumed-attested"), desk.width);
    }
}

/// One award: who is proposed, and what is left open.
pub fn award_summary(out: &mut String, judged: &Judged<'_>, award: &AwardResult, desk: &Desk) {
    title(out, judged, award, desk);
    lists(out, judged, award, desk);
}

/// One award: who is proposed, what is left open, and the standings.
pub fn award_table(out: &mut String, judged: &Judged<'_>, award: &AwardResult, desk: &Desk) {
    let words = desk.words;
    award_summary(out, judged, award, desk);
    if award.standings.is_empty() {
        wrapped(out, "  ", "  ", &words.say("table-nobody"), desk.width);
        return;
    }
    let measures = measures(judged, award, words);
    legend(out, judged, award, &measures, desk);
    let mut table = Table::new(columns(judged, award, &measures, words));
    for standing in in_reading_order(award) {
        table.row(style(award, &standing), cells(judged, award, &standing, &measures, words));
    }
    let left_out = table.write(out, "  ", desk.width);
    flagged(out, judged, award, desk);
    if !left_out.is_empty() {
        let text = words.say_with("table-left-out", &[("columns", left_out.join(", ").into())]);
        wrapped(out, "  ", "  ", &text, desk.width);
    }
}

fn title(out: &mut String, judged: &Judged<'_>, award: &AwardResult, desk: &Desk) {
    let words = desk.words;
    let label = judged.movement.award(&award.award).map_or("", |a| words.label(&a.label));
    let bold = Style::new().bold();
    let mut title = format!("{bold}{label}{bold:#} [{}]", award.award);
    if let Some((grouping, group)) = &award.group {
        let group = group.clone().unwrap_or_else(|| words.say("table-no-group"));
        let facts = [("grouping", words.grouping(grouping).into()), ("group", group.into())];
        title.push_str(&words.say_with("table-group", &facts));
    }
    title.push_str(&match award.quota {
        Some(quota) => words.say_with("table-maximum", &[("quota", quota.into())]),
        None => words.say("table-no-maximum"),
    });
    wrapped(out, "", "", &title, desk.width);
}

/// The units that are proposed, those that are tied across the last place, and those that could still turn out eligible.
fn lists(out: &mut String, judged: &Judged<'_>, award: &AwardResult, desk: &Desk) {
    let words = desk.words;
    let mut list = |id: &str, rows: &[u32], with_prize: bool| {
        if rows.is_empty() {
            return;
        }
        let units: Vec<String> =
            rows.iter().map(|row| proposed(judged, award, *row, with_prize, words)).collect();
        let text = words.say_with(id, &[("units", units.join("; ").into()), ("count", rows.len().into())]);
        wrapped(out, "  ", "    ", &text, desk.width);
    };
    list("table-proposed", &award.selected, true);
    list("table-tied-units", &award.tied, false);
    list("table-undetermined", &award.undetermined, false);
    if award.selected.is_empty() {
        wrapped(out, "  ", "    ", &words.say("table-none-proposed"), desk.width);
        return;
    }
    if award.standings.iter().any(|standing| standing.certain) {
        wrapped(out, "  ", "    ", &words.say("table-certain"), desk.width);
    }
    let individuals = award.standings.iter().find_map(|standing| standing.individuals);
    if let Some(individuals) = individuals.and_then(|n| usize::try_from(n).ok()) {
        let text = words.say_with("table-individuals", &[("count", individuals.into())]);
        wrapped(out, "  ", "    ", &text, desk.width);
    }
}

fn proposed(judged: &Judged<'_>, award: &AwardResult, row: u32, with_prize: bool, words: Words) -> String {
    let standing = award.standing(row);
    let certain = standing.as_ref().is_some_and(|standing| standing.certain);
    let mut text = format!("{}{}", if certain { "★ " } else { "" }, unit(judged, row, words));
    if let Some(grade) = standing.as_ref().and_then(|s| s.grade) {
        let id = &judged.plan.awards[award.planned].grades[grade].id;
        let grades = judged.movement.award(&award.award).map_or(&[][..], |a| &a.grades);
        if let Some(grade) = grades.iter().find(|grade| *grade.id.value == *id) {
            text.push_str(&format!(", {}", words.label(&grade.label)));
        }
    }
    if let (true, Some(prize)) = (with_prize, standing.as_ref().and_then(|s| s.prize.as_ref())) {
        text.push_str(&format!(", {}", words.money(prize)));
    }
    text
}

/// A unit's code and its name without the word for its kind.
fn unit(judged: &Judged<'_>, row: u32, words: Words) -> String {
    let unit = &judged.sheet.roster.rows()[row as usize].unit;
    match unit.name == unit.code.as_str() {
        true => unit.name.clone(),
        false => format!("{} {}", unit.code, words.short_name(&unit.name)),
    }
}

/// What the columns of measures and criteria are.
fn legend(
    out: &mut String,
    judged: &Judged<'_>,
    award: &AwardResult,
    measures: &[ShownMeasure],
    desk: &Desk,
) {
    let words = desk.words;
    let letters = LETTERS.chars().zip(measures);
    let measured = letters.map(|(letter, measure)| match measure.shown {
        Shown::Percent => format!("{letter}\u{a0}=\u{a0}{}\u{a0}(%)", measure.label),
        Shown::Number => format!("{letter}\u{a0}=\u{a0}{}", measure.label),
    });
    let criteria = judged.plan.awards[award.planned].criteria.iter().enumerate().map(|(i, criterion)| {
        let label = judged.movement.criterion(&criterion.id).map_or("", |c| words.label(&c.label));
        format!("{}\u{a0}=\u{a0}{label}", i + 1)
    });
    for list in [measured.collect::<Vec<_>>(), criteria.collect()] {
        if !list.is_empty() {
            wrapped(out, "  ", "  ", &list.join("; "), desk.width);
        }
    }
}

fn columns(judged: &Judged<'_>, award: &AwardResult, measures: &[ShownMeasure], words: Words) -> Vec<Column> {
    let mut columns = Vec::new();
    let planned = &judged.plan.awards[award.planned];
    if !planned.keys.is_empty() {
        columns.push(Column::new(words.say("table-rank"), Side::Right));
    }
    columns.push(Column::new(words.say("table-unit"), Side::Left));
    let letters = LETTERS.chars().take(measures.len());
    columns.extend(letters.map(|letter| Column { spare: true, ..Column::new(letter, Side::Right) }));
    if !planned.criteria.is_empty() {
        columns.push(Column::new(numbers(planned.criteria.len()), Side::Left));
    }
    columns.push(Column::new(words.say("table-result"), Side::Left));
    columns
}

/// The heads of the criteria: one character each.
fn numbers(count: usize) -> String {
    (1..=count).map(|n| char::from_digit(n as u32 % 10, 10).unwrap_or('?')).collect()
}

fn cells(
    judged: &Judged<'_>,
    award: &AwardResult,
    standing: &Standing,
    measures: &[ShownMeasure],
    words: Words,
) -> Vec<String> {
    let planned = &judged.plan.awards[award.planned];
    let mut cells = Vec::new();
    if !planned.keys.is_empty() {
        cells.push(standing.rank.map_or_else(String::new, |rank| rank.to_string()));
    }
    cells.push(unit(judged, standing.row, words));
    cells
        .extend(measures.iter().map(|measure| shown(&measure.value(judged, standing), measure.shown, words)));
    if !planned.criteria.is_empty() {
        let met = |c| judged.details().criterion(award.planned, c, standing.row);
        cells.push((0..planned.criteria.len()).map(|c| mark(met(c))).collect());
    }
    let flag = if flags(judged, award, standing).is_empty() { "" } else { " ⚑" };
    cells.push(result(award, standing, words) + flag);
    cells
}

/// What a council should see, with the units that it is seen of.
fn flagged(out: &mut String, judged: &Judged<'_>, award: &AwardResult, desk: &Desk) {
    let mut by_flag: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for standing in &award.standings {
        for flag in flags(judged, award, &standing) {
            by_flag.entry(flag).or_default().push(unit(judged, standing.row, desk.words));
        }
    }
    for (flag, units) in by_flag {
        let text = format!("⚑ {}: {}", desk.words.flag(flag), units.join("; "));
        wrapped(out, "  ", "    ", &text, desk.width);
    }
}

fn shown(number: &Number, shown: Shown, words: Words) -> String {
    match (number, shown) {
        (Number::Known(value), Shown::Percent) => words.percent_in_column(value),
        (Number::Known(value), Shown::Number) => words.number(value, 4),
        (Number::Unknown, _) => "?".to_owned(),
        (Number::Undefined, _) => "–".to_owned(),
    }
}

fn mark(met: Met) -> char {
    match met {
        Met::Met => '✓',
        Met::NotMet => '✗',
        Met::Unknown => '?',
    }
}

fn style(award: &AwardResult, standing: &Standing) -> Style {
    if award.selected.contains(&standing.row) {
        return AnsiColor::Green.on_default().bold();
    }
    if award.tied.contains(&standing.row) {
        return AnsiColor::Yellow.on_default();
    }
    match standing.outcome {
        Outcome::NotEligible | Outcome::Disqualified => Style::new().dimmed(),
        _ => Style::new(),
    }
}

/// The readings in force, each with its question and the sense that was taken.
fn readings(out: &mut String, judged: &Judged<'_>, desk: &Desk) {
    let words = desk.words;
    if judged.plan.readings.is_empty() {
        return;
    }
    let bold = Style::new().bold();
    out.push_str(&format!("\n{bold}{}{bold:#}\n", words.say("table-readings")));
    for (id, choice) in &judged.plan.readings {
        let Some(reading) = judged.movement.reading(id) else { continue };
        let says = reading.choices.iter().find(|c| *c.id.value == *choice);
        let clauses: Vec<&str> = reading.clause.iter().map(|clause| clause.as_str()).collect();
        let facts = [
            ("id", id.into()),
            ("choice", choice.into()),
            ("says", says.map_or("", |c| words.label(&c.says)).into()),
            ("clauses", clauses.join(", ").into()),
        ];
        let default = reading.default_choice() == choice;
        let text = words.say_with(if default { "table-reading-default" } else { "table-reading" }, &facts);
        wrapped(out, "  ", "    ", &text, desk.width);
    }
}
