//! What a sentence is told: texts and counts.

use std::borrow::Cow;

/// A fact for a sentence. Other numbers and days go in as text, formed by [`crate::Words`].
#[derive(Clone, Debug)]
pub enum Arg<'a> {
    /// Words as they stand.
    Text(Cow<'a, str>),
    /// How many: the sentence gets `$name` as text in the reader's style, and `$name_is`, which is `one` or `many`.
    Count(usize),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Arg<'a> {
        Arg::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Arg<'a> {
        Arg::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Arg::Text(Cow::Owned(text))
    }
}

impl From<usize> for Arg<'_> {
    fn from(count: usize) -> Self {
        Arg::Count(count)
    }
}
