//! `docs/settings.md`, made from the structs of settings and held to them.

use std::fmt::Write;
use std::path::Path;

use super::{CONCERNS, FILE};

/// Set, the page is written anew in place of being compared.
const VARIABLE: &str = "THIDUA_WRITE_DOCS";

fn page() -> String {
    let mut out = format!(
        "# The settings of `thidua serve`\n\nMade from the structs in `crates/thidua/src/settings/`; a test compares them.\n\n\
         A setting is said as an option, as a variable of the environment, or in one TOML file that `--settings FILE` or `{FILE}` \
         names. The option goes before the variable, the variable before the file, the file before the default. All that is wrong \
         is told at once, in the file with its line; the portal then does not start. Secrets are no options: other people on the \
         machine could read them. `thidua journal`, `backup` and `restore` take the settings of `storage` alike.\n"
    );
    for concern in CONCERNS {
        let _ = write!(out, "\n## `[{}]`\n\n{}\n\n", concern.table, lines(concern.says));
        out.push_str(
            "| in the file | option | variable | default | what it is |\n| --- | --- | --- | --- | --- |\n",
        );
        for setting in concern.settings {
            let form = setting.form.replace('|', "\\|");
            let option = match setting.secret {
                true => "none".to_owned(),
                false => format!("`--{} {form}`", setting.option()),
            };
            let default =
                if setting.default.is_empty() { "none".to_owned() } else { format!("`{}`", setting.default) };
            let says = lines(setting.says).replace('|', "\\|");
            let _ = writeln!(
                out,
                "| `{}` | {option} | `{}` | {default} | {says} |",
                setting.name, setting.variable
            );
        }
    }
    out.push_str("\n## A file\n\n```toml\n");
    for concern in CONCERNS {
        let _ = writeln!(out, "[{}]", concern.table);
        for setting in concern.settings.iter().filter(|setting| !setting.default.is_empty()) {
            let is_bare = setting.default.parse::<u64>().is_ok() || setting.default == "false";
            let value = if is_bare { setting.default.to_owned() } else { format!("\"{}\"", setting.default) };
            let _ = writeln!(out, "{} = {value}", setting.name);
        }
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out.push_str("\n```\n");
    out
}

fn lines(says: &[&str]) -> String {
    says.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_page_of_settings_is_what_the_structs_say() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/settings.md");
    let page = page();
    if std::env::var_os(VARIABLE).is_some() {
        std::fs::write(&path, &page).expect("the page is written");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == page, "docs/settings.md is stale: {VARIABLE}=1 cargo test -p thidua settings");
}

#[test]
fn no_two_settings_share_a_name_or_a_variable() {
    let all: Vec<_> = CONCERNS.iter().flat_map(|concern| concern.settings).collect();
    for (place, setting) in all.iter().enumerate() {
        let others = &all[place + 1..];
        assert!(
            others.iter().all(|o| o.name != setting.name && o.variable != setting.variable),
            "{}",
            setting.name
        );
        assert!(setting.variable.starts_with("THIDUA_"), "{}", setting.variable);
    }
}
