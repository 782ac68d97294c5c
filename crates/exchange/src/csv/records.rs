//! Records of a comma-separated text, split in place.

use std::ops::Range;

/// A longer line is no record of a table.
const LONGEST: usize = 10_000;

/// Why a record cannot be split.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Broken {
    /// A quotation mark is not closed, or text follows the closing one.
    Quotes,
    /// The line is longer than any record.
    TooLong,
}

/// Splits a text into records, one at a time, reusing its memory.
pub(super) struct Records<'a> {
    text: &'a str,
    at: usize,
    next_line: usize,
    line: usize,
    fields: Vec<Field>,
    unquoted: String,
}

/// Where a field's text is.
enum Field {
    /// In the file's text.
    Plain(Range<usize>),
    /// In the unquoted text.
    Unquoted(Range<usize>),
}

impl<'a> Records<'a> {
    pub(super) fn new(text: &'a str) -> Records<'a> {
        Records { text, at: 0, next_line: 1, line: 0, fields: Vec::new(), unquoted: String::new() }
    }

    /// The line on which the record starts, from 1.
    pub(super) fn line(&self) -> usize {
        self.line
    }

    /// How many fields the record has.
    pub(super) fn len(&self) -> usize {
        self.fields.len()
    }

    /// A field of the record, without blanks around it; empty where there is none.
    pub(super) fn field(&self, i: usize) -> &str {
        let text = match self.fields.get(i) {
            Some(Field::Plain(range)) => &self.text[range.clone()],
            Some(Field::Unquoted(range)) => &self.unquoted[range.clone()],
            None => "",
        };
        trimmed(text)
    }

    /// Goes to the next record that is not blank.
    pub(super) fn next(&mut self) -> Option<Result<(), Broken>> {
        let bytes = self.text.as_bytes();
        loop {
            if self.at >= bytes.len() {
                return None;
            }
            self.line = self.next_line;
            self.fields.clear();
            let result = self.split(bytes);
            let blank = (0..self.len()).all(|i| self.field(i).is_empty());
            if result.is_err() || !blank {
                return Some(result);
            }
        }
    }

    fn split(&mut self, bytes: &[u8]) -> Result<(), Broken> {
        let mut start = self.at;
        let mut i = start;
        loop {
            match bytes.get(i) {
                Some(b',') => {
                    self.fields.push(Field::Plain(start..i));
                    i += 1;
                    start = i;
                }
                None | Some(b'\n') => {
                    let end = if i > start && bytes[i - 1] == b'\r' { i - 1 } else { i };
                    self.fields.push(Field::Plain(start..end));
                    let long = i - self.at > LONGEST;
                    self.end_of_line(i);
                    return if long { Err(Broken::TooLong) } else { Ok(()) };
                }
                Some(b'"') if i == start => return self.split_quoted(bytes),
                Some(_) => i += 1,
            }
        }
    }

    fn end_of_line(&mut self, end: usize) {
        self.at = end + 1;
        self.next_line += 1;
    }

    /// Splits a record again that has a quoted field: `""` within quotes is one quotation mark, and quotes may hold
    /// commas and line ends.
    fn split_quoted(&mut self, bytes: &[u8]) -> Result<(), Broken> {
        self.fields.clear();
        self.unquoted.clear();
        let first = self.at;
        let mut i = first;
        loop {
            if bytes.get(i) == Some(&b'"') {
                let start = self.unquoted.len();
                i = match self.unquote(i + 1) {
                    Some(after) if after - first <= LONGEST => after,
                    broken => {
                        self.skip_line(first);
                        return Err(if broken.is_some() { Broken::TooLong } else { Broken::Quotes });
                    }
                };
                self.fields.push(Field::Unquoted(start..self.unquoted.len()));
            } else {
                let end =
                    bytes[i..].iter().position(|b| matches!(b, b',' | b'\n')).map_or(bytes.len(), |n| i + n);
                let text_end = if end > i && bytes[end - 1] == b'\r' { end - 1 } else { end };
                self.fields.push(Field::Plain(i..text_end));
                i = end;
            }
            match bytes.get(i) {
                Some(b',') => i += 1,
                Some(b'\r') if bytes.get(i + 1).is_none_or(|b| *b == b'\n') => {
                    self.next_line += memchr::memchr_iter(b'\n', &bytes[first..i]).count();
                    self.end_of_line(i + 1);
                    return Ok(());
                }
                None | Some(b'\n') => {
                    self.next_line += memchr::memchr_iter(b'\n', &bytes[first..i]).count();
                    self.end_of_line(i);
                    return Ok(());
                }
                Some(_) => {
                    self.skip_line(first);
                    return Err(Broken::Quotes);
                }
            }
        }
    }

    /// Copies quoted text from `i` on; gives back where the text after the closing mark starts.
    fn unquote(&mut self, mut i: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        loop {
            let quote = memchr::memchr(b'"', &bytes[i..])? + i;
            self.unquoted.push_str(&self.text[i..quote]);
            if bytes.get(quote + 1) != Some(&b'"') {
                return Some(quote + 1);
            }
            self.unquoted.push('"');
            i = quote + 2;
        }
    }

    /// Goes on with the line after the one on which a broken record starts.
    fn skip_line(&mut self, first: usize) {
        let bytes = self.text.as_bytes();
        let end = memchr::memchr(b'\n', &bytes[first..]).map_or(bytes.len(), |n| first + n);
        self.fields.clear();
        self.end_of_line(end);
    }
}

/// Without spaces and tabs around it.
fn trimmed(text: &str) -> &str {
    // Most fields have none: the general trim is slower than looking.
    match text.as_bytes() {
        [] => text,
        [first, .., last] if *first > b' ' && *last > b' ' && *first < 128 && *last < 128 => text,
        _ => text.trim(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<(usize, Result<Vec<String>, Broken>)> {
        let mut records = Records::new(text);
        let mut all = Vec::new();
        while let Some(result) = records.next() {
            let fields = (0..records.len()).map(|i| records.field(i).to_owned()).collect();
            all.push((records.line(), result.map(|()| fields)));
        }
        all
    }

    fn ok(line: usize, fields: &[&str]) -> (usize, Result<Vec<String>, Broken>) {
        (line, Ok(fields.iter().map(|f| f.to_string()).collect()))
    }

    #[test]
    fn plain_and_quoted() {
        assert_eq!(
            split("a,b\r\n\n \"1\" ,x\n\"q\"\"\nr\",,\"z\"\r\nlast,"),
            [ok(1, &["a", "b"]), ok(3, &["\"1\"", "x"]), ok(4, &["q\"\nr", "", "z"]), ok(6, &["last", ""]),]
        );
        assert_eq!(split("\"a\""), [ok(1, &["a"])]);
    }

    #[test]
    fn a_broken_record_costs_one_line() {
        assert_eq!(
            split("\"open,1\nb,2\n\"x\"y,3\nc,4"),
            [(1, Err(Broken::Quotes)), ok(2, &["b", "2"]), (3, Err(Broken::Quotes)), ok(4, &["c", "4"])]
        );
        let long = format!("{},1\nb,2", "x".repeat(20_000));
        assert_eq!(split(&long), [(1, Err(Broken::TooLong)), ok(2, &["b", "2"])]);
    }
}
