//! Movements, revision by revision, and the readings chosen for them.

mod launching;
mod readings;

use jiff::Timestamp;
use serde_json::{Value, json};

use crate::database::{Argument, Row, sql};
use crate::journal::{Act, Acting, Entry, Rows, Table, reason};
use crate::states::{Step, named, step};
use crate::{Store, StoreError, Wanted};

/// Where revisions are kept.
pub(crate) const REVISIONS: Table = Table {
    name: "movement_revision",
    vouched: "movement_revisions",
    columns: &["movement", "revision", "text"],
};

/// Where states are kept.
pub(crate) const EVENTS: Table =
    Table { name: "movement_event", vouched: "movement_events", columns: &["movement", "state"] };

/// Where chosen readings are kept.
pub(crate) const CHOICES: Table =
    Table { name: "reading_choice", vouched: "reading_choices", columns: &["movement", "reading", "choice"] };

named! {
    /// How far a movement has come.
    MovementState {
        /// Being written.
        Draft = "draft",
        /// Launched by its letter; amended since, perhaps.
        Launched = "launched",
        /// Over.
        Closed = "closed",
    }
}

const STEPS: &[Step<MovementState>] = {
    use MovementState::{Closed, Draft, Launched};
    &[
        Step { act: "launch", from: &[Draft], to: Launched },
        Step { act: "close", from: &[Launched], to: Closed },
    ]
};

/// A movement as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MovementKept {
    /// Its id.
    pub movement: String,
    /// Which revision this is, from 1.
    pub revision: i64,
    /// The file.
    pub text: String,
    /// How far it has come.
    pub state: MovementState,
    /// The entry that brought the revision.
    pub entry: i64,
}

/// A revision, without its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// Which, from 1.
    pub revision: i64,
    /// The entry that brought it.
    pub entry: i64,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub actor: String,
    /// Why.
    pub reason: String,
}

/// A reading that was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// Which of the reading's choices.
    pub choice: String,
    /// Why.
    pub reason: String,
    /// The entry that brought it.
    pub entry: i64,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub actor: String,
}

impl Store {
    /// Keeps a revision of a movement; gives back its number. The first makes the movement, a draft. Of a closed movement no
    /// further one is kept.
    pub async fn add_revision(
        &self,
        at: Timestamp,
        actor: &str,
        movement: &str,
        text: &str,
        reason: &str,
    ) -> Result<i64, StoreError> {
        self.revise(at, actor, (movement, None), text, reason).await
    }

    /// Keeps a movement's first revision and launches it, as one act; `false` where there is one of that name already. So do
    /// programs with movements that they carry: of several that begin at once one does it, and none does half of it.
    pub async fn launch_first(
        &self,
        at: Timestamp,
        actor: &str,
        movement: &str,
        text: &str,
        reason: &str,
    ) -> Result<bool, StoreError> {
        let mut acting = Acting::begin(self.database(), at).await?;
        if state(&mut acting, movement).await?.is_some() {
            return Ok(false);
        }
        let texts = [movement, text].map(|text| Argument::Text(Some(text.to_owned())));
        let [movement_field, text_field] = texts;
        let fields = vec![movement_field, Argument::Whole(Some(1)), text_field];
        let rows = vec![Rows::of(&REVISIONS, vec![fields]), event(movement, MovementState::Launched)];
        let body = json!({ "revision": 1, "reason": reason });
        acting.keep(act(actor, "movement.launched", movement, body), rows).await?;
        Ok(true)
    }

    /// Launches a movement.
    pub async fn launch(
        &self,
        at: Timestamp,
        actor: &str,
        movement: &str,
        reason: &str,
    ) -> Result<Entry, StoreError> {
        self.move_on(at, (actor, "movement.launched"), movement, "launch", reason).await
    }

    /// Closes a movement.
    pub async fn close_movement(
        &self,
        at: Timestamp,
        actor: &str,
        movement: &str,
        reason: &str,
    ) -> Result<Entry, StoreError> {
        self.move_on(at, (actor, "movement.closed"), movement, "close", reason).await
    }

