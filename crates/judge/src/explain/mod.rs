//! Why: everything that a unit's standing for an award rests on, as one object.
//!
//! The text, the JSON and the workbook of an explanation are all made from an [`Explanation`]. It is derived from the
//! movement's formulas and the figures, value by value, apart from the judge's columns; a test holds the two together.

mod derivation;
mod goal;
mod json;
mod keys;

use std::cmp::Ordering;

use exact::Ratio;
use movement::{CriterionRule, MeasureRule, Scene};
use reference::Level;

use crate::evaluate::Number;
use crate::flag::Flag;
use crate::judged::Judged;
use crate::judgement::{AwardResult, Met, Outcome};
use crate::standings::Standing;
use crate::takes::{Takes, kept_by, takes};

pub use derivation::{Because, Came, Derivation, UsedFigure};
pub(crate) use derivation::{Deriver, ids};
use derivation::{add_new, chosen};
pub use goal::{ExplainedGoal, explain_goals};
pub use json::explanation_json;
pub use keys::explain_keys;
use keys::{RankedPart, explained_keys, ranked_parts};

/// Everything that a unit's standing for an award rests on.
#[derive(Clone, Debug)]
pub struct Explanation {
    /// The award's id.
    pub award: String,
    /// The award's clauses.
    pub clauses: Vec<String>,
    /// The unit's code.
    pub unit: String,
    /// Its standing.
    pub standing: Standing,
    /// Whether it is selected.
    pub selected: bool,
    /// Whether it is equal to others across the last place.
    pub tied: bool,
    /// The most that may be selected.
    pub quota: Option<usize>,
    /// Whether the award has grades.
    pub graded: bool,
    /// Whether figures still to come may change the award.
    pub may_change: bool,
    /// The units whose missing figures may do so, where they are known.
    pub waited_for: Vec<String>,
    /// How many units compete, and how many are eligible.
    pub field: (usize, usize),
    /// The group within which it stands, where there are groups: the grouping and the group.
    pub group: Option<(String, Option<String>)>,
    /// The award that keeps it from this one.
    pub kept_by: Option<String>,
    /// The recorded disqualification, where there is one.
    pub disqualified: Option<UsedFigure>,
    /// The recorded block, where there is one.
    pub blocked: Option<UsedFigure>,
    /// The criteria, in the award's order.
    pub criteria: Vec<ExplainedCriterion>,
    /// The ranking keys, first to last.
    pub keys: Vec<ExplainedKey>,
    /// The nearest unit that stands above it.
    pub above: Option<Neighbour>,
    /// The nearest unit that stands below it.
    pub below: Option<Neighbour>,
    /// Units of the same rank.
    pub equals: Vec<String>,
    /// What a council should see of it.
    pub flags: Vec<Flag>,
    /// What it would take.
    pub takes: Takes,
}

/// A criterion with what it came to and why.
#[derive(Clone, Debug)]
pub struct ExplainedCriterion {
    /// Its id.
    pub id: String,
    /// The clauses that set it, in the case that holds.
    pub clauses: Vec<String>,
    /// The readings that its case, and the measures in it, depend on, with their choices.
    pub readings: Vec<(String, String)>,
    /// Whether a person attests it.
    pub attested: bool,
    /// What it came to.
    pub outcome: Met,
    /// How.
    pub derivation: Derivation,
    /// What was asked instead where the rate is undefined.
    pub when_undefined: Option<Derivation>,
}

/// A ranking key with the unit's value.
#[derive(Clone, Debug)]
pub struct ExplainedKey {
    /// The measure or indicator.
    pub id: String,
    /// Whether more is better.
    pub descending: bool,
    /// The clauses that set it.
    pub clauses: Vec<String>,
    /// The readings that the step, its measure and its precision depend on, with their choices.
    pub readings: Vec<(String, String)>,
    /// The exact value.
    pub value: Number,
    /// The value as it is compared, at the key's precision.
    pub compared: Number,
    /// How the value came about, where the unit has it by itself.
    pub derivation: Option<Derivation>,
    /// Its parts, where it is a lead.
    pub parts: Vec<ExplainedPart>,
    /// What counts in a part in which a unit has no rank: the readings that say so, with their choices.
    pub unranked: Vec<(String, String)>,
}

/// A part of a lead with the unit's rank in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExplainedPart {
    /// The measure.
    pub measure: String,
    /// The rank; none where the unit has no value there, or is not in the running.
    pub rank: Option<u32>,
    /// What goes into the lead; none where the unit is not in the running.
    pub counted: Option<Counted>,
}

