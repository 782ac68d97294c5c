//! The portal over HTTP, from a real server.

mod accounts;
mod codes;
mod guessing;
mod pages;
mod passwords;
mod rounds;
mod server;
mod visitor;
