//! Rounds: judged, reviewed, decided, published; what was judged is kept with its receipt and never changed.

mod judging;
mod steps;
mod ties;
mod uses;

use std::collections::BTreeMap;

use jiff::Timestamp;

pub(crate) use ties::TIES;
pub use ties::TieChoice;

use crate::database::{Argument, Change, Row, sql};
use crate::journal::{Act, Rows, Table, reason};
use crate::states::{Step, named};
use crate::{Store, StoreError};

/// Where judgements are kept.
pub(crate) const JUDGEMENTS: Table = Table {
    name: "judgement",
    vouched: "judgements",
    columns: &["movement", "round", "revision", "as_of_entry", "readings", "digest", "receipt"],
};

/// Where what happened to rounds is kept.
pub(crate) const EVENTS: Table = Table {
    name: "round_event",
    vouched: "round_events",
    columns: &["movement", "round", "judgement", "event", "state"],
};

named! {
    /// How far a round has come.
    RoundState {
        /// Not judged, or what was published of it was withdrawn.
        Open = "open",
        /// Judged; may be judged again.
        Judged = "judged",
        /// Reviewed by the council; may be judged again.
        Reviewed = "reviewed",
        /// Decided.
        Decided = "decided",
        /// For everybody to see.
        Published = "published",
    }
}

const STEPS: &[Step<RoundState>] = {
    use RoundState::{Decided, Judged, Open, Published, Reviewed};
    &[
        Step { act: "judge", from: &[Open, Judged, Reviewed], to: Judged },
        Step { act: "review", from: &[Judged], to: Reviewed },
        Step { act: "decide", from: &[Reviewed], to: Decided },
        Step { act: "publish", from: &[Decided], to: Published },
        Step { act: "erratum", from: &[Published], to: Published },
        Step { act: "withdraw", from: &[Published], to: Open },
        Step { act: "ask-reopen", from: &[Judged, Reviewed], to: Judged },
        Step { act: "grant-reopen", from: &[Judged, Reviewed], to: Open },
    ]
};

impl RoundState {
    /// Whether the round is locked: it is judged, so it takes neither figures nor submissions. What was locked one by one can
    /// be opened by two people; the whole round by two people, or by the withdrawal of what was published.
    pub fn is_locked(self) -> bool {
        self != RoundState::Open
    }
}

/// A judgement to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewJudgement {
    /// The id of the movement.
    pub movement: String,
    /// The id of the round.
    pub round: String,
    /// The revision of the movement.
    pub revision: i64,
    /// The figures were those that counted as of this entry.
    pub as_of_entry: i64,
    /// The readings that were taken.
    pub readings: BTreeMap<String, String>,
    /// The digest of the result.
    pub digest: String,
}

/// A judgement as it is kept; its receipt is asked for by [`Store::receipt`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// The entry that brought it.
    pub id: i64,
    /// What it is of.
    pub of: NewJudgement,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: String,
}

/// Where a round stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoundKept {
    /// How far it has come.
    pub state: RoundState,
    /// Its last judgement.
    pub judgement: Option<i64>,
    /// The entry of the last thing done to it.
    pub entry: Option<i64>,
}

/// Something that happened to a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundEvent {
    /// Its entry in the journal.
    pub entry: i64,
    /// The judgement that it is about.
    pub judgement: i64,
    /// `judged`, `reviewed`, `decided`, `published`, `erratum`, `withdrawn`, `reopen-asked` or `reopened`.
    pub event: String,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub actor: String,
    /// Why, or what is wrong.
    pub reason: String,
}

/// A judgement that was published, with whatever was said of it since. It stays listed when it is withdrawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// The judgement.
    pub judgement: Judgement,
    /// When it was published.
    pub at: Timestamp,
    /// Errata, in order.
    pub errata: Vec<RoundEvent>,
    /// Its withdrawal.
    pub withdrawn: Option<RoundEvent>,
}

impl Store {
    /// Where a round stands now.
    pub async fn round(&self, movement: &str, round: &str) -> Result<RoundKept, StoreError> {
        let found = self.database().first(last(movement, round), RoundKept::read).await?;
        Ok(found.unwrap_or(RoundKept::NEW))
    }

    /// A judgement.
    pub async fn judgement(&self, id: i64) -> Result<Option<Judgement>, StoreError> {
        let found = sql(
            "SELECT g.entry, g.movement, g.round, g.revision, g.as_of_entry, g.readings, g.digest, j.at, \
                         j.actor FROM judgement AS g JOIN journal AS j ON j.number = g.entry WHERE g.entry = $1",
        );
        self.database().first(found.whole(id), Judgement::read).await
    }

    /// The judgements of a round, the latest first.
    pub async fn judgements(&self, movement: &str, round: &str) -> Result<Vec<Judgement>, StoreError> {
        let found = sql(
            "SELECT g.entry, g.movement, g.round, g.revision, g.as_of_entry, g.readings, g.digest, j.at, \
                         j.actor FROM judgement AS g JOIN journal AS j ON j.number = g.entry \
                         WHERE g.movement = $1 AND g.round = $2 ORDER BY g.entry DESC",
        );
        self.database().all(found.text(movement).text(round), Judgement::read).await
    }

