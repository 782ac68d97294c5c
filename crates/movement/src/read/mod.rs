//! From the text of a movement file to a [`Movement`], with every problem on the way.

mod awards;
mod cases;
mod frame;
mod rules;
mod table;

use toml::de::DeTable;

use crate::problem::{Place, Problem, place_of};
use crate::{Movement, check};
use table::Reader;

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
        if text.len() > LARGEST {
            let at = Place { file: file.to_string(), ..Place::default() };
            return (None, vec![Problem::new("file-too-large", at).with("largest", "4 MB")]);
        }
        let (document, errors) = DeTable::parse_recoverable(text);
        if !errors.is_empty() {
            let problems = errors.iter().map(|error| {
                let span = error.span().unwrap_or(0..0);
                Problem::new("toml", place_of(file, text, &span)).with("message", error.message())
            });
            return (None, problems.collect());
        }
        let mut reader = Reader::new(file, text);
        let movement = frame::movement(&mut reader, document.get_ref());
        let mut problems = reader.into_problems();
        if let Some(movement) = &movement {
            problems.extend(check::check(movement, file));
        }
        problems.sort_by(|a, b| a.at.cmp(&b.at));
        problems.dedup();
        (movement, problems)
    }
}
