//! Whole workbooks, containers and all, as bytes come.
#![no_main]

#[path = "../../crates/exchange/tests/exchange/replay/targets.rs"]
#[allow(dead_code)]
mod targets;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| targets::workbook(bytes));
