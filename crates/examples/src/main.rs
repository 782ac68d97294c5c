//! Writes the shipped example figures into the movements' folders.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs, io};

use examples::{Example, readme, shipped};

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [command, folder] = arguments.as_slice() else { return usage() };
    if command != "write" {
        return usage();
    }
    match write(Path::new(folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{folder}: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn usage() -> ExitCode {
    eprintln!("usage: write-examples write FOLDER    (the folder that holds a folder for each movement)");
    ExitCode::from(2)
}

fn write(folder: &Path) -> io::Result<()> {
    let mut by_movement: BTreeMap<&str, Vec<Example>> = BTreeMap::new();
    for example in shipped() {
        by_movement.entry(example.movement).or_default().push(example);
    }
    for (movement, examples) in by_movement {
        let folder = folder.join(movement).join("example");
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("README.md"), readme(&examples))?;
        for example in &examples {
            fs::write(folder.join(format!("{}.csv", example.round)), &example.csv)?;
        }
    }
    Ok(())
}
