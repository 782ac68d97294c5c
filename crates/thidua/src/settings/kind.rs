//! The kinds of value that settings have.

use std::net::{IpAddr, SocketAddr};

use jiff::SignedDuration;
use portal::MailSecurity;

/// A kind of value, read from text.
pub trait Kind: Sized {
    /// What is written for it, in help texts.
    const FORM: &'static str;
    /// Whether it is to be kept from others.
    const SECRET: bool = false;
    /// Reads it; `None` where it is none.
    fn read(text: &str) -> Option<Self>;
}

impl Kind for String {
    const FORM: &'static str = "TEXT";
    fn read(text: &str) -> Option<String> {
        Some(text.to_owned())
    }
}

impl Kind for SocketAddr {
    const FORM: &'static str = "ADDRESS";
    fn read(text: &str) -> Option<SocketAddr> {
        text.parse().ok()
    }
}

impl Kind for Option<SocketAddr> {
    const FORM: &'static str = "ADDRESS";
    fn read(text: &str) -> Option<Option<SocketAddr>> {
        if text.is_empty() { Some(None) } else { text.parse().ok().map(Some) }
    }
}

impl Kind for bool {
    const FORM: &'static str = "true|false";
    fn read(text: &str) -> Option<bool> {
        match text {
            "true" | "1" | "yes" => Some(true),
            // A variable that is set to nothing is as good as none.
            "false" | "0" | "no" | "" => Some(false),
            _ => None,
        }
    }
}

impl Kind for usize {
    const FORM: &'static str = "NUMBER";
    fn read(text: &str) -> Option<usize> {
        text.parse().ok().filter(|number| *number > 0)
    }
}

/// A whole number of seconds, hours or days, as the setting's name says; never none.
macro_rules! span {
    ($name:ident, $seconds:literal) => {
        /// A span of time.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct $name(pub SignedDuration);

        impl Kind for $name {
            const FORM: &'static str = "NUMBER";
            fn read(text: &str) -> Option<$name> {
                let number = text.parse::<i64>().ok().filter(|number| (1..=10_000).contains(number))?;
                Some($name(SignedDuration::from_secs(number * $seconds)))
            }
        }
    };
}
span!(Seconds, 1);
span!(Hours, 3_600);
span!(Days, 86_400);

/// How log lines are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogForm {
    /// As JSON, but as text where somebody watches a terminal.
    Auto,
    /// A JSON object a line.
    Json,
    /// For people.
    Text,
}

impl Kind for LogForm {
    const FORM: &'static str = "auto|json|text";
    fn read(text: &str) -> Option<LogForm> {
        match text {
            "auto" => Some(LogForm::Auto),
            "json" => Some(LogForm::Json),
            "text" => Some(LogForm::Text),
            _ => None,
        }
    }
}

/// Which log lines are written.
#[derive(Clone, Debug)]
pub struct LogFilter(pub String);

impl Kind for LogFilter {
    const FORM: &'static str = "FILTER";
    fn read(text: &str) -> Option<LogFilter> {
        tracing_subscriber::EnvFilter::try_new(text).ok().map(|_| LogFilter(text.to_owned()))
    }
}

/// What nobody else may see: no option, and never shown.
#[derive(Clone)]
pub struct Secret(pub String);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("…")
    }
}

impl Kind for Secret {
    const FORM: &'static str = "TEXT";
    const SECRET: bool = true;
    fn read(text: &str) -> Option<Secret> {
        Some(Secret(text.to_owned()))
    }
}

/// Addresses of machines, with commas between.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proxies(pub Vec<IpAddr>);

impl Kind for Proxies {
    const FORM: &'static str = "ADDRESSES";
    fn read(text: &str) -> Option<Proxies> {
        let said = text.split(',').map(str::trim).filter(|address| !address.is_empty());
        said.map(|address| address.parse().ok()).collect::<Option<Vec<IpAddr>>>().map(Proxies)
    }
}

/// Texts, with commas between.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Texts(pub Vec<String>);

impl Kind for Texts {
    const FORM: &'static str = "TEXTS";
    fn read(text: &str) -> Option<Texts> {
        let said = text.split(',').map(str::trim).filter(|text| !text.is_empty());
        Some(Texts(said.map(str::to_owned).collect()))
    }
}

/// A machine by its name and a port of it; nothing where none is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostPort(pub Option<(String, u16)>);

impl Kind for HostPort {
    const FORM: &'static str = "HOST:PORT";
    fn read(text: &str) -> Option<HostPort> {
        if text.is_empty() {
            return Some(HostPort(None));
        }
        let (host, port) = text.rsplit_once(':').filter(|(host, _)| !host.is_empty())?;
        Some(HostPort(Some((host.to_owned(), port.parse().ok()?))))
    }
}

/// How the connection to a mail server is kept safe.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Security(pub MailSecurity);

impl Kind for Security {
    const FORM: &'static str = "tls|starttls|none";
    fn read(text: &str) -> Option<Security> {
        match text {
            "tls" => Some(Security(MailSecurity::Tls)),
            "starttls" => Some(Security(MailSecurity::StartTls)),
            "none" => Some(Security(MailSecurity::None)),
            _ => None,
        }
    }
}
