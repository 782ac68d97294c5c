//! Every door of the portal, tried by everybody: the table of addresses × people, cell by cell.
//!
//! A door that is added to `routes.rs` is added here, or the first test fails.

use std::collections::BTreeSet;

use crate::server::Server;
use crate::visitor::Visitor;

/// Who tries, in the order of the cells: nobody, an officer of the unit (24), one of another (01), the unit's head, the head of a
/// cluster, verifier, emulation officer, council member, Director General, administrator, auditor.
const PEOPLE: [(&str, &str); 10] = [
    ("unit-officer", "24"),
    ("unit-officer", "01"),
    ("unit-head", "24"),
    ("cluster-head", "Cụm 5"),
    ("verifier", ""),
    ("emulation-officer", ""),
    ("council-member", ""),
    ("director-general", ""),
    ("administrator", ""),
    ("auditor", ""),
];

/// What stands for a form with a file and nothing in it.
const MULTIPART: &str = "--part--\r\n";
const PROPOSE: &str = "--part\r\nContent-Disposition: form-data; name=\"act\"\r\n\r\npropose\r\n--part--\r\n";
const CONFIRM: &str = "--part\r\nContent-Disposition: form-data; name=\"act\"\r\n\r\nconfirm\r\n--part--\r\n";

const ROUND: &str = "/movements/1371-2022/rounds/2022-q2";

