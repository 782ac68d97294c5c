//! Listening, and an end in good order.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use movement::Movement;
use store::{Grant, NewAccount, Role, Store, StoreError};
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::ground::Example;
use crate::mail::{Mail, MailError, Postman};
use crate::sign_on::SignOn;
use crate::state::{Portal, SYSTEM};
use crate::{pages, routes};

/// How the portal is run.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The address to listen on; port 0 takes any that is free.
    pub listen: SocketAddr,
    /// Where everything is kept: `postgres://…`, or the path of a file.
    pub database: String,
    /// Where uploads are kept: a folder, or `s3://bucket/prefix`.
    pub files: String,
    /// How `s3://` is reached.
    pub service: store::Service,
    /// Whether browsers reach it over HTTPS: then cookies are kept to secure connections.
    pub secure: bool,
    /// Whether it is there to be tried: every page says so, made-up people can be taken turns as, and no second factor is
    /// asked for.
    pub demo: bool,
    /// The proxies in front of it: only these are believed when they say whom they ask for (`X-Forwarded-For`).
    pub proxies: Vec<IpAddr>,
    /// Another house whose word is taken for who somebody is.
    pub sign_on: Option<SignOn>,
    /// How letters are sent; without it none are.
    pub mail: Option<Mail>,
    /// Where measures are given out, apart from the pages; without it beside them, while only this machine reaches those.
    pub metrics: Option<SocketAddr>,
    /// How many workbooks are read or written at once.
    pub heavy_at_once: usize,
    /// A session that is not used for so long ends.
    pub session_idle: SignedDuration,
    /// A session lasts no longer, however much it is used.
    pub session_longest: SignedDuration,
    /// When the process is asked to end, requests under way have so long to be answered.
    pub stop_within: Duration,
}

impl Default for Settings {
    /// On this machine alone, with everything below `thidua-data`.
    fn default() -> Settings {
        Settings {
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            database: "thidua-data/thidua.db".to_owned(),
            files: "thidua-data/files".to_owned(),
            service: store::Service::default(),
            secure: false,
            demo: false,
            proxies: Vec::new(),
            sign_on: None,
            mail: None,
            metrics: None,
            heavy_at_once: 2,
            session_idle: SignedDuration::from_hours(12),
            session_longest: SignedDuration::from_hours(7 * 24),
            stop_within: Duration::from_secs(30),
        }
    }
}

