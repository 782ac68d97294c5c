//! Runs chores one after another, all of them even when one fails, and sums up.

use std::process::ExitCode;
use std::time::{Duration, Instant};

use crate::chores::Chore;
use crate::house::House;
use crate::outcome::Outcome;

/// Runs every chore, prints a heading and the time for each, and ends with `N passed, N failed`.
pub fn run(house: &House, chores: &[&Chore]) -> ExitCode {
    let start = Instant::now();
    let mut lines = Vec::new();
    let (mut passed, mut failed, mut not_checked) = (0, 0, 0);

    for (i, chore) in chores.iter().enumerate() {
        println!("\n=== {} of {}: {} ({})", i + 1, chores.len(), chore.name, chore.does);
        let chore_start = Instant::now();
        let outcome = (chore.run)(house);
        let took = shown(chore_start.elapsed());
        let (count, ended) = match outcome {
            Outcome::Passed(word) => (&mut passed, with_word("passed", &word)),
            Outcome::Failed(word) => (&mut failed, with_word("FAILED", &word)),
            Outcome::NotChecked(word) => (&mut not_checked, with_word("not checked", &word)),
        };
        *count += 1;
        println!("--- {}: {ended} ({took})", chore.name);
        lines.push(format!("{:<12} {took:>9}  {ended}", chore.name));
    }

    println!("\n=== summary ({})", shown(start.elapsed()));
    for line in lines {
        println!("{line}");
    }
    let skipped = if not_checked > 0 { format!(", {not_checked} skipped") } else { String::new() };
    println!("\n{passed} passed, {failed} failed{skipped}");
    if failed > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn with_word(ended: &str, word: &str) -> String {
    if word.is_empty() { ended.to_owned() } else { format!("{ended}, {word}") }
}

fn shown(took: Duration) -> String {
    match (took.as_secs() / 60, took.as_secs() % 60) {
        (0, seconds) => format!("{seconds}.{} s", took.subsec_millis() / 100),
        (minutes, seconds) => format!("{minutes} min {seconds} s"),
    }
}
