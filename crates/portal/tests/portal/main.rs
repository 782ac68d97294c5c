//! The portal over HTTP, from a real server.

mod answers;
mod cells;
mod files;
mod pages;
mod records;
mod reminders;
mod rounds;
mod server;
mod visitor;
