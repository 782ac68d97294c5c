//! `fragility`: the smallest change of one figure, and each reading, that would change who is selected.

use std::process::ExitCode;

use anstyle::Style;
use clap::Args;
use judge::{AwardFragility, fragility};
use serde_json::json;
use wording::fragility::{Naming, tell};

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
    let naming = Naming {
        short: &|code| input.short(code, words),
        list: &|codes| input.units(codes, words),
        reading: &|reading, choice| (reading.to_owned(), choice.to_owned()),
    };
    let mut out = String::new();
    for award in awards {
        if !out.is_empty() {
            out.push('\n');
        }
        let label = input.award(&award.award, words);
        let group = input.group(award.group.as_ref(), words);
        wrapped(&mut out, "", "", &format!("{bold}{label}{bold:#} [{}]{group}", award.award), desk.width);
        for line in tell(award, &naming, words) {
            wrapped(&mut out, "  ", "    ", &line, desk.width);
        }
    }
    if awards.iter().any(|award| award.stepwise) {
        out.push('\n');
        wrapped(&mut out, "", "", &words.say("fragility-stepwise"), desk.width);
    }
    out
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
