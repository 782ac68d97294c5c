//! A judgement as a table for the screen: award by award, then the goals, then the readings in force.

use std::collections::BTreeMap;

use anstyle::{AnsiColor, Style};
use judge::{AwardResult, Flag, Judged, Met, Outcome, Standing};
use movement::{Prize, Scene, Shown};
use unicode_width::UnicodeWidthStr;
use wording::{Arg, Words};

use super::goals;
use crate::desk::Desk;
use crate::screen::{Column, GLUE, Side, Table, wrapped};
use wording::rows::{ShownMeasure, flags, in_reading_order, measures, result};

/// Names of columns of measures: there are never as many measures as letters.
const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz";

/// A list of more units than this is cut to the first few.
const MOST_LISTED: usize = 30;
const LISTED: usize = 20;

/// The whole judgement.
pub fn as_table(judged: &Judged<'_>, desk: &Desk) -> String {
    let mut out = String::new();
    heading(&mut out, judged, desk);
    for award in &judged.judgement.awards {
        out.push('\n');
        award_table(&mut out, judged, award, Rows::All, desk);
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

/// Of the standings, how many are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rows {
    /// Every unit's.
    All,
    /// Those in the running and those that may still come into it, so many at most; the others are counted.
    InTheRunning(usize),
}

/// One award: who is proposed, what is left open, and the standings.
pub fn award_table(out: &mut String, judged: &Judged<'_>, award: &AwardResult, rows: Rows, desk: &Desk) {
    let words = desk.words;
    award_summary(out, judged, award, desk);
    if award.standings.is_empty() {
        return;
    }
    out.push('\n');
    let measures = measures(judged, award, words);
    legend(out, judged, award, &measures, desk);
    let standings = in_reading_order(award);
    let open = |s: &&Standing| !matches!(s.outcome, Outcome::NotEligible | Outcome::Disqualified);
    let shown = match rows {
        Rows::All => standings.len(),
        Rows::InTheRunning(most) => standings.iter().take(most).take_while(open).count(),
    };
    let lay_out = |spelt: bool| {
        let mut table = Table::new(columns(judged, award, &measures, spelt, words));
        for standing in &standings[..shown] {
            let cells = cells(judged, award, standing, &measures, spelt, words);
            table.row(style(award, standing), cells);
        }
        table
    };
    // Many criteria are counted where a column for each would push measures out.
    let few = judged.plan.awards[award.planned].criteria.len() <= FEW_CRITERIA;
    let mut table = lay_out(true);
    if !few && !table.fits("  ", desk.width) {
        table = lay_out(false);
    }
    let left_out = table.write(out, "  ", desk.width);
    rest(out, &standings[shown..], desk);
    flagged(out, judged, award, desk);
    if !left_out.is_empty() {
        let text = words.say_with("table-left-out", &[("columns", left_out.join(", ").into())]);
        wrapped(out, "  ", "  ", &text, desk.width);
    }
}

/// How many units are not in the table, by outcome.
fn rest(out: &mut String, standings: &[Standing], desk: &Desk) {
    let words = desk.words;
    let mut outcomes: Vec<(Outcome, usize)> = Vec::new();
    for standing in standings {
        match outcomes.iter_mut().find(|(outcome, _)| *outcome == standing.outcome) {
            Some((_, count)) => *count += 1,
            None => outcomes.push((standing.outcome, 1)),
        }
    }
    if standings.is_empty() {
        return;
    }
    let counted = outcomes.iter().map(|(outcome, count)| {
        let facts = [("count", (*count).into()), ("outcome", words.outcome(*outcome).into())];
        words.say_with("table-rest-outcome", &facts)
    });
    let counted = counted.collect::<Vec<_>>().join(", ");
    let facts = [("count", standings.len().into()), ("outcomes", counted.into())];
    wrapped(out, "  ", "    ", &words.say_with("table-rest", &facts), desk.width);
}

fn title(out: &mut String, judged: &Judged<'_>, award: &AwardResult, desk: &Desk) {
    let words = desk.words;
    let label = judged.movement.award(&award.award).map_or("", |a| words.label(&a.label));
    let bold = Style::new().bold();
    let mut title = format!("{bold}{label}{bold:#} [{}]", award.award);
    if let Some((grouping, group)) = &award.group {
        let group = words.group(judged.movement, grouping, group.as_deref());
        title.push_str(&format!(" · {group}"));
    }
    title.push_str(&match award.quota {
        Some(quota) => words.say_with("table-maximum", &[("quota", quota.into())]),
        None => words.say("table-no-maximum"),
    });
    let readings = judged.readings();
    if let Some(form) =
        ruled(judged, award).and_then(|ruled| ruled.form.pick(&scene(judged, award, &readings)))
    {
        title.push_str(&format!(" · {}", words.form(&form.is)));
    }
    wrapped(out, "", "", &title, desk.width);
}

/// The units that are proposed, those that are tied across the last place, and those that could still turn out eligible.
fn lists(out: &mut String, judged: &Judged<'_>, award: &AwardResult, desk: &Desk) {
    let words = desk.words;
    let mut list = |id: &str, rows: &[u32], with_prize: bool| {
        if rows.is_empty() {
            return;
        }
        let shown = if rows.len() > MOST_LISTED { LISTED } else { rows.len() };
        let mut units: Vec<String> =
            rows[..shown].iter().map(|row| proposed(judged, award, *row, with_prize, words)).collect();
        if shown < rows.len() {
            units.push(words.say_with("table-more", &[("count", (rows.len() - shown).into())]));
        }
        let text = words.say_with(id, &[("units", units.join("; ").into()), ("count", rows.len().into())]);
        wrapped(out, "  ", "    ", &text, desk.width);
    };
    list(if is_status(judged, award) { "table-reached-by" } else { "table-proposed" }, &award.selected, true);
    list("table-tied-units", &award.tied, false);
    list("table-undetermined", &award.undetermined, false);
    if award.selected.is_empty() {
        let nobody = [("level", words.level(award.recipients).into())];
        let eligible = award.standings.iter().any(|s| s.outcome == Outcome::Eligible);
        let text = match award.standings.is_empty() {
            true => words.say_with("table-nobody", &nobody),
            false if is_status(judged, award) => words.say("table-none-reached"),
            false if !eligible && award.undetermined.is_empty() => words.say("table-none-eligible"),
            false => words.say("table-none-proposed"),
        };
        wrapped(out, "  ", "    ", &text, desk.width);
        return;
    }
    if award.standings.iter().any(|standing| standing.certain) {
        let graded = !judged.plan.awards[award.planned].grades.is_empty();
        let id = match judged.may_change(award) {
            false => "table-certain-settled",
            true if graded => "table-certain-graded",
            true => "table-certain",
        };
        wrapped(out, "  ", "    ", &words.say(id), desk.width);
    }
    individuals(out, judged, award, desk);
}

/// How many individuals a commended unit may propose, and what each is given.
fn individuals(out: &mut String, judged: &Judged<'_>, award: &AwardResult, desk: &Desk) {
    let words = desk.words;
    let most = award.standings.iter().find_map(|standing| standing.individuals);
    let Some(most) = most.and_then(|most| usize::try_from(most).ok()) else { return };
    let readings = judged.readings();
    let prize = ruled(judged, award).and_then(|r| r.individual_prize.pick(&scene(judged, award, &readings)));
    let text = match prize.map(|case| &case.is) {
        Some(Prize::Sum(sum)) => {
            let facts = [("count", most.into()), ("sum", words.money(sum).into())];
            words.say_with("table-individuals-with-prize", &facts)
        }
        _ => words.say_with("table-individuals", &[("count", most.into())]),
    };
    wrapped(out, "  ", "    ", &text, desk.width);
}

/// The award as the movement's file rules it.
fn ruled<'m>(judged: &Judged<'m>, award: &AwardResult) -> Option<&'m movement::Award> {
    judged.movement.award(&award.award)
}

