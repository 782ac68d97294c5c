//! The tests of this room, in one binary: it links once.

#![allow(clippy::disallowed_methods, reason = "cases and corpora are read from disk")]

mod annotate;
mod book;
mod codes;
mod csv;
mod hostile;
mod replay;
mod sample;
mod template;
mod told;
mod workbooks;
