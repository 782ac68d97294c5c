//! What a round is judged from: the movement, the figures and the units, kept ready so that a page only judges.

use std::collections::BTreeMap;
use std::sync::Arc;

use exchange::{Door, finish, read_csv, roster};
use judge::{Figures, FiguresBuilder, Judged, Plan, Roster};
use movement::{Movement, Round};

/// Illustrative figures that the program carries.
#[derive(Clone, Debug)]
pub struct Example {
    /// The movement's id.
    pub movement: String,
    /// The round's id.
    pub round: String,
    /// A table of figures.
    pub csv: &'static str,
}

/// What a round is judged from.
pub(crate) struct Ground {
    /// The movement.
    pub movement: Arc<Movement>,
    /// The plan under the readings in force.
    pub plan: Plan,
    /// The figures.
    pub figures: Figures,
    /// Who competes.
    pub roster: Arc<Roster>,
    /// Whether figures of it are made up.
    pub illustrative: bool,
}

impl Ground {
    pub(crate) fn of_example(
        movement: Arc<Movement>,
        round: &str,
        example: Option<&Example>,
    ) -> Option<Ground> {
        let found = movement.round(round)?;
        let plan = Plan::new(&movement, round, &BTreeMap::new(), false).ok()?;
        let door = Door::new(&movement, found);
        let mut builder = FiguresBuilder::default();
        if let Some(example) = example {
            let file = format!("{}.csv", example.round);
            let problems = read_csv(example.csv.as_bytes(), &file, &door, &mut builder);
            for problem in problems {
                tracing::error!(code = problem.code, "an example figure is not read");
            }
        }
        let (figures, _) = finish(builder);
        let roster = roster(&door, &plan, &figures, None);
        Some(Ground { movement: movement.clone(), plan, figures, roster, illustrative: example.is_some() })
    }

    /// The round as the movement's file rules it.
    pub(crate) fn round(&self) -> Option<&Round> {
        self.movement.round(&self.plan.round)
    }

    /// The round judged.
    pub(crate) fn judged(&self) -> Judged<'_> {
        Judged::of_plan(&self.movement, self.plan.clone(), &self.figures, self.roster.clone())
    }

    /// The name of a unit, or its code where it has none.
    pub(crate) fn name(&self, code: &str) -> String {
        let row = self.roster.row_of(code);
        row.map_or_else(|| code.to_owned(), |row| self.roster.rows()[row].unit.name.clone())
    }
}
