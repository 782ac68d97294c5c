//! The portal over HTTP, from a real server.

mod pages;
mod server;
