//! Which figures count for a round.

use std::collections::BTreeMap;

use reference::Period;

use super::{Submission, SubmissionState};
use crate::database::{Statement, built, sql};
use crate::{FigureKept, FigureKey, Store, StoreError, Wanted};

/// A figure that counts, or would.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The figure.
    pub kept: FigureKept,
    /// Whether it was verified, or recorded without a submission; otherwise it is with the verifiers.
    pub verified: bool,
    /// The submission that brought it; `None` for what was recorded without one.
    pub submission: Option<i64>,
}

const SUBMITTED: &str = "SELECT f.entry, f.line, f.unit, f.indicator, f.period, f.value, f.file, f.sheet, \
                         f.row_number, f.column_number, s.submission \
                         FROM submission_event AS s JOIN figure AS f ON f.entry = s.entry \
                         WHERE s.event = 'submitted' AND s.entry <= $1 AND s.movement = $2";

// Beginning at the figures: a database that begins at the journal reads all that its entries brought.
const RECORDED: &str = "SELECT f.entry, f.line, f.unit, f.indicator, f.period, f.value, f.file, f.sheet, \
                        f.row_number, f.column_number FROM figure AS f WHERE f.entry <= $1 AND EXISTS \
                        (SELECT 1 FROM journal AS j WHERE j.number = f.entry AND j.act = 'figures.recorded')";

const CONFIRMED: &str = "SELECT f.entry, f.line, f.unit, f.indicator, f.period, f.value, f.file, f.sheet, \
                         f.row_number, f.column_number \
                         FROM record_event AS r JOIN figure AS f ON f.entry = r.entry AND f.line = r.line \
                         WHERE r.state = 'confirmed' AND r.entry <= $1 AND r.movement = $2";

const RECORDED_OF: &str = "SELECT f.entry, f.line, f.unit, f.indicator, f.period, f.value, f.file, f.sheet, \
                           f.row_number, f.column_number FROM figure AS f \
                           WHERE f.indicator = $1 AND f.period = $2 AND f.entry <= $3 AND EXISTS \
                           (SELECT 1 FROM journal AS j WHERE j.number = f.entry AND j.act = 'figures.recorded') \
                           ORDER BY f.entry, f.line";

