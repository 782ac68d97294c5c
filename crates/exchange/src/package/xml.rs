//! A reader of the XML in workbooks: pieces without prefixes, texts decoded.

use std::borrow::Cow;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

/// XML that cannot be read, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Damaged(pub(crate) String);

/// A piece of XML. Names come without their prefixes: some writers put one on every element.
pub(crate) enum Piece<'x> {
    /// An element starts.
    Start(&'x str, Attributes<'x>),
    /// An element ends.
    End(&'x str),
    /// Text within an element; a long text may come in several pieces.
    Text(Cow<'x, str>),
}

/// The attributes of an element.
pub(crate) struct Attributes<'x>(&'x BytesStart<'x>);

impl<'x> Attributes<'x> {
    /// Several attributes by their names without prefixes, in one go.
    pub(crate) fn of<const N: usize>(&self, names: [&str; N]) -> [Option<Cow<'x, str>>; N] {
        let mut found = [const { None }; N];
        for attribute in self.0.attributes().with_checks(false).flatten() {
            let name = local(attribute.key.into_inner());
            let place =
                names.iter().position(|wanted| *wanted == name).filter(|place| found[*place].is_none());
            if let Some(place) = place {
                found[place] = attribute.normalized_value(XmlVersion::Implicit1_0).ok();
            }
        }
        found
    }

    /// An attribute by its name without prefix.
    pub(crate) fn get(&self, name: &str) -> Option<Cow<'x, str>> {
        let [found] = self.of([name]);
        found
    }

    /// Whether a yes-or-no attribute says yes.
    pub(crate) fn is(&self, name: &str) -> bool {
        self.get(name).is_some_and(|v| v == "1" || v == "true")
    }

    /// A whole number.
    pub(crate) fn number(&self, name: &str) -> Option<u32> {
        self.get(name)?.parse().ok()
    }
}

/// Reads a text piece by piece.
pub(crate) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    event: Event<'a>,
    /// An empty element ends without an end of its own.
    ends: bool,
    depth: usize,
}

/// A file of nothing but opening tags must not fill the memory with their names.
pub(super) const DEEPEST: usize = 100;

/// The depth after an event, or what is wrong with it.
pub(super) fn deeper(depth: usize, event: &Event<'_>) -> Result<usize, Damaged> {
    match event {
        Event::Start(_) if depth == DEEPEST => Err(Damaged("elements too deep".into())),
        Event::Start(_) => Ok(depth + 1),
        Event::End(_) => Ok(depth.saturating_sub(1)),
        Event::Eof if depth > 0 => Err(Damaged("elements without an end".into())),
        _ => Ok(depth),
    }
}

impl<'a> Xml<'a> {
    pub(crate) fn new(text: &'a str) -> Xml<'a> {
        let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
        reader.config_mut().check_end_names = true;
        Xml { reader, event: Event::Eof, ends: false, depth: 0 }
    }

    /// The next piece; `None` at the end.
    pub(crate) fn next(&mut self) -> Result<Option<Piece<'_>>, Damaged> {
        if self.ends {
            self.ends = false;
            let Event::Empty(start) = &self.event else { return Ok(None) };
            return Ok(Some(Piece::End(local(start.name().into_inner()))));
        }
        loop {
            self.event = self.reader.read_event().map_err(|e| Damaged(e.to_string()))?;
            self.depth = deeper(self.depth, &self.event)?;
            match &self.event {
                Event::Eof => return Ok(None),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
                _ => break,
            }
        }
        self.ends = matches!(self.event, Event::Empty(_));
        Ok(Some(match &self.event {
            Event::Start(start) | Event::Empty(start) => {
                Piece::Start(local(start.name().into_inner()), Attributes(start))
            }
            Event::End(end) => Piece::End(local(end.name().into_inner())),
            Event::Text(text) => Piece::Text(text.xml10_content()),
            Event::CData(text) => Piece::Text(text.xml10_content()),
            Event::GeneralRef(reference) => {
                let c = match reference.resolve_char_ref().map_err(|e| Damaged(e.to_string()))? {
                    Some(c) => Some(c),
                    None => predefined(reference),
                };
                Piece::Text(c.map_or(Cow::Borrowed(""), |c| Cow::Owned(c.to_string())))
            }
            _ => return Ok(None),
        }))
    }
}

/// The five entities that XML itself defines; a workbook has no others.
fn predefined(name: &str) -> Option<char> {
    [("lt", '<'), ("gt", '>'), ("amp", '&'), ("quot", '"'), ("apos", '\'')]
        .into_iter()
        .find_map(|(known, c)| (known == name).then_some(c))
}

fn local(name: &str) -> &str {
    // Names are short: looking at each byte is faster than a search made for long texts.
    name.bytes().rposition(|byte| byte == b':').map_or(name, |colon| &name[colon + 1..])
}

/// A text for XML content or an attribute. What XML cannot hold is left out.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            '\t' => out.push(' '),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces() {
        let text =
            "\u{feff}<?xml version='1.0'?><x:a r:id=\"1 &amp; 2\"><b/>t&lt;&#7855;<![CDATA[<c>]]>&no;</x:a>";
        let mut xml = Xml::new(text);
        let mut seen = String::new();
        while let Some(piece) = xml.next().unwrap() {
            match piece {
                Piece::Start(name, attributes) => {
                    seen.push_str(&format!("[{name} {}]", attributes.get("id").unwrap_or_default()));
                }
                Piece::End(name) => seen.push_str(&format!("[/{name}]")),
                Piece::Text(text) => seen.push_str(&text),
            }
        }
        assert_eq!(seen, "[a 1 & 2][b ][/b]t<ắ<c>[/a]");
    }

    #[test]
    fn broken_xml_is_told() {
        let mut xml = Xml::new("<a><b");
        assert!(matches!(xml.next(), Ok(Some(_))));
        assert!(xml.next().is_err());
    }
}
