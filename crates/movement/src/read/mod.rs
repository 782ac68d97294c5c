//! From the text of a movement file to a [`Movement`], with every problem on the way.

mod awards;
mod cases;
mod frame;
mod rules;
mod table;

use toml::de::DeTable;

use crate::notes::Notes;
use crate::problem::{Place, Problem};
use crate::{Movement, check};
pub(crate) use table::Lost;
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
            let mut notes = Notes::new(file, text);
            for error in &errors {
                notes
                    .at("toml", &error.span().unwrap_or(0..0))
                    .facts
                    .push(("message", error.message().into()));
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
