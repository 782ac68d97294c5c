//! What is wrong with a text that is no TOML, in terms of what people write.
//!
//! The parser speaks of tokens, in English. Its places are good; what stands there says what was meant.

use std::ops::Range;

use exact::{NumberStyle, Ratio, parse_written};
use jiff::civil::Date;
use toml::de::Error;

use super::forms::{grouped, quoted};
use crate::problem::Problem;

/// A fault in how a TOML file is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotToml {
    /// Where it is.
    pub span: Range<usize>,
    /// The kind of fault, a word that the sentence chooses by.
    pub what: &'static str,
    /// What stands there.
    pub found: String,
    /// How it would be written right.
    pub form: Option<String>,
}

impl NotToml {
    /// The fault behind an error of the parser.
    pub fn of(text: &str, error: &Error) -> NotToml {
        let span = error.span().unwrap_or(0..0);
        let mut at = span.start.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        Spot::new(text, at, span).fault(error.message())
    }

    /// Whether what follows it in the file cannot be judged: an open bracket swallows it.
    pub fn swallows(&self) -> bool {
        self.what == "unclosed"
    }

    /// A problem with the facts of this fault.
    pub fn told(self, problem: &mut Problem) {
        problem.facts.push(("what", self.what.into()));
        problem.facts.push(("found", self.found.into()));
        problem.facts.extend(self.form.map(|form| ("form", form.into())));
    }
}

/// A place in a text, with the line around it.
struct Spot<'t> {
    text: &'t str,
    /// What the parser points to.
    span: Range<usize>,
    line: &'t str,
    /// Where the line starts.
    start: usize,
    /// The place within the line.
    at: usize,
}

