//! A portal for programs that try the JSON interface: with somebody in every role who has a token, and a round under way.
//!
//! Prints its address, then a role and its token a line, then an empty line; ends when its standard input does. Nothing of it is
//! left behind. `cargo xtask api` runs it.

use std::io::Read;

use jiff::{SignedDuration, Timestamp};
use movement::Movement;
use portal::{Example, Settings, serve};
use reference::Period;
use sha2::{Digest, Sha256};
use store::{FigureEntry, FigureKey, Grant, NewAccount, NewToken, Role, Store, StoreError};
use tokio::sync::oneshot;

const MOVEMENT: &str = include_str!("../../../movements/1371-2022/movement.toml");
const FIGURES: &str = include_str!("../../../movements/1371-2022/example/2022-q2.csv");

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = tempfile::tempdir()?;
    let settings = Settings {
        listen: "127.0.0.1:0".parse()?,
        database: folder.path().join("thidua.db").display().to_string(),
        files: folder.path().join("files").display().to_string(),
        ..Settings::default()
    };
    let database = settings.database.clone();
    let movement = Movement::read(MOVEMENT, "movement.toml").0.ok_or("no sound movement")?;
    let example = Example { movement: movement.id.clone(), round: "2022-q2".to_owned(), csv: FIGURES };
    let (told, ready) = oneshot::channel();
    let running = tokio::spawn(async move {
        let told = |address, _| told.send(address).expect("somebody waits");
        serve(&settings, vec![movement], vec![example], told).await
    });
    let address = ready.await?;
    let store = Store::open(&database).await?;
    let mut lines = format!("http://{address}\n");
    for role in Role::ALL {
        lines.push_str(&format!("{} {}\n", role.id(), somebody(&store, *role).await?));
    }
    under_way(&store).await?;
    println!("{lines}");
    let ended = tokio::task::spawn_blocking(|| std::io::stdin().read_to_end(&mut Vec::new()));
    tokio::select! {
        _ = ended => Ok(()),
        served = running => Ok(served??),
    }
}

/// Makes somebody in a role; gives back the token of their program.
async fn somebody(store: &Store, role: Role) -> Result<String, StoreError> {
    let scope = if matches!(role, Role::UnitOfficer | Role::UnitHead) { "24" } else { "*" };
    let (now, login) = (Timestamp::now(), format!("{}@vss.example", role.id()));
    let grants = vec![Grant { role, scope: scope.to_owned() }];
    let new = NewAccount { login: login.clone(), name: role.id().to_owned(), grants };
    let until = now + SignedDuration::from_hours(24);
    store.invite(now, "system", &new, &login, until).await?;
    let account = store.accept_invitation(now, &login, "$argon2id$").await?;
    // Whose role asks for codes has set them up: without them no program acts for them.
    store.set_totp(now, &account.actor(), account.id, "illustrative", &[]).await?;
    let secret = format!("thidua_{login}");
    let digest = Sha256::digest(&secret).iter().map(|byte| format!("{byte:02x}")).collect();
    let scopes = ["read", "figures:write", "submissions:verify", "rounds:act", "readings:choose"];
    let scopes = scopes.map(str::to_owned).to_vec();
    let token = NewToken { account: account.id, digest, name: role.id().to_owned(), scopes, until };
    store.make_token(now, &account.actor(), &token).await?;
    Ok(secret)
}

/// Figures of two units: one is with the verifiers, one is verified.
async fn under_way(store: &Store) -> Result<(), Box<dyn std::error::Error>> {
    for unit in ["01", "27"] {
        let now = Timestamp::now();
        let opened = store.open_submission(now, "system", "1371-2022", "2022-q2", unit).await?;
        let lines = FIGURES.lines().filter_map(|line| line.strip_prefix(&format!("{unit},")));
        let mut figures = Vec::new();
        for line in lines {
            let fields: Vec<&str> = line.split(',').collect();
            let (Some(number), Some(period)) = (exact::parse_decimal(fields[2]), Period::parse(fields[1]))
            else {
                continue;
            };
            let key = FigureKey { unit: unit.to_owned(), indicator: fields[0].to_owned(), period };
            figures.push(FigureEntry { key, value: Some(judge::Value::Number(number)), place: None });
        }
        store.submit(now, "system", opened.id, &figures, &[]).await?;
        if unit == "27" {
            store.verify_submission(now, "verifier", opened.id).await?;
        }
    }
    Ok(())
}
