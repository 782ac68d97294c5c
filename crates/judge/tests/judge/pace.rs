//! What is said of goals and of the pace is true.

use judge::{Came, Change, Judged, Met, Number, Value, explain_goals, pace, standing_still};
use reference::Period;

use crate::rounds::{each_round, made_ready};

/// Whether a criterion of an award holds for a unit once a figure is changed.
fn met_after(judged: &Judged<'_>, planned: usize, criterion: &str, unit: &str, change: &Change) -> Met {
    let list = [(unit, change.indicator.id.as_str(), change.period, Some(Value::Number(change.to.clone())))];
    let figures = judged.figures.with_changes(&list);
    let roster = judged.sheet.roster.clone();
    let again = Judged::of_plan(judged.movement, judged.plan.clone(), &figures, roster);
    let place =
        judged.plan.awards[planned].criteria.iter().position(|c| c.id == criterion).expect("a criterion");
    let row = again.sheet.roster.row_of(unit).expect("a row") as u32;
    again.details().criterion(planned, place, row)
}

#[test]
fn goals_are_derived_to_what_the_judge_decided() {
    let mut known = 0;
    each_round(71, 250, |movement, round, figures, _| {
        let judged = made_ready(movement, round, figures);
        let explained = explain_goals(&judged);
        assert_eq!(explained.len(), judged.judgement.goals.len());
        for (explained, decided) in explained.iter().zip(&judged.judgement.goals) {
            assert_eq!(explained.id, decided.goal);
            assert!(!explained.clauses.is_empty());
            assert_eq!(explained.derivation.came, Came::Number(decided.value.clone()), "{}", explained.id);
            let Number::Known(_) = decided.value else { continue };
            known += 1;
            explained.derivation.each_figure(&mut |figure| {
                let given = judged.figures.get("VN", &figure.indicator.id, figure.period).is_some();
                assert_eq!(figure.is_summed(), figure.value.is_some() && !given, "{}", figure.indicator.id);
            });
        }
    });
    assert!(known > 50, "{known}");
}

#[test]
fn who_keeps_the_pace_reaches_the_criterion_and_who_keeps_less_does_not() {
    let mut found = 0;
    each_round(72, 150, |movement, round, figures, _| {
        let judged = made_ready(movement, round, figures);
        let cut_off = judged.plan.cut_off;
        assert!(judged.plan.awards.is_empty() || pace(&judged, 0, 0, cut_off).is_empty(), "no day remains");
        let from = cut_off.checked_sub(jiff::Span::new().days(91)).expect("a day");
        for award in &judged.judgement.awards {
            for standing in award.standings.iter().take(3) {
                let unit = judged.judgement.code(standing.row).to_owned();
                for pace in pace(&judged, award.planned, standing.row, from) {
                    let days = exact::Ratio::int(i128::from(pace.days));
                    assert_eq!(pace.days, 91);
                    assert_eq!(
                        pace.a_day().times(&days),
                        pace.change.by(),
                        "spread over the days, nothing lost"
                    );
                    let rounded = pace.a_day_rounded_up();
                    assert!(rounded.abs() >= pace.a_day().abs());
                    assert_eq!(rounded.is_negative(), pace.change.by().is_negative());
                    let met = met_after(&judged, award.planned, &pace.criterion, &unit, &pace.change);
                    assert_eq!(met, Met::Met, "{} {unit}", pace.criterion);
                    found += 1;
                }
            }
        }
    });
    assert!(found > 100, "{found}");
}

#[test]
fn what_was_achieved_stands_still_until_the_next_cut_off_of_the_year() {
    let mut carried = 0;
    each_round(73, 60, |movement, round, figures, _| {
        let judged = made_ready(movement, round, figures);
        let from = judged.plan.cut_off;
        let last = jiff::civil::date(from.year(), 12, 31);
        assert!(standing_still(movement, figures, from, from).is_none());
        assert!(standing_still(movement, figures, from, jiff::civil::date(from.year() + 1, 1, 1)).is_none());
        let Some(later) = standing_still(movement, figures, from, last) else { return };
        for figure in figures.iter() {
            let (unit, indicator) = (figures.unit_of(figure), figures.indicator_of(figure));
            assert_eq!(later.get(unit, indicator, figure.period).map(|f| &f.value), Some(&figure.value));
            let achieved = movement.indicator(indicator).is_some_and(|i| i.role == reference::Role::Achieved);
            let own = figures.get(unit, indicator, Period::Date(last));
            if figure.period == Period::Date(from) && own.is_none() {
                let stands = later.get(unit, indicator, Period::Date(last)).map(|f| &f.value);
                assert_eq!(stands, achieved.then_some(&figure.value), "{indicator}: plans are not carried");
                carried += usize::from(achieved);
            }
        }
    });
    assert!(carried > 100, "{carried}");
}
