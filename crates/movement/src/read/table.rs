//! Reading the values of a TOML table: each with its place, each fault noted, none stopping the rest.

use std::collections::BTreeSet;
use std::ops::Range;

use exact::{Ratio, parse_quantity};
use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::forms;
use crate::formula::{self, Expr, ExprKind, Formula, UNREADABLE};
use crate::notes::Notes;
use crate::problem::Problem;
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

/// What could not be read. A check that looks for something absent keeps silent about it.
#[derive(Debug, Default)]
pub(crate) struct Lost {
    /// Whether anything at all was left out.
    pub something: bool,
    /// The names of tables that were left out.
    pub names: BTreeSet<String>,
}

type Value<'t> = &'t Spanned<DeValue<'t>>;

/// Reads, and keeps the problems.
pub(super) struct Reader<'a> {
    notes: Notes<'a>,
    lost: Lost,
    /// Keys that a misspelt one probably means, with the bytes of their tables.
    meant: BTreeSet<(usize, usize, String)>,
}

impl<'a> Reader<'a> {
    pub fn new(file: &'a str, text: &'a str) -> Reader<'a> {
        Reader { notes: Notes::new(file, text), lost: Lost::default(), meant: BTreeSet::new() }
    }

    pub fn source(&self) -> &'a str {
        self.notes.text()
    }

    pub fn into_notes(self) -> (Notes<'a>, Lost) {
        (self.notes, self.lost)
    }

    /// Notes a problem by which nothing is lost: the value is read all the same.
    pub fn problem(&mut self, code: &'static str, span: &Range<usize>) -> &mut Problem {
        self.notes.at(code, span)
    }

    /// Notes that something could not be read, so that nobody is told later that it is not there.
    pub fn lose(&mut self) {
        self.lost.something = true;
    }

    /// Notes that a named table could not be read, so that its name is not called unknown as well.
    pub fn lose_name(&mut self, id: &At<String>) {
        self.lose();
        self.lost.names.insert(id.value.clone());
    }

    /// `wanted` is a word that the sentence translates: `table`, `list`, `text`, `words`, `yes-or-no`, `date`, `number`,
    /// `whole`; `form` is how it is written right, where that can be said.
    fn wrong_kind(&mut self, span: &Range<usize>, key: &str, wanted: &'static str, form: Option<String>) {
        self.lose();
        let problem = self.problem("wrong-kind", span);
        problem.facts.push(("key", key.into()));
        problem.facts.push(("wanted", wanted.into()));
        problem.facts.extend(form.map(|form| ("form", form.into())));
    }

    /// A value as it stands in the file.
    fn written(&self, value: Value<'_>) -> &'a str {
        self.source().get(value.span()).unwrap_or("")
    }

    pub fn missing(&mut self, table: Table<'_>, key: &str) {
        self.lose();
        // It is there, misspelt, and that was told: to add it once more would be wrong.
        if self.meant.contains(&(table.start, table.end, key.to_owned())) {
            return;
        }
        let span = table.start..table.start + 1;
        let words = forms::has_words(key).then_some(("words", "words".into()));
        let problem = self.problem("missing-key", &span);
        problem.facts.push(("key", key.into()));
        problem.facts.extend(words);
        problem.facts.extend((key == "format").then_some(("first", "first".into())));
        problem.facts.extend(forms::missing(key).map(|form| ("form", form.into())));
    }

    /// Names every key of a table that is not among those known.
    pub fn only(&mut self, table: Table<'_>, known: &[&str]) {
        for key in table.table.keys() {
            let name: &str = key.get_ref();
            if !known.contains(&name) {
                let nearest = self.notes.nearest(name, known.iter().copied());
                let meant = nearest.clone().filter(|nearest| table.table.get(nearest.as_str()).is_none());
                self.meant.extend(meant.map(|meant| (table.start, table.end, meant)));
                let span = key.span();
                let problem = self.problem("unknown-key", &span);
                problem.facts.push(("key", name.into()));
                match nearest {
                    Some(nearest) => problem.facts.push(("nearest", nearest.into())),
                    None => problem.facts.push(("known", words(known).into())),
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
            other => {
                let form = forms::table(key, other, self.written(value));
                self.wrong_kind(&value.span(), key, "table", form);
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
        let Some(all) = table.table.get(key) else { return Vec::new() };
        let DeValue::Table(tables) = all.get_ref() else {
            self.wrong_kind(&all.span(), key, "table", Some(format!("[{key}.<id>]")));
            return Vec::new();
        };
        let mut named = Vec::new();
        for (name, value) in tables {
            let id = At::new(name.get_ref().to_string(), name.span());
            self.id(&id);
            match value.get_ref() {
                DeValue::Table(table) => {
                    named.push((id, Table { table, start: name.span().start, end: name.span().end }));
                }
                _ => {
                    self.wrong_kind(&value.span(), name.get_ref(), "table", Some(format!("[{key}.<id>]")));
                }
            }
        }
        named
    }

    /// The tables under `[[key]]`, in the order of the file.
    pub fn list<'t>(&mut self, table: Table<'t>, key: &str) -> Vec<Table<'t>> {
        self.values(table, key).iter().filter_map(|item| self.as_table(item, key)).collect()
    }

    /// The values of a list; one value alone is no list.
    pub fn values<'t>(&mut self, table: Table<'t>, key: &str) -> &'t [Spanned<DeValue<'t>>] {
        let Some(value) = table.table.get(key) else { return &[] };
        let DeValue::Array(array) = value.get_ref() else {
            let form = forms::list(key, value.get_ref(), self.written(value));
            self.wrong_kind(&value.span(), key, "list", Some(form));
            return &[];
        };
        array
    }

    /// An id: small letters, digits, `_` and `-`.
    pub fn id(&mut self, id: &At<String>) {
        if !is_id(id) {
            self.problem("bad-id", &id.span).facts.push(("id", id.value.clone().into()));
        }
    }

    pub fn as_string(&mut self, value: Value<'_>, key: &str) -> Option<At<String>> {
        match value.get_ref() {
            DeValue::String(text) => Some(At::new(text.to_string(), value.span())),
            other => {
                let form = forms::text(other, self.written(value));
                self.wrong_kind(&value.span(), key, "text", form);
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
            other => {
                self.wrong_kind(&value.span(), key, "yes-or-no", forms::truth(other));
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
        self.wrong_kind(&value.span(), key, "date", forms::date(value.get_ref()));
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
                self.wrong_kind(&value.span(), key, "number", forms::number(&text));
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
                self.wrong_kind(&value.span(), key, "whole", forms::whole(value.get_ref()));
                None
            }
        }
    }

    /// Words in both languages: `label.vi` and `label.en`.
    pub fn label(&mut self, table: Table<'_>, key: &str) -> Option<Label> {
        let value = table.table.get(key)?;
        let DeValue::Table(_) = value.get_ref() else {
            self.wrong_kind(&value.span(), key, "words", None);
            return None;
        };
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

    /// A formula. One that cannot be read stands as [`UNREADABLE`], so that the rule around it is still checked.
    pub fn as_formula(&mut self, value: Value<'_>, key: &str) -> Option<Formula> {
        let text = self.as_string(value, key)?;
        // Where the text stands in the file as it is, its bytes are the file's; with escapes only its start is.
        let raw = self.source().get(text.span.clone()).unwrap_or("");
        let start = text.span.start + raw.find(&text.value).unwrap_or(0);
        let span = start..start + text.value.len();
        let expr = formula::parse(&text.value).unwrap_or_else(|wrong| {
            self.lose();
            let at = start + wrong.span.start..start + wrong.span.end.max(wrong.span.start + 1);
            let problem = self.problem(wrong.code, &at);
            problem.facts.push(("formula", shortened(&text.value).into()));
            problem.facts.push(("found", shortened(&wrong.found).into()));
            Expr { kind: ExprKind::Name(UNREADABLE.to_string()), span: 0..text.value.len() }
        });
        Some(Formula { text: text.value, span, expr })
    }

    /// One of a list of words.
    pub fn word<T: Copy>(&mut self, text: &At<String>, key: &str, known: &[(&str, T)]) -> Option<T> {
        if let Some((_, meaning)) = known.iter().find(|(word, _)| *word == text.value) {
            return Some(*meaning);
        }
        self.lose();
        let known: Vec<&str> = known.iter().map(|(word, _)| *word).collect();
        let nearest = self.notes.nearest(&text.value, known.iter().copied());
        let problem = self.problem("unknown-word", &text.span);
        problem.facts.push(("key", key.into()));
        problem.facts.push(("found", shortened(&text.value).into()));
        problem.facts.push(("known", words(&known).into()));
        problem.facts.extend(nearest.map(|nearest| ("nearest", nearest.into())));
        None
    }
}

fn words(list: &[&str]) -> Vec<String> {
    list.iter().map(|word| word.to_string()).collect()
}

/// Small letters, digits, `_` and `-`.
pub(crate) fn is_id(text: &str) -> bool {
    let fine = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_' || b == b'-';
    !text.is_empty() && text.bytes().all(fine)
}

/// Enough of a text to recognise it by.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(200) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_string(),
    }
}
