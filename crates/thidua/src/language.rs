//! Which language to speak, known before the command line is parsed: its help and its mistakes are told in it too.

use std::ffi::OsString;

use wording::Language;

/// The variable that sets the language where no argument does.
pub const VARIABLE: &str = "THIDUA_LANG";

/// The language of `--lang`, else that of the variable, else Vietnamese.
pub fn of(arguments: &[OsString], variable: Option<OsString>) -> Language {
    let variable = variable.as_deref().and_then(|value| value.to_str());
    typed(arguments, "--lang").or(variable).and_then(Language::from_id).unwrap_or_default()
}

/// The value of an option as it was typed last, before anybody knows whether the command line is right.
pub fn typed<'a>(arguments: &'a [OsString], option: &str) -> Option<&'a str> {
    let mut texts = arguments.iter().filter_map(|argument| argument.to_str());
    let mut asked = None;
    while let Some(text) = texts.next() {
        match text.strip_prefix(option) {
            Some("") => asked = texts.next(),
            Some(rest) => asked = rest.strip_prefix('=').or(asked),
            None => {}
        }
    }
    asked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_argument_goes_before_the_variable() {
        let of = |arguments: &[&str], variable: Option<&str>| {
            let arguments: Vec<OsString> = arguments.iter().map(OsString::from).collect();
            super::of(&arguments, variable.map(OsString::from))
        };
        assert_eq!(of(&["check"], None), Language::Vi);
        assert_eq!(of(&["check"], Some("en")), Language::En);
        assert_eq!(of(&["--lang", "vi", "check"], Some("en")), Language::Vi);
        assert_eq!(of(&["check", "--lang=en"], None), Language::En);
        assert_eq!(of(&["check", "--lang", "fr"], Some("en")), Language::Vi);
    }
}
