//! `cargo xtask api`: Schemathesis tries the JSON interface as its document describes it, as the public and in every role.
//!
//! What it sends is drawn from a fixed seed, so that the same program is tried alike. It wants no answer of 500 and above, none
//! that the document does not describe, and none that takes what the document forbids.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::house::{self, House};
use crate::outcome::Outcome;

/// The version that is tried with.
const SCHEMATHESIS: &str = "schemathesis==4.32.5";

/// The variable that asks for a longer trial: so many examples an operation.
const EXAMPLES: &str = "THIDUA_API_EXAMPLES";

/// Who tries (nobody is the public; a role that is left out may do no more than one of these), and how: with whatever the
/// document allows and forbids, or with the ids of a round under way and what it allows, to get as far as figures and states.
const TRIALS: [(&str, bool); 6] = [
    ("", false),
    ("unit-head", false),
    ("unit-head", true),
    ("verifier", true),
    ("emulation-officer", true),
    ("director-general", true),
];

/// Tries the interface.
pub fn run(house: &House) -> Outcome {
    let program = match installed(house) {
        Ok(program) => program,
        Err(why) => return Outcome::NotChecked(why),
    };
    if !house::run(house.cargo(&["build", "-p", "portal", "--example", "api-ground"])) {
        return Outcome::Failed("the portal that is tried is not built".to_owned());
    }
    let mut failed = Vec::new();
    for (role, under_way) in TRIALS {
        // Each tries a portal of its own: what one wrote is not in the way of another.
        let ground = match Ground::open(house) {
            Ok(ground) => ground,
            Err(why) => return Outcome::Failed(why),
        };
        if !house::run(trial(house, &program, &ground, role, under_way)) {
            failed.push(if role.is_empty() { "public" } else { role });
        }
    }
    match failed.is_empty() {
        true => Outcome::Passed(String::new()),
        false => Outcome::Failed(format!("tried as {}; the output says what came", failed.join(", "))),
    }
}

fn trial(house: &House, program: &Path, ground: &Ground, role: &str, under_way: bool) -> Command {
    let examples = std::env::var(EXAMPLES).unwrap_or_else(|_| "5".to_owned());
    let document = format!("{}/api/v1/openapi.json", ground.address);
    let config = if under_way { "xtask/schemathesis-round.toml" } else { "xtask/schemathesis.toml" };
    let config = house.root.join(config);
    let mut words = vec!["--config-file", shown(&config), "run", &document, "--max-examples", &examples];
    words.extend(["--seed", "20220630", "--no-color", "--suppress-health-check", "all"]);
    if under_way {
        words.extend(["--mode", "positive"]);
    }
    let secret = ground.tokens.iter().find(|(known, _)| known == role).map(|(_, secret)| secret);
    let header = secret.map(|secret| format!("Authorization: Bearer {secret}"));
    if let Some(header) = &header {
        // A token may ask 20 times a second after its first 600 requests: it waits when it is told to.
        words.extend(["--header", header, "--rate-limit", "auto"]);
    }
    let mut command = house.command(program, &words);
    // What the unit has sent waits for the verifier; that of the head is still to be typed.
    command.env("THIDUA_UNIT", if role == "verifier" { "01" } else { "24" });
    // What it remembers of earlier trials would make this one another.
    command.env("HYPOTHESIS_STORAGE_DIRECTORY", house.target.join("schemathesis-memory"));
    command
}

/// A portal to be tried, which ends with this program.
struct Ground {
    address: String,
    tokens: Vec<(String, String)>,
    process: Child,
}

impl Ground {
    fn open(house: &House) -> Result<Ground, String> {
        let program = house.target.join("debug/examples/api-ground");
        let mut command = house.command(&program, &[]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut process = command.spawn().map_err(|error| format!("{}: {error}", program.display()))?;
        let lines = process.stdout.take().map(|out| BufReader::new(out).lines());
        let mut lines = lines.into_iter().flatten().map_while(Result::ok).take_while(|line| !line.is_empty());
        let Some(address) = lines.next() else {
            let _ = process.kill();
            return Err("the portal that is tried does not open".to_owned());
        };
        let tokens = lines.filter_map(|line| line.split_once(' ').map(|(a, b)| (a.to_owned(), b.to_owned())));
        Ok(Ground { address, tokens: tokens.collect(), process })
    }
}

impl Drop for Ground {
    fn drop(&mut self) {
        // It ends by itself when its input does; should it not, it is ended.
        drop(self.process.stdin.take());
        std::thread::sleep(std::time::Duration::from_millis(200));
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Schemathesis, in a folder of its own under `target`; where Python is missing it is installed if we may.
fn installed(house: &House) -> Result<PathBuf, String> {
    let folder = house.target.join("schemathesis");
    let (program, mark) = (folder.join("bin/schemathesis"), folder.join("thidua-version"));
    if fs::read_to_string(&mark).is_ok_and(|version| version == SCHEMATHESIS) && program.exists() {
        return Ok(program);
    }
    let makes =
        |house: &House| house::succeeds_quietly(house.command("python3", &["-m", "venv", shown(&folder)]));
    if !makes(house) {
        let apt = |arguments: &[&str]| {
            let mut command = house.command("apt-get", arguments);
            command.env("DEBIAN_FRONTEND", "noninteractive");
            house::run(command)
        };
        let root = std::env::var("USER").is_ok_and(|user| user == "root") || fs::read_dir("/root").is_ok();
        let python = ["install", "-y", "--no-install-recommends", "python3", "python3-venv"];
        if !root || !apt(&["update"]) || !apt(&python) || !makes(house) {
            return Err("no Python with venv: install it (Debian: `apt install python3-venv`)".to_owned());
        }
    }
    let pip = folder.join("bin/pip");
    let install = house.command(&pip, &["install", "--quiet", "--disable-pip-version-check", SCHEMATHESIS]);
    match house::run(install) && fs::write(&mark, SCHEMATHESIS).is_ok() {
        true => Ok(program),
        false => Err(format!("{SCHEMATHESIS} cannot be installed here")),
    }
}

fn shown(path: &Path) -> &str {
    path.to_str().unwrap_or_default()
}
