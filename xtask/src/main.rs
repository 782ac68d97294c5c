//! The chores of the project: `cargo xtask help` lists them, `cargo xtask test` is the whole of CI.
//!
//! A chore is a file. It knows the house and nothing of the list it stands in; the list is `chores.rs`.

mod chores;
mod house;
mod outcome;
mod run_all;

mod advisories;
mod browser;
mod debian;
mod deny;
mod docs;
mod format;
mod lint;
mod postgres;
mod tests;
mod tools;

use std::process::ExitCode;

use house::House;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words[..] {
        [] | ["help" | "--help" | "-h"] => {
            print!("{}", chores::help());
            ExitCode::SUCCESS
        }
        ["test"] => run_all::run(&House::here(), &chores::tested()),
        [name] => match chores::CHORES.iter().find(|chore| chore.name == name) {
            Some(chore) => run_all::run(&House::here(), &[chore]),
            None => refuse(&format!("`{name}` is no chore")),
        },
        _ => refuse("one chore at a time, without arguments"),
    }
}

fn refuse(why: &str) -> ExitCode {
    eprint!("{why}.\n\n{}", chores::help());
    ExitCode::from(2)
}
