//! How wide words are printed, near enough to know how high a row must be.

use unicode_normalization::UnicodeNormalization;

/// A character of a column's width, in thousandths of the font's size: 7 pixels where letters have 11 points.
const CHARACTER: u32 = 477;

/// On how many lines a text stands in a column, by words; `bold` letters are wider.
pub(super) fn lines(text: &str, width: u32, bold: bool) -> u32 {
    // Other programs measure a little otherwise: a line too high is better than words cut off.
    let room = (width * CHARACTER * if bold { 86 } else { 95 } / 100).max(1);
    text.lines().map(|line| lines_of(line, room)).sum::<u32>().max(1)
}

fn lines_of(line: &str, room: u32) -> u32 {
    let blank = wide(' ');
    let (mut lines, mut used) = (1, 0);
    for word in line.split_whitespace() {
        let long: u32 = word.chars().map(wide).sum();
        let joined = if used == 0 { long } else { used + blank + long };
        if joined <= room {
            used = joined;
            continue;
        }
        // A word longer than the column is broken.
        let broken = long.saturating_sub(1) / room;
        lines += u32::from(used > 0) + broken;
        used = long - broken * room;
    }
    lines
}

/// The width of a letter of Times, in thousandths of its size; marks above and below a letter add nothing.
fn wide(c: char) -> u32 {
    let letter = std::iter::once(c).nfd().next().unwrap_or(c);
    match letter {
        ' ' | '.' | ',' | '\u{a0}' => 250,
        'i' | 'j' | 'l' | 't' | ':' | ';' | '/' => 278,
        'f' | 'r' | 'I' | '(' | ')' | '[' | ']' | '-' | '!' | '\'' => 333,
        's' | 'J' => 389,
        'a' | 'c' | 'e' | 'z' | '?' | '“' | '”' => 444,
        'w' | 'A' | 'D' | 'Đ' | 'G' | 'H' | 'K' | 'N' | 'O' | 'Ơ' | 'Q' | 'U' | 'Ư' | 'V' | 'X' | 'Y' => {
            722
        }
        'm' => 778,
        'B' | 'C' | 'R' => 667,
        'E' | 'L' | 'T' | 'Z' => 611,
        'F' | 'P' | 'S' | '+' | '−' | '×' | '÷' | '=' | '≤' | '≥' | '<' | '>' | '≈' => 564,
        '%' => 833,
        'M' | 'W' | '✓' | '✗' => 944,
        letter if letter.is_ascii() || ('\u{80}'..'\u{250}').contains(&letter) => 500,
        _ => 1000,
    }
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn words_are_wrapped() {
        for (text, width, expected) in [
            ("", 5, 1),
            ("Không đủ điều kiện", 18, 1),
            ("Không đủ điều kiện", 10, 2),
            ("✗ Không đạt", 12, 1),
            ("a\nb\nc", 5, 3),
            ("no-growth-required", 8, 3),
            ("a no-growth-required", 8, 4),
        ] {
            assert_eq!(lines(text, width, false), expected, "{text}");
        }
        assert!(lines("Đạt sàn phát triển", 12, true) >= lines("Đạt sàn phát triển", 12, false));
    }
}
