//! The portal of the demo: people for every role, and a round to take to its publication.

use std::fs;
use std::io::{IsTerminal, Write};
use std::net::SocketAddr;
use std::path::PathBuf;

use anstyle::Style;
use clap::Args;
use movement::{Place, Problem};
use portal::demo::{Filled, PEOPLE, prepare};
use portal::{ServeError, Settings, serve};

use crate::commands::serve::{refused, runtime, shelf};
use crate::desk::Desk;
use crate::input;
use crate::screen::{Column, Side, Table, wrapped};
use crate::trouble::Trouble;

/// Where the portal is tried, and how.
#[derive(Args, Debug)]
pub struct Trying {
    #[arg(long, conflicts_with = "no_portal")]
    portal: bool,
    #[arg(long)]
    no_portal: bool,
    #[arg(long)]
    empty: bool,
    #[arg(long, value_name = "ADDRESS")]
    listen: Option<SocketAddr>,
    #[arg(long, value_name = "ADDRESS")]
    database: Option<String>,
    #[arg(long, value_name = "FOLDER")]
    folder: Option<PathBuf>,
}

impl Trying {
    /// Whether the portal is opened: where that was asked for, or where somebody sits at a terminal. A program that waits for
    /// the end gets one.
    pub fn is_wanted(&self) -> bool {
        let asked = self.portal || self.listen.is_some() || self.database.is_some() || self.folder.is_some();
        let at_a_terminal = std::io::stdin().is_terminal() && std::io::stdout().is_terminal();
        !self.no_portal && (asked || self.empty || at_a_terminal)
    }

    /// Opens the portal until the process is asked to end.
    pub fn open(&self, desk: &Desk) -> Result<(), Trouble> {
        let listen = self.listen.unwrap_or(SocketAddr::from(([127, 0, 0, 1], 8080)));
        if !listen.ip().is_loopback() {
            let problem = Problem::new("demo-not-loopback", Place::default());
            return Err(Trouble::command_line(problem.with("address", listen.to_string())));
        }
        let folder = self.folder.clone().unwrap_or_else(own_folder);
        fs::create_dir_all(&folder).map_err(|error| {
            let at = Place { file: folder.display().to_string(), ..Place::default() };
            Trouble::input(vec![Problem::new("cannot-write", at).with("reason", input::reason(&error))])
        })?;
        let settings = Settings {
            listen,
            database: self.database.clone().unwrap_or_else(|| folder.join("thidua.db").display().to_string()),
            files: folder.join("files").display().to_string(),
            demo: true,
            ..Settings::default()
        };
        let done = self.serve(settings, desk);
        if self.folder.is_none() {
            let _ = fs::remove_dir_all(&folder);
        }
        done
    }

    fn serve(&self, settings: Settings, desk: &Desk) -> Result<(), Trouble> {
        let filled = if self.empty { Filled::Empty } else { Filled::AllButTwo };
        let words = desk.words;
        runtime()?.block_on(async {
            let (movements, examples) = shelf();
            let password = prepare(&settings, movements, examples, filled, words).await;
            let password = password.map_err(|error| refused(&error))?;
            let ready = |address: SocketAddr, _| tell(address, &password, filled, desk);
            let (movements, examples) = shelf();
            match serve(&settings, movements, examples, ready).await {
                // The usual port is taken and nobody asked for it: any other will do.
                Err(ServeError::Listen(..)) if self.listen.is_none() => {
                    let (movements, examples) = shelf();
                    let listen = SocketAddr::from(([127, 0, 0, 1], 0));
                    serve(&Settings { listen, ..settings }, movements, examples, ready).await
                }
                done => done,
            }
            .map_err(|error| refused(&error))
        })
    }
}

/// Says where the portal is, and who can sign in.
fn tell(address: SocketAddr, password: &str, filled: Filled, desk: &Desk) {
    let words = desk.words;
    let bold = Style::new().bold();
    let mut out = String::from("\n");
    let address = [("address", format!("{bold}http://{address}/demo{bold:#}").into())];
    wrapped(&mut out, "", "", &words.say_with("demo-portal-at", &address), desk.width);
    let says = if filled == Filled::Empty { "demo-portal-empty" } else { "demo-portal-filled" };
    wrapped(&mut out, "", "", &words.say(says), desk.width);
    out.push('\n');
    let head = |id: &str| Column::new(words.say(id), Side::Left);
    let mut table = Table::new(vec![head("demo-person"), head("demo-login"), head("demo-password")]);
    for person in PEOPLE {
        table.row(Style::new(), vec![person.name(words), person.login.to_owned(), password.to_owned()]);
    }
    table.write(&mut out, "  ", desk.width);
    out.push('\n');
    wrapped(&mut out, "", "", &words.say("demo-portal-end"), desk.width);
    anstream::print!("{out}");
    let _ = std::io::stdout().flush();
}

/// A folder among temporary files that no other run has.
fn own_folder() -> PathBuf {
    let nanos = jiff::Timestamp::now().as_nanosecond();
    std::env::temp_dir().join(format!("thidua-demo-{}-{nanos}", std::process::id()))
}
