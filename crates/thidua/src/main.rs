//! Thi Đua: judges emulation movements from the command line.
//!
//! A command is a file in `commands/`. Each reads its arguments, asks the rooms, and shows; exit status 0 is done, 1 the
//! input is wrong, 2 the command line is wrong.

mod arguments;
mod builtin;
mod commands;
mod desk;
mod input;
mod language;
mod output;
mod problems;
mod results;
mod screen;
mod settings;
mod standings;
mod telling;
mod trouble;
mod usage;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{FromArgMatches, Parser};
use wording::Words;

/// What receipts name as the engine that judged.
pub const ENGINE: &str = concat!("thidua ", env!("CARGO_PKG_VERSION"));

use arguments::{Command, CommandLine};
use desk::Desk;
use trouble::Trouble;

fn main() -> ExitCode {
    let typed = usage::help_last(std::env::args_os().collect());
    let words = Words::new(language::of(&typed, std::env::var_os(language::VARIABLE)));
    // The words of help texts are read only when they are needed.
    match CommandLine::try_parse_from(&typed).or_else(|_| dressed(&typed, words)) {
        Ok(line) => {
            let desk = Desk::new(words, line.everywhere.problems);
            match run(line.command, &desk) {
                Ok(status) => status,
                Err(trouble) => {
                    problems::tell(&trouble, &desk);
                    trouble.status()
                }
            }
        }
        Err(error) => misread(&error, &typed, words),
    }
}

fn dressed(typed: &[OsString], words: Words) -> Result<CommandLine, clap::Error> {
    let matches = usage::command(words).try_get_matches_from(typed)?;
    CommandLine::from_arg_matches(&matches)
}

fn misread(error: &clap::Error, typed: &[OsString], words: Words) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let _ = error.print();
            ExitCode::SUCCESS
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = error.print();
            ExitCode::from(2)
        }
        _ => {
            let told = match language::typed(typed, "--problems") {
                Some("json") => usage::mistake_as_json(error, words),
                _ => usage::mistake(error, words),
            };
            anstream::eprint!("{told}");
            ExitCode::from(2)
        }
    }
}

fn run(command: Command, desk: &Desk) -> Result<ExitCode, Trouble> {
    match command {
        Command::Movements(command) => command.run(desk),
        Command::Check(command) => command.run(desk),
        Command::Template(command) => command.run(desk),
        Command::Evaluate(command) => command.run(desk),
        Command::Explain(command) => command.run(desk),
        Command::CompareReadings(command) => command.run(desk),
        Command::Fragility(command) => command.run(desk),
        Command::Verify(command) => command.run(desk),
        Command::Demo(command) => command.run(desk),
        Command::Serve(command) => command.run(desk),
        Command::Journal(command) => command.run(desk),
        Command::Backup(command) => command.run(desk),
        Command::Restore(command) => command.run(desk),
    }
}
