//! The same promises, kept by both databases.

mod attempts;
mod figures;
mod files;
mod ground;
mod journal;
mod keeping;
mod movements;
mod people;
mod records;
mod reminders;
mod rounds;
mod sessions;
mod submissions;
