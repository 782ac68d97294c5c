//! Names of sheets: short, without signs that workbooks refuse, each once.

use std::collections::BTreeSet;

/// The longest name of a sheet, in UTF-16 units.
const LONGEST: usize = 31;

/// The names that are taken, in small letters.
#[derive(Default)]
pub(super) struct SheetNames {
    taken: BTreeSet<String>,
}

impl SheetNames {
    /// Names for some sheets, as near as may be to what was asked for.
    ///
    /// A long one is cut at its end, or in its middle where its beginning is also that of another.
    pub(super) fn take_each(&mut self, wanted: &[String]) -> Vec<String> {
        let wanted: Vec<String> = wanted.iter().map(|wanted| clean(wanted)).collect();
        let begins = |name: &String| cut(name, LONGEST).to_lowercase();
        let names = wanted.iter().enumerate().map(|(i, name)| {
            let shared = wanted.iter().enumerate().any(|(j, other)| j != i && begins(other) == begins(name));
            let name = if shared { cut_inside(name) } else { name.clone() };
            self.take(&name)
        });
        names.collect()
    }

    /// A name for a sheet.
    pub(super) fn take(&mut self, wanted: &str) -> String {
        let clean = clean(wanted);
        for number in 1.. {
            let tail = if number == 1 { String::new() } else { format!(" ({number})") };
            let name = cut(&clean, LONGEST - tail.len()) + &tail;
            // Workbooks keep `History` for themselves.
            let small = name.to_lowercase();
            if small != "history" && self.taken.insert(small) {
                return name;
            }
        }
        clean
    }
}

/// A name without the signs that workbooks refuse.
fn clean(wanted: &str) -> String {
    let allowed = |c: char| if c.is_control() || "[]:*?/\\".contains(c) { ' ' } else { c };
    let clean: String = wanted.chars().map(allowed).collect();
    let clean = clean.split_whitespace().collect::<Vec<_>>().join(" ");
    let clean = clean.trim_matches(['\'', ' ']);
    if clean.is_empty() { "-".to_owned() } else { clean.to_owned() }
}

fn long(text: &str) -> usize {
    text.encode_utf16().count()
}

/// The beginning of a text, ended at a word where one ends not far before.
fn cut(text: &str, longest: usize) -> String {
    if long(text) <= longest {
        return text.to_owned();
    }
    let mut units = 0;
    let fits = |c: &char| {
        units += c.len_utf16();
        units < longest
    };
    let kept: String = text.chars().take_while(fits).collect();
    let ends_a_word = text[kept.len()..].starts_with(' ');
    let blank = kept.rfind(' ').filter(|blank| !ends_a_word && *blank * 2 > kept.len());
    let kept = &kept[..blank.unwrap_or(kept.len())];
    kept.trim_end_matches(['\'', ' ', ',']).to_owned() + "…"
}

/// A text with words left out in its middle.
fn cut_inside(text: &str) -> String {
    if long(text) <= LONGEST {
        return text.to_owned();
    }
    let words: Vec<&str> = text.split(' ').collect();
    let (mut before, mut after) = (1, 0);
    let joined = |before: usize, after: usize| {
        format!("{}…{}", words[..before].join(" "), words[words.len() - after..].join(" "))
    };
    // What comes last tells names apart that begin alike: it gets the room first.
    while before + after < words.len() && long(&joined(before, after + 1)) <= LONGEST - 5 {
        after += 1;
    }
    while before + after < words.len() && long(&joined(before + 1, after)) <= LONGEST {
        before += 1;
    }
    joined(before, after)
}

#[cfg(test)]
mod tests {
    use super::SheetNames;

    fn check(names: &[String]) {
        names.iter().for_each(|name| rust_xlsxwriter::utility::check_sheet_name(name).unwrap());
    }

    #[test]
    fn names_are_short_clean_and_each_once() {
        let mut names = SheetNames::default();
        for (wanted, name) in [
            ("Tổng hợp", "Tổng hợp"),
            ("tổng HỢP", "tổng HỢP (2)"),
            ("Growth in compulsory social insurance", "Growth in compulsory social…"),
            ("Growth in compulsory social insurance", "Growth in compulsory… (2)"),
            ("a/b [c]: d?", "a b c d"),
            ("'q'", "q"),
            ("?*", "-"),
            ("History", "History (2)"),
            ("𝔸𝔸𝔸𝔸𝔸𝔸𝔸𝔸𝔸𝔸𝔸𝔸𝔸𝔸𝔸𝔸", "𝔸𝔸𝔸𝔸𝔸𝔸𝔸𝔸𝔸𝔸𝔸𝔸𝔸𝔸𝔸…"),
        ] {
            let taken = names.take(wanted);
            assert_eq!(taken, name);
            check(&[taken]);
        }
    }

    #[test]
    fn names_that_begin_alike_keep_their_ends() {
        let wanted = [
            "Phát triển người tham gia BHXH bắt buộc",
            "Phát triển người tham gia BHXH tự nguyện",
            "Phát triển người tham gia BHYT",
        ];
        let names = SheetNames::default().take_each(&wanted.map(str::to_owned));
        assert_eq!(
            names,
            [
                "Phát triển…gia BHXH bắt buộc",
                "Phát triển…gia BHXH tự nguyện",
                "Phát triển người tham gia BHYT"
            ]
        );
        check(&names);
        check(&SheetNames::default().take_each(&["x".repeat(40), "x".repeat(40)]));
    }
}