    async fn move_on(
        &self,
        at: Timestamp,
        (actor, name): (&str, &str),
        movement: &str,
        by: &'static str,
        reason: &str,
    ) -> Result<Entry, StoreError> {
        let mut acting = Acting::begin(self.database(), at).await?;
        let state = state(&mut acting, movement).await?;
        let state = state.ok_or_else(|| StoreError::Unknown(movement.to_owned()))?;
        let state = step(STEPS, by, movement.to_owned(), state)?;
        let act = act(actor, name, movement, json!({ "reason": reason }));
        acting.keep(act, vec![event(movement, state)]).await
    }

    /// All movements, each with its latest revision as of then, by id.
    pub async fn movements(&self, wanted: Wanted) -> Result<Vec<MovementKept>, StoreError> {
        let until = self.last_entry(wanted).await?;
        let found = sql("SELECT r.movement, r.revision, r.text, s.state, r.entry \
                         FROM movement_revision AS r JOIN movement_event AS s ON s.movement = r.movement \
                         WHERE r.entry = (SELECT MAX(entry) FROM movement_revision \
                                          WHERE movement = r.movement AND entry <= $1) \
                         AND s.entry = (SELECT MAX(entry) FROM movement_event \
                                        WHERE movement = r.movement AND entry <= $1)");
        let mut kept = self.database().all(found.whole(until), MovementKept::read).await?;
        kept.sort_by(|a, b| a.movement.cmp(&b.movement));
        Ok(kept)
    }

    /// A movement under one of its revisions; its state is the present one.
    pub async fn movement(&self, movement: &str, revision: i64) -> Result<Option<MovementKept>, StoreError> {
        let found = sql("SELECT r.movement, r.revision, r.text, s.state, r.entry \
                         FROM movement_revision AS r JOIN movement_event AS s ON s.movement = r.movement \
                         WHERE r.movement = $1 AND r.revision = $2 \
                         AND s.entry = (SELECT MAX(entry) FROM movement_event WHERE movement = $1)");
        self.database().first(found.text(movement).whole(revision), MovementKept::read).await
    }

    /// The revisions of a movement, the latest first.
    pub async fn revisions(&self, movement: &str) -> Result<Vec<Revision>, StoreError> {
        let found = sql("SELECT r.revision, r.entry, j.at, j.actor, j.body \
                         FROM movement_revision AS r JOIN journal AS j ON j.number = r.entry \
                         WHERE r.movement = $1 ORDER BY r.revision DESC");
        let read = |row: &Row<'_>| {
            Ok(Revision {
                revision: row.whole(0)?,
                entry: row.whole(1)?,
                at: row.instant(2)?,
                actor: row.text(3)?,
                reason: reason(&row.text(4)?),
            })
        };
        self.database().all(found.text(movement), read).await
    }
}

/// The present state of a movement; `None` where there is none of that id.
async fn state(acting: &mut Acting, movement: &str) -> Result<Option<MovementState>, StoreError> {
    let found = sql("SELECT state FROM movement_event WHERE movement = $1 ORDER BY entry DESC LIMIT 1");
    let found = acting.change.first(found.text(movement), |row| row.text(0)).await?;
    found.map(|state| MovementState::kept(&state)).transpose()
}

fn event(movement: &str, state: MovementState) -> Rows {
    let fields = [movement, state.id()].map(|text| Argument::Text(Some(text.to_owned())));
    Rows::of(&EVENTS, vec![fields.to_vec()])
}

fn act(actor: &str, act: &str, movement: &str, body: Value) -> Act {
    Act { actor: actor.to_owned(), act: act.to_owned(), subject: movement.to_owned(), body }
}

impl MovementKept {
    /// The movement of a row that has movement, revision, text, state and entry.
    fn read(row: &Row<'_>) -> Result<MovementKept, StoreError> {
        Ok(MovementKept {
            movement: row.text(0)?,
            revision: row.whole(1)?,
            text: row.text(2)?,
            state: MovementState::kept(&row.text(3)?)?,
            entry: row.whole(4)?,
        })
    }
}
