//! Which figures a round needs, under every reading.

use jiff::civil::Date;
use jiff::{Span, ToSpan};
use reference::{Dimension, Indicator, Level, Period, Role};

use crate::formula::{Expr, ExprKind, Formula, PeriodRef};
use crate::{Award, Case, Cases, CriterionRule, MeasureRule, Movement, Prize, Round};

/// A figure that a round needs of each unit of a level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// Whose figure; national goals need those of the country.
    pub level: Level,
    /// The indicator.
    pub indicator: Indicator,
    /// For which day, quarter or year.
    pub period: Period,
}

impl Need {
    /// Whether two needs are of one indicator and period.
    fn is_of(&self, other: &Need) -> bool {
        self.indicator.id == other.indicator.id && self.period == other.period
    }

    /// Whether the figures of provinces add up to the national one, and provinces have them.
    fn adds_up(&self) -> bool {
        match self.indicator.dimension {
            Dimension::Vnd => true,
            Dimension::People | Dimension::Units => self.indicator.role == Role::Achieved,
            Dimension::Ratio | Dimension::Points | Dimension::Truth => false,
        }
    }
}

/// Lists the figures that a round needs: first what the awards compute, in their order, then attestations and records,
/// then what the national goals are measured on.
///
/// A national figure that nobody gives is the sum over the provinces, so a goal asks the provinces too for what they
/// count and collect; population and labour force are asked of the country alone.
///
/// Every reading counts: a figure that only one reading asks for is in the list. An award or a goal that this round does
/// not have asks for nothing.
pub fn needs(movement: &Movement, round: &Round) -> Vec<Need> {
    let mut walk = Walk { movement, round, award: None, found: Vec::new(), inside: Vec::new() };
    for award in &movement.awards {
        walk.award(award);
    }
    walk.award = None;
    for goal in &movement.goals {
        if !walk.fitting(&goal.target).is_empty() {
            walk.formula(&goal.is, Level::Nation, round.cut_off);
        }
    }
    let mut found = walk.found;
    let known = |need: &Need| found.iter().any(|n| n.level == need.level && n.is_of(need));
    let provincial = found.iter().filter(|need| need.level == Level::Nation && need.adds_up());
    let provincial = provincial.map(|need| Need { level: Level::Province, ..need.clone() });
    let provincial: Vec<Need> = provincial.filter(|need| !known(need)).collect();
    found.extend(provincial);
    found.sort_by_key(|need| (need.level == Level::Nation, need.indicator.role == Role::Recorded));
    found
}

struct Walk<'a> {
    movement: &'a Movement,
    round: &'a Round,
    award: Option<&'a str>,
    found: Vec<Need>,
    /// The measures and criteria that are being walked: a cycle, which the checker names, must not hang this.
    inside: Vec<Inside<'a>>,
}

