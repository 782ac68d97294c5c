//! The journal: every act in one chain, each entry holding the hash of the one before.
//!
//! Whoever edits, removes or moves an entry breaks the chain at that place; whoever cuts off its end is found by a
//! [`Checkpoint`] that was kept outside.

mod append;
mod entry;
mod verify;

pub use entry::{Act, Checkpoint, Entry};
pub use verify::{Fault, Report};

pub(crate) use append::append;
pub(crate) use entry::{hexadecimal, netstrings};
