//! By when units send their figures, and letters that remind them: kept until the mail server has taken them.

use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::json;

use crate::database::{Argument, Row, sql};
use crate::journal::{Act, Acting, Entry, Rows, Table};
use crate::{Store, StoreError};

/// Where the days are kept by which figures are due.
pub(crate) const TABLE: Table =
    Table { name: "round_due", vouched: "round_dues", columns: &["movement", "round", "due"] };

/// A letter to somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// What it is for and to whom: of one name one letter is sent.
    pub name: String,
    /// The code of the unit that it is about.
    pub unit: String,
    /// An e-mail address.
    pub to: String,
    /// Its subject.
    pub subject: String,
    /// What it says.
    pub body: String,
}

/// A letter as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterKept {
    /// The letter.
    pub letter: Letter,
    /// When it was written.
    pub made: Timestamp,
    /// How often it was tried.
    pub tries: i64,
    /// When the mail server took it.
    pub sent: Option<Timestamp>,
    /// What the mail server said last.
    pub fault: Option<String>,
}

const COLUMNS: &str = "SELECT name, unit, recipient, subject, body, made, tries, sent, fault FROM outbox";

impl Store {
    /// Sets the day by which units send their figures of a round.
    pub async fn set_due(
        &self,
        at: Timestamp,
        actor: &str,
        (movement, round): (&str, &str),
        due: Date,
    ) -> Result<Entry, StoreError> {
        let acting = Acting::begin(self.database(), at).await?;
        let texts = [movement, round, &due.to_string()].map(|text| Argument::Text(Some(text.to_owned())));
        let act = act(actor, "round.due", (movement, round), json!({ "due": due.to_string() }));
        acting.keep(act, vec![Rows::of(&TABLE, vec![texts.to_vec()])]).await
    }

    /// The day by which units send their figures of a round, where one is set.
    pub async fn due(&self, movement: &str, round: &str) -> Result<Option<Date>, StoreError> {
        let found =
            sql("SELECT due FROM round_due WHERE movement = $1 AND round = $2 ORDER BY entry DESC LIMIT 1");
        let found = self.database().first(found.text(movement).text(round), |row| row.text(0)).await?;
        let read = |text: String| text.parse().map_err(|_| StoreError::Damaged(format!("no day: {text}")));
        found.map(read).transpose()
    }

    /// Puts letters into the outbox; those of a name that is there already are not put again. Gives back how many are new; where
    /// none is, nothing happened.
    pub async fn write_letters(
        &self,
        at: Timestamp,
        actor: &str,
        (movement, round): (&str, &str),
        letters: &[Letter],
    ) -> Result<u64, StoreError> {
        let mut acting = Acting::begin(self.database(), at).await?;
        let mut new = 0;
        for letter in letters {
            let insert = sql("INSERT INTO outbox \
                              (name, movement, round, unit, recipient, subject, body, made, next, tries) \
                              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0) ON CONFLICT DO NOTHING");
            let insert = insert.text(&letter.name).text(movement).text(round).text(&letter.unit);
            let insert = insert.text(&letter.to).text(&letter.subject).text(&letter.body);
            new += acting.change.run(insert.whole(at.as_microsecond()).whole(at.as_microsecond())).await?;
        }
        if new > 0 {
            // Whom they went to is in the outbox: the journal holds no addresses.
            let act = act(actor, "reminders.written", (movement, round), json!({ "count": new }));
            acting.keep(act, Vec::new()).await?;
        }
        Ok(new)
    }

    /// Takes letters that wait, the longest waiting first: until an instant nobody else gets them. Who has sent one says so by
    /// [`Store::letter_sent`]; of whom nothing is heard by then, the letters wait again.
    pub async fn take_letters(
        &self,
        at: Timestamp,
        until: Timestamp,
        most: i64,
    ) -> Result<Vec<LetterKept>, StoreError> {
        let mut change = self.database().begin().await?;
        let locked = if change.is_postgres() { "FOR UPDATE SKIP LOCKED" } else { "" };
        let text =
            format!("{COLUMNS} WHERE sent IS NULL AND next <= $1 ORDER BY next, name LIMIT $2 {locked}");
        let found = crate::database::built(text).whole(at.as_microsecond()).whole(most);
        let taken = change.all(found, LetterKept::read).await?;
        for kept in &taken {
            let take = sql("UPDATE outbox SET next = $1, tries = tries + 1 WHERE name = $2");
            change.run(take.whole(until.as_microsecond()).text(&kept.letter.name)).await?;
        }
        change.commit().await?;
        Ok(taken)
    }

    /// Notes that the mail server has taken a letter.
    pub async fn letter_sent(&self, name: &str, at: Timestamp) -> Result<(), StoreError> {
        let sent = sql("UPDATE outbox SET sent = $1, fault = NULL WHERE name = $2");
        self.database().run(sent.whole(at.as_microsecond()).text(name)).await.map(|_| ())
    }

    /// Notes why a letter was not taken, and when to try again.
    pub async fn letter_failed(&self, name: &str, next: Timestamp, fault: &str) -> Result<(), StoreError> {
        let failed = sql("UPDATE outbox SET next = $1, fault = $2 WHERE name = $3 AND sent IS NULL");
        self.database().run(failed.whole(next.as_microsecond()).text(fault).text(name)).await.map(|_| ())
    }

    /// The letters about a round, the latest first.
    pub async fn letters(&self, movement: &str, round: &str) -> Result<Vec<LetterKept>, StoreError> {
        let text = format!("{COLUMNS} WHERE movement = $1 AND round = $2 ORDER BY made DESC, name");
        self.database().all(crate::database::built(text).text(movement).text(round), LetterKept::read).await
    }
}

fn act(actor: &str, act: &str, (movement, round): (&str, &str), body: serde_json::Value) -> Act {
    Act { actor: actor.to_owned(), act: act.to_owned(), subject: format!("{movement}/{round}"), body }
}

impl LetterKept {
    fn read(row: &Row<'_>) -> Result<LetterKept, StoreError> {
        let letter = Letter {
            name: row.text(0)?,
            unit: row.text(1)?,
            to: row.text(2)?,
            subject: row.text(3)?,
            body: row.text(4)?,
        };
        let sent = row.maybe_whole(7)?.map(Timestamp::from_microsecond).transpose();
        Ok(LetterKept {
            letter,
            made: row.instant(5)?,
            tries: row.whole(6)?,
            sent: sent.map_err(|e| StoreError::Damaged(e.to_string()))?,
            fault: row.maybe_text(8)?,
        })
    }
}
