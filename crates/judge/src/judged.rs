//! A round judged, together with all it was judged from: what explanations, searches and receipts start at.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use movement::Movement;

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

    /// The judgement as JSON.
    pub fn to_json(&self) -> String {
        crate::json::to_json(&self.plan, &self.judgement, self.details())
    }

    pub(crate) fn key_values(&self) -> &KeyValues {
        self.key_values.get_or_init(|| KeyValues::new(&self.plan, &self.sheet))
    }
}