/// A measure and a criterion may share an id.
#[derive(PartialEq)]
enum Inside<'a> {
    Criterion(&'a str),
    Measure(&'a str),
}

impl<'a> Walk<'a> {
    fn award(&mut self, award: &'a Award) {
        self.award = Some(&award.id);
        if !award.exists.is_empty() && self.fitting(&award.exists).is_empty() {
            return;
        }
        let (level, day) = (award.recipients, self.round.cut_off);
        for id in &award.requires {
            self.criterion(id, level, day);
        }
        // Ranking keys do not shadow each other: every one that fits is a step.
        for case in &award.ranks_by.0 {
            if self.fits(case) {
                self.name(&case.is.key, level, day, &Asked::Own);
            }
        }
        for prize in [self.fitting(&award.prize), self.fitting(&award.individual_prize)].concat() {
            if let Prize::PerHead { heads, .. } = prize {
                self.formula(heads, level, day);
            }
        }
        for record in ["disqualified", "blocked"] {
            self.name(record, level, day, &Asked::Own);
        }
    }

    /// What may hold in this round and award under some reading: the cases up to the first that holds under all.
    fn fitting<T>(&self, cases: &'a Cases<T>) -> Vec<&'a T> {
        let mut shadowed = false;
        let fits = |case: &&Case<T>| {
            let fits = !shadowed && self.fits(case);
            shadowed |= fits && case.under.is_empty();
            fits
        };
        cases.0.iter().filter(fits).map(|case| &case.is).collect()
    }

    fn fits<T>(&self, case: &Case<T>) -> bool {
        let round = case.rounds.is_empty() || case.rounds.iter().any(|id| id.value == self.round.id.value);
        let award =
            case.awards.is_empty() || self.award.is_some_and(|a| case.awards.iter().any(|id| id.value == *a));
        round && award
    }

    fn criterion(&mut self, id: &str, level: Level, day: Date) {
        let Some(criterion) = self.movement.criterion(id) else { return };
        match &criterion.rule {
            CriterionRule::Attested { .. } => {
                let id = format!("attest.{}", *criterion.id);
                self.name(&id, level, day, &Asked::Own);
            }
            CriterionRule::Formula { holds, when_undefined } => {
                if self.inside.contains(&Inside::Criterion(&criterion.id)) {
                    return;
                }
                self.inside.push(Inside::Criterion(&criterion.id));
                for formula in [self.fitting(holds), self.fitting(when_undefined)].concat() {
                    self.formula(formula, level, day);
                }
                self.inside.pop();
            }
        }
    }

    fn measure(&mut self, measure: &'a crate::Measure, level: Level, day: Date) {
        if self.inside.contains(&Inside::Measure(&measure.id)) {
            return;
        }
        self.inside.push(Inside::Measure(&measure.id));
        match &measure.rule {
            MeasureRule::Formula(cases) => {
                for formula in self.fitting(cases) {
                    self.formula(formula, level, day);
                }
            }
            MeasureRule::Lead(lead) => {
                for part in &lead.parts {
                    self.name(&part.measure, level, day, &Asked::Own);
                }
            }
        }
        if let Some(thin) = &measure.thin_base {
            self.formula(&thin.required, level, day);
            self.formula(&thin.of, level, day);
        }
        self.inside.pop();
    }

    fn formula(&mut self, formula: &'a Formula, level: Level, day: Date) {
        self.expr(&formula.expr, level, day);
    }

    fn expr(&mut self, expr: &'a Expr, level: Level, day: Date) {
        match &expr.kind {
            ExprKind::Name(name) => self.name(name, level, day, &Asked::Own),
            ExprKind::AtPeriod(name, period) => {
                for asked in self.asked(period, day) {
                    self.name(name, level, day, &asked);
                }
            }
            ExprKind::Met(criterion) => self.criterion(criterion, level, day),
            ExprKind::Every(years, x) => {
                for back in 0..*years {
                    self.expr(x, level, years_before(day, back));
                }
            }
            ExprKind::Over(_, below, x) => self.expr(x, *below, day),
            _ => expr.parts().into_iter().for_each(|part| self.expr(part, level, day)),
        }
    }

    /// The periods that a bracket may mean.
    fn asked(&self, period: &PeriodRef, day: Date) -> Vec<Asked> {
        match period {
            PeriodRef::Baseline(id) => {
                let baseline = self.movement.baselines.iter().find(|b| *b.id == *id);
                let days = baseline.map(|b| self.fitting(&b.date)).unwrap_or_default();
                days.into_iter().map(|day| Asked::Day(*day)).collect()
            }
            PeriodRef::YearBefore => vec![Asked::Day(years_before(day, 1))],
            PeriodRef::Date(date) => vec![Asked::Day(*date)],
            PeriodRef::Year(year) => vec![Asked::Exactly(Period::Year(*year))],
            PeriodRef::Quarter(year, quarter) => vec![Asked::Exactly(Period::Quarter(*year, *quarter))],
        }
    }

    fn name(&mut self, name: &str, level: Level, day: Date, asked: &Asked) {
        if let Some(measure) = self.movement.measure(name) {
            let day = if let Asked::Day(other) = asked { *other } else { day };
            return self.measure(measure, level, day);
        }
        let Some(indicator) = self.movement.indicator(name) else { return };
        let period = match asked {
            Asked::Own => Period::containing(day, indicator.period),
            Asked::Day(other) => Period::containing(*other, indicator.period),
            Asked::Exactly(period) => *period,
        };
        let known = |n: &Need| n.level == level && n.indicator.id == indicator.id && n.period == period;
        if !self.found.iter().any(known) {
            self.found.push(Need { level, indicator, period });
        }
    }
}

/// The period for which a name is asked.
enum Asked {
    /// The round's own.
    Own,
    /// The one that holds a day.
    Day(Date),
    /// This one.
    Exactly(Period),
}

fn years_before(day: Date, years: u32) -> Date {
    let span: Span = i64::from(years).min(1000).years();
    day.checked_sub(span).unwrap_or(day)
}
