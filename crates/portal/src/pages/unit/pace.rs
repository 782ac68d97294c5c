//! The pace that a unit needs: what remains to each floor or target it has not met, a day.

use exchange::{Door, roster};
use jiff::civil::Date;
use judge::{AwardResult, Judged, Plan, explain_criteria, pace, standing_still};
use wording::Words;
use wording::why::{Teller, tell_criterion};

use crate::ground::Ground;

/// What remains, a day.
pub(super) struct Needed {
    /// From when to when, and for which round.
    pub says: String,
    pub rows: Vec<Row>,
}

/// What a criterion asks of one figure.
pub(super) struct Row {
    pub criterion: String,
    pub clauses: String,
    /// The measure's own definition, with its numbers.
    pub definition: Vec<String>,
    pub figure: String,
    pub remains: String,
    pub days: String,
    pub a_day: String,
}

/// What a unit needs for an award. Before the cut-off that is what remains from today; after it, what remains to the next round of
/// the same year, from the figures of this one. None where there is no such round: then no day remains.
pub(super) fn needed(
    ground: &Ground,
    judged: &Judged<'_>,
    award: &AwardResult,
    unit: &str,
    today: Date,
    words: Words,
) -> Option<Needed> {
    let cut_off = judged.plan.cut_off;
    if today < cut_off {
        return told(ground, judged, award, unit, today, words);
    }
    let movement = &ground.movement;
    let later = movement.rounds.iter().filter(|round| round.cut_off > cut_off);
    let next = later.min_by_key(|round| round.cut_off)?;
    let figures = standing_still(movement, &ground.figures, cut_off, next.cut_off)?;
    let plan = Plan::new(movement, &next.id, &judged.readings(), false).ok()?;
    let units = roster(&Door::new(movement, next), &plan, &figures, None);
    let ahead = Judged::of_plan(movement, plan, &figures, units);
    let same = ahead.judgement.awards.iter().find(|a| a.award == award.award && a.group == award.group)?;
    told(ground, &ahead, same, unit, cut_off, words)
}

fn told(
    ground: &Ground,
    judged: &Judged<'_>,
    award: &AwardResult,
    unit: &str,
    from: Date,
    words: Words,
) -> Option<Needed> {
    let movement = &ground.movement;
    let round = movement.round(&judged.plan.round)?;
    let row = judged.sheet.roster.row_of(unit)? as u32;
    award.standing(row)?;
    let teller = Teller {
        words,
        movement,
        figures: judged.figures,
        round: &round.id,
        name: &|code| ground.name(code),
    };
    let criteria = explain_criteria(judged, award, row);
    let rows = pace(judged, award.planned, row, from).into_iter().map(|pace| {
        let criterion = criteria.iter().find(|criterion| criterion.id == pace.criterion);
        let told = criterion.map(|criterion| tell_criterion(&teller, criterion));
        let dimension = pace.change.indicator.dimension;
        let (by, a_day) = (pace.change.by(), pace.a_day_rounded_up());
        let signed = |id: &str, text: String| words.say_with(id, &[("amount", text.into())]);
        let id = if by.is_negative() { "portal-pace-less" } else { "portal-pace-more" };
        Row {
            criterion: told.as_ref().map_or_else(|| pace.criterion.clone(), |told| told.what.clone()),
            clauses: told.as_ref().map(|told| told.clauses.join(", ")).unwrap_or_default(),
            definition: told.map(|told| told.how).unwrap_or_default(),
            figure: words.indicator(&pace.change.indicator).to_owned(),
            remains: signed(id, words.difference(&by.abs(), dimension)),
            days: words.count(pace.days.unsigned_abs() as usize),
            a_day: signed(id, words.difference(&a_day.abs(), dimension)),
        }
    });
    let facts = [
        ("round", words.label(&round.label).into()),
        ("from", words.date(from).into()),
        ("to", words.date(round.cut_off).into()),
    ];
    Some(Needed { rows: rows.collect(), says: words.say_with("portal-pace-says", &facts) })
}
