//! Runs the binary.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::Value as Json;

/// What a run came to.
pub struct Run {
    pub status: i32,
    pub out: String,
    pub err: String,
}

impl Run {
    /// The output of a run that must have ended well.
    pub fn fine(self) -> String {
        assert_eq!(self.status, 0, "{}\n{}", self.err, self.out);
        self.out
    }

    /// The output as JSON of a run that must have ended well.
    pub fn json(self) -> Json {
        serde_json::from_str(&self.fine()).expect("JSON")
    }

    /// The problems, told as JSON, of a run that must have failed.
    pub fn problems(self, status: i32) -> Vec<Json> {
        assert_eq!(self.status, status, "{}\n{}", self.err, self.out);
        serde_json::from_str(&self.err).unwrap_or_else(|error| panic!("{error}: {}", self.err))
    }
}

/// Runs with arguments.
pub fn thidua(arguments: &[&str]) -> Run {
    with_input(arguments, "")
}

/// Runs with arguments and text on the standard input.
pub fn with_input(arguments: &[&str], input: &str) -> Run {
    let mut child = command(arguments).spawn().expect("the binary starts");
    let mut stdin = child.stdin.take().expect("an input");
    let text = input.to_owned();
    let writer = std::thread::spawn(move || drop(stdin.write_all(text.as_bytes())));
    let done = child.wait_with_output().expect("the binary ends");
    writer.join().expect("the input is written");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    Run {
        status: done.status.code().expect("an exit status"),
        out: text(done.stdout),
        err: text(done.stderr),
    }
}

/// The binary with arguments, and with no setting of whoever runs the tests.
pub fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_thidua"));
    command.args(arguments).env_remove("THIDUA_LANG").env_remove("COLUMNS").env_remove("CLICOLOR_FORCE");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// A file of the repository.
pub fn shipped(path: &str) -> String {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    root.join(path).canonicalize().unwrap_or_else(|error| panic!("{path}: {error}")).display().to_string()
}

/// The example figures of the second quarter of 1371-2022.
pub fn example() -> String {
    shipped("movements/1371-2022/example/2022-q2.csv")
}

/// The arguments that judge text on the standard input as the second quarter of 1371-2022.
pub const SECOND_QUARTER: [&str; 6] = ["evaluate", "1371-2022", "--round", "2022-q2", "--figures", "-"];

/// Arguments with more after them.
pub fn and<'a>(first: &[&'a str], more: &[&'a str]) -> Vec<&'a str> {
    [first, more].concat()
}
