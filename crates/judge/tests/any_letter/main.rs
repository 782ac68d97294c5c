//! What the judge promises, tried on letters of any form: those under `cases/` and `movements/`, and letters made at
//! random. No second opinion is needed: a claim is held against what comes of the same round once more is known of it.

#![allow(clippy::disallowed_methods, reason = "reads the movement files of this repository")]

mod claims;
mod explained;
mod fills;
mod flags;
mod found;
mod idle;
mod letter;
mod promises;
mod round;
mod rules;
mod shelf;
mod small;
mod smallest;
