//! The binary as it serves.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// A process that serves until it is ended or dropped.
pub struct Served {
    child: Child,
    /// Where it listens: `127.0.0.1:40123`.
    pub address: String,
    /// What it printed until then.
    pub told: Vec<String>,
    _output: BufReader<ChildStdout>,
}

/// The binary with arguments, and with no setting of whoever runs the tests.
pub fn command(arguments: &[&str]) -> Command {
    // A long run may name a copy, so that the binary can be built anew meanwhile.
    let named = std::env::var_os("THIDUA_TEST_BINARY");
    let mut command = Command::new(named.unwrap_or_else(|| env!("CARGO_BIN_EXE_thidua").into()));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("THIDUA_")) {
        command.env_remove(name);
    }
    command.env("COLUMNS", "200").args(arguments).stdin(Stdio::null());
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// What a run came to that ends by itself: whether it went well, its output, its errors.
pub fn ended(arguments: &[&str]) -> (bool, String, String) {
    let done = command(arguments).output().expect("a run");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (done.status.success(), text(&done.stdout), text(&done.stderr))
}

impl Served {
    /// `serve`, on a free port, over a database and a folder.
    pub fn portal(folder: &Path, database: &str, more: &[&str]) -> Served {
        let folder = folder.display().to_string();
        let fixed = ["serve", "--listen", "127.0.0.1:0", "--folder", &folder, "--database", database];
        Served::of(command(&[&fixed[..], more].concat()), "Ctrl-C")
    }

    /// The demo; gives back the password of its people too.
    pub fn demo(folder: &Path, database: &str, more: &[&str]) -> (Served, String) {
        let (files, out) = (folder.display().to_string(), folder.join("out").display().to_string());
        let fixed =
            ["demo", "--listen", "127.0.0.1:0", "--folder", &files, "--database", database, "--output", &out];
        let served = Served::of(command(&[&fixed[..], more].concat()), "Ctrl-C");
        let line = served.told.iter().find(|line| line.contains("head.40@demo.example")).expect("the table");
        let password = line.split_whitespace().last().expect("a password").to_owned();
        (served, password)
    }

    /// A command that serves once it has said a word.
    pub fn of(mut command: Command, until: &str) -> Served {
        let mut child = command.spawn().expect("the binary starts");
        let mut output = BufReader::new(child.stdout.take().expect("an output"));
        let (mut told, mut address) = (Vec::new(), None);
        loop {
            let mut line = String::new();
            if output.read_line(&mut line).expect("UTF-8") == 0 {
                let mut why = String::new();
                let _ = child.stderr.take().expect("errors").read_to_string(&mut why);
                panic!("it ended: {told:#?}\n{why}");
            }
            if let Some((_, rest)) = line.split_once("http://") {
                let end =
                    rest.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ':').unwrap_or(rest.len());
                address = address.or(Some(rest[..end].to_owned()));
            }
            let is_last = line.contains(until);
            told.push(line.trim_end().to_owned());
            if is_last {
                break;
            }
        }
        let address = address.unwrap_or_else(|| panic!("no address in {told:#?}"));
        Served { child, address, told, _output: output }
    }

    /// The number of the process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Sends a signal: `TERM`, `KILL`.
    pub fn signal(&self, name: &str) {
        let kill = format!("kill -{name} {}", self.child.id());
        assert!(Command::new("sh").args(["-c", &kill]).status().expect("sh").success());
    }

    /// Waits for the end, no longer than a while; gives back what was written to standard error too.
    pub fn end(mut self, within: Duration) -> (ExitStatus, String) {
        let mut errors = self.child.stderr.take().expect("errors");
        let reading = std::thread::spawn(move || {
            let mut text = String::new();
            let _ = errors.read_to_string(&mut text);
            text
        });
        let began = Instant::now();
        let status = loop {
            if let Some(status) = self.child.try_wait().expect("a child") {
                break status;
            }
            assert!(began.elapsed() < within, "it has not ended within {within:?}");
            std::thread::sleep(Duration::from_millis(20));
        };
        (status, reading.join().expect("the errors"))
    }

    /// Ends it in good order; gives back its log.
    pub fn stop(self) -> String {
        self.signal("TERM");
        let (status, log) = self.end(Duration::from_secs(40));
        assert!(status.success(), "{log}");
        log
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
