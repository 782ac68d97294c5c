//! The portal: what units, verifiers, the standing department and the public see in a browser.
//!
//! A page is a file in `pages/` with its template in `templates/`. It asks the rooms and shows; nothing about a judgement
//! is computed here. Start at [`serve`].

mod actors;
mod assets;
mod corrections;
mod effects;
mod form;
mod frame;
mod ground;
mod guard;
mod judging;
mod map;
mod movement_file;
mod pages;
mod password;
mod problem;
pub mod rights;
mod routes;
mod server;
mod session;
mod shift;
mod state;
mod tasks;
mod ties;
mod typed;
mod workshop;

pub use ground::Example;
pub use server::{ServeError, Settings, serve};
