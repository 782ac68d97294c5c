//! What can go wrong with a store.

use std::fmt;

/// Why the store did not do what was asked. Nothing is half done: either all of a change is kept, or none of it.
#[derive(Debug)]
pub enum StoreError {
    /// The database cannot be reached, or the connection was lost; asking again later may help.
    Gone(String),
    /// There is no room left where the database is kept.
    Full,
    /// Others are writing and did not finish in time; asking again may help.
    Busy,
    /// The address names no database that can be used.
    Address(String),
    /// The database was made by a later version of this program: the number of its last migration.
    Newer(i64),
    /// The database was made by an earlier version of this program and must only be looked at: its last migration.
    Older(i64),
    /// The state in which something is does not allow what was asked.
    State {
        /// What it is about: `submission/17`.
        subject: String,
        /// What was asked.
        act: &'static str,
        /// The state in which it is.
        state: &'static str,
        /// The states in which this would be allowed.
        allowed_in: Vec<&'static str>,
        /// What is allowed in the present state.
        allowed: Vec<&'static str>,
    },
    /// It takes another person: nobody verifies what they entered, nor grants what they asked for.
    OwnWork {
        /// What it is about.
        subject: String,
        /// What was asked.
        act: &'static str,
    },
    /// No administrator who can sign in would be left.
    LastAdministrator(String),
    /// What somebody looked at has changed since.
    Changed(String),
    /// There is nothing of that name.
    Unknown(String),
    /// The name belongs to another.
    Taken(String),
    /// An invitation that cannot be accepted.
    Invitation(InvitationFault),
    /// What is kept is not what this program wrote.
    Damaged(String),
    /// Anything else that the database says.
    Database(String),
}

/// Why an invitation cannot be accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvitationFault {
    /// There is no such invitation, or a later one took its place.
    Unknown,
    /// It was accepted before.
    Used,
    /// Its time is over.
    Expired,
}

impl StoreError {
    /// What kind of trouble it is, in one word that names nobody: for logs and measures.
    pub fn kind(&self) -> &'static str {
        match self {
            StoreError::Gone(_) => "gone",
            StoreError::Full => "full",
            StoreError::Busy => "busy",
            StoreError::Address(_) => "address",
            StoreError::Newer(_) => "newer",
            StoreError::Older(_) => "older",
            StoreError::State { .. } => "state",
            StoreError::OwnWork { .. } => "own-work",
            StoreError::LastAdministrator(_) => "last-administrator",
            StoreError::Changed(_) => "changed",
            StoreError::Unknown(_) => "unknown",
            StoreError::Taken(_) => "taken",
            StoreError::Invitation(_) => "invitation",
            StoreError::Damaged(_) => "damaged",
            StoreError::Database(_) => "database",
        }
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StoreError::Gone(why) => write!(f, "the database cannot be reached: {why}"),
            StoreError::Full => f.write_str("no room is left for the database"),
            StoreError::Busy => f.write_str("the database is busy"),
            StoreError::Address(address) => write!(f, "no database address: {address}"),
            StoreError::Newer(number) => write!(f, "the database is of a later version (migration {number})"),
            StoreError::Older(number) => {
                write!(f, "the database is of an earlier version (migration {number}): start the portal once")
            }
            StoreError::State { subject, act, state, allowed_in, allowed } => {
                let (allowed_in, allowed) = (allowed_in.join(", "), allowed.join(", "));
                write!(f, "{subject} is {state}: {act} is for {allowed_in}; allowed now: {allowed}")
            }
            StoreError::OwnWork { subject, act } => write!(f, "{subject}: {act} is for another person"),
            StoreError::LastAdministrator(subject) => {
                write!(f, "{subject} is the last administrator who can sign in")
            }
            StoreError::Changed(subject) => write!(f, "{subject} has changed since it was looked at"),
            StoreError::Unknown(what) => write!(f, "there is no {what}"),
            StoreError::Taken(what) => write!(f, "{what} belongs to another"),
            StoreError::Invitation(InvitationFault::Unknown) => f.write_str("there is no such invitation"),
            StoreError::Invitation(InvitationFault::Used) => {
                f.write_str("the invitation was accepted before")
            }
            StoreError::Invitation(InvitationFault::Expired) => {
                f.write_str("the time of the invitation is over")
            }
            StoreError::Damaged(what) => write!(f, "the database is damaged: {what}"),
            StoreError::Database(what) => write!(f, "the database says: {what}"),
        }
    }
}

impl std::error::Error for StoreError {}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> StoreError {
        match &error {
            sqlx::Error::Io(_)
            | sqlx::Error::PoolTimedOut
            | sqlx::Error::PoolClosed
            | sqlx::Error::WorkerCrashed => StoreError::Gone(error.to_string()),
            sqlx::Error::Database(said) => match said.code().as_deref() {
                // SQLITE_FULL, and SQLITE_IOERR_WRITE, which a quota or the largest size of a file gives; disk_full of
                // PostgreSQL.
                Some("13" | "778" | "53100") => StoreError::Full,
                // SQLITE_BUSY in its kinds; serialization failure, deadlock and lock timeout of PostgreSQL.
                Some("5" | "261" | "517" | "773" | "40001" | "40P01" | "55P03") => StoreError::Busy,
                // The server is going down, or takes no more connections.
                Some(code) if code.starts_with("57P") || code.starts_with("08") || code == "53300" => {
                    StoreError::Gone(said.to_string())
                }
                // SQLITE_CORRUPT, SQLITE_NOTADB.
                Some("11" | "26") => StoreError::Damaged(said.to_string()),
                _ => StoreError::Database(said.to_string()),
            },
            _ => StoreError::Database(error.to_string()),
        }
    }
}
