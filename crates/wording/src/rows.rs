//! The standings of an award in the order in which people read them, with what is said of each: for every way of showing
//! them.

use crate::Words;
use exact::Ratio;
use judge::plan::KeySource;
use judge::{AwardResult, Judged, Number, Outcome, Standing, Value};
use movement::Shown;
use reference::{Indicator, Period};

/// A measure that an award's standings show, or a yes-or-no record that ranks them.
pub struct ShownMeasure {
    /// What it is called.
    pub label: String,
    /// Whether its cells are percentages.
    pub percent: bool,
    source: Source,
}

/// Where the cells come from.
enum Source {
    /// A measure, by its place in the plan.
    Measure(usize),
    /// The award's lead.
    Lead,
    /// A recorded indicator.
    Record(Indicator),
}

impl ShownMeasure {
    /// What a standing shows of it.
    pub fn cell(&self, judged: &Judged<'_>, standing: &Standing, words: Words) -> String {
        if let Source::Record(indicator) = &self.source {
            return recorded(judged, standing, indicator);
        }
        let (number, limits) = self.number(judged, standing);
        match number {
            Number::Known(value) if self.percent => words.percent_in_column(&value, &limits),
            Number::Known(value) => words.shown_beside(&value, Shown::Number, &limits),
            Number::Unknown => "?".to_owned(),
            Number::Undefined => "–".to_owned(),
        }
    }

    /// The number of a standing with the limits that it is held against, where it is known.
    pub fn value(&self, judged: &Judged<'_>, standing: &Standing) -> Option<(Ratio, Vec<Ratio>)> {
        let (number, limits) = self.number(judged, standing);
        Some((number.known()?.clone(), limits))
    }

    fn number(&self, judged: &Judged<'_>, standing: &Standing) -> (Number, Vec<Ratio>) {
        match &self.source {
            Source::Measure(place) => {
                let limits = judged.limits(*place, standing.row);
                (judged.details().measure(*place, standing.row), limits)
            }
            Source::Lead => (standing.lead.clone().map_or(Number::Undefined, Number::Known), Vec::new()),
            Source::Record(_) => (Number::Undefined, Vec::new()),
        }
    }
}

/// A yes-or-no record as a mark.
fn recorded(judged: &Judged<'_>, standing: &Standing, indicator: &Indicator) -> String {
    let period = Period::containing(judged.plan.cut_off, indicator.period);
    let figure = judged.figures.get(judged.judgement.code(standing.row), &indicator.id, period);
    let mark = match figure.map(|figure| &figure.value) {
        Some(Value::Truth(true)) => "✓",
        None if !indicator.absent_is_false => "?",
        _ => "–",
    };
    mark.to_owned()
}

/// The measures of an award: those that rank it, each lead before its parts, then the others that it uses.
pub fn measures(judged: &Judged<'_>, award: &AwardResult, words: Words) -> Vec<ShownMeasure> {
    let plan = &judged.plan;
    let planned = &plan.awards[award.planned];
    let mut ids: Vec<&str> = Vec::new();
    for key in &planned.keys {
        ids.push(&key.id);
        if let KeySource::Lead(lead) = &key.source {
            ids.extend(lead.parts.iter().map(|part| part.0.as_str()));
        }
    }
    ids.extend(planned.uses.iter().map(|measure| plan.measures[*measure].id.as_str()));
    let mut seen: Vec<&str> = Vec::new();
    let mut measures = Vec::new();
    for id in ids {
        if seen.contains(&id) {
            continue;
        }
        seen.push(id);
        let place = plan.measures.iter().position(|m| m.id == id && m.node.is_some());
        let source = match place {
            Some(place) => Source::Measure(place),
            None if planned.lead.as_deref() == Some(id) => Source::Lead,
            None => match judged.movement.indicator(id) {
                Some(indicator) if judged.movement.measure(id).is_none() => Source::Record(indicator),
                _ => continue,
            },
        };
        let ruled = judged.movement.measure(id);
        let label = match (&source, ruled) {
            (Source::Record(indicator), _) => words.indicator(indicator).to_owned(),
            (_, measure) => measure.map_or_else(|| id.to_owned(), |m| words.label(&m.label).to_owned()),
        };
        let percent = ruled.is_some_and(|measure| measure.shown == Shown::Percent);
        measures.push(ShownMeasure { label, percent, source });
    }
    measures
}

/// The standings: the ranked by rank, then the others by how near they are to an award, each in code order.
pub fn in_reading_order(award: &AwardResult) -> Vec<Standing> {
    let nearness = |outcome: Outcome| match outcome {
        Outcome::Eligible => 0,
        Outcome::AlreadyAwarded => 1,
        Outcome::Undetermined => 2,
        Outcome::Blocked => 3,
        Outcome::NotEligible => 4,
        Outcome::Disqualified => 5,
    };
    let mut standings: Vec<Standing> = award.standings.iter().collect();
    standings.sort_by_key(|s| (nearness(s.outcome), s.rank, s.row));
    standings
}

/// What is said of a standing in one cell: whether it is proposed, and whether that is certain.
pub fn result(award: &AwardResult, standing: &Standing, is_status: bool, words: Words) -> String {
    if award.selected.contains(&standing.row) {
        let mark = if standing.certain { "★ " } else { "" };
        let id = if is_status { "table-has-reached" } else { "table-selected" };
        return format!("{mark}{}", words.say(id));
    }
    if award.tied.contains(&standing.row) {
        return words.say("table-tied");
    }
    words.outcome(standing.outcome)
}

/// The flags of a standing.
pub fn flags(judged: &Judged<'_>, award: &AwardResult, standing: &Standing) -> Vec<&'static str> {
    judged.details().flags(&judged.plan, award.planned, standing.row)
}
