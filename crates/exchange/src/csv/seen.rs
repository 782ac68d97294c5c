//! Names that a table has used before.

use std::collections::BTreeMap;

/// Names seen in a table, each with what was found out about it.
///
/// Tables go round: unit by unit with the same indicators, or indicator by indicator with the same units. So the name
/// that followed the last one before is tried first, and is nearly always right.
pub(super) struct Seen<T> {
    names: Vec<(Box<str>, T)>,
    places: BTreeMap<Box<str>, usize>,
    /// For each name, the one that came after it last time.
    next: Vec<usize>,
    last: usize,
}

impl<T: Copy> Seen<T> {
    pub(super) fn new() -> Seen<T> {
        Seen { names: Vec::new(), places: BTreeMap::new(), next: Vec::new(), last: 0 }
    }

    /// What is known of a name, where it was the last one or followed the last one before.
    pub(super) fn guess(&mut self, name: &str) -> Option<T> {
        for place in [self.last, *self.next.get(self.last)?] {
            let (known, found) = &self.names[place];
            if **known == *name {
                self.last = place;
                return Some(*found);
            }
        }
        None
    }

    /// What is known of a name, found out where it is new; `None` where nothing can be.
    pub(super) fn know(&mut self, name: &str, find: impl FnOnce() -> Option<T>) -> Option<T> {
        if let Some(found) = self.guess(name) {
            return Some(found);
        }
        let place = match self.places.get(name) {
            Some(place) => *place,
            None => {
                let (found, place) = (find()?, self.names.len());
                self.names.push((Box::from(name), found));
                self.places.insert(Box::from(name), place);
                self.next.push(place);
                place
            }
        };
        self.next[self.last] = place;
        self.last = place;
        Some(self.names[place].1)
    }
}
