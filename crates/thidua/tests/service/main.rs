//! The portal as a process: its settings, its log, its end, its backups, and what it survives.

mod binary;
mod database;
mod driver;
mod gone;
mod instances;
mod keeping;
mod killed;
mod running;
mod settings;
mod visitor;
