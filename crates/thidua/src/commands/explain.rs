//! `explain`: everything that one unit's standing rests on, and what it would take to change it.

use std::process::ExitCode;

use clap::Args;
use judge::{Explanation, Judged, explain, explanation_json};
use movement::{Award, Case, Place, Problem};
use wording::why::{Line, LineKind, Teller, tell};

use crate::arguments::RoundArguments;
use crate::desk::Desk;
use crate::input::{self, Input};
use crate::problems;
use crate::screen::wrapped;
use crate::telling::Telling;
use crate::trouble::{Trouble, unknown};

/// Explains one unit's result.
#[derive(Args, Debug)]
pub struct Explain {
    #[command(flatten)]
    round: RoundArguments,
    #[arg(long, value_name = "AWARD")]
    award: String,
    #[arg(long, value_name = "UNIT")]
    unit: String,
    #[command(flatten)]
    telling: Telling,
}

impl Explain {
    pub fn run(self, desk: &Desk) -> Result<ExitCode, Trouble> {
        input::refuse_overwriting(&self.round.files_read(), &[("--output", self.telling.output.as_deref())])?;
        let input = Input::read(&self.round)?;
        let judged = input.judged();
        let explanation = explanation(&judged, &self.award, &self.unit)?;
        let output = self.telling.told(
            |desk| as_text(&input, &explanation, desk),
            || explanation_json(&explanation, &input.figures),
            desk,
        );
        problems::note(&input.notes, desk);
        output.write()
    }
}

/// The explanation of a unit's standing for an award, or what is wrong with asking for it.
fn explanation(judged: &Judged<'_>, award: &str, unit: &str) -> Result<Explanation, Trouble> {
    let known: Vec<String> = judged.plan.awards.iter().map(|award| award.id.clone()).collect();
    if !known.iter().any(|known| known == award) {
        return Err(match judged.movement.award(award) {
            Some(elsewhere) => not_here(judged, elsewhere),
            None => unknown("unknown-award", award, &known),
        });
    }
    explain(judged, award, unit).ok_or_else(|| {
        let problem =
            Problem::new("unit-not-competing", Place::default()).with("unit", unit).with("award", award);
        let label = judged.movement.award(award).map(|award| &award.label);
        let problem = match label {
            Some(label) => problem.with("label_vi", &label.vi).with("label_en", &label.en),
            None => problem.with("label", award),
        };
        let results = judged.judgement.awards.iter().filter(|result| result.award == award);
        let competing = results.flat_map(|result| result.standings.iter());
        let nearest = reference::nearest(unit, competing.map(|standing| judged.judgement.code(standing.row)));
        Trouble::input(vec![match nearest {
            Some(nearest) => problem.with("nearest", nearest),
            None => problem,
        }])
    })
}

/// An award that exists in other rounds or under other readings: what to ask for instead.
fn not_here(judged: &Judged<'_>, award: &Award) -> Trouble {
    let round = judged.plan.round.as_str();
    let in_round = |case: &&Case<()>| case.rounds.is_empty() || case.rounds.iter().any(|id| **id == *round);
    let problem = Problem::new("award-not-here", Place::default())
        .with("award", award.id.as_str())
        .with("label_vi", &award.label.vi)
        .with("label_en", &award.label.en)
        .with("round", round);
    let readings = award.exists.0.iter().find(in_round).map(|case| {
        let choices = case.under.iter().filter_map(|(id, choices)| Some((id, choices.first()?)));
        choices.map(|(id, choice)| format!("{}={}", **id, **choice)).collect::<Vec<_>>()
    });
    Trouble::command_line(match readings {
        Some(readings) => {
            let options: Vec<String> =
                readings.iter().map(|reading| format!("--reading {reading}")).collect();
            problem.with("readings", readings).with("options", options.join(" "))
        }
        None => {
            let rounds = award.exists.0.iter().flat_map(|case| &case.rounds).map(|id| id.value.clone());
            problem.with("rounds", rounds.collect::<Vec<_>>())
        }
    })
}

/// The explanation in sentences, wrapped to the screen.
pub fn as_text(input: &Input, explanation: &Explanation, desk: &Desk) -> String {
    let teller = Teller {
        words: desk.words,
        movement: &input.movement,
        figures: &input.figures,
        round: &input.plan.round,
        name: &|code| input.name(code),
    };
    let bold = anstyle::Style::new().bold();
    let mut out = String::new();
    for Line { kind, text } in tell(&teller, explanation) {
        let (first, others, text) = match kind {
            LineKind::Title => ("", "", format!("{bold}{text}{bold:#}")),
            LineKind::Head => {
                out.push('\n');
                ("", "", format!("{bold}{text}{bold:#}"))
            }
            LineKind::Sentence => ("", "  ", text),
            LineKind::Item => ("  ", "    ", text),
            LineKind::Detail => ("      ", "        ", text),
        };
        wrapped(&mut out, first, others, &text, desk.width);
    }
    out
}