/// Where the file's cases for an award are looked up.
fn scene<'s>(
    judged: &'s Judged<'_>,
    award: &'s AwardResult,
    readings: &'s BTreeMap<String, String>,
) -> Scene<'s> {
    Scene { round: &judged.plan.round, readings, award: Some(&award.award) }
}

/// Whether it is a status that a unit reaches rather than an award: no maximum, and no form of commendation.
fn is_status(judged: &Judged<'_>, award: &AwardResult) -> bool {
    award.quota.is_none() && ruled(judged, award).is_none_or(|ruled| ruled.form.is_empty())
}

fn proposed(judged: &Judged<'_>, award: &AwardResult, row: u32, with_prize: bool, words: Words) -> String {
    let standing = award.standing(row);
    let certain = standing.as_ref().is_some_and(|standing| standing.certain);
    let mark = if certain { format!("★{GLUE}") } else { String::new() };
    let mut text = mark + &unit(judged, row, words).replacen(' ', &GLUE.to_string(), 1);
    if let Some(grade) = standing.as_ref().and_then(|s| s.grade) {
        let id = &judged.plan.awards[award.planned].grades[grade].id;
        let grades = judged.movement.award(&award.award).map_or(&[][..], |a| &a.grades);
        if let Some(grade) = grades.iter().find(|grade| *grade.id.value == *id) {
            text.push_str(&format!(", {}", words.label(&grade.label)));
        }
    } else if with_prize && !judged.plan.awards[award.planned].grades.is_empty() {
        text.push_str(&format!(" ({})", words.say("table-grade-open")));
    }
    if let (true, Some(prize)) = (with_prize, standing.as_ref().and_then(|s| s.prize.as_ref())) {
        text.push_str(&format!(", {}", words.money(prize)));
    }
    text
}

