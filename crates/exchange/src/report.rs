//! The problems of one file, in the order in which they were found.

use movement::{Place, Problem};

/// Nobody reads more problems than this; of the others only the number is told.
const MOST: usize = 10_000;

/// So many problems come with a suggestion; looking for the nearest of ten thousand communes takes its time.
const SUGGESTED: usize = 200;

/// Collects the problems of a file.
pub(crate) struct Report {
    file: String,
    list: Vec<Problem>,
    more: usize,
    suggested: usize,
}

impl Report {
    pub(crate) fn new(file: &str) -> Report {
        Report { file: file.to_owned(), list: Vec::new(), more: 0, suggested: 0 }
    }

    /// The file as a whole.
    pub(crate) fn file(&self) -> Place {
        Place { file: self.file.clone(), ..Place::default() }
    }

    /// A line of the file.
    pub(crate) fn line(&self, line: usize) -> Place {
        Place { line: Some(line), ..self.file() }
    }

    /// A sheet of the file.
    pub(crate) fn sheet(&self, sheet: &str) -> Place {
        Place { sheet: Some(sheet.to_owned()), ..self.file() }
    }

    /// A cell of a sheet, as `B17`.
    pub(crate) fn cell(&self, sheet: &str, cell: String) -> Place {
        Place { cell: Some(cell), ..self.sheet(sheet) }
    }

    pub(crate) fn add(&mut self, problem: Problem) {
        match self.list.len() < MOST {
            true => self.list.push(problem),
            false => self.more += 1,
        }
    }

    /// Whether there is nothing to tell.
    pub(crate) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Looks for a suggestion, unless enough were made.
    pub(crate) fn suggest<T>(&mut self, find: impl FnOnce() -> Option<T>) -> Option<T> {
        self.suggested += 1;
        if self.suggested <= SUGGESTED { find() } else { None }
    }

    /// All problems; where there were too many, a last one says how many more.
    pub(crate) fn into_problems(self) -> Vec<Problem> {
        let more = (self.more > 0).then(|| {
            Problem::new("more-problems", self.file()).with("count", exact::Ratio::int(self.more as i128))
        });
        let mut list = self.list;
        list.extend(more);
        list
    }
}
