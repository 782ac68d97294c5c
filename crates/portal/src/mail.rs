//! Letters by e-mail: taken from the outbox, given to the mail server, tried again where it does not take them.

use std::fmt;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use lettre::message::header::ContentType;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use store::LetterKept;

use crate::problem::Problem;
use crate::reminders;
use crate::session::digest;
use crate::state::Portal;

/// So many letters are taken at once; each round of sending begins anew.
const AT_ONCE: i64 = 20;

/// A program that took letters and was never heard of again has lost them to others by then.
const LEASE: SignedDuration = SignedDuration::from_mins(5);

/// However often a letter was refused, it is tried again within this time.
const LONGEST_PAUSE: Duration = Duration::from_secs(6 * 3600);

/// How the connection to the mail server is kept from being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailSecurity {
    /// Not at all: for a server on the same machine.
    None,
    /// It begins in the open and is then encrypted (STARTTLS); otherwise nothing is sent.
    StartTls,
    /// Encrypted from the first byte.
    Tls,
}

/// How letters are sent.
#[derive(Clone)]
pub struct Mail {
    /// The name of the mail server.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is kept from being read.
    pub security: MailSecurity,
    /// The name and password under which the server takes letters, where it asks for them.
    pub login: Option<(String, String)>,
    /// From whom letters are: `Thi đua <thidua@example.vn>`.
    pub from: String,
    /// Where the portal is reached from outside, for the links in letters: `https://thidua.example.vn`.
    pub portal: String,
    /// So many working days before figures are due, units that have not sent them are reminded without being asked to.
    pub days_before: u32,
    /// The time between two looks into the outbox, and before a letter is tried again; it doubles with each try.
    pub pause: Duration,
}

impl fmt::Debug for Mail {
    /// Without the password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Mail {{ {}:{}, {:?}, from {} }}", self.host, self.port, self.security, self.from)
    }
}

/// Why letters cannot be sent at all.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// The sender is no address.
    #[error("no sender: {0}")]
    From(String),
    /// The connection cannot be encrypted.
    #[error("no encryption to the mail server: {0}")]
    Tls(String),
}

/// The way to the mail server.
pub(crate) struct Postman {
    mail: Mail,
    transport: AsyncSmtpTransport<Tokio1Executor>,
}

impl Postman {
    /// A way to the mail server; nothing is sent yet.
    pub(crate) fn new(mail: &Mail) -> Result<Postman, MailError> {
        let from: Result<lettre::message::Mailbox, _> = mail.from.parse();
        from.map_err(|_| MailError::From(mail.from.clone()))?;
        let tls = || TlsParameters::new(mail.host.clone()).map_err(|error| MailError::Tls(error.to_string()));
        let tls = match mail.security {
            MailSecurity::None => Tls::None,
            MailSecurity::StartTls => Tls::Required(tls()?),
            MailSecurity::Tls => Tls::Wrapper(tls()?),
        };
        let builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&mail.host);
        let builder = builder.port(mail.port).tls(tls).timeout(Some(Duration::from_secs(20)));
        let transport = match mail.login.clone() {
            Some((name, password)) => builder.credentials(Credentials::new(name, password)).build(),
            None => builder.build(),
        };
        Ok(Postman { mail: mail.clone(), transport })
    }

    /// Writes the letters that are due and sends those that wait, from time to time and for ever.
    pub(crate) async fn run(self, portal: Portal) {
        let mut looks = tokio::time::interval(self.mail.pause);
        loop {
            looks.tick().await;
            let done = async {
                reminders::write_due(&portal, &self.mail).await?;
                self.deliver(&portal).await
            };
            if let Err(problem) = done.await {
                tracing::warn!(?problem, "no letters were sent");
            }
        }
    }

    async fn deliver(&self, portal: &Portal) -> Result<(), Problem> {
        let store = portal.store();
        loop {
            let now = Timestamp::now();
            let taken = store.take_letters(now, now + LEASE, AT_ONCE).await?;
            if taken.is_empty() {
                return Ok(());
            }
            for kept in &taken {
                let now = Timestamp::now();
                match self.send(kept).await {
                    Ok(()) => store.letter_sent(&kept.letter.name, now).await?,
                    Err(fault) => {
                        tracing::warn!(fault, "a letter was not taken");
                        let next = now + SignedDuration::try_from(self.pause(kept.tries)).unwrap_or(LEASE);
                        store.letter_failed(&kept.letter.name, next, &fault).await?;
                    }
                }
            }
        }
    }

    /// The time before a letter is tried again that was tried so often before.
    fn pause(&self, tries: i64) -> Duration {
        let doubled = 2u32.saturating_pow(u32::try_from(tries.clamp(0, 20)).unwrap_or(20));
        self.mail.pause.saturating_mul(doubled).min(LONGEST_PAUSE)
    }

    async fn send(&self, kept: &LetterKept) -> Result<(), String> {
        let letter = &kept.letter;
        let to = letter.to.parse().map_err(|error| format!("no address: {error}"))?;
        let from = self.mail.from.parse().map_err(|error| format!("no sender: {error}"))?;
        // The same letter has the same number: should it come twice, a mailbox can tell.
        let number = format!("<{}@thidua>", &digest(&letter.name)[..32]);
        let message = Message::builder().from(from).to(to).subject(&letter.subject);
        let message = message.message_id(Some(number)).header(ContentType::TEXT_PLAIN);
        let message = message.body(letter.body.clone()).map_err(|error| error.to_string())?;
        self.transport.send(message).await.map(|_| ()).map_err(|error| error.to_string())
    }
}
