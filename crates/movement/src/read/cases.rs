//! Reading what a letter says differently by round, award or reading.

use toml::Spanned;
use toml::de::DeValue;

use super::table::{Reader, Table};
use crate::{At, Case, Cases};

/// The conditions that any case may carry.
pub(super) const CONDITIONS: [&str; 4] = ["under", "rounds", "awards", "clause"];

/// Reads a rule that is either one plain value or a list of cases, each with its conditions.
///
/// A case is a table; `inner` reads what it says, from the whole table where the value has several keys.
pub(super) fn cases<'t, T>(
    reader: &mut Reader<'_>,
    table: Table<'t>,
    key: &str,
    keys: &[&str],
    inner: &mut dyn FnMut(&mut Reader<'_>, Table<'t>) -> Option<T>,
    plain: &mut dyn FnMut(&mut Reader<'_>, &'t Spanned<DeValue<'t>>) -> Option<T>,
) -> Cases<T> {
    let Some(value) = table.table.get(key) else { return Cases::default() };
    let mut list = Vec::new();
    match value.get_ref() {
        DeValue::Array(items) => {
            for item in items {
                if let DeValue::Table(_) = item.get_ref() {
                    let Some(case) = reader.as_table(item, key) else { continue };
                    list.extend(one(reader, case, keys, inner));
                } else if let Some(is) = plain(reader, item) {
                    list.push(always(is, item.span()));
                }
            }
        }
        DeValue::Table(_) => {
            if let Some(case) = reader.as_table(value, key) {
                list.extend(one(reader, case, keys, inner));
            }
        }
        _ => list.extend(plain(reader, value).map(|is| always(is, value.span()))),
    }
    Cases(list)
}

fn always<T>(is: T, span: std::ops::Range<usize>) -> Case<T> {
    Case { under: vec![], rounds: vec![], awards: vec![], clause: vec![], is, span }
}

fn one<'t, T>(
    reader: &mut Reader<'_>,
    case: Table<'t>,
    keys: &[&str],
    inner: &mut dyn FnMut(&mut Reader<'_>, Table<'t>) -> Option<T>,
) -> Option<Case<T>> {
    reader.only(case, &[&CONDITIONS[..], keys].concat());
    let under = match reader.table(case, "under") {
        Some(under) => under
            .table
            .iter()
            .map(|(id, value)| {
                let choices = reader.as_strings(value, id.get_ref());
                (At::new(id.get_ref().to_string(), id.span()), choices)
            })
            .collect(),
        None => vec![],
    };
    let rounds = reader.strings(case, "rounds");
    let awards = reader.strings(case, "awards");
    let clause = reader.strings(case, "clause");
    let is = inner(reader, case)?;
    Some(Case { under, rounds, awards, clause, is, span: case.span() })
}

/// Cases whose value stands under the key `is`.
pub(super) fn cases_of<'t, T>(
    reader: &mut Reader<'_>,
    table: Table<'t>,
    key: &str,
    mut read: impl FnMut(&mut Reader<'_>, &'t Spanned<DeValue<'t>>) -> Option<T>,
) -> Cases<T> {
    // Both closures need the one reading function, one after the other, never at once.
    let read = std::cell::RefCell::new(&mut read);
    cases(
        reader,
        table,
        key,
        &["is"],
        &mut |reader, case| match reader.value(case, "is") {
            Some(value) => (read.borrow_mut())(reader, value),
            None => {
                reader.missing(case, "is");
                None
            }
        },
        &mut |reader, value| (read.borrow_mut())(reader, value),
    )
}