    /// The receipt of a judgement.
    pub async fn receipt(&self, judgement: i64) -> Result<Option<String>, StoreError> {
        let found = sql("SELECT receipt FROM judgement WHERE entry = $1").whole(judgement);
        self.database().first(found, |row| row.text(0)).await
    }

    /// What happened to a round, in order.
    pub async fn round_events(&self, movement: &str, round: &str) -> Result<Vec<RoundEvent>, StoreError> {
        let found = sql("SELECT r.entry, r.judgement, r.event, j.at, j.actor, j.body \
                         FROM round_event AS r JOIN journal AS j ON j.number = r.entry \
                         WHERE r.movement = $1 AND r.round = $2 ORDER BY r.entry");
        self.database().all(found.text(movement).text(round), RoundEvent::read).await
    }

    /// All that was ever published, the latest first.
    pub async fn published(&self) -> Result<Vec<Published>, StoreError> {
        let found = sql(
            "SELECT g.entry, g.movement, g.round, g.revision, g.as_of_entry, g.readings, g.digest, j.at, \
                         j.actor FROM judgement AS g JOIN journal AS j ON j.number = g.entry WHERE EXISTS \
                         (SELECT 1 FROM round_event AS r WHERE r.judgement = g.entry AND r.event = 'published')",
        );
        let judgements = self.database().all(found, Judgement::read).await?;
        let found = sql("SELECT r.entry, r.judgement, r.event, j.at, j.actor, j.body \
                         FROM round_event AS r JOIN journal AS j ON j.number = r.entry \
                         WHERE r.event IN ('published', 'erratum', 'withdrawn') ORDER BY r.entry");
        let events = self.database().all(found, RoundEvent::read).await?;
        let mut published: Vec<(i64, Published)> = judgements
            .into_iter()
            .filter_map(|judgement| {
                let about = || events.iter().filter(|event| event.judgement == judgement.id);
                let of = |name: &'static str| about().filter(move |event| event.event == name).cloned();
                let first = of("published").next()?;
                let (errata, withdrawn) = (of("erratum").collect(), of("withdrawn").next());
                Some((first.entry, Published { judgement, at: first.at, errata, withdrawn }))
            })
            .collect();
        published.sort_by_key(|(entry, _)| std::cmp::Reverse(*entry));
        Ok(published.into_iter().map(|(_, published)| published).collect())
    }
}

fn last(movement: &str, round: &str) -> crate::database::Statement {
    sql("SELECT state, judgement, entry FROM round_event WHERE movement = $1 AND round = $2 \
         ORDER BY entry DESC LIMIT 1")
    .text(movement)
    .text(round)
}

/// Where a round stands, within a change.
pub(crate) async fn standing(
    change: &mut Change,
    movement: &str,
    round: &str,
) -> Result<RoundKept, StoreError> {
    Ok(change.first(last(movement, round), RoundKept::read).await?.unwrap_or(RoundKept::NEW))
}

fn subject(movement: &str, round: &str) -> String {
    format!("{movement}/{round}")
}

fn act(actor: &str, act: &str, of: &NewJudgement, body: serde_json::Value) -> Act {
    Act { actor: actor.to_owned(), act: act.to_owned(), subject: subject(&of.movement, &of.round), body }
}

fn event(of: &NewJudgement, judgement: i64, event: &str, state: RoundState) -> Rows {
    let text = |text: &str| Argument::Text(Some(text.to_owned()));
    let id = Argument::Whole(Some(judgement));
    Rows::of(&EVENTS, vec![vec![text(&of.movement), text(&of.round), id, text(event), text(state.id())]])
}

impl RoundKept {
    /// A round to which nothing happened yet.
    const NEW: RoundKept = RoundKept { state: RoundState::Open, judgement: None, entry: None };

    fn read(row: &Row<'_>) -> Result<RoundKept, StoreError> {
        let state = RoundState::kept(&row.text(0)?)?;
        Ok(RoundKept { state, judgement: row.maybe_whole(1)?, entry: row.maybe_whole(2)? })
    }
}

impl RoundEvent {
    fn read(row: &Row<'_>) -> Result<RoundEvent, StoreError> {
        Ok(RoundEvent {
            entry: row.whole(0)?,
            judgement: row.whole(1)?,
            event: row.text(2)?,
            at: row.instant(3)?,
            actor: row.text(4)?,
            reason: reason(&row.text(5)?),
        })
    }
}

impl Judgement {
    /// The judgement of a row that has its columns but for the receipt, then the entry's at and actor.
    fn read(row: &Row<'_>) -> Result<Judgement, StoreError> {
        let readings: serde_json::Map<String, serde_json::Value> =
            serde_json::from_str(&row.text(5)?).map_err(|e| StoreError::Damaged(e.to_string()))?;
        let chosen = |(reading, choice): (String, serde_json::Value)| {
            (reading, choice.as_str().unwrap_or_default().to_owned())
        };
        let of = NewJudgement {
            movement: row.text(1)?,
            round: row.text(2)?,
            revision: row.whole(3)?,
            as_of_entry: row.whole(4)?,
            readings: readings.into_iter().map(chosen).collect(),
            digest: row.text(6)?,
        };
        Ok(Judgement { id: row.whole(0)?, of, at: row.instant(7)?, by: row.text(8)? })
    }
}
