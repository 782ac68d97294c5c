//! The settings of the portal, read once at its start: by option, by variable of the environment, or in one TOML file, in this
//! order. `docs/settings.md` is made from the structs here.

pub mod concern;
pub mod kind;
#[cfg(test)]
mod page;
pub mod sources;

use std::collections::BTreeMap;
use std::marker::PhantomData;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use clap::{Arg, ArgMatches, Args, Command, FromArgMatches};

use portal::{Mail, SignOn};

use crate::trouble::Trouble;
use concern::{Concern, concern};
use kind::{Days, HostPort, Hours, LogFilter, LogForm, Proxies, Seconds, Secret, Security, Texts};
use sources::Sources;

/// So often it is looked whether letters wait.
const LETTERS_PAUSE: Duration = Duration::from_secs(60);

/// The variable that names the file of settings.
pub const FILE: &str = "THIDUA_SETTINGS";

concern! {
    /// Where the portal is reached.
    Reach ["reach"] {
        /// The address and port to listen on. Port 0 takes any that is free.
        listen: SocketAddr = "127.0.0.1:8080", "THIDUA_LISTEN";
        /// Whether browsers reach it over HTTPS: then cookies are kept to secure connections.
        secure: bool = "false", "THIDUA_SECURE";
        /// The addresses of the proxies in front of it, with commas between: only these are believed when they say whom they
        /// ask for (`X-Forwarded-For`).
        proxies: Proxies = "", "THIDUA_PROXIES";
        /// An address of its own at which `/metrics` is given out, for machines that may read it. Without one it stands beside
        /// the pages, while the portal listens on this machine alone and `secure` is not set.
        metrics: Option<SocketAddr> = "", "THIDUA_METRICS";
    }
}

concern! {
    /// Where everything is kept.
    Storage ["storage"] {
        /// The folder of the database and of uploads, where these are not elsewhere.
        folder: String = "thidua-data", "THIDUA_FOLDER";
        /// The database: the path of a file, or `postgres://user@host/name`. Without one it is `thidua.db` in the folder.
        database: String = "", "THIDUA_DATABASE";
        /// Uploads: the path of a folder, or `s3://bucket/prefix`. Without one it is `files` in the folder.
        uploads: String = "", "THIDUA_UPLOADS";
        /// Where `s3://` is: the address of the service, such as `https://s3.example.vn`. Without one it is that of Amazon.
        s3_endpoint: String = "", "THIDUA_S3_ENDPOINT";
        /// The region of the bucket.
        s3_region: String = "us-east-1", "THIDUA_S3_REGION";
        /// The name of the access key.
        s3_access_key: Secret = "", "THIDUA_S3_ACCESS_KEY";
        /// The access key itself.
        s3_secret_key: Secret = "", "THIDUA_S3_SECRET_KEY";
    }
}

concern! {
    /// How letters are sent, such as reminders. Without a server none are.
    Letters ["letters"] {
        /// The mail server, as `host:port`.
        smtp_server: HostPort = "", "THIDUA_SMTP_SERVER";
        /// How the connection to it is kept safe: `tls` from its beginning, `starttls`, or `none`.
        smtp_security: Security = "tls", "THIDUA_SMTP_SECURITY";
        /// Who signs in to it, where it asks for that.
        smtp_user: String = "", "THIDUA_SMTP_USER";
        /// The password of whoever signs in to it.
        smtp_password: Secret = "", "THIDUA_SMTP_PASSWORD";
        /// From which address letters come; without one none are sent.
        smtp_from: String = "", "THIDUA_SMTP_FROM";
        /// The address of the portal as people reach it, for the links in letters: `https://thidua.example.vn`.
        address: String = "", "THIDUA_ADDRESS";
        /// How many working days before the last day units are reminded that have not sent their figures.
        remind_days: usize = "3", "THIDUA_REMIND_DAYS";
    }
}

