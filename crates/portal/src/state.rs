//! What every page can reach, and what is kept ready so that a page need not read it again.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard};

use jiff::Timestamp;
use judge::AwardFragility;
use movement::Movement;
use store::{Account, Files, MovementKept, MovementState, NewJudgement, Report, Store, StoreError, Wanted};
use tokio::sync::Semaphore;

use crate::alike::Alike;
use crate::ground::{Example, Ground};
use crate::heavy::Heavy;
use crate::mail::Mail;
use crate::metrics::Metrics;
use crate::pages::compared::Compared;
use crate::problem::Problem;
use crate::rights::needs_code;
use crate::server::Settings;
use crate::session::digest;
use crate::workshop::Workshop;

/// Who acts where nobody does: the program itself.
pub(crate) const SYSTEM: &str = "system";

/// What every page can reach. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Portal(Arc<Shared>);

/// By movement and round what was last read, and as of which entry of the journal.
type Grounds = BTreeMap<(String, String), (i64, Arc<Ground>)>;

struct Shared {
    store: Store,
    settings: Settings,
    uploads: Files,
    examples: Vec<Example>,
    movements: Mutex<(i64, Vec<Arc<Shelved>>)>,
    grounds: Mutex<Grounds>,
    /// What judgements were made from, by their number: that never changes.
    judged: Mutex<BTreeMap<i64, Arc<Ground>>>,
    /// Passwords are slow to check on purpose: so many at once, so that pages stay quick.
    hashing: Semaphore,
    /// Pages that everybody without an account sees alike.
    alike: Alike,
    /// Readings compared, by the digest of what was judged.
    comparisons: Workshop<Compared>,
    /// What would change who is selected, likewise.
    fragilities: Workshop<Vec<AwardFragility>>,
    /// Receipts are judged again one at a time.
    replaying: Arc<Semaphore>,
    /// The journal looked through, by its end.
    verifications: Workshop<Result<Report, String>>,
    heavy: Heavy,
    metrics: Metrics,
}

/// A movement as it is kept, read.
#[derive(Debug)]
pub(crate) struct Shelved {
    /// The movement.
    pub movement: Arc<Movement>,
    /// Which revision of its file.
    pub revision: i64,
    /// How far it has come.
    pub state: MovementState,
}

impl Portal {
    /// A portal over a store. Movements that the store does not have yet are launched in it.
    pub(crate) async fn open(
        store: Store,
        settings: &Settings,
        movements: Vec<Movement>,
        examples: Vec<Example>,
    ) -> Result<Portal, StoreError> {
        let kept = store.movements(Wanted::Now).await?;
        for movement in movements {
            if kept.iter().any(|kept| kept.movement == movement.id) {
                continue;
            }
            let now = Timestamp::now();
            store.launch_first(now, SYSTEM, &movement.id, &movement.source, "built in").await?;
        }
        Ok(Portal(Arc::new(Shared {
            store,
            uploads: Files::open_at(&settings.files, &settings.service)?,
            settings: settings.clone(),
            examples,
            movements: Mutex::default(),
            grounds: Mutex::default(),
            judged: Mutex::default(),
            hashing: Semaphore::new(2),
            alike: Alike::default(),
            comparisons: Workshop::default(),
            fragilities: Workshop::default(),
            replaying: Arc::new(Semaphore::new(1)),
            verifications: Workshop::default(),
            heavy: Heavy::new(settings.heavy_at_once),
            metrics: Metrics::new(),
        })))
    }

    /// What is kept.
    pub(crate) fn store(&self) -> &Store {
        &self.0.store
    }

    /// How the portal is run.
    pub(crate) fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// Where uploads are kept.
    pub(crate) fn uploads(&self) -> &Files {
        &self.0.uploads
    }

    /// The illustrative figures of a round that the program carries.
    pub(crate) fn example(&self, movement: &str, round: &str) -> Option<&Example> {
        self.0.examples.iter().find(|example| example.movement == movement && example.round == round)
    }

    /// Whether somebody must set codes up before anything else. Waived in the demo, and nowhere else.
    pub(crate) fn must_set_codes_up(&self, account: &Account) -> bool {
        let needs = account.grants.iter().any(|grant| needs_code(grant.role));
        needs && !account.has_totp && !self.0.settings.demo
    }

    /// Pages that everybody without an account sees alike.
    pub(crate) fn alike(&self) -> &Alike {
        &self.0.alike
    }

    /// Readings compared.
    pub(crate) fn comparisons(&self) -> &Workshop<Compared> {
        &self.0.comparisons
    }

    /// What would change who is selected.
    pub(crate) fn fragilities(&self) -> &Workshop<Vec<AwardFragility>> {
        &self.0.fragilities
    }

    /// The journal looked through.
    pub(crate) fn verifications(&self) -> &Workshop<Result<Report, String>> {
        &self.0.verifications
    }

    /// Leave to judge a receipt again.
    pub(crate) fn replaying(&self) -> &Arc<Semaphore> {
        &self.0.replaying
    }

    /// How letters are sent; `None` where no mail server is set.
    pub(crate) fn mail(&self) -> Option<&Mail> {
        self.0.settings.mail.as_ref()
    }

