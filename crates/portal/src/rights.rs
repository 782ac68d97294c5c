//! Who may do what: the one table of roles and rights.
//!
//! A page asks [`may`] and nothing else. What a role may do holds within the scope of its grant: a unit with those below
//! it, or everything. That nobody verifies what they entered themselves is the store's to refuse, as it knows the hands.

use jiff::civil::Date;
use reference::units::Span;
use store::{Account, AccountState, Grant, Role};

/// Something that not everybody may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Right {
    /// See standings and figures that are not published.
    SeeUnpublished,
    /// See what every unit has sent; a unit's own people see theirs.
    SeeSubmissions,
    /// Type figures of a unit, or send a workbook.
    EnterFigures,
    /// Submit what a unit has typed.
    SubmitFigures,
    /// Verify a submission, or return it.
    VerifyFigures,
    /// Judge a round, lock its figures, and take it through the council's review.
    JudgeRounds,
    /// Decide on what was judged and reviewed.
    DecideRounds,
    /// Publish what was decided.
    PublishRounds,
    /// Choose among the readings of a letter.
    ChooseReadings,
    /// Launch a movement, or keep a new revision of its file.
    KeepMovements,
    /// Invite, lock, assign roles.
    KeepAccounts,
    /// Read the journal.
    ReadJournal,
    /// Propose what the centre records of units: disqualifications, blocks, attestations, figures of the country.
    ProposeRecords,
    /// Confirm what another has proposed to record.
    ConfirmRecords,
    /// Ask that what is locked be opened again.
    AskUnlock,
    /// Grant what somebody else asked to have opened again.
    GrantUnlock,
    /// Set the day by which units send figures, and remind them.
    RemindUnits,
}

use Right::*;

impl Right {
    /// Every right.
    pub const ALL: [Right; 17] = [
        SeeUnpublished,
        SeeSubmissions,
        EnterFigures,
        SubmitFigures,
        VerifyFigures,
        JudgeRounds,
        DecideRounds,
        PublishRounds,
        ChooseReadings,
        KeepMovements,
        KeepAccounts,
        ReadJournal,
        ProposeRecords,
        ConfirmRecords,
        AskUnlock,
        GrantUnlock,
        RemindUnits,
    ];
}

/// What each role may do. An administrator has no say in results and an auditor changes nothing.
pub fn rights_of(role: Role) -> &'static [Right] {
    match role {
        Role::UnitOfficer => &[SeeUnpublished, EnterFigures],
        Role::UnitHead => &[SeeUnpublished, EnterFigures, SubmitFigures, AskUnlock],
        Role::ClusterHead => &[SeeUnpublished],
        Role::Verifier => {
            &[SeeUnpublished, SeeSubmissions, VerifyFigures, ConfirmRecords, AskUnlock, RemindUnits]
        }
        Role::EmulationOfficer => &[
            SeeUnpublished,
            SeeSubmissions,
            JudgeRounds,
            PublishRounds,
            KeepMovements,
            ProposeRecords,
            ConfirmRecords,
            AskUnlock,
            GrantUnlock,
            RemindUnits,
        ],
        Role::CouncilMember => &[SeeUnpublished],
        Role::DirectorGeneral => &[SeeUnpublished, SeeSubmissions, DecideRounds, ChooseReadings, GrantUnlock],
        Role::Administrator => &[KeepAccounts],
        Role::Auditor => &[SeeUnpublished, SeeSubmissions, ReadJournal],
    }
}

/// Whether somebody may do something to a unit, as units are on a day; `unit` is `None` where it is about no single unit.
pub fn may(account: Option<&Account>, right: Right, unit: Option<(&str, Date)>) -> bool {
    let Some(account) = account.filter(|account| account.state == AccountState::Active) else { return false };
    account.grants.iter().any(|grant| rights_of(grant.role).contains(&right) && holds_for(grant, right, unit))
}

/// Whether whoever has a role proves with a code, besides the password, that it is them: all who decide about others' figures or
/// see everything. A unit's officer, who only types, and the head of a cluster may choose to.
pub fn needs_code(role: Role) -> bool {
    !matches!(role, Role::UnitOfficer | Role::ClusterHead)
}

/// Whether a grant's scope takes a unit in. Only what is done for one unit is bound to it: whoever may see standings sees all.
fn holds_for(grant: &Grant, right: Right, unit: Option<(&str, Date)>) -> bool {
    match (right, unit) {
        (EnterFigures | SubmitFigures, None) => true,
        // A verifier asks for any unit; a head for the unit and those below.
        (AskUnlock, Some(_)) if grant.role != Role::UnitHead => true,
        (EnterFigures | SubmitFigures | AskUnlock, Some((unit, day))) => {
            grant.scope == "*" || is_meant(unit, &grant.scope, day) || is_below(unit, &grant.scope, day)
        }
        _ => true,
    }
}

/// Whether a scope means the unit that a code named on a day. Codes were given to other units in 2025 (`24` was Bắc Giang, is
/// Bắc Ninh), so a scope says which with a day on which it was that one: `24@2025-06-30`. A code without a day means a unit only
/// where it never named another.
pub(crate) fn is_meant(code: &str, scope: &str, day: Date) -> bool {
    let (meant, known) = scope.split_once('@').map_or((scope, None), |(code, day)| (code, Some(day)));
    if meant != code {
        return false;
    }
    let spans = reference::units::when(code);
    let holds = |span: &Span, day: Date| {
        span.from.is_none_or(|from| from <= day) && span.until.is_none_or(|until| day <= until)
    };
    match known.map(str::parse::<Date>) {
        Some(Ok(known)) => spans.iter().any(|span| holds(span, known) && holds(span, day)),
        Some(Err(_)) => false,
        None => spans.len() < 2,
    }
}

