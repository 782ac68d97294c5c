//! What a round is judged from: the movement, the figures and the units, kept ready so that a page only judges.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Deref;
use std::sync::Arc;

use exchange::{Door, finish, read_csv, roster};
use judge::{Figures, FiguresBuilder, Judged, Origin, Plan, Roster, Source};
use movement::{Movement, Round, needs};
use reference::{Period, units};
use store::{Counted, FigureKept, RoundState, Store, Submission, SubmissionState, Wanted};

use crate::pages::figures::sending;
use crate::problem::Problem;
use crate::session::digest;
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
    /// How many units have sent theirs.
    pub sent: Sent,
}

/// How many of the units that send figures for a round have done so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sent {
    /// Whose figures were submitted, verified or not.
    pub sent: usize,
    /// Whose figures are verified.
    pub verified: usize,
    /// Who is to send.
    pub of: usize,
}

impl Sent {
    async fn read(store: &Store, movement: &Movement, round: &str, wanted: Wanted) -> Result<Sent, Problem> {
        let Some(round) = movement.round(round) else { return Ok(Sent::default()) };
        let senders = sending(movement, round).into_iter().map(|level| units::on(level, round.cut_off).len());
        Ok(Sent::count(&store.submissions(&movement.id, wanted).await?, round, senders.sum()))
    }

    /// Counts the submissions for a round.
    pub(crate) fn count(submissions: &[Submission], round: &Round, of: usize) -> Sent {
        let mut count = Sent { of, ..Sent::default() };
        for submission in submissions.iter().filter(|submission| submission.round == round.id.value) {
            let verified = matches!(submission.state, SubmissionState::Verified | SubmissionState::Locked);
            count.verified += usize::from(verified);
            count.sent += usize::from(verified || submission.state == SubmissionState::Submitted);
        }
        count
    }
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

/// The indicators that a round asks for, each for a period, under whatever reading.
pub(crate) fn asked_for(movement: &Movement, round: &str) -> Result<Vec<(String, Period)>, Problem> {
    let round = movement.round(round).ok_or(Problem::NotFound)?;
    let asked: BTreeSet<(String, Period)> =
        needs(movement, round).into_iter().map(|need| (need.indicator.id, need.period)).collect();
    Ok(asked.into_iter().collect())
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
        let asked = asked_for(movement, round)?;
        let counted = store.submitted_figures_for((&movement.id, round), &asked, wanted).await?;
        let example = example.filter(|_| counted.is_empty());
        let unverified = counted.iter().filter(|counted| !counted.verified).count();
        let figures: Vec<FigureKept> = counted.into_iter().map(|Counted { kept, .. }| kept).collect();
        let mut ground = Ground::of(shelved, round, &chosen, &figures, example)?;
        (ground.unverified, ground.as_of) = (unverified, end);
        ground.sent = Sent::read(store, movement, round, wanted).await?;
        Ok(ground)
    }

    /// What a round was judged from: the figures that were verified as of an entry, under the readings taken then.
    pub(crate) async fn judged_then(
        store: &Store,
        shelved: &Shelved,
        of: &store::NewJudgement,
    ) -> Result<Ground, Problem> {
        let wanted = Wanted::AsOfEntry(of.as_of_entry);
        let asked = asked_for(&shelved.movement, &of.round)?;
        let figures = store.verified_figures_for((&of.movement, &of.round), &asked, wanted).await?;
        let mut ground = Ground::of(shelved, &of.round, &of.readings, &figures, None)?;
        ground.as_of = of.as_of_entry;
        ground.sent = Sent::read(store, &shelved.movement, &of.round, wanted).await?;
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
            sent: Sent::default(),
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

    /// A digest of all that the round is judged from, and of what it comes to.
    pub(crate) fn digest(&self) -> String {
        digest(&judge::receipt(&self.judged(), ""))
    }

    /// The name of a unit, or its code where it has none.
    pub(crate) fn name(&self, code: &str) -> String {
        let row = self.roster.row_of(code);
        row.map_or_else(|| code.to_owned(), |row| self.roster.rows()[row].unit.name.clone())
    }
}
