//! What a judgement says: for each award the standings, the selection and what is left open; for each goal its state.

use std::collections::BTreeSet;
use std::sync::Arc;

use exact::Ratio;
use jiff::civil::Date;
use reference::Level;

use crate::evaluate::{Number, Truth};
use crate::sheet::Roster;
use crate::standings::{Standing, Standings};

/// Where a unit stands for an award: the first of these that applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A disqualification is on record.
    Disqualified,
    /// A criterion is not met, or there is nothing to lead with.
    NotEligible,
    /// A block is on record: the council decides.
    Blocked,
    /// A figure is missing, and the unit could still turn out eligible.
    Undetermined,
    /// Eligible, but an award that it takes keeps it from this one.
    AlreadyAwarded,
    /// All criteria are met.
    Eligible,
}

impl Outcome {
    /// Every outcome, in the order in which they apply.
    pub const ALL: [Outcome; 6] = [
        Outcome::Disqualified,
        Outcome::NotEligible,
        Outcome::Blocked,
        Outcome::Undetermined,
        Outcome::AlreadyAwarded,
        Outcome::Eligible,
    ];

    /// The word for it in JSON and tables.
    pub fn id(self) -> &'static str {
        match self {
            Outcome::Disqualified => "disqualified",
            Outcome::NotEligible => "not_eligible",
            Outcome::Blocked => "blocked",
            Outcome::Undetermined => "undetermined",
            Outcome::AlreadyAwarded => "already_awarded",
            Outcome::Eligible => "eligible",
        }
    }
}

/// What a criterion came to for a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Met {
    /// It holds.
    Met,
    /// It does not hold, or speaks of a number that does not exist.
    NotMet,
    /// A figure is missing, or it is left to the council.
    Unknown,
}

impl Met {
    /// The word for it in JSON and tables.
    pub fn id(self) -> &'static str {
        match self {
            Met::Met => "met",
            Met::NotMet => "not_met",
            Met::Unknown => "unknown",
        }
    }
}

impl From<Truth> for Met {
    fn from(truth: Truth) -> Met {
        match truth {
            Truth::True => Met::Met,
            Truth::False | Truth::Undefined | Truth::Never => Met::NotMet,
            Truth::Unknown => Met::Unknown,
        }
    }
}

/// A round judged.
#[derive(Clone, Debug)]
pub struct Judgement {
    /// The movement's id.
    pub movement: String,
    /// The round's id.
    pub round: String,
    /// The round's cut-off.
    pub as_of: Date,
    /// Every reading's choice, in the order of the file.
    pub readings: Vec<(String, String)>,
    /// Whether absent attestations were taken as given.
    pub assumed_attested: bool,
    /// The units, in code order; rows below are places in it.
    pub roster: Arc<Roster>,
    /// The awards, in the order of judging; one entry for each group where standings are made within groups.
    pub awards: Vec<AwardResult>,
    /// The national goals.
    pub goals: Vec<GoalResult>,
}

/// An award judged.
#[derive(Clone, Debug)]
pub struct AwardResult {
    /// The award's id.
    pub award: String,
    /// Its place among the plan's awards.
    pub planned: usize,
    /// Who may receive it.
    pub recipients: Level,
    /// Where standings are made within groups: the grouping, and the group (none for units outside all groups).
    pub group: Option<(String, Option<String>)>,
    /// The most that may be selected.
    pub quota: Option<usize>,
    /// The rows selected, in rank order.
    pub selected: Vec<u32>,
    /// The rows that are equal across the last place, in code order: people decide.
    pub tied: Vec<u32>,
    /// The rows that are undetermined or blocked, in code order.
    pub undetermined: Vec<u32>,
    /// The competing units, in code order.
    pub standings: Standings,
}

/// A national goal's state.
#[derive(Clone, Debug)]
pub struct GoalResult {
    /// Its id.
    pub goal: String,
    /// The target.
    pub target: Ratio,
    /// The national value.
    pub value: Number,
    /// Whether it is reached.
    pub outcome: Met,
}

impl Judgement {
    /// The result of an award; of its first group where it has several.
    pub fn award(&self, id: &str) -> Option<&AwardResult> {
        self.awards.iter().find(|a| a.award == id)
    }

    /// The code of a row's unit.
    pub fn code(&self, row: u32) -> &str {
        self.roster.rows()[row as usize].unit.code.as_str()
    }
}

/// Units with the grades that they take.
pub(crate) type Taken = BTreeSet<(String, Option<usize>)>;

impl AwardResult {
    /// The units selected, each with its grade where the award has grades: what two judgements are compared by.
    pub(crate) fn taken(&self, judgement: &Judgement) -> Taken {
        let taken = self.selected.iter().map(|row| {
            let grade = self.standing(*row).and_then(|standing| standing.grade);
            (judgement.code(*row).to_string(), grade)
        });
        taken.collect()
    }

    /// The standing of a row.
    pub fn standing(&self, row: u32) -> Option<Standing> {
        self.standings.of_row(row)
    }
}
