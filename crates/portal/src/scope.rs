//! Where a role holds: a unit as people name it, which of those that had its code, and in words.

use jiff::civil::Date;
use reference::Level;
use reference::units::{REORGANISED, Span, find, named, nearest, on, when};
use wording::{Arg, Words};

/// A unit that a role may hold for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Choice {
    /// The scope, as grants have it: `24@2025-06-30`.
    pub scope: String,
    /// In words: `Tỉnh Bắc Giang · 24 · đến 30/6/2025`.
    pub label: String,
}

/// The levels that have people of their own here.
const LEVELS: [Level; 4] = [Level::Province, Level::CentralUnit, Level::District, Level::Commune];

/// The units that somebody may have meant by what they typed: a code, a code with a day, a name with or without accents, or a
/// label of [`offered`]. Where only a misspelt name comes near, that one is offered too, so one answer is no certainty:
/// see [`Found`].
pub(crate) fn look_up(typed: &str, words: Words) -> Found {
    let typed = typed.trim();
    if typed == "*" {
        return Found::One("*".to_owned());
    }
    if let Some((code, day)) = typed.split_once('@') {
        let span = day.parse().ok().and_then(|day| span_of(code, day));
        return span.map_or(Found::None, |span| Found::One(scope_of(code, &span)));
    }
    let parts: Vec<&str> = typed.split(" · ").collect();
    let code = if parts.len() > 1 { parts[1] } else { typed };
    let mut choices: Vec<Choice> = when(code).iter().map(|span| choice(code, span, words)).collect();
    if let Some(labelled) = choices.iter().find(|choice| choice.label == typed) {
        return Found::One(labelled.scope.clone());
    }
    if choices.is_empty() {
        choices = by_name(typed, words);
    }
    match choices.len() {
        0 => near(typed, words).map_or(Found::None, |choice| Found::Several(vec![choice])),
        1 => Found::One(choices.remove(0).scope),
        _ => Found::Several(choices),
    }
}

/// What came of looking for a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// This scope.
    One(String),
    /// Somebody must say which.
    Several(Vec<Choice>),
    /// No unit is called so.
    None,
}

/// The provinces and central units of all times, for a list that helps typing.
pub(crate) fn offered(words: Words) -> Vec<Choice> {
    let mut choices: Vec<Choice> = Vec::new();
    for level in [Level::Province, Level::CentralUnit] {
        for day in DAYS {
            for unit in on(level, day).iter() {
                let code = unit.code.as_str();
                if let Some(span) = span_of(code, day) {
                    push(&mut choices, choice(code, &span, words));
                }
            }
        }
    }
    choices
}

/// A scope in words; what is no unit stays as it is.
pub(crate) fn shown(scope: &str, words: Words) -> String {
    let (code, day) = scope.split_once('@').map_or((scope, None), |(code, day)| (code, day.parse().ok()));
    let spans = when(code);
    let span = match day {
        Some(day) => span_of(code, day),
        None if spans.len() == 1 => spans.into_iter().next(),
        None => None,
    };
    span.map_or_else(|| scope.to_owned(), |span| choice(code, &span, words).label)
}

/// A day of each list of units.
const DAYS: [Date; 3] = [Date::constant(2022, 6, 30), Date::constant(2025, 6, 30), REORGANISED];

/// The units of the highest level that has one of this name: whoever means the ward of Bắc Giang writes `phường Bắc Giang`.
fn by_name(typed: &str, words: Words) -> Vec<Choice> {
    let mut choices = Vec::new();
    for level in LEVELS {
        for day in DAYS {
            for unit in named(typed, level, day) {
                let code = unit.code.as_str();
                if let Some(span) = span_of(code, day) {
                    push(&mut choices, choice(code, &span, words));
                }
            }
        }
        if !choices.is_empty() {
            break;
        }
    }
    choices
}

fn near(typed: &str, words: Words) -> Option<Choice> {
    if typed.chars().count() < 3 {
        return None;
    }
    let unit = DAYS.iter().rev().find_map(|day| Some((nearest(typed, Level::Province, *day)?, *day)));
    let (unit, day) = unit?;
    Some(choice(unit.code.as_str(), &span_of(unit.code.as_str(), day)?, words))
}

