//! Accounts: invited once, accepted once, locked and unlocked with a reason; secrets stay out of the journal.

use store::{Account, AccountState, Grant, InvitationFault, NewAccount, Role, Store, StoreError, fold_login};

use crate::ground::{Ground, at};
use crate::on_both;

on_both!(
    the_first_person_is_invited_once,
    an_invitation_is_accepted_once,
    an_invitation_ends,
    a_later_invitation_takes_the_place_of_an_earlier_one,
    a_login_that_signs_in_is_taken,
    a_login_is_found_however_it_is_written,
    one_of_two_accepts,
    one_of_two_is_invited_first,
    locked_and_unlocked_with_a_reason,
    a_code_is_taken_once,
    no_secret_gets_into_the_journal,
    other_grants_take_the_place_of_the_first,
    one_administrator_is_always_left,
    nobody_changes_their_own_roles,
    a_recovery_code_is_taken_once,
    a_reset_is_used_once_and_ends_sessions,
    what_others_did_is_told_once,
    an_identity_belongs_to_one_account,
);

fn officer() -> NewAccount {
    let grants = vec![
        Grant { role: Role::UnitOfficer, scope: "01".to_owned() },
        Grant { role: Role::Verifier, scope: "Ban Thu".to_owned() },
    ];
    NewAccount { login: " Hoa@BHXH.example ".to_owned(), name: "Đỗ Thị Hoa".to_owned(), grants }
}

async fn invited(store: &Store, token: &str) -> Account {
    store.invite(at(0), "system", &officer(), token, at(100)).await.unwrap()
}

async fn active(store: &Store) -> Account {
    invited(store, "token").await;
    store.accept_invitation(at(1), "token", "$argon2id$secret").await.unwrap()
}

async fn refused(store: &Store, seconds: i64, token: &str) -> InvitationFault {
    match store.accept_invitation(at(seconds), token, "$argon2id$").await {
        Err(StoreError::Invitation(fault)) => fault,
        other => panic!("{other:?}"),
    }
}

async fn an_invitation_is_accepted_once(ground: &Ground) {
    let store = &ground.store;
    let account = invited(store, "token").await;
    assert_eq!(account.state, AccountState::Invited);
    assert_eq!((account.login.as_str(), account.language.as_str()), ("hoa@bhxh.example", "vi"));
    assert_eq!(account.grants, officer().grants);
    assert_eq!(store.invited(at(1), "token").await.unwrap(), Some(account.clone()));
    let accepted = store.accept_invitation(at(1), "token", "$argon2id$").await.unwrap();
    assert_eq!(accepted, Account { state: AccountState::Active, ..account });
    assert_eq!(refused(store, 2, "token").await, InvitationFault::Used);
    assert_eq!(refused(store, 2, "guess").await, InvitationFault::Unknown);
    assert_eq!(store.invited(at(2), "token").await.unwrap(), None);
}

async fn an_invitation_ends(ground: &Ground) {
    invited(&ground.store, "token").await;
    assert_eq!(refused(&ground.store, 100, "token").await, InvitationFault::Expired);
    assert_eq!(ground.store.invited(at(100), "token").await.unwrap(), None);
    ground.store.accept_invitation(at(99), "token", "$argon2id$").await.unwrap();
}

async fn a_later_invitation_takes_the_place_of_an_earlier_one(ground: &Ground) {
    let store = &ground.store;
    let first = invited(store, "first").await;
    let renamed = NewAccount { name: "Hoa".to_owned(), grants: Vec::new(), ..officer() };
    let second = store.invite(at(5), "system", &renamed, "second", at(200)).await.unwrap();
    assert_eq!((second.id, second.name.as_str(), second.grants.len()), (first.id, "Hoa", 0));
    assert_eq!(refused(store, 6, "first").await, InvitationFault::Unknown);
    store.accept_invitation(at(150), "second", "$argon2id$").await.unwrap();
    assert_eq!(store.accounts().await.unwrap().len(), 1);
}

async fn a_login_that_signs_in_is_taken(ground: &Ground) {
    active(&ground.store).await;
    let again = ground.store.invite(at(2), "system", &officer(), "other", at(100)).await;
    assert!(matches!(again, Err(StoreError::Taken(login)) if login == "hoa@bhxh.example"));
}

async fn a_login_is_found_however_it_is_written(ground: &Ground) {
    let account = active(&ground.store).await;
    let (found, secrets) = ground.store.account_by_login("HOA@bhxh.Example").await.unwrap().unwrap();
    assert_eq!(found, account);
    assert_eq!(secrets.password.as_deref(), Some("$argon2id$secret"));
    assert!(ground.store.account_by_login("hoa").await.unwrap().is_none());
    assert_eq!(ground.store.account(account.id + 9).await.unwrap(), None);
    assert_eq!(fold_login(" ĐÀO@x.vn"), "đào@x.vn");
}

