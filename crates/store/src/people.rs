//! Accounts: who may sign in, as what, and how they prove it is them.
//!
//! An account changes, so its row does; what was done to it, by whom and why stands in the journal. Passwords, secrets and
//! tokens never do.

use jiff::Timestamp;
use serde_json::{Value, json};

use crate::database::{Row, sql};
use crate::error::InvitationFault;
use crate::journal::{Act, Acting};
use crate::states::{Step, named, step};
use crate::{Store, StoreError};

named! {
    /// What somebody may do; each within a scope.
    Role {
        /// Enters figures of a unit.
        UnitOfficer = "unit-officer",
        /// Submits what a unit sends.
        UnitHead = "unit-head",
        /// Sees the members of a cluster or bloc.
        ClusterHead = "cluster-head",
        /// Verifies or returns figures of an indicator's owner.
        Verifier = "verifier",
        /// Writes and launches movements, judges rounds.
        EmulationOfficer = "emulation-officer",
        /// Votes.
        CouncilMember = "council-member",
        /// Chooses readings, decides ties, signs.
        DirectorGeneral = "director-general",
        /// Invites and locks; no say in results.
        Administrator = "administrator",
        /// Reads everything and changes nothing.
        Auditor = "auditor",
    }
}

named! {
    /// How far an account has come.
    AccountState {
        /// The invitation waits to be accepted.
        Invited = "invited",
        /// May sign in.
        Active = "active",
        /// May not.
        Locked = "locked",
    }
}

/// What may be done to an account; unlocking leads back to where it was.
const STEPS: &[Step<AccountState>] = {
    use AccountState::{Active, Invited, Locked};
    &[
        Step { act: "invite", from: &[Invited], to: Invited },
        Step { act: "accept", from: &[Invited], to: Active },
        Step { act: "lock", from: &[Invited, Active], to: Locked },
        Step { act: "unlock", from: &[Locked], to: Active },
    ]
};

/// A role, and where it holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Grant {
    /// What they may do.
    pub role: Role,
    /// A unit's code with a day on which it was that unit's (`24@2025-06-30`), a cluster, an indicator's owner, or `*`.
    pub scope: String,
}

/// Somebody who may sign in, or will.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The number of the journal's entry that invited them first.
    pub id: i64,
    /// An e-mail address in small letters.
    pub login: String,
    /// Their name.
    pub name: String,
    /// How far the account has come.
    pub state: AccountState,
    /// What they may do, and where.
    pub grants: Vec<Grant>,
    /// Whether a code is asked for besides the password.
    pub has_totp: bool,
    /// The language of their pages: `vi` or `en`.
    pub language: String,
}

impl Account {
    /// Who they are in the journal; every act of theirs must name them so, or nobody could tell whose work is whose.
    pub fn actor(&self) -> String {
        self.id.to_string()
    }
}

/// Somebody to be invited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAccount {
    /// An e-mail address.
    pub login: String,
    /// Their name.
    pub name: String,
    /// What they may do, and where.
    pub grants: Vec<Grant>,
}

/// What somebody proves with that it is them. It is never shown, so it has no `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct Secrets {
    /// The password as argon2id writes it; `None` before the invitation is accepted.
    pub password: Option<String>,
    /// The secret that codes are made from.
    pub totp: Option<String>,
}

/// The form in which logins are kept and looked for: no space around, small letters.
pub fn fold_login(login: &str) -> String {
    login.trim().to_lowercase()
}

impl Store {
    /// Invites somebody; the token is given as a digest. Whoever is invited already gets the new name and grants, and the
    /// token takes the place of the earlier ones. A login with which somebody signs in is [`StoreError::Taken`].
    pub async fn invite(
        &self,
        at: Timestamp,
        actor: &str,
        new: &NewAccount,
        token_hash: &str,
        until: Timestamp,
    ) -> Result<Account, StoreError> {
        let acting = Acting::begin(self.database(), at).await?;
        self.invite_in(acting, actor, new, token_hash, until).await
    }