concern! {
    /// Signing in by another house's sign-on (OpenID Connect). Without an issuer there is none. It takes `address` as well: people
    /// are sent back to `/sign-in/back` there.
    Elsewhere ["sign_on"] {
        /// The address of the house, as it stands in what it says: `https://sign-on.example.vn`.
        sign_on_issuer: String = "", "THIDUA_SIGN_ON_ISSUER";
        /// What this portal is called there.
        sign_on_client: String = "", "THIDUA_SIGN_ON_CLIENT";
        /// What this portal proves itself with there.
        sign_on_secret: Secret = "", "THIDUA_SIGN_ON_SECRET";
        /// What it says (`acr`, or a value of `amr`) when it has asked for a second proof itself, with commas between. Without any
        /// one-time codes are asked for all the same.
        sign_on_trusts: Texts = "", "THIDUA_SIGN_ON_TRUSTS";
    }
}

concern! {
    /// How much at once, and for how long.
    Limits ["limits"] {
        /// How many workbooks are read or written at once. Each takes a thread and some memory.
        workbooks_at_once: usize = "2", "THIDUA_WORKBOOKS_AT_ONCE";
        /// A session that is not used for so many hours ends.
        session_hours: Hours = "12", "THIDUA_SESSION_HOURS";
        /// A session ends after so many days, however much it is used.
        session_days: Days = "7", "THIDUA_SESSION_DAYS";
        /// Asked to end, the portal finishes the requests under way for so many seconds.
        stop_seconds: Seconds = "30", "THIDUA_STOP_SECONDS";
    }
}

concern! {
    /// What is logged, on standard error. No log line names a person, a login or a token.
    Logs ["logs"] {
        /// Which lines: `error`, `warn`, `info`, `debug`, or by part of the program such as `info,sqlx=warn`.
        log: LogFilter = "info", "THIDUA_LOG";
        /// How: `json`, `text`, or `auto`, which is text on a terminal and JSON elsewhere.
        log_form: LogForm = "auto", "THIDUA_LOG_FORM";
    }
}

/// Every concern, in the order of the page.
pub const CONCERNS: [Concern; 6] =
    [Reach::CONCERN, Storage::CONCERN, Letters::CONCERN, Elsewhere::CONCERN, Limits::CONCERN, Logs::CONCERN];

/// Which settings a command takes as options; the file may have them all.
pub trait Taken {
    /// Their concerns.
    const CONCERNS: &'static [Concern];
}

/// A command that takes every setting.
#[derive(Debug)]
pub struct Everything;

impl Taken for Everything {
    const CONCERNS: &'static [Concern] = &CONCERNS;
}

/// A command that only needs to know where everything is kept.
#[derive(Debug)]
pub struct Keeping;

impl Taken for Keeping {
    const CONCERNS: &'static [Concern] = &[Storage::CONCERN];
}

/// The settings as they were typed.
#[derive(Debug)]
pub struct Typed<T> {
    texts: BTreeMap<String, String>,
    file: Option<PathBuf>,
    taken: PhantomData<T>,
}

/// All settings.
#[derive(Clone, Debug)]
pub struct All {
    /// Where the portal is reached.
    pub reach: Reach,
    /// Where everything is kept.
    pub storage: Storage,
    /// How letters are sent.
    pub letters: Letters,
    /// Signing in by another house's sign-on.
    pub elsewhere: Elsewhere,
    /// How much at once, and for how long.
    pub limits: Limits,
    /// What is logged.
    pub logs: Logs,
}

impl<T> Typed<T> {
    /// Every setting, or everything that is wrong with what was said.
    pub fn read(&self) -> Result<All, Trouble> {
        let mut sources = Sources::new(self.texts.clone(), self.file.clone());
        let (reach, storage) = (Reach::read(&mut sources), Storage::read(&mut sources));
        let (letters, elsewhere) = (Letters::read(&mut sources), Elsewhere::read(&mut sources));
        let (limits, logs) = (Limits::read(&mut sources), Logs::read(&mut sources));
        let problems = sources.problems(&CONCERNS);
        match (reach, storage, letters, elsewhere, limits, logs) {
            (Some(reach), Some(storage), Some(letters), Some(elsewhere), Some(limits), Some(logs))
                if problems.is_empty() =>
            {
                Ok(All { reach, storage, letters, elsewhere, limits, logs })
            }
            _ => Err(Trouble::input(problems)),
        }
    }
}

impl Storage {
    /// The address of the database.
    pub fn database(&self) -> String {
        self.or_in_folder(&self.database, "thidua.db")
    }

