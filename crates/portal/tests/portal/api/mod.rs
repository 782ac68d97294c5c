//! The JSON interface over HTTP.

mod client;
mod document;
mod examples;
mod reading;
mod steps;
mod tokens;
mod writing;
