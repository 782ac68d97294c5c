//! Reading the values of a TOML table: each with its place, each fault noted, none stopping the rest.

use std::ops::Range;

use exact::{Ratio, parse_quantity};
use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::formula::{self, Formula};
use crate::problem::{Problem, place_of};
use crate::{At, Label};

/// A table with the place where it starts.
#[derive(Clone, Copy)]
pub(super) struct Table<'t> {
    pub table: &'t DeTable<'t>,
    /// Where to point when something is missing from it.
    pub start: usize,
    pub end: usize,
}

impl Table<'_> {
    pub fn span(&self) -> Range<usize> {
        self.start..self.end
    }
}

type Value<'t> = &'t Spanned<DeValue<'t>>;

/// Reads, and keeps the problems.
pub(super) struct Reader<'a> {
    file: &'a str,
    text: &'a str,
    problems: Vec<Problem>,
}

impl<'a> Reader<'a> {
    pub fn new(file: &'a str, text: &'a str) -> Reader<'a> {
        Reader { file, text, problems: Vec::new() }
    }

    pub fn source(&self) -> &'a str {
        self.text
    }

    pub fn into_problems(self) -> Vec<Problem> {
        self.problems
    }

    pub fn problem(&mut self, code: &'static str, span: &Range<usize>) -> &mut Problem {
        self.problems.push(Problem::new(code, place_of(self.file, self.text, span)));
        let last = self.problems.len() - 1;
        &mut self.problems[last]
    }

    fn wrong_kind(&mut self, span: &Range<usize>, key: &str, wanted: &'static str) {
        let problem = self.problem("wrong-kind", span);
        problem.facts.push(("key", key.into()));
        problem.facts.push(("wanted", wanted.into()));
    }

    pub fn missing(&mut self, table: Table<'_>, key: &str) {
        let span = table.start..table.start + 1;
        self.problem("missing-key", &span).facts.push(("key", key.into()));
    }

    /// Names every key of a table that is not among those known.
    pub fn only(&mut self, table: Table<'_>, known: &[&str]) {
        for key in table.table.keys() {
            let name: &str = key.get_ref();
            if !known.contains(&name) {
                let nearest = reference::nearest(name, known.iter().copied());
                let span = key.span();
                let problem = self.problem("unknown-key", &span);
                problem.facts.push(("key", name.into()));
                match nearest {
                    Some(nearest) => problem.facts.push(("nearest", nearest.into())),
                    None => problem.facts.push(("known", known.join(", ").into())),
                }
            }
        }
    }

    pub fn value<'t>(&mut self, table: Table<'t>, key: &str) -> Option<Value<'t>> {
        table.table.get(key)
    }

    pub fn as_table<'t>(&mut self, value: Value<'t>, key: &str) -> Option<Table<'t>> {
        match value.get_ref() {
            DeValue::Table(table) => Some(Table {
                table,
                start: value.span().start,
                end: value.span().end.max(value.span().start + 1),
            }),
            _ => {
                self.wrong_kind(&value.span(), key, "table");
                None
            }
        }
    }

    pub fn table<'t>(&mut self, table: Table<'t>, key: &str) -> Option<Table<'t>> {
        let value = table.table.get(key)?;
        self.as_table(value, key)
    }

    /// The named tables under `[key.…]`, in the order of the file.
    pub fn named<'t>(&mut self, table: Table<'t>, key: &str) -> Vec<(At<String>, Table<'t>)> {
        let Some(all) = self.table(table, key) else { return Vec::new() };
        let mut named = Vec::new();
        for (name, value) in all.table {
            let id = At::new(name.get_ref().to_string(), name.span());
            self.id(&id);
            if let Some(table) = self.as_table(value, name.get_ref()) {
                named.push((id, Table { start: name.span().start, end: name.span().end, ..table }));
            }
        }
        named
    }

    /// The tables under `[[key]]`, in the order of the file.
    pub fn list<'t>(&mut self, table: Table<'t>, key: &str) -> Vec<Table<'t>> {
        let Some(value) = table.table.get(key) else { return Vec::new() };
        let DeValue::Array(array) = value.get_ref() else {
            self.wrong_kind(&value.span(), key, "list of tables");
            return Vec::new();
        };
        array.iter().filter_map(|item| self.as_table(item, key)).collect()
    }

    /// An id: small letters, digits, `_` and `-`.
    pub fn id(&mut self, id: &At<String>) {
        let fine = !id.is_empty()
            && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_' || b == b'-');
        if !fine {
            self.problem("bad-id", &id.span).facts.push(("id", id.value.clone().into()));
        }
    }

    pub fn as_string(&mut self, value: Value<'_>, key: &str) -> Option<At<String>> {
        match value.get_ref() {
            DeValue::String(text) => Some(At::new(text.to_string(), value.span())),
            _ => {
                self.wrong_kind(&value.span(), key, "text in quotes");
                None
            }
        }
    }

    pub fn string(&mut self, table: Table<'_>, key: &str) -> Option<At<String>> {
        let value = table.table.get(key)?;
        self.as_string(value, key)
    }

    pub fn need_string(&mut self, table: Table<'_>, key: &str) -> Option<At<String>> {
        if table.table.get(key).is_none() {
            self.missing(table, key);
        }
        self.string(table, key)
    }

    /// One text or a list of texts.
    pub fn strings(&mut self, table: Table<'_>, key: &str) -> Vec<At<String>> {
        let Some(value) = table.table.get(key) else { return Vec::new() };
        self.as_strings(value, key)
    }

    pub fn as_strings(&mut self, value: Value<'_>, key: &str) -> Vec<At<String>> {
        match value.get_ref() {
            DeValue::Array(array) => array.iter().filter_map(|item| self.as_string(item, key)).collect(),
            _ => self.as_string(value, key).into_iter().collect(),
        }
    }

    pub fn boolean(&mut self, table: Table<'_>, key: &str) -> Option<bool> {
        let value = table.table.get(key)?;
        match value.get_ref() {
            DeValue::Boolean(truth) => Some(*truth),
            _ => {
                self.wrong_kind(&value.span(), key, "true or false");
                None
            }
        }
    }

    pub fn as_date(&mut self, value: Value<'_>, key: &str) -> Option<At<Date>> {
        if let DeValue::Datetime(datetime) = value.get_ref()
            && let (Some(date), None) = (datetime.date, datetime.time)
            && let Ok(date) = Date::new(date.year as i16, date.month as i8, date.day as i8)
        {
            return Some(At::new(date, value.span()));
        }
        self.wrong_kind(&value.span(), key, "date such as 2022-06-30");
        None
    }

    pub fn date(&mut self, table: Table<'_>, key: &str) -> Option<At<Date>> {
        let value = table.table.get(key)?;
        self.as_date(value, key)
    }

    pub fn need_date(&mut self, table: Table<'_>, key: &str) -> Option<At<Date>> {
        if table.table.get(key).is_none() {
            self.missing(table, key);
        }
        self.date(table, key)
    }

    /// An exact number: `"45%"`, `"1.05"`, `130000`, `2.5`; whatever its form, it is never read through a float.
    pub fn as_number(&mut self, value: Value<'_>, key: &str) -> Option<At<Ratio>> {
        let text = match value.get_ref() {
            DeValue::String(text) => text.to_string(),
            DeValue::Integer(integer) if integer.radix() == 10 => integer.as_str().replace('_', ""),
            DeValue::Float(float) => float.as_str().replace('_', ""),
            _ => String::new(),
        };
        match parse_quantity(&text) {
            Some(number) => Some(At::new(number, value.span())),
            None => {
                self.wrong_kind(&value.span(), key, "number such as \"45%\" or 1.05");
                None
            }
        }
    }

    pub fn as_whole(&mut self, value: Value<'_>, key: &str) -> Option<At<i64>> {
        let whole = match value.get_ref() {
            DeValue::Integer(integer) => {
                i64::from_str_radix(&integer.as_str().replace('_', ""), integer.radix()).ok()
            }
            _ => None,
        };
        match whole.filter(|n| *n >= 0) {
            Some(whole) => Some(At::new(whole, value.span())),
            None => {
                self.wrong_kind(&value.span(), key, "whole number");
                None
            }
        }
    }

    /// Words in both languages: `label.vi` and `label.en`.
    pub fn label(&mut self, table: Table<'_>, key: &str) -> Option<Label> {
        let value = table.table.get(key)?;
        let inner = self.as_table(value, key)?;
        self.only(inner, &["vi", "en"]);
        let vi = self.string(inner, "vi");
        let en = self.string(inner, "en");
        let span = if inner.start == 0 { table.span() } else { inner.span() };
        for (language, text) in [("vi", &vi), ("en", &en)] {
            if text.as_ref().is_none_or(|t| t.trim().is_empty()) {
                let problem = self.problem("missing-words", &span);
                problem.facts.push(("key", key.into()));
                problem.facts.push(("language", language.into()));
            }
        }
        Some(Label { vi: vi.map_or(String::new(), |t| t.value), en: en.map_or(String::new(), |t| t.value) })
    }

    pub fn need_label(&mut self, table: Table<'_>, key: &str) -> Label {
        if table.table.get(key).is_none() {
            self.missing(table, key);
        }
        self.label(table, key).unwrap_or_default()
    }

    pub fn as_formula(&mut self, value: Value<'_>, key: &str) -> Option<Formula> {
        let text = self.as_string(value, key)?;
        // Inside plain quotes the formula starts one byte after the value; other strings keep the value's start.
        let offset = usize::from(self.text.get(text.span.clone()).is_some_and(|raw| {
            raw.len() == text.value.len() + 2 && raw.get(1..raw.len() - 1) == Some(text.value.as_str())
        }));
        let span = text.span.start + offset..text.span.start + offset + text.value.len();
        match formula::parse(&text.value) {
            Ok(expr) => Some(Formula { text: text.value, span, expr }),
            Err(wrong) => {
                let at = span.start + wrong.span.start..span.start + wrong.span.end.max(wrong.span.start + 1);
                let problem = self.problem(wrong.code, &at);
                problem.facts.push(("formula", text.value.into()));
                problem.facts.push(("found", wrong.found.into()));
                None
            }
        }
    }

    /// One of a list of words.
    pub fn word<T: Copy>(&mut self, text: &At<String>, key: &str, words: &[(&str, T)]) -> Option<T> {
        if let Some((_, meaning)) = words.iter().find(|(word, _)| *word == text.value) {
            return Some(*meaning);
        }
        let problem = self.problem("unknown-word", &text.span);
        problem.facts.push(("key", key.into()));
        problem.facts.push(("found", text.value.clone().into()));
        problem.facts.push(("known", words.iter().map(|(w, _)| *w).collect::<Vec<_>>().join(", ").into()));
        None
    }
}
