//! Opening what is locked: one asks, another grants.

use jiff::Timestamp;
use serde_json::json;

use super::{Submission, SubmissionState, current};
use crate::database::sql;
use crate::journal::Acting;
use crate::{Store, StoreError};

impl Store {
    /// Asks that a locked submission be opened again.
    pub async fn ask_unlock(
        &self,
        at: Timestamp,
        actor: &str,
        id: i64,
        reason: &str,
    ) -> Result<Submission, StoreError> {
        let mut acting = Acting::begin(self.database(), at).await?;
        let mut found = current(&mut acting.change, id).await?;
        found.state = found.stepped("ask-unlock")?;
        let act = found.act(actor, "submission.unlock-asked", json!({ "reason": reason }));
        acting.keep(act, vec![found.rows("unlock-asked")]).await?;
        self.kept_submission(id).await
    }

    /// Opens a locked submission again, as somebody else asked: it is with its unit, as if returned. Its verified figures
    /// count until others are verified in their place. Who asked is refused: [`StoreError::OwnWork`].
    pub async fn grant_unlock(
        &self,
        at: Timestamp,
        actor: &str,
        id: i64,
        reason: &str,
    ) -> Result<Submission, StoreError> {
        let mut acting = Acting::begin(self.database(), at).await?;
        let mut found = current(&mut acting.change, id).await?;
        let to = found.stepped("grant-unlock")?;
        let asked =
            sql("SELECT event FROM submission_event WHERE submission = $1 ORDER BY entry DESC LIMIT 1");
        let asked = acting.change.first(asked.whole(id), |row| row.text(0)).await?;
        if asked.as_deref() != Some("unlock-asked") {
            return Err(StoreError::State {
                subject: found.subject(),
                act: "grant-unlock",
                state: SubmissionState::Locked.id(),
                allowed_in: vec!["unlock-asked"],
                allowed: vec!["ask-unlock"],
            });
        }
        // Nothing but another asking comes between asking and granting, so the last to act is who asked.
        if found.by == actor {
            return Err(StoreError::OwnWork { subject: found.subject(), act: "grant-unlock" });
        }
        let body = json!({ "reason": reason, "asked_by": found.by });
        found.state = to;
        let act = found.act(actor, "submission.unlocked", body);
        acting.keep(act, vec![found.rows("unlocked")]).await?;
        self.kept_submission(id).await
    }
}
