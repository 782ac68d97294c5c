//! How a chore ended.

/// How a chore ended, with a word on it where there is one to say.
pub enum Outcome {
    /// Done, and all was well.
    Passed(String),
    /// Done, and something is wrong; the output above says what.
    Failed(String),
    /// It could not be done here, for a reason that is no fault of the code. Never counted as passed.
    NotChecked(String),
}

impl Outcome {
    /// Passed if a command ended well, failed otherwise; its output says the rest.
    pub fn of(ended_well: bool) -> Outcome {
        if ended_well { Outcome::Passed(String::new()) } else { Outcome::Failed(String::new()) }
    }
}
