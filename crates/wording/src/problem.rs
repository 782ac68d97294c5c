//! A problem said: what is wrong, and how to mend it.

use fluent_bundle::FluentArgs;
use movement::{Fact, Problem};
use reference::Period;

use crate::{Language, Words};

/// The longest piece of somebody's file that is shown in a sentence.
const LONGEST: usize = 80;

/// The longest name that is shown.
const LONGEST_NAME: usize = 300;

/// Facts that hold a day or a period in the form of files, and are said in the form of readers.
const PERIODS: [&str; 13] = [
    "before_cut_off",
    "cut_off",
    "date",
    "dates",
    "day",
    "decide_by",
    "due",
    "from",
    "needed",
    "period",
    "periods",
    "to",
    "until",
];

/// Facts that hold full names, shown whole.
const NAMES: [&str; 5] = ["added", "gone", "label", "labels", "nearest_name"];

/// Facts that hold the id of a thing which has a name: the fact, and the kind of name.
const NAMED: [(&str, &str); 9] = [
    ("kind", "kind"),
    ("kinds", "kind"),
    ("dimension", "dimension"),
    ("left", "dimension"),
    ("right", "dimension"),
    ("recipients", "level"),
    ("levels", "level"),
    ("within", "grouping"),
    ("competitors", "level"),
];

/// A problem in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub hint: String,
}

impl Words {
    /// Says a problem: the sentence `problem-<code>` and its attribute `hint`.
    ///
    /// Where a fact is not always there, the attribute `message-<fact>` or `hint-<fact>` is said in its place when it is;
    /// of several, the first in the file.
    pub fn problem(self, problem: &Problem) -> Said {
        let id = format!("problem-{}", problem.code);
        let args = self.facts(problem);
        let part = |part: &str| {
            let attributes = self.attributes(&id);
            let fits = attributes.into_iter().find(|name| {
                let fact = name.strip_prefix(part).and_then(|rest| rest.strip_prefix('-'));
                fact.is_some_and(|fact| problem.facts.iter().any(|(name, _)| *name == fact))
            });
            fits.and_then(|name| self.pattern(&id, Some(name), &args))
        };
        let message = part("message").or_else(|| self.pattern(&id, None, &args));
        let hint = part("hint").or_else(|| self.pattern(&id, Some("hint"), &args));
        Said { message: message.unwrap_or_else(|| format!("[{id}]")), hint: hint.unwrap_or_default() }
    }

    fn facts(self, problem: &Problem) -> FluentArgs<'static> {
        let (own, other) = match self.language() {
            Language::Vi => ("_vi", "_en"),
            Language::En => ("_en", "_vi"),
        };
        let mut args = FluentArgs::new();
        for (name, fact) in &problem.facts {
            if name.ends_with(other) {
                continue;
            }
            let name = name.strip_suffix(own).unwrap_or(name);
            let said = self.fact(name, fact);
            args.set(name, self.and_more(name, said, problem));
            if let Fact::Number(number) = fact {
                args.set(format!("{name}_is"), if *number == exact::Ratio::ONE { "one" } else { "many" });
            }
        }
        args
    }

    /// A list of which only the first few are there says how many more there are: the fact `more_units` for `units`, and
    /// `more` for `known`.
    fn and_more(self, name: &str, said: String, problem: &Problem) -> String {
        let of = |more: &str| match more {
            "more" => name == "known",
            _ => more.strip_prefix("more_") == Some(name),
        };
        match problem.facts.iter().find(|(more, _)| of(more)) {
            Some((more, fact)) => {
                let count = self.fact(more, fact);
                format!("{said}{}", self.say_with("term-and-more", &[("count", count.into())]))
            }
            None => said,
        }
    }

    fn fact(self, name: &str, fact: &Fact) -> String {
        match fact {
            // As many decimals as somebody may have typed: what is wrong with 1.0000000000001 is its last digit.
            Fact::Number(number) => {
                let whole = (12..LONGEST as u32).find(|places| number.round_half_up_at(*places) == *number);
                self.number(number, whole.unwrap_or(12))
            }
            Fact::Text(text) => self.fact_text(name, text),
            Fact::Place(place) => self.other_place(place),
            Fact::List(list) if list.is_empty() => "none".to_owned(),
            Fact::List(list) => {
                list.iter().map(|text| self.fact_text(name, text)).collect::<Vec<_>>().join(", ")
            }
        }
    }

    fn fact_text(self, name: &str, text: &str) -> String {
        if let Some((_, kind)) = NAMED.iter().find(|(fact, _)| *fact == name)
            && let Some(word) = self.find(&format!("term-{kind}-{text}"))
        {
            return word;
        }
        match Period::parse(text).filter(|_| PERIODS.contains(&name)) {
            Some(period) => self.period(period),
            None if NAMES.contains(&name) => printable(text, LONGEST_NAME),
            None => printable(text, LONGEST),
        }
    }
}

/// A piece of somebody's file that can be shown: control characters as pictures, and not too long.
fn printable(text: &str, longest: usize) -> String {
    let picture = |c: char| match u32::from(c) {
        code @ 0..=0x1f => char::from_u32(0x2400 + code).unwrap_or(' '),
        0x7f..=0x9f | 0x200b..=0x200f | 0x202a..=0x202e | 0x2066..=0x2069 | 0xfeff => '\u{fffd}',
        _ => c,
    };
    let mut shown: String = text.chars().take(longest).map(picture).collect();
    if text.chars().nth(longest).is_some() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_of_a_file_does_nothing_to_the_terminal() {
        assert_eq!(printable("a\u{1b}[31m\n", LONGEST), "a␛[31m␊");
        assert_eq!(printable(&"x".repeat(100), LONGEST).chars().count(), LONGEST + 1);
    }
}