    /// The same as part of an act that has begun.
    pub(crate) async fn invite_in(
        &self,
        mut acting: Acting,
        actor: &str,
        new: &NewAccount,
        token_hash: &str,
        until: Timestamp,
    ) -> Result<Account, StoreError> {
        let login = fold_login(&new.login);
        let grants = written(&new.grants)?;
        let known = sql("SELECT id, state FROM account WHERE login = $1").text(&login);
        let known = acting.change.first(known, |row| Ok((row.whole(0)?, row.text(1)?))).await?;
        let id = match known {
            Some((id, state)) if state == AccountState::Invited.id() => {
                let again = sql("UPDATE account SET name = $1, grants = $2 WHERE id = $3");
                acting.change.run(again.text(&new.name).text(grants).whole(id)).await?;
                let earlier = sql("DELETE FROM invitation WHERE account = $1");
                acting.change.run(earlier.whole(id)).await?;
                id
            }
            Some(_) => return Err(StoreError::Taken(login)),
            None => {
                let insert = sql("INSERT INTO account (id, login, name, state, grants, language) \
                                  VALUES ($1, $2, $3, 'invited', $4, 'vi')");
                let insert = insert.whole(acting.number).text(&login).text(&new.name).text(grants);
                acting.change.run(insert).await?;
                acting.number
            }
        };
        let invitation = sql("INSERT INTO invitation (token, account, until) VALUES ($1, $2, $3)");
        acting.change.run(invitation.text(token_hash).whole(id).whole(until.as_microsecond())).await?;
        let body = json!({
            "login": login, "name": new.name, "grants": shown(&new.grants), "until": until.to_string(),
        });
        acting.keep(act(actor, "account.invited", id, body), Vec::new()).await?;
        self.kept_account(id).await
    }

    /// Accepts an invitation, once, with the password that was chosen.
    pub async fn accept_invitation(
        &self,
        at: Timestamp,
        token_hash: &str,
        password_phc: &str,
    ) -> Result<Account, StoreError> {
        let mut acting = Acting::begin(self.database(), at).await?;
        let id = take_invitation(&mut acting, at, token_hash).await?;
        let set = sql("UPDATE account SET password = $1 WHERE id = $2").text(password_phc).whole(id);
        acting.change.run(set).await?;
        acting.keep(act(&id.to_string(), "account.accepted", id, json!({})), Vec::new()).await?;
        self.kept_account(id).await
    }

    /// Whom an invitation that can be accepted is for.
    pub async fn invited(&self, at: Timestamp, token_hash: &str) -> Result<Option<Account>, StoreError> {
        let found = sql("SELECT a.id, a.login, a.name, a.state, a.grants, a.language, a.totp, a.password \
                         FROM account AS a JOIN invitation AS i ON i.account = a.id \
                         WHERE i.token = $1 AND i.until > $2 AND i.used IS NULL AND a.state = 'invited'");
        self.database().first(found.text(token_hash).whole(at.as_microsecond()), Account::read).await
    }

    /// An account.
    pub async fn account(&self, id: i64) -> Result<Option<Account>, StoreError> {
        let found =
            sql("SELECT id, login, name, state, grants, language, totp, password FROM account WHERE id = $1");
        self.database().first(found.whole(id), Account::read).await
    }

