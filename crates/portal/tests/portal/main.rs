//! The portal over HTTP, from a real server.

mod alike;
mod cells;
mod demo;
mod pages;
mod postgres;
mod records;
mod rounds;
mod server;
mod visitor;