/// What a part of a lead counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Counted {
    /// The rank itself.
    Rank(u32),
    /// Without a value, one more than the number of units that have one; `no_mean` where the mean of the other ranks was
    /// asked for and there is none.
    Last {
        /// That number.
        rank: u32,
        /// Whether there was no mean to take.
        no_mean: bool,
    },
    /// Without a value, the mean of the other ranks.
    Mean(Ratio),
}

impl Counted {
    /// The number that goes into the lead.
    pub fn number(&self) -> Ratio {
        match self {
            Counted::Rank(rank) | Counted::Last { rank, .. } => Ratio::int((*rank).into()),
            Counted::Mean(mean) => mean.clone(),
        }
    }
}

/// A unit next to another in the ranking, and the step that parts them.
#[derive(Clone, Debug)]
pub struct Neighbour {
    /// Its code.
    pub unit: String,
    /// Its rank.
    pub rank: u32,
    /// The key that parts the two, by its place among the keys.
    pub decided_by: Option<usize>,
    /// Its values as they are compared, a key each.
    pub compared: Vec<Number>,
}

/// Explains a unit's standing for an award; `None` where the unit does not compete for it.
pub fn explain(judged: &Judged<'_>, award: &str, unit: &str) -> Option<Explanation> {
    let row = judged.sheet.roster.row_of(unit)? as u32;
    let result = judged.judgement.awards.iter().find(|a| a.award == award && a.standing(row).is_some())?;
    let standing = result.standing(row)?;
    let ruled = judged.movement.award(award)?;
    let parts = ranked_parts(judged, result);
    let keys = explained_keys(judged, result, &parts, row);
    let eligible = result.standings.iter().filter(|s| s.outcome == Outcome::Eligible).count();
    let recorded = |id: &str| {
        let derivation = with_deriver(judged, None, unit, |deriver| deriver.name(id, judged.plan.cut_off));
        match derivation.because {
            Because::Figure(figure) if figure.value == Some(crate::Value::Truth(true)) => Some(figure),
            _ => None,
        }
    };
    let kept_by = kept_by(&judged.plan, &judged.judgement, result.planned, row)
        .map(|award| judged.plan.awards[award].id.clone());
    Some(Explanation {
        award: award.to_string(),
        clauses: ids(&ruled.clause),
        unit: unit.to_string(),
        selected: result.selected.contains(&row),
        tied: result.tied.contains(&row),
        quota: result.quota,
        graded: !judged.plan.awards[result.planned].grades.is_empty(),
        may_change: judged.may_change(result),
        waited_for: judged
            .waited_for(result)
            .into_iter()
            .map(|row| judged.judgement.code(row).to_string())
            .collect(),
        field: (result.standings.len(), eligible),
        group: result.group.clone(),
        kept_by: kept_by.filter(|_| standing.outcome == Outcome::AlreadyAwarded),
        disqualified: recorded("disqualified"),
        blocked: recorded("blocked"),
        criteria: explain_criteria(judged, result, row),
        above: neighbour(judged, result, (&keys, &parts), row, Ordering::Less),
        below: neighbour(judged, result, (&keys, &parts), row, Ordering::Greater),
        keys,
        equals: equals(judged, result, &standing),
        flags: judged.flags(result.planned, row),
        takes: takes(judged, result.planned, row),
        standing,
    })
}

