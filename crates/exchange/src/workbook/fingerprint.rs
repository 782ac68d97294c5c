//! The mark by which a template of ours is known: which movement and round it is for, and which columns it had.

use movement::Problem;
use reference::Period;

use crate::Door;
use crate::package::Refusal;
use crate::report::Report;
use crate::sheet::Book;

/// The sheet that holds the mark; only programs see it.
pub(crate) const SHEET: &str = "_thidua";

/// What the first cell of that sheet says.
const MAGIC: &str = "thidua-template";

/// The way in which templates are laid out; a reader knows its own and earlier ones.
const VERSION: u32 = 1;

/// The mark of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fingerprint {
    /// The version of the layout.
    pub(crate) version: String,
    /// The movement's id.
    pub(crate) movement: String,
    /// The round's id.
    pub(crate) round: String,
    /// A digest of the columns.
    pub(crate) layout: String,
}

impl Fingerprint {
    /// The mark of a template with some columns.
    pub(crate) fn new<'a>(
        movement: &str,
        round: &str,
        columns: impl Iterator<Item = (&'a str, Period)>,
    ) -> Fingerprint {
        Fingerprint {
            version: VERSION.to_string(),
            movement: movement.to_owned(),
            round: round.to_owned(),
            layout: layout(columns),
        }
    }

    /// The cells of the hidden sheet, from the top.
    pub(crate) fn cells(&self) -> [&str; 5] {
        [MAGIC, &self.version, &self.movement, &self.round, &self.layout]
    }

    /// What is wrong with taking this template at a door.
    pub(super) fn check(&self, door: &Door<'_>, report: &Report) -> Option<Problem> {
        if self.version.parse::<u32>().is_ok_and(|version| version > VERSION) {
            return Some(Problem::new("newer-template", report.file()).with("version", &self.version));
        }
        let wanted = (door.movement.id.as_str(), door.round.id.as_str());
        let other = (self.movement.as_str(), self.round.as_str()) != wanted;
        other.then(|| {
            Problem::new("template-of-another", report.file())
                .with("movement", &self.movement)
                .with("round", &self.round)
                .with("wanted_movement", wanted.0)
                .with("wanted_round", wanted.1)
        })
    }
}

/// A digest of columns in their order (FNV-1a, 64 bits): it tells a changed table from an untouched one, and guards
/// against nothing else.
pub(super) fn layout<'a>(columns: impl Iterator<Item = (&'a str, Period)>) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for (indicator, period) in columns {
        for byte in format!("{indicator}@{period}\n").bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
    format!("{hash:016x}")
}

/// The mark of a workbook, where it has one.
pub(super) fn of(book: &mut Book<'_>) -> Result<Option<Fingerprint>, Refusal> {
    let Some(place) = book.sheets.iter().position(|s| s.name == SHEET && s.hidden) else { return Ok(None) };
    let sheet = book.sheet(place)?;
    let texts: Vec<String> =
        sheet.rows.iter().filter_map(|row| row.cells.first()).map(|cell| cell.shown()).collect();
    let [magic, version, movement, round, layout] = &texts[..] else { return Ok(None) };
    Ok((magic == MAGIC).then(|| Fingerprint {
        version: version.clone(),
        movement: movement.clone(),
        round: round.clone(),
        layout: layout.clone(),
    }))
}
