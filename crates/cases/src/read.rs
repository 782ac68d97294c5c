//! From the text of a worked example to a [`Case`], with every problem on the way.

use std::collections::BTreeMap;
use std::ops::Range;

use movement::{At, Fact, Label, NotToml, Place, Problem, line_and_column};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::Case;
use crate::case::{About, Expectation, Expected};

const KEYS: [&str; 10] = [
    "title",
    "clause",
    "round",
    "readings",
    "assume_attested",
    "units",
    "units_csv",
    "figures",
    "expect",
    "note",
];
const AWARD_KEYS: [&str; 7] = ["selected", "tied", "undetermined", "outcome", "rank", "prize", "grade"];
const GOAL_KEYS: [&str; 2] = ["value", "outcome"];
const EXPECT_KEYS: [(&str, About); 4] = [
    ("criterion", About::Criterion),
    ("measure", About::Measure),
    ("award", About::Award),
    ("goal", About::Goal),
];

type Value<'t> = Spanned<DeValue<'t>>;

impl Case {
    /// Reads the text of a worked example; `file` names it in problems.
    pub fn read(text: &str, file: &str) -> (Option<Case>, Vec<Problem>) {
        let mut reader = Reader { file, text, problems: Vec::new() };
        let (document, errors) = DeTable::parse_recoverable(text);
        for error in &errors {
            let fault = NotToml::of(text, error);
            let mut problem = Problem::new("toml", place(file, text, &fault.span));
            fault.told(&mut problem);
            reader.problems.push(problem);
        }
        if !errors.is_empty() {
            return (None, reader.problems);
        }
        let case = reader.case(document.get_ref());
        (case, reader.problems)
    }

    /// The place of some bytes of the file.
    pub(crate) fn place(&self, span: &Range<usize>) -> Place {
        place(&self.file, &self.source, span)
    }
}

fn place(file: &str, text: &str, span: &Range<usize>) -> Place {
    let (line, column) = line_and_column(text, span.start);
    Place {
        file: file.to_owned(),
        line: Some(line),
        column: Some(column),
        span: Some((span.start, span.end)),
        ..Place::default()
    }
}

