//! The kinds of problems that a worked example can have beside those of movements and of figures.

/// Each with the facts that its sentence has.
pub const CODES: &[(&str, &[&str])] = &[
    // The round came out otherwise than the example expects.
    ("case-differs", &["what", "expected", "found"]),
    // The example expects nothing, so it shows nothing.
    ("case-expects-nothing", &[]),
    // The example expects something of a unit that does not compete in it.
    ("case-unknown-unit", &["unit"]),
    // The movement has no such goal, or not in this round.
    ("unknown-goal", &["name", "known"]),
];
