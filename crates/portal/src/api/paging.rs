//! Lists, page by page: whoever follows `next` sees everything once, whatever comes in meanwhile.

use serde::Serialize;
use utoipa::ToSchema;

use super::caller::Caller;
use super::extract::refused;
use super::fault::{self, Fault};

/// So many items are on a page unless another number is asked for.
const USUAL: u16 = 50;

/// So many at most.
const MOST: u16 = 200;

/// A page of a list.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Paged<T> {
    /// What is on this page.
    pub items: Vec<T>,
    /// What to give as `after` for the next page; null on the last.
    pub next: Option<String>,
}

/// Which page of a list is asked for.
pub(crate) struct Asking<'a> {
    /// The name of the list with all that narrows it: a cursor of another list is none.
    pub list: String,
    /// How many items.
    pub limit: Option<u16>,
    /// What the page before gave.
    pub after: Option<&'a str>,
}

/// A page of a list whose items each have a key; they stand in the order of their keys, and no two have the same.
pub(crate) fn page<T>(
    items: impl IntoIterator<Item = (String, T)>,
    asking: &Asking<'_>,
    caller: &Caller,
) -> Result<Paged<T>, Fault> {
    let limit = asking.limit.unwrap_or(USUAL);
    if !(1..=MOST).contains(&limit) {
        return Err(refused("limit", &format!("1…{MOST}"), caller));
    }
    let after = asking.after.map(|cursor| read(cursor, &asking.list).ok_or(Fault::of(fault::CURSOR)));
    let after = after.transpose()?;
    let mut rest = items.into_iter().filter(|(key, _)| after.as_ref().is_none_or(|after| key > after));
    let mut taken: Vec<(String, T)> = rest.by_ref().take(usize::from(limit)).collect();
    let next = rest.next().and(taken.last()).map(|(key, _)| written(&asking.list, key));
    Ok(Paged { items: taken.drain(..).map(|(_, item)| item).collect(), next })
}

/// A key for lists whose latest entry stands first.
pub(crate) fn latest_first(entry: i64) -> String {
    format!("{:019}", i64::MAX - entry)
}

/// A key for lists whose first entry stands first.
pub(crate) fn first_first(entry: i64) -> String {
    format!("{entry:019}")
}

fn written(list: &str, key: &str) -> String {
    format!("{list}\n{key}").bytes().map(|byte| format!("{byte:02x}")).collect()
}

fn read(cursor: &str, list: &str) -> Option<String> {
    let digits = cursor.as_bytes();
    if !digits.len().is_multiple_of(2) || digits.len() > 2000 {
        return None;
    }
    let bytes = digits.chunks(2).map(|two| u8::from_str_radix(std::str::from_utf8(two).ok()?, 16).ok());
    let text = String::from_utf8(bytes.collect::<Option<_>>()?).ok()?;
    let (of, key) = text.rsplit_once('\n')?;
    (of == list).then(|| key.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_read_as_it_was_written_and_of_its_own_list_only() {
        let cursor = written("units\nprovince", "24");
        assert_eq!(read(&cursor, "units\nprovince").as_deref(), Some("24"));
        for (cursor, list) in
            [(cursor.as_str(), "units\ncommune"), ("zz", "units"), ("7", "units"), ("", "units"), ("+1", "")]
        {
            assert_eq!(read(cursor, list), None, "{cursor}");
        }
    }

    #[test]
    fn the_latest_stands_first() {
        assert!(latest_first(10) < latest_first(9));
        assert!(first_first(9) < first_first(10));
    }
}