    /// The account that signs in with a login, however it is written, and what it proves itself with.
    pub async fn account_by_login(&self, login: &str) -> Result<Option<(Account, Secrets)>, StoreError> {
        let found = sql("SELECT id, login, name, state, grants, language, totp, password FROM account \
                         WHERE login = $1");
        let read = |row: &Row<'_>| {
            let secrets = Secrets { totp: row.maybe_text(6)?, password: row.maybe_text(7)? };
            Ok((Account::read(row)?, secrets))
        };
        self.database().first(found.text(fold_login(login)), read).await
    }

    /// What an account proves itself with.
    pub async fn secrets(&self, id: i64) -> Result<Option<Secrets>, StoreError> {
        let found = sql("SELECT password, totp FROM account WHERE id = $1").whole(id);
        let read = |row: &Row<'_>| Ok(Secrets { password: row.maybe_text(0)?, totp: row.maybe_text(1)? });
        self.database().first(found, read).await
    }

    /// All accounts, the oldest first.
    pub async fn accounts(&self) -> Result<Vec<Account>, StoreError> {
        let found =
            sql("SELECT id, login, name, state, grants, language, totp, password FROM account ORDER BY id");
        self.database().all(found, Account::read).await
    }

    /// Sets the language of somebody's pages. This is their own affair and not in the journal.
    pub async fn set_language(&self, id: i64, language: &str) -> Result<(), StoreError> {
        let set = sql("UPDATE account SET language = $1 WHERE id = $2").text(language).whole(id);
        found(self.database().run(set).await?, id)
    }

    /// Keeps somebody from signing in, and ends their sessions. Nobody locks themselves ([`StoreError::OwnWork`]), and one
    /// administrator at least can always sign in ([`StoreError::LastAdministrator`]).
    pub async fn lock(&self, at: Timestamp, actor: &str, id: i64, reason: &str) -> Result<(), StoreError> {
        another(actor, id, "lock")?;
        let mut acting = Acting::begin(self.database(), at).await?;
        let state = stepped(&mut acting, id, "lock").await?;
        leaves_an_administrator(&mut acting, id, &[]).await?;
        let set = sql("UPDATE account SET state = $1 WHERE id = $2").text(state.id()).whole(id);
        acting.change.run(set).await?;
        acting.change.run(sql("DELETE FROM session WHERE account = $1").whole(id)).await?;
        acting.keep(act(actor, "account.locked", id, json!({ "reason": reason })), Vec::new()).await?;
        Ok(())
    }

    /// Lets somebody sign in again; whoever never did is invited as before.
    pub async fn unlock(&self, at: Timestamp, actor: &str, id: i64, reason: &str) -> Result<(), StoreError> {
        let mut acting = Acting::begin(self.database(), at).await?;
        let state = stepped(&mut acting, id, "unlock").await?;
        let set = sql("UPDATE account SET state = CASE WHEN password IS NULL \
             AND NOT EXISTS (SELECT 1 FROM identity WHERE identity.account = account.id) \
             THEN 'invited' ELSE $1 END WHERE id = $2");
        acting.change.run(set.text(state.id()).whole(id)).await?;
        acting.keep(act(actor, "account.unlocked", id, json!({ "reason": reason })), Vec::new()).await?;
        Ok(())
    }

    /// Gives other roles than before; never to oneself ([`StoreError::OwnWork`]), nor so that no administrator is left
    /// ([`StoreError::LastAdministrator`]).
    pub async fn set_grants(
        &self,
        at: Timestamp,
        actor: &str,
        id: i64,
        grants: &[Grant],
        reason: &str,
    ) -> Result<(), StoreError> {
        another(actor, id, "set-grants")?;
        let written = written(grants)?;
        let mut acting = Acting::begin(self.database(), at).await?;
        leaves_an_administrator(&mut acting, id, grants).await?;
        let set = sql("UPDATE account SET grants = $1 WHERE id = $2").text(written).whole(id);
        found(acting.change.run(set).await?, id)?;
        let body = json!({ "grants": shown(grants), "reason": reason });
        acting.keep(act(actor, "account.grants-set", id, body), Vec::new()).await?;
        Ok(())
    }

    pub(crate) async fn kept_account(&self, id: i64) -> Result<Account, StoreError> {
        self.account(id).await?.ok_or_else(|| StoreError::Unknown(subject(id)))
    }
}

/// Takes an invitation, once; gives back whose account is active now.
pub(crate) async fn take_invitation(
    acting: &mut Acting,
    at: Timestamp,
    token_hash: &str,
) -> Result<i64, StoreError> {
    let found = sql("SELECT account, until, used FROM invitation WHERE token = $1").text(token_hash);
    let read = |row: &Row<'_>| Ok((row.whole(0)?, row.instant(1)?, row.maybe_whole(2)?));
    let id = match acting.change.first(found, read).await? {
        None => return Err(StoreError::Invitation(InvitationFault::Unknown)),
        Some((_, _, Some(_))) => return Err(StoreError::Invitation(InvitationFault::Used)),
        Some((_, until, _)) if until <= at => return Err(StoreError::Invitation(InvitationFault::Expired)),
        Some((id, _, _)) => id,
    };
    let state = stepped(acting, id, "accept").await?;
    let used = sql("UPDATE invitation SET used = $1 WHERE token = $2");
    acting.change.run(used.whole(at.as_microsecond()).text(token_hash)).await?;
    let accept = sql("UPDATE account SET state = $1 WHERE id = $2").text(state.id()).whole(id);
    acting.change.run(accept).await?;
    Ok(id)
}

