//! The parts of a workbook that are changed or new, over those that stay.

use std::collections::BTreeMap;

use crate::package::{Edits, Package, Refusal, TagKind, escaped, relations_of, resolve, tags};

const PACKAGE_RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const STRICT: &str = "http://purl.oclc.org/ooxml/officeDocument/relationships";
const TYPES: &str = "[Content_Types].xml";

/// The workbook being edited.
pub(super) struct Parts<'a> {
    package: Package<'a>,
    /// The part of the workbook itself.
    pub(super) workbook: String,
    /// Parts as they will be, by name.
    changed: BTreeMap<String, String>,
}

impl<'a> Parts<'a> {
    pub(super) fn new(package: Package<'a>, workbook: String) -> Parts<'a> {
        Parts { package, workbook, changed: BTreeMap::new() }
    }

    /// The parts that are changed or new.
    pub(super) fn into_changed(self) -> BTreeMap<String, String> {
        self.changed
    }

    /// A part as it stands now; `None` where there is none.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, Refusal> {
        match self.changed.get(name) {
            Some(text) => Ok(Some(text.clone())),
            None => self.package.part(name),
        }
    }

    /// A part that must be there.
    pub(super) fn needed(&mut self, name: &str) -> Result<String, Refusal> {
        self.text(name)?.ok_or_else(|| Refusal::Damaged(format!("{name}: missing")))
    }

    /// Puts a part in place.
    pub(super) fn set(&mut self, name: &str, text: String) {
        self.changed.insert(name.to_owned(), text);
    }

    /// A name that no part has yet: `xl/comments` and `.xml` make `xl/comments7.xml`.
    pub(super) fn new_name(&self, stem: &str, end: &str) -> String {
        let taken = |name: &String| self.package.has(name) || self.changed.contains_key(name);
        let mut names = (1..).map(|n| format!("{stem}{n}{end}"));
        names.find(|name| !taken(name)).unwrap_or_default()
    }

    /// The part of a kind that another one refers to: `comments`.
    pub(super) fn related(&mut self, part: &str, kind: &str) -> Result<Option<String>, Refusal> {
        let Some(text) = self.text(&relations_of(part))? else { return Ok(None) };
        let tags = tags(&text)?;
        let found = tags.iter().filter(|tag| tag.name == "Relationship").find(|tag| {
            let of_kind = tag.attribute("Type").and_then(|t| t.rsplit('/').next());
            of_kind == Some(kind)
        });
        Ok(found.and_then(|tag| tag.attribute("Target")).map(|target| resolve(part, target)))
    }

    /// Makes one part refer to another; gives back the id of the reference.
    pub(super) fn relate(&mut self, part: &str, kind: &str, target: &str) -> Result<String, Refusal> {
        let list = relations_of(part);
        let empty = || format!("<Relationships xmlns=\"{PACKAGE_RELATIONS}\"></Relationships>");
        let text = self.text(&list)?.unwrap_or_else(empty);
        let id = (1..).map(|n| format!("rIdMend{n}")).find(|id| !text.contains(&format!("\"{id}\"")));
        let id = id.unwrap_or_default();
        let kind = format!("{}/{kind}", self.relation_namespace()?);
        let relation = format!("Relationship Id=\"{id}\" Type=\"{kind}\" Target=\"/{}\"/>", escaped(target));
        let text = with_child(&text, "Relationships", |prefix| format!("<{prefix}{relation}"))?;
        self.set(&list, text);
        Ok(id)
    }

    /// The namespace of references in this workbook: strict ones have another.
    pub(super) fn relation_namespace(&mut self) -> Result<&'static str, Refusal> {
        let strict =
            self.needed(&self.workbook.clone())?.contains("http://purl.oclc.org/ooxml/spreadsheetml");
        Ok(if strict { STRICT } else { RELATIONS })
    }

    /// Says what kind of part a new part is.
    pub(super) fn declare(&mut self, part: &str, kind: &str) -> Result<(), Refusal> {
        let text = self.needed(TYPES)?;
        let part = escaped(part);
        let text = with_child(&text, "Types", |prefix| {
            format!("<{prefix}Override PartName=\"/{part}\" ContentType=\"{kind}\"/>")
        })?;
        self.set(TYPES, text);
        Ok(())
    }
}

/// A text with one more child at the end of its outermost element, which has a name; the child is written with the
/// element's prefix.
pub(super) fn with_child(
    text: &str,
    name: &str,
    child: impl FnOnce(&str) -> String,
) -> Result<String, Refusal> {
    let all = tags(text)?;
    let mut edits = Edits::default();
    if let Some(end) = all.iter().rev().find(|tag| tag.kind == TagKind::End && tag.name == name) {
        edits.insert(end.span.start, child(end.prefix));
    } else if let Some(empty) = all.iter().find(|tag| tag.kind == TagKind::Empty && tag.name == name) {
        let open = crate::package::Tag::opened(empty.text);
        let text = format!("{open}{}</{}{name}>", child(empty.prefix), empty.prefix);
        edits.replace(empty.span.clone(), text);
    } else {
        return Err(Refusal::Damaged(format!("no {name}")));
    }
    Ok(edits.apply(text))
}
