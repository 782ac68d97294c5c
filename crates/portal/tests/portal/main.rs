//! The portal over HTTP, from a real server.

mod accounts;
mod alike;
mod answers;
mod cells;
mod codes;
mod demo;
mod files;
mod guessing;
mod pages;
mod passwords;
mod postgres;
mod records;
mod rounds;
mod server;
mod visitor;
