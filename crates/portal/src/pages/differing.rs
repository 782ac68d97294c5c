//! What two revisions of a movement's file say otherwise, rule by rule.

use movement::{Movement, differences};
use wording::Words;

use super::rules::label;

/// A rule that is not the same.
pub(crate) struct Changed {
    /// What kind of rule: `tiêu chí`.
    pub kind: String,
    /// What it is called, or its id.
    pub label: String,
    /// Its id.
    pub id: String,
    /// `added`, `removed` or `changed`.
    pub class: &'static str,
    /// What became of it.
    pub says: String,
    /// What differs: its name in the file, what it was, what it is.
    pub fields: Vec<(String, Option<String>, Option<String>)>,
}

/// What the later file says otherwise.
pub(crate) fn changed(earlier: &Movement, later: &Movement, words: Words) -> Vec<Changed> {
    let rules = differences(&earlier.source, &later.source).into_iter().map(|difference| {
        let (kind, id) = (difference.kind.as_str(), difference.id.as_str());
        let (class, of) = match (difference.before, difference.after) {
            (false, _) => ("added", later),
            (_, false) => ("removed", earlier),
            _ => ("changed", later),
        };
        let named = words.find(&format!("term-kind-{kind}"));
        Changed {
            label: match kind {
                "clause" | "" => id.to_owned(),
                _ => label(of, kind, id, words).unwrap_or_else(|| id.to_owned()),
            },
            kind: named.unwrap_or_else(|| kind.to_owned()),
            id: id.to_owned(),
            class,
            says: words.say(&format!("portal-rule-{class}")),
            fields: difference.fields.into_iter().map(|f| (f.name, f.before, f.after)).collect(),
        }
    });
    rules.collect()
}
