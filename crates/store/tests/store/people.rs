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
    failures_are_counted_and_forgotten,
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
    let refused = store.unlock(at(2), "1", account.id, "by mistake").await.unwrap_err();
    let StoreError::State { state, allowed_in, allowed, .. } = &refused else { panic!("{refused:?}") };
    assert_eq!((*state, &allowed_in[..], &allowed[..]), ("active", &["locked"][..], &["lock"][..]));
    store.lock(at(2), "1", account.id, "left").await.unwrap();
    assert_eq!(store.account(account.id).await.unwrap().unwrap().state, AccountState::Locked);
    assert!(matches!(store.lock(at(3), "1", account.id, "again").await, Err(StoreError::State { .. })));
    store.unlock(at(4), "1", account.id, "came back").await.unwrap();
    assert_eq!(store.account(account.id).await.unwrap().unwrap().state, AccountState::Active);
    let said = store.entries_about(&format!("account/{}", account.id)).await.unwrap();
    let acts: Vec<&str> = said.iter().map(|entry| entry.act.as_str()).collect();
    assert_eq!(acts, ["account.unlocked", "account.locked", "account.accepted", "account.invited"]);
    assert_eq!(said[1].body, r#"{"reason":"left"}"#);
    assert!(matches!(store.lock(at(5), "1", 99, "nobody").await, Err(StoreError::Unknown(_))));
}

async fn a_code_is_taken_once(ground: &Ground) {
    let id = active(&ground.store).await.id;
    ground.store.set_totp(at(2), "1", id, Some("JBSWY3DP")).await.unwrap();
    let other = Store::open(&ground.address).await.unwrap();
    let (mine, theirs) = tokio::join!(ground.store.take_totp_step(id, 7), other.take_totp_step(id, 7));
    assert!(mine.unwrap() != theirs.unwrap());
    assert!(!other.take_totp_step(id, 6).await.unwrap());
    assert!(other.take_totp_step(id, 8).await.unwrap());
    ground.store.set_totp(at(3), "1", id, None).await.unwrap();
    assert!(!ground.store.account(id).await.unwrap().unwrap().has_totp);
    other.close().await;
}

async fn no_secret_gets_into_the_journal(ground: &Ground) {
    let store = &ground.store;
    let account = active(store).await;
    store.set_totp(at(2), "1", account.id, Some("JBSWY3DP")).await.unwrap();
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
    store.set_grants(at(2), "1", id, &grants, "moved").await.unwrap();
    store.set_language(id, "en").await.unwrap();
    let account = store.account(id).await.unwrap().unwrap();
    assert_eq!((&account.grants[..], account.language.as_str()), (&grants[..], "en"));
    let torn = [Grant { role: Role::Auditor, scope: "*\nadministrator".to_owned() }];
    assert!(store.set_grants(at(3), "1", id, &torn, "slipped in").await.is_err());
    assert_eq!(Role::ALL.iter().map(|role| Role::parse(role.id()).unwrap()).collect::<Vec<_>>(), Role::ALL);
}

async fn failures_are_counted_and_forgotten(ground: &Ground) {
    let store = &ground.store;
    for seconds in [1, 5, 9] {
        store.note_failure("digest", at(seconds)).await.unwrap();
    }
    assert_eq!(store.failures("digest", at(5)).await.unwrap(), (2, Some(at(9))));
    assert_eq!(store.failures("other", at(0)).await.unwrap(), (0, None));
    store.sweep_failures(at(9)).await.unwrap();
    assert_eq!(store.failures("digest", at(0)).await.unwrap(), (1, Some(at(9))));
    store.forget_failures("digest").await.unwrap();
    assert_eq!(store.failures("digest", at(0)).await.unwrap(), (0, None));
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
