//! The styles of a workbook, with those that mark what is to be mended.

use std::collections::BTreeMap;

use super::parts::Parts;
use crate::package::{Edits, Refusal, Tag, TagKind, tags};

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml";

/// Where something is to be mended.
const RED: &str = "FFFFC7CE";
/// Headings of the list.
const BLUE: &str = "FFDCE6F1";

/// A workbook's styles, and what is to be added to them.
pub(super) struct Styles {
    part: String,
    text: String,
    /// The formats of cells as they are written, by number.
    formats: Vec<String>,
    fonts: usize,
    fills: usize,
    prefix: String,
    /// New formats, from the number after the last.
    new: Vec<String>,
    /// The marked variant of each format that is marked.
    marked: BTreeMap<usize, usize>,
}

impl Styles {
    /// Reads the styles; a workbook without any gets some.
    pub(super) fn read(parts: &mut Parts<'_>) -> Result<Styles, Refusal> {
        let workbook = parts.workbook.clone();
        let part = match parts.related(&workbook, "styles")? {
            Some(part) => part,
            None => {
                let part = parts.new_name("xl/styles", ".xml");
                parts.relate(&workbook, "styles", &part)?;
                parts.declare(&part, KIND)?;
                parts.set(&part, format!("<styleSheet xmlns=\"{MAIN}\"/>"));
                part
            }
        };
        let text = with_sections(&parts.needed(&part)?)?;
        let all = tags(&text)?;
        let prefix = all.first().map_or("", |tag| tag.prefix).to_owned();
        let count = |list: &str, item: &str| children(&all, list, item).len();
        let formats = children(&all, "cellXfs", "xf");
        let formats = formats.into_iter().map(|(start, end)| text[start..end].to_owned()).collect();
        let (fonts, fills) = (count("fonts", "font"), count("fills", "fill"));
        Ok(Styles { part, formats, fonts, fills, prefix, new: Vec::new(), marked: BTreeMap::new(), text })
    }

    /// The number of a format like another one, but with the fill that marks.
    pub(super) fn marked(&mut self, format: usize) -> usize {
        if let Some(known) = self.marked.get(&format) {
            return *known;
        }
        let plain =
            || format!("<{}xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>", self.prefix);
        let text = self.formats.get(format).cloned().unwrap_or_else(plain);
        let fill = self.fills.to_string();
        let marked = match tags(&text).ok().as_deref() {
            Some([tag, ..]) => {
                let filled = tag.with("fillId", &fill);
                let whole = Tag { text: &filled, ..tag.clone() };
                format!("{}{}", whole.with("applyFill", "1"), &text[tag.span.end..])
            }
            _ => plain(),
        };
        let number = self.add(marked);
        self.marked.insert(format, number);
        number
    }

    /// The number of the format for problems in words.
    pub(super) fn words(&mut self) -> usize {
        let alignment = format!("<{0}alignment vertical=\"top\" wrapText=\"1\"/>", self.prefix);
        let text = format!(
            "<{0}xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" applyAlignment=\"1\">{alignment}</{0}xf>",
            self.prefix
        );
        self.add(text)
    }

    /// The number of the format for headings of ours.
    pub(super) fn heading(&mut self) -> usize {
        let text = format!(
            "<{}xf numFmtId=\"0\" fontId=\"{}\" fillId=\"{}\" borderId=\"0\" applyFont=\"1\" applyFill=\"1\"/>",
            self.prefix,
            self.fonts,
            self.fills + 1
        );
        self.add(text)
    }

    fn add(&mut self, format: String) -> usize {
        if let Some(known) = self.new.iter().position(|known| *known == format) {
            return self.formats.len() + known;
        }
        self.new.push(format);
        self.formats.len() + self.new.len() - 1
    }

