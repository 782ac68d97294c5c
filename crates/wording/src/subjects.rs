//! The Fluent files, by subject; a subject is read the first time that one of its sentences is asked for.

use std::sync::OnceLock;

use fluent_bundle::FluentResource;
use fluent_bundle::concurrent::FluentBundle;

use crate::Language;

/// Sentences of one kind.
pub struct Subject {
    /// What their ids begin with: `help` for `help-check`.
    pub name: &'static str,
    /// The files that they stand in.
    pub files: &'static [File],
}

/// A file of sentences.
pub struct File {
    /// Its name below the language's folder.
    pub name: &'static str,
    /// Its text in each language, in the order of [`Language::ALL`].
    pub texts: [&'static str; 2],
}

macro_rules! file {
    ($name:literal) => {
        File {
            name: $name,
            texts: [
                include_str!(concat!("../locales/vi/", $name)),
                include_str!(concat!("../locales/en/", $name)),
            ],
        }
    };
}

/// Every subject. Their names are single words: an id is found by what stands before its first hyphen.
const SUBJECTS: &[Subject] = &[
    Subject { name: "usage", files: &[file!("usage.ftl")] },
    Subject { name: "help", files: &[file!("help.ftl")] },
    Subject { name: "term", files: &[file!("term.ftl")] },
    Subject { name: "table", files: &[file!("table.ftl")] },
    Subject { name: "why", files: &[file!("why.ftl")] },
    Subject { name: "result", files: &[file!("result.ftl")] },
    Subject { name: "check", files: &[file!("check.ftl")] },
    Subject { name: "compare", files: &[file!("compare.ftl")] },
    Subject { name: "fragility", files: &[file!("fragility.ftl")] },
    Subject { name: "verify", files: &[file!("verify.ftl")] },
    Subject { name: "demo", files: &[file!("demo.ftl")] },
    Subject { name: "workbook", files: &[file!("workbook.ftl")] },
    Subject {
        name: "portal",
        files: &[
            file!("portal.ftl"),
            file!("portal/service.ftl"),
            file!("portal/people.ftl"),
            file!("portal/figures.ftl"),
            file!("portal/rounds.ftl"),
            file!("portal/standings.ftl"),
            file!("portal/api.ftl"),
        ],
    },
    Subject {
        name: "problem",
        files: &[
            file!("problem/figures.ftl"),
            file!("problem/workbook.ftl"),
            file!("problem/movement.ftl"),
            file!("problem/command.ftl"),
        ],
    },
];

/// Every subject.
pub fn subjects() -> &'static [Subject] {
    SUBJECTS
}

pub(crate) type Bundle = FluentBundle<FluentResource>;

/// The sentences among which an id is found, in a language.
pub(crate) fn bundle(language: Language, id: &str) -> Option<&'static Bundle> {
    static BUNDLES: [[OnceLock<Bundle>; SUBJECTS.len()]; 2] =
        [const { [const { OnceLock::new() }; SUBJECTS.len()] }; 2];
    let name = id.split('-').next()?;
    let at = SUBJECTS.iter().position(|subject| subject.name == name)?;
    Some(BUNDLES[language as usize][at].get_or_init(|| read(language, &SUBJECTS[at])))
}

fn read(language: Language, subject: &Subject) -> Bundle {
    let locale = language.id().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    // Isolation marks are invisible on a page, but a terminal shows them and a workbook keeps them.
    bundle.set_use_isolating(false);
    for file in subject.files {
        // What cannot be read is a bug that the tests of this room name; the rest of the file still speaks.
        let resource = match FluentResource::try_new(file.texts[language as usize].to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
    }
    bundle
}
