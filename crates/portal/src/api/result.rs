//! What the judge writes, as other programs read it: the contract's JSON, described.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A round judged. Exact numbers are texts: whole numbers or reduced fractions.
#[derive(Debug, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RoundResult {
    /// The movement.
    #[schema(example = "1371-2022")]
    pub movement: String,
    /// The round.
    #[schema(example = "2022-q2")]
    pub round: String,
    /// The cut-off.
    #[schema(format = Date)]
    pub as_of: String,
    /// Every reading with its choice.
    pub readings: BTreeMap<String, String>,
    /// Whether absent attestations were taken as given.
    pub assumed_attested: bool,
    /// The awards, in the order of judging; where standings are made within groups one a group.
    pub awards: Vec<AwardJudged>,
    /// The national goals.
    pub goals: Vec<GoalJudged>,
}

/// An award judged.
#[derive(Clone, Debug, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AwardJudged {
    /// The award.
    #[schema(example = "health")]
    pub award: String,
    /// The level of those who may receive it.
    #[schema(example = "province")]
    pub recipients: String,
    /// The grouping within which standings are made; absent where they are made of all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub within: Option<String>,
    /// The group; absent where standings are made of all, null for units in no group.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "there")]
    #[schema(value_type = Option<String>)]
    pub group: Option<Option<String>>,
    /// How many may be selected; null where the letter sets no maximum.
    #[schema(minimum = 0)]
    pub quota: Option<u64>,
    /// Who is selected, in the order of rank.
    pub selected: Vec<String>,
    /// Equal across the last place, in the order of codes: people decide.
    pub tied: Vec<String>,
    /// Undetermined or blocked, in the order of codes.
    pub undetermined: Vec<String>,
    /// Every competing unit once, in the order of codes.
    pub standings: Vec<StandingJudged>,
}

/// Where a unit stands in an award.
#[derive(Clone, Debug, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct StandingJudged {
    /// The code of the unit.
    #[schema(example = "24")]
    pub unit: String,
    /// `disqualified`, `not_eligible`, `blocked`, `undetermined`, `already_awarded` or `eligible`.
    #[schema(example = "eligible")]
    pub outcome: String,
    /// Its rank among the eligible, 1, 2, 2, 4; null for others.
    #[schema(minimum = 1)]
    pub rank: Option<u64>,
    /// Whether it stays selected whatever the missing figures turn out to be.
    pub certain: bool,
    /// Measures, exactly; null where unknown or undefined.
    pub measures: BTreeMap<String, Option<String>>,
    /// Criteria: `met`, `not_met` or `unknown`.
    pub criteria: BTreeMap<String, String>,
    /// Its grade; absent for awards without grades, null for equals across two grades.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "there")]
    #[schema(value_type = Option<String>)]
    pub grade: Option<Option<String>>,
    /// How many individuals it may propose if it is selected; null where the letter sets no number.
    #[schema(minimum = 0)]
    pub individuals: Option<i64>,
    /// The money that goes with it, in VND; null where there is none.
    pub prize: Option<String>,
    /// What a council should see; it changes no outcome.
    pub flags: Vec<String>,
}

/// A national goal judged.
#[derive(Clone, Debug, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct GoalJudged {
    /// The goal.
    #[schema(example = "health_coverage")]
    pub goal: String,
    /// What was to be reached.
    pub target: Option<String>,
    /// What was reached; null where unknown.
    pub value: Option<String>,
    /// `met`, `not_met` or `unknown`.
    #[schema(example = "not_met")]
    pub outcome: String,
}

/// A field that is there, though it may hold nothing.
pub(crate) fn there<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: serde::Deserializer<'de>,
    T: Deserialize<'de>,
{
    T::deserialize(deserializer).map(Some)
}

impl RoundResult {
    /// Reads what the judge wrote.
    pub(crate) fn read(json: &str) -> Result<RoundResult, serde_json::Error> {
        serde_json::from_str(json)
    }
}
