//! The problems of one file as they are found, each with its line and column, at a cost that a hostile file cannot raise.

use std::ops::Range;

use crate::problem::{Place, Problem};

/// More problems than this are counted, not listed.
const MOST: usize = 5_000;

/// Bytes between two counts of characters, so that a column is found without reading a long line again.
const STRIDE: usize = 512;

/// How many pairs of words may be compared in search of the nearest one, in one file.
const COMPARISONS: usize = 50_000;

/// Words longer than this get no suggestion.
const LONGEST_WORD: usize = 40;

/// A file, and what was found wrong in it.
pub(crate) struct Notes<'a> {
    file: &'a str,
    text: &'a str,
    line_starts: Vec<usize>,
    /// How many characters stand before each stride.
    characters: Vec<usize>,
    problems: Vec<Problem>,
    left_out: usize,
    comparisons: usize,
}

impl<'a> Notes<'a> {
    pub fn new(file: &'a str, text: &'a str) -> Notes<'a> {
        let line_ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        let line_starts = std::iter::once(0).chain(line_ends).collect();
        let counts = text.as_bytes().chunks(STRIDE).map(starts_of_characters);
        let characters = std::iter::once(0)
            .chain(counts.scan(0, |sum, count| {
                *sum += count;
                Some(*sum)
            }))
            .collect();
        Notes { file, text, line_starts, characters, problems: Vec::new(), left_out: 0, comparisons: 0 }
    }

    /// The text of the file.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// What stands at some bytes of the file, without the quotes around it.
    pub fn written(&self, span: &Range<usize>) -> &'a str {
        self.text.get(span.clone()).unwrap_or("").trim_matches(['"', '\''])
    }

    /// The line of a byte, from 1.
    pub fn line(&self, offset: usize) -> usize {
        self.line_starts.partition_point(|start| *start <= offset)
    }

    /// Whether further problems are counted only.
    pub fn is_full(&self) -> bool {
        self.problems.len() > MOST
    }

    /// Notes a problem at some bytes of the file; facts are added to what comes back.
    pub fn at(&mut self, code: &'static str, span: &Range<usize>) -> &mut Problem {
        let problem = Problem::new(code, self.place(span));
        if self.problems.len() > MOST {
            // The last place in the list takes whatever is left out; it is cut off again at the end.
            self.left_out += 1;
            self.problems[MOST] = problem;
        } else {
            self.problems.push(problem);
        }
        let last = self.problems.len() - 1;
        &mut self.problems[last]
    }

    /// The known word that was probably meant, while the file has not used up its share of comparisons.
    pub fn nearest<'w>(&mut self, word: &str, known: impl IntoIterator<Item = &'w str>) -> Option<String> {
        if word.len() > LONGEST_WORD {
            return None;
        }
        let mut looks = 0;
        let looked_at = known.into_iter().take(COMPARISONS - self.comparisons).inspect(|_| looks += 1);
        let similar: Vec<&str> = looked_at.filter(|other| other.len().abs_diff(word.len()) <= 6).collect();
        self.comparisons += looks;
        reference::nearest(word, similar).map(str::to_string)
    }

    /// Everything that was noted, in the order of the file.
    pub fn into_problems(mut self) -> Vec<Problem> {
        let too_many = (self.problems.len() > MOST).then(|| {
            self.problems.truncate(MOST);
            let left_out = (self.left_out + 1).to_string();
            Problem::new("too-many-problems", self.place(&(self.text.len()..self.text.len())))
                .with("left_out", left_out)
        });
        self.problems.sort_by(|a, b| a.at.cmp(&b.at));
        self.problems.dedup();
        self.problems.extend(too_many);
        self.problems
    }

    fn place(&self, span: &Range<usize>) -> Place {
        let mut start = span.start.min(self.text.len());
        while !self.text.is_char_boundary(start) {
            start -= 1;
        }
        let line = self.line(start);
        let before = |offset: usize| {
            let stride = offset / STRIDE;
            self.characters[stride] + starts_of_characters(&self.text.as_bytes()[stride * STRIDE..offset])
        };
        Place {
            file: self.file.to_string(),
            line: Some(line),
            column: Some(before(start) - before(self.line_starts[line - 1]) + 1),
            span: Some((span.start, span.end)),
            ..Place::default()
        }
    }
}

fn starts_of_characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte as i8) >= -0x40).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::line_and_column;

    proptest::proptest! {
        #[test]
        fn finds_the_place_that_counting_finds(text in "[ab\\nđệ]{0,2000}", at in 0..4000usize) {
            let mut notes = Notes::new("f", &text);
            let at = at.min(text.len());
            let place = notes.at("toml", &(at..at)).at.clone();
            proptest::prop_assert_eq!((place.line.unwrap(), place.column.unwrap()), line_and_column(&text, at));
        }
    }

    #[test]
    fn counts_what_it_does_not_list() {
        let mut notes = Notes::new("f", "text");
        for _ in 0..MOST + 7 {
            notes.at("toml", &(0..1)).facts.push(("message", "m".into()));
        }
        let problems = notes.into_problems();
        assert_eq!(problems.len(), 2);
        assert_eq!(problems[1].facts, [("left_out", "7".into())]);
    }
}
