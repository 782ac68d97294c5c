//! What every command has at hand: the language, the form of problems, the width of the screen.

use std::io::IsTerminal;

use wording::Words;

use crate::arguments::ProblemForm;

/// What every command has at hand.
#[derive(Clone, Copy, Debug)]
pub struct Desk {
    /// The language.
    pub words: Words,
    /// How problems are told.
    pub problems: ProblemForm,
    /// How many columns the screen has; none where what is written is read by no screen.
    pub width: Option<usize>,
}

impl Desk {
    /// The desk of this process.
    pub fn new(words: Words, problems: ProblemForm) -> Desk {
        Desk { words, problems, width: width() }
    }
}

/// The columns that the variable `COLUMNS` names, else those of the terminal.
fn width() -> Option<usize> {
    let named = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let screen = || {
        let terminal = std::io::stdout().is_terminal();
        let size = terminal.then(terminal_size::terminal_size).flatten()?;
        Some(usize::from(size.0.0))
    };
    named.or_else(screen).map(|width: usize| width.clamp(40, 400))
}
