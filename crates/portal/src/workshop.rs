//! Work that may take longer than a page may: done beside the pages, one piece after the other, once for all who ask for it.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::{Duration, Instant};

use tokio::sync::{Semaphore, watch};
use tokio::time::timeout;

use crate::problem::Problem;

/// A page waits so long for its work; then it says that the work is going on.
const PATIENCE: Duration = Duration::from_millis(900);

/// So many pieces are kept.
const MOST: usize = 48;

/// Pieces of work of one kind, by what they are about: the same key must always stand for the same work.
pub(crate) struct Workshop<T> {
    pieces: Mutex<BTreeMap<String, Piece<T>>>,
    turn: Arc<Semaphore>,
}

struct Piece<T> {
    begun: Instant,
    steps: Arc<Steps>,
    done: watch::Receiver<Option<Arc<T>>>,
}

/// How far a piece of work has come.
#[derive(Default)]
pub(crate) struct Steps {
    done: AtomicUsize,
    all: AtomicUsize,
}

impl Steps {
    /// Says how many steps there are.
    pub(crate) fn of(&self, all: usize) {
        self.all.store(all, Ordering::Relaxed);
    }

    /// Says that a step is done.
    pub(crate) fn step(&self) {
        self.done.fetch_add(1, Ordering::Relaxed);
    }
}

/// A piece of work that was asked for.
pub(crate) enum Work<T> {
    /// It is done.
    Done(Arc<T>),
    /// It is going on.
    Going(Going),
}

/// How far a piece of work has come that is going on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Going {
    /// For so many seconds.
    pub seconds: u64,
    /// So many of so many steps are done, where that is known.
    pub steps: Option<(usize, usize)>,
}

impl<T> Default for Workshop<T> {
    fn default() -> Workshop<T> {
        Workshop { pieces: Mutex::default(), turn: Arc::new(Semaphore::new(1)) }
    }
}

impl<T: Send + Sync + 'static> Workshop<T> {
    /// Asks for a piece of work; begins it where nobody has.
    pub(crate) async fn ask(
        &self,
        key: &str,
        work: impl FnOnce(&Steps) -> T + Send + 'static,
    ) -> Result<Work<T>, Problem> {
        let (begun, steps, mut done) = self.piece(key, work);
        match timeout(PATIENCE, done.wait_for(Option::is_some)).await {
            Ok(Ok(result)) => match &*result {
                Some(result) => Ok(Work::Done(result.clone())),
                None => Err(Problem::Broken),
            },
            // Whoever worked broke off: the next to ask begins anew.
            Ok(Err(_)) => {
                self.pieces().remove(key);
                Err(Problem::Broken)
            }
            Err(_) => {
                let count = |number: &AtomicUsize| number.load(Ordering::Relaxed);
                let (done, all) = (count(&steps.done), count(&steps.all));
                let steps = (all > 0).then_some((done.min(all), all));
                Ok(Work::Going(Going { seconds: begun.elapsed().as_secs(), steps }))
            }
        }
    }

    #[allow(clippy::type_complexity)]
    fn piece(
        &self,
        key: &str,
        work: impl FnOnce(&Steps) -> T + Send + 'static,
    ) -> (Instant, Arc<Steps>, watch::Receiver<Option<Arc<T>>>) {
        let mut pieces = self.pieces();
        if let Some(piece) = pieces.get(key) {
            return (piece.begun, piece.steps.clone(), piece.done.clone());
        }
        while pieces.len() >= MOST {
            let oldest = pieces.iter().min_by_key(|(_, piece)| piece.begun).map(|(key, _)| key.clone());
            let Some(oldest) = oldest else { break };
            pieces.remove(&oldest);
        }
        let (tell, done) = watch::channel(None);
        let piece = Piece { begun: Instant::now(), steps: Arc::default(), done: done.clone() };
        let (begun, steps, turn) = (piece.begun, piece.steps.clone(), self.turn.clone());
        pieces.insert(key.to_owned(), piece);
        let told = steps.clone();
        tokio::spawn(async move {
            let Ok(_turn) = turn.acquire().await else { return };
            if let Ok(result) = tokio::task::spawn_blocking(move || work(&told)).await {
                tell.send_replace(Some(Arc::new(result)));
            }
        });
        (begun, steps, done)
    }

    fn pieces(&self) -> MutexGuard<'_, BTreeMap<String, Piece<T>>> {
        self.pieces.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn result(workshop: &Workshop<usize>, key: &str) -> Option<usize> {
        match workshop.ask(key, |_| 0).await {
            Ok(Work::Done(done)) => Some(*done),
            _ => None,
        }
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn work_is_done_once_for_all_who_ask() {
        let (workshop, times) = (Arc::new(Workshop::default()), Arc::new(AtomicUsize::new(0)));
        let asking = (0..8).map(|_| {
            let (workshop, times) = (workshop.clone(), times.clone());
            let work = move |_: &Steps| times.fetch_add(1, Ordering::Relaxed) + 7;
            tokio::spawn(async move { workshop.ask("a", work).await })
        });
        for asked in asking.collect::<Vec<_>>() {
            assert!(matches!(asked.await.unwrap(), Ok(Work::Done(done)) if *done == 7));
        }
        assert_eq!(times.load(Ordering::Relaxed), 1);
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn long_work_says_how_far_it_is_and_is_there_later() {
        let workshop = Workshop::default();
        let (go, wait) = std::sync::mpsc::channel::<()>();
        let work = move |steps: &Steps| {
            steps.of(3);
            steps.step();
            wait.recv().map_or(0, |()| 5)
        };
        match workshop.ask("long", work).await {
            Ok(Work::Going(going)) => assert_eq!(going.steps, Some((1, 3))),
            _ => panic!("it is not done yet"),
        }
        go.send(()).unwrap();
        assert_eq!(result(&workshop, "long").await, Some(5));
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn what_broke_off_is_begun_anew() {
        let workshop = Workshop::default();
        assert!(matches!(workshop.ask("a", |_| panic!("on purpose")).await, Err(Problem::Broken)));
        assert!(matches!(workshop.ask("a", |_| 3).await, Ok(Work::Done(done)) if *done == 3));
        for number in 0..MOST + 5 {
            assert_eq!(result(&workshop, &format!("k{number}")).await, Some(0));
        }
        assert!(workshop.pieces().len() <= MOST, "no more are kept than that");
    }
}
