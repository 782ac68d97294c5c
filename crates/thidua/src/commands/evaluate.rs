//! `evaluate`: a round judged.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use judge::Judged;
use movement::{Place, Problem};

use crate::arguments::RoundArguments;
use crate::desk::Desk;
use crate::input::{Input, Refused};
use crate::output::Output;
use crate::trouble::Trouble;
use crate::{ENGINE, problems, standings};

/// Judges a round.
#[derive(Args, Debug)]
pub struct Evaluate {
    #[command(flatten)]
    round: RoundArguments,
    #[arg(long, value_name = "FORM", default_value = "table")]
    format: Format,
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    receipt: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    annotate: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Table,
    Json,
    Csv,
    Xlsx,
}

impl Evaluate {
    pub fn run(self, desk: &Desk) -> Result<ExitCode, Trouble> {
        if self.format == Format::Xlsx && self.output.is_none() {
            return Err(Trouble::command_line(Problem::new("needs-output", Place::default())));
        }
        let input = match Input::read(&self.round) {
            Ok(input) => input,
            Err(refused) => return Err(self.refused(refused, desk)),
        };
        let judged = input.judged();
        let mut output = Output::default();
        self.result(&judged, &mut output, desk);
        if let Some(path) = &self.receipt {
            output.file(path, judge::receipt(&judged, ENGINE));
        }
        problems::note(&input.notes, desk);
        output.write()
    }

    fn result(&self, judged: &Judged<'_>, output: &mut Output, desk: &Desk) {
        let path = self.output.as_deref();
        match self.format {
            Format::Table => {
                output.styled(path, |width| standings::as_table(judged, &Desk { width, ..*desk }), desk)
            }
            Format::Json => output.text(path, judged.to_json()),
            Format::Csv => output.text(path, standings::as_csv(judged, desk.words)),
            Format::Xlsx => todo!(),
        }
    }

    /// Gives a faulty workbook back with its cells marked, where that was asked for.
    fn refused(&self, refused: Refused, _desk: &Desk) -> Trouble {
        refused.trouble
    }
}
