//! Two processes over one database.

use crate::binary::Served;
use crate::database::Database;
use crate::driver::{Unit, table};
use crate::visitor::Visitor;

#[test]
fn two_over_a_file() {
    let folder = tempfile::tempdir().expect("a folder");
    two(folder.path(), &Database::file(folder.path()));
}

#[test]
fn two_over_a_server() {
    let folder = tempfile::tempdir().expect("a folder");
    two(folder.path(), &Database::server());
}

fn two(folder: &std::path::Path, database: &Database) {
    let (a, _) = Served::demo(folder, &database.address(), &["--empty"]);
    let (b, password) = Served::demo(folder, &database.address(), &["--empty"]);
    // The second one set the password: the first one knows.
    let mut officer = Visitor::signed_in(&a.address, "officer.40@demo.example", &password);
    let mut there = officer.at(&b.address);
    assert!(
        there.get("/account").expect("an answer").body().contains("officer.40@demo.example"),
        "one session"
    );
    let unit = Unit::new("40");
    for (marker, shown) in [(11, "1.000.011"), (12, "1.000.012")] {
        let (mut sends, mut sees) =
            if marker == 11 { (officer.clone(), there.clone()) } else { (there.clone(), officer.clone()) };
        let answer =
            sends.upload(&unit.upload(), "q2.csv", table("40", marker).as_bytes()).expect("an answer");
        assert_eq!(answer.status, 200, "{}", answer.body());
        assert!(sees.get(&unit.page()).expect("an answer").body().contains(shown), "seen at once");
    }
    let mut head = Visitor::signed_in(&b.address, "head.40@demo.example", &password);
    assert_eq!(unit.act(&mut head, "submit").expect("an answer"), 303);
    let mut verifier = Visitor::signed_in(&a.address, "verifier@demo.example", &password);
    assert_eq!(unit.act(&mut verifier, "verify").expect("an answer"), 303);
    let round = "/movements/1371-2022/rounds/2022-q2";
    // Both had the standings ready as they were before.
    let emulation = Visitor::signed_in(&a.address, "emulation@demo.example", &password);
    for address in [&a.address, &b.address] {
        let mut emulation = emulation.at(address);
        let page = emulation.get(round).expect("an answer").body();
        assert!(page.contains("Nghệ An"), "{page}");
    }
    let mut emulation = emulation.at(&b.address);
    let judged = emulation.fill(round, &format!("{round}/act"), &[("act", "judge")]).expect("an answer");
    assert_eq!(judged.status, 303);
    emulation.address.clone_from(&a.address);
    assert!(emulation.get(round).expect("an answer").body().contains("Đã xét"), "judged there, seen here");
    // Signed out here is signed out there.
    officer.post("/sign-out", &[]).expect("an answer");
    assert_eq!(there.get("/account").expect("an answer").status, 303);
    a.stop();
    assert_eq!(
        Visitor::new(&b.address).get("/readyz").expect("an answer").status,
        200,
        "one goes, the other stays"
    );
    b.stop();
}

#[test]
fn those_that_begin_at_once_make_one_database_and_one_invitation() {
    for database in [None, Some(Database::server())] {
        let folder = tempfile::tempdir().expect("a folder");
        let database = database.unwrap_or_else(|| Database::file(folder.path()));
        let address = database.address();
        let begun: Vec<_> = (0..3)
            .map(|_| {
                let (folder, address) = (folder.path().to_owned(), address.clone());
                std::thread::spawn(move || Served::portal(&folder, &address, &[]))
            })
            .collect();
        let served: Vec<Served> = begun.into_iter().map(|one| one.join().expect("it serves")).collect();
        let invited = served.iter().filter(|one| one.told.iter().any(|line| line.contains("/invitations/")));
        assert_eq!(invited.count(), 1);
        for one in &served {
            assert!(
                Visitor::new(&one.address)
                    .get("/")
                    .expect("an answer")
                    .body()
                    .contains("/movements/1371-2022")
            );
        }
        served.into_iter().for_each(|one| drop(one.stop()));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        let movements = runtime.block_on(async {
            let store = store::Store::look(&address).await.expect("the store");
            let movements = store.movements(store::Wanted::Now).await.expect("movements");
            store.close().await;
            movements
        });
        assert_eq!(movements.len(), 5);
        assert!(movements.iter().all(|movement| movement.revision == 1), "each is launched once");
    }
}
