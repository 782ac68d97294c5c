//! Both languages say the same things, and every problem has its sentence and its way to be mended.

#![allow(clippy::disallowed_methods, reason = "reads the sources of this repository")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Resource};
use fluent_syntax::parser;
use movement::{Fact, Place, Problem};
use wording::{Language, Words, subjects};

/// For each sentence or attribute (`problem-toml.hint`), the facts that it names.
type Sentences = BTreeMap<String, BTreeSet<String>>;

#[test]
fn both_languages_have_the_same_sentences_with_the_same_facts() {
    for subject in subjects() {
        for file in subject.files {
            let [vi, en] = Language::ALL.map(|language| sentences(file.name, language, file.texts));
            let names = |s: &Sentences| s.keys().cloned().collect::<Vec<_>>();
            assert_eq!(names(&vi), names(&en), "{}: sentences in Vietnamese and in English", file.name);
            for (id, facts) in &vi {
                // One language may need a fact in one half of a sentence, the other in the other half.
                let whole = |all: &Sentences| {
                    let own = |other: &&String| stem(other) == stem(id);
                    all.keys().filter(own).flat_map(|k| all[k].clone()).collect::<BTreeSet<_>>()
                };
                assert!(*facts == en[id] || whole(&vi) == whole(&en), "{}: the facts of {id}", file.name);
            }
        }
    }
}

#[test]
fn a_sentence_stands_in_the_file_of_its_subject_and_once() {
    for subject in subjects() {
        let mut seen = BTreeSet::new();
        for file in subject.files {
            for id in sentences(file.name, Language::Vi, file.texts).into_keys() {
                assert!(id.starts_with(&format!("{}-", subject.name)), "{}: {id}", file.name);
                assert!(seen.insert(id.clone()), "{id} stands twice");
            }
        }
    }
}

#[test]
fn every_problem_is_said_whole() {
    for (code, facts, perhaps) in codes() {
        let all = [facts.clone(), perhaps.clone()].concat();
        for facts in [&facts, &all] {
            for language in Language::ALL {
                let mut problem = Problem::new(code, Place::default());
                problem.facts.extend(facts.iter().map(|name| (*name, Fact::Text("x".into()))));
                let said = Words::new(language).problem(&problem);
                for (part, text) in [("message", &said.message), ("hint", &said.hint)] {
                    let fault = text.is_empty() || text.starts_with('[') || text.contains("{$");
                    assert!(!fault, "{code} with {facts:?} in {}: its {part} is `{text}`", language.id());
                }
            }
        }
    }
}

#[test]
fn no_problem_is_said_that_cannot_occur() {
    let known: BTreeSet<&str> = codes().into_iter().map(|(code, ..)| code).collect();
    for subject in subjects().iter().filter(|s| s.name == "problem") {
        for file in subject.files.iter().filter(|f| f.name != "problem/command.ftl") {
            for id in sentences(file.name, Language::Vi, file.texts).into_keys() {
                let code = stem(&id).trim_start_matches("problem-").to_owned();
                assert!(known.contains(code.as_str()), "{}: no code {code}", file.name);
            }
        }
    }
}

#[test]
fn vietnamese_stands_in_locales_only() {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("crates/");
    for room in ["wording", "thidua"] {
        for path in rust_files(&crates.join(room).join("src")) {
            let text = std::fs::read_to_string(&path).expect("a source file");
            for (i, line) in text.lines().enumerate() {
                let code = line.split("//").next().unwrap_or_default();
                let shown = path.display();
                assert!(!code.chars().any(is_vietnamese), "{shown}:{}: words belong in locales/", i + 1);
            }
        }
    }
}

/// Every code that `movement` and `exchange` can tell, with the facts that it always has and those it may have.
fn codes() -> Vec<(&'static str, Vec<&'static str>, Vec<&'static str>)> {
    let movement = movement::CODES.iter().map(|c| (c.code, c.facts.to_vec(), c.perhaps.to_vec()));
    let exchange = exchange::CODES.iter().map(|code| {
        let (perhaps, always): (Vec<&'static str>, Vec<&'static str>) =
            code.facts.iter().partition(|fact| fact.ends_with('?'));
        (code.code, always, perhaps.into_iter().map(|fact| fact.trim_end_matches('?')).collect())
    });
    movement.chain(exchange).collect()
}

fn stem(id: &str) -> &str {
    id.split('.').next().unwrap_or(id)
}

fn sentences(file: &str, language: Language, texts: [&'static str; 2]) -> Sentences {
    let text = texts[language as usize];
    let resource: Resource<&str> = match parser::parse(text) {
        Ok(resource) => resource,
        Err((_, errors)) => panic!("{}/{file}: {errors:?}", language.id()),
    };
    let mut found = Sentences::new();
    for entry in &resource.body {
        let Entry::Message(message) = entry else { continue };
        let mut add = |id: String, pattern: &Pattern<&str>| {
            let mut facts = BTreeSet::new();
            collect(pattern, &mut facts);
            assert!(found.insert(id.clone(), facts).is_none(), "{file}: {id} stands twice");
        };
        if let Some(value) = &message.value {
            add(message.id.name.to_owned(), value);
        }
        for attribute in &message.attributes {
            add(format!("{}.{}", message.id.name, attribute.id.name), &attribute.value);
        }
    }
    found
}

fn collect(pattern: &Pattern<&str>, facts: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(inline) => variable(inline, facts),
            Expression::Select { selector, variants } => {
                variable(selector, facts);
                variants.iter().for_each(|variant| collect(&variant.value, facts));
            }
        }
    }
}

fn variable(inline: &InlineExpression<&str>, facts: &mut BTreeSet<String>) {
    if let InlineExpression::VariableReference { id } = inline {
        // A count may be said as a number in one language and choose a form in the other.
        facts.insert(id.name.trim_end_matches("_is").to_owned());
    }
}

fn is_vietnamese(c: char) -> bool {
    matches!(u32::from(c), 0xc0..=0xd6 | 0xd8..=0xf6 | 0xf8..=0x1b0 | 0x300..=0x323 | 0x1ea0..=0x1ef9)
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder of sources").flatten() {
        let path = entry.path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            files.push(path);
        }
    }
    files
}