struct Reader<'a> {
    file: &'a str,
    text: &'a str,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn problem(&mut self, code: &'static str, span: &Range<usize>, facts: &[(&'static str, Fact)]) {
        let mut problem = Problem::new(code, place(self.file, self.text, span));
        problem.facts.extend_from_slice(facts);
        self.problems.push(problem);
    }

    fn wrong_kind(&mut self, value: &Value<'_>, key: &str, wanted: &'static str) {
        self.problem("wrong-kind", &value.span(), &[("key", key.into()), ("wanted", wanted.into())]);
    }

    fn only(&mut self, table: &DeTable<'_>, known: &[&str]) {
        for key in table.keys().filter(|key| !known.contains(&&**key.get_ref())) {
            let found: &str = key.get_ref();
            let other = match reference::nearest(found, known.iter().copied()) {
                Some(nearest) => ("nearest", nearest.into()),
                None => ("known", known.iter().map(|k| k.to_string()).collect::<Vec<_>>().into()),
            };
            self.problem("unknown-key", &key.span(), &[("key", found.into()), other]);
        }
    }

    fn missing(&mut self, key: &'static str) {
        self.problem("missing-key", &(0..0), &[("key", key.into())]);
    }

    fn case(&mut self, root: &DeTable<'_>) -> Option<Case> {
        self.only(root, &KEYS);
        let title = self.title(root);
        let clause = root.get("clause").map(|value| self.strings(value, "clause"));
        let units = root.get("units").map(|value| self.strings(value, "units"));
        let units_csv = root.get("units_csv").and_then(|value| self.string(value, "units_csv"));
        let readings = self.readings(root);
        let assume_attested = match root.get("assume_attested").map(|v| (v.get_ref(), v)) {
            Some((DeValue::Boolean(yes), _)) => *yes,
            Some((_, value)) => {
                self.wrong_kind(value, "assume_attested", "yes-or-no");
                false
            }
            None => false,
        };
        let expected = self.expected(root);
        if expected.is_empty() {
            self.problem("case-expects-nothing", &(0..0), &[]);
        }
        let round = self.needed(root, "round");
        let figures = self.needed(root, "figures");
        if clause.is_none() {
            self.missing("clause");
        }
        Some(Case {
            file: self.file.to_owned(),
            source: self.text.to_owned(),
            title,
            clause: clause?,
            round: round?,
            readings,
            assume_attested,
            units,
            units_csv,
            figures: figures?,
            expected,
        })
    }

    fn needed(&mut self, root: &DeTable<'_>, key: &'static str) -> Option<At<String>> {
        match root.get(key) {
            Some(value) => self.string(value, key),
            None => {
                self.missing(key);
                None
            }
        }
    }

    fn string(&mut self, value: &Value<'_>, key: &str) -> Option<At<String>> {
        match value.get_ref() {
            DeValue::String(text) => Some(At::new(text.to_string(), value.span())),
            _ => {
                self.wrong_kind(value, key, "text");
                None
            }
        }
    }

    fn strings(&mut self, value: &Value<'_>, key: &str) -> Vec<At<String>> {
        match value.get_ref() {
            DeValue::Array(items) => items.iter().filter_map(|item| self.string(item, key)).collect(),
            _ => self.string(value, key).into_iter().collect(),
        }
    }

    fn table<'t>(&mut self, value: &'t Value<'_>, key: &str) -> Option<&'t DeTable<'t>> {
        match value.get_ref() {
            DeValue::Table(table) => Some(table),
            _ => {
                self.wrong_kind(value, key, "table");
                None
            }
        }
    }

    fn title(&mut self, root: &DeTable<'_>) -> Label {
        let Some(value) = root.get("title") else {
            self.missing("title");
            return Label::default();
        };
        let Some(table) = self.table(value, "title") else { return Label::default() };
        self.only(table, &["vi", "en"]);
        let mut words = |language: &'static str| {
            let text = table.get(language).and_then(|value| self.string(value, "title"));
            if text.as_ref().is_none_or(|text| text.trim().is_empty()) {
                let facts = [("key", "title".into()), ("language", language.into())];
                self.problem("missing-words", &value.span(), &facts);
            }
            text.map_or_else(String::new, |text| text.value)
        };
        Label { vi: words("vi"), en: words("en") }
    }

    fn readings(&mut self, root: &DeTable<'_>) -> BTreeMap<String, At<String>> {
        let Some(value) = root.get("readings") else { return BTreeMap::new() };
        let Some(table) = self.table(value, "readings") else { return BTreeMap::new() };
        let chosen = table.iter().filter_map(|(id, choice)| {
            let choice = self.string(choice, id.get_ref())?;
            Some((id.get_ref().to_string(), choice))
        });
        chosen.collect()
    }

    fn expected(&mut self, root: &DeTable<'_>) -> Vec<Expectation> {
        let mut all = Vec::new();
        let Some(value) = root.get("expect") else { return all };
        let Some(expect) = self.table(value, "expect") else { return all };
        self.only(expect, &EXPECT_KEYS.map(|(key, _)| key));
        for (kind, about) in EXPECT_KEYS {
            let Some(value) = expect.get(kind) else { continue };
            let Some(things) = self.table(value, kind) else { continue };
            for (id, value) in things {
                let Some(table) = self.table(value, id.get_ref()) else { continue };
                match about {
                    About::Award => self.only(table, &AWARD_KEYS),
                    About::Goal => self.only(table, &GOAL_KEYS),
                    About::Criterion | About::Measure => {}
                }
                let id = At::new(id.get_ref().to_string(), id.span());
                self.values(about, &id, &mut Vec::new(), table, &mut all);
            }
        }
        all
    }

    /// Every value of a table and of the tables in it.
    fn values(
        &mut self,
        about: About,
        id: &At<String>,
        key: &mut Vec<String>,
        table: &DeTable<'_>,
        all: &mut Vec<Expectation>,
    ) {
        for (name, value) in table {
            key.push(name.get_ref().to_string());
            let one = |text: String| Some(Expected::One(text));
            let expected = match value.get_ref() {
                DeValue::Table(inner) => {
                    self.values(about, id, key, inner, all);
                    None
                }
                DeValue::String(text) => one(text.to_string()),
                DeValue::Integer(number) => one(number.as_str().replace('_', "")),
                DeValue::Array(items) => {
                    let texts = items.iter().filter_map(|item| self.string(item, name.get_ref()));
                    Some(Expected::Many(texts.map(|text| text.value).collect()))
                }
                _ => {
                    self.wrong_kind(value, name.get_ref(), "text");
                    None
                }
            };
            if let Some(expected) = expected {
                let value = At::new(expected, value.span());
                all.push(Expectation { about, id: id.clone(), key: key.clone(), value });
            }
            key.pop();
        }
    }
}
