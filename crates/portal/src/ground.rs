//! What a round is judged from: the movement, the figures and the units, kept ready so that a page only judges.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::Arc;

use exchange::{Door, finish, read_csv, roster};
use judge::{Figures, FiguresBuilder, Judged, Origin, Plan, Roster, Source};
use movement::{Movement, Round};
use store::{Counted, FigureKept, RoundState, Store, Wanted};

use crate::problem::Problem;
use crate::state::Shelved;

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
    /// Whether the figures are made up: those that the program carries, shown until a unit sends its own.
    pub illustrative: bool,
    /// How many figures are not verified yet.
    pub unverified: usize,
    /// The figures are those that counted as of this entry of the journal.
    pub as_of: i64,
}

/// What a reader sees of a round: what it would be judged from now, or what its judgement was made from.
pub(crate) struct Seen {
    /// What it is judged from.
    pub ground: Arc<Ground>,
    /// How far the round has come.
    pub state: RoundState,
    /// The judgement that is seen; `None` while the round is open.
    pub judgement: Option<i64>,
}

impl Deref for Seen {
    type Target = Ground;

    fn deref(&self) -> &Ground {
        &self.ground
    }
}

impl Ground {
    /// What a round would be judged from now: everything that was submitted, verified or not.
    pub(crate) async fn now(
        store: &Store,
        shelved: &Shelved,
        round: &str,
        end: i64,
        example: Option<&Example>,
    ) -> Result<Ground, Problem> {
        let (movement, wanted) = (&shelved.movement, Wanted::AsOfEntry(end));
        let chosen = store.readings(&movement.id, wanted).await?;
        let chosen = chosen.into_iter().map(|(reading, chosen)| (reading, chosen.choice)).collect();
        let counted = store.submitted_figures(&movement.id, round, wanted).await?;
        let example = example.filter(|_| counted.is_empty());
        let unverified = counted.iter().filter(|counted| !counted.verified).count();
        let figures: Vec<FigureKept> = counted.into_iter().map(|Counted { kept, .. }| kept).collect();
        let mut ground = Ground::of(shelved, round, &chosen, &figures, example)?;
        (ground.unverified, ground.as_of) = (unverified, end);
        Ok(ground)
    }

    /// What a round was judged from: the figures that were verified as of an entry, under the readings taken then.
    pub(crate) async fn judged_then(
        store: &Store,
        shelved: &Shelved,
        of: &store::NewJudgement,
    ) -> Result<Ground, Problem> {
        let wanted = Wanted::AsOfEntry(of.as_of_entry);
        let figures = store.verified_figures(&of.movement, &of.round, wanted).await?;
        let mut ground = Ground::of(shelved, &of.round, &of.readings, &figures, None)?;
        ground.as_of = of.as_of_entry;
        Ok(ground)
    }

    fn of(
        shelved: &Shelved,
        round: &str,
        readings: &BTreeMap<String, String>,
        kept: &[FigureKept],
        example: Option<&Example>,
    ) -> Result<Ground, Problem> {
        let movement = shelved.movement.clone();
        let found = movement.round(round).ok_or(Problem::NotFound)?;
        // A choice that a later revision no longer has does not count.
        let known = readings.iter().filter(|(id, choice)| {
            let reading = movement.reading(id);
            reading.is_some_and(|reading| reading.choices.iter().any(|known| *known.id.value == **choice))
        });
        let readings = known.map(|(id, choice)| (id.clone(), choice.clone())).collect();
        let plan = Plan::new(&movement, round, &readings, false).map_err(|_| Problem::NotFound)?;
        let door = Door::new(&movement, found);
        let mut builder = FiguresBuilder::default();
        if let Some(example) = example {
            let file = format!("{}.csv", example.round);
            for problem in read_csv(example.csv.as_bytes(), &file, &door, &mut builder) {
                tracing::error!(code = problem.code, "an example figure is not read");
            }
        }
        let mut sources: BTreeMap<String, u32> = BTreeMap::new();
        for FigureKept { figure, entry } in kept {
            let Some(value) = figure.value.clone() else { continue };
            let place = figure.place.as_ref();
            let file = place.map_or_else(|| format!("#{entry}"), |place| place.file.clone());
            // A receipt is for everybody to download, and people name sheets after themselves: the digest of the file tells
            // enough, and the page of a figure names the sheet to who may see it.
            let source = *sources
                .entry(file.clone())
                .or_insert_with(|| builder.source(Source { file: Arc::from(file), sheet: None }));
            let origin = Origin {
                source,
                row: place.map_or(0, |place| place.row),
                column: place.and_then(|place| place.column).unwrap_or(0),
                ..Origin::default()
            };
            builder.push(&figure.key.unit, &figure.key.indicator, figure.key.period, value, origin);
        }
        let (figures, _) = finish(builder);
        let roster = roster(&door, &plan, &figures, None);
        Ok(Ground {
            movement: movement.clone(),
            plan,
            figures,
            roster,
            illustrative: example.is_some(),
            unverified: 0,
            as_of: 0,
        })
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
