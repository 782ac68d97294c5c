//! An entry of the journal and what its hash covers.

use jiff::Timestamp;
use sha2::{Digest, Sha256};

use crate::StoreError;
use crate::database::Row;

/// Something that somebody did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    /// Who: an account, or `system`.
    pub actor: String,
    /// What was done: `figures.recorded`.
    pub act: String,
    /// What it was done to: `1371-2022/2022-q2/24`.
    pub subject: String,
    /// What else is known of it, as JSON.
    pub body: serde_json::Value,
}

/// An act as the journal keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its place, from 1.
    pub number: i64,
    /// When, in whole microseconds.
    pub at: Timestamp,
    /// Who.
    pub actor: String,
    /// What was done.
    pub act: String,
    /// What it was done to.
    pub subject: String,
    /// The JSON that came with it, as it was written.
    pub body: String,
    /// The hash of the entry before; empty for the first.
    pub before: String,
    /// SHA-256 of all of the above, as hexadecimal digits.
    pub hash: String,
}

/// The end of the journal at some moment, to be kept where nobody who can reach the database can change it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// The number of the last entry then.
    pub number: i64,
    /// Its hash.
    pub hash: String,
}

impl Checkpoint {
    /// The line in which it is kept outside: `17 3fa9…`.
    pub fn line(&self) -> String {
        format!("{} {}", self.number, self.hash)
    }

    /// Reads such a line; `None` for anything else.
    pub fn parse(line: &str) -> Option<Checkpoint> {
        let (number, hash) = line.trim().split_once(' ')?;
        let is_hash = hash.len() == 64 && hash.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        let number = number.parse().ok().filter(|number| *number > 0)?;
        is_hash.then(|| Checkpoint { number, hash: hash.to_owned() })
    }
}

impl Entry {
    /// The entry of a row that has number, at, actor, act, subject, body, before and hash.
    pub(super) fn read(row: &Row<'_>) -> Result<Entry, StoreError> {
        Ok(Entry {
            number: row.whole(0)?,
            at: row.instant(1)?,
            actor: row.text(2)?,
            act: row.text(3)?,
            subject: row.text(4)?,
            body: row.text(5)?,
            before: row.text(6)?,
            hash: row.text(7)?,
        })
    }

    /// What the hash must be.
    pub(super) fn digest(&self) -> String {
        let (number, at) = (self.number.to_string(), self.at.as_microsecond().to_string());
        let fields = [&number, &at, &self.actor, &self.act, &self.subject, &self.body, &self.before];
        hexadecimal(&Sha256::digest(netstrings(fields.map(String::as_str))))
    }
}

/// The reason that an entry's body gives.
pub(crate) fn reason(body: &str) -> String {
    let body = serde_json::from_str::<serde_json::Value>(body).unwrap_or_default();
    body.get("reason").and_then(|reason| reason.as_str()).unwrap_or_default().to_owned()
}

/// Texts one after the other, each behind its length, so that no two lists of texts give the same bytes.
pub(crate) fn netstrings<'t>(texts: impl IntoIterator<Item = &'t str>) -> Vec<u8> {
    let mut bytes = Vec::new();
    for text in texts {
        bytes.extend(format!("{}:", text.len()).as_bytes());
        bytes.extend(text.as_bytes());
        bytes.push(b',');
    }
    bytes
}

/// Bytes as hexadecimal digits.
pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_lists_of_texts_give_the_same_bytes() {
        assert_eq!(netstrings(["a", "", "bc"]), b"1:a,0:,2:bc,");
        assert_ne!(netstrings(["a,1:b", "c"]), netstrings(["a", "b,1:c"]));
    }

    #[test]
    fn a_checkpoint_is_read_as_it_was_written() {
        let checkpoint = Checkpoint { number: 17, hash: "0f".repeat(32) };
        assert_eq!(Checkpoint::parse(&checkpoint.line()), Some(checkpoint));
        for broken in ["", "17", "x y", "0 00", "17 0F"] {
            assert_eq!(Checkpoint::parse(broken), None, "{broken}");
        }
    }
}