/// Lends a deriver for a unit in the scene of an award, or in that of no award.
pub(crate) fn with_deriver<T>(
    judged: &Judged<'_>,
    award: Option<&str>,
    unit: &str,
    use_it: impl FnOnce(&Deriver<'_>) -> T,
) -> T {
    let readings = judged.readings();
    let scene = Scene { round: &judged.plan.round, readings: &readings, award };
    let roster = &judged.sheet.roster;
    let below = |unit: &str, level: Level| -> Vec<String> {
        let Some(row) = roster.row_of(unit) else { return Vec::new() };
        let below = judged.sheet.below.get(row).map_or(&[][..], Vec::as_slice);
        let units = below.iter().map(|row| &roster.rows()[*row as usize].unit);
        units.filter(|unit| unit.level == level).map(|unit| unit.code.to_string()).collect()
    };
    use_it(&Deriver {
        movement: judged.movement,
        scene,
        figures: judged.figures,
        assume_attested: judged.plan.assume_attested,
        unit,
        below: &below,
    })
}

/// The criteria of an award for a competing row, each with its derivation: what [`explain`] says of them, without its
/// search for what it would take.
pub fn explain_criteria(judged: &Judged<'_>, result: &AwardResult, row: u32) -> Vec<ExplainedCriterion> {
    let unit = judged.judgement.code(row);
    let readings = judged.readings();
    let scene = Scene { round: &judged.plan.round, readings: &readings, award: Some(&result.award) };
    let day = judged.plan.cut_off;
    let details = judged.details();
    let planned = &judged.plan.awards[result.planned];
    let explained = planned.criteria.iter().enumerate().filter_map(|(c, criterion)| {
        let ruled = judged.movement.criterion(&criterion.id)?;
        with_deriver(judged, Some(&result.award), unit, |deriver| {
            let derivation = deriver.criterion(&criterion.id, day, &scene);
            let mut clauses = ids(&ruled.clause);
            let mut used = Vec::new();
            let mut when_undefined = None;
            if let CriterionRule::Formula { holds, when_undefined: otherwise } = &ruled.rule {
                let mut note = |case: &movement::Case<movement::formula::Formula>| {
                    if !case.clause.is_empty() {
                        clauses = ids(&case.clause);
                    }
                };
                if let Some(case) = holds.pick(&scene) {
                    note(case);
                    add_new(&mut used, &chosen(holds, &scene));
                }
                add_new(&mut used, &derivation.readings());
                if derivation.truth() == crate::Truth::Undefined
                    && let Some(case) = otherwise.pick(&scene)
                {
                    note(case);
                    add_new(&mut used, &chosen(otherwise, &scene));
                    let instead = deriver.derive(&case.is.expr, day);
                    add_new(&mut used, &instead.readings());
                    when_undefined = Some(instead);
                }
            }
            Some(ExplainedCriterion {
                id: criterion.id.clone(),
                clauses,
                readings: used,
                attested: matches!(ruled.rule, CriterionRule::Attested { .. }),
                outcome: details.criterion(result.planned, c, row),
                derivation,
                when_undefined,
            })
        })
    });
    explained.collect()
}

/// The nearest unit that stands above (`Less`) or below (`Greater`) a row, with the key that parts them.
fn neighbour(
    judged: &Judged<'_>,
    result: &AwardResult,
    (own, parts): (&[ExplainedKey], &[Vec<RankedPart<'_>>]),
    row: u32,
    side: Ordering,
) -> Option<Neighbour> {
    let rank = result.standing(row)?.rank?;
    let others = result.standings.iter().filter(|s| s.rank.is_some_and(|other| other.cmp(&rank) == side));
    let nearest: Standing = match side {
        Ordering::Less => others.max_by_key(|s| (s.rank, std::cmp::Reverse(s.row)))?,
        _ => others.min_by_key(|s| (s.rank, s.row))?,
    };
    let theirs = explained_keys(judged, result, parts, nearest.row);
    let decided_by = own.iter().zip(&theirs).position(|(own, other)| own.compared != other.compared);
    Some(Neighbour {
        unit: judged.judgement.code(nearest.row).to_string(),
        rank: nearest.rank?,
        decided_by,
        compared: theirs.into_iter().map(|key| key.compared).collect(),
    })
}

fn equals(judged: &Judged<'_>, result: &AwardResult, standing: &Standing) -> Vec<String> {
    let equal = |other: &Standing| {
        standing.rank.is_some() && other.rank == standing.rank && other.row != standing.row
    };
    result.standings.iter().filter(equal).map(|s| judged.judgement.code(s.row).to_string()).collect()
}

/// A measure that a unit's standing shows, with how it came about: for sheets of derivations.
pub fn derive_measure(judged: &Judged<'_>, measure: &str, unit: &str) -> Option<Derivation> {
    derive_measure_for(judged, None, measure, unit)
}

/// The same as an award takes it: a measure may have a case of its own for it.
pub(crate) fn derive_measure_for(
    judged: &Judged<'_>,
    award: Option<&str>,
    measure: &str,
    unit: &str,
) -> Option<Derivation> {
    let ruled = judged.movement.measure(measure)?;
    matches!(ruled.rule, MeasureRule::Formula(_))
        .then(|| with_deriver(judged, award, unit, |deriver| deriver.name(measure, judged.plan.cut_off)))
}

/// The fewest decimals, `least` or more, with which two ratios that differ are shown as different.
///
/// Rounding keeps the order: shown so, each stands on its own side of the other. Two that 24 more decimals do not part
/// get `least`.
pub fn decimals_to_tell_apart(a: &Ratio, b: &Ratio, least: u32) -> u32 {
    (least..least + 24)
        .find(|places| a == b || a.round_half_up_at(*places) != b.round_half_up_at(*places))
        .unwrap_or(least)
}
