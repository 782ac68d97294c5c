//! `serve`: the portal.

use std::fs;
use std::io::{IsTerminal, Write};
use std::net::SocketAddr;
use std::process::ExitCode;

use clap::Args;
use movement::{Movement, Place, Problem};
use portal::{Example, ServeError, invite_administrator, serve};
use tracing_subscriber::EnvFilter;

use crate::builtin::{BUILTIN, Builtin};
use crate::desk::Desk;
use crate::input;
use crate::settings::kind::LogForm;
use crate::settings::{Everything, Logs, Storage, Typed};
use crate::trouble::Trouble;

/// Opens the portal.
#[derive(Args, Debug)]
pub struct Serve {
    #[command(flatten)]
    settings: Typed<Everything>,
    #[arg(long)]
    invite_administrator: bool,
}

impl Serve {
    pub fn run(self, desk: &Desk) -> Result<ExitCode, Trouble> {
        let settings = self.settings.read()?;
        log(&settings.logs);
        make_folder(&settings.storage)?;
        let settings = settings.of_portal();
        let told = |id: &str, address: SocketAddr, path: &str| {
            let facts = [("address", format!("http://{address}{path}").into())];
            println!("{}", desk.words.say_with(id, &facts));
        };
        if self.invite_administrator {
            let path =
                runtime()?.block_on(invite_administrator(&settings)).map_err(|error| refused(&error))?;
            told("portal-invitation-at", settings.listen, &path);
            return Ok(ExitCode::SUCCESS);
        }
        let (movements, examples) = shelf();
        let ready = |address: SocketAddr, invitation: Option<String>| {
            if let Some(path) = invitation {
                told("portal-invitation-at", address, &path);
            }
            told("portal-open-at", address, "/");
            let _ = std::io::stdout().flush();
        };
        runtime()?
            .block_on(serve(&settings, movements, examples, ready))
            .map(|()| ExitCode::SUCCESS)
            .map_err(|error| refused(&error))
    }
}

/// Begins to log.
fn log(logs: &Logs) {
    let filter = EnvFilter::try_new(&logs.log.0).unwrap_or_else(|_| EnvFilter::new("info"));
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let is_text = match logs.log_form {
        LogForm::Auto => std::io::stderr().is_terminal(),
        form => form == LogForm::Text,
    };
    let _ = match is_text {
        true => lines.with_ansi(std::io::stderr().is_terminal()).try_init(),
        false => lines.json().with_current_span(true).with_span_list(false).try_init(),
    };
}

/// Makes the folder of everything that is kept on this machine.
pub fn make_folder(storage: &Storage) -> Result<(), Trouble> {
    fs::create_dir_all(&storage.folder).map_err(|error| {
        let at = Place { file: storage.folder.clone(), ..Place::default() };
        Trouble::input(vec![Problem::new("cannot-write", at).with("reason", input::reason(&error))])
    })
}

/// The movements that the binary carries, and the illustrative figures of their rounds.
pub fn shelf() -> (Vec<Movement>, Vec<Example>) {
    let movements = BUILTIN.iter().map(Builtin::read).collect();
    let examples = BUILTIN.iter().flat_map(|builtin| {
        builtin.examples.iter().map(|(round, csv)| Example {
            movement: builtin.id.to_owned(),
            round: (*round).to_owned(),
            csv,
        })
    });
    (movements, examples.collect())
}

/// What the portal runs on.
pub fn runtime() -> Result<tokio::runtime::Runtime, Trouble> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    runtime.map_err(|error| not_served(&error.to_string()))
}

/// Why the portal does not run, in words.
pub fn refused(error: &ServeError) -> Trouble {
    match error {
        ServeError::InUse => Trouble::input(vec![Problem::new("demo-in-use", Place::default())]),
        ServeError::Listen(address, error) => {
            let problem = Problem::new("cannot-listen", Place::default());
            let problem = problem.with("address", address.to_string());
            Trouble::command_line(problem.with("reason", input::reason(error)))
        }
        other => not_served(&other.to_string()),
    }
}

fn not_served(reason: &str) -> Trouble {
    Trouble::input(vec![Problem::new("cannot-serve", Place::default()).with("reason", reason)])
}
