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
use crate::input::{self, FigureFile, Input, Refused};
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
        let written = [
            ("--output", self.output.as_deref()),
            ("--receipt", self.receipt.as_deref()),
            ("--annotate", self.annotate.as_deref()),
        ];
        input::refuse_overwriting(&self.round.files_read(), &written)?;
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
            Format::Csv => output.text(path, exchange::result_csv(judged, desk.words)),
            Format::Xlsx => {
                let path = path.unwrap_or(Path::new("-"));
                output.file(path, results::workbook(judged, path, desk.words, None)?);
            }
        }
        Ok(())
    }

    /// Gives faulty workbooks back with their cells marked, where that was asked for: the first under the name that was
    /// given, the others under that name with a number.
    fn refused(&self, refused: Refused, desk: &Desk) -> Trouble {
        let Refused { mut trouble, files } = refused;
        let Some(path) = &self.annotate else { return trouble };
        let mends = |problem: &&Problem| !problems::is_note(problem);
        let has_problem =
            |file: &&FigureFile| trouble.problems.iter().filter(mends).any(|p| p.at.file == file.name);
        let faulty: Vec<&FigureFile> =
            files.iter().filter(|file| file.workbook).filter(has_problem).collect();
        let mut names = free_names(path, &files);
        let mut told = Vec::new();
        for file in faulty {
            let Some(path) = names.next() else { break };
            match marked(file, &trouble, &path, desk) {
                Ok(()) => {
                    let at = Place { file: path.display().to_string(), ..Place::default() };
                    told.push(Problem::new("annotated", at).with("of", &file.name));
                }
                Err(more) => told.extend(more.problems),
            }
        }
        trouble.problems.extend(told);
        trouble
    }
}

/// Writes a workbook with its bad cells marked.
fn marked(file: &FigureFile, trouble: &Trouble, path: &Path, desk: &Desk) -> Result<(), Trouble> {
    let of_file = trouble.problems.iter().filter(|problem| problem.at.file == file.name);
    let told: Vec<Told> = of_file
        .map(|problem| {
            let said = desk.words.problem(problem);
            Told { problem: problem.clone(), message: said.message, hint: said.hint }
        })
        .collect();
    let bytes = match exchange::annotate(&file.bytes, &told, desk.words) {
        Ok(bytes) => bytes,
        Err(why) if why.cannot_be_opened() => {
            let at = Place { file: path.display().to_string(), ..Place::default() };
            return Err(Trouble::input(vec![Problem::new("not-annotated", at).with("of", &file.name)]));
        }
        Err(why) => return Err(not_written(path, &why)),
    };
    let mut output = Output::default();
    output.file(path, bytes);
    output.write().map(|_| ())
}

/// A path as given, then with `-2`, `-3`, … before its ending; never that of a file of figures, which would be lost.
fn free_names<'a>(path: &'a Path, files: &'a [FigureFile]) -> impl Iterator<Item = PathBuf> + 'a {
    let numbered = (2..).map(|number: usize| {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let ending = path.extension().map_or(String::new(), |e| format!(".{}", e.to_string_lossy()));
        path.with_file_name(format!("{stem}-{number}{ending}"))
    });
    let free = numbered.filter(|path| !files.iter().any(|file| Path::new(&file.name) == path));
    std::iter::once(path.to_owned()).chain(free)
}
