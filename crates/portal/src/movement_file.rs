//! The file of a movement as somebody sends it: checked whole, every fault at its line.

use movement::Movement;
use wording::Words;

/// Why a file is not taken.
#[derive(Debug)]
pub(crate) struct Refused {
    /// What is wrong with the whole.
    pub says: String,
    /// What is wrong with single lines, in their order.
    pub faults: Vec<Fault>,
}

/// Something that is wrong at a place of a file.
#[derive(Debug)]
pub(crate) struct Fault {
    /// Where: the line and the column.
    pub place: String,
    /// What is wrong.
    pub says: String,
    /// How to mend it.
    pub hint: String,
    /// The line as it stands, cut where it is long.
    pub line: String,
}

/// So much of a line is shown.
const SHOWN: usize = 160;

/// Reads a file; what comes back may be judged. `id` is the movement that the file must be of, where it is to amend one.
pub(crate) fn sound(bytes: &[u8], file: &str, id: Option<&str>, words: Words) -> Result<Movement, Refused> {
    let refused = |says: String| Refused { says, faults: Vec::new() };
    if bytes.is_empty() {
        return Err(refused(words.say("portal-choose-a-file")));
    }
    let text = std::str::from_utf8(bytes).map_err(|_| refused(words.say("portal-not-text")))?;
    let (movement, problems) = Movement::read(text, file);
    match movement {
        Some(movement) if problems.is_empty() => match id.filter(|id| *id != movement.id) {
            None => Ok(movement),
            Some(id) => {
                let facts = [("found", (&movement.id).into()), ("movement", id.into())];
                Err(refused(words.say_with("portal-another-movement", &facts)))
            }
        },
        _ => {
            let lines: Vec<&str> = text.lines().collect();
            let faults = problems.iter().map(|problem| {
                let said = words.problem(problem);
                let line = problem.at.line.and_then(|line| lines.get(line.saturating_sub(1)));
                let mut place = problem.at.clone();
                place.file = String::new();
                Fault {
                    place: words.place(&place),
                    says: said.message,
                    hint: said.hint,
                    line: line.map(|line| line.trim().chars().take(SHOWN).collect()).unwrap_or_default(),
                }
            });
            let says = words.say_with("portal-file-unsound", &[("count", problems.len().into())]);
            Err(Refused { says, faults: faults.collect() })
        }
    }
}
