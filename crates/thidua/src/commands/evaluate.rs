//! `evaluate`: a round judged.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use exchange::Told;
use judge::Judged;
use movement::{Place, Problem};

use crate::arguments::RoundArguments;
use crate::commands::template::not_written;
use crate::desk::Desk;
use crate::input::{FigureFile, Input, Refused};
use crate::output::Output;
use crate::trouble::Trouble;
use crate::{ENGINE, problems, results, standings};

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
        self.result(&judged, &mut output, desk)?;
        if let Some(path) = &self.receipt {
            output.file(path, judge::receipt(&judged, ENGINE));
        }
        problems::note(&input.notes, desk);
        output.write()
    }

    fn result(&self, judged: &Judged<'_>, output: &mut Output, desk: &Desk) -> Result<(), Trouble> {
        let path = self.output.as_deref();
        match self.format {
            Format::Table => {
                output.styled(path, |width| standings::as_table(judged, &Desk { width, ..*desk }), desk)
            }
            Format::Json => output.text(path, judged.to_json()),
            Format::Csv => output.text(path, standings::as_csv(judged, desk.words)),
            Format::Xlsx => {
                let path = path.unwrap_or(Path::new("-"));
                output.file(path, results::workbook(judged, path, desk.words)?);
            }
        }
        Ok(())
    }

    /// Gives a faulty workbook back with its cells marked, where that was asked for.
    fn refused(&self, refused: Refused, desk: &Desk) -> Trouble {
        let Refused { mut trouble, files } = refused;
        let Some(path) = &self.annotate else { return trouble };
        // The first workbook that has a problem; the others are marked once this one is mended.
        let has_problem = |file: &&FigureFile| trouble.problems.iter().any(|p| p.at.file == file.name);
        let Some(file) = files.iter().filter(|file| file.workbook).find(has_problem) else { return trouble };
        let of_file = trouble.problems.iter().filter(|problem| problem.at.file == file.name);
        let told: Vec<Told> = of_file
            .map(|problem| {
                let said = desk.words.problem(problem);
                Told { problem: problem.clone(), message: said.message, hint: said.hint }
            })
            .collect();
        let marked = exchange::annotate(&file.bytes, &told, desk.words);
        let written = marked.map_err(|why| not_written(path, &why)).and_then(|bytes| {
            let mut output = Output::default();
            output.file(path, bytes);
            output.write()
        });
        match written {
            Ok(_) => {
                let at = Place { file: path.display().to_string(), ..Place::default() };
                trouble.problems.push(Problem::new("annotated", at).with("of", &file.name));
            }
            Err(more) => trouble.problems.extend(more.problems),
        }
        trouble
    }
}
