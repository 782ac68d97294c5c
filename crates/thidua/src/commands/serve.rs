//! `serve`: the portal.

use std::fs;
use std::io::Write;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use movement::{Place, Problem};
use portal::{Example, ServeError, Settings, SignOn, serve};
use tracing_subscriber::EnvFilter;

use crate::builtin::{BUILTIN, Builtin};
use crate::desk::Desk;
use crate::input;
use crate::trouble::Trouble;

/// Opens the portal.
#[derive(Args, Debug)]
pub struct Serve {
    #[arg(long, value_name = "ADDRESS", env = "THIDUA_LISTEN", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    #[arg(long, value_name = "ADDRESS", env = "THIDUA_DATABASE")]
    database: Option<String>,
    #[arg(long, value_name = "FOLDER", env = "THIDUA_FOLDER", default_value = "thidua-data")]
    folder: PathBuf,
    #[arg(long, env = "THIDUA_SECURE")]
    secure: bool,
    #[arg(long = "proxy", value_name = "ADDRESS", env = "THIDUA_PROXIES", value_delimiter = ',')]
    proxies: Vec<IpAddr>,
    #[arg(long, value_name = "ADDRESS", env = "THIDUA_SIGN_ON", requires_all = ["client", "secret", "portal"])]
    sign_on: Option<String>,
    #[arg(long = "sign-on-client", value_name = "NAME", env = "THIDUA_SIGN_ON_CLIENT")]
    client: Option<String>,
    #[arg(long = "sign-on-secret", value_name = "SECRET", env = "THIDUA_SIGN_ON_SECRET", hide_env_values = true)]
    secret: Option<String>,
    #[arg(long = "sign-on-trusts", value_name = "VALUE", env = "THIDUA_SIGN_ON_TRUSTS", value_delimiter = ',')]
    trusts: Vec<String>,
    #[arg(long = "portal-address", value_name = "ADDRESS", env = "THIDUA_PORTAL_ADDRESS")]
    portal: Option<String>,
}

impl Serve {
    pub fn run(self, desk: &Desk) -> Result<ExitCode, Trouble> {
        let filter = EnvFilter::try_from_env("THIDUA_LOG").unwrap_or_else(|_| EnvFilter::new("info"));
        let _ =
            tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(std::io::stderr).try_init();
        fs::create_dir_all(&self.folder).map_err(|error| {
            let at = Place { file: self.folder.display().to_string(), ..Place::default() };
            Trouble::input(vec![Problem::new("cannot-write", at).with("reason", input::reason(&error))])
        })?;
        let settings = Settings {
            listen: self.listen,
            database: self.database.unwrap_or_else(|| self.folder.join("thidua.db").display().to_string()),
            files: self.folder.join("files"),
            secure: self.secure,
            demo: false,
            proxies: self.proxies,
            sign_on: sign_on(self.sign_on, self.client, self.secret, self.portal, self.trusts),
        };
        let movements = BUILTIN.iter().map(Builtin::read).collect();
        let examples = BUILTIN.iter().flat_map(|builtin| {
            builtin.examples.iter().map(|(round, csv)| Example {
                movement: builtin.id.to_owned(),
                round: (*round).to_owned(),
                csv,
            })
        });
        let examples = examples.collect();
        let ready = |address: SocketAddr, invitation: Option<String>| {
            let told = |id: &str, path: &str| {
                let facts = [("address", format!("http://{address}{path}").into())];
                println!("{}", desk.words.say_with(id, &facts));
            };
            told("portal-open-at", "/");
            if let Some(path) = invitation {
                told("portal-invitation-at", &path);
            }
            let _ = std::io::stdout().flush();
        };
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
        let runtime = runtime.map_err(|error| not_served(&error.to_string()))?;
        runtime
            .block_on(serve(&settings, movements, examples, ready))
            .map(|()| ExitCode::SUCCESS)
            .map_err(|error| refused(&error))
    }
}

/// The sign-on, where all that it takes was said; the command line has asked for that.
fn sign_on(
    issuer: Option<String>,
    client: Option<String>,
    secret: Option<String>,
    portal: Option<String>,
    trusted: Vec<String>,
) -> Option<SignOn> {
    Some(SignOn { issuer: issuer?, client: client?, secret: secret?, portal: portal?, trusted })
}

fn refused(error: &ServeError) -> Trouble {
    match error {
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
