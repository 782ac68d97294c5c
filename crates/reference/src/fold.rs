//! Vietnamese names brought to a form in which spellings of one name meet.

use unicode_normalization::UnicodeNormalization;

/// A name folded twice: once down to bare letters, once with its marks in one fixed place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Folded {
    /// Lower-case bare letters, one blank between syllables, `y` as `i`: `bac giang`. Names are looked up by it.
    pub(crate) bare: String,
    /// The same syllables with their letters' shapes kept and the tone as a digit behind each: `bắc giang` is
    /// `băc2 giang0`. Where in the syllable the tone was written no longer matters: Hòa and Hoà are both `hoa1`.
    pub(crate) marked: String,
}

/// How well a text fits a name with the same bare letters; the smaller the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fit {
    /// Every letter and tone is the same.
    Same,
    /// Every mark that the text has is the name's, but the text leaves some out: `Bac Giang`, `Đa Nang`.
    FewerMarks,
    /// As above, and `i` stands for `y` or the other way round: `Lí Sơn`.
    IForY,
}

/// Folds a name.
pub(crate) fn fold(text: &str) -> Folded {
    let mut folded = Folded { bare: String::new(), marked: String::new() };
    let mut syllable = Syllable::default();
    for c in text.nfd().flat_map(char::to_lowercase) {
        match c {
            '\u{300}' => syllable.tone = '1',
            '\u{301}' => syllable.tone = '2',
            '\u{309}' => syllable.tone = '3',
            '\u{303}' => syllable.tone = '4',
            '\u{323}' => syllable.tone = '5',
            '\u{302}' | '\u{306}' | '\u{31b}' => syllable.shape_last(c),
            // The letter eth is often typed for đ, which it looks like.
            'đ' | 'ð' => syllable.push('đ', 'd'),
            'y' => syllable.push('y', 'i'),
            '\u{300}'..='\u{36f}' | '\'' | '’' | '`' | '´' => {}
            c if c.is_alphanumeric() => syllable.push(c, c),
            _ => syllable.end(&mut folded),
        }
    }
    syllable.end(&mut folded);
    folded
}

/// How a folded text fits a folded name with the same bare letters, or `None` where a mark contradicts it.
pub(crate) fn fit(text: &str, name: &str) -> Option<Fit> {
    if text == name {
        return Some(Fit::Same);
    }
    let mut worst = Fit::FewerMarks;
    for (of_text, of_name) in text.split(' ').zip(name.split(' ')) {
        let (letters_of_text, tone_of_text) = of_text.split_at(of_text.len() - 1);
        let (letters_of_name, tone_of_name) = of_name.split_at(of_name.len() - 1);
        if tone_of_text != "0" && tone_of_text != tone_of_name {
            return None;
        }
        for (t, n) in letters_of_text.chars().zip(letters_of_name.chars()) {
            if matches!((t, n), ('i', 'y') | ('y', 'i')) {
                worst = Fit::IForY;
            } else if t != n && t != plain(n) {
                return None;
            }
        }
    }
    Some(worst)
}

/// Whether a folded syllable begins another, or is it where it must be `whole`: no letter or tone that it has is another.
pub(crate) fn begins(typed: &str, name: &str, whole: bool) -> bool {
    let (typed, tone) = typed.split_at(typed.len() - 1);
    let (name, tone_of_name) = name.split_at(name.len() - 1);
    let (letters, of_name) = (typed.chars().count(), name.chars().count());
    if letters > of_name || (whole && letters < of_name) || (tone != "0" && tone != tone_of_name) {
        return false;
    }
    let fits = |t: char, n: char| t == n || t == plain(n) || matches!((t, n), ('i', 'y') | ('y', 'i'));
    typed.chars().zip(name.chars()).all(|(t, n)| fits(t, n))
}

struct Syllable {
    bare: String,
    marked: String,
    tone: char,
}

impl Default for Syllable {
    fn default() -> Syllable {
        Syllable { bare: String::new(), marked: String::new(), tone: '0' }
    }
}

impl Syllable {
    fn push(&mut self, marked: char, bare: char) {
        self.marked.push(marked);
        self.bare.push(bare);
    }

    fn shape_last(&mut self, mark: char) {
        let shaped = match (self.marked.pop(), mark) {
            (Some('a'), '\u{306}') => 'ă',
            (Some('a'), '\u{302}') => 'â',
            (Some('e'), '\u{302}') => 'ê',
            (Some('o'), '\u{302}') => 'ô',
            (Some('o'), '\u{31b}') => 'ơ',
            (Some('u'), '\u{31b}') => 'ư',
            (Some(other), _) => other,
            (None, _) => return,
        };
        self.marked.push(shaped);
    }

    /// Writes the syllable behind the ones before it and starts the next. `01` is written `1`.
    fn end(&mut self, folded: &mut Folded) {
        let syllable = std::mem::take(self);
        if syllable.bare.is_empty() {
            return;
        }
        let numeric = syllable.bare.bytes().all(|b| b.is_ascii_digit());
        let zeros = syllable.bare.len() - syllable.bare.trim_start_matches('0').len();
        let cut = if numeric { zeros.min(syllable.bare.len() - 1) } else { 0 };
        if !folded.bare.is_empty() {
            folded.bare.push(' ');
            folded.marked.push(' ');
        }
        folded.bare.push_str(&syllable.bare[cut..]);
        folded.marked.push_str(&syllable.marked[cut..]);
        folded.marked.push(syllable.tone);
    }
}

fn plain(letter: char) -> char {
    match letter {
        'ă' | 'â' => 'a',
        'ê' => 'e',
        'ô' | 'ơ' => 'o',
        'ư' => 'u',
        'đ' => 'd',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fits(text: &str, name: &str) -> Option<Fit> {
        let (text, name) = (fold(text), fold(name));
        assert_eq!(text.bare, name.bare);
        fit(&text.marked, &name.marked)
    }

    #[test]
    fn one_name_in_many_spellings() {
        assert_eq!(fold("Hoà Bình"), fold("HÒA  BÌNH"));
        assert_eq!(fold("Thuỷ"), fold("Thủy"));
        assert_eq!(fold("Ð\u{103}k N\u{f4}ng").marked, "đăk0 nông0");
        assert_eq!(fold("Bà Rịa - Vũng Tàu"), fold("Bà Rịa–Vũng Tàu"));
        assert_eq!(fold("Phường 01"), fold("phường 1"));
        assert_eq!(fold("Ch'ơm"), fold("Chơm"));
        assert_eq!(fold("Việt".nfd().collect::<String>().as_str()), fold("Việt"));
    }

    #[test]
    fn marks_may_be_missing_but_not_wrong() {
        assert_eq!(fits("Bac Giang", "Bắc Giang"), Some(Fit::FewerMarks));
        assert_eq!(fits("Đa Nang", "Đà Nẵng"), Some(Fit::FewerMarks));
        assert_eq!(fits("Đá Nẵng", "Đà Nẵng"), None);
        assert_eq!(fits("Lí Sơn", "Lý Sơn"), Some(Fit::IForY));
        assert_eq!(fits("Hà Nội", "Hà Nội"), Some(Fit::Same));
    }
}
