//! A round judged, together with all it was judged from: what explanations, searches and receipts start at.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use movement::{Movement, Scene};

use crate::details::Details;
use crate::figures::Figures;
use crate::judge::judge;
use crate::judgement::Judgement;
use crate::key_values::KeyValues;
use crate::limits::Limits;
use crate::plan::{Plan, PlanProblem};
use crate::sheet::{Roster, Sheet};

/// A round judged, with movement, plan, figures and units.
pub struct Judged<'a> {
    /// The movement.
    pub movement: &'a Movement,
    /// The plan that was followed.
    pub plan: Plan,
    /// The figures.
    pub figures: &'a Figures,
    /// The figures laid out for the plan.
    pub sheet: Sheet,
    /// What came of it.
    pub judgement: Judgement,
    details: OnceCell<Details>,
    key_values: OnceCell<KeyValues>,
    pub(crate) limits: OnceCell<Limits>,
}

impl<'a> Judged<'a> {
    /// Judges a round.
    pub fn new(
        movement: &'a Movement,
        round: &str,
        readings: &BTreeMap<String, String>,
        assume_attested: bool,
        figures: &'a Figures,
        roster: impl FnOnce(&Plan) -> Arc<Roster>,
    ) -> Result<Judged<'a>, PlanProblem> {
        let plan = Plan::new(movement, round, readings, assume_attested)?;
        let roster = roster(&plan);
        Ok(Judged::of_plan(movement, plan, figures, roster))
    }

    /// Judges a round by a plan that is already made.
    pub fn of_plan(
        movement: &'a Movement,
        plan: Plan,
        figures: &'a Figures,
        roster: Arc<Roster>,
    ) -> Judged<'a> {
        let sheet = Sheet::new(&plan, figures, roster);
        let judgement = judge(&plan, &sheet);
        Judged {
            movement,
            plan,
            figures,
            sheet,
            judgement,
            details: OnceCell::new(),
            key_values: OnceCell::new(),
            limits: OnceCell::new(),
        }
    }

    /// The values of measures and criteria, computed when first asked for.
    pub fn details(&self) -> &Details {
        self.details.get_or_init(|| Details::new(&self.plan, &self.sheet))
    }

    /// Every reading's choice.
    pub fn readings(&self) -> BTreeMap<String, String> {
        self.plan.readings.iter().cloned().collect()
    }

    /// Whether a goal is judged before its day: the last cut-off that its target is for, or the end of the movement where
    /// its target is for every round. Until then what is not met is not yet met.
    pub fn goal_still_runs(&self, goal: &str) -> bool {
        let readings = self.readings();
        let scene = Scene { round: &self.plan.round, readings: &readings, award: None };
        let ruled = self.movement.goals.iter().find(|ruled| *ruled.id == *goal);
        let rounds = ruled.and_then(|ruled| ruled.target.pick(&scene)).map_or(&[][..], |case| &case.rounds);
        let cut_offs =
            rounds.iter().filter_map(|round| self.movement.round(round)).map(|round| round.cut_off);
        self.plan.cut_off < cut_offs.max().unwrap_or(self.movement.runs.1)
    }

    /// The judgement as JSON.
    pub fn to_json(&self) -> String {
        crate::json::to_json(&self.plan, &self.judgement, self.details())
    }

    pub(crate) fn key_values(&self) -> &KeyValues {
        self.key_values.get_or_init(|| KeyValues::new(&self.plan, &self.sheet))
    }
}
