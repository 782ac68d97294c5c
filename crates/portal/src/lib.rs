//! The portal: what units, verifiers, the standing department and the public see in a browser.
//!
//! A page is a file in `pages/` with its template in `templates/`. It asks the rooms and shows; nothing about a judgement
//! is computed here. Start at [`serve`].

mod actors;
mod alike;
mod assets;
mod chart;
mod code;
mod common_passwords;
mod corrections;
pub mod demo;
mod effects;
mod form;
mod frame;
mod grants_form;
mod ground;
mod guard;
mod guessing;
mod heavy;
mod judging;
mod kept;
#[cfg(feature = "load-bench")]
mod load_bench;
mod mail;
mod map;
mod metrics;
mod movement_file;
mod pages;
mod parts;
mod password;
mod problem;
mod reminders;
mod request;
pub mod rights;
mod routes;
mod scope;
mod server;
mod session;
mod shift;
mod signing_in;
mod state;
mod tasks;
mod ties;
mod typed;
mod workshop;

pub use ground::Example;
pub use mail::{Mail, MailError, MailSecurity};
pub use server::{ServeError, Settings, invite_administrator, serve};
pub use store::Service;
