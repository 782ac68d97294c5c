//! The workspace, and the ways to run a command in it.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// The workspace: where it stands and where it builds.
pub struct House {
    /// The folder of the workspace's `Cargo.toml`.
    pub root: PathBuf,
    /// The folder that cargo builds into.
    pub target: PathBuf,
}

impl House {
    /// The workspace that this program was built from.
    pub fn here() -> House {
        let root =
            Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask stands in the workspace").to_owned();
        let target = match env::var_os("CARGO_TARGET_DIR") {
            Some(folder) => root.join(folder),
            None => root.join("target"),
        };
        House { root, target }
    }

    /// A command that runs at the root.
    pub fn command(&self, program: impl AsRef<OsStr>, arguments: &[&str]) -> Command {
        let mut command = Command::new(program);
        command.args(arguments).current_dir(&self.root).stdin(Stdio::null());
        command
    }

    /// The cargo that runs this program, with arguments.
    pub fn cargo(&self, arguments: &[&str]) -> Command {
        self.command(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()), arguments)
    }
}

/// Shows a command, runs it to its end and says whether it ended well.
pub fn run(mut command: Command) -> bool {
    println!("$ {}", shown(&command));
    match command.status() {
        Ok(status) => status.success(),
        Err(error) => {
            eprintln!("{} could not be started: {error}", command.get_program().to_string_lossy());
            false
        }
    }
}

/// Like [`run`], but gives up after a while: for what waits on a network.
pub fn run_for_at_most(mut command: Command, limit: Duration) -> bool {
    println!("$ {}", shown(&command));
    let start = Instant::now();
    let Ok(mut child) = command.spawn() else { return false };
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return ExitStatus::success(&status),
            Ok(None) if start.elapsed() < limit => sleep(Duration::from_millis(50)),
            Ok(None) | Err(_) => {
                println!("no answer within {} s", limit.as_secs());
                let _ = child.kill();
                let _ = child.wait();
                return false;
            }
        }
    }
}

/// Whether a command can be run and ends well; its output is not shown.
pub fn succeeds_quietly(mut command: Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    std::iter::once(program)
        .chain(command.get_args())
        .map(OsStr::to_string_lossy)
        .collect::<Vec<_>>()
        .join(" ")
}
