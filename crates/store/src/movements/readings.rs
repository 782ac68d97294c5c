//! What was chosen where a letter leaves a choice.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde_json::json;

use super::{CHOICES, Chosen, act, state};
use crate::database::{Argument, Row, sql};
use crate::journal::{Acting, Entry, Rows, reason};
use crate::{Store, StoreError, Wanted};

impl Store {
    /// Chooses one of a reading's choices. What was judged before stays as it was judged.
    pub async fn choose_reading(
        &self,
        at: Timestamp,
        actor: &str,
        movement: &str,
        reading: &str,
        choice: &str,
        reason: &str,
    ) -> Result<Entry, StoreError> {
        self.choose(at, actor, (movement, reading, None), choice, reason).await
    }

    /// The same by somebody who has looked at the last choice: the entry that brought it, 0 where there was none. Where another
    /// came meanwhile nothing is chosen: [`StoreError::Changed`].
    pub async fn choose_reading_seen(
        &self,
        at: Timestamp,
        actor: &str,
        (movement, reading, seen): (&str, &str, i64),
        choice: &str,
        reason: &str,
    ) -> Result<Entry, StoreError> {
        self.choose(at, actor, (movement, reading, Some(seen)), choice, reason).await
    }

    async fn choose(
        &self,
        at: Timestamp,
        actor: &str,
        (movement, reading, seen): (&str, &str, Option<i64>),
        choice: &str,
        reason: &str,
    ) -> Result<Entry, StoreError> {
        let mut acting = Acting::begin(self.database(), at).await?;
        if state(&mut acting, movement).await?.is_none() {
            return Err(StoreError::Unknown(movement.to_owned()));
        }
        let last = sql("SELECT MAX(entry) FROM reading_choice WHERE movement = $1 AND reading = $2");
        let last = acting.change.first(last.text(movement).text(reading), |row| row.maybe_whole(0)).await?;
        if seen.is_some_and(|seen| seen != last.flatten().unwrap_or(0)) {
            return Err(StoreError::Changed(format!("{movement}/{reading}")));
        }
        let fields = [movement, reading, choice].map(|text| Argument::Text(Some(text.to_owned())));
        let rows = Rows::of(&CHOICES, vec![fields.to_vec()]);
        let body = json!({ "reading": reading, "choice": choice, "reason": reason });
        acting.keep(act(actor, "reading.chosen", movement, body), vec![rows]).await
    }

    /// The readings chosen for a movement as of then; what was never chosen is not there, and its default counts.
    pub async fn readings(
        &self,
        movement: &str,
        wanted: Wanted,
    ) -> Result<BTreeMap<String, Chosen>, StoreError> {
        Ok(self.reading_choices(movement, wanted).await?.into_iter().collect())
    }

    /// All that was ever chosen for a movement as of then, reading and choice, in order.
    pub async fn reading_choices(
        &self,
        movement: &str,
        wanted: Wanted,
    ) -> Result<Vec<(String, Chosen)>, StoreError> {
        let until = self.last_entry(wanted).await?;
        let found = sql("SELECT c.reading, c.choice, j.body, c.entry, j.at, j.actor \
                         FROM reading_choice AS c JOIN journal AS j ON j.number = c.entry \
                         WHERE c.movement = $1 AND c.entry <= $2 ORDER BY c.entry");
        let read = |row: &Row<'_>| {
            let chosen = Chosen {
                choice: row.text(1)?,
                reason: reason(&row.text(2)?),
                entry: row.whole(3)?,
                at: row.instant(4)?,
                actor: row.text(5)?,
            };
            Ok((row.text(0)?, chosen))
        };
        self.database().all(found.text(movement).whole(until), read).await
    }
}
