//! The journal: every act in one chain, each entry holding the hash of the one before.
//!
//! Whoever edits, removes or moves an entry breaks the chain at that place; whoever cuts off its end is found by a
//! [`Checkpoint`] that was kept outside. What an entry brings into other tables that are only added to it vouches for by a
//! digest; accounts, sessions and drafts change as people work and are vouched for by nobody, but each act upon an account
//! has its entry.

mod append;
mod entry;
mod kept;
mod read;
mod verify;

pub use entry::{Act, Checkpoint, Entry};
pub use read::Sought;
pub use verify::{Fault, Report};

pub(crate) use append::Acting;
pub(crate) use entry::{hexadecimal, netstrings, reason};
pub(crate) use kept::{Rows, Table};
