//! Puts eligible units in order: by a first key, and by later keys where units are comparable.

use std::collections::BTreeMap;

use crate::exact::{Number, Value};

/// Which end of a key goes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum First {
    /// The biggest value leads.
    Biggest,
    /// The smallest value leads.
    Smallest,
}

/// One ranking key: a value for every unit, rounded already where a reading rounds.
#[derive(Clone, Debug)]
pub struct Key {
    /// Which end goes first.
    pub first: First,
    /// The value of each unit.
    pub values: BTreeMap<String, Value>,
}

/// Groups of equal units, the best group first; within a group in code order.
///
/// Contract, "two rules that keep ranking honest": where any unit of a comparable group lacks the tie-break figure
/// (unknown or undefined), the tie-break is not applied to that group; no later key is tried either.
pub fn groups(units: &[String], keys: &[Key]) -> Vec<Vec<String>> {
    let mut units = units.to_vec();
    units.sort();
    if units.is_empty() {
        return Vec::new();
    }
    if units.len() == 1 {
        return vec![units];
    }
    let Some(key) = keys.first() else { return vec![units] };
    if units.iter().any(|unit| key.values[unit].known().is_none()) {
        return vec![units];
    }
    let value_of = |unit: &String| -> Number { key.values[unit].known().expect("looked above").clone() };

    let mut values: Vec<Number> = units.iter().map(value_of).collect();
    values.sort();
    values.dedup();
    if key.first == First::Biggest {
        values.reverse();
    }

    let mut all = Vec::new();
    for value in values {
        let equal: Vec<String> = units.iter().filter(|unit| value_of(unit) == value).cloned().collect();
        for group in groups(&equal, &keys[1..]) {
            all.push(group);
        }
    }
    all
}

/// Standard competition ranks ("1224"): one more than the number of units in the groups before.
pub fn ranks(groups: &[Vec<String>]) -> BTreeMap<String, usize> {
    let mut ranks = BTreeMap::new();
    let mut before = 0;
    for group in groups {
        for unit in group {
            ranks.insert(unit.clone(), before + 1);
        }
        before += group.len();
    }
    ranks
}

/// Who is selected, in rank order and then code order, and who is tied across the last place, in code order.
///
/// Without a quota everybody is selected. A group that does not fit whole is tied whole, and nobody after it is
/// selected: its places stay open for the council.
pub fn select(groups: &[Vec<String>], quota: Option<usize>) -> (Vec<String>, Vec<String>) {
    let mut selected: Vec<String> = Vec::new();
    for group in groups {
        if let Some(quota) = quota {
            if selected.len() == quota {
                break;
            }
            if selected.len() + group.len() > quota {
                return (selected, group.clone());
            }
        }
        selected.extend(group.iter().cloned());
    }
    (selected, Vec::new())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exact::whole;

    fn key(first: First, values: &[(&str, Option<i64>)]) -> Key {
        let value = |v: &Option<i64>| v.map_or(Value::Unknown, |n| Value::Known(whole(n)));
        Key { first, values: values.iter().map(|(unit, v)| (unit.to_string(), value(v))).collect() }
    }

    fn units(codes: &str) -> Vec<String> {
        codes.split_whitespace().map(str::to_string).collect()
    }

    #[test]
    fn a_missing_tie_break_leaves_its_group_tied_and_no_other() {
        // By the first key 01 and 02 stand at 9, 03 and 04 at 7. 02 has no tie-break, 04 beats 03.
        let first =
            key(First::Biggest, &[("01", Some(9)), ("02", Some(9)), ("03", Some(7)), ("04", Some(7))]);
        let second = key(First::Biggest, &[("01", Some(1)), ("02", None), ("03", Some(1)), ("04", Some(2))]);
        let found = groups(&units("01 02 03 04"), &[first, second]);
        assert_eq!(found, vec![units("01 02"), units("04"), units("03")]);
        let ranks = ranks(&found);
        assert_eq!((ranks["01"], ranks["02"], ranks["04"], ranks["03"]), (1, 1, 3, 4));
    }

    #[test]
    fn a_group_across_the_last_place_is_tied_whole() {
        let groups = vec![units("05"), units("01 02 03"), units("04")];
        assert_eq!(select(&groups, Some(3)), (units("05"), units("01 02 03")));
        assert_eq!(select(&groups, Some(4)), (units("05 01 02 03"), units("")));
        assert_eq!(select(&groups, Some(1)), (units("05"), units("")));
        assert_eq!(select(&groups, None), (units("05 01 02 03 04"), units("")));
    }
}
