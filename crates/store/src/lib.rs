//! What is kept: figures with their pedigree, and the journal of every act, on SQLite or PostgreSQL behind one door.
//!
//! Nothing here is edited. A figure is revised by a later one, an act is followed by another, and the database itself
//! refuses to change or remove what stands. Start at [`Store`].

mod database;
mod error;
mod figures;
mod journal;
mod store;

pub use error::StoreError;
pub use figures::{FigureEntry, FigureKept, FigureKey, FigurePlace, Wanted};
pub use journal::{Act, Checkpoint, Entry, Fault, Report};
pub use store::Store;
