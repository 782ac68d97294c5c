//! The ambiguities of each movement and the senses that can be chosen, the default first.

/// One ambiguity of a movement.
#[derive(Clone, Copy, Debug)]
pub struct Reading {
    /// The movement.
    pub movement: &'static str,
    /// The id of the ambiguity.
    pub id: &'static str,
    /// The senses; the first is the default.
    pub senses: &'static [&'static str],
}

/// Every ambiguity of every movement.
pub const READINGS: &[Reading] = &[
    reading("1371-2022", "comparable", &["two-decimals", "one-decimal", "exact"]),
    reading("1371-2022", "late-margin", &["relative", "points", "none"]),
    reading("1371-2022", "no-growth-required", &["met-if-plan-reached", "counts", "council"]),
    reading("1371-2022", "undefined-rank", &["last", "mean"]),
    reading("1371-2022", "comprehensive-lead", &["rank-sum", "worst-rank", "collection-first"]),
    reading("1371-2022", "one-award", &["exclusive", "cumulative"]),
    reading("1371-2022", "late-payment-award", &["criterion-only", "separate"]),
    reading("1170-2021", "pilot-priority", &["tie-break", "first"]),
    reading("1170-2021", "comparable", &["two-decimals", "one-decimal", "exact"]),
    reading("4494-2017", "lead", &["rank-sum", "health-first"]),
    reading("2213-2021-2025", "both-sexes", &["each", "overall"]),
];

const fn reading(movement: &'static str, id: &'static str, senses: &'static [&'static str]) -> Reading {
    Reading { movement, id, senses }
}

/// The ambiguities of one movement.
pub fn of_movement(movement: &str) -> Vec<Reading> {
    READINGS.iter().copied().filter(|r| r.movement == movement).collect()
}
