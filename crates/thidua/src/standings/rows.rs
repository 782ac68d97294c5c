//! The standings of an award in the order in which people read them, with what is said of each.

use judge::plan::KeySource;
use judge::{AwardResult, Judged, Number, Outcome, Standing};
use movement::Shown;
use wording::Words;

/// A measure that an award's standings show.
pub struct ShownMeasure {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// How it is shown.
    pub shown: Shown,
    /// Its place in the plan; none for the award's lead.
    place: Option<usize>,
}

impl ShownMeasure {
    /// Its value in a standing.
    pub fn value(&self, judged: &Judged<'_>, standing: &Standing) -> Number {
        match self.place {
            Some(place) => judged.details().measure(place, standing.row),
            None => standing.lead.clone().map_or(Number::Undefined, Number::Known),
        }
    }
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
    let mut measures: Vec<ShownMeasure> = Vec::new();
    for id in ids {
        let Some(measure) = judged.movement.measure(id) else { continue };
        let is_lead = planned.lead.as_deref() == Some(id);
        let place = plan.measures.iter().position(|m| m.id == id && m.node.is_some());
        if (place.is_none() && !is_lead) || measures.iter().any(|m| m.id == id) {
            continue;
        }
        let label = words.label(&measure.label).to_owned();
        measures.push(ShownMeasure { id: id.to_owned(), label, shown: measure.shown, place });
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
pub fn result(award: &AwardResult, standing: &Standing, words: Words) -> String {
    if award.selected.contains(&standing.row) {
        let mark = if standing.certain { "★ " } else { "" };
        return format!("{mark}{}", words.say("table-selected"));
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
