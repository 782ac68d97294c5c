//! How far two spellings are apart, for "did you mean".

/// The fewest letters added, dropped, changed or swapped with their neighbour that turn one text into the other.
pub(crate) fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let width = b.len() + 1;
    let mut before_last = vec![0; width];
    let mut last: Vec<usize> = (0..width).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; width];
        for j in 1..width {
            let changed = usize::from(a[i - 1] != b[j - 1]);
            row[j] = (last[j] + 1).min(row[j - 1] + 1).min(last[j - 1] + changed);
            let swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if swapped {
                row[j] = row[j].min(before_last[j - 2] + 1);
            }
        }
        before_last = last;
        last = row;
    }
    last[b.len()]
}

/// How many slips a text of this length may hold and still suggest something.
pub(crate) fn tolerance(text: &str) -> usize {
    match text.chars().count() {
        0..=2 => 0,
        3..=5 => 1,
        6..=10 => 2,
        _ => 3,
    }
}

/// The candidate nearest to a text within its tolerance; the first of equally near ones.
pub(crate) fn nearest<'a, T>(text: &str, candidates: impl Iterator<Item = (&'a str, T)>) -> Option<T> {
    let limit = tolerance(text);
    let letters = text.chars().count();
    candidates
        .filter(|(name, _)| name.chars().count().abs_diff(letters) <= limit)
        .map(|(name, item)| (distance(text, name), item))
        .filter(|(slips, _)| *slips <= limit)
        .reduce(|best, next| if next.0 < best.0 { next } else { best })
        .map(|(_, item)| item)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_slips() {
        assert_eq!(distance("heath", "health"), 1);
        assert_eq!(distance("haelth", "health"), 1);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(nearest("colected", [("late", 1), ("collected", 2)].into_iter()), Some(2));
        assert_eq!(nearest("zzzzzz", [("late", 1)].into_iter()), None);
    }
}
