//! `movements`: the built-in movements.

use std::process::ExitCode;

use clap::{Args, ValueEnum};
use movement::Movement;
use serde_json::json;

use crate::builtin::{BUILTIN, Builtin};
use crate::desk::Desk;
use crate::output::Output;
use crate::screen::wrapped;
use crate::trouble::Trouble;

/// Lists the built-in movements, oldest first.
#[derive(Args, Debug)]
pub struct Movements {
    #[arg(long, value_name = "FORM", default_value = "table")]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Table,
    Json,
}

impl Movements {
    pub fn run(self, desk: &Desk) -> Result<ExitCode, Trouble> {
        let mut movements: Vec<Movement> = BUILTIN.iter().map(Builtin::read).collect();
        movements.sort_by_key(|movement| movement.issued);
        let text = match self.format {
            Format::Table => movements.iter().map(|movement| as_text(movement, desk)).collect(),
            Format::Json => as_json(&movements),
        };
        Output::screen(&text).write()
    }
}

fn as_text(movement: &Movement, desk: &Desk) -> String {
    let words = desk.words;
    let bold = anstyle::Style::new().bold();
    let mut out = String::new();
    let name = format!("{bold}{}{bold:#}  {}", movement.id, words.label(&movement.name));
    wrapped(&mut out, "", "  ", &name, desk.width);
    let facts = [("document", (&movement.document).into()), ("day", words.date(movement.issued).into())];
    wrapped(&mut out, "  ", "  ", &words.say_with("table-document", &facts), desk.width);
    for round in &movement.rounds {
        let facts = [
            ("id", (&round.id.value).into()),
            ("label", words.label(&round.label).into()),
            ("day", words.date(round.cut_off).into()),
        ];
        wrapped(&mut out, "  ", "    ", &words.say_with("table-movement-round", &facts), desk.width);
    }
    out
}

fn as_json(movements: &[Movement]) -> String {
    let entry = |movement: &Movement| {
        let rounds = movement.rounds.iter().map(|round| {
            json!({
                "round": round.id.value,
                "label": { "vi": round.label.vi, "en": round.label.en },
                "cut_off": round.cut_off.to_string(),
            })
        });
        json!({
            "movement": movement.id,
            "document": movement.document,
            "issued": movement.issued.to_string(),
            "name": { "vi": movement.name.vi, "en": movement.name.en },
            "rounds": rounds.collect::<Vec<_>>(),
        })
        .to_string()
    };
    format!("[\n{}\n]\n", movements.iter().map(entry).collect::<Vec<_>>().join(",\n"))
}