    /// Puts the styles in place.
    pub(super) fn write(self, parts: &mut Parts<'_>) {
        let p = &self.prefix;
        let fill = |colour: &str| {
            format!(
                "<{p}fill><{p}patternFill patternType=\"solid\"><{p}fgColor rgb=\"{colour}\"/><{p}bgColor indexed=\"64\"/></{p}patternFill></{p}fill>"
            )
        };
        let font = format!("<{p}font><{p}b/><{p}sz val=\"11\"/><{p}name val=\"Times New Roman\"/></{p}font>");
        let added = [
            ("fonts", font, 1),
            ("fills", fill(RED) + &fill(BLUE), 2),
            ("cellXfs", self.new.concat(), self.new.len()),
        ];
        let mut edits = Edits::default();
        if let Ok(all) = tags(&self.text) {
            for (list, items, more) in added {
                let start = all.iter().find(|tag| tag.name == list && tag.kind == TagKind::Start);
                let end = all.iter().find(|tag| tag.name == list && tag.kind == TagKind::End);
                let (Some(start), Some(end)) = (start, end) else { continue };
                let item = list_item(list);
                let count = children(&all, list, item).len() + more;
                edits.replace(start.span.clone(), start.with("count", &count.to_string()));
                edits.insert(end.span.start, items);
            }
        }
        parts.set(&self.part, edits.apply(&self.text));
    }
}

fn list_item(list: &str) -> &'static str {
    match list {
        "fonts" => "font",
        "fills" => "fill",
        "borders" => "border",
        _ => "xf",
    }
}

/// The lists that styles must have, in the order in which they must stand, with what each holds at least.
const SECTIONS: [(&str, &str); 5] = [
    ("fonts", "<font/>"),
    (
        "fills",
        "<fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>",
    ),
    ("borders", "<border/>"),
    ("cellStyleXfs", "<xf/>"),
    ("cellXfs", "<xf/>"),
];

/// Styles with every list that marks are added to.
fn with_sections(text: &str) -> Result<String, Refusal> {
    let mut text = text.to_owned();
    for (i, (list, least)) in SECTIONS.iter().enumerate() {
        let all = tags(&text)?;
        let Some(root) = all.first().cloned() else { return Err(Refusal::Damaged("empty styles".into())) };
        let p = root.prefix;
        let least = least
            .replace("</", &format!("</{p}"))
            .replace('<', &format!("<{p}"))
            .replace(&format!("<{p}/"), "</");
        let section = format!("<{p}{list} count=\"1\">{least}</{p}{list}>");
        let there = all.iter().find(|tag| tag.name == *list && tag.kind != TagKind::End);
        let mut edits = Edits::default();
        match there {
            Some(tag) if tag.kind == TagKind::Empty => edits.replace(tag.span.clone(), section),
            Some(_) => continue,
            None if root.kind == TagKind::Empty => {
                edits.replace(
                    root.span.clone(),
                    format!("{}{section}</{p}{}>", Tag::opened(root.text), root.name),
                );
            }
            None => {
                let earlier: Vec<&str> =
                    SECTIONS[..i].iter().map(|(name, _)| *name).chain(["numFmts"]).collect();
                let after = all.iter().rfind(|tag| tag.kind != TagKind::Start && earlier.contains(&tag.name));
                edits.insert(after.map_or(root.span.end, |tag| tag.span.end), section);
            }
        }
        text = edits.apply(&text);
    }
    Ok(text)
}

/// Where the items of a list stand: from the start of each to its end.
fn children(all: &[Tag<'_>], list: &str, item: &str) -> Vec<(usize, usize)> {
    let Some(start) = all.iter().position(|tag| tag.name == list && tag.kind == TagKind::Start) else {
        return Vec::new();
    };
    let inside = all[start + 1..].iter().take_while(|tag| !(tag.name == list && tag.kind == TagKind::End));
    let mut found: Vec<(usize, usize)> = Vec::new();
    for tag in inside.filter(|tag| tag.name == item) {
        match tag.kind {
            TagKind::Start | TagKind::Empty => found.push((tag.span.start, tag.span.end)),
            TagKind::End => {
                if let Some(last) = found.last_mut() {
                    last.1 = tag.span.end;
                }
            }
        }
    }
    found
}
