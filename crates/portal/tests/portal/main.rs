//! The portal over HTTP, from a real server.

mod after_the_lock;
mod journal;
mod movements;
mod pages;
mod people;
mod public;
mod rounds;
mod server;
mod visitor;
