//! The words and marks of a formula.

use std::ops::Range;

use exact::{Ratio, parse_quantity};

/// A word or mark.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    Number(Ratio),
    Word(String),
    /// What stands in square brackets, as written.
    Bracket(String),
    Mark(&'static str),
}

/// What cannot be read: the stable name of this kind of problem, and the bytes that are meant.
type Unread = (&'static str, Range<usize>);

/// Splits a formula; what cannot be read comes back as its kind and place.
pub(super) fn tokens(text: &str) -> Result<Vec<(Token, Range<usize>)>, Unread> {
    let bytes = text.as_bytes();
    let mut out = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        let byte = bytes[at];
        if byte.is_ascii_whitespace() {
            at += 1;
            continue;
        }
        let token = if byte.is_ascii_digit() {
            at += scan(&bytes[at..], |b| b.is_ascii_digit() || b == b'.' || b == b'_');
            // `1,1` would read as two values of a function: whoever means that writes a blank after the comma.
            if bytes.get(at) == Some(&b',') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit) {
                let end = at + 1 + scan(&bytes[at + 1..], |b| b.is_ascii_digit());
                return Err(("formula-decimal-comma", start..end));
            }
            let digits = text[start..at].replace('_', "");
            let percent = bytes[at..].iter().position(|b| *b != b' ').filter(|n| bytes[at + n] == b'%');
            let written = match percent {
                Some(blanks) => {
                    at += blanks + 1;
                    format!("{digits}%")
                }
                None => digits,
            };
            Token::Number(parse_quantity(&written).ok_or(("formula-character", start..at))?)
        } else if byte.is_ascii_alphabetic() || byte == b'_' {
            at += scan(&bytes[at..], |b| b.is_ascii_alphanumeric() || b == b'_');
            Token::Word(text[start..at].to_string())
        } else if byte == b'[' {
            at += scan(&bytes[at..], |b| b != b']');
            if at == bytes.len() {
                return Err(("formula-character", start..at));
            }
            at += 1;
            Token::Bracket(text[start + 1..at - 1].trim().to_string())
        } else {
            let mark = [">=", "<=", ">", "<", "=", "+", "-", "*", "/", "(", ")", ","]
                .into_iter()
                .find(|mark| text[at..].starts_with(mark));
            let Some(mark) = mark else {
                let width = text[at..].chars().next().map_or(1, char::len_utf8);
                return Err(("formula-character", at..at + width));
            };
            at += mark.len();
            Token::Mark(mark)
        };
        out.push((token, start..at));
    }
    Ok(out)
}

fn scan(bytes: &[u8], keep: impl Fn(u8) -> bool) -> usize {
    bytes.iter().position(|b| !keep(*b)).unwrap_or(bytes.len())
}