/// What there is to see: `o` a page or file, `s` sign in first, `f` not allowed, `n` nothing there, `>` on to another page,
/// `-` taken up, but not to be had now.
/// The round has figures of a unit, so it is no longer the public example.
const PAGES: &[(&str, &str, &str)] = &[
    ("/", "/", "ooooooooooo"),
    ("/movements/{movement}", "/movements/1371-2022", "ooooooooooo"),
    ("/movements/{movement}/rules", "/movements/1371-2022/rules", "ooooooooooo"),
    ("/movements/{movement}/rounds/{round}", ROUND, "soooooooofo"),
    ("/movements/{movement}/rounds/{round}/act", "{round}/act", ">>>>>>>>>>>"),
    ("/movements/{movement}/rounds/{round}/figures", "{round}/figures", "sooofoofofo"),
    ("/movements/{movement}/rounds/{round}/figures/{unit}", "{round}/figures/24", "sofofoofofo"),
    (
        "/movements/{movement}/rounds/{round}/figures/{unit}/upload",
        "{round}/figures/24/upload",
        ">>>>>>>>>>>",
    ),
    (
        "/movements/{movement}/rounds/{round}/figures/{unit}/template",
        "{round}/figures/24/template",
        "sofofoofofo",
    ),
    ("/movements/{movement}/rounds/{round}/simulator", "{round}/simulator", "soooooooofo"),
    ("/movements/{movement}/rounds/{round}/units/{unit}", "{round}/units/24", "soooooooofo"),
    ("/movements/{movement}/rounds/{round}/{file}", "{round}/standings.csv", "soooooooofo"),
    ("/movements/{movement}/rounds/{round}/{file}", "{round}/receipt.jsonl", "soooooooofo"),
    ("/language/{language}", "/language/en", ">>>>>>>>>>>"),
    ("/assets/{name}", "/assets/nothing.css", "nnnnnnnnnnn"),
    ("/healthz", "/healthz", "ooooooooooo"),
    // As long as only this machine reaches the portal.
    ("/metrics", "/metrics", "ooooooooooo"),
    ("/readyz", "/readyz", "ooooooooooo"),
    ("/sign-in", "/sign-in", "o>>>>>>>>>>"),
    ("/sign-in/code", "/sign-in/code", "sssssssssss"),
    ("/sign-in/elsewhere", "/sign-in/elsewhere", "nnnnnnnnnnn"),
    ("/sign-in/back", "/sign-in/back?code=x&state=y", "nnnnnnnnnnn"),
    ("/sign-out", "/sign-out", ">>>>>>>>>>>"),
    ("/invitations/{token}", "/invitations/0123456789abcdef", "nnnnnnnnnnn"),
    ("/invitations/{token}/elsewhere", "/invitations/0123456789abcdef/elsewhere", "nnnnnnnnnnn"),
    ("/resets/{token}", "/resets/0123456789abcdef", "nnnnnnnnnnn"),
    ("/account", "/account", "soooooooooo"),
    ("/account/code", "/account/code", "soooooooooo"),
    ("/account/kept", "/account/kept", "s>>>>>>>>>>"),
    ("/account/news", "/account/news", "soooooooooo"),
    ("/account/password", "/account/password", "soooooooooo"),
    ("/accounts", "/accounts", "sffffffffof"),
    ("/accounts/{id}", "/accounts/{id}", "sffffffffof"),
    ("/movements/{movement}/readings", "/movements/1371-2022/readings", "ooooooooooo"),
    ("/movements/{movement}/revisions", "/movements/1371-2022/revisions", "ooooooooooo"),
    ("/movements/{movement}/revisions/{number}", "/movements/1371-2022/revisions/1", "ooooooooooo"),
    (
        "/movements/{movement}/revisions/{number}/movement.toml",
        "/movements/1371-2022/revisions/1/movement.toml",
        "ooooooooooo",
    ),
    ("/movements/{movement}/amend", "/movements/1371-2022/amend", "sfffffoffff"),
    ("/movements/{movement}/amend/read", "/movements/1371-2022/amend/read", ">>>>>>>>>>>"),
    ("/launch", "/launch", "sfffffoffff"),
    ("/launch/read", "/launch/read", ">>>>>>>>>>>"),
    ("/movements/{movement}/rounds/{round}/readings", "{round}/readings", "soooooooofo"),
    ("/movements/{movement}/rounds/{round}/record", "{round}/record", "soooooooofo"),
    ("/movements/{movement}/rounds/{round}/corrections", "{round}/corrections", "snnnnnnnnfn"),
    (
        "/movements/{movement}/rounds/{round}/figures/{unit}/unlock",
        "{round}/figures/24/unlock",
        "sofofoofofo",
    ),
    ("/published", "/published", "ooooooooooo"),
    ("/published/{judgement}", "/published/1", "nnnnnnnnnnn"),
    ("/judgements/{judgement}/receipt.jsonl", "/judgements/1/receipt.jsonl", "snnnnnnnnfn"),
    ("/verify", "/verify", "ooooooooooo"),
    ("/movements/{movement}/rounds/{round}/figures/{unit}/file", "{round}/figures/24/file", ">>>>>>>>>>>"),
    ("/movements/{movement}/rounds/{round}/figures/{unit}/check", "{round}/figures/24/check", "s-f-fffffff"),
    (
        "/movements/{movement}/rounds/{round}/figures/{unit}/{indicator}/{period}",
        "{round}/figures/24/health/2022-06-30",
        "sofofoofofo",
    ),
    ("/movements/{movement}/rounds/{round}/figures/{unit}/cells", "{round}/figures/24/cells", ">>>>>>>>>>>"),
    ("/movements/{movement}/rounds/{round}/records", "{round}/records", "sffffoofofo"),
    ("/movements/{movement}/rounds/{round}/reminders", "{round}/reminders", "sffffooffff"),
    ("/files/{digest}", "/files/0123456789abcdef", "nnnnnnnnnnn"),
    ("/movements/{movement}/rounds/{round}/history", "{round}/history", "soooooooofo"),
    ("/movements/{movement}/rounds/{round}/fragility", "{round}/fragility", "soooooooofo"),
    ("/movements/{movement}/rounds/{round}/tables/{file}", "{round}/tables/figures.csv", "sooofoofofo"),
    ("/movements/{movement}/tables/{file}", "/movements/1371-2022/tables/rounds.csv", "nnnnnnnnnnn"),
    ("/demo", "/demo", "nnnnnnnnnnn"),
    (
        "/movements/{movement}/rounds/{round}/figures/{unit}/example",
        "{round}/figures/24/example",
        "nnnnnnnnnnn",
    ),
    ("/bench/{bytes}", "/bench/1", "nnnnnnnnnnn"),
    ("/journal", "/journal", "sfffffffffo"),
    ("/journal/verified", "/journal/verified", "sfffffffffo"),
    ("/journal/checkpoint.txt", "/journal/checkpoint.txt", "sfffffffffo"),
    ("/journal/{number}", "/journal/1", "sfffffffffo"),
    // Guessed: ids of others, of none, and addresses beside the doors.
    ("", "/accounts/0", "sffffffffnf"),
    ("", "/accounts/999999", "sffffffffnf"),
    ("", "{round}/figures/01", "sfoffoofofo"),
    ("", "{round}/figures/99", "nnnnnnnnnnn"),
    ("", "/admin", "nnnnnnnnnnn"),
    ("", "/.git/config", "nnnnnnnnnnn"),
    ("", "/assets/../../../etc/passwd", "nnnnnnnnnnn"),
    ("", "/assets/%2e%2e%2fCargo.toml", "nnnnnnnnnnn"),
];

