//! The command line as typed. What each argument is for stands in the Fluent files of `wording`, under `help-…`.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::commands::{
    backup::Backup, check::Check, compare_readings::CompareReadings, demo::Demo, evaluate::Evaluate,
    explain::Explain, fragility::Fragility, journal::Journal, movements::Movements, restore::Restore,
    serve::Serve, template::Template, verify::Verify,
};

/// The whole command line.
#[derive(Debug, Parser)]
#[command(name = "thidua", version, disable_help_flag = true, disable_version_flag = true)]
pub struct CommandLine {
    #[command(flatten)]
    pub everywhere: Everywhere,
    #[command(subcommand)]
    pub command: Command,
}

/// What every command takes.
#[derive(Args, Debug)]
pub struct Everywhere {
    #[arg(long, global = true, value_name = "LANG")]
    pub lang: Option<Lang>,
    #[arg(long, global = true, value_name = "FORM", default_value = "text")]
    pub problems: ProblemForm,
    #[arg(short, long, global = true, action = clap::ArgAction::Help)]
    pub help: Option<bool>,
    #[arg(short = 'V', long, action = clap::ArgAction::Version)]
    pub version: Option<bool>,
}

/// A command; each has its file in `commands/`.
#[derive(Debug, Subcommand)]
pub enum Command {
    Movements(Movements),
    Check(Check),
    Template(Template),
    Evaluate(Evaluate),
    Explain(Explain),
    CompareReadings(CompareReadings),
    Fragility(Fragility),
    Verify(Verify),
    Demo(Demo),
    Serve(Serve),
    Journal(Journal),
    Backup(Backup),
    Restore(Restore),
}

/// A language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Lang {
    Vi,
    En,
}

/// How problems are told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ProblemForm {
    #[default]
    Text,
    Json,
}

/// A movement, one of its rounds, and figures: what is judged.
#[derive(Args, Debug)]
pub struct RoundArguments {
    #[arg(value_name = "MOVEMENT")]
    pub movement: String,
    #[arg(long, value_name = "ROUND")]
    pub round: String,
    #[arg(long, value_name = "FILE", required = true, num_args = 1)]
    pub figures: Vec<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub units: Option<PathBuf>,
    #[arg(long = "reading", value_name = "ID=NAME")]
    pub readings: Vec<String>,
    #[arg(long)]
    pub assume_attested: bool,
    #[arg(long, value_name = "LANG")]
    pub numbers: Option<Lang>,
    #[arg(long, value_name = "DAY")]
    pub due: Option<jiff::civil::Date>,
}

impl RoundArguments {
    /// Every file that is read, with the option that names it.
    pub fn files_read(&self) -> Vec<(&'static str, PathBuf)> {
        let movement = PathBuf::from(&self.movement);
        let movement = if movement.is_dir() { movement.join("movement.toml") } else { movement };
        let figures = self.figures.iter().map(|path| ("--figures", path.clone()));
        let units = self.units.iter().map(|path| ("--units", path.clone()));
        std::iter::once(("MOVEMENT", movement)).chain(figures).chain(units).collect()
    }
}
