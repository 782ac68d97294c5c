//! `serve`: the portal.

use std::fs;
use std::io::Write;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use clap::Args;
use movement::{Movement, Place, Problem};
use portal::{Example, Mail, MailSecurity, ServeError, Settings, SignOn, serve};
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
    #[command(flatten)]
    sign_on: SignOnArgs,
    #[command(flatten)]
    mail: MailArgs,
}

/// Another house whose word is taken for who somebody is.
#[derive(Args, Debug)]
struct SignOnArgs {
    #[arg(
        long,
        value_name = "ADDRESS",
        env = "THIDUA_SIGN_ON",
        requires_all = ["sign_on_client", "address"]
    )]
    sign_on: Option<String>,
    #[arg(long, value_name = "NAME", env = "THIDUA_SIGN_ON_CLIENT")]
    sign_on_client: Option<String>,
    #[arg(long, value_name = "VALUE", env = "THIDUA_SIGN_ON_TRUSTS", value_delimiter = ',')]
    sign_on_trusts: Vec<String>,
}

/// Secrets are not for command lines either.
const SIGN_ON_SECRET: &str = "THIDUA_SIGN_ON_SECRET";

impl SignOnArgs {
    fn read(self, portal: &str) -> Option<SignOn> {
        Some(SignOn {
            issuer: self.sign_on?,
            client: self.sign_on_client?,
            secret: std::env::var(SIGN_ON_SECRET).unwrap_or_default(),
            portal: portal.trim_end_matches('/').to_owned(),
            trusted: self.sign_on_trusts,
        })
    }
}

/// How letters are sent.
#[derive(Args, Debug)]
struct MailArgs {
    #[arg(long, value_name = "HOST:PORT", env = "THIDUA_SMTP_SERVER", requires = "smtp_from")]
    smtp_server: Option<String>,
    #[arg(long, value_name = "tls|starttls|none", env = "THIDUA_SMTP_SECURITY", default_value = "tls")]
    smtp_security: String,
    #[arg(long, value_name = "NAME", env = "THIDUA_SMTP_USER")]
    smtp_user: Option<String>,
    #[arg(long, value_name = "ADDRESS", env = "THIDUA_SMTP_FROM")]
    smtp_from: Option<String>,
    #[arg(long, value_name = "ADDRESS", env = "THIDUA_ADDRESS", default_value = "")]
    address: String,
}

/// Passwords are not for command lines, which others on the machine can read.
const PASSWORD: &str = "THIDUA_SMTP_PASSWORD";

impl MailArgs {
    fn read(self) -> Result<Option<Mail>, Trouble> {
        let (Some(server), Some(from)) = (self.smtp_server, self.smtp_from) else { return Ok(None) };
        let wrong = |what: &str| not_served(&format!("THIDUA_SMTP_{what}"));
        let (host, port) = server.rsplit_once(':').ok_or_else(|| wrong("SERVER: host:port"))?;
        let security = match self.smtp_security.as_str() {
            "tls" => MailSecurity::Tls,
            "starttls" => MailSecurity::StartTls,
            "none" => MailSecurity::None,
            _ => return Err(wrong("SECURITY: tls, starttls, none")),
        };
        let password = std::env::var(PASSWORD).unwrap_or_default();
        Ok(Some(Mail {
            host: host.to_owned(),
            port: port.parse().map_err(|_| wrong("SERVER: host:port"))?,
            security,
            login: self.smtp_user.map(|name| (name, password)),
            from,
            portal: self.address.trim_end_matches('/').to_owned(),
            days_before: 3,
            pause: Duration::from_secs(60),
        }))
    }
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
            files: self.folder.join("files").display().to_string(),
            secure: self.secure,
            proxies: self.proxies,
            sign_on: self.sign_on.read(&self.mail.address),
            mail: self.mail.read()?,
            ..Settings::default()
        };
        let (movements, examples) = shelf();
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
        runtime()?
            .block_on(serve(&settings, movements, examples, ready))
            .map(|()| ExitCode::SUCCESS)
            .map_err(|error| refused(&error))
    }
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