async fn one_of_two_accepts(ground: &Ground) {
    invited(&ground.store, "token").await;
    let other = Store::open(&ground.address).await.unwrap();
    let (mine, theirs) = tokio::join!(
        ground.store.accept_invitation(at(1), "token", "$argon2id$mine"),
        other.accept_invitation(at(1), "token", "$argon2id$theirs"),
    );
    assert!(mine.is_ok() != theirs.is_ok(), "{mine:?} {theirs:?}");
    let lost = mine.err().or(theirs.err());
    assert!(matches!(lost, Some(StoreError::Invitation(InvitationFault::Used))), "{lost:?}");
    other.close().await;
}

async fn one_of_two_is_invited_first(ground: &Ground) {
    let other = Store::open(&ground.address).await.unwrap();
    let (mine, theirs) = tokio::join!(invited(&ground.store, "mine"), invited(&other, "theirs"));
    assert_eq!(mine.id, theirs.id);
    let accepted = [
        other.accept_invitation(at(1), "mine", "$argon2id$").await.is_ok(),
        other.accept_invitation(at(1), "theirs", "$argon2id$").await.is_ok(),
    ];
    assert!(accepted[0] != accepted[1], "only the later token counts");
    other.close().await;
}

async fn locked_and_unlocked_with_a_reason(ground: &Ground) {
    let store = &ground.store;
    let account = active(store).await;
    let refused = store.unlock(at(2), "99", account.id, "by mistake").await.unwrap_err();
    let StoreError::State { state, allowed_in, allowed, .. } = &refused else { panic!("{refused:?}") };
    assert_eq!((*state, &allowed_in[..], &allowed[..]), ("active", &["locked"][..], &["lock"][..]));
    store.lock(at(2), "99", account.id, "left").await.unwrap();
    assert_eq!(store.account(account.id).await.unwrap().unwrap().state, AccountState::Locked);
    assert!(matches!(store.lock(at(3), "99", account.id, "again").await, Err(StoreError::State { .. })));
    store.unlock(at(4), "99", account.id, "came back").await.unwrap();
    assert_eq!(store.account(account.id).await.unwrap().unwrap().state, AccountState::Active);
    let said = store.entries_about(&format!("account/{}", account.id)).await.unwrap();
    let acts: Vec<&str> = said.iter().map(|entry| entry.act.as_str()).collect();
    assert_eq!(acts, ["account.unlocked", "account.locked", "account.accepted", "account.invited"]);
    assert_eq!(said[1].body, r#"{"reason":"left"}"#);
    assert!(matches!(store.lock(at(5), "1", 99, "nobody").await, Err(StoreError::Unknown(_))));
}

async fn a_code_is_taken_once(ground: &Ground) {
    let id = active(&ground.store).await.id;
    ground.store.set_totp(at(2), "1", id, "JBSWY3DP", &[]).await.unwrap();
    let other = Store::open(&ground.address).await.unwrap();
    let (mine, theirs) = tokio::join!(ground.store.take_totp_step(id, 7), other.take_totp_step(id, 7));
    assert!(mine.unwrap() != theirs.unwrap());
    assert!(!other.take_totp_step(id, 6).await.unwrap());
    assert!(other.take_totp_step(id, 8).await.unwrap());
    ground.store.remove_totp(at(3), "1", id, "telephone lost").await.unwrap();
    assert!(!ground.store.account(id).await.unwrap().unwrap().has_totp);
    other.close().await;
}

async fn no_secret_gets_into_the_journal(ground: &Ground) {
    let store = &ground.store;
    let account = active(store).await;
    store.set_totp(at(2), "1", account.id, "JBSWY3DP", &[]).await.unwrap();
    store.set_password(at(3), "1", account.id, "$argon2id$later").await.unwrap();
    let secrets = store.secrets(account.id).await.unwrap().unwrap();
    assert_eq!(secrets.password.as_deref(), Some("$argon2id$later"));
    assert_eq!(secrets.totp.as_deref(), Some("JBSWY3DP"));
    for entry in store.entries_about(&format!("account/{}", account.id)).await.unwrap() {
        for secret in ["argon2id", "JBSWY3DP", "token"] {
            assert!(!entry.body.contains(secret), "{}", entry.body);
        }
    }
    assert_eq!(store.verify_journal(None).await.unwrap().faults, []);
}

async fn other_grants_take_the_place_of_the_first(ground: &Ground) {
    let store = &ground.store;
    let id = active(store).await.id;
    let grants = [Grant { role: Role::Auditor, scope: "*".to_owned() }];
    store.set_grants(at(2), "99", id, &grants, "moved").await.unwrap();
    store.set_language(id, "en").await.unwrap();
    let account = store.account(id).await.unwrap().unwrap();
    assert_eq!((&account.grants[..], account.language.as_str()), (&grants[..], "en"));
    let torn = [Grant { role: Role::Auditor, scope: "*\nadministrator".to_owned() }];
    assert!(store.set_grants(at(3), "99", id, &torn, "slipped in").await.is_err());
    assert_eq!(Role::ALL.iter().map(|role| Role::parse(role.id()).unwrap()).collect::<Vec<_>>(), Role::ALL);
}

fn administrator(login: &str) -> NewAccount {
    let grants = vec![Grant { role: Role::Administrator, scope: "*".to_owned() }];
    NewAccount { login: login.to_owned(), name: "A".to_owned(), grants }
}

async fn one_administrator_is_always_left(ground: &Ground) {
    let store = &ground.store;
    let first = store.invite(at(0), "system", &administrator("a@b.vn"), "one", at(100)).await.unwrap().id;
    store.accept_invitation(at(1), "one", "$argon2id$").await.unwrap();
    let second = store.invite(at(2), "system", &administrator("c@d.vn"), "two", at(100)).await.unwrap().id;
    // One who has not accepted yet cannot sign in, so does not count.
    let is_last = |result| matches!(result, Err(StoreError::LastAdministrator(_)));
    assert!(is_last(store.lock(at(3), "99", first, "left").await));
    assert!(is_last(store.set_grants(at(3), "99", first, &officer().grants, "moved").await));
    store.accept_invitation(at(4), "two", "$argon2id$").await.unwrap();
    let other = Store::open(&ground.address).await.unwrap();
    let lesser = officer().grants;
    let (mine, theirs) = tokio::join!(
        store.lock(at(5), "99", first, "left"),
        other.set_grants(at(5), "99", second, &lesser, "moved")
    );
    assert!(mine.is_ok() != theirs.is_ok(), "of two at once one is refused: {mine:?} {theirs:?}");
    other.close().await;
}

async fn nobody_changes_their_own_roles(ground: &Ground) {
    let store = &ground.store;
    let account = active(store).await;
    let own = store.set_grants(at(2), &account.actor(), account.id, &[], "mine").await;
    assert!(matches!(own, Err(StoreError::OwnWork { .. })), "{own:?}");
    let own = store.lock(at(2), &account.actor(), account.id, "mine").await;
    assert!(matches!(own, Err(StoreError::OwnWork { .. })), "{own:?}");
    assert_eq!(store.account(account.id).await.unwrap(), Some(account));
}

async fn a_recovery_code_is_taken_once(ground: &Ground) {
    let (store, other) = (&ground.store, Store::open(&ground.address).await.unwrap());
    let id = active(store).await.id;
    let codes = ["one".to_owned(), "two".to_owned()];
    store.set_totp(at(2), "1", id, "JBSWY3DP", &codes).await.unwrap();
    let (mine, theirs) =
        tokio::join!(store.take_recovery(at(3), id, "one"), other.take_recovery(at(3), id, "one"));
    assert!(mine.unwrap() != theirs.unwrap());
    assert!(!store.take_recovery(at(4), id, "guess").await.unwrap());
    assert!(!store.take_recovery(at(4), id + 9, "two").await.unwrap(), "another's");
    assert_eq!(store.recovery_left(id).await.unwrap(), 1);
    store.set_recovery(at(5), "1", id, &["three".to_owned()]).await.unwrap();
    assert!(!store.take_recovery(at(6), id, "two").await.unwrap(), "later ones take their place");
    assert!(store.take_recovery(at(6), id, "three").await.unwrap());
    store.set_recovery(at(7), "1", id, &["four".to_owned()]).await.unwrap();
    store.remove_totp(at(8), "99", id, "telephone lost").await.unwrap();
    assert!(!store.take_recovery(at(9), id, "four").await.unwrap());
    let again = store.remove_totp(at(9), "99", id, "again").await;
    assert!(matches!(again, Err(StoreError::Unknown(_))), "there is none to take away");
    other.close().await;
}

async fn a_reset_is_used_once_and_ends_sessions(ground: &Ground) {
    let store = &ground.store;
    let early = store.make_reset(at(0), "99", 1, "forgot", "early", at(100)).await;
    assert!(matches!(early, Err(StoreError::Unknown(_))), "nobody is there yet");
    let id = active(store).await.id;
    store.make_reset(at(2), "99", id, "forgot", "first", at(100)).await.unwrap();
    store.make_reset(at(3), "99", id, "forgot again", "second", at(100)).await.unwrap();
    assert_eq!(store.reset_of(at(4), "first").await.unwrap(), None, "a later link takes its place");
    assert_eq!(store.reset_of(at(100), "second").await.unwrap(), None, "its time is over");
    assert_eq!(store.reset_of(at(4), "second").await.unwrap().unwrap().id, id);
    let session = store::Session {
        id: "s".to_owned(),
        account: Some(id),
        data: "{}".to_owned(),
        made: at(0),
        seen: at(0),
        until: at(100),
        agent: String::new(),
    };
    store.begin_session(&session).await.unwrap();
    store.reset_password(at(5), "second", "$argon2id$new").await.unwrap();
    assert!(store.load_session("s", at(6)).await.unwrap().is_none());
    let secrets = store.secrets(id).await.unwrap().unwrap();
    assert_eq!(secrets.password.as_deref(), Some("$argon2id$new"));
    assert!(store.reset_password(at(6), "second", "$argon2id$x").await.is_err(), "once");
    store.make_reset(at(7), "99", id, "forgot", "third", at(100)).await.unwrap();
    store.lock(at(8), "99", id, "left").await.unwrap();
    assert!(store.reset_of(at(9), "third").await.unwrap().is_none(), "a locked account is not opened so");
    assert!(store.reset_password(at(9), "third", "$argon2id$x").await.is_err());
}

async fn an_identity_belongs_to_one_account(ground: &Ground) {
    let store = &ground.store;
    let of = |subject: &str| store::Identity {
        issuer: "https://sign-on.example".to_owned(),
        subject: subject.to_owned(),
    };
    let invited = invited(store, "token").await;
    assert_eq!(store.account_of(&of("7")).await.unwrap(), None);
    let account = store.accept_as(at(1), "token", &of("7")).await.unwrap();
    assert_eq!((account.id, account.state), (invited.id, AccountState::Active));
    assert_eq!(store.account_of(&of("7")).await.unwrap(), Some(account.clone()));
    assert!(store.accept_as(at(2), "token", &of("8")).await.is_err(), "once");
    store.invite(at(2), "system", &administrator("a@b.vn"), "two", at(100)).await.unwrap();
    let taken = store.accept_as(at(3), "two", &of("7")).await;
    assert!(matches!(taken, Err(StoreError::Taken(_))), "{taken:?}");
    let other = store.accept_invitation(at(4), "two", "$argon2id$").await.unwrap();
    assert!(matches!(store.link(at(5), other.id, &of("7")).await, Err(StoreError::Taken(_))));
    store.link(at(6), other.id, &of("9")).await.unwrap();
    assert_eq!(store.account_of(&of("9")).await.unwrap().unwrap().id, other.id);
    // Who never had a password is not taken for one who never accepted.
    store.lock(at(7), "99", account.id, "left").await.unwrap();
    store.unlock(at(8), "99", account.id, "back").await.unwrap();
    assert_eq!(store.account(account.id).await.unwrap().unwrap().state, AccountState::Active);
}

async fn what_others_did_is_told_once(ground: &Ground) {
    let store = &ground.store;
    let account = active(store).await;
    assert_eq!(store.untold(account.id).await.unwrap(), []);
    store.set_password(at(2), &account.actor(), account.id, "$argon2id$").await.unwrap();
    assert_eq!(store.untold(account.id).await.unwrap(), [], "their own acts are no news");
    store.set_grants(at(3), "99", account.id, &[], "moved").await.unwrap();
    store.make_reset(at(4), "99", account.id, "forgot", "t", at(9)).await.unwrap();
    let news = store.untold(account.id).await.unwrap();
    let acts: Vec<&str> = news.iter().map(|entry| entry.act.as_str()).collect();
    assert_eq!(acts, ["account.reset-made", "account.grants-set"]);
    store.set_told(account.id, news[1].number).await.unwrap();
    assert_eq!(store.untold(account.id).await.unwrap().len(), 1, "what came after is still to be told");
    store.set_told(account.id, news[0].number).await.unwrap();
    store.set_told(account.id, 1).await.unwrap();
    assert_eq!(store.untold(account.id).await.unwrap(), [], "and is not told again");
}

async fn the_first_person_is_invited_once(ground: &Ground) {
    let store = &ground.store;
    let new = NewAccount { login: "admin@localhost".to_owned(), name: "A".to_owned(), grants: Vec::new() };
    let other = Store::open(&ground.address).await.unwrap();
    let (a, b) = tokio::join!(
        store.invite_first(at(0), "system", &new, "a", at(10)),
        other.invite_first(at(0), "system", &new, "b", at(10)),
    );
    assert_eq!([a, b].map(|one| one.unwrap().is_some()).into_iter().filter(|one| *one).count(), 1);
    assert!(store.invite_first(at(9), "system", &new, "c", at(19)).await.unwrap().is_none(), "it waits");
    assert!(store.invite_first(at(10), "system", &new, "d", at(20)).await.unwrap().is_some(), "it is over");
    store.accept_invitation(at(11), "d", "$argon2id$").await.unwrap();
    assert!(
        store.invite_first(at(99), "system", &new, "e", at(120)).await.unwrap().is_none(),
        "somebody is there"
    );
    other.close().await;
}
