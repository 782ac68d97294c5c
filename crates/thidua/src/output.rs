//! What a command writes: files that appear whole or not at all, and the standard output.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use movement::{Place, Problem};

use crate::desk::Desk;
use crate::trouble::Trouble;

/// Files to write, kept back until all of them are ready.
#[derive(Default)]
pub struct Output {
    files: Vec<(PathBuf, Vec<u8>)>,
    screen: Vec<u8>,
}

impl Output {
    /// Puts bytes into a file; `-` is the standard output.
    pub fn file(&mut self, path: &Path, bytes: impl Into<Vec<u8>>) {
        match path.as_os_str() == "-" {
            true => self.screen.extend(bytes.into()),
            false => self.files.push((path.to_owned(), bytes.into())),
        }
    }

    /// Text for the standard output alone.
    pub fn screen(text: &str) -> Output {
        Output { screen: text.as_bytes().to_vec(), ..Output::default() }
    }

    /// Puts text on the standard output.
    pub fn print(&mut self, text: &str) {
        self.screen.extend(text.as_bytes());
    }

    /// Puts text into a file where one is named, else on the standard output.
    pub fn text(&mut self, path: Option<&Path>, text: String) {
        match path {
            Some(path) => self.file(path, text),
            None => self.print(&text),
        }
    }

    /// Puts laid-out text into a file, without colours and as wide as it likes, or on the standard output.
    pub fn styled(
        &mut self,
        path: Option<&Path>,
        lay_out: impl FnOnce(Option<usize>) -> String,
        desk: &Desk,
    ) {
        match path {
            Some(path) if path.as_os_str() != "-" => {
                self.file(path, anstream::adapter::strip_str(&lay_out(None)).to_string());
            }
            _ => self.print(&lay_out(desk.width)),
        }
    }

    /// Writes everything: each file beside its place first, and only when all are written, in its place.
    pub fn write(self) -> Result<ExitCode, Trouble> {
        let mut waiting = Waiting::default();
        for (number, (path, bytes)) in self.files.iter().enumerate() {
            waiting.write(number, path, bytes).map_err(|error| cannot_write(path, &error))?;
        }
        waiting.settle().map_err(|(path, error)| cannot_write(&path, &error))?;
        print(&self.screen)?;
        Ok(ExitCode::SUCCESS)
    }
}

/// Writes to the standard output. A reader that has gone away is no trouble.
fn print(bytes: &[u8]) -> Result<(), Trouble> {
    // Only text has colours to take out for a screen that shows none.
    let written = match std::str::from_utf8(bytes) {
        Ok(text) => {
            let mut screen = anstream::stdout().lock();
            screen.write_all(text.as_bytes()).and_then(|()| screen.flush())
        }
        Err(_) => {
            let mut screen = io::stdout().lock();
            screen.write_all(bytes).and_then(|()| screen.flush())
        }
    };
    match written {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(cannot_write(Path::new("-"), &error)),
        _ => Ok(()),
    }
}

/// Files written beside their places; whatever has not settled is removed again.
#[derive(Default)]
struct Waiting {
    files: Vec<(PathBuf, PathBuf)>,
}

impl Waiting {
    fn write(&mut self, number: usize, path: &Path, bytes: &[u8]) -> io::Result<()> {
        // A device or a pipe cannot be replaced: it is written to.
        if fs::metadata(path).is_ok_and(|kind| !kind.is_file() && !kind.is_dir()) {
            return File::options().write(true).open(path)?.write_all(bytes);
        }
        if path.is_dir() {
            return Err(io::Error::from(ErrorKind::IsADirectory));
        }
        let name = path.file_name().ok_or(ErrorKind::InvalidInput)?.to_string_lossy();
        let beside = path.with_file_name(format!(".{name}.{}-{number}.tmp", std::process::id()));
        self.files.push((beside.clone(), path.to_owned()));
        let mut file = File::create_new(&beside)?;
        file.write_all(bytes)?;
        file.sync_all()
    }

    fn settle(&mut self) -> Result<(), (PathBuf, io::Error)> {
        while let Some((beside, path)) = self.files.first() {
            fs::rename(beside, path).map_err(|error| (path.clone(), error))?;
            self.files.remove(0);
        }
        Ok(())
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        for (beside, _) in &self.files {
            let _ = fs::remove_file(beside);
        }
    }
}

fn cannot_write(path: &Path, error: &io::Error) -> Trouble {
    let at = Place { file: path.display().to_string(), ..Place::default() };
    Trouble::input(vec![Problem::new("cannot-write", at).with("reason", crate::input::reason(error))])
}
