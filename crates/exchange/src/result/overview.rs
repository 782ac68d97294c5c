//! The first sheet: what is proposed, under which readings, which goals are reached, and where to sign.

use judge::{Met, Number};
use movement::{Reached, Shown};
use rust_xlsxwriter::{Worksheet, XlsxError};

use super::award::met_sentence;
use super::leaf::Leaf;
use super::paper::Paper;
use super::{figures, proposals, signature};

/// Widths that serve its three tables.
const WIDTHS: [u32; 6] = [6, 32, 12, 38, 28, 32];

/// Writes the first sheet.
pub(super) fn sheet(paper: &Paper<'_>) -> Result<Worksheet, XlsxError> {
    let mut leaf = Leaf::new(paper, &paper.overview, WIDTHS.to_vec())?;
    head(&mut leaf)?;
    awards(&mut leaf)?;
    readings(&mut leaf)?;
    goals(&mut leaf)?;
    signature::write(&mut leaf)?;
    Ok(leaf.sheet)
}

fn head(leaf: &mut Leaf<'_, '_>) -> Result<(), XlsxError> {
    let (paper, words) = (leaf.paper, leaf.paper.words);
    let looks = &paper.looks;
    let movement = paper.judged.movement;
    leaf.note_alone()?;
    leaf.title(&words.say("result-title"))?;
    leaf.line(&paper.about(), &looks.subtitle)?;
    let facts = [
        ("document", movement.document.as_str().into()),
        ("issued", words.date(movement.issued).into()),
        ("issuer", words.label(&movement.issuer).into()),
    ];
    leaf.line(&words.say_with("result-basis", &facts), &looks.line)?;
    let (count, files) = figures::sources(paper);
    let facts = [("count", count.into()), ("files", files.into()), ("sheet", paper.figures.as_str().into())];
    leaf.line(&words.say_with("result-figures-used", &facts), &looks.line)?;
    if let Some(day) = paper.round().and_then(|round| round.decide_by) {
        leaf.line(&words.say_with("result-decide-by", &[("day", words.date(day).into())]), &looks.line)?;
    }
    if paper.judged.judgement.assumed_attested {
        leaf.line(&words.say("result-assumed-attested"), &looks.section)?;
    }
    Ok(())
}

/// A section's head and the headings of its table.
fn section(leaf: &mut Leaf<'_, '_>, head: &str, headings: [&str; 6]) -> Result<(), XlsxError> {
    leaf.end_row()?;
    leaf.begin_section();
    let (words, looks) = (leaf.paper.words, &leaf.paper.looks);
    leaf.line(&words.say(head), &looks.section)?;
    leaf.headings(&headings.map(|id| words.say(id)))
}

fn awards(leaf: &mut Leaf<'_, '_>) -> Result<(), XlsxError> {
    section(
        leaf,
        "result-section-awards",
        [
            "result-head-number",
            "result-head-award",
            "result-head-maximum",
            "result-head-proposed",
            "result-head-tied",
            "result-head-undetermined",
        ],
    )?;
    let (paper, words) = (leaf.paper, leaf.paper.words);
    let mut number = 0;
    for awarded in &paper.awards {
        let clauses = awarded.award.map_or_else(String::new, |award| paper.clauses(&award.clause));
        if awarded.results.is_empty() {
            number += 1;
            leaf.middle(0, &words.count(number))?;
            leaf.cell(1, &format!("{}\n{clauses}", awarded.label))?;
            leaf.middle(2, "–")?;
            leaf.cell(3, &words.say("result-nobody"))?;
            leaf.cell(4, "–")?;
            leaf.cell(5, "–")?;
            leaf.end_row()?;
        }
        for result in &awarded.results {
            number += 1;
            let group = paper.group(result).map_or_else(String::new, |group| format!("\n{group}"));
            leaf.middle(0, &words.count(number))?;
            leaf.cell(1, &format!("{}{group}\n{clauses}", awarded.label))?;
            let quota = result.quota.map_or_else(|| words.say("why-no-maximum"), |quota| words.count(quota));
            leaf.middle(2, &quota)?;
            match result.standings.is_empty() {
                true => leaf.cell(3, &words.say("result-nobody"))?,
                false => leaf.cell(3, &proposals::selected(paper, awarded, result))?,
            }
            leaf.cell(4, &proposals::tied(paper, awarded, result))?;
            leaf.cell(5, &proposals::undetermined(paper, awarded, result))?;
            leaf.end_row()?;
        }
    }
    Ok(())
}

