//! The command line in the reader's language: help texts, and what is said of a mistake in typing.

use std::ffi::OsString;
use std::fmt::Write;

use clap::builder::{StyledStr, ValueParser};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory, Error};
use wording::Words;

use crate::arguments::CommandLine;

/// `help COMMAND …` as `COMMAND … --help`, so that what stands after the command counts there too.
pub fn help_last(mut typed: Vec<OsString>) -> Vec<OsString> {
    let mut at = 1;
    // The arguments that may stand before a command, with their values.
    while typed.get(at).is_some_and(|a| a == "--lang" || a == "--problems") {
        at += 2;
    }
    while typed.get(at).is_some_and(|a| a.as_encoded_bytes().starts_with(b"--")) {
        at += 1;
    }
    // A command to be helped with, or an option such as the language: clap's own `help` takes the former only.
    if typed.get(at).is_some_and(|a| a == "help") && typed.len() > at + 1 {
        typed.remove(at);
        typed.push("--help".into());
    }
    typed
}

/// The command line with all its words.
pub fn command(words: Words) -> Command {
    let mut command =
        CommandLine::command().about(words.say("help-about")).after_help(words.say("help-after"));
    let names: Vec<String> = command.get_subcommands().map(|c| c.get_name().to_owned()).collect();
    command = dressed(command, words, "");
    for name in names {
        command = command.mut_subcommand(&name, |sub| {
            dressed(sub, words, &name).about(words.say(&format!("help-command-{name}")))
        });
    }
    command.build();
    command.mut_subcommand("help", |help| help.about(words.say("help-command-help")))
}

fn dressed(command: Command, words: Words, name: &str) -> Command {
    let heading = words.say("usage-heading");
    let template = format!("{{about-with-newline}}\n{heading} {{usage}}\n\n{{all-args}}{{after-help}}");
    let usage = usage(&command, words, name);
    let command = command
        .override_usage(usage)
        .subcommand_help_heading(words.say("usage-commands"))
        .help_template(template);
    command.mut_args(|arg| {
        let id = arg.get_id().to_string();
        let everywhere = ["lang", "problems", "help", "version"].contains(&id.as_str());
        let heading = match (everywhere, arg.is_positional()) {
            (true, _) => "usage-everywhere",
            (false, true) => "usage-arguments",
            (false, false) => "usage-options",
        };
        let help = help(words, name, &id, &arg);
        let arg = arg.help(help).help_heading(words.say(heading));
        match arg.get_action().takes_values() {
            true => arg.hide_possible_values(true).hide_default_value(true),
            false => arg,
        }
    })
}

/// How a command is typed: `thidua evaluate MOVEMENT --round ROUND --figures FILE… [options]`.
fn usage(command: &Command, words: Words, name: &str) -> String {
    let mut parts = vec!["thidua".to_owned()];
    if name.is_empty() {
        parts.push(words.say("usage-a-command"));
    } else {
        parts.push(name.to_owned());
    }
    let value = |arg: &Arg| {
        let names = arg.get_value_names().unwrap_or_default();
        names.first().map(ToString::to_string).unwrap_or_default()
    };
    parts.extend(command.get_positionals().map(value));
    for arg in command.get_arguments().filter(|arg| arg.is_required_set() && !arg.is_positional()) {
        let many = if matches!(arg.get_action(), ArgAction::Append) { "…" } else { "" };
        parts.push(format!("--{} {}{many}", arg.get_long().unwrap_or_default(), value(arg)));
    }
    parts.push(words.say("usage-more-options"));
    parts.join(" ")
}

/// What an argument is for: said of it in this command, or wherever it stands.
fn help(words: Words, command: &str, id: &str, arg: &Arg) -> String {
    if let Some(own) = words.find(&format!("help-{command}-{id}")) {
        return own;
    }
    words.say_with(&format!("help-arg-{id}"), &[("values", values(arg.get_value_parser()).into())])
}

fn values(parser: &ValueParser) -> String {
    let values = parser.possible_values().into_iter().flatten();
    values.map(|value| value.get_name().to_owned()).collect::<Vec<_>>().join(", ")
}

