//! The portal over HTTP, from a real server.

mod alike;
mod demo;
mod pages;
mod postgres;
mod rounds;
mod server;
mod visitor;
