//! Units of measure in headings: `(triệu đồng)`, `ĐVT: người`, `(%)`.

use exact::Ratio;

/// How the numbers of a column are meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Measure {
    /// Numbers are so many times what is written.
    Times(u32),
    /// Numbers are percentages.
    Percent,
}

impl Measure {
    /// The factor as a number: `Times(6)` is a million.
    pub(super) fn factor(zeros: u32) -> Ratio {
        Ratio::int(10i128.pow(zeros))
    }
}

/// What a measure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counted {
    Money,
    Heads,
    Share,
}

/// Words for amounts, in bare letters, the longer before what they contain; with the zeros that they stand for.
const WORDS: [(&str, u32, Counted); 26] = [
    ("nghin ty dong", 12, Counted::Money),
    ("ngan ty dong", 12, Counted::Money),
    ("trieu dong", 6, Counted::Money),
    ("ty dong", 9, Counted::Money),
    ("nghin dong", 3, Counted::Money),
    ("ngan dong", 3, Counted::Money),
    ("1.000 dong", 3, Counted::Money),
    ("1,000 dong", 3, Counted::Money),
    ("1000 dong", 3, Counted::Money),
    ("1.000d", 3, Counted::Money),
    ("1000d", 3, Counted::Money),
    ("tr.dong", 6, Counted::Money),
    ("tr. dong", 6, Counted::Money),
    ("tr dong", 6, Counted::Money),
    ("trd", 6, Counted::Money),
    ("billion vnd", 9, Counted::Money),
    ("million vnd", 6, Counted::Money),
    ("thousand vnd", 3, Counted::Money),
    ("vnd", 0, Counted::Money),
    ("trieu nguoi", 6, Counted::Heads),
    ("nghin nguoi", 3, Counted::Heads),
    ("ngan nguoi", 3, Counted::Heads),
    ("1.000 nguoi", 3, Counted::Heads),
    ("1000 nguoi", 3, Counted::Heads),
    ("thousand people", 3, Counted::Heads),
    ("%", 0, Counted::Share),
];

/// Whole cells, or whole brackets, that only say what is counted.
const PLAIN: [(&str, Option<Counted>); 13] = [
    ("dong", Some(Counted::Money)),
    ("nguoi", Some(Counted::Heads)),
    ("people", Some(Counted::Heads)),
    ("the", None),
    ("tai khoan", None),
    ("lan", None),
    ("luot", None),
    ("don vi", None),
    ("diem", None),
    ("ty le", None),
    ("ratio", None),
    ("co/khong", None),
    ("yes/no", None),
];

/// Words that introduce a unit of measure.
const INTRODUCTIONS: [&str; 4] = ["don vi tinh", "dvt", "don vi", "unit"];

/// The measures that a text in bare letters speaks of, and the text without them.
pub(super) fn measures(text: &str) -> (Vec<(Measure, Counted)>, String) {
    let mut rest = text.to_owned();
    let mut found = Vec::new();
    for (word, zeros, counted) in WORDS {
        while let Some(at) = as_word(&rest, word) {
            rest.replace_range(at..at + word.len(), " ");
            let measure = if counted == Counted::Share { Measure::Percent } else { Measure::Times(zeros) };
            found.push((measure, counted));
        }
    }
    rest = without_plain_brackets(&rest, &mut found);
    let introduced =
        INTRODUCTIONS.iter().find_map(|word| rest.trim().strip_prefix(word)?.trim_start().strip_prefix(':'));
    let alone = introduced.unwrap_or(&rest).trim_matches(|c: char| " :,;.()[]/".contains(c)).to_owned();
    let parts: Vec<&str> = alone.split([',', ';']).map(str::trim).filter(|p| !p.is_empty()).collect();
    let plain = |part: &&str| PLAIN.iter().find(|(word, _)| word == part);
    if parts.iter().all(|part| plain(part).is_some())
        && (introduced.is_some() || !parts.is_empty() || !found.is_empty())
    {
        let counted = parts.iter().filter_map(|part| plain(part)?.1);
        found.extend(counted.map(|counted| (Measure::Times(0), counted)));
        rest.clear();
    } else if introduced.is_some() {
        rest = alone;
    }
    (found, rest)
}

/// Takes out brackets that only say what is counted.
fn without_plain_brackets(text: &str, found: &mut Vec<(Measure, Counted)>) -> String {
    let mut rest = text.to_owned();
    while let Some(open) = rest.find(['(', '[']) {
        let Some(close) = rest[open..].find([')', ']']).map(|n| open + n) else { break };
        let inside = rest[open + 1..close].trim().to_owned();
        let inside = inside.strip_prefix("dvt:").unwrap_or(&inside).trim();
        let plain = PLAIN.iter().find(|(word, _)| *word == inside);
        match plain {
            Some((_, counted)) => found.extend(counted.map(|counted| (Measure::Times(0), counted))),
            None if inside.is_empty() => {}
            None => {
                // Words that say something stay, without their brackets.
                let kept = format!(" {inside} ");
                rest.replace_range(open..=close, &kept);
                continue;
            }
        }
        rest.replace_range(open..=close, " ");
    }
    rest
}

/// Where a word stands by itself.
fn as_word(text: &str, word: &str) -> Option<usize> {
    text.match_indices(word).map(|(at, _)| at).find(|at| {
        let before = text[..*at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        word == "%" || (!letter(before) && !letter(after))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::bare;

    #[test]
    fn what_headings_count_in() {
        let money = |zeros| vec![(Measure::Times(zeros), Counted::Money)];
        for (text, found, rest) in [
            ("Số thu (triệu đồng)", money(6), "so thu"),
            ("Số phải thu, tỷ đồng", money(9), "so phai thu"),
            ("Số tiền chậm đóng", vec![], "so tien cham dong"),
            ("Số tiền chậm đóng (đồng)", money(0), "so tien cham dong"),
            ("Đơn vị tính: Triệu đồng", money(6), ""),
            ("ĐVT: người, triệu đồng", [money(6), vec![(Measure::Times(0), Counted::Heads)]].concat(), ""),
            ("Đồng", money(0), ""),
            ("Tỷ lệ chậm đóng (%)", vec![(Measure::Percent, Counted::Share)], "ty le cham dong"),
            ("Đơn vị", vec![], ""),
            ("BHXH (bắt buộc và tự nguyện)", vec![], "bhxh bat buoc va tu nguyen"),
            ("(1", vec![], "(1"),
        ] {
            let (measures, left) = measures(&bare(text));
            assert_eq!(measures, found, "{text}");
            let left: Vec<&str> = left.split([' ', ',']).filter(|w| !w.is_empty()).collect();
            assert_eq!(left.join(" "), rest, "{text}");
        }
    }
}
