//! `fragility`: the smallest change of one figure, and each reading, that would change who is selected.

use std::process::ExitCode;

use anstyle::Style;
use clap::Args;
use judge::{AwardFragility, ReadingChange, SmallestChange, fragility};
use serde_json::json;

use crate::arguments::RoundArguments;
use crate::desk::Desk;
use crate::input::{self, Input};
use crate::problems;
use crate::screen::wrapped;
use crate::telling::Telling;
use crate::trouble::Trouble;

/// Finds the smallest change that would change who is selected.
#[derive(Args, Debug)]
pub struct Fragility {
    #[command(flatten)]
    round: RoundArguments,
    #[command(flatten)]
    telling: Telling,
}

impl Fragility {
    pub fn run(self, desk: &Desk) -> Result<ExitCode, Trouble> {
        input::refuse_overwriting(&self.round.files_read(), &[("--output", self.telling.output.as_deref())])?;
        let input = Input::read(&self.round)?;
        let awards = fragility(&input.judged());
        let output =
            self.telling.told(|desk| as_text(&input, &awards, desk), || as_json(&input, &awards), desk);
        problems::note(&input.notes, desk);
        output.write()
    }
}

fn as_text(input: &Input, awards: &[AwardFragility], desk: &Desk) -> String {
    let words = desk.words;
    let bold = Style::new().bold();
    let mut out = String::new();
    for award in awards {
        if !out.is_empty() {
            out.push('\n');
        }
        let label = input.award(&award.award, words);
        let group = input.group(award.group.as_ref(), words);
        wrapped(&mut out, "", "", &format!("{bold}{label}{bold:#} [{}]{group}", award.award), desk.width);
        let now = words.say_with("fragility-now", &[("units", input.units(&award.selected, words).into())]);
        wrapped(&mut out, "  ", "    ", &now, desk.width);
        if award.figures.is_empty() {
            let search = ("search", if award.stepwise { "stepwise" } else { "exact" }.into());
            wrapped(&mut out, "  ", "    ", &words.say_with("fragility-no-figure", &[search]), desk.width);
        }
        for change in &award.figures {
            wrapped(&mut out, "  ", "    ", &figure_text(input, change, desk), desk.width);
        }
        if award.readings.is_empty() {
            wrapped(&mut out, "  ", "    ", &words.say("fragility-no-reading"), desk.width);
        }
        for change in &award.readings {
            wrapped(&mut out, "  ", "    ", &reading_text(input, change, desk), desk.width);
        }
    }
    if awards.iter().any(|award| award.stepwise) {
        out.push('\n');
        wrapped(&mut out, "", "", &words.say("fragility-stepwise"), desk.width);
    }
    out
}

fn figure_text(input: &Input, smallest: &SmallestChange, desk: &Desk) -> String {
    let words = desk.words;
    let change = &smallest.change;
    let dimension = change.indicator.dimension;
    let by = change.by();
    let facts = [
        ("unit", input.short(&smallest.unit, words).into()),
        ("what", words.indicator(&change.indicator).into()),
        ("period", words.period(change.period).into()),
        ("by", words.difference(&by.abs(), dimension).into()),
        ("from", words.amount(&change.from, dimension).into()),
        ("to", words.amount(&change.to, dimension).into()),
        ("then", then(input, &smallest.selected, &smallest.tied, desk).into()),
    ];
    words.say_with(if by.is_negative() { "fragility-less" } else { "fragility-more" }, &facts)
}

fn reading_text(input: &Input, change: &ReadingChange, desk: &Desk) -> String {
    let then = match change.exists {
        true => then(input, &change.selected, &change.tied, desk),
        false => desk.words.say("fragility-no-award"),
    };
    let facts =
        [("reading", (&change.reading).into()), ("choice", (&change.choice).into()), ("then", then.into())];
    desk.words.say_with("fragility-reading", &facts)
}

/// Who is selected and tied then.
fn then(input: &Input, selected: &[String], tied: &[String], desk: &Desk) -> String {
    let words = desk.words;
    let units = ("units", input.units(selected, words).into());
    match tied.is_empty() {
        true => words.say_with("fragility-then", &[units]),
        false => words.say_with("fragility-then-tied", &[units, ("tied", input.units(tied, words).into())]),
    }
}

fn as_json(input: &Input, awards: &[AwardFragility]) -> String {
    let awards = awards.iter().map(|award| {
        let figures = award.figures.iter().map(|smallest| {
            let change = &smallest.change;
            json!({
                "unit": smallest.unit,
                "indicator": change.indicator.id,
                "period": change.period.to_string(),
                "dimension": change.indicator.dimension.id(),
                "from": change.from.to_string(),
                "to": change.to.to_string(),
                "by": change.by().to_string(),
                "selected": smallest.selected,
                "tied": smallest.tied,
            })
        });
        let readings = award.readings.iter().map(|change| {
            json!({
                "reading": change.reading,
                "choice": change.choice,
                "exists": change.exists,
                "selected": change.selected,
                "tied": change.tied,
            })
        });
        let mut entry = json!({ "award": award.award });
        if let Some((grouping, group)) = &award.group {
            entry["within"] = json!(grouping);
            entry["group"] = json!(group);
        }
        entry["selected"] = json!(award.selected);
        entry["tied"] = json!(award.tied);
        entry["figures"] = figures.collect();
        entry["exact"] = json!(!award.stepwise);
        entry["readings"] = readings.collect();
        entry
    });
    let readings: serde_json::Map<String, serde_json::Value> =
        input.plan.readings.iter().map(|(id, choice)| (id.clone(), json!(choice))).collect();
    let whole = json!({
        "movement": input.movement.id,
        "round": input.plan.round,
        "as_of": input.plan.cut_off.to_string(),
        "readings": readings,
        "assumed_attested": input.plan.assume_attested,
        "awards": awards.collect::<Vec<_>>(),
    });
    format!("{whole:#}\n")
}
