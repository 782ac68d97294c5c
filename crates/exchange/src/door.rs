//! What is known at the door: the movement, the round, the units of its day, and how the texts write numbers.

use std::collections::BTreeMap;

use exact::NumberStyle;
use jiff::civil::Date;
use movement::{CriterionRule, Movement, Round};
use reference::{Indicator, Level, Period, PeriodKind, Unit, indicators, units};

/// What is known before a file of figures is opened.
pub struct Door<'a> {
    /// The movement that the figures are for.
    pub movement: &'a Movement,
    /// The round that the figures are for.
    pub round: &'a Round,
    /// How texts in workbooks write numbers, where somebody said so; otherwise only what has one meaning is read.
    pub style: Option<NumberStyle>,
    /// The last day on which a figure came in time, where one is set.
    pub due: Option<Date>,
    /// By id, in order.
    indicators: Vec<Indicator>,
    /// Units beside the reference lists, by code.
    extra: BTreeMap<String, Unit>,
}

/// What a unit code is on the round's day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnitAnswer {
    /// A unit of that day.
    Known,
    /// A unit of other days.
    OtherDays(Vec<units::Span>),
    /// No unit of any day; perhaps another one is meant.
    Unknown(Option<Unit>),
}

impl<'a> Door<'a> {
    /// The door of a round, with the units that the reference lists know on its day.
    pub fn new(movement: &'a Movement, round: &'a Round) -> Door<'a> {
        let mut known: Vec<Indicator> = movement.indicators.clone();
        known.extend(indicators::catalogue().iter().cloned());
        let attested = movement.criteria.iter().filter(|c| matches!(c.rule, CriterionRule::Attested { .. }));
        let ids = attested.map(|c| format!("{}{}", indicators::ATTESTED, *c.id));
        known.extend(ids.filter_map(|id| movement.indicator(&id)));
        // Stable: the movement's own indicator stands before one of the catalogue with the same id, and is kept.
        known.sort_by(|a, b| a.id.cmp(&b.id));
        known.dedup_by(|later, earlier| later.id == earlier.id);
        Door { movement, round, style: None, due: None, indicators: known, extra: BTreeMap::new() }
    }

    /// The same with units beside the reference lists.
    pub fn with_units(mut self, units: impl IntoIterator<Item = Unit>) -> Door<'a> {
        self.extra.extend(units.into_iter().map(|unit| (unit.code.as_str().to_owned(), unit)));
        self
    }

    /// The same with a stated way of writing numbers in the texts of workbooks.
    pub fn with_style(mut self, style: NumberStyle) -> Door<'a> {
        self.style = Some(style);
        self
    }

    /// The same with the last day on which a figure came in time.
    pub fn with_due(mut self, due: Date) -> Door<'a> {
        self.due = Some(due);
        self
    }

    /// Every indicator that a figure may have, by id.
    pub fn indicators(&self) -> &[Indicator] {
        &self.indicators
    }

    /// The indicator with an id.
    pub fn indicator(&self, id: &str) -> Option<&Indicator> {
        self.indicator_place(id.as_bytes()).map(|i| &self.indicators[i])
    }

    /// The place of an id in [`Door::indicators`].
    pub(crate) fn indicator_place(&self, id: &[u8]) -> Option<usize> {
        self.indicators.binary_search_by(|indicator| indicator.id.as_bytes().cmp(id)).ok()
    }

    /// The indicator whose id is nearest to a misspelt one.
    pub fn nearest_indicator(&self, text: &str) -> Option<&Indicator> {
        let text = text.trim().to_lowercase().replace([' ', '-'], "_");
        let id = reference::nearest(&text, self.indicators.iter().map(|i| i.id.as_str()))?;
        self.indicator(id)
    }

    /// Whether a code is a unit of the round's day.
    pub fn knows_unit(&self, code: &str) -> bool {
        self.extra.contains_key(code) || units::exists(code, self.round.cut_off)
    }

    /// The unit with a code on the round's day.
    pub fn unit(&self, code: &str) -> Option<Unit> {
        self.extra.get(code).cloned().or_else(|| units::find(code, self.round.cut_off))
    }

    /// The unit with a code in the reference lists of the round's day, where no other list has that code.
    pub(crate) fn listed_unit(&self, code: &str) -> Option<&'static Unit> {
        match self.extra.contains_key(code) {
            true => None,
            false => units::look_up(code, self.round.cut_off),
        }
    }

    /// The units beside the reference lists, by code.
    pub fn extra_units(&self) -> impl Iterator<Item = &Unit> {
        self.extra.values()
    }

    /// What a code is on the round's day.
    pub fn ask_unit(&self, code: &str) -> UnitAnswer {
        if self.knows_unit(code) {
            return UnitAnswer::Known;
        }
        match units::when(code) {
            spans if spans.is_empty() => UnitAnswer::Unknown(self.nearest_unit(code)),
            spans => UnitAnswer::OtherDays(spans),
        }
    }

    /// The unit that a wrong code or name most likely means.
    pub fn nearest_unit(&self, text: &str) -> Option<Unit> {
        let extra = || self.extra.values().map(|u| u.code.as_str());
        let own = reference::nearest(text, extra()).and_then(|code| self.extra.get(code).cloned());
        let listed = || self.levels().into_iter().find_map(|l| units::nearest(text, l, self.round.cut_off));
        own.or_else(listed)
    }

    /// The levels whose units may have figures: those that compete, those of which the round needs figures, and the
    /// country.
    pub fn levels(&self) -> Vec<Level> {
        let mut levels = self.movement.competitors.clone();
        levels.extend(movement::needs(self.movement, self.round).into_iter().map(|need| need.level));
        levels.push(Level::Nation);
        let mut seen = Vec::new();
        levels.retain(|level| {
            let new = !seen.contains(level);
            seen.push(*level);
            new
        });
        levels
    }

    /// The period that a figure is kept under.
    ///
    /// An attestation for the quarter or year that holds the cut-off is one for the cut-off itself.
    pub(crate) fn settled(&self, indicator: &Indicator, period: Period) -> Period {
        let cut_off = self.round.cut_off;
        let attested = indicator.id.starts_with(indicators::ATTESTED);
        match attested && Period::containing(cut_off, period.kind()) == period {
            true => Period::Date(cut_off),
            false => period,
        }
    }

    /// Whether a figure of an indicator may carry a form of period.
    pub(crate) fn takes(&self, indicator: &Indicator, kind: PeriodKind) -> bool {
        kind == indicator.period || indicator.id.starts_with(indicators::ATTESTED)
    }
}
