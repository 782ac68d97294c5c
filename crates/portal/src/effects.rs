//! What a change of readings, or a new revision of a movement's file, would mean for its rounds, on the figures at hand.

use std::collections::BTreeMap;
use std::sync::Arc;

use exchange::{Door, roster};
use judge::{Judged, Plan};
use movement::Movement;
use wording::Words;

use crate::ground::Ground;
use crate::problem::Problem;
use crate::shift::{Shift, shifts};
use crate::state::{Portal, Shelved};

/// What a change would mean for a round.
pub(crate) struct RoundEffect {
    /// What the round is called.
    pub label: String,
    /// Why nothing is shown: it is judged already, has no figures, or is gone; empty where something is.
    pub says: String,
    /// Whether the figures are made up.
    pub illustrative: bool,
    /// Award by award.
    pub shifts: Vec<Shift>,
}

impl RoundEffect {
    /// Whether nothing would be another.
    pub(crate) fn is_none(&self) -> bool {
        self.says.is_empty() && self.shifts.iter().all(Shift::is_none)
    }
}

/// What other choices of readings would mean.
pub(crate) async fn of_readings(
    portal: &Portal,
    shelved: &Arc<Shelved>,
    taken: BTreeMap<String, String>,
    words: Words,
) -> Result<Vec<RoundEffect>, Problem> {
    let movement = shelved.movement.clone();
    of_change(portal, shelved, movement, taken, words).await
}

/// What another file of the movement would mean.
pub(crate) async fn of_revision(
    portal: &Portal,
    shelved: &Arc<Shelved>,
    movement: Arc<Movement>,
    words: Words,
) -> Result<Vec<RoundEffect>, Problem> {
    of_change(portal, shelved, movement, BTreeMap::new(), words).await
}

async fn of_change(
    portal: &Portal,
    shelved: &Arc<Shelved>,
    later: Arc<Movement>,
    taken: BTreeMap<String, String>,
    words: Words,
) -> Result<Vec<RoundEffect>, Problem> {
    let mut effects = Vec::new();
    for round in &shelved.movement.rounds {
        let mut effect = RoundEffect {
            label: words.label(&round.label).to_owned(),
            says: String::new(),
            illustrative: false,
            shifts: Vec::new(),
        };
        let kept = portal.store().round(&shelved.movement.id, &round.id).await?;
        if kept.state.is_locked() {
            effect.says = words.say("portal-stays-as-judged");
        } else if later.round(&round.id).is_none() {
            effect.says = words.say("portal-round-is-gone");
        } else {
            let ground = portal.ground(shelved, &round.id).await?;
            if ground.figures.is_empty() {
                effect.says = words.say("portal-no-figures-yet");
            } else {
                effect.illustrative = ground.illustrative;
                let (later, taken) = (later.clone(), taken.clone());
                let work = move || otherwise(&ground, &later, &taken, words);
                effect.shifts = tokio::task::spawn_blocking(work).await.map_err(|_| Problem::Broken)??;
            }
        }
        effects.push(effect);
    }
    Ok(effects)
}

/// What a round comes to under another file and other choices, beside what it comes to now.
fn otherwise(
    ground: &Ground,
    later: &Movement,
    taken: &BTreeMap<String, String>,
    words: Words,
) -> Result<Vec<Shift>, Problem> {
    let round = later.round(&ground.plan.round).ok_or(Problem::NotFound)?;
    let mut readings: BTreeMap<String, String> = ground.plan.readings.iter().cloned().collect();
    readings.extend(taken.iter().map(|(reading, choice)| (reading.clone(), choice.clone())));
    readings.retain(|id, choice| {
        let reading = later.reading(id);
        reading.is_some_and(|reading| reading.choices.iter().any(|known| *known.id.value == **choice))
    });
    let plan = Plan::new(later, &ground.plan.round, &readings, false).map_err(|_| Problem::NotFound)?;
    let units = roster(&Door::new(later, round), &plan, &ground.figures, None);
    let after = Judged::of_plan(later, plan, &ground.figures, units);
    Ok(shifts(&ground.judged(), &after, &|code| ground.name(code), words))
}