/// Which figures are asked for.
#[derive(Clone, Copy)]
pub(crate) enum Only<'o> {
    /// All.
    All,
    /// One.
    Figure(&'o FigureKey),
    /// Those that came with submissions of a unit, and those recorded of itself.
    Unit(&'o str),
    /// Of what was recorded without a submission these indicators for these periods, and all that came with one: the rest of a
    /// large store is not read.
    Of(&'o [(String, Period)]),
}

/// What is known of one figure, by where it comes from; the latest of each.
#[derive(Default)]
struct Known {
    /// The round's own submissions.
    own: Option<Counted>,
    /// Submissions of the movement's other rounds.
    other: Option<Counted>,
    /// Recorded without a submission: baselines, published figures, corrections, and what the centre records of units.
    recorded: Option<Counted>,
}

impl Known {
    /// What counts: what the unit said for this round goes before what it said for others; then the latest counts.
    fn counts(self) -> Option<Counted> {
        let said = self.own.or(self.other);
        let latest = said.into_iter().chain(self.recorded).max_by_key(|counted| counted.kept.entry);
        latest.filter(|counted| counted.kept.figure.value.is_some())
    }
}

impl Store {
    /// The figures on which a round is judged, by unit, indicator and period: the latest verified one of the movement's
    /// submissions, this round's before those of other rounds, or a later one recorded without a submission.
    pub async fn verified_figures(
        &self,
        movement: &str,
        round: &str,
        wanted: Wanted,
    ) -> Result<Vec<FigureKept>, StoreError> {
        let until = self.last_entry(wanted).await?;
        let counted = self.counting(movement, round, until, false, Only::All).await?;
        Ok(counted.into_iter().map(|counted| counted.kept).collect())
    }

    /// The same, but of what was recorded without a submission only the figures that a round asks for: indicators, each for
    /// a period. However much else is recorded, reading a round takes no longer.
    pub async fn verified_figures_for(
        &self,
        (movement, round): (&str, &str),
        asked: &[(String, Period)],
        wanted: Wanted,
    ) -> Result<Vec<FigureKept>, StoreError> {
        let until = self.last_entry(wanted).await?;
        let counted = self.counting(movement, round, until, false, Only::Of(asked)).await?;
        Ok(counted.into_iter().map(|counted| counted.kept).collect())
    }

    /// The same, with what this round's submissions say that are with the verifiers.
    pub async fn submitted_figures_for(
        &self,
        (movement, round): (&str, &str),
        asked: &[(String, Period)],
        wanted: Wanted,
    ) -> Result<Vec<Counted>, StoreError> {
        let until = self.last_entry(wanted).await?;
        self.counting(movement, round, until, true, Only::Of(asked)).await
    }

    /// The same, with what this round's submissions say that are with the verifiers: for provisional standings.
    pub async fn submitted_figures(
        &self,
        movement: &str,
        round: &str,
        wanted: Wanted,
    ) -> Result<Vec<Counted>, StoreError> {
        let until = self.last_entry(wanted).await?;
        self.counting(movement, round, until, true, Only::All).await
    }

    /// What counts now of what a unit sent for itself and those below it: its history, to hold new figures against.
    pub async fn verified_of_unit(
        &self,
        movement: &str,
        round: &str,
        unit: &str,
    ) -> Result<Vec<Counted>, StoreError> {
        self.counting(movement, round, i64::MAX, false, Only::Unit(unit)).await
    }

    /// What counts for a round up to an entry, of all figures or of some.
    pub(crate) async fn counting(
        &self,
        movement: &str,
        round: &str,
        until: i64,
        unverified: bool,
        only: Only<'_>,
    ) -> Result<Vec<Counted>, StoreError> {
        // All three look no further than `until`, so what is added meanwhile is seen by none of them.
        let until = if until == i64::MAX { self.end().await? } else { until };
        let submissions = self.submissions(movement, Wanted::AsOfEntry(until)).await?;
        let submissions: BTreeMap<i64, Submission> = submissions.into_iter().map(|s| (s.id, s)).collect();
        let mut known: BTreeMap<FigureKey, Known> = BTreeMap::new();
        let found = narrowed(SUBMITTED, |all| all.whole(until).text(movement), only, ("s.unit", [3, 4, 5]));
        for (kept, id) in
            self.database().all(found, |row| Ok((FigureKept::read(row)?, row.whole(10)?))).await?
        {
            let Some(submission) = submissions.get(&id) else { continue };
            let verified = submission.verified_entry.is_some_and(|verified| kept.entry <= verified);
            let own = submission.round == round;
            if verified || unverified && own && submission.state == SubmissionState::Submitted {
                let known = known.entry(kept.figure.key.clone()).or_default();
                let place = if own { &mut known.own } else { &mut known.other };
                *place = Some(Counted { kept, verified, submission: Some(id) });
            }
        }
        let mut recorded = match only {
            Only::Of(pairs) => {
                let mut recorded = Vec::new();
                for (indicator, period) in pairs {
                    // One by one, for then each is a stretch of the index of figures.
                    let of = sql(RECORDED_OF).text(indicator).text(period.to_string()).whole(until);
                    recorded.extend(self.database().all(of, FigureKept::read).await?);
                }
                recorded
            }
            _ => {
                let found = narrowed(RECORDED, |all| all.whole(until), only, ("f.unit", [2, 3, 4]));
                self.database().all(found, FigureKept::read).await?
            }
        };
        let found = narrowed(CONFIRMED, |all| all.whole(until).text(movement), only, ("f.unit", [3, 4, 5]));
        recorded.extend(self.database().all(found, FigureKept::read).await?);
        recorded.sort_by_key(|kept| kept.entry);
        for kept in recorded {
            let known = known.entry(kept.figure.key.clone()).or_default();
            known.recorded = Some(Counted { kept, verified: true, submission: None });
        }
        Ok(known.into_values().filter_map(Known::counts).collect())
    }

    /// The number of the last entry there is; 0 before the first. While it stays the same, so does all that is kept in the
    /// journal's tables.
    pub async fn end(&self) -> Result<i64, StoreError> {
        let found = self.database().first(sql("SELECT MAX(number) FROM journal"), |row| row.maybe_whole(0));
        Ok(found.await?.flatten().unwrap_or(0))
    }
}

/// A statement about all figures, or about some, in the order in which they came. The column is that by which the figures of a
/// unit are found; the numbers are those of its arguments.
fn narrowed(
    text: &'static str,
    with: impl Fn(Statement) -> Statement,
    only: Only<'_>,
    (column, [unit, indicator, period]): (&'static str, [u8; 3]),
) -> Statement {
    let ordered = "ORDER BY f.entry, f.line";
    match only {
        Only::All | Only::Of(_) => with(built(format!("{text} {ordered}"))),
        Only::Unit(code) => with(built(format!("{text} AND {column} = ${unit} {ordered}"))).text(code),
        Only::Figure(key) => {
            let one = format!("f.unit = ${unit} AND f.indicator = ${indicator} AND f.period = ${period}");
            let one = with(built(format!("{text} AND {one} {ordered}")));
            one.text(&key.unit).text(&key.indicator).text(key.period.to_string())
        }
    }
}