/// Why the portal does not run.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The address cannot be listened on.
    #[error("cannot listen on {0}: {1}")]
    Listen(SocketAddr, io::Error),
    /// The store does not open.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A demo was asked for over a database in which other people have accounts.
    #[error("the database is in use")]
    InUse,
    /// Letters cannot be sent as it is set.
    #[error(transparent)]
    Mail(#[from] MailError),
    /// Serving broke off.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Runs the portal until the process is asked to end; `ready` learns the address once it answers, and the path at which the
/// first administrator accepts an invitation, where there is no account yet.
pub async fn serve(
    settings: &Settings,
    movements: Vec<Movement>,
    examples: Vec<Example>,
    ready: impl FnOnce(SocketAddr, Option<String>),
) -> Result<(), ServeError> {
    let store = Store::open(&settings.database).await?;
    let portal = Portal::open(store, settings, movements, examples).await?;
    let invitation = first_invitation(&portal).await?;
    let listener = TcpListener::bind(settings.listen)
        .await
        .map_err(|error| ServeError::Listen(settings.listen, error))?;
    let beside = match settings.metrics {
        Some(address) => {
            let listener = TcpListener::bind(address).await;
            let listener = listener.map_err(|error| ServeError::Listen(address, error))?;
            let measures = axum::serve(listener, routes::measures(portal.clone())).into_future();
            Some(tokio::spawn(measures))
        }
        None => None,
    };
    let sweeping = tokio::spawn(sweep(portal.clone()));
    let postman = settings.mail.as_ref().map(Postman::new).transpose()?;
    let sending = postman.map(|postman| tokio::spawn(postman.run(portal.clone())));
    let asked = asked_to_end()?;
    ready(listener.local_addr()?, invitation);
    answer(listener, &portal, asked, settings.stop_within).await?;
    sweeping.abort();
    // A letter that is just being sent is taken again by whoever comes next.
    if let Some(sending) = sending {
        sending.abort();
    }
    if let Some(beside) = beside {
        beside.abort();
    }
    portal.store().close().await;
    Ok(())
}

/// Answers until the process is asked to end; what is under way then is finished, unless it takes too long.
async fn answer(
    listener: TcpListener,
    portal: &Portal,
    to_end: impl Future<Output = ()> + Send + 'static,
    within: Duration,
) -> io::Result<()> {
    let (told, mut asked) = watch::channel(false);
    let serving = axum::serve(listener, routes::all(portal.clone())).with_graceful_shutdown(async move {
        to_end.await;
        tracing::info!("asked to end");
        let _ = told.send(true);
    });
    let too_long = async {
        // The sender goes once it has told.
        let _ = asked.wait_for(|asked| *asked).await;
        tokio::time::sleep(within).await;
    };
    tokio::select! {
        ended = serving.into_future() => ended,
        () = too_long => {
            tracing::warn!(seconds = within.as_secs(), "requests under way were cut off");
            Ok(())
        }
    }
}

/// The path of an invitation for an administrator, where nobody has an account and no invitation waits.
async fn first_invitation(portal: &Portal) -> Result<Option<String>, StoreError> {
    let (path, token) = pages::invitation::new_link()?;
    let now = Timestamp::now();
    let new = administrator("admin@localhost");
    let invited = portal.store().invite_first(now, SYSTEM, &new, &token, now + pages::invitation::OPEN);
    Ok(invited.await?.map(|_| path))
}

/// Invites an administrator anew; gives back the path of the link. One who was invited and has not come gets the new link in
/// place of the old one; where one has come, another is invited. Whoever can ask for this has the database in their hands.
pub async fn invite_administrator(settings: &Settings) -> Result<String, ServeError> {
    let store = Store::open(&settings.database).await?;
    let (path, token) = pages::invitation::new_link()?;
    let mut number = 1;
    loop {
        let now = Timestamp::now();
        let login = match number {
            1 => "admin@localhost".to_owned(),
            number => format!("admin-{number}@localhost"),
        };
        let new = administrator(&login);
        match store.invite(now, SYSTEM, &new, &token, now + pages::invitation::OPEN).await {
            Ok(_) => break,
            Err(StoreError::Taken(_)) => number += 1,
            Err(error) => return Err(error.into()),
        }
    }
    store.close().await;
    Ok(path)
}

fn administrator(login: &str) -> NewAccount {
    NewAccount {
        login: login.to_owned(),
        name: "Administrator".to_owned(),
        grants: vec![Grant { role: Role::Administrator, scope: "*".to_owned() }],
    }
}

/// Removes sessions that have ended and failures that no longer count, from time to time.
async fn sweep(portal: Portal) {
    let mut hours = tokio::time::interval(Duration::from_secs(3600));
    loop {
        hours.tick().await;
        let now = Timestamp::now();
        let swept = async {
            // One that ended by itself is remembered for a day: what was sent with it is given back after signing in again.
            portal.store().sweep_sessions(now - SignedDuration::from_hours(24)).await?;
            portal.store().sweep_failures(now - SignedDuration::from_hours(24)).await
        };
        if let Err(error) = swept.await {
            tracing::warn!(%error, "nothing was swept");
        }
    }
}

/// Listens for an interrupt and for the sign by which services are ended; what is given back waits for either. It listens at
/// once: whoever learns that the portal answers may end it in the same moment.
#[cfg(unix)]
fn asked_to_end() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut interrupt, mut end) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = end.recv() => {}
        }
    })
}

/// Waits for an interrupt.
#[cfg(not(unix))]
fn asked_to_end() -> io::Result<impl Future<Output = ()>> {
    Ok(async {
        let _ = tokio::signal::ctrl_c().await;
    })
}
