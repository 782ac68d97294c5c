//! Listening, and an end in good order.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use movement::Movement;
use store::{AccountState, Grant, NewAccount, Role, Store, StoreError};
use tokio::net::TcpListener;

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
    /// Where uploads are kept: a folder.
    pub files: String,
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
}

impl Default for Settings {
    /// On this machine alone, with everything below `thidua-data`.
    fn default() -> Settings {
        Settings {
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            database: "thidua-data/thidua.db".to_owned(),
            files: "thidua-data/files".to_owned(),
            secure: false,
            demo: false,
            proxies: Vec::new(),
            sign_on: None,
            mail: None,
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
    let sweeping = tokio::spawn(sweep(portal.clone()));
    let postman = settings.mail.as_ref().map(Postman::new).transpose()?;
    let sending = postman.map(|postman| tokio::spawn(postman.run(portal.clone())));
    ready(listener.local_addr()?, invitation);
    let site = routes::all(portal.clone());
    axum::serve(listener, site.into_make_service_with_connect_info::<SocketAddr>())
        .with_graceful_shutdown(asked_to_end())
        .await?;
    sweeping.abort();
    // A letter that is just being sent is taken again by whoever comes next.
    if let Some(sending) = sending {
        sending.abort();
    }
    portal.store().close().await;
    Ok(())
}

/// The path of an invitation for an administrator, where nobody has accepted one yet.
async fn first_invitation(portal: &Portal) -> Result<Option<String>, StoreError> {
    let accounts = portal.store().accounts().await?;
    if accounts.iter().any(|account| account.state != AccountState::Invited) {
        return Ok(None);
    }
    let new = NewAccount {
        login: "admin@localhost".to_owned(),
        name: "Administrator".to_owned(),
        grants: vec![Grant { role: Role::Administrator, scope: "*".to_owned() }],
    };
    Ok(Some(pages::invitation::invite(portal, SYSTEM, &new).await?))
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

/// Waits for an interrupt or for the sign by which services are ended.
async fn asked_to_end() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        let term = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate());
        let Ok(mut term) = term else {
            let _ = interrupt.await;
            return;
        };
        tokio::select! {
            _ = interrupt => {}
            _ = term.recv() => {}
        }
    }
    #[cfg(not(unix))]
    let _ = interrupt.await;
}
