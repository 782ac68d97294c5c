//! The movement itself.

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::Date;
use reference::{Indicator, Level};

use super::*;

/// Whether a movement is a regular one or a drive on one theme (Law 06/2022/QH15, article 16).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Regular emulation.
    Regular,
    /// A thematic drive.
    Thematic,
}

/// An emulation movement, as its file says it.
#[derive(Clone, Debug)]
pub struct Movement {
    /// The text of the file.
    pub source: String,
    /// Its id: `1371-2022`.
    pub id: String,
    /// The number of the letter.
    pub document: String,
    /// The day of the letter.
    pub issued: Date,
    /// Who launched it.
    pub issuer: Label,
    /// Regular or thematic.
    pub kind: Kind,
    /// Its name.
    pub name: Label,
    /// Its theme, where the letter gives one.
    pub theme: Option<Label>,
    /// The days on which it runs, both included.
    pub runs: (Date, Date),
    /// The bytes of the file that give those days.
    pub runs_span: Range<usize>,
    /// The bytes of the file that the head starts at.
    pub head_span: Range<usize>,
    /// The clauses that say who competes and when.
    pub clause: ClauseRefs,
    /// Who competes.
    pub competitors: Vec<Level>,
    /// The letter's clauses, in its order.
    pub clauses: Vec<Clause>,
    /// What the clauses ask people to do.
    pub tasks: Vec<Task>,
    /// The ambiguities.
    pub readings: Vec<Reading>,
    /// The rounds, in order.
    pub rounds: Vec<Round>,
    /// Named days of comparison.
    pub baselines: Vec<Baseline>,
    /// Numbers that clauses set.
    pub parameters: Vec<Parameter>,
    /// Indicators of this movement alone, beside the catalogue.
    pub indicators: Vec<Indicator>,
    /// Tables of points.
    pub scales: Vec<Scale>,
    /// Named precisions.
    pub precisions: Vec<Precision>,
    /// What is computed.
    pub measures: Vec<Measure>,
    /// What must hold.
    pub criteria: Vec<Criterion>,
    /// What is granted, in the order of judging.
    pub awards: Vec<Award>,
    /// What the sector set out to reach.
    pub goals: Vec<Goal>,
    /// What a proposal must hold.
    pub dossiers: Vec<Dossier>,
    /// Clusters and the like that the letter itself lists.
    pub groupings: Vec<Grouping>,
    /// The clauses under which a recorded disqualification bars a unit.
    pub disqualification: ClauseRefs,
}

impl Movement {
    /// The round with an id.
    pub fn round(&self, id: &str) -> Option<&Round> {
        self.rounds.iter().find(|r| *r.id == id)
    }

    /// The measure with an id.
    pub fn measure(&self, id: &str) -> Option<&Measure> {
        self.measures.iter().find(|m| *m.id == id)
    }

    /// The criterion with an id.
    pub fn criterion(&self, id: &str) -> Option<&Criterion> {
        self.criteria.iter().find(|c| *c.id == id)
    }

    /// The award with an id.
    pub fn award(&self, id: &str) -> Option<&Award> {
        self.awards.iter().find(|a| *a.id == id)
    }

    /// The reading with an id.
    pub fn reading(&self, id: &str) -> Option<&Reading> {
        self.readings.iter().find(|r| *r.id == id)
    }

    /// The clause with an id.
    pub fn clause(&self, id: &str) -> Option<&Clause> {
        self.clauses.iter().find(|c| *c.id == id)
    }

    /// The default choice of every reading.
    pub fn default_readings(&self) -> BTreeMap<String, String> {
        self.readings.iter().map(|r| (r.id.value.clone(), r.default_choice().to_string())).collect()
    }

    /// What an indicator means: one of this movement, of the catalogue, or an attestation of one of its criteria.
    pub fn indicator(&self, id: &str) -> Option<Indicator> {
        if let Some(own) = self.indicators.iter().find(|i| i.id == id) {
            return Some(own.clone());
        }
        if let Some(criterion) = id.strip_prefix("attest.") {
            let criterion = self.criterion(criterion)?;
            return match criterion.rule {
                CriterionRule::Attested { .. } => Some(attestation(criterion)),
                CriterionRule::Formula { .. } => None,
            };
        }
        reference::indicators::find(id).cloned()
    }
}

/// The yes-or-no indicator by which a person attests a criterion.
fn attestation(criterion: &Criterion) -> Indicator {
    Indicator {
        id: format!("attest.{}", *criterion.id),
        label_vi: criterion.label.vi.clone(),
        label_en: criterion.label.en.clone(),
        dimension: reference::Dimension::Truth,
        period: reference::PeriodKind::Date,
        role: reference::Role::Recorded,
        absent_is_false: false,
        share: false,
    }
}