/// Whether a unit stands below another on a day.
fn is_below(unit: &str, above: &str, day: Date) -> bool {
    let mut parent = reference::units::find(unit, day).and_then(|unit| unit.parent);
    // No country has more levels than this.
    for _ in 0..8 {
        let Some(code) = parent else { return false };
        if is_meant(code.as_str(), above, day) {
            return true;
        }
        parent = reference::units::find(code.as_str(), day).and_then(|unit| unit.parent);
    }
    false
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn account(grants: &[(Role, &str)], state: AccountState) -> Account {
        Account {
            id: 1,
            login: "a@b".to_owned(),
            name: "A".to_owned(),
            state,
            grants: grants
                .iter()
                .map(|(role, scope)| Grant { role: *role, scope: (*scope).to_owned() })
                .collect(),
            has_totp: false,
            language: "vi".to_owned(),
        }
    }

    /// The table as `design.md` has it, written again by role: a change of one must be a change of both.
    const TABLE: [(Role, &str); 9] = [
        (Role::UnitOfficer, "S.E.............."),
        (Role::UnitHead, "S.ES..........U.."),
        (Role::ClusterHead, "S................"),
        (Role::Verifier, "SA..V........CU.M"),
        (Role::EmulationOfficer, "SA...J.P.K..PCUGM"),
        (Role::CouncilMember, "S................"),
        (Role::DirectorGeneral, "SA....D.C......G."),
        (Role::Administrator, "..........A......"),
        (Role::Auditor, "SA.........R....."),
    ];

    #[test]
    fn every_cell_of_the_table() {
        for (role, cells) in TABLE {
            let active = account(&[(role, "*")], AccountState::Active);
            for (right, cell) in Right::ALL.into_iter().zip(cells.chars()) {
                assert_eq!(may(Some(&active), right, None), cell != '.', "{role:?} {right:?}");
                for state in [AccountState::Invited, AccountState::Locked] {
                    assert!(!may(Some(&account(&[(role, "*")], state)), right, None), "{role:?} {state:?}");
                }
                assert!(!may(None, right, None), "{right:?}");
            }
        }
    }

    #[test]
    fn a_scope_takes_in_the_unit_and_those_below() {
        let day = date(2022, 6, 30);
        let head = account(&[(Role::UnitHead, "24@2022-06-30")], AccountState::Active);
        let commune = reference::units::on(reference::Level::Commune, day);
        let commune = commune.iter().find(|unit| {
            reference::units::province_of(unit.code.as_str(), day).is_some_and(|code| code.as_str() == "24")
        });
        let commune = commune.unwrap().code.to_string();
        for right in [EnterFigures, SubmitFigures, AskUnlock] {
            assert!(may(Some(&head), right, Some(("24", day))));
            assert!(may(Some(&head), right, Some((&commune, day))), "{commune}");
            for other in ["01", "2", "", "VN", "240"] {
                assert!(!may(Some(&head), right, Some((other, day))), "{other}");
            }
        }
    }

    #[test]
    fn a_code_that_was_given_to_another_unit_takes_nobody_along() {
        let (before, after) = (date(2025, 6, 30), date(2025, 7, 1));
        let may = |scope: &str, unit: &str, day| {
            may(
                Some(&account(&[(Role::UnitHead, scope)], AccountState::Active)),
                SubmitFigures,
                Some((unit, day)),
            )
        };
        // Bắc Giang until June 2025, Bắc Ninh after.
        for (scope, old, new) in [
            ("24@2022-06-30", true, false),
            ("24@2025-06-30", true, false),
            ("24@2025-07-01", false, true),
            // Which of the two nobody said.
            ("24", false, false),
            ("24@", false, false),
            ("24@today", false, false),
            ("27@2025-06-30", false, false),
        ] {
            assert_eq!(may(scope, "24", before), old, "{scope} before");
            assert_eq!(may(scope, "24", after), new, "{scope} after");
        }
        // Hà Nội has always been 01.
        for scope in ["01", "01@2022-06-30", "01@2026-01-01"] {
            assert!(may(scope, "01", before) && may(scope, "01", after), "{scope}");
        }
        // Nor does it take a commune of the new one along.
        let communes = reference::units::on(reference::Level::Commune, after);
        let commune = communes.iter().find(|unit| {
            reference::units::province_of(unit.code.as_str(), after).is_some_and(|code| code.as_str() == "24")
        });
        let commune = commune.unwrap().code.to_string();
        assert!(may("24@2025-07-01", &commune, after));
        assert!(!may("24@2025-06-30", &commune, after));
    }

    #[test]
    fn who_decides_or_sees_everything_proves_it_with_a_code() {
        for (role, needs) in [
            (Role::UnitOfficer, false),
            (Role::UnitHead, true),
            (Role::ClusterHead, false),
            (Role::Verifier, true),
            (Role::EmulationOfficer, true),
            (Role::CouncilMember, true),
            (Role::DirectorGeneral, true),
            (Role::Administrator, true),
            (Role::Auditor, true),
        ] {
            assert_eq!(needs_code(role), needs, "{role:?}");
        }
    }
}
