//! The judge held against the oracle, against itself, and against what it promises.

#![allow(clippy::disallowed_methods, reason = "reads the movement files of this repository")]

mod oracle;
mod pace;
mod promises;
mod receipts;
mod rounds;
mod why;
