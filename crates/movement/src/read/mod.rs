//! From the text of a movement file to a [`Movement`], with every problem on the way.

mod awards;
mod cases;
mod forms;
mod frame;
mod not_toml;
mod rules;
mod table;

use toml::de::DeTable;

use crate::notes::Notes;
use crate::problem::{Place, Problem};
use crate::{Movement, check};
pub use not_toml::NotToml;
use table::Reader;
pub(crate) use table::{Lost, is_id};

/// The format of movement files that this reader understands.
const FORMAT: &str = "1";

/// A file larger than this is not a movement.
const LARGEST: usize = 4 << 20;

impl Movement {
    /// Reads and checks the text of a movement file; `file` names it in problems.
    ///
    /// The movement comes back whenever enough of it could be read to say anything about it, but only one without
    /// problems may be judged.
    pub fn read(text: &str, file: &str) -> (Option<Movement>, Vec<Problem>) {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if text.len() > LARGEST {
            let at = Place { file: file.to_string(), ..Place::default() };
            return (None, vec![Problem::new("file-too-large", at).with("largest", "4 MB")]);
        }
        let (document, errors) = DeTable::parse_recoverable(text);
        if !errors.is_empty() {
            let mut notes = Notes::new(file, text);
            for error in first_of_each_run(&notes, &errors) {
                let fault = NotToml::of(text, error);
                let swallows = fault.swallows();
                fault.clone().told(notes.at("toml", &fault.span));
                if swallows {
                    break;
                }
            }
            return (None, notes.into_problems());
        }
        let mut reader = Reader::new(file, text);
        let movement = frame::movement(&mut reader, document.get_ref());
        let (mut notes, lost) = reader.into_notes();
        if let Some(movement) = &movement {
            check::check(movement, &lost, &mut notes);
        }
        (movement, notes.into_problems())
    }
}

/// The errors that stand for themselves. A bracket left open makes every line after it an error: from lines in
/// error that follow each other, only the first error is told.
fn first_of_each_run<'e>(notes: &Notes<'_>, errors: &'e [toml::de::Error]) -> Vec<&'e toml::de::Error> {
    let lines: Vec<&str> = notes.text().lines().map(str::trim).collect();
    let start = |error: &toml::de::Error| error.span().map_or(0, |span| span.start);
    let mut sorted: Vec<&toml::de::Error> = errors.iter().collect();
    sorted.sort_by_key(|error| start(error));
    let mut kept = Vec::new();
    let mut last = None;
    for error in sorted {
        let line = notes.line(start(error));
        // Lines count from 1, so the line after the last one in error has its number as index.
        let between = last.map(|last: usize| lines.get(last..line - 1).unwrap_or_default());
        if between.is_none_or(|lines| lines.iter().any(|line| !line.is_empty() && !line.starts_with('#'))) {
            kept.push(error);
        }
        last = Some(line);
    }
    kept
}
