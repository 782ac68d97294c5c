//! Every sentence that the command line says is there, in both languages.

use std::fs;
use std::path::{Path, PathBuf};

use movement::{Place, Problem};
use wording::{Language, Words, subjects};

#[test]
fn every_sentence_that_is_said_is_there() {
    let mut said = 0;
    for (path, text) in sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        // Every second piece between quotation marks is a text.
        for id in text.split('"').skip(1).step_by(2).filter(|text| is_id(text)) {
            said += 1;
            for language in Language::ALL {
                let there = Words::new(language).find(id).is_some();
                assert!(there, "{}: `{id}` is not said in {}", path.display(), language.id());
            }
        }
    }
    assert!(said > 40, "only {said} sentences were found");
}

#[test]
fn every_problem_that_is_told_has_its_words() {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../cases/src");
    let mut told = 0;
    for (path, text) in [sources(&own), sources(&cases)].concat() {
        for call in ["Problem::new(\"", "unknown(\"", ".problem(\""] {
            for after in text.split(call).skip(1) {
                let code = after.split('"').next().expect("a code");
                told += 1;
                for language in Language::ALL {
                    let problem = Problem::new(leak(code), Place::default());
                    let words = Words::new(language).problem(&problem);
                    assert!(!words.message.starts_with('['), "{}: {code} has no words", path.display());
                }
            }
        }
    }
    assert!(told > 30, "only {told} problems were found");
}

/// Whether a text has the form of a sentence's id: `table-round`.
fn is_id(text: &str) -> bool {
    let of_subject = subjects().iter().any(|s| text.starts_with(&format!("{}-", s.name)));
    of_subject
        && text.bytes().all(|b| b.is_ascii_lowercase() || b == b'-' || b == b'_')
        && !text.ends_with('-')
}

/// Codes live as long as the program; in a test a few may be kept alive by force.
fn leak(code: &str) -> &'static str {
    Box::leak(code.to_owned().into_boxed_str())
}

fn sources(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).expect("sources").flatten() {
        let path = entry.path();
        if path.is_dir() {
            all.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).expect("a source file");
            all.push((path, text));
        }
    }
    all
}
