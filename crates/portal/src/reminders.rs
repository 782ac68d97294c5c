//! Whom to remind of figures that were not sent, and in which words.

use jiff::Timestamp;
use jiff::civil::Date;
use movement::Round;
use reference::{Unit, calendar, units};
use store::{Account, AccountState, Letter, Role, RoundState, SubmissionState, Wanted};
use wording::{Language, Words};

use crate::mail::Mail;
use crate::pages::{figures, today};
use crate::problem::Problem;
use crate::rights::is_meant;
use crate::state::{Portal, SYSTEM, Shelved};

/// A unit that has not sent its figures.
pub(crate) struct Pending {
    /// The unit.
    pub unit: Unit,
    /// How far it has come.
    pub state: Option<SubmissionState>,
    /// Its officers and heads.
    pub people: Vec<Account>,
}

/// The units that have not sent their figures for a round.
pub(crate) async fn pending(
    portal: &Portal,
    shelved: &Shelved,
    round: &Round,
) -> Result<Vec<Pending>, Problem> {
    let movement = &shelved.movement;
    let submissions = portal.store().submissions(&movement.id, Wanted::Now).await?;
    let accounts = portal.store().accounts().await?;
    let is_of = |account: &Account, unit: &Unit| {
        account.state == AccountState::Active
            && account.grants.iter().any(|grant| {
                matches!(grant.role, Role::UnitOfficer | Role::UnitHead)
                    && is_meant(unit.code.as_str(), &grant.scope, round.cut_off)
            })
    };
    let levels = figures::sending(movement, round).into_iter();
    let all: Vec<Unit> = levels.flat_map(|level| units::on(level, round.cut_off).to_vec()).collect();
    let pending = all.into_iter().filter_map(|unit| {
        let own = submissions.iter().find(|s| s.round == *round.id && s.unit == unit.code.as_str());
        let state = own.map(|submission| submission.state);
        let people = accounts.iter().filter(|account| is_of(account, &unit)).cloned().collect();
        state.is_none_or(SubmissionState::is_open).then_some(Pending { unit, state, people })
    });
    Ok(pending.collect())
}

/// The letters that remind units of a round, one for each person. What begins their names tells the occasion: of one occasion
/// nobody gets two.
pub(crate) fn letters(
    shelved: &Shelved,
    round: &Round,
    pending: &[Pending],
    due: Option<Date>,
    portal: &str,
    occasion: &str,
) -> Vec<Letter> {
    let movement = &shelved.movement;
    let letter = |unit: &Unit, account: &Account| {
        let words = Words::new(Language::from_id(&account.language).unwrap_or(Language::Vi));
        let page = format!("{portal}{}", figures::of_unit(movement, &round.id, unit.code.as_str()));
        let facts = [
            ("name", account.name.as_str().into()),
            ("unit", words.short_name(&unit.name).into()),
            ("movement", words.label(&movement.name).into()),
            ("round", words.label(&round.label).into()),
            ("due", due.map(|day| words.date(day)).unwrap_or_default().into()),
            ("page", page.into()),
        ];
        let body = if due.is_some() { "portal-reminder-body-due" } else { "portal-reminder-body" };
        Letter {
            name: format!("{occasion}/{}/{}/{}/{}", movement.id, *round.id, unit.code, account.id),
            unit: unit.code.to_string(),
            to: account.login.clone(),
            subject: words.say_with("portal-reminder-subject", &facts),
            body: words.say_with(body, &facts),
        }
    };
    let all =
        pending.iter().flat_map(|pending| pending.people.iter().map(|person| letter(&pending.unit, person)));
    all.collect()
}

/// Writes the letters that are to go out by themselves: some working days before figures are due, once.
pub(crate) async fn write_due(portal: &Portal, mail: &Mail) -> Result<(), Problem> {
    let (store, today) = (portal.store(), today());
    for shelved in portal.movements().await? {
        for round in &shelved.movement.rounds {
            let Some(due) = store.due(&shelved.movement.id, &round.id).await? else { continue };
            let is_near = today <= due && calendar::add_working_days(today, mail.days_before) >= due;
            if !is_near || store.round(&shelved.movement.id, &round.id).await?.state != RoundState::Open {
                continue;
            }
            let pending = pending(portal, &shelved, round).await?;
            let occasion = format!("due/{due}");
            let letters = letters(&shelved, round, &pending, Some(due), &mail.portal, &occasion);
            let at = (shelved.movement.id.as_str(), round.id.as_str());
            store.write_letters(Timestamp::now(), SYSTEM, at, &letters).await?;
        }
    }
    Ok(())
}
