//! `demo`: the main job, from a workbook that the binary carries; then the portal, to be tried.

mod portal;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use judge::{Judged, Outcome, explain};
use movement::{Place, Problem};

use crate::commands::explain::as_text;
use crate::desk::Desk;
use crate::input::{self, Input};
use crate::output::Output;
use crate::screen::wrapped;
use crate::standings::{Rows, award_summary, award_table, heading};
use crate::trouble::Trouble;
use crate::{problems, results};

/// Illustrative figures of the second quarter of 1371-2022, in the form that `template` makes.
const FIGURES: &[u8] = include_bytes!("../../../../movements/1371-2022/example/2022-q2.xlsx");
const MOVEMENT: &str = "1371-2022";
const ROUND: &str = "2022-q2";

/// So many standings are shown: the result workbook has them all.
const SHOWN: usize = 20;

/// What the folder is called, where none is named.
const FOLDER: &str = "thidua-demo";

/// Does the main job on illustrative figures.
#[derive(Args, Debug)]
pub struct Demo {
    #[arg(long, value_name = "FOLDER")]
    output: Option<PathBuf>,
    #[command(flatten)]
    trying: portal::Trying,
}

impl Demo {
    pub fn run(self, desk: &Desk) -> Result<ExitCode, Trouble> {
        let words = desk.words;
        let folder = self.folder()?;
        let figures = folder.join(format!("figures-{ROUND}.xlsx"));
        let result = folder.join(format!("result-{ROUND}.xlsx"));
        let input = Input::of_bytes(input::movement(MOVEMENT)?, ROUND, &figures, FIGURES)?;
        let judged = input.judged();

        let mut out = String::new();
        wrapped(&mut out, "", "", &words.say("demo-illustrative"), desk.width);
        out.push('\n');
        heading(&mut out, &judged, desk);
        for (place, award) in judged.judgement.awards.iter().enumerate() {
            out.push('\n');
            match place {
                0 => award_table(&mut out, &judged, award, Rows::InTheRunning(SHOWN), desk),
                _ => award_summary(&mut out, &judged, award, desk),
            }
        }
        if let Some(explained) = next_in_line(&judged) {
            let bold = anstyle::Style::new().bold();
            out.push('\n');
            wrapped(&mut out, "", "", &format!("{bold}{}{bold:#}", words.say("demo-explained")), desk.width);
            out.push('\n');
            out.push_str(&as_text(&input, &explained, desk));
        }
        out.push('\n');
        for (id, file) in [("demo-figures", &figures), ("demo-result", &result)] {
            let text = words.say_with(id, &[("file", file.display().to_string().into())]);
            wrapped(&mut out, "", "  ", &text, None);
        }
        wrapped(&mut out, "", "", &words.say("demo-illustrative"), desk.width);

        let mut output = Output::default();
        output.file(&figures, FIGURES);
        output.file(
            &result,
            results::workbook(&judged, &result, words, Some(&words.say("demo-illustrative")))?,
        );
        output.print(&out);
        problems::note(&input.notes, desk);
        let is_wanted = self.trying.is_wanted();
        if !is_wanted {
            output.print(&format!("\n{}\n", words.say("demo-portal-how")));
        }
        let status = output.write()?;
        if is_wanted {
            self.trying.open(desk)?;
        }
        Ok(status)
    }

    /// The folder to write to: the one named, else one in the current folder, else one among temporary files.
    fn folder(&self) -> Result<PathBuf, Trouble> {
        if let Some(folder) = &self.output {
            return made(folder).map_err(|error| {
                let at = Place { file: folder.display().to_string(), ..Place::default() };
                let problem = Problem::new("cannot-write", at);
                Trouble::input(vec![problem.with("reason", input::reason(&error))])
            });
        }
        let here = made(Path::new(FOLDER));
        let elsewhere = || std::env::temp_dir().join(format!("{FOLDER}-{}", std::process::id()));
        here.or_else(|_| made(&elsewhere())).map_err(|error| {
            let at = Place { file: FOLDER.to_owned(), ..Place::default() };
            Trouble::input(vec![Problem::new("cannot-write", at).with("reason", input::reason(&error))])
        })
    }
}

/// A folder that stands and can be written to.
fn made(folder: &Path) -> std::io::Result<PathBuf> {
    fs::create_dir_all(folder)?;
    let probe = folder.join(format!(".{}.tmp", std::process::id()));
    fs::write(&probe, b"")?;
    fs::remove_file(&probe)?;
    Ok(folder.to_owned())
}

/// The explanation of the best unit that is not proposed for the first award: what it would take is worth knowing.
fn next_in_line(judged: &Judged<'_>) -> Option<judge::Explanation> {
    let award = judged.judgement.awards.first()?;
    let waiting = award
        .standings
        .iter()
        .filter(|standing| standing.outcome == Outcome::Eligible && !award.selected.contains(&standing.row));
    let next = waiting.min_by_key(|standing| (standing.rank, standing.row))?;
    explain(judged, &award.award, judged.judgement.code(next.row))
}
