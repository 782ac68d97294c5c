//! `template`: the workbook that a unit fills in.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use movement::{Movement, Place, Problem, Round};
use reference::{Unit, units};

use crate::arguments::RoundArguments;
use crate::desk::Desk;
use crate::input::{self, Input};
use crate::output::Output;
use crate::screen::wrapped;
use crate::trouble::Trouble;

/// Makes the workbook that a unit fills in.
#[derive(Args, Debug)]
pub struct Template {
    #[arg(value_name = "MOVEMENT")]
    movement: String,
    #[arg(long, value_name = "ROUND")]
    round: String,
    #[arg(long, value_name = "FILE")]
    output: PathBuf,
    #[arg(long, value_name = "FILE")]
    units: Option<PathBuf>,
    #[arg(long, value_name = "FILE", num_args = 1)]
    figures: Vec<PathBuf>,
}

impl Template {
    pub fn run(self, desk: &Desk) -> Result<ExitCode, Trouble> {
        let read = self.round_arguments();
        input::refuse_overwriting(&read.files_read(), &[("--output", Some(&self.output))])?;
        let movement = input::movement(&self.movement)?;
        let round = input::round(&movement, &self.round)?;
        let listed = self.units.as_deref().map(|path| input::units(path, round)).transpose()?;
        let units = listed.unwrap_or_else(|| competitors(&movement, round));
        let written = match self.figures.is_empty() {
            true => exchange::template(&movement, round, &units),
            false => exchange::template_filled(&movement, round, &units, &Input::read(&read)?.figures),
        };
        let bytes = written.map_err(|why| not_written(&self.output, &why))?;
        let mut output = Output::default();
        output.file(&self.output, bytes);
        let facts = [("file", self.output.display().to_string().into()), ("count", units.len().into())];
        let mut told = String::new();
        wrapped(&mut told, "", "", &desk.words.say_with("table-template", &facts), desk.width);
        if self.output.as_os_str() != "-" {
            output.print(&told);
        }
        output.write()
    }

    /// What is read, as the commands that judge have it.
    fn round_arguments(&self) -> RoundArguments {
        RoundArguments {
            movement: self.movement.clone(),
            round: self.round.clone(),
            figures: self.figures.clone(),
            units: self.units.clone(),
            readings: Vec::new(),
            assume_attested: false,
            numbers: None,
            due: None,
        }
    }
}

/// Every unit of the levels that compete, as they stand at the cut-off.
fn competitors(movement: &Movement, round: &Round) -> Vec<Unit> {
    // Levels without a list, such as agents, have no rows until somebody lists them.
    let by_level = movement.competitors.iter().map(|level| (*level, units::on(*level, round.cut_off)));
    let by_level: BTreeMap<_, _> = by_level.collect();
    by_level.into_values().flat_map(|units| units.to_vec()).collect()
}

/// A workbook that could not be made.
pub fn not_written(path: &Path, why: &exchange::NotWritten) -> Trouble {
    let at = Place { file: path.display().to_string(), ..Place::default() };
    Trouble::input(vec![Problem::new("cannot-write", at).with("reason", why.to_string())])
}