fn push(choices: &mut Vec<Choice>, choice: Choice) {
    if !choices.contains(&choice) {
        choices.push(choice);
    }
}

/// The stretch of time around a day in which a code named one unit.
fn span_of(code: &str, day: Date) -> Option<Span> {
    find(code, day)?;
    let holds =
        |span: &Span| span.from.is_none_or(|from| from <= day) && span.until.is_none_or(|until| day <= until);
    when(code).into_iter().find(holds)
}

/// A unit among those that had its code, by a day on which it had it.
fn scope_of(code: &str, span: &Span) -> String {
    format!("{code}@{}", span.until.or(span.from).unwrap_or(REORGANISED))
}

fn choice(code: &str, span: &Span, words: Words) -> Choice {
    let mut label = format!("{} · {code}", span.name);
    if let Some(until) = span.until {
        let day = [("day", Arg::from(words.date(until)))];
        label.push_str(&format!(" · {}", words.say_with("portal-scope-until", &day)));
    } else if let Some(from) = span.from {
        let day = [("day", Arg::from(words.date(from)))];
        label.push_str(&format!(" · {}", words.say_with("portal-scope-from", &day)));
    }
    Choice { scope: scope_of(code, span), label }
}

#[cfg(test)]
mod tests {
    use wording::Language;

    use super::*;

    fn looked_up(typed: &str) -> Found {
        look_up(typed, Words::new(Language::Vi))
    }

    #[test]
    fn a_code_of_two_units_is_asked_about() {
        let Found::Several(choices) = looked_up("24") else { panic!("{:?}", looked_up("24")) };
        let labels: Vec<&str> = choices.iter().map(|choice| choice.label.as_str()).collect();
        assert_eq!(labels, ["Tỉnh Bắc Giang · 24 · đến 30/6/2025", "Tỉnh Bắc Ninh · 24 · từ 1/7/2025"]);
        for choice in &choices {
            assert_eq!(looked_up(&choice.label), Found::One(choice.scope.clone()), "{}", choice.label);
            assert_eq!(looked_up(&choice.scope), Found::One(choice.scope.clone()));
            assert_eq!(shown(&choice.scope, Words::new(Language::Vi)), choice.label);
        }
        assert_eq!(choices[0].scope, "24@2025-06-30");
        assert_eq!(
            looked_up("24@2022-06-30"),
            Found::One("24@2025-06-30".to_owned()),
            "one name for one unit"
        );
    }

    #[test]
    fn names_are_found_with_and_without_accents() {
        for typed in ["bac giang", "Bắc Giang", "BHXH tỉnh Bắc Giang", " bắc giang "] {
            assert_eq!(looked_up(typed), Found::One("24@2025-06-30".to_owned()), "{typed}");
        }
        // Bắc Ninh was 27 and is 24.
        let Found::Several(choices) = looked_up("bac ninh") else { panic!() };
        assert_eq!(choices.iter().map(|c| &c.scope[..2]).collect::<Vec<_>>(), ["27", "24"]);
        assert_eq!(looked_up("ha noi"), looked_up("01"));
        assert_eq!(looked_up("*"), Found::One("*".to_owned()));
        for none in ["", "@", "24@", "24@2022", "99@2022-06-30", "no such place at all"] {
            assert_eq!(looked_up(none), Found::None, "{none}");
        }
        // A misspelt name is offered, never taken.
        assert!(matches!(looked_up("Bắc Gian"), Found::Several(choices) if choices.len() == 1));
    }

    #[test]
    fn every_province_of_all_times_is_offered_once() {
        let offered = offered(Words::new(Language::En));
        let scopes: std::collections::BTreeSet<&str> = offered.iter().map(|c| c.scope.as_str()).collect();
        assert_eq!(scopes.len(), offered.len());
        assert!(offered.len() > 63, "{}", offered.len());
    }
}