    /// The address of uploads.
    pub fn uploads(&self) -> String {
        self.or_in_folder(&self.uploads, "files")
    }

    /// How the service of uploads is reached.
    pub fn service(&self) -> portal::Service {
        portal::Service {
            endpoint: self.s3_endpoint.clone(),
            region: self.s3_region.clone(),
            access_key: self.s3_access_key.0.clone(),
            secret_key: self.s3_secret_key.0.clone(),
        }
    }

    fn or_in_folder(&self, said: &str, name: &str) -> String {
        match said {
            "" => PathBuf::from(&self.folder).join(name).display().to_string(),
            said => said.to_owned(),
        }
    }
}

impl Letters {
    /// How the portal sends letters; `None` where no server or no sender is set.
    pub fn mail(&self) -> Option<Mail> {
        let (host, port) = self.smtp_server.0.clone()?;
        if self.smtp_from.is_empty() {
            return None;
        }
        let login = (self.smtp_user.clone(), self.smtp_password.0.clone());
        Some(Mail {
            host,
            port,
            security: self.smtp_security.0,
            login: Some(login).filter(|(name, _)| !name.is_empty()),
            from: self.smtp_from.clone(),
            portal: self.address.trim_end_matches('/').to_owned(),
            days_before: u32::try_from(self.remind_days).unwrap_or(u32::MAX),
            pause: LETTERS_PAUSE,
        })
    }
}

impl Elsewhere {
    /// The sign-on; `None` where none is set, or the portal's own address is not.
    pub fn sign_on(&self, portal: &str) -> Option<SignOn> {
        let is_set = ![&self.sign_on_issuer, &self.sign_on_client].iter().any(|said| said.is_empty());
        (is_set && !portal.is_empty()).then(|| SignOn {
            issuer: self.sign_on_issuer.clone(),
            client: self.sign_on_client.clone(),
            secret: self.sign_on_secret.0.clone(),
            portal: portal.trim_end_matches('/').to_owned(),
            trusted: self.sign_on_trusts.0.clone(),
        })
    }
}

impl All {
    /// The settings as the portal takes them.
    pub fn of_portal(&self) -> portal::Settings {
        portal::Settings {
            listen: self.reach.listen,
            database: self.storage.database(),
            files: self.storage.uploads(),
            service: self.storage.service(),
            secure: self.reach.secure,
            proxies: self.reach.proxies.0.clone(),
            mail: self.letters.mail(),
            sign_on: self.elsewhere.sign_on(&self.letters.address),
            metrics: self.reach.metrics,
            heavy_at_once: self.limits.workbooks_at_once,
            session_idle: self.limits.session_hours.0,
            session_longest: self.limits.session_days.0,
            stop_within: Duration::from_secs(self.limits.stop_seconds.0.as_secs().unsigned_abs()),
            ..portal::Settings::default()
        }
    }
}

impl<T: Taken> FromArgMatches for Typed<T> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Typed<T>, clap::Error> {
        let settings = T::CONCERNS.iter().flat_map(|concern| concern.settings).filter(|s| !s.secret);
        let typed = settings.filter_map(|setting| {
            let text = matches.get_one::<String>(setting.name)?;
            Some((setting.name.to_owned(), text.clone()))
        });
        let file = matches.get_one::<PathBuf>("settings").cloned();
        Ok(Typed { texts: typed.collect(), file, taken: PhantomData })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Typed::from_arg_matches(matches)?;
        Ok(())
    }
}

impl<T: Taken> Args for Typed<T> {
    fn augment_args(command: Command) -> Command {
        let file = Arg::new("settings").long("settings").value_name("FILE").env(FILE);
        let file = file.value_parser(clap::value_parser!(PathBuf)).hide_env(true);
        let settings = T::CONCERNS.iter().flat_map(|concern| concern.settings).filter(|s| !s.secret);
        settings.fold(command.arg(file), |command, setting| {
            let arg = Arg::new(setting.name).long(setting.option()).value_name(setting.form);
            // `--secure` alone says that it is so.
            let is_switch = setting.form == <bool as kind::Kind>::FORM;
            command.arg(match is_switch {
                true => arg.num_args(0..=1).require_equals(true).default_missing_value("true"),
                false => arg,
            })
        })
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}
