//! The portal over HTTP, from a real server.

mod api;
mod pages;
mod rounds;
mod server;
mod visitor;
