//! A portal to try: made-up people, one for every role, and the figures of a round that they take to its publication.
//!
//! Nothing of this is there unless [`Settings::demo`](crate::Settings::demo) is set.

use std::collections::BTreeMap;

use exchange::{Door, finish, read_csv};
use jiff::{SignedDuration, Timestamp};
use judge::{Figures, FiguresBuilder};
use movement::{Movement, Round};
use rand::TryRngCore;
use rand::rngs::OsRng;
use reference::{UnitCode, units};
use store::{AccountState, FigureEntry, FigureKey, Grant, NewAccount, Role, Store, StoreError};
use wording::Words;

use crate::ground::Example;
use crate::password;
use crate::scope::{Found, look_up};
use crate::server::ServeError;
use crate::session::digest;
use crate::state::Portal;

/// The movement and the round that the demo is about.
pub const ROUND: (&str, &str) = ("1371-2022", "2022-q2");

/// The provinces whose figures are left to whoever tries the portal. Both are proposed once their figures are in, so that
/// each step is seen to matter.
pub const BY_HAND: [&str; 2] = ["40", "52"];

/// Somebody made up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Person {
    /// With what they sign in.
    pub login: &'static str,
    /// What they may do.
    pub role: Role,
    /// Where.
    pub scope: &'static str,
}

/// Everybody whom the demo has an account for, in the order in which a round needs them. Two officers of the standing
/// department, since opening a locked round takes two.
pub const PEOPLE: [Person; 12] = [
    person("officer.40@demo.example", Role::UnitOfficer, "40"),
    person("head.40@demo.example", Role::UnitHead, "40"),
    person("officer.52@demo.example", Role::UnitOfficer, "52"),
    person("head.52@demo.example", Role::UnitHead, "52"),
    person("verifier@demo.example", Role::Verifier, "*"),
    person("emulation@demo.example", Role::EmulationOfficer, "*"),
    person("emulation.2@demo.example", Role::EmulationOfficer, "*"),
    person("council@demo.example", Role::CouncilMember, "*"),
    person("director@demo.example", Role::DirectorGeneral, "*"),
    person("cluster@demo.example", Role::ClusterHead, "*"),
    person("auditor@demo.example", Role::Auditor, "*"),
    person("administrator@demo.example", Role::Administrator, "*"),
];

/// Those who have sent and verified the figures of all other provinces. Nobody knows their password.
const OTHERS: [Person; 2] = [
    person("all-provinces@demo.example", Role::UnitHead, "*"),
    person("verifier.0@demo.example", Role::Verifier, "*"),
];

const fn person(login: &'static str, role: Role, scope: &'static str) -> Person {
    Person { login, role, scope }
}

impl Person {
    /// What the portal calls them: their role and their unit.
    pub fn name(&self, words: Words) -> String {
        let role = words.say(&format!("portal-role-{}", self.role.id()));
        let facts = [("role", role.into()), ("unit", unit_name(self.scope, words).into())];
        match self.scope {
            "*" => words.say_with("portal-demo-person", &facts),
            _ => words.say_with("portal-demo-person-of", &facts),
        }
    }
}

/// The short name of a province as it was when the round closed; empty for what is no unit.
pub(crate) fn unit_name(code: &str, words: Words) -> String {
    let day = jiff::civil::date(2022, 6, 30);
    units::find(code, day).map_or_else(String::new, |unit| words.short_name(&unit.name).to_owned())
}

/// The person who signs in with a login.
pub(crate) fn of_login(login: &str) -> Option<&'static Person> {
    PEOPLE.iter().find(|person| person.login == login)
}

/// How much is done before anybody tries the portal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filled {
    /// Nothing: not one figure is sent.
    Empty,
    /// All provinces but those of [`BY_HAND`] have sent their figures, and these are verified.
    AllButTwo,
}

/// Puts the people of the demo, and the figures of others, into a database that is empty or was a demo's before; gives back
/// the one password of all of them.
///
/// # Errors
/// [`ServeError::InUse`] where somebody else has an account: a demo's password is shown to everybody.
pub async fn prepare(
    settings: &crate::Settings,
    movements: Vec<Movement>,
    examples: Vec<Example>,
    filled: Filled,
    words: Words,
) -> Result<String, ServeError> {
    let store = Store::open(&settings.database).await?;
    let portal = Portal::open(store, settings, movements, examples).await?;
    let done = fill(&portal, filled, words).await;
    portal.store().close().await;
    done
}

async fn fill(portal: &Portal, filled: Filled, words: Words) -> Result<String, ServeError> {
    let store = portal.store();
    let known = store.accounts().await?;
    if known.iter().any(|account| !account.login.ends_with("@demo.example")) {
        return Err(ServeError::InUse);
    }
    let password = new_password()?;
    let kept = kept(&password).await?;
    for person in PEOPLE {
        match known.iter().find(|account| account.login == person.login) {
            Some(account) => {
                store.set_password(Timestamp::now(), crate::state::SYSTEM, account.id, &kept).await?;
            }
            None => {
                enrol(store, person, &kept, words).await?;
            }
        }
    }
    if filled == Filled::AllButTwo && known.is_empty() {
        let nobodys = self::kept(&new_password()?).await?;
        let mut others = OTHERS.into_iter();
        let (Some(head), Some(verifier)) = (others.next(), others.next()) else { return Ok(password) };
        let head = enrol(store, head, &nobodys, words).await?;
        let verifier = enrol(store, verifier, &nobodys, words).await?;
        send_others(portal, &head, &verifier).await?;
    }
    Ok(password)
}

