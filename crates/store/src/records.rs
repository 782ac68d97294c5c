//! What the centre records of units, and no unit may send of itself: one proposes, another confirms, and then it counts.

use std::collections::BTreeMap;

use jiff::Timestamp;
use judge::Value;
use reference::Period;
use serde_json::json;

use crate::database::{Argument, Row, Statement, sql};
use crate::figures::{rows, value, written};
use crate::journal::{Act, Acting, Entry, Rows, Table};
use crate::states::{Step, named, step};
use crate::{FigureEntry, FigureKey, Store, StoreError};

/// Where records are kept.
pub(crate) const TABLE: Table = Table {
    name: "record_event",
    vouched: "record_events",
    columns: &[
        "proposed_entry",
        "proposed_line",
        "movement",
        "round",
        "unit",
        "indicator",
        "period",
        "value",
        "reason",
        "document",
        "file",
        "state",
        "word",
    ],
};

named! {
    /// How far a record has come.
    RecordState {
        /// Waits for another person.
        Proposed = "proposed",
        /// Counts, unless a later one took its place.
        Confirmed = "confirmed",
        /// The other person did not agree.
        Refused = "refused",
        /// Who proposed it took it back.
        Withdrawn = "withdrawn",
    }
}

const STEPS: &[Step<RecordState>] = {
    use RecordState::{Confirmed, Proposed, Refused, Withdrawn};
    &[
        Step { act: "confirm", from: &[Proposed], to: Confirmed },
        Step { act: "refuse", from: &[Proposed], to: Refused },
        Step { act: "withdraw", from: &[Proposed], to: Withdrawn },
    ]
};

/// What is done to what was proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordStep {
    /// Another person agrees: it counts from now on.
    Confirm,
    /// Another person does not agree.
    Refuse,
    /// Who proposed it takes it back.
    Withdraw,
}

/// What names a record: the entry that proposed it, and its place among those proposed at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RecordId {
    /// The entry.
    pub entry: i64,
    /// The place, from 1.
    pub line: i64,
}

/// Something to be recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRecord {
    /// What it is of.
    pub key: FigureKey,
    /// What it says; `None` takes back what was recorded before.
    pub value: Option<Value>,
    /// Why.
    pub reason: String,
    /// The document that it rests on, as people cite it: `Thông báo 12/TB-TĐKT ngày 05/7/2022`.
    pub document: String,
    /// The document as a file, by its SHA-256.
    pub file: Option<String>,
}

/// Something recorded, as it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordKept {
    /// What names it.
    pub id: RecordId,
    /// What it says.
    pub record: NewRecord,
    /// How far it has come.
    pub state: RecordState,
    /// Who proposed it.
    pub by: String,
    /// When.
    pub at: Timestamp,
    /// The entry of the last thing done to it.
    pub entry: i64,
    /// Who confirmed, refused or withdrew it.
    pub settled_by: Option<String>,
    /// When.
    pub settled_at: Option<Timestamp>,
    /// What they said with it.
    pub word: String,
}

impl Store {
    /// Proposes records, all or none, as one act. A figure of which a record waits already is refused:
    /// [`StoreError::Taken`] with its unit and indicator.
    pub async fn propose_records(
        &self,
        at: Timestamp,
        actor: &str,
        (movement, round): (&str, &str),
        records: &[NewRecord],
    ) -> Result<Entry, StoreError> {
        let mut acting = Acting::begin(self.database(), at).await?;
        let waiting = acting.change.all(events(movement, round), Event::read).await?;
        let waiting = folded(waiting);
        let is_waiting = |record: &&NewRecord| {
            waiting.iter().any(|kept| kept.state == RecordState::Proposed && kept.record.key == record.key)
        };
        if let Some(record) = records.iter().find(is_waiting) {
            return Err(StoreError::Taken(format!("{} {}", record.key.unit, record.key.indicator)));
        }
        let number = acting.number;
        let rows = records.iter().enumerate().map(|(place, record)| {
            let id = RecordId { entry: number, line: place as i64 + 1 };
            record.row(id, (movement, round), RecordState::Proposed, "")
        });
        let rows = rows.collect::<Result<_, StoreError>>()?;
        let act = act(actor, "records.proposed", (movement, round), json!({ "count": records.len() }));
        acting.keep(act, vec![Rows::of(&TABLE, rows)]).await
    }

    /// Settles records that were proposed, all or none. Who proposed one neither confirms nor refuses it, and nobody else
    /// withdraws it: [`StoreError::OwnWork`].
    pub async fn settle_records(
        &self,
        at: Timestamp,
        actor: &str,
        (movement, round): (&str, &str),
        ids: &[RecordId],
        (how, word): (RecordStep, &str),
    ) -> Result<Entry, StoreError> {
        let mut acting = Acting::begin(self.database(), at).await?;
        let kept = folded(acting.change.all(events(movement, round), Event::read).await?);
        let (mut rows_of_events, mut figures) = (Vec::new(), Vec::new());
        for id in ids {
            let subject = format!("record/{}.{}", id.entry, id.line);
            let found = kept.iter().find(|kept| kept.id == *id);
            let found = found.ok_or_else(|| StoreError::Unknown(subject.clone()))?;
            let state = step(STEPS, how.act(), subject.clone(), found.state)?;
            if (found.by == actor) != (how == RecordStep::Withdraw) {
                return Err(StoreError::OwnWork { subject, act: how.act() });
            }
            rows_of_events.push(found.record.row(*id, (movement, round), state, word)?);
            let (key, value) = (found.record.key.clone(), found.record.value.clone());
            figures.push(FigureEntry { key, value, place: None });
        }
        let name = match how {
            RecordStep::Confirm => "records.confirmed",
            RecordStep::Refuse => "records.refused",
            RecordStep::Withdraw => "records.withdrawn",
        };
        let mut kept = vec![Rows::of(&TABLE, rows_of_events)];
        if how == RecordStep::Confirm {
            kept.push(rows(&figures)?);
        }
        let act = act(actor, name, (movement, round), json!({ "count": ids.len(), "reason": word }));
        acting.keep(act, kept).await
    }

