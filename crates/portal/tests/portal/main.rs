//! The portal over HTTP, from a real server.

mod demo;
mod pages;
mod postgres;
mod rounds;
mod server;
mod sessions;
mod visitor;
