//! The same promises, kept by both databases.

mod figures;
mod ground;
mod journal;
mod movements;
mod people;
mod rounds;
mod sessions;
mod submissions;
