//! The commands, a file each: parse, ask the rooms, show.

pub mod backup;
pub mod check;
pub mod compare_readings;
pub mod demo;
pub mod evaluate;
pub mod explain;
pub mod fragility;
pub mod journal;
pub mod movements;
pub mod restore;
pub mod serve;
pub mod template;
pub mod verify;
