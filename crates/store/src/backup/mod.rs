//! A backup: everything that is kept, of one moment, as files that either database can be made from again.
//!
//! A folder with `database.jsonl`, a row a line, table after table; `files/`, the uploads under their digests; and
//! `backup.json`, which comes last and says what the others must be. A folder without it is no backup.

mod read;
mod shape;
mod write;

use serde_json::{Value, json};

use crate::journal::Checkpoint;

/// The form of backups that this program writes.
const FORM: i64 = 1;

/// The file that says what the others must be.
const LABEL: &str = "backup.json";

/// The rows.
const ROWS: &str = "database.jsonl";

/// The folder of uploads.
const FILES: &str = "files";

/// What a backup says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// The last migration of the database that it was made from.
    pub migration: i64,
    /// How many rows there are.
    pub rows: u64,
    /// SHA-256 of the rows as they stand in the file.
    pub digest: String,
    /// The digests of the uploads, in order.
    pub files: Vec<String>,
    /// The end of the journal; `None` where it has no entry.
    pub end: Option<Checkpoint>,
}

impl Backup {
    fn written(&self) -> String {
        let whole = json!({
            "form": FORM,
            "migration": self.migration,
            "rows": self.rows,
            "sha256": self.digest,
            "journal": self.end.as_ref().map(Checkpoint::line),
            "files": self.files,
        });
        format!("{whole:#}\n")
    }

    fn parse(text: &str) -> Option<Backup> {
        let label: Value = serde_json::from_str(text).ok()?;
        if label["form"].as_i64() != Some(FORM) {
            return None;
        }
        let files = label["files"].as_array()?.iter().map(|file| file.as_str().map(str::to_owned));
        let end = match &label["journal"] {
            Value::Null => None,
            line => Some(Checkpoint::parse(line.as_str()?)?),
        };
        Some(Backup {
            migration: label["migration"].as_i64()?,
            rows: label["rows"].as_u64()?,
            digest: label["sha256"].as_str()?.to_owned(),
            files: files.collect::<Option<_>>()?,
            end,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_backup_says_is_read_as_it_was_written() {
        let backup = Backup {
            migration: 7,
            rows: 12,
            digest: "ab".repeat(32),
            files: vec!["cd".repeat(32)],
            end: Some(Checkpoint { number: 3, hash: "0f".repeat(32) }),
        };
        assert_eq!(Backup::parse(&backup.written()), Some(backup.clone()));
        let empty = Backup { end: None, files: Vec::new(), ..backup };
        assert_eq!(Backup::parse(&empty.written()), Some(empty.clone()));
        assert_eq!(Backup::parse(&empty.written().replace("\"form\": 1", "\"form\": 2")), None);
        assert_eq!(Backup::parse("{}"), None);
    }
}
