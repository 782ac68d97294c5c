//! The command reference in `docs/`, made from the help texts themselves.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use crate::help::COMMANDS;
use crate::run::command;

/// Set, the pages are written anew in place of being compared.
const VARIABLE: &str = "THIDUA_WRITE_DOCS";

#[test]
fn the_command_reference_is_what_help_says() {
    for (language, file, head) in [
        (
            "en",
            "commands.md",
            "# The commands\n\n[Tiếng Việt](commands.vi.md) · made from the help texts; a test compares them.\n",
        ),
        (
            "vi",
            "commands.vi.md",
            "# Các lệnh\n\n[English](commands.md) · lập từ chính phần trợ giúp; có bài kiểm thử so lại.\n",
        ),
    ] {
        let mut page = head.to_owned();
        let _ = write!(page, "\n## thidua\n\n```text\n{}```\n", help(&[], language));
        for name in COMMANDS {
            let _ = write!(page, "\n## {name}\n\n```text\n{}```\n", help(&[name], language));
        }
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs").join(file);
        if std::env::var_os(VARIABLE).is_some() {
            fs::write(&path, &page).expect("the page is written");
        }
        let kept = fs::read_to_string(&path).unwrap_or_default();
        assert!(kept == page, "docs/{file} is stale: {VARIABLE}=1 cargo test -p thidua --test cli reference");
    }
}

fn help(arguments: &[&str], language: &str) -> String {
    let arguments = [arguments, &["--help", "--lang", language]].concat();
    let output = command(&arguments).env("COLUMNS", "100").output().expect("a run");
    String::from_utf8(output.stdout).expect("UTF-8")
}
