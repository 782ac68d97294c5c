//! What is kept: movements, submissions, figures with their pedigree, judged rounds, people, and the journal of every act, on
//! SQLite or PostgreSQL behind one door.
//!
//! No figure and no act is edited: a figure is revised by a later one, an act is followed by another, and the database itself
//! refuses to change or remove what stands. Accounts do change; what was done to them is in the journal. Start at [`Store`].

mod attempts;
mod backup;
mod database;
mod error;
mod factors;
mod figures;
mod files;
mod first;
mod identities;
mod journal;
mod movements;
mod pedigree;
mod people;
mod records;
mod reminders;
mod rounds;
mod sessions;
mod states;
mod store;
mod submissions;
mod told;

pub use attempts::{Attempt, Bucket};
pub use backup::Backup;
pub use error::{InvitationFault, StoreError};
pub use figures::{FigureEntry, FigureKept, FigureKey, FigurePlace, Wanted};
pub use files::{FileKept, Files, Service};
pub use identities::Identity;
pub use journal::{Act, Checkpoint, Entry, Fault, Report, Sought};
pub use movements::{Chosen, MovementKept, MovementState, Revision};
pub use pedigree::FigureRevision;
pub use people::{Account, AccountState, Grant, NewAccount, Role, Secrets, fold_login};
pub use records::{NewRecord, RecordId, RecordKept, RecordState, RecordStep};
pub use reminders::{Letter, LetterKept};
pub use rounds::{Judgement, NewJudgement, Published, RoundEvent, RoundKept, RoundState, TieChoice};
pub use sessions::Session;
pub use store::Store;
pub use submissions::{
    Counted, DraftCell, DraftKept, FigureChange, Note, Seen, Submission, SubmissionEvent, SubmissionState,
    stamp,
};
