//! Tokens end, are revoked, and stop when their person may no longer sign in.

use store::{AccountState, NewAccount, NewToken, Store};

use crate::ground::{Ground, at};
use crate::on_both;

on_both!(
    a_token_is_found_by_its_digest_until_it_ends,
    a_revoked_token_is_no_longer_found,
    the_tokens_of_one_who_is_locked_stop_for_good,
    use_is_noted_to_the_minute,
    the_journal_says_who_made_and_revoked_and_no_secret,
);

async fn somebody(store: &Store) -> i64 {
    let new = NewAccount { login: "a@b.vn".to_owned(), name: "A".to_owned(), grants: Vec::new() };
    store.invite(at(0), "system", &new, "invitation", at(9)).await.unwrap();
    store.accept_invitation(at(1), "invitation", "$argon2id$").await.unwrap().id
}

fn new(account: i64) -> NewToken {
    NewToken {
        account,
        digest: "digest".to_owned(),
        name: "Sổ tay".to_owned(),
        scopes: vec!["read".to_owned(), "figures:write".to_owned()],
        until: at(1000),
    }
}

async fn a_token_is_found_by_its_digest_until_it_ends(ground: &Ground) {
    let store = &ground.store;
    let account = somebody(store).await;
    let made = store.make_token(at(2), &account.to_string(), &new(account)).await.unwrap();
    assert_eq!((made.made, made.until, made.used, made.revoked), (at(2), at(1000), None, None));
    let (found, whose) = store.token("digest", at(999)).await.unwrap().unwrap();
    assert_eq!((&found, whose.id, whose.state), (&made, account, AccountState::Active));
    assert_eq!(found.scopes, ["read", "figures:write"]);
    assert_eq!(store.token("digest", at(1000)).await.unwrap(), None, "its time is over");
    assert_eq!(store.token("Sổ tay", at(3)).await.unwrap(), None);
    let broken = NewToken { scopes: vec!["read\nrounds:act".to_owned()], ..new(account) };
    assert!(store.make_token(at(3), "1", &broken).await.is_err(), "a scope is a word");
}

async fn a_revoked_token_is_no_longer_found(ground: &Ground) {
    let store = &ground.store;
    let account = somebody(store).await;
    let made = store.make_token(at(2), "1", &new(account)).await.unwrap();
    assert!(store.revoke_token(at(3), "1", account + 1, made.id).await.is_err(), "that of another");
    assert!(store.token("digest", at(3)).await.unwrap().is_some());
    store.revoke_token(at(3), "1", account, made.id).await.unwrap();
    let end = store.end().await.unwrap();
    store.revoke_token(at(4), "1", account, made.id).await.unwrap();
    assert_eq!(store.end().await.unwrap(), end, "once is enough");
    assert_eq!(store.token("digest", at(5)).await.unwrap(), None);
    assert_eq!(store.tokens_of(account).await.unwrap()[0].revoked, Some(at(3)), "it stays listed");
}

async fn the_tokens_of_one_who_is_locked_stop_for_good(ground: &Ground) {
    let store = &ground.store;
    let account = somebody(store).await;
    store.make_token(at(2), "1", &new(account)).await.unwrap();
    store.lock(at(3), "system", account, "lost a telephone").await.unwrap();
    assert_eq!(store.token("digest", at(4)).await.unwrap(), None);
    store.unlock(at(5), "system", account, "found it").await.unwrap();
    assert_eq!(store.token("digest", at(6)).await.unwrap(), None, "unlocking brings no token back");
}

async fn use_is_noted_to_the_minute(ground: &Ground) {
    let store = &ground.store;
    let account = somebody(store).await;
    store.make_token(at(2), "1", &new(account)).await.unwrap();
    for (now, noted) in [(10, 10), (69, 10), (70, 70)] {
        let (token, _) = store.token("digest", at(now)).await.unwrap().unwrap();
        store.note_token_used(&token, at(now)).await.unwrap();
        assert_eq!(store.tokens_of(account).await.unwrap()[0].used, Some(at(noted)), "at {now}");
    }
}

async fn the_journal_says_who_made_and_revoked_and_no_secret(ground: &Ground) {
    let store = &ground.store;
    let account = somebody(store).await;
    let made = store.make_token(at(2), "17", &new(account)).await.unwrap();
    store.revoke_token(at(3), "18", account, made.id).await.unwrap();
    let entries = store.entries_about(&format!("account/{account}")).await.unwrap();
    let acts: Vec<(&str, &str)> = entries.iter().map(|e| (e.act.as_str(), e.actor.as_str())).collect();
    assert!(acts.starts_with(&[("account.token-revoked", "18"), ("account.token-made", "17")]), "{acts:?}");
    assert!(entries.iter().all(|entry| !entry.body.contains("digest")));
}
