//! A problem in something a person wrote: where it is, what it is, with the facts that a sentence about it needs.

use std::fmt;

use exact::Ratio;

/// Where a problem lies. Whatever does not apply is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file, as the user named it.
    pub file: String,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The cell of a workbook, as `B17`.
    pub cell: Option<String>,
    /// The line of a text, from 1.
    pub line: Option<usize>,
    /// The column of a text, in characters from 1.
    pub column: Option<usize>,
    /// The bytes of a text that are meant.
    pub span: Option<(usize, usize)>,
}

/// One fact in a problem's sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// Words as they were written: a name, a text, an id.
    Text(String),
    /// A number, shown in the reader's style.
    Number(Ratio),
    /// Several words, joined with commas.
    List(Vec<String>),
    /// Another place that is meant.
    Place(Place),
}

impl From<Place> for Fact {
    fn from(place: Place) -> Fact {
        Fact::Place(place)
    }
}

impl From<&str> for Fact {
    fn from(text: &str) -> Fact {
        Fact::Text(text.to_string())
    }
}

impl From<String> for Fact {
    fn from(text: String) -> Fact {
        Fact::Text(text)
    }
}

impl From<&String> for Fact {
    fn from(text: &String) -> Fact {
        Fact::Text(text.clone())
    }
}

impl From<Vec<String>> for Fact {
    fn from(list: Vec<String>) -> Fact {
        Fact::List(list)
    }
}

impl From<Ratio> for Fact {
    fn from(number: Ratio) -> Fact {
        Fact::Number(number)
    }
}

/// A problem: a code that the words are found by, the place, and the facts.
///
/// The sentence itself, in Vietnamese or English, is made by the `wording` room from `code` and `facts`: what is
/// wrong, and how to mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The stable name of this kind of problem: `unknown-indicator`.
    pub code: &'static str,
    /// Where it is.
    pub at: Place,
    /// Named facts for the sentence.
    pub facts: Vec<(&'static str, Fact)>,
}

impl Problem {
    /// A problem of a kind, at a place.
    pub fn new(code: &'static str, at: Place) -> Problem {
        Problem { code, at, facts: Vec::new() }
    }

    /// The same with one more fact.
    pub fn with(mut self, name: &'static str, fact: impl Into<Fact>) -> Problem {
        self.facts.push((name, fact.into()));
        self
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let (Some(line), Some(column)) = (self.line, self.column) {
            write!(f, ":{line}:{column}")?;
        } else if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        if let Some(sheet) = &self.sheet {
            write!(f, " [{sheet}]")?;
        }
        if let Some(cell) = &self.cell {
            write!(f, " {cell}")?;
        }
        Ok(())
    }
}

/// Line and column (from 1, in characters) of a byte offset in a text.
pub fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
    let mut end = offset.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let before = &text[..end];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
    (line, column)
}
