//! The portal over HTTP, from a real server.

mod accounts;
mod asvs;
mod codes;
mod doors;
mod guessing;
mod headers;
mod injection;
mod kept;
mod pages;
mod passwords;
mod rounds;
mod server;
mod sign_on;
mod uploads;
mod visitor;
