//! The tags of a part with their bytes, for changes that leave every other byte as it was.

use std::ops::Range;

use quick_xml::events::Event;
use quick_xml::reader::Reader;

use super::xml::{Damaged, deeper};

/// What a tag does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TagKind {
    Start,
    End,
    Empty,
}

/// A tag and its bytes in the text.
#[derive(Clone, Debug)]
pub(crate) struct Tag<'a> {
    pub(crate) kind: TagKind,
    /// Its name without prefix.
    pub(crate) name: &'a str,
    /// Its prefix with the colon; empty for none.
    pub(crate) prefix: &'a str,
    /// Its text, angle brackets included.
    pub(crate) text: &'a str,
    /// Where that text is.
    pub(crate) span: Range<usize>,
}

/// Every tag of a part, in order.
pub(crate) fn tags(text: &str) -> Result<Vec<Tag<'_>>, Damaged> {
    let skipped = text.len() - text.trim_start_matches('\u{feff}').len();
    let mut reader = Reader::from_str(&text[skipped..]);
    reader.config_mut().check_end_names = true;
    let (mut all, mut depth) = (Vec::new(), 0);
    loop {
        let start = skipped + reader.buffer_position() as usize;
        let event = reader.read_event().map_err(|e| Damaged(e.to_string()))?;
        depth = deeper(depth, &event)?;
        let kind = match event {
            Event::Eof => return Ok(all),
            Event::Start(_) => TagKind::Start,
            Event::End(_) => TagKind::End,
            Event::Empty(_) => TagKind::Empty,
            _ => continue,
        };
        let span = start..skipped + reader.buffer_position() as usize;
        let tag = text.get(span.clone()).ok_or_else(|| Damaged("a tag out of place".into()))?;
        let inner = tag.trim_start_matches(['<', '/']);
        let end = inner.find(|c: char| c.is_whitespace() || c == '/' || c == '>').unwrap_or(inner.len());
        let (prefix, name) = match inner[..end].find(':') {
            Some(colon) => inner[..end].split_at(colon + 1),
            None => ("", &inner[..end]),
        };
        all.push(Tag { kind, name, prefix, text: tag, span });
    }
}

impl Tag<'_> {
    /// The value of an attribute as it is written, escapes and all.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        value_span(self.text, name).map(|span| &self.text[span])
    }

    /// The tag with an attribute set.
    pub(crate) fn with(&self, name: &str, value: &str) -> String {
        let mut text = self.text.to_owned();
        match value_span(&text, name) {
            Some(span) => text.replace_range(span, value),
            None => {
                let end = text.len() - if self.kind == TagKind::Empty { 2 } else { 1 };
                text.insert_str(end, &format!(" {name}=\"{value}\""));
            }
        }
        text
    }

    /// An empty tag as a start tag.
    pub(crate) fn opened(text: &str) -> String {
        match text.strip_suffix("/>") {
            Some(rest) => format!("{}>", rest.trim_end()),
            None => text.to_owned(),
        }
    }
}

/// Where the value of an attribute stands in a tag.
fn value_span(tag: &str, name: &str) -> Option<Range<usize>> {
    let bytes = tag.as_bytes();
    let mut i = tag.find(|c: char| c.is_whitespace())?;
    loop {
        i += tag[i..].find(|c: char| !c.is_whitespace())?;
        let key_end = i + tag[i..].find(|c: char| c == '=' || c.is_whitespace() || c == '>' || c == '/')?;
        let key = &tag[i..key_end];
        let quote = key_end + tag[key_end..].find(['"', '\''])?;
        let end = quote + 1 + tag[quote + 1..].find(bytes[quote] as char)?;
        if key == name {
            return Some(quote + 1..end);
        }
        i = end + 1;
    }
}

/// Changes to a text, put in place all at once.
#[derive(Debug, Default)]
pub(crate) struct Edits(Vec<(Range<usize>, String)>);

impl Edits {
    pub(crate) fn replace(&mut self, span: Range<usize>, text: impl Into<String>) {
        self.0.push((span, text.into()));
    }

    pub(crate) fn insert(&mut self, at: usize, text: impl Into<String>) {
        self.0.push((at..at, text.into()));
    }

    /// The text with every change; those at one place stand in the order in which they were made.
    pub(crate) fn apply(mut self, text: &str) -> String {
        self.0.sort_by_key(|(span, _)| (span.start, span.end));
        let mut out = String::with_capacity(text.len() + 1024);
        let mut at = 0;
        for (span, new) in self.0 {
            out.push_str(&text[at..span.start]);
            out.push_str(&new);
            at = span.end;
        }
        out.push_str(&text[at..]);
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_touch_nothing_else() {
        let text = "\u{feff}<?xml version=\"1.0\"?><x:a  r='1' s = \"2\"><b c=\">\"/><!-- <d/> --></x:a>";
        let tags = tags(text).unwrap();
        let names: Vec<_> = tags.iter().map(|t| (t.prefix, t.name, t.kind)).collect();
        assert_eq!(
            names,
            [("x:", "a", TagKind::Start), ("", "b", TagKind::Empty), ("x:", "a", TagKind::End)]
        );
        assert_eq!(
            (tags[0].attribute("r"), tags[0].attribute("s"), tags[0].attribute("t")),
            (Some("1"), Some("2"), None)
        );
        let mut edits = Edits::default();
        edits.insert(tags[2].span.start, "<new/>");
        edits.replace(tags[0].span.clone(), tags[0].with("s", "7"));
        edits.replace(tags[1].span.clone(), Tag::opened(&tags[1].with("d", "8")) + "</b>");
        let wanted = "\u{feff}<?xml version=\"1.0\"?><x:a  r='1' s = \"7\"><b c=\">\" d=\"8\"></b><!-- <d/> --><new/></x:a>";
        assert_eq!(edits.apply(text), wanted);
    }
}
