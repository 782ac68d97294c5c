//! The portal over HTTP, from a real server.

mod cells;
mod pages;
mod records;
mod rounds;
mod server;
mod visitor;
