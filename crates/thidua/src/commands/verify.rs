//! `verify`: a receipt replayed offline.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use judge::Broken;
use movement::{Place, Problem};
use serde_json::json;

use crate::desk::Desk;
use crate::output::Output;
use crate::screen::wrapped;
use crate::telling::Format;
use crate::trouble::Trouble;
use crate::{ENGINE, input};

/// Judges again from a receipt.
#[derive(Args, Debug)]
pub struct Verify {
    #[arg(value_name = "RECEIPT")]
    receipt: PathBuf,
    #[arg(long, value_name = "FORM", default_value = "text")]
    format: Format,
}

impl Verify {
    pub fn run(self, desk: &Desk) -> Result<ExitCode, Trouble> {
        let file = self.receipt.display().to_string();
        let bytes = input::bytes(&self.receipt).map_err(|problem| Trouble::input(vec![problem]))?;
        let verified = judge::verify(&bytes).map_err(|broken| trouble(&file, broken))?;
        let told = match self.format {
            Format::Text => {
                let facts = [
                    ("movement", (&verified.movement).into()),
                    ("round", (&verified.round).into()),
                    ("engine", (&verified.engine).into()),
                    ("now", ENGINE.into()),
                    ("seal", (&verified.seal).into()),
                ];
                let mut out = String::new();
                wrapped(&mut out, "", "", &desk.words.say_with("verify-whole", &facts), desk.width);
                wrapped(&mut out, "", "", &desk.words.say_with("verify-seal", &facts), desk.width);
                out
            }
            Format::Json => {
                let whole = json!({
                    "verified": true,
                    "movement": verified.movement,
                    "round": verified.round,
                    "engine": verified.engine,
                    "seal": verified.seal,
                });
                format!("{whole:#}\n")
            }
        };
        Output::screen(&told).write()
    }
}

fn trouble(file: &str, broken: Broken) -> Trouble {
    let at = Place { file: file.to_owned(), ..Place::default() };
    let unsound = |at: Place, why: Vec<Problem>| {
        Trouble::input(std::iter::once(Problem::new("receipt-unsound", at)).chain(why).collect())
    };
    Trouble::input(vec![match broken {
        Broken::NotAReceipt => Problem::new("not-a-receipt", at),
        Broken::Part(part) => Problem::new("receipt-part", at).with("part", part),
        Broken::Frame(line) => Problem::new("receipt-frame", Place { line: Some(line), ..at }),
        Broken::Movement(problems) => return unsound(at, problems),
        Broken::Plan(problem) => return unsound(at, Trouble::from(problem).problems),
        Broken::Figure { unit, indicator, period, value, twice } => {
            let code = if twice { "receipt-figure-twice" } else { "receipt-figure" };
            Problem::new(code, at)
                .with("unit", unit)
                .with("indicator", indicator)
                .with("period", period)
                .with("found", value)
        }
        Broken::Differs { line, kept, replayed } => Problem::new("receipt-differs", at)
            .with("line", line.to_string())
            .with("kept", kept)
            .with("replayed", replayed),
    }])
}
