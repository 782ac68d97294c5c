//! Keeping a movement's file: the first launches it, each further one is a revision.

use jiff::Timestamp;
use serde_json::json;

use super::{MovementState, REVISIONS, act, event, state};
use crate::database::{Argument, sql};
use crate::journal::{Acting, Rows};
use crate::{Store, StoreError};

impl Store {
    /// Keeps the file of a movement that is not there yet, and launches it, as one act. One that is there is
    /// [`StoreError::Taken`].
    pub async fn launch_file(
        &self,
        at: Timestamp,
        actor: &str,
        movement: &str,
        text: &str,
        reason: &str,
    ) -> Result<(), StoreError> {
        let mut acting = Acting::begin(self.database(), at).await?;
        if state(&mut acting, movement).await?.is_some() {
            return Err(StoreError::Taken(movement.to_owned()));
        }
        let rows = vec![revision_row(movement, 1, text), event(movement, MovementState::Launched)];
        let body = json!({ "revision": 1, "reason": reason });
        acting.keep(act(actor, "movement.launched", movement, body), rows).await?;
        Ok(())
    }

    /// Keeps a further revision of a movement, whose last one somebody has looked at; where another came meanwhile nothing is
    /// kept: [`StoreError::Changed`].
    pub async fn amend(
        &self,
        at: Timestamp,
        actor: &str,
        movement: &str,
        (seen, text): (i64, &str),
        reason: &str,
    ) -> Result<i64, StoreError> {
        self.revise(at, actor, (movement, Some(seen)), text, reason).await
    }

    pub(super) async fn revise(
        &self,
        at: Timestamp,
        actor: &str,
        (movement, seen): (&str, Option<i64>),
        text: &str,
        reason: &str,
    ) -> Result<i64, StoreError> {
        let mut acting = Acting::begin(self.database(), at).await?;
        let state = state(&mut acting, movement).await?;
        if state == Some(MovementState::Closed) {
            return Err(StoreError::State {
                subject: movement.to_owned(),
                act: "revise",
                state: MovementState::Closed.id(),
                allowed_in: vec![MovementState::Draft.id(), MovementState::Launched.id()],
                allowed: Vec::new(),
            });
        }
        let last = sql("SELECT MAX(revision) FROM movement_revision WHERE movement = $1").text(movement);
        let last = acting.change.first(last, |row| row.maybe_whole(0)).await?.flatten().unwrap_or(0);
        if seen.is_some_and(|seen| seen != last) {
            return Err(StoreError::Changed(movement.to_owned()));
        }
        let revision = last + 1;
        let mut rows = vec![revision_row(movement, revision, text)];
        rows.extend(state.is_none().then(|| event(movement, MovementState::Draft)));
        let body = json!({ "revision": revision, "reason": reason });
        acting.keep(act(actor, "movement.revised", movement, body), rows).await?;
        Ok(revision)
    }
}

fn revision_row(movement: &str, revision: i64, text: &str) -> Rows {
    let fields = vec![
        Argument::Text(Some(movement.to_owned())),
        Argument::Whole(Some(revision)),
        Argument::Text(Some(text.to_owned())),
    ];
    Rows::of(&REVISIONS, vec![fields])
}