/// A unit's code and its name without the word for its kind.
fn unit(judged: &Judged<'_>, row: u32, words: Words) -> String {
    let unit = &judged.sheet.roster.rows()[row as usize].unit;
    match words.short_name(&unit.name) == unit.code.as_str() {
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
    let measured = letters.map(|(letter, measure)| {
        let percent = if measure.percent { format!("{GLUE}(%)") } else { String::new() };
        format!("{letter}{GLUE}={GLUE}{}{percent}", measure.label)
    });
    let criteria = judged.plan.awards[award.planned].criteria.iter().enumerate().map(|(i, criterion)| {
        let label = judged.movement.criterion(&criterion.id).map_or("", |c| words.label(&c.label));
        format!("{}{GLUE}={GLUE}{label}", i + 1)
    });
    for list in [measured.collect::<Vec<_>>(), criteria.collect()] {
        // An entry is broken only where it would not fit on a line by itself.
        let whole = |entry: &String| match desk.width.is_none_or(|width| entry.width() + 8 <= width) {
            true => entry.replace(' ', &GLUE.to_string()),
            false => entry.clone(),
        };
        if !list.is_empty() {
            let list = list.iter().map(whole).collect::<Vec<_>>().join("; ");
            wrapped(out, "  ", "      ", &list, desk.width);
        }
    }
}

fn columns(
    judged: &Judged<'_>,
    award: &AwardResult,
    measures: &[ShownMeasure],
    spelt: bool,
    words: Words,
) -> Vec<Column> {
    let mut columns = Vec::new();
    let planned = &judged.plan.awards[award.planned];
    if !planned.keys.is_empty() {
        columns.push(Column::new(words.say("table-rank"), Side::Right));
    }
    columns.push(Column::new(words.say("table-unit"), Side::Left));
    let letters = LETTERS.chars().take(measures.len());
    columns.extend(letters.map(|letter| Column { spare: true, ..Column::new(letter, Side::Right) }));
    if !planned.criteria.is_empty() {
        let head = match spelt {
            true => spaced((0..planned.criteria.len()).map(|place| (place + 1).to_string())),
            false => words.say("table-criteria"),
        };
        columns.push(Column::new(head, Side::Left));
    }
    columns.push(Column::new(words.say("table-result"), Side::Left));
    columns
}

/// More criteria than this are counted on a narrow screen rather than marked one by one.
const FEW_CRITERIA: usize = 9;

/// The numbers of criteria, or their marks, each in a column as wide as the widest number.
fn spaced(cells: impl ExactSizeIterator<Item = String>) -> String {
    let width = if cells.len() > FEW_CRITERIA { 2 } else { 1 };
    let cells: Vec<String> = cells.map(|cell| format!("{cell:>width$}")).collect();
    cells.join(" ")
}

/// How many criteria are met, and which are not or are not known: `9/11 ✗3,5 ?7`.
fn counted(met: &[Met]) -> String {
    let mut text = format!("{}/{}", met.iter().filter(|met| **met == Met::Met).count(), met.len());
    for of in [Met::NotMet, Met::Unknown] {
        let numbers: Vec<String> = (1..)
            .zip(met)
            .filter(|(_, met)| **met == of)
            .map(|(number, _): (usize, _)| number.to_string())
            .collect();
        if (1..=MOST_NAMED).contains(&numbers.len()) {
            text.push_str(&format!(" {}{}", mark(of), numbers.join(",")));
        }
    }
    text
}

/// More criteria than this are not named where they are counted.
const MOST_NAMED: usize = 3;

fn cells(
    judged: &Judged<'_>,
    award: &AwardResult,
    standing: &Standing,
    measures: &[ShownMeasure],
    spelt: bool,
    words: Words,
) -> Vec<String> {
    let planned = &judged.plan.awards[award.planned];
    let mut cells = Vec::new();
    if !planned.keys.is_empty() {
        cells.push(standing.rank.map_or_else(String::new, |rank| rank.to_string()));
    }
    cells.push(unit(judged, standing.row, words));
    cells.extend(measures.iter().map(|measure| measure.cell(judged, standing, words)));
    if !planned.criteria.is_empty() {
        let met = |c| judged.details().criterion(award.planned, c, standing.row);
        let met: Vec<Met> = (0..planned.criteria.len()).map(met).collect();
        cells.push(match spelt {
            true => spaced(met.iter().map(|met| mark(*met).to_string())),
            false => counted(&met),
        });
    }
    let flag = if flags(judged, award, standing).is_empty() { "" } else { " ⚑" };
    cells.push(result(award, standing, is_status(judged, award), words) + flag);
    cells
}

/// What a council should see, measure by measure, with the units and the numbers that show it.
fn flagged(out: &mut String, judged: &Judged<'_>, award: &AwardResult, desk: &Desk) {
    let words = desk.words;
    let mut told: Vec<(String, Vec<String>)> = Vec::new();
    for standing in &award.standings {
        for flag in judged.flags(award.planned, standing.row) {
            let (what, of) = flag_with(judged, &flag, words);
            let unit = format!("{}{of}", unit(judged, standing.row, words)).replace(' ', &GLUE.to_string());
            match told.iter_mut().find(|(other, _)| *other == what) {
                Some((_, units)) => units.push(unit),
                None => told.push((what, vec![unit])),
            }
        }
    }
    for (what, mut units) in told {
        if units.len() > MOST_LISTED {
            let more = units.len() - LISTED;
            units.truncate(LISTED);
            units.push(words.say_with("table-more", &[("count", more.into())]));
        }
        wrapped(out, "  ", "    ", &format!("⚑ {what}: {}", units.join("; ")), desk.width);
    }
}

/// What a flag says of all units that raise it, and what it shows of one.
fn flag_with(judged: &Judged<'_>, flag: &Flag, words: Words) -> (String, String) {
    let named = |id: &str| judged.movement.measure(id);
    let label = |id: &str| named(id).map_or_else(|| id.to_owned(), |m| words.label(&m.label).to_owned());
    match flag {
        Flag::ThinBase { measure, required, of, under } => {
            let facts = [("measure", label(measure).into()), ("under", words.percent(under).into())];
            let one = [("required", words.number(required, 4).into()), ("of", words.number(of, 4).into())];
            (
                words.say_with("table-flag-thin_base", &facts),
                words.say_with("table-flag-thin_base-unit", &one),
            )
        }
        Flag::LateFigure => (words.flag(flag.id()), String::new()),
        Flag::Outlier { measure, value, median, usual } => {
            let shown = named(measure).map_or(Shown::Number, |m| m.shown);
            let facts = [
                ("measure", label(measure).into()),
                ("median", words.shown(median, shown).into()),
                ("usual", words.shown_difference(usual, shown).into()),
            ];
            let one = [("value", words.shown(value, shown).into())];
            (words.say_with("table-flag-outlier", &facts), words.say_with("table-flag-outlier-unit", &one))
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_criteria_stay_readable() {
        let heads = |count: usize| spaced((0..count).map(|place| (place + 1).to_string()));
        assert_eq!(heads(5), "1 2 3 4 5");
        assert_eq!(heads(11), " 1  2  3  4  5  6  7  8  9 10 11");
        let mut met = vec![Met::Met; 11];
        assert_eq!(counted(&met), "11/11");
        (met[2], met[4], met[6]) = (Met::NotMet, Met::NotMet, Met::Unknown);
        assert_eq!(counted(&met), "8/11 ✗3,5 ?7");
        assert_eq!(counted(&[Met::NotMet; 11]), "0/11");
    }
}
