//! Whether a password is one that is tried first: put together from a few common words, names, dates, runs of keys and
//! repetitions, however they are spelt.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

/// Words that passwords are made of, without marks.
static WORDS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    let lists =
        [include_str!("../assets/common_passwords.txt"), include_str!("../assets/common_words_vi.txt")];
    lists.into_iter().flat_map(str::lines).filter(|line| !line.starts_with('#')).collect()
});

/// Rows of keys and of letters, along which fingers walk.
const WALKS: [&str; 8] = [
    "qwertyuiop",
    "asdfghjkl;'",
    "zxcvbnm,./",
    "01234567890",
    "abcdefghijklmnopqrstuvwxyz",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/",
    "qazwsxedcrfvtgbyhnujmikolp",
    "!@#$%^&*()",
];

/// The longest piece that is looked for.
const LONGEST: usize = 24;

/// What a word costs whoever guesses; a number, a date or a walk costs half as much, any other letter as much as a word.
const WORD: usize = 2;

/// Nothing that costs less is taken. Four words that have nothing to do with each other are enough.
const ENOUGH: usize = 4 * WORD;

/// Whether a password is soon guessed.
pub(crate) fn is_guessed_soon(password: &str) -> bool {
    let letters: Vec<char> = folded(password);
    let joined: Vec<char> = letters.iter().copied().filter(|c| !" -_.".contains(*c)).collect();
    [&letters, &joined].into_iter().any(|letters| cost(repeated(letters)) < ENOUGH)
        || letters.iter().collect::<BTreeSet<_>>().len() < 6
}

/// Small letters without marks, one for one: `đ` is `d`.
fn folded(password: &str) -> Vec<char> {
    let bare = password.nfd().filter(|c| !('\u{300}'..='\u{36f}').contains(c)).flat_map(char::to_lowercase);
    bare.map(|c| if c == 'đ' { 'd' } else { c }).collect()
}

/// What is said again and again, once.
fn repeated(letters: &[char]) -> &[char] {
    let whole = |size: &usize| letters.iter().enumerate().all(|(place, c)| *c == letters[place % size]);
    let size = (1..=letters.len() / 2).find(whole);
    size.map_or(letters, |size| &letters[..size])
}

/// What the cheapest way costs to put a text together from pieces.
fn cost(letters: &[char]) -> usize {
    let mut cheapest = vec![usize::MAX; letters.len() + 1];
    cheapest[0] = 0;
    for from in 0..letters.len() {
        for to in from + 1..=letters.len().min(from + LONGEST) {
            if let Some(piece) = piece(&letters[from..to]) {
                cheapest[to] = cheapest[to].min(cheapest[from] + piece);
            }
        }
    }
    cheapest[letters.len()]
}

/// What a piece costs, where it is one.
fn piece(letters: &[char]) -> Option<usize> {
    if let [one] = letters {
        return Some(if one.is_alphanumeric() { WORD } else { 0 });
    }
    if letters.iter().all(|c| *c == letters[0]) {
        return Some(1);
    }
    // A year, a date with or without its strokes, a telephone number.
    if letters.len() <= 11 && letters.iter().all(|c| c.is_ascii_digit()) {
        return Some(1);
    }
    if letters.len() <= 10 && is_date(letters) {
        return Some(1);
    }
    let text: String = letters.iter().collect();
    let back: String = letters.iter().rev().collect();
    if letters.len() >= 3 && WALKS.iter().any(|walk| walk.contains(&text) || walk.contains(&back)) {
        return Some(1);
    }
    let spellings = [text.clone(), meant(letters, 'i'), meant(letters, 'l')];
    spellings.iter().any(|text| WORDS.contains(text.as_str())).then_some(WORD)
}

fn is_date(letters: &[char]) -> bool {
    let signs = letters.iter().filter(|c| matches!(c, '/' | '-' | '.')).count();
    signs == 2 && letters.iter().all(|c| c.is_ascii_digit() || matches!(c, '/' | '-' | '.'))
}

/// The word behind digits and signs that look like letters; `1` may be one of two.
fn meant(letters: &[char], one: char) -> String {
    let letter = |c: &char| match c {
        '0' => 'o',
        '1' | '!' | '|' => one,
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' | '+' => 't',
        other => *other,
    };
    letters.iter().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_there_and_folded() {
        assert!(WORDS.len() > 10_000);
        for word in ["password", "dragon", "matkhau", "baohiemxahoi", "nguyen"] {
            assert!(WORDS.contains(word), "{word}");
        }
        assert!(WORDS.iter().all(|word| folded(word).iter().collect::<String>() == *word));
    }

    #[test]
    fn four_words_are_enough_and_three_are_not() {
        assert!(is_guessed_soon("dragon monkey shadow"));
        assert!(is_guessed_soon("dragonmonkeyshadow1987"));
        assert!(!is_guessed_soon("dragon monkey shadow master"));
        // Said twice it is no harder.
        assert!(is_guessed_soon("dragonmonkeydragonmonkey"));
        for good in ["Wq7#rT!mZp2v", "trăng lên đỉnh núi", "con trâu đi trước cái cày"] {
            assert!(!is_guessed_soon(good), "{good}");
        }
    }
}
