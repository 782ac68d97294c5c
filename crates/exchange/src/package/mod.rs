//! The container of a workbook: a zip of XML parts, opened with suspicion.
//!
//! Sizes are counted while unpacking, never taken from what the container says of itself, so that a small file that
//! swells to gigabytes is refused in bounded time and memory.

mod kind;
mod tags;
mod xml;

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use movement::Problem;
use zip::ZipArchive;

use crate::report::Report;

pub(crate) use tags::{Edits, Tag, TagKind, tags};
pub(crate) use xml::{Attributes, Damaged, Piece, Xml, escaped};

/// A larger file is no workbook of figures.
const LARGEST_FILE: usize = 100 << 20;
/// More parts than any workbook of figures has.
const MOST_PARTS: usize = 5_000;
/// The largest part, unpacked.
const LARGEST_PART: u64 = 128 << 20;
/// All parts that are read, unpacked.
const LARGEST_WHOLE: u64 = 256 << 20;

/// Why a file is not opened as a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// There is nothing in it.
    Empty,
    /// It is larger than it may be, as a file or unpacked.
    TooLarge,
    /// It is another kind of file: `PDF`, `CSV`, …
    NotAWorkbook(&'static str),
    /// It is protected by a password and cannot be read.
    Protected,
    /// It is a workbook of Excel 97–2003, or a binary one.
    OtherFormat(&'static str),
    /// It is a workbook, but broken.
    Damaged(String),
}

impl From<Damaged> for Refusal {
    fn from(damaged: Damaged) -> Refusal {
        Refusal::Damaged(damaged.0)
    }
}

impl Refusal {
    /// What is told of it.
    pub(crate) fn problem(&self, report: &Report) -> Problem {
        let problem = |code| Problem::new(code, report.file());
        match self {
            Refusal::Empty => problem("empty-file"),
            Refusal::TooLarge => problem("workbook-too-large").with("largest", "100 MB"),
            Refusal::NotAWorkbook(likely) => problem("not-a-workbook").with("likely", *likely),
            Refusal::Protected => problem("password-protected"),
            Refusal::OtherFormat(format) => problem("other-workbook-format").with("format", *format),
            Refusal::Damaged(what) => problem("damaged-workbook").with("what", what),
        }
    }
}

/// An opened container.
pub(crate) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// The number of each part, by its name in lower case: names of parts do not depend on case.
    places: BTreeMap<String, usize>,
    unpacked: u64,
}

impl<'a> Package<'a> {
    /// Opens a container.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Package<'a>, Refusal> {
        if bytes.is_empty() {
            return Err(Refusal::Empty);
        }
        if bytes.len() > LARGEST_FILE {
            return Err(Refusal::TooLarge);
        }
        kind::refuse_other_kinds(bytes)?;
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|e| Refusal::Damaged(e.to_string()))?;
        if archive.len() > MOST_PARTS {
            return Err(Refusal::TooLarge);
        }
        let mut places = BTreeMap::new();
        for i in 0..archive.len() {
            let name = archive.name_for_index(i).and_then(Result::ok);
            let name = name.ok_or_else(|| Refusal::Damaged("a part without a name".into()))?;
            places.insert(name.trim_start_matches('/').replace('\\', "/").to_lowercase(), i);
        }
        Ok(Package { archive, places, unpacked: 0 })
    }

    /// Whether there is a part with a name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.places.contains_key(&name.to_lowercase())
    }

    /// The names of all parts, in lower case.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.places.keys().map(String::as_str)
    }

    /// The text of a part; `None` where there is no such part.
    pub(crate) fn part(&mut self, name: &str) -> Result<Option<String>, Refusal> {
        let Some(place) = self.places.get(&name.to_lowercase()) else { return Ok(None) };
        let file = self.archive.by_index(*place).map_err(|e| match e {
            zip::result::ZipError::UnsupportedArchive(what) if what.contains("assword") => Refusal::Protected,
            other => Refusal::Damaged(other.to_string()),
        })?;
        let limit = LARGEST_PART.min(LARGEST_WHOLE.saturating_sub(self.unpacked));
        let mut bytes = Vec::new();
        file.take(limit + 1).read_to_end(&mut bytes).map_err(|e| Refusal::Damaged(e.to_string()))?;
        self.unpacked += bytes.len() as u64;
        if bytes.len() as u64 > limit {
            return Err(Refusal::TooLarge);
        }
        let text = String::from_utf8(bytes).map_err(|_| Refusal::Damaged(format!("{name}: not UTF-8")))?;
        Ok(Some(text))
    }

    /// The text of a part that must be there.
    pub(crate) fn needed(&mut self, name: &str) -> Result<String, Refusal> {
        self.part(name)?.ok_or_else(|| Refusal::Damaged(format!("{name}: missing")))
    }
}

/// Where a part stands that another names: `../drawings/d.xml` seen from `xl/worksheets/s.xml` is `xl/drawings/d.xml`.
pub(crate) fn resolve(from: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut folders: Vec<&str> = from.split('/').collect();
    folders.pop();
    for step in target.split('/') {
        match step {
            "." | "" => {}
            ".." => {
                folders.pop();
            }
            step => folders.push(step),
        }
    }
    folders.join("/")
}

/// The part that lists what another part refers to: `xl/_rels/workbook.xml.rels`.
pub(crate) fn relations_of(part: &str) -> String {
    let (folder, name) = part.rsplit_once('/').map_or(("", part), |(f, n)| (f, n));
    let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    format!("{folder}_rels/{name}.rels")
}

/// A reference from one part to another.
#[derive(Clone, Debug)]
pub(crate) struct Relation {
    /// Its id in the part that refers.
    pub(crate) id: String,
    /// The last word of its type: `worksheet`, `sharedStrings`.
    pub(crate) kind: String,
    /// The part referred to.
    pub(crate) target: String,
}

/// What a part refers to; nothing where no list is there.
pub(crate) fn relations(package: &mut Package<'_>, part: &str) -> Result<Vec<Relation>, Refusal> {
    let Some(text) = package.part(&relations_of(part))? else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    let mut xml = Xml::new(&text);
    while let Some(piece) = xml.next()? {
        if let Piece::Start("Relationship", attributes) = piece {
            let get = |name| attributes.get(name).map(|v| v.into_owned()).unwrap_or_default();
            let kind = get("Type").rsplit('/').next().unwrap_or("").to_owned();
            found.push(Relation { id: get("Id"), kind, target: resolve(part, &get("Target")) });
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_parts() {
        assert_eq!(resolve("xl/worksheets/sheet1.xml", "../drawings/d.xml"), "xl/drawings/d.xml");
        assert_eq!(resolve("xl/workbook.xml", "/xl/worksheets/s.xml"), "xl/worksheets/s.xml");
        assert_eq!(resolve("xl/workbook.xml", "../../../etc/passwd"), "etc/passwd");
        assert_eq!(relations_of("xl/workbook.xml"), "xl/_rels/workbook.xml.rels");
        assert_eq!(relations_of(""), "_rels/.rels");
    }
}