/// The state that an act leads an account to.
async fn stepped(acting: &mut Acting, id: i64, act: &'static str) -> Result<AccountState, StoreError> {
    let state = sql("SELECT state FROM account WHERE id = $1").whole(id);
    let state = acting.change.first(state, |row| row.text(0)).await?;
    let state = state.ok_or_else(|| StoreError::Unknown(subject(id)))?;
    step(STEPS, act, subject(id), AccountState::kept(&state)?)
}

/// Refuses who would do to their own account what takes another person.
fn another(actor: &str, id: i64, act: &'static str) -> Result<(), StoreError> {
    if actor == id.to_string() { Err(StoreError::OwnWork { subject: subject(id), act }) } else { Ok(()) }
}

/// Refuses to leave the accounts without an administrator who can sign in, once there is one: nobody could repair that.
async fn leaves_an_administrator(acting: &mut Acting, id: i64, after: &[Grant]) -> Result<(), StoreError> {
    let active = sql("SELECT id, grants FROM account WHERE state = 'active'");
    let active = acting.change.all(active, |row| Ok((row.whole(0)?, grants(&row.text(1)?)?))).await?;
    let keeps = |grants: &[Grant]| grants.iter().any(|grant| grant.role == Role::Administrator);
    let had = active.iter().any(|(other, grants)| *other == id && keeps(grants));
    let others = active.iter().any(|(other, grants)| *other != id && keeps(grants));
    if had && !others && !keeps(after) {
        return Err(StoreError::LastAdministrator(subject(id)));
    }
    Ok(())
}

pub(crate) fn subject(id: i64) -> String {
    format!("account/{id}")
}

pub(crate) fn act(actor: &str, act: &str, id: i64, body: Value) -> Act {
    Act { actor: actor.to_owned(), act: act.to_owned(), subject: subject(id), body }
}

pub(crate) fn found(touched: u64, id: i64) -> Result<(), StoreError> {
    if touched == 0 { Err(StoreError::Unknown(subject(id))) } else { Ok(()) }
}

/// Grants as the journal shows them.
fn shown(grants: &[Grant]) -> Vec<String> {
    grants.iter().map(|grant| format!("{} {}", grant.role.id(), grant.scope)).collect()
}

/// Grants as their column holds them.
fn written(grants: &[Grant]) -> Result<String, StoreError> {
    match grants.iter().find(|grant| grant.scope.is_empty() || grant.scope.contains(char::is_control)) {
        Some(grant) => Err(StoreError::Unknown(format!("scope `{}`", grant.scope))),
        None => Ok(shown(grants).join("\n")),
    }
}

fn grants(text: &str) -> Result<Vec<Grant>, StoreError> {
    let damaged = |line: &str| StoreError::Damaged(format!("grant `{line}`"));
    text.lines().map(|line| Grant::parse(line).ok_or_else(|| damaged(line))).collect()
}

impl Grant {
    /// The grant that a line of the journal shows: `unit-head 24@2025-06-30`.
    pub fn parse(line: &str) -> Option<Grant> {
        let (role, scope) = line.split_once(' ').unwrap_or((line, "*"));
        Some(Grant { role: Role::parse(role)?, scope: scope.to_owned() })
    }
}

impl Account {
    /// The account of a row that has id, login, name, state, grants, language and totp.
    fn read(row: &Row<'_>) -> Result<Account, StoreError> {
        Ok(Account {
            id: row.whole(0)?,
            login: row.text(1)?,
            name: row.text(2)?,
            state: AccountState::kept(&row.text(3)?)?,
            grants: grants(&row.text(4)?)?,
            language: row.text(5)?,
            has_totp: row.maybe_text(6)?.is_some(),
        })
    }
}
