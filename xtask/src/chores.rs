//! The list of chores. A new one is a file beside this one and a line here.

use crate::house::House;
use crate::outcome::Outcome;
use crate::{advisories, browser, deny, docs, format, lint, tests, tools};

/// One thing that can be done for the project with one command.
pub struct Chore {
    /// What one types after `cargo xtask`.
    pub name: &'static str,
    /// What it does, in one line.
    pub does: &'static str,
    /// Whether `cargo xtask test` runs it.
    pub tested: bool,
    /// Does it.
    pub run: fn(&House) -> Outcome,
}

/// Every chore, in the order in which `cargo xtask test` runs them: quick refusals first.
pub const CHORES: &[Chore] = &[
    Chore { name: "tools", does: "install what the other chores need", tested: true, run: tools::run },
    Chore { name: "format", does: "refuse what rustfmt would change", tested: true, run: format::run },
    Chore { name: "lint", does: "clippy, with every warning an error", tested: true, run: lint::run },
    Chore { name: "tests", does: "every test of the workspace", tested: true, run: tests::run },
    Chore { name: "browser", does: "the portal in a real browser", tested: true, run: browser::run },
    Chore {
        name: "docs",
        does: "the doc comments, with every warning an error",
        tested: true,
        run: docs::run,
    },
    Chore { name: "deny", does: "licences, banned crates, sources of crates", tested: true, run: deny::run },
    Chore {
        name: "advisories",
        does: "known faults of the crates used, if the database can be had",
        tested: true,
        run: advisories::run,
    },
];

/// The chores that `cargo xtask test` runs.
pub fn tested() -> Vec<&'static Chore> {
    CHORES.iter().filter(|chore| chore.tested).collect()
}

/// What `cargo xtask help` prints.
pub fn help() -> String {
    let mut text = String::from(
        "Usage: cargo xtask CHORE\n\n  test         all of the chores marked *: the whole of CI\n",
    );
    for chore in CHORES {
        let star = if chore.tested { '*' } else { ' ' };
        text.push_str(&format!("{star} {:<12} {}\n", chore.name, chore.does));
    }
    text
}
