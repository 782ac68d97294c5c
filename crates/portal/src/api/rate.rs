//! How much one token may ask: enough for any honest program, and no more than that.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// So many requests at once…
const BURST: u32 = 600;

/// …and then one each.
const EACH: Duration = Duration::from_millis(50);

/// What the tokens of an instance have asked: by token the moment at which it will have paid for all that it asked.
#[derive(Default)]
pub(crate) struct Rates(Mutex<BTreeMap<i64, Instant>>);

impl Rates {
    /// Counts a request; the seconds to wait where it is one too many.
    pub(crate) fn wait(&self, token: i64) -> Option<u64> {
        self.wait_at(token, Instant::now())
    }

    fn wait_at(&self, token: i64, now: Instant) -> Option<u64> {
        let mut rates = self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        // Who owes nothing is forgotten now and then.
        if rates.len() > 10_000 {
            rates.retain(|_, paid| *paid > now);
        }
        let paid = rates.entry(token).or_insert(now);
        let owed = (*paid).max(now) + EACH;
        let most = now + EACH * BURST;
        match owed.checked_duration_since(most) {
            Some(over) if !over.is_zero() => Some(over.as_secs() + 1),
            _ => {
                *paid = owed;
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_is_let_through_and_then_one_each() {
        let (rates, start) = (Rates(Mutex::default()), Instant::now());
        for _ in 0..BURST {
            assert_eq!(rates.wait_at(1, start), None);
        }
        assert_eq!(rates.wait_at(1, start), Some(1));
        assert_eq!(rates.wait_at(2, start), None, "another token is another matter");
        assert_eq!(rates.wait_at(1, start + EACH), None);
        assert_eq!(rates.wait_at(1, start + EACH), Some(1));
        let later = start + EACH * BURST * 3;
        assert_eq!((0..2 * BURST).filter(|_| rates.wait_at(1, later).is_none()).count() as u32, BURST);
    }
}
