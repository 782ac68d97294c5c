//! Where settings come from: the command line, then the environment, then the file, then the default.

use std::collections::BTreeMap;
use std::path::PathBuf;

use movement::{Place, Problem};
use toml::de::{DeTable, DeValue};

use super::concern::{Concern, Setting};
use super::kind::Kind;
use crate::input;

/// What was said, and everything that was wrong with it.
#[derive(Debug, Default)]
pub struct Sources {
    typed: BTreeMap<String, String>,
    /// By table and name: the text, and the line that it stands in.
    file: BTreeMap<(String, String), (String, usize)>,
    path: String,
    problems: Vec<Problem>,
}

impl Sources {
    /// What was typed, and the file that the settings are in, where one is named.
    pub fn new(typed: BTreeMap<String, String>, path: Option<PathBuf>) -> Sources {
        let mut sources = Sources { typed, ..Sources::default() };
        let Some(path) = path else { return sources };
        sources.path = path.display().to_string();
        match std::fs::read_to_string(&path) {
            Ok(text) => sources.take(&text),
            Err(error) => {
                let problem = Problem::new("cannot-read", sources.at(None));
                sources.problems.push(problem.with("reason", input::reason(&error)));
            }
        }
        sources
    }

    fn at(&self, line: Option<usize>) -> Place {
        Place { file: self.path.clone(), line, ..Place::default() }
    }

    /// Takes what a file says.
    fn take(&mut self, text: &str) {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let line = |at: usize| text.get(..at).map_or(1, |before| before.matches('\n').count() + 1);
        let (document, errors) = DeTable::parse_recoverable(text);
        for error in &errors {
            let at = self.at(error.span().map(|span| line(span.start)));
            self.problems.push(Problem::new("setting-not-toml", at));
        }
        for (table, value) in document.get_ref() {
            let DeValue::Table(settings) = value.get_ref() else {
                let at = self.at(Some(line(table.span().start)));
                self.problems
                    .push(Problem::new("setting-no-table", at).with("name", table.get_ref().as_ref()));
                continue;
            };
            for (name, value) in settings {
                let written = match value.get_ref() {
                    DeValue::String(text) => text.to_string(),
                    DeValue::Boolean(truth) => truth.to_string(),
                    DeValue::Integer(number) => number.as_str().to_owned(),
                    // No setting is any of these; what stands in the text is told as wrong.
                    _ => text.get(value.span()).unwrap_or_default().to_owned(),
                };
                let key = (table.get_ref().to_string(), name.get_ref().to_string());
                self.file.insert(key, (written, line(name.span().start)));
            }
        }
    }

    /// The value of a setting; `None` where what was said is wrong.
    pub fn value<T: Kind>(&mut self, table: &str, setting: &Setting) -> Option<T> {
        let typed = self.typed.get(setting.name).cloned();
        let environment = || std::env::var(setting.variable).ok();
        let key = (table.to_owned(), setting.name.to_owned());
        let (text, place, at) = if let Some(typed) = typed {
            (typed, format!("--{}", setting.option()), Place::default())
        } else if let Some(text) = environment() {
            (text, setting.variable.to_owned(), Place::default())
        } else if let Some((text, line)) = self.file.get(&key) {
            (text.clone(), format!("{table}.{}", setting.name), self.at(Some(*line)))
        } else {
            (setting.default.to_owned(), setting.name.to_owned(), Place::default())
        };
        let value = T::read(text.trim());
        if value.is_none() {
            let found = if setting.secret { "…".to_owned() } else { text };
            let problem = Problem::new("setting-value", at).with("name", place);
            self.problems.push(problem.with("found", found).with("form", setting.form));
        }
        value
    }

    /// Everything that was wrong, what the file has that is no setting included.
    pub fn problems(mut self, concerns: &[Concern]) -> Vec<Problem> {
        let known = |concern: &Concern| {
            concern
                .settings
                .iter()
                .map(|setting| format!("{}.{}", concern.table, setting.name))
                .collect::<Vec<_>>()
        };
        let known: Vec<String> = concerns.iter().flat_map(known).collect();
        for ((table, name), (_, line)) in &self.file {
            let found = format!("{table}.{name}");
            if known.contains(&found) {
                continue;
            }
            let problem = Problem::new("setting-unknown", self.at(Some(*line))).with("name", found.clone());
            let nearest = reference::nearest(&found, known.iter().map(String::as_str));
            self.problems.push(match nearest {
                Some(nearest) => problem.with("nearest", nearest),
                None => problem,
            });
        }
        self.problems.sort_by_key(|problem| problem.at.line);
        self.problems
    }
}