/// What is said of a command line that is wrong.
pub fn mistake(error: &Error, words: Words) -> String {
    let mut out = format!("{} {}\n", words.say("usage-error"), sentence(error, words));
    for hint in hints(error, words) {
        let _ = writeln!(out, "  {hint}");
    }
    out
}

/// The same as JSON, in the form in which other programs read problems.
pub fn mistake_as_json(error: &Error, words: Words) -> String {
    let entry = serde_json::json!({
        "file": null,
        "sheet": null,
        "cell": null,
        "line": null,
        "column": null,
        "code": "command-line",
        "message": sentence(error, words),
        "hint": hints(error, words).join(" "),
    });
    format!("[\n{entry}\n]\n")
}

/// How to type it rightly.
fn hints(error: &Error, words: Words) -> Vec<String> {
    let mut hints = Vec::new();
    let suggested =
        [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    if let Some(suggested) = suggested.into_iter().find_map(|kind| error.get(kind).map(nearest)) {
        hints.push(words.say_with("usage-tip", &[("suggested", suggested.into())]));
    }
    let values = error.get(ContextKind::ValidValue).map(shown);
    if let Some(values) = values.filter(|values| !values.is_empty()) {
        hints.push(words.say_with("usage-values", &[("values", values.into())]));
    }
    let typed = std::env::args().nth(1).unwrap_or_default();
    let known = CommandLine::command().get_subcommands().any(|c| c.get_name() == typed);
    let command = if known { format!("thidua {typed}") } else { "thidua".to_owned() };
    hints.push(words.say_with("usage-see", &[("command", command.into())]));
    hints
}

fn sentence(error: &Error, words: Words) -> String {
    let text = |kind| error.get(kind).map(shown).unwrap_or_default();
    let (argument, value) = (text(ContextKind::InvalidArg), text(ContextKind::InvalidValue));
    match error.kind() {
        ErrorKind::UnknownArgument => words.say_with("usage-unknown-argument", &[("found", argument.into())]),
        ErrorKind::InvalidSubcommand => {
            let found = text(ContextKind::InvalidSubcommand);
            words.say_with("usage-unknown-command", &[("found", found.into())])
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            words.say("usage-missing-command")
        }
        ErrorKind::MissingRequiredArgument => {
            words.say_with("usage-missing-arguments", &[("missing", argument.into())])
        }
        ErrorKind::InvalidValue if value.is_empty() => missing_value(words, argument),
        ErrorKind::NoEquals | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            missing_value(words, argument)
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            words.say_with("usage-invalid-value", &[("argument", argument.into()), ("found", value.into())])
        }
        ErrorKind::TooManyValues => {
            words.say_with("usage-too-many-values", &[("argument", argument.into()), ("found", value.into())])
        }
        ErrorKind::ArgumentConflict => {
            let other = text(ContextKind::PriorArg);
            // An argument that clashes with itself was typed twice.
            if other.is_empty() || other == argument {
                return words.say_with("usage-repeated", &[("argument", argument.into())]);
            }
            words.say_with("usage-conflict", &[("argument", argument.into()), ("other", other.into())])
        }
        ErrorKind::InvalidUtf8 => words.say("usage-not-utf8"),
        _ => words.say("usage-other"),
    }
}

fn missing_value(words: Words, argument: String) -> String {
    words.say_with("usage-missing-value", &[("argument", argument.into())])
}

/// The last of several suggestions: it is the most like what was typed.
fn nearest(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(texts) => texts.last().cloned().unwrap_or_default(),
        ContextValue::StyledStrs(texts) => texts.last().map(StyledStr::to_string).unwrap_or_default(),
        value => shown(value),
    }
}

fn shown(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(", "),
        ContextValue::StyledStr(text) => StyledStr::to_string(text),
        ContextValue::StyledStrs(texts) => {
            texts.iter().map(StyledStr::to_string).collect::<Vec<_>>().join(", ")
        }
        ContextValue::Number(number) => number.to_string(),
        ContextValue::Bool(truth) => truth.to_string(),
        _ => String::new(),
    }
}
