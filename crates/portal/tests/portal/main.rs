//! The portal over HTTP, from a real server.

mod accounts;
mod after_the_lock;
mod alike;
mod answers;
mod api;
mod cells;
mod codes;
mod demo;
mod files;
mod guessing;
mod journal;
mod movements;
mod pages;
mod passwords;
mod people;
mod postgres;
mod public;
mod records;
mod reminders;
mod rounds;
mod server;
mod standings;
mod visitor;