    /// What was recorded for a round, in the order in which it was proposed.
    pub async fn records(&self, movement: &str, round: &str) -> Result<Vec<RecordKept>, StoreError> {
        Ok(folded(self.database().all(events(movement, round), Event::read).await?))
    }

    /// The record whose confirmation brought a figure; `None` where it came otherwise.
    pub async fn record_of(&self, key: &FigureKey, entry: i64) -> Result<Option<RecordKept>, StoreError> {
        let found = sql("SELECT movement, round FROM record_event WHERE entry = $1 LIMIT 1").whole(entry);
        let found = self.database().first(found, |row| Ok((row.text(0)?, row.text(1)?))).await?;
        let Some((movement, round)) = found else { return Ok(None) };
        let kept = self.records(&movement, &round).await?;
        Ok(kept.into_iter().find(|kept| kept.entry == entry && kept.record.key == *key))
    }
}

impl RecordStep {
    fn act(self) -> &'static str {
        match self {
            RecordStep::Confirm => "confirm",
            RecordStep::Refuse => "refuse",
            RecordStep::Withdraw => "withdraw",
        }
    }
}

impl NewRecord {
    fn row(
        &self,
        id: RecordId,
        (movement, round): (&str, &str),
        state: RecordState,
        word: &str,
    ) -> Result<Vec<Argument>, StoreError> {
        let text = |text: &str| Argument::Text(Some(text.to_owned()));
        Ok(vec![
            Argument::Whole(Some(id.entry)),
            Argument::Whole(Some(id.line)),
            text(movement),
            text(round),
            text(&self.key.unit),
            text(&self.key.indicator),
            text(&self.key.period.to_string()),
            Argument::Text(self.value.as_ref().map(written).transpose()?),
            text(&self.reason),
            text(&self.document),
            Argument::Text(self.file.clone()),
            text(state.id()),
            text(word),
        ])
    }
}

fn act(actor: &str, act: &str, (movement, round): (&str, &str), body: serde_json::Value) -> Act {
    Act { actor: actor.to_owned(), act: act.to_owned(), subject: format!("{movement}/{round}"), body }
}

fn events(movement: &str, round: &str) -> Statement {
    sql("SELECT r.proposed_entry, r.proposed_line, r.unit, r.indicator, r.period, r.value, r.reason, r.document, \
         r.file, r.state, r.word, r.entry, j.actor, j.at \
         FROM record_event AS r JOIN journal AS j ON j.number = r.entry \
         WHERE r.movement = $1 AND r.round = $2 ORDER BY r.entry, r.line")
    .text(movement)
    .text(round)
}

/// Something that happened to a record.
struct Event {
    id: RecordId,
    record: NewRecord,
    state: RecordState,
    word: String,
    entry: i64,
    actor: String,
    at: Timestamp,
}

impl Event {
    fn read(row: &Row<'_>) -> Result<Event, StoreError> {
        let period = row.text(4)?;
        let period =
            Period::parse(&period).ok_or_else(|| StoreError::Damaged(format!("no period: {period}")))?;
        Ok(Event {
            id: RecordId { entry: row.whole(0)?, line: row.whole(1)? },
            record: NewRecord {
                key: FigureKey { unit: row.text(2)?, indicator: row.text(3)?, period },
                value: row.maybe_text(5)?.as_deref().map(value).transpose()?,
                reason: row.text(6)?,
                document: row.text(7)?,
                file: row.maybe_text(8)?,
            },
            state: RecordState::kept(&row.text(9)?)?,
            word: row.text(10)?,
            entry: row.whole(11)?,
            actor: row.text(12)?,
            at: row.instant(13)?,
        })
    }
}

/// Records as they are after all that happened to them.
fn folded(events: Vec<Event>) -> Vec<RecordKept> {
    let mut kept: BTreeMap<RecordId, RecordKept> = BTreeMap::new();
    for event in events {
        let Event { id, record, state, word, entry, actor, at } = event;
        match kept.get_mut(&id) {
            Some(found) => {
                (found.state, found.word, found.entry) = (state, word, entry);
                (found.settled_by, found.settled_at) = (Some(actor), Some(at));
            }
            None => {
                let new = RecordKept {
                    id,
                    record,
                    state,
                    by: actor,
                    at,
                    entry,
                    settled_by: None,
                    settled_at: None,
                    word,
                };
                kept.insert(id, new);
            }
        }
    }
    kept.into_values().collect()
}