/// What may be sent: `s` sign in first, `f` not allowed, `n` nothing there, `-` taken up, whatever came of an empty form.
const FORMS: &[(&str, &str, &str)] = &[
    ("/movements/{movement}/rounds/{round}/act", "act=judge", "sfffff-ffff"),
    ("/movements/{movement}/rounds/{round}/act", "act=publish", "sfffff-ffff"),
    ("/movements/{movement}/rounds/{round}/act", "act=decide", "sfffffff-ff"),
    ("/movements/{movement}/rounds/{round}/figures/{unit}", "act=save", "s-f-fffffff"),
    ("/movements/{movement}/rounds/{round}/figures/{unit}", "act=submit", "sff-fffffff"),
    ("/movements/{movement}/rounds/{round}/figures/{unit}", "act=verify", "sffff-fffff"),
    ("/movements/{movement}/rounds/{round}/figures/{unit}", "act=return", "sffff-fffff"),
    ("/invitations/{token}", "password=x", "nnnnnnnnnnn"),
    ("/resets/{token}", "password=x", "nnnnnnnnnnn"),
    ("/account/code", "act=nonsense", "s----------"),
    ("/account/news", "last=0", "s----------"),
    ("/account/password", "present=x", "s----------"),
    ("/account/kept", "", "s----------"),
    ("/accounts", "", "sffffffff-f"),
    ("/accounts/{id}", "act=lock", "sffffffff-f"),
    ("/accounts/{id}", "act=grants&role=administrator", "sffffffff-f"),
    ("/sign-in/code", "code=1", "sssssssssss"),
    ("/movements/{movement}/readings", "", "sfffffff-ff"),
    ("/movements/{movement}/amend", "", "sfffff-ffff"),
    ("/movements/{movement}/amend/read", MULTIPART, "sfffff-ffff"),
    ("/launch", "", "sfffffnffff"),
    ("/launch/read", MULTIPART, "sfffff-ffff"),
    ("/movements/{movement}/rounds/{round}/figures/{unit}/unlock", "act=ask", "sff-f--ffff"),
    ("/movements/{movement}/rounds/{round}/figures/{unit}/unlock", "act=grant", "sfffff-f-ff"),
    ("/verify", "", "-----------"),
    ("/movements/{movement}/rounds/{round}/figures/{unit}/file", "", "s-f-fffffff"),
    ("/movements/{movement}/rounds/{round}/figures/{unit}/cells", "", "s-f-fffffff"),
    ("/movements/{movement}/rounds/{round}/records", PROPOSE, "sfffff-ffff"),
    ("/movements/{movement}/rounds/{round}/records", CONFIRM, "sffff--ffff"),
    ("/movements/{movement}/rounds/{round}/reminders", "", "sffff--ffff"),
    ("/movements/{movement}/rounds/{round}/act", "act=review", "sfffff-ffff"),
    ("/movements/{movement}/rounds/{round}/figures/{unit}/upload", MULTIPART, "s-f-fffffff"),
    ("/demo", "", "nnnnnnnnnnn"),
];

/// An address of each door that takes forms.
pub fn posts() -> Vec<String> {
    let mut all: Vec<String> = FORMS.iter().map(|(door, ..)| filled(door).replace("{id}", "2")).collect();
    all.extend(["/sign-in", "/sign-out", "/account"].map(str::to_owned));
    all.push(format!("{ROUND}/figures/24/upload"));
    all.sort();
    all.dedup();
    all
}

fn filled(door: &str) -> String {
    door.replace("/movements/{movement}/rounds/{round}", ROUND)
        .replace("{round}", ROUND)
        .replace("{movement}", "1371-2022")
        .replace("{unit}", "24")
        .replace("{token}", "0123456789abcdef")
}

#[test]
fn every_door_is_in_the_table() {
    let routes = include_str!("../../src/routes.rs");
    let doors = routes.split(".route(").skip(1).filter_map(|rest| rest.split('"').nth(1));
    let known: BTreeSet<&str> = PAGES.iter().chain(FORMS).map(|(door, ..)| *door).collect();
    for door in doors {
        assert!(known.contains(door), "{door} is in no table");
    }
    for (door, ..) in PAGES.iter().chain(FORMS).filter(|(door, ..)| !door.is_empty()) {
        assert!(routes.contains(&format!("\"{door}\"")), "{door} is no door any more");
    }
    assert!(PAGES.iter().chain(FORMS).all(|(_, _, cells)| cells.len() == PEOPLE.len() + 1));
}

