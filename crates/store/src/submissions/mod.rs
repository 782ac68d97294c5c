//! What a unit sends for a round, from the first figure typed to the lock.

mod acts;
mod counting;
mod draft;
mod events;
mod lock;
mod unlock;

use jiff::Timestamp;
use serde_json::{Value, json};

pub use counting::Counted;
pub(crate) use counting::Only;
pub use draft::{DraftCell, DraftKept, Seen, stamp};
pub use events::{FigureChange, SubmissionEvent};
pub(crate) use lock::lock_verified;

use crate::database::{Argument, Change, Row, sql};
use crate::journal::{Act, Rows, Table};
use crate::states::{Step, named, step};
use crate::{FigureKey, StoreError};

/// Where submissions are kept.
pub(crate) const TABLE: Table = Table {
    name: "submission_event",
    vouched: "submission_events",
    columns: &[
        "submission",
        "movement",
        "round",
        "unit",
        "event",
        "state",
        "figures_entry",
        "verified_entry",
    ],
};

named! {
    /// How far a submission has come.
    SubmissionState {
        /// Being typed.
        Draft = "draft",
        /// With the verifiers.
        Submitted = "submitted",
        /// With the unit again, with reasons.
        Returned = "returned",
        /// Counts.
        Verified = "verified",
        /// Counts, and only two people together can open it again.
        Locked = "locked",
    }
}

const STEPS: &[Step<SubmissionState>] = {
    use SubmissionState::{Draft, Locked, Returned, Submitted, Verified};
    &[
        Step { act: "submit", from: &[Draft, Returned], to: Submitted },
        Step { act: "return", from: &[Submitted, Verified], to: Returned },
        Step { act: "verify", from: &[Submitted], to: Verified },
        Step { act: "lock", from: &[Verified], to: Locked },
        Step { act: "ask-unlock", from: &[Locked], to: Locked },
        Step { act: "grant-unlock", from: &[Locked], to: Returned },
    ]
};

/// A submission as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
    /// The number of the entry that opened it.
    pub id: i64,
    /// The id of the movement.
    pub movement: String,
    /// The id of the round.
    pub round: String,
    /// The code of the unit.
    pub unit: String,
    /// How far it has come.
    pub state: SubmissionState,
    /// The entry of the last thing done to it.
    pub entry: i64,
    /// The entry that brought its latest figures; `None` before it is first submitted.
    pub figures_entry: Option<i64>,
    /// Its figures up to this entry are verified. A return of what was verified takes that back; an unlocking does not.
    pub verified_entry: Option<i64>,
    /// Who did the last thing.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

/// What is said about one figure.
pub type Note = (FigureKey, String);

impl Submission {
    /// The columns that a submission is read from, of `submission_event AS s` and its entry `journal AS j`.
    fn read(row: &Row<'_>) -> Result<Submission, StoreError> {
        Ok(Submission {
            id: row.whole(0)?,
            movement: row.text(1)?,
            round: row.text(2)?,
            unit: row.text(3)?,
            state: SubmissionState::kept(&row.text(4)?)?,
            entry: row.whole(5)?,
            figures_entry: row.maybe_whole(6)?,
            verified_entry: row.maybe_whole(7)?,
            by: row.text(8)?,
            at: row.instant(9)?,
        })
    }

    /// What the journal calls it.
    fn subject(&self) -> String {
        format!("{}/{}/{}", self.movement, self.round, self.unit)
    }

    /// The state that an act leads to, where it is allowed.
    fn stepped(&self, act: &'static str) -> Result<SubmissionState, StoreError> {
        step(STEPS, act, self.subject(), self.state)
    }

    /// The submission as a row that says what happened to it.
    fn row(&self, event: &str) -> Vec<Argument> {
        let text = |text: &str| Argument::Text(Some(text.to_owned()));
        vec![
            Argument::Whole(Some(self.id)),
            text(&self.movement),
            text(&self.round),
            text(&self.unit),
            text(event),
            text(self.state.id()),
            Argument::Whole(self.figures_entry),
            Argument::Whole(self.verified_entry),
        ]
    }

    fn rows(&self, event: &str) -> Rows {
        Rows::of(&TABLE, vec![self.row(event)])
    }

    fn act(&self, actor: &str, act: &str, body: Value) -> Act {
        Act { actor: actor.to_owned(), act: act.to_owned(), subject: self.subject(), body }
    }
}

/// A submission as it is now, within a change.
async fn current(change: &mut Change, id: i64) -> Result<Submission, StoreError> {
    let found = sql("SELECT s.submission, s.movement, s.round, s.unit, s.state, s.entry, s.figures_entry, \
                     s.verified_entry, j.actor, j.at \
                     FROM submission_event AS s JOIN journal AS j ON j.number = s.entry \
                     WHERE s.submission = $1 ORDER BY s.entry DESC LIMIT 1");
    let found = change.first(found.whole(id), Submission::read).await?;
    found.ok_or_else(|| StoreError::Unknown(format!("submission/{id}")))
}

/// Keeps what is typed into a submission and what is done to it apart. The file has one writer anyway.
async fn hold(change: &mut Change, id: i64) -> Result<(), StoreError> {
    if change.is_postgres() {
        let lock = sql("SELECT pg_advisory_xact_lock(20220630, CAST($1 % 2147483647 AS INT))");
        change.run(lock.whole(id)).await?;
    }
    Ok(())
}

/// Notes as the journal keeps them.
fn noted(notes: &[Note]) -> Value {
    let note = |(key, text): &Note| json!([key.unit, key.indicator, key.period.to_string(), text]);
    notes.iter().map(note).collect()
}