impl<'t> Spot<'t> {
    fn new(text: &'t str, at: usize, span: Range<usize>) -> Spot<'t> {
        let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
        let line = text[start..].lines().next().unwrap_or("");
        Spot { text, span, line, start, at: (at - start).min(line.len()) }
    }

    fn fault(&self, message: &str) -> NotToml {
        let word = self.around(|c| c.is_whitespace() || ",[]{}#=\"'".contains(c));
        let found = &self.line[word.clone()];
        if message.starts_with("duplicate key") {
            return self.told(word, "duplicate", None);
        }
        if let Some(open) = self.open_bracket(message) {
            let found = self.text[open..].lines().next().unwrap_or("").to_owned();
            return NotToml { span: open..open + 1, what: "unclosed", found, form: None };
        }
        if found.contains(is_curly) {
            return self.curly(&word);
        }
        if message.contains("escape") || message.contains("unicode value") {
            return self.told(word, "escape", None);
        }
        if message.contains("string") && !message.contains("must be quoted") {
            return self.told(self.rest(), "unclosed-quotes", None);
        }
        if message.contains("missing comma") {
            return self.told(self.rest(), "no-comma", None);
        }
        if message.contains("unquoted key") || message.contains("key with no value") {
            return self.key(message);
        }
        if let Some((what, form)) = day(found) {
            return self.told(word, what, form);
        }
        let digits = self.around(|c| !c.is_ascii_digit() && !".,_".contains(c));
        if let Some(form) = number(&self.line[digits.clone()]) {
            return self.told(digits, "number", form);
        }
        if let Some(number) = found.strip_suffix('%')
            && number.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        {
            return self.told(word.clone(), "percent", Some(quoted(found)));
        }
        if message.contains("leading zero") {
            return self.told(word.clone(), "leading-zero", Some(quoted(found)));
        }
        let small = found.to_lowercase();
        if small != found && ["true", "false"].contains(&&*small) {
            return self.told(word, "truth", Some(small));
        }
        self.value(message)
    }

    /// A value that is none, or text behind one.
    fn value(&self, message: &str) -> NotToml {
        if message.starts_with("unexpected key or value") || message.starts_with("unexpected content") {
            return self.told(self.rest(), "after-value", None);
        }
        let rest = self.rest();
        let whole = self.line[rest.clone()].trim_end_matches([',', ']', '}', ' ']);
        let before = self.line[..self.at].trim_end();
        if !before.ends_with(['=', '[', ',', '{']) {
            return self.told(rest, "other", None);
        }
        match whole.trim().is_empty() {
            true => self.told(0..self.line.trim_end().len(), "no-value", None),
            false => self.told(rest.start..rest.start + whole.len(), "no-quotes", Some(quoted(whole))),
        }
    }

    /// A key that is none, or a line that is no `key = value` at all.
    fn key(&self, message: &str) -> NotToml {
        let line = self.line.trim();
        if line.is_empty() {
            return self.invisible();
        }
        let whole = self.line.len() - self.line.trim_start().len()..self.line.trim_end().len();
        let key = line.split('=').next().unwrap_or("").trim();
        if ["//", "/*", "--", ";", "%"].iter().any(|mark| line.starts_with(mark)) {
            let form = format!("# {}", line.trim_start_matches(['/', '*', '-', ';', '%', ' ']));
            return self.told(whole, "comment", Some(form));
        }
        if key.split('"').next().is_some_and(|before| before.contains(':')) {
            let form = line.replacen(':', " =", 1).replace("  ", " ");
            return self.told(whole, "colon", Some(form));
        }
        if !line.contains('=') {
            return self.told(whole, "no-equals", None);
        }
        let what = if message.contains("empty") { "no-key" } else { "key" };
        let start = whole.start;
        self.told(start..start + key.len().max(1).min(line.len()), what, None)
    }

    /// A line that looks empty and is not: word processors leave blanks that TOML does not take for any.
    fn invisible(&self) -> NotToml {
        let strange = self.line.char_indices().find(|(_, c)| !matches!(c, ' ' | '\t' | '\r'));
        let Some((at, c)) = strange else { return self.told(0..self.line.len(), "other", None) };
        let fault = self.told(at..at + c.len_utf8(), "invisible", None);
        NotToml { found: format!("U+{:04X}", u32::from(c)), ..fault }
    }

    /// Text between curly quotation marks, as word processors put them.
    fn curly(&self, word: &Range<usize>) -> NotToml {
        let rest = &self.line[word.start..];
        let inner = rest.trim_start_matches(is_curly);
        // Word processors bend one quotation mark and leave the other: a straight one ends the text where no curly one
        // does, or where it stands alone before it.
        let curly = inner.find(is_curly);
        let before = &inner[..curly.unwrap_or(inner.len())];
        let straight = before.find('"').filter(|_| curly.is_none() || before.matches('"').count() % 2 == 1);
        let end = straight.or(curly);
        let text = end.map_or(inner, |end| &inner[..end]).trim_end();
        let closing = end.and_then(|end| inner[end..].chars().next()).map_or(0, char::len_utf8);
        let length = rest.len() - inner.len() + end.map_or(text.len(), |end| end + closing);
        self.told(word.start..word.start + length, "curly-quotes", Some(quoted(text)))
    }

    /// The outermost bracket that is open before this place, where what stands here says that it should be closed.
    fn open_bracket(&self, message: &str) -> Option<usize> {
        let at_end = self.text[self.start + self.at..].trim().is_empty();
        let unclosed = message.starts_with("unclosed");
        let before = self.line[..self.at].trim_matches(['[', ' ', '\t']);
        // Between brackets the parser misses values and commas; outside of them it would miss a key.
        let of_key = message.contains("unquoted key") || message.contains("key with no value");
        let begins = before.is_empty() && !of_key && is_statement(self.line.trim());
        let upto = if unclosed || at_end { self.start + self.at } else { self.start };
        (unclosed || begins || at_end).then(|| outermost_open(&self.text[..upto])).flatten()
    }

    fn told(&self, within: Range<usize>, what: &'static str, form: Option<String>) -> NotToml {
        let found = self.line[within.clone()].to_owned();
        let mut span = self.start + within.start..self.start + within.end;
        if span.is_empty() {
            span = self.span.clone();
        }
        NotToml { span, what, found, form }
    }

    /// The bytes around the place up to characters that end it.
    fn around(&self, ends: impl Fn(char) -> bool) -> Range<usize> {
        let before = self.line[..self.at].char_indices().rfind(|(_, c)| ends(*c));
        let start = before.map_or(0, |(i, c)| i + c.len_utf8());
        let end = self.line[self.at..].find(&ends).map_or(self.line.len(), |i| self.at + i);
        start..end
    }

    /// The rest of the line, without a comment.
    fn rest(&self) -> Range<usize> {
        let rest = &self.line[self.at..];
        let rest = rest.split(" #").next().unwrap_or(rest);
        let blank = rest.len() - rest.trim_start().len();
        self.at + blank..self.at + rest.trim_end().len().max(blank)
    }
}

/// The quotation marks that are no TOML.
fn is_curly(c: char) -> bool {
    matches!(c, '“' | '”' | '„' | '‟' | '‘' | '’' | '‚' | '«' | '»')
}

/// Whether a line begins something new: `[table]` or `key = …`.
fn is_statement(line: &str) -> bool {
    let key = line.split('=').next().unwrap_or("").trim();
    let is_key = |c: char| c.is_alphanumeric() || "_-.".contains(c);
    line.starts_with('[') || (line.contains('=') && !key.is_empty() && key.chars().all(is_key))
}

/// A day written otherwise: `31/3/2023`, `2023-3-31`, or one that the calendar does not have.
fn day(text: &str) -> Option<(&'static str, Option<String>)> {
    let parts: Vec<&str> = text.split(['/', '-', '.']).collect();
    let [a, b, c] = parts[..] else { return None };
    let numeric = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !parts.iter().all(numeric) || b.len() > 2 {
        return None;
    }
    let (year, month, day) = match (a.len(), c.len()) {
        (4, 1 | 2) => (a, b, c),
        (1 | 2, 4) => (c, b, a),
        _ => return None,
    };
    let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    Some(match date {
        Ok(date) => ("date", Some(date.to_string())),
        Err(_) => ("impossible-date", None),
    })
}

/// A number written otherwise: `20.000.000`, `45,5`. The inner option is empty where it could be two numbers.
fn number(text: &str) -> Option<Option<String>> {
    let text = text.trim_matches([',', '.']);
    let marks = text.matches(['.', ',']).count();
    if !text.starts_with(|c: char| c.is_ascii_digit()) || marks == 0 || (marks == 1 && text.contains('.')) {
        return None;
    }
    let plain = |number: Ratio| number.to_decimal_text().map(|text| grouped(&text));
    match parse_written(text, None).or_else(|_| parse_written(text, Some(NumberStyle::Vietnamese))) {
        Ok(number) if parse_written(text, None).is_ok() => Some(plain(number)),
        _ => Some(None),
    }
}

/// The first bracket of a text that is never closed, outside texts and comments.
fn outermost_open(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let (mut open, mut at) = (Vec::new(), 0);
    while at < bytes.len() {
        match bytes[at] {
            b'#' => at += text[at..].find('\n').unwrap_or(text.len() - at),
            quote @ (b'"' | b'\'') => at = after_quotes(text, at, quote),
            b'[' | b'{' => {
                open.push(at);
                at += 1;
            }
            b']' | b'}' => {
                open.pop();
                at += 1;
            }
            _ => at += 1,
        }
    }
    open.first().copied()
}

/// Where a text in quotation marks ends.
fn after_quotes(text: &str, start: usize, quote: u8) -> usize {
    let bytes = text.as_bytes();
    let three = [quote; 3];
    if bytes[start..].starts_with(&three) {
        let rest = &bytes[start + 3..];
        let end = rest.windows(3).position(|window| window == three);
        return end.map_or(text.len(), |end| start + 3 + end + 3);
    }
    let mut at = start + 1;
    while at < bytes.len() && bytes[at] != b'\n' {
        match bytes[at] {
            b'\\' if quote == b'"' => at += 2,
            found if found == quote => return at + 1,
            _ => at += 1,
        }
    }
    at.min(text.len())
}

#[cfg(test)]
mod tests {
    use toml::de::DeTable;

