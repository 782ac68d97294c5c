//! Dossiers: what a proposal must hold, and when it must be in.

use std::ops::Range;

use jiff::civil::Date;

use super::{At, Cases, ClauseRefs, Label};

/// The dossier of a proposal.
#[derive(Clone, Debug)]
pub struct Dossier {
    /// The clauses that ask for it.
    pub clause: ClauseRefs,
    /// Its parts; it is not complete without all of them.
    pub parts: Vec<DossierPart>,
    /// When it is due; no case means that the letter sets no day.
    pub due: Cases<Due>,
    /// What happens to a late one.
    pub late: Late,
    /// The bytes of the file it starts at.
    pub span: Range<usize>,
}

/// One paper of a dossier.
#[derive(Clone, Debug)]
pub struct DossierPart {
    /// Its id: `submission_letter`.
    pub id: At<String>,
    /// Its name.
    pub label: Label,
}

/// When something is due.
#[derive(Clone, Debug)]
pub enum Due {
    /// Before a day begins: strictly before its midnight (UTC+7).
    Before(Date),
    /// By the end of a day.
    By(Date),
    /// So many calendar days after the cut-off.
    CalendarDays(At<i64>),
    /// So many working days after the cut-off.
    WorkingDays(At<i64>),
}

/// What happens to a late dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Late {
    /// It is refused.
    Refused,
    /// It is taken with a mark, and the council decides.
    Council,
}
