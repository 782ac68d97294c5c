//! The same promises, kept by both databases.

mod attempts;
mod backup;
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
mod s3;
mod sessions;
mod submissions;
