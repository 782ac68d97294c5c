//! The languages of the house.

use exact::NumberStyle;

/// A language in which the house speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Language {
    /// Vietnamese, which comes first.
    #[default]
    Vi,
    /// English.
    En,
}

impl Language {
    /// Every language.
    pub const ALL: [Language; 2] = [Language::Vi, Language::En];

    /// Its code: `vi`, `en`.
    pub fn id(self) -> &'static str {
        match self {
            Language::Vi => "vi",
            Language::En => "en",
        }
    }

    /// The language with a code, if it is one of the house.
    pub fn from_id(id: &str) -> Option<Language> {
        Language::ALL.into_iter().find(|language| language.id() == id)
    }

    /// How its readers write numbers.
    pub fn numbers(self) -> NumberStyle {
        match self {
            Language::Vi => NumberStyle::Vietnamese,
            Language::En => NumberStyle::English,
        }
    }
}
