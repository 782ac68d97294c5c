//! `--help` in both languages.

use crate::run::{command, thidua};

/// Every command.
pub const COMMANDS: [&str; 13] = [
    "movements",
    "check",
    "template",
    "evaluate",
    "explain",
    "compare-readings",
    "fragility",
    "verify",
    "demo",
    "serve",
    "journal",
    "backup",
    "restore",
];

#[test]
fn help_follows_the_language() {
    let vi = thidua(&["--help"]).fine();
    let en = thidua(&["--help", "--lang", "en"]).fine();
    for command in COMMANDS {
        assert!(vi.contains(command) && en.contains(command), "{command}");
        for (language, heading, english) in [("vi", "Cách dùng:", false), ("en", "Usage:", true)] {
            let help = thidua(&[command, "--help", "--lang", language]).fine();
            assert!(help.contains(&format!("{heading} thidua {command}")), "{help}");
            assert!(!help.contains("[help-") && !help.contains("[usage-"), "{help}");
            assert_eq!(help.contains("With every command:"), english, "{help}");
            assert_eq!(thidua(&["help", command, "--lang", language]).fine(), help);
        }
    }
    assert!(vi.contains("Các lệnh:") && en.contains("Commands:"));
}

#[test]
fn the_variable_sets_the_language_and_the_argument_goes_before_it() {
    let run = |arguments: &[&str]| {
        let output = command(arguments).env("THIDUA_LANG", "en").output().expect("a run");
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    assert!(run(&["--help"]).contains("Commands:"));
    assert!(run(&["--help", "--lang", "vi"]).contains("Các lệnh:"));
}

#[test]
fn the_version_is_told() {
    assert_eq!(thidua(&["--version"]).fine(), format!("thidua {}\n", env!("CARGO_PKG_VERSION")));
}
