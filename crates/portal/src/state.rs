//! What every page can reach.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use movement::Movement;
use reference::Period;
use store::{FigureKey, Store};

use crate::ground::{Example, Ground};

/// What every page can reach. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Portal(Arc<Shared>);

struct Shared {
    store: Store,
    movements: Vec<Arc<Movement>>,
    examples: Vec<Example>,
    grounds: Mutex<BTreeMap<(String, String), Arc<Ground>>>,
}

impl Portal {
    pub(crate) fn new(store: Store, movements: Vec<Movement>, examples: Vec<Example>) -> Portal {
        let movements = movements.into_iter().map(Arc::new).collect();
        Portal(Arc::new(Shared { store, movements, examples, grounds: Mutex::default() }))
    }

    /// What is kept.
    pub(crate) fn store(&self) -> &Store {
        &self.0.store
    }

    /// A figure that nobody has: asking for it shows whether the database answers.
    pub(crate) fn probe(&self) -> FigureKey {
        FigureKey { unit: String::new(), indicator: String::new(), period: Period::Year(1) }
    }

    /// Every movement, the latest letter first.
    pub(crate) fn movements(&self) -> Vec<Arc<Movement>> {
        let mut movements = self.0.movements.clone();
        movements.sort_by(|a, b| b.issued.cmp(&a.issued).then_with(|| a.id.cmp(&b.id)));
        movements
    }

    /// The movement with an id.
    pub(crate) fn movement(&self, id: &str) -> Option<Arc<Movement>> {
        self.0.movements.iter().find(|movement| movement.id == id).cloned()
    }

    /// What a round is judged from.
    pub(crate) fn ground(&self, movement: &Arc<Movement>, round: &str) -> Option<Arc<Ground>> {
        let key = (movement.id.clone(), round.to_owned());
        let mut grounds = self.0.grounds.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        if let Some(ground) = grounds.get(&key) {
            return Some(ground.clone());
        }
        let example = self.0.examples.iter().find(|e| e.movement == movement.id && e.round == round);
        let ground = Arc::new(Ground::of_example(movement.clone(), round, example)?);
        grounds.insert(key, ground.clone());
        Some(ground)
    }
}
