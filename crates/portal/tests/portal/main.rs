//! The portal over HTTP, from a real server.

mod pages;
mod rounds;
mod server;
mod standings;
mod visitor;
