//! The portal: what units, verifiers, the standing department and the public see in a browser.
//!
//! A page is a file in `pages/` with its template in `templates/`. It asks the rooms and shows; nothing about a judgement
//! is computed here. Start at [`serve`].

mod assets;
mod code;
mod common;
mod form;
mod frame;
mod grants_form;
mod ground;
mod guard;
mod guessing;
mod kept;
mod map;
mod pages;
mod password;
mod problem;
pub mod rights;
mod routes;
mod scope;
mod server;
mod session;
mod sign_on;
mod signing_in;
mod state;
mod typed;

pub use ground::Example;
pub use server::{ServeError, Settings, serve};
pub use sign_on::SignOn;