fn readings(leaf: &mut Leaf<'_, '_>) -> Result<(), XlsxError> {
    let (paper, words) = (leaf.paper, leaf.paper.words);
    let readings = &paper.judged.judgement.readings;
    if readings.is_empty() {
        return Ok(());
    }
    section(
        leaf,
        "result-section-readings",
        [
            "result-head-number",
            "result-head-asks",
            "result-head-chosen",
            "result-head-says",
            "result-head-clauses",
            "result-head-reading",
        ],
    )?;
    for (i, (id, choice)) in readings.iter().enumerate() {
        let reading = paper.judged.movement.reading(id);
        let says = reading.and_then(|r| r.choices.iter().find(|c| *c.id == *choice)).map(|c| &c.says);
        let chosen = match reading.is_some_and(|reading| reading.default_choice() == choice) {
            true => "result-default",
            false => "result-chosen",
        };
        leaf.middle(0, &words.count(i + 1))?;
        leaf.cell(1, reading.map_or("", |reading| words.label(&reading.asks)))?;
        leaf.middle(2, &words.say(chosen))?;
        leaf.cell(3, says.map_or("", |says| words.label(says)))?;
        leaf.cell(4, &reading.map_or_else(String::new, |reading| paper.clauses_in_lines(&reading.clause)))?;
        leaf.cell(5, &format!("{id} = {choice}"))?;
        leaf.end_row()?;
    }
    Ok(())
}

fn goals(leaf: &mut Leaf<'_, '_>) -> Result<(), XlsxError> {
    let (paper, words) = (leaf.paper, leaf.paper.words);
    if paper.judged.judgement.goals.is_empty() {
        return Ok(());
    }
    section(
        leaf,
        "result-section-goals",
        [
            "result-head-number",
            "result-head-goal",
            "result-head-target",
            "result-head-value",
            "result-head-exact",
            "result-head-result",
        ],
    )?;
    for (i, goal) in paper.judged.judgement.goals.iter().enumerate() {
        let ruled = paper.judged.movement.goals.iter().find(|g| *g.id == goal.goal);
        let shown = ruled.map_or(Shown::Number, |goal| goal.shown);
        let label = ruled.map_or(goal.goal.as_str(), |goal| words.label(&goal.label));
        let clauses = ruled.map_or_else(String::new, |goal| paper.clauses(&goal.clause));
        let sign = ruled.map_or("", |goal| sign(goal.reached));
        leaf.middle(0, &words.count(i + 1))?;
        leaf.cell(1, &format!("{label}\n{clauses}"))?;
        leaf.middle(2, &format!("{sign} {}", words.shown(&goal.target, shown)))?;
        match &goal.value {
            Number::Known(value) => {
                leaf.middle_value(3, value, shown, std::slice::from_ref(&goal.target))?;
                leaf.middle(4, &value.to_string())?;
            }
            missing => {
                let id = if *missing == Number::Unknown { "why-not-known" } else { "why-not-defined" };
                leaf.middle(3, &words.say(id))?;
                leaf.middle(4, "–")?;
            }
        }
        let outcome: Met = goal.outcome;
        let sentence = match outcome == Met::NotMet && paper.judged.goal_still_runs(&goal.goal) {
            true => "result-not-yet-met",
            false => met_sentence(outcome),
        };
        leaf.middle(5, &words.say(sentence))?;
        leaf.end_row()?;
    }
    Ok(())
}

fn sign(reached: Reached) -> &'static str {
    match reached {
        Reached::AtLeast => "≥",
        Reached::MoreThan => ">",
        Reached::AtMost => "≤",
        Reached::LessThan => "<",
    }
}