#[tokio::test]
async fn every_door_opens_to_those_it_is_for_and_to_nobody_else() {
    let server = Server::start().await;
    let mut first = Visitor::accept(&server, server.invitation.as_deref().unwrap()).await;
    let mut people = vec![Visitor::new(&server)];
    for (number, (role, scope)) in PEOPLE.into_iter().enumerate() {
        people.push(first.invites(&format!("p{number}@vss.example"), role, scope).await);
    }
    let somebody = first.number_of("p0@vss.example").await;
    let all = include_str!("../../../../movements/1371-2022/example/2022-q2.csv");
    let lines: Vec<&str> = all.lines().filter(|line| line.starts_with("24,")).collect();
    let table = format!("unit,indicator,period,value\n{}\n", lines.join("\n"));
    let figures = format!("{ROUND}/figures/24");
    assert_eq!(people[3].upload(&format!("{figures}/upload"), "q2.csv", table.as_bytes()).await.status, 200);
    assert_eq!(people[3].fill(&figures, &figures, &[("act", "submit")]).await.status, 303);

    let mut wrong = Vec::new();
    for (_, address, cells) in PAGES {
        let address = filled(address).replace("{id}", &somebody);
        for (person, cell) in people.iter_mut().zip(cells.chars()) {
            let answer = person.get(&address).await;
            let to_sign_in = answer.header("location").is_some_and(|to| to.starts_with("/sign-in?to="));
            let found = match answer.status {
                200 => 'o',
                303 if to_sign_in => 's',
                303 => '>',
                403 => 'f',
                404 => 'n',
                500.. => '?',
                _ => '-',
            };
            if found != cell {
                wrong.push(format!("GET {address}: {cell} expected, {found} ({}) found", answer.status));
            }
        }
    }
    for (door, body, cells) in FORMS {
        let address = filled(door).replace("{id}", &somebody);
        for (number, (person, cell)) in people.iter_mut().zip(cells.chars()).enumerate() {
            let kind = match *body {
                MULTIPART | PROPOSE | CONFIRM => "multipart/form-data; boundary=part",
                _ => "application/x-www-form-urlencoded",
            };
            let answer = person.send_raw(&address, kind, body.as_bytes()).await;
            let to_sign_in = answer.header("location").is_some_and(|to| to.starts_with("/sign-in?to="));
            let found = match answer.status {
                303 if to_sign_in => 's',
                // Scripts are told so, rather than led elsewhere.
                401 => 's',
                403 => 'f',
                404 => 'n',
                500.. => '?',
                _ => '-',
            };
            if found != cell {
                wrong.push(format!(
                    "POST {address} {body} by {number}: {cell} expected, {found} ({})",
                    answer.status
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    // What nobody could do did not happen.
    assert!(!first.get("/accounts").await.body.contains("account-locked"));
}

#[tokio::test]
async fn tokens_and_secrets_are_long_random_and_nowhere_in_the_clear() {
    let server = Server::start().await;
    let mut admin = Visitor::accept(&server, server.invitation.as_deref().unwrap()).await;
    let mut seen = BTreeSet::new();
    for number in 0..5 {
        let link = admin.link_for(&format!("p{number}@vss.example"), "unit-officer", "24").await;
        let token = link.trim_start_matches("/invitations/").to_owned();
        assert_eq!(token.len(), 48, "192 bits");
        assert!(seen.insert(token.clone()));
        // One letter more or less, or another, is no token.
        for guess in
            [&token[..47], &format!("{token}0"), &token.to_uppercase(), &token.replace(&token[..1], "g")]
        {
            if *guess != token {
                assert_eq!(
                    Visitor::new(&server).get(&format!("/invitations/{guess}")).await.status,
                    404,
                    "{guess}"
                );
            }
        }
    }
    let session = admin.cookie().unwrap().trim_start_matches("session=").to_owned();
    let device = admin.device.clone().unwrap().trim_start_matches("device=").to_owned();
    let database = std::fs::read(&server.database).unwrap();
    let log = std::fs::read(format!("{}-wal", server.database)).unwrap_or_default();
    let kept = [database, log].concat();
    for secret in seen.iter().chain([&session, &device]).chain(&admin.recovery) {
        assert!(
            !kept.windows(secret.len()).any(|bytes| bytes == secret.as_bytes()),
            "{secret} is kept in the clear"
        );
    }
}
