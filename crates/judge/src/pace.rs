//! The pace that a criterion asks for: what remains to it, spread over the days that remain to a cut-off.

use exact::Ratio;
use jiff::civil::Date;
use movement::Movement;
use reference::{Dimension, Period, Role};

use crate::figures::{Figures, FiguresBuilder};
use crate::judged::Judged;
use crate::judgement::Met;
use crate::takes::{Change, folds_under, meeting};

/// What a criterion that is not met asks of one figure, a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Pace {
    /// The criterion.
    pub criterion: String,
    /// The smallest change of one figure that meets it, by itself.
    pub change: Change,
    /// The days over which it is spread: from the day after the figures to the cut-off, which counts.
    pub days: i32,
}

impl Pace {
    /// The change a day, exact; negative for less.
    pub fn a_day(&self) -> Ratio {
        self.change.by().times(&Ratio::new(1, i128::from(self.days)).unwrap_or(Ratio::ONE))
    }

    /// The same for people to read: rounded up, away from zero, so that whoever keeps it reaches the criterion. Whole people and
    /// whole VND; a hundredth of a percentage point of a ratio.
    pub fn a_day_rounded_up(&self) -> Ratio {
        let a_day = self.a_day();
        let parts = Ratio::int(match self.change.indicator.dimension {
            Dimension::Ratio => 10_000,
            _ => 1,
        });
        let size = a_day.abs().times(&parts).ceil().divided_by(&parts).unwrap_or_else(|| a_day.abs());
        if a_day.is_negative() { size.negated() } else { size }
    }
}

/// For each criterion of an award that a row does not meet: what each figure that could meet it by itself needs a day from
/// `from`, the day of the figures, to the cut-off. None where no day remains, and none for what units below would have to do.
pub fn pace(judged: &Judged<'_>, planned: usize, row: u32, from: Date) -> Vec<Pace> {
    let days = from.until(judged.plan.cut_off).map_or(0, |span| span.get_days());
    let Some(award) = judged.plan.awards.get(planned).filter(|_| days > 0) else { return Vec::new() };
    let mut found = Vec::new();
    for (place, criterion) in award.criteria.iter().enumerate() {
        let missed = judged.details().criterion(planned, place, row) == Met::NotMet;
        if !missed || folds_under(&judged.plan, &[criterion.node]) {
            continue;
        }
        let changes = meeting(judged, &judged.sheet, criterion.node, row, &mut false);
        let pace = |(_, change)| Pace { criterion: criterion.id.clone(), change, days };
        found.extend(changes.into_iter().map(pace));
    }
    found
}

/// The figures as a later cut-off would find them if nothing more were done: what was achieved by `from` stands at `to` too,
/// where no figure of that day is known. None across the turn of a year, at which what is counted since 1 January begins anew.
pub fn standing_still(movement: &Movement, figures: &Figures, from: Date, to: Date) -> Option<Figures> {
    if from.year() != to.year() || to <= from {
        return None;
    }
    let mut builder = FiguresBuilder::default();
    for source in figures.sources() {
        builder.source(source.clone());
    }
    for figure in figures.iter() {
        let (unit, indicator) = (figures.unit_of(figure), figures.indicator_of(figure));
        builder.push(unit, indicator, figure.period, figure.value.clone(), figure.origin);
        let later = Period::Date(to);
        if figure.period == Period::Date(from)
            && movement.indicator(indicator).is_some_and(|indicator| indicator.role == Role::Achieved)
            && figures.get(unit, indicator, later).is_none()
        {
            builder.push(unit, indicator, later, figure.value.clone(), figure.origin);
        }
    }
    Some(builder.finish().0)
}