/// Gives somebody an account; gives back what the journal calls them.
async fn enrol(store: &Store, person: Person, kept: &str, words: Words) -> Result<String, ServeError> {
    let now = Timestamp::now();
    // The code 52 was that of Bình Định and is that of Gia Lai: what is meant is the unit as it was when the round closed.
    let scope = match look_up(&format!("{}@2022-06-30", person.scope), words) {
        Found::One(scope) => scope,
        Found::Several(_) | Found::None => person.scope.to_owned(),
    };
    let grants = vec![Grant { role: person.role, scope }];
    let new = NewAccount { login: person.login.to_owned(), name: person.name(words), grants };
    let token = digest(&new_password()?);
    let until = now + SignedDuration::from_mins(1);
    let invited = store.invite(now, crate::state::SYSTEM, &new, &token, until).await?;
    if invited.state == AccountState::Invited {
        store.accept_invitation(now, &token, kept).await?;
    }
    Ok(invited.actor())
}

/// Sends and verifies the example figures of every province that is not left to be done by hand.
async fn send_others(portal: &Portal, head: &str, verifier: &str) -> Result<(), ServeError> {
    let (movement, round) = ROUND;
    let Ok(shelved) = portal.movement(movement).await else { return Ok(()) };
    let Some(found) = shelved.movement.round(round) else { return Ok(()) };
    let Some(example) = portal.example(movement, round) else { return Ok(()) };
    let figures = figures_of(example, &shelved.movement, found);
    let mut by_unit: BTreeMap<String, Vec<FigureEntry>> = BTreeMap::new();
    for figure in figures.iter() {
        let unit = figures.unit_of(figure).to_string();
        if unit == UnitCode::NATION || BY_HAND.contains(&unit.as_str()) {
            continue;
        }
        let indicator = figures.indicator_of(figure).to_string();
        let key = FigureKey { unit: unit.clone(), indicator, period: figure.period };
        let entry = FigureEntry { key, value: Some(figure.value.clone()), place: None };
        by_unit.entry(unit).or_default().push(entry);
    }
    let store = portal.store();
    for (unit, figures) in by_unit {
        let opened = store.open_submission(Timestamp::now(), head, movement, round, &unit).await?;
        store.submit(Timestamp::now(), head, opened.id, &figures, &[]).await?;
        store.verify_submission(Timestamp::now(), verifier, opened.id).await?;
    }
    Ok(())
}

/// The figures of an example.
pub(crate) fn figures_of(example: &Example, movement: &Movement, round: &Round) -> Figures {
    let door = Door::new(movement, round);
    let mut builder = FiguresBuilder::default();
    let file = format!("{}.csv", example.round);
    for problem in read_csv(example.csv.as_bytes(), &file, &door, &mut builder) {
        tracing::error!(code = problem.code, "an example figure is not read");
    }
    finish(builder).0
}

/// A password that can be read out and typed: sixteen characters, none of which looks like another.
fn new_password() -> Result<String, StoreError> {
    const CHARACTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let mut secret = [0_u8; 16];
    OsRng.try_fill_bytes(&mut secret).map_err(|error| StoreError::Gone(error.to_string()))?;
    let mut password = String::new();
    for (place, byte) in secret.into_iter().enumerate() {
        if place > 0 && place % 4 == 0 {
            password.push('-');
        }
        password.push(char::from(CHARACTERS[usize::from(byte % 32)]));
    }
    Ok(password)
}

async fn kept(password: &str) -> Result<String, StoreError> {
    let password = password.to_owned();
    let kept = tokio::task::spawn_blocking(move || password::hashed(&password)).await;
    kept.ok().flatten().ok_or_else(|| StoreError::Gone("no password could be made".to_owned()))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn there_is_somebody_for_every_role_and_for_every_unit_that_is_done_by_hand() {
        for role in Role::ALL {
            assert!(PEOPLE.iter().any(|person| person.role == *role), "{role:?}");
        }
        for unit in BY_HAND {
            for role in [Role::UnitOfficer, Role::UnitHead] {
                assert!(PEOPLE.iter().any(|person| (person.role, person.scope) == (role, unit)), "{unit}");
            }
        }
    }

    #[test]
    fn no_two_passwords_are_the_same_and_none_is_refused() {
        let made: BTreeSet<String> = (0..100).map(|_| new_password().unwrap()).collect();
        assert_eq!(made.len(), 100);
        for password in made {
            assert_eq!(password.len(), 19, "{password}");
        }
    }
}
