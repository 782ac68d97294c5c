//! Small letters: what is accepted, how faults are told, what carries a clause, and what is made to exhaust the reader.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a hostile file is one that takes long"
)]

mod accepted;
mod coverage;
mod forms;
mod hostile;
mod written;