    /// Leave for heavy work.
    pub(crate) fn heavy(&self) -> &Heavy {
        &self.0.heavy
    }

    /// What is measured.
    pub(crate) fn metrics(&self) -> &Metrics {
        &self.0.metrics
    }

    /// Leave to check a password.
    pub(crate) fn hashing(&self) -> &Semaphore {
        &self.0.hashing
    }

    /// Every movement that is launched, the latest letter first.
    pub(crate) async fn movements(&self) -> Result<Vec<Arc<Shelved>>, Problem> {
        let end = self.store().end().await?;
        self.movements_as_of(end).await
    }

    /// The same, as they were when an entry of the journal had been written.
    async fn movements_as_of(&self, end: i64) -> Result<Vec<Arc<Shelved>>, Problem> {
        let known = locked(&self.0.movements).clone();
        if known.0 == end && end > 0 {
            return Ok(known.1);
        }
        let mut movements = Vec::new();
        for kept in self.store().movements(Wanted::AsOfEntry(end)).await? {
            let same =
                |old: &&Arc<Shelved>| old.movement.id == kept.movement && old.revision == kept.revision;
            let read = match known.1.iter().find(same) {
                Some(old) => Some(old.movement.clone()),
                None => read(&kept),
            };
            let Some(movement) = read else { continue };
            movements.push(Arc::new(Shelved { movement, revision: kept.revision, state: kept.state }));
        }
        movements.retain(|shelved| shelved.state != MovementState::Draft);
        movements.sort_by(|a, b| {
            b.movement.issued.cmp(&a.movement.issued).then_with(|| a.movement.id.cmp(&b.movement.id))
        });
        let mut kept = locked(&self.0.movements);
        // Another page may have read on meanwhile.
        if kept.0 <= end {
            *kept = (end, movements.clone());
        }
        Ok(movements)
    }

    /// The movement with an id.
    pub(crate) async fn movement(&self, id: &str) -> Result<Arc<Shelved>, Problem> {
        let movements = self.movements().await?;
        movements.into_iter().find(|shelved| shelved.movement.id == id).ok_or(Problem::NotFound)
    }

    /// The same, as it was when an entry of the journal had been written.
    pub(crate) async fn movement_as_of(&self, id: &str, end: i64) -> Result<Arc<Shelved>, Problem> {
        let movements = self.movements_as_of(end).await?;
        movements.into_iter().find(|shelved| shelved.movement.id == id).ok_or(Problem::NotFound)
    }

    /// What a round would be judged from now: movement, readings and figures are all of one moment.
    pub(crate) async fn ground(&self, shelved: &Shelved, round: &str) -> Result<Arc<Ground>, Problem> {
        let end = self.store().end().await?;
        let key = (shelved.movement.id.clone(), round.to_owned());
        if let Some((entry, ground)) = locked(&self.0.grounds).get(&key)
            && *entry == end
        {
            return Ok(ground.clone());
        }
        // Not the one that was given: a revision may have come since it was looked for.
        let shelved = self.movement_as_of(&key.0, end).await?;
        let example = self.example(&key.0, round);
        let ground = Arc::new(Ground::now(self.store(), &shelved, round, end, example).await?);
        locked(&self.0.grounds).insert(key, (end, ground.clone()));
        Ok(ground)
    }
}

impl Portal {
    /// What a round was judged from, as it was known then and under the revision that was in force.
    pub(crate) async fn ground_then(&self, of: &NewJudgement) -> Result<Ground, Problem> {
        let kept = self.store().movement(&of.movement, of.revision).await?.ok_or(Problem::NotFound)?;
        let movement = read(&kept).ok_or(Problem::NotFound)?;
        let shelved = Shelved { movement, revision: kept.revision, state: kept.state };
        Ground::judged_then(self.store(), &shelved, of).await
    }

    /// What a kept judgement was made from. Should it no longer come to the result that was kept, it is not shown.
    pub(crate) async fn ground_of(&self, judgement: i64) -> Result<Arc<Ground>, Problem> {
        if let Some(ground) = locked(&self.0.judged).get(&judgement) {
            return Ok(ground.clone());
        }
        let kept = self.store().judgement(judgement).await?.ok_or(Problem::NotFound)?;
        let ground = Arc::new(self.ground_then(&kept.of).await?);
        if result_digest(&ground) != kept.of.digest {
            let what = format!("the judgement {judgement} no longer comes to its result");
            return Err(Problem::Store(StoreError::Damaged(what)));
        }
        locked(&self.0.judged).insert(judgement, ground.clone());
        Ok(ground)
    }
}

/// The digest of the result that a round comes to: what a kept judgement is held to.
pub(crate) fn result_digest(ground: &Ground) -> String {
    digest(&ground.judged().to_json())
}

/// A lock on something of which every state is whole: a panic elsewhere does not spoil it.
pub(crate) fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}

/// The movement of a kept revision; only sound ones are kept.
fn read(kept: &MovementKept) -> Option<Arc<Movement>> {
    let (movement, problems) = Movement::read(&kept.text, &format!("{}.toml", kept.movement));
    if movement.is_none() {
        tracing::error!(
            movement = kept.movement,
            problems = problems.len(),
            "a kept movement cannot be read"
        );
    }
    movement.map(Arc::new)
}
