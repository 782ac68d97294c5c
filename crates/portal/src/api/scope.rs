//! What a token may be used for: never more than what its person may do, and less if they chose so.

use crate::rights::Right;

/// What a token may be used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Scope {
    /// Everything that its person sees.
    Read,
    /// Typing, loading and submitting figures.
    FiguresWrite,
    /// Verifying and returning submissions.
    SubmissionsVerify,
    /// Judging, reviewing, deciding, publishing.
    RoundsAct,
    /// Choosing readings.
    ReadingsChoose,
}

impl Scope {
    /// Every scope.
    pub(crate) const ALL: [Scope; 5] =
        [Scope::Read, Scope::FiguresWrite, Scope::SubmissionsVerify, Scope::RoundsAct, Scope::ReadingsChoose];

    /// Its name: `figures:write`.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Scope::Read => "read",
            Scope::FiguresWrite => "figures:write",
            Scope::SubmissionsVerify => "submissions:verify",
            Scope::RoundsAct => "rounds:act",
            Scope::ReadingsChoose => "readings:choose",
        }
    }

    /// The scope of a name.
    pub(crate) fn parse(id: &str) -> Option<Scope> {
        Scope::ALL.into_iter().find(|scope| scope.id() == id)
    }

    /// The sentence that says what it is for.
    pub(crate) fn sentence(self) -> String {
        format!("portal-api-scope-{}", self.id().replace(':', "-"))
    }

    /// The rights of which a person needs one for the scope to be of any use to them.
    pub(crate) fn rights(self) -> &'static [Right] {
        match self {
            Scope::Read => &Right::ALL,
            Scope::FiguresWrite => &[Right::EnterFigures, Right::SubmitFigures],
            Scope::SubmissionsVerify => &[Right::VerifyFigures],
            Scope::RoundsAct => &[Right::JudgeRounds, Right::DecideRounds, Right::PublishRounds],
            Scope::ReadingsChoose => &[Right::ChooseReadings],
        }
    }
}
