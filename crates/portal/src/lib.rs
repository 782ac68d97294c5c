//! The portal: what units, verifiers, the standing department and the public see in a browser.
//!
//! A page is a file in `pages/` with its template in `templates/`. It asks the rooms and shows; nothing about a judgement
//! is computed here. Start at [`serve`].

mod alike;
mod assets;
mod code;
mod common;
pub mod demo;
mod form;
mod frame;
mod grants_form;
mod ground;
mod guard;
mod guessing;
mod judging;
mod kept;
#[cfg(feature = "load-bench")]
mod load_bench;
mod map;
mod pages;
mod parts;
mod password;
mod problem;
pub mod rights;
mod routes;
mod scope;
mod server;
mod session;
mod signing_in;
mod state;
mod typed;

pub use ground::Example;
pub use server::{ServeError, Settings, serve};