    use super::*;

    /// What is said of a line after `a = 1`: the kind, what was found, the form offered.
    fn said(line: &str) -> String {
        let text = format!("a = 1\n{line}\nz = 2\n");
        let (_, errors) = DeTable::parse_recoverable(&text);
        let first = errors.iter().min_by_key(|error| error.span().map_or(0, |span| span.start));
        let NotToml { what, found, form, .. } = NotToml::of(&text, first.expect("no TOML"));
        format!("{what} | {found} | {}", form.unwrap_or_default())
    }

    #[test]
    fn what_people_write() {
        for (line, wanted) in [
            ("b = 31/3/2023", "date | 31/3/2023 | 2023-03-31"),
            ("b = 31-03-2023", "date | 31-03-2023 | 2023-03-31"),
            ("b = 31.03.2023", "date | 31.03.2023 | 2023-03-31"),
            ("b = 2023-3-1 # ngày", "date | 2023-3-1 | 2023-03-01"),
            ("b = 2023-02-30", "impossible-date | 2023-02-30 | "),
            ("b = “1/TĐ” # x", "curly-quotes | “1/TĐ” | \"1/TĐ\""),
            ("b = “Phong trào thi đua”", "curly-quotes | “Phong trào thi đua” | \"Phong trào thi đua\""),
            ("b = [“a”, “b”]", "curly-quotes | “a” | \"a\""),
            ("b.vi = “Xã được xét.\"", "curly-quotes | “Xã được xét.\" | \"Xã được xét.\""),
            ("b = { vi = “Xã\", en = “X\" }", "curly-quotes | “Xã\" | \"Xã\""),
            ("b = “gọi là \"xã\" ấy”", "curly-quotes | “gọi là \"xã\" ấy” | \"gọi là \\\"xã\\\" ấy\""),
            ("b = 1/TĐ # số", "no-quotes | 1/TĐ | \"1/TĐ\""),
            ("b = tỉnh Hà Nội", "no-quotes | tỉnh Hà Nội | \"tỉnh Hà Nội\""),
            ("b = [province]", "no-quotes | province | \"province\""),
            ("b = \"x", "unclosed-quotes"),
            ("b = \"a \"b\" c\"", "after-value"),
            ("b = 20.000.000", "number | 20.000.000 | 20_000_000"),
            ("b = 45,5", "number | 45,5 | 45.5"),
            ("b = 20,000", "number | 20,000 | "),
            ("b = 1.234,5", "number | 1.234,5 | 1234.5"),
            ("b = 45%", "percent | 45% | \"45%\""),
            ("b = [\"02\", 01]", "leading-zero | 01 | \"01\""),
            ("b = True", "truth | True | true"),
            ("a = 3", "duplicate | a | "),
            ("tên = 3", "key | tên | "),
            ("mã số = 3", "key | mã số | "),
            ("b: 3", "colon | b: 3 | b = 3"),
            ("// ghi chú", "comment | // ghi chú | # ghi chú"),
            ("= 3", "no-key"),
            ("chỉ là chữ", "no-equals | chỉ là chữ | "),
            ("b =", "no-value"),
            ("\u{a0}", "invisible | U+00A0 | "),
            (" \u{c} ", "invisible | U+000C | "),
            ("b = [\"x\" \"y\"]", "no-comma"),
            ("[b", "unclosed | [b | "),
            ("b = [1, 2", "unclosed | [1, 2 | "),
            ("b = { c = 1,", "unclosed | { c = 1, | "),
            ("b = \"C:\\đ\"", "escape"),
        ] {
            let said = said(line);
            assert!(said.starts_with(wanted), "{line}: {said}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_has_a_place(text in "[\\[\\]{}=\"'#.,a1đ“”%\\n\\\\ \u{a0}\u{c}\r\u{feff}:/-]{0,60}") {
            let (_, errors) = DeTable::parse_recoverable(&text);
            for error in &errors {
                let fault = NotToml::of(&text, error);
                proptest::prop_assert!(fault.span.start <= text.len());
            }
        }
    }
}
