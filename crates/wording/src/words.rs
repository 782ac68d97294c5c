//! The one who speaks: a language, and the sentences in it.

use fluent_bundle::{FluentArgs, FluentValue};

use crate::subjects::bundle;
use crate::{Arg, Language};

/// Speaks one language. It costs nothing to make; a subject's sentences are read when the first of them is said.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    language: Language,
}

impl Words {
    /// One who speaks a language.
    pub fn new(language: Language) -> Words {
        Words { language }
    }

    /// The language spoken.
    pub fn language(self) -> Language {
        self.language
    }

    /// Says a sentence that needs no facts.
    pub fn say(self, id: &str) -> String {
        self.say_with(id, &[])
    }

    /// Says a sentence with facts put in.
    ///
    /// A sentence that is in no file comes out as its id in brackets: a bug, which tests look for.
    pub fn say_with(self, id: &str, facts: &[(&str, Arg<'_>)]) -> String {
        self.pattern(id, None, &self.args(facts)).unwrap_or_else(|| format!("[{id}]"))
    }

    /// Says a sentence that may not be there.
    pub fn find(self, id: &str) -> Option<String> {
        self.pattern(id, None, &FluentArgs::new())
    }

    /// A sentence, or one of its attributes.
    pub(crate) fn pattern(self, id: &str, attribute: Option<&str>, args: &FluentArgs<'_>) -> Option<String> {
        let bundle = bundle(self.language, id)?;
        let message = bundle.get_message(id)?;
        let pattern = match attribute {
            None => message.value()?,
            Some(name) => message.get_attribute(name)?.value(),
        };
        // A fact that is missing shows as its name in braces; the tests of this room look for that.
        Some(bundle.format_pattern(pattern, Some(args), &mut Vec::new()).into_owned())
    }

    /// The names of a sentence's attributes, in the order of the file.
    pub(crate) fn attributes(self, id: &str) -> Vec<&'static str> {
        let message = bundle(self.language, id).and_then(|bundle| bundle.get_message(id));
        message.map(|message| message.attributes().map(|a| a.id()).collect()).unwrap_or_default()
    }

    pub(crate) fn args<'a>(self, facts: &'a [(&str, Arg<'_>)]) -> FluentArgs<'a> {
        let mut args = FluentArgs::new();
        for (name, fact) in facts {
            match fact {
                Arg::Text(text) => args.set(name.to_string(), FluentValue::from(text.as_ref())),
                Arg::Count(count) => {
                    args.set(name.to_string(), self.count(*count));
                    args.set(format!("{name}_is"), if *count == 1 { "one" } else { "many" });
                }
            }
        }
        args
    }
}
