//! What a command reads: a movement, lists of units, figures.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use exact::NumberStyle;
use exchange::Door;
use judge::{Figures, FiguresBuilder, Judged, Plan, Roster, Value};
use movement::{Movement, Place, Problem, Round};
use reference::{Period, Unit};
use wording::Words;

use crate::arguments::{Lang, RoundArguments};
use crate::builtin::{self, BUILTIN};
use crate::trouble::{Trouble, unknown};

/// A movement with its round and its figures: all that a judgement needs.
pub struct Input {
    /// The movement.
    pub movement: Movement,
    /// What is judged, under which readings.
    pub plan: Plan,
    /// The figures.
    pub figures: Figures,
    /// The units.
    pub roster: Arc<Roster>,
    /// The units that were listed, where a list was given.
    pub listed: Option<Vec<Unit>>,
    /// What somebody should know of the figures, though nothing stops the judgement.
    pub notes: Vec<Problem>,
}

/// A file of figures with its bytes.
pub struct FigureFile {
    /// Its name, as typed.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
    /// Whether it is a workbook.
    pub workbook: bool,
}

/// Refuses to write over what is read, or twice to the same place: options of the command line, each with its path.
pub fn refuse_overwriting(
    read: &[(&'static str, PathBuf)],
    written: &[(&'static str, Option<&Path>)],
) -> Result<(), Trouble> {
    let mut taken: Vec<(&str, &Path)> = read.iter().map(|(option, path)| (*option, path.as_path())).collect();
    for (option, path) in written {
        let Some(path) = path else { continue };
        if let Some((other, _)) = taken.iter().find(|(_, other)| is_same_file(path, other)) {
            let problem =
                Problem::new("same-file", Place::default()).with("file", path.display().to_string());
            return Err(Trouble::command_line(problem.with("option", *option).with("other", *other)));
        }
        taken.push((option, path));
    }
    Ok(())
}

fn is_same_file(a: &Path, b: &Path) -> bool {
    // A file that is not there yet is known by the folder it would be in.
    let place = |path: &Path| match path.canonicalize() {
        Ok(place) => Some(place),
        Err(_) => {
            let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
            Some(folder.canonicalize().ok()?.join(path.file_name()?))
        }
    };
    a.as_os_str() != "-"
        && place(a).is_some_and(|a| a.parent() != Some(Path::new("/dev")) && place(b) == Some(a))
}

/// What reading came to where something is wrong: the trouble, and the files, for whoever wants to mark them.
pub struct Refused {
    /// What is wrong.
    pub trouble: Trouble,
    /// The files of figures that could be read.
    pub files: Vec<FigureFile>,
}

impl From<Trouble> for Refused {
    fn from(trouble: Trouble) -> Refused {
        Refused { trouble, files: Vec::new() }
    }
}

impl From<Refused> for Trouble {
    fn from(refused: Refused) -> Trouble {
        refused.trouble
    }
}

impl Input {
    /// Reads all that the arguments name, and tells everything that is wrong with it, not only the first.
    pub fn read(arguments: &RoundArguments) -> Result<Input, Refused> {
        let inputs = arguments.figures.iter().chain(&arguments.units);
        if inputs.filter(|path| path.as_os_str() == "-").count() > 1 {
            return Err(Trouble::command_line(Problem::new("two-inputs", Place::default())).into());
        }
        let movement = movement(&arguments.movement)?;
        let readings = readings(&arguments.readings)?;
        let plan = Plan::new(&movement, &arguments.round, &readings, arguments.assume_attested)
            .map_err(Trouble::from)?;
        let round = round(&movement, &arguments.round)?;
        let mut found = Found::default();
        let listed = arguments.units.as_deref().and_then(|path| found.units(path, round));
        if let (Some(units), Some(path)) = (&listed, &arguments.units) {
            found.notes.extend(exchange::not_competing(units, &plan, &path.display().to_string()));
        }
        let mut door = Door::new(&movement, round).with_units(listed.iter().flatten().cloned());
        if let Some(numbers) = arguments.numbers {
            door = door.with_style(match numbers {
                Lang::Vi => NumberStyle::Vietnamese,
                Lang::En => NumberStyle::English,
            });
        }
        if let Some(due) = arguments.due {
            door = door.with_due(due);
        }
        let mut builder = FiguresBuilder::default();
        for path in &arguments.figures {
            found.figures(path, &door, &mut builder);
        }
        let (figures, contradictions) = exchange::finish(builder);
        found.problems.extend(contradictions);
        if !found.problems.is_empty() {
            return Err(found.refused());
        }
        let roster = exchange::roster(&door, &plan, &figures, listed.as_deref());
        let mut notes = found.notes;
        if figures.is_empty() && listed.is_none() {
            notes.push(exchange::nobody());
        }
        if listed.is_none() {
            notes.extend(exchange::not_judged(&figures, &door, &plan));
        }
        notes.extend(records_of_other_days(&figures, &door));
        notes.extend(exchange::unused(&figures, &door, &plan));
        notes.extend(exchange::outside_groups(&door, &plan, &roster));
        Ok(Input { movement, plan, figures, roster, listed, notes })
    }

    /// A workbook that the program itself carries, as if it were read from a path, under the default readings.
    pub fn of_bytes(movement: Movement, round: &str, path: &Path, bytes: &[u8]) -> Result<Input, Trouble> {
        let plan = Plan::new(&movement, round, &BTreeMap::new(), false).map_err(Trouble::from)?;
        let round = self::round(&movement, round)?;
        let door = Door::new(&movement, round);
        let mut builder = FiguresBuilder::default();
        let report = exchange::read_workbook(bytes, &path.display().to_string(), &door, &mut builder);
        if !report.problems.is_empty() {
            return Err(Trouble::input(report.problems));
        }
        let (figures, _) = exchange::finish(builder);
        let mut notes = report.notes;
        notes.extend(records_of_other_days(&figures, &door));
        let roster = exchange::roster(&door, &plan, &figures, None);
        Ok(Input { movement, plan, figures, roster, listed: None, notes })
    }

    /// The round judged.
    pub fn judged(&self) -> Judged<'_> {
        Judged::of_plan(&self.movement, self.plan.clone(), &self.figures, self.roster.clone())
    }

    /// The name of a unit, or its code where it has none.
    pub fn name(&self, code: &str) -> String {
        let row = self.roster.row_of(code);
        row.map_or_else(|| code.to_owned(), |row| self.roster.rows()[row].unit.name.clone())
    }
}

impl Input {
    /// The units that compete under another plan of the same round.
    pub fn roster_for(&self, plan: &Plan) -> Arc<Roster> {
        if plan.levels() == self.plan.levels() && plan.folds == self.plan.folds {
            return self.roster.clone();
        }
        let Some(round) = self.movement.round(&plan.round) else { return self.roster.clone() };
        let door = Door::new(&self.movement, round).with_units(self.listed.iter().flatten().cloned());
        exchange::roster(&door, plan, &self.figures, self.listed.as_deref())
    }

    /// What an award is called.
    pub fn award(&self, id: &str, words: Words) -> String {
        self.movement.award(id).map_or_else(|| id.to_owned(), |award| words.label(&award.label).to_owned())
    }

    /// The group that a result stands for, as the end of a title: ` · vùng: Đông Nam Bộ`; nothing where there is none.
    pub fn group(&self, group: Option<&(String, Option<String>)>, words: Words) -> String {
        group.map_or_else(String::new, |(grouping, group)| {
            format!(" · {}", words.group(&self.movement, grouping, group.as_deref()))
        })
    }

    /// A unit's code and short name.
    pub fn short(&self, code: &str, words: Words) -> String {
        let name = self.name(code);
        match words.short_name(&name) == code {
            true => name,
            false => format!("{code} {}", words.short_name(&name)),
        }
    }

    /// Several units, or the word for none.
    pub fn units(&self, codes: &[String], words: Words) -> String {
        match codes.is_empty() {
            true => words.say("compare-nobody"),
            false => codes.iter().map(|code| self.short(code, words)).collect::<Vec<_>>().join("; "),
        }
    }
}

/// What was found while reading.
#[derive(Default)]
struct Found {
    problems: Vec<Problem>,
    notes: Vec<Problem>,
    files: Vec<FigureFile>,
    texts: Vec<(String, String)>,
}

impl Found {
    /// All problems as one trouble, with the texts that they point into.
    fn refused(mut self) -> Refused {
        let texts = self.files.iter().filter(|file| !file.workbook);
        self.texts.extend(texts.map(|f| (f.name.clone(), String::from_utf8_lossy(&f.bytes).into_owned())));
        self.problems.extend(self.notes);
        let trouble = Trouble { texts: self.texts, ..Trouble::input(self.problems) };
        Refused { trouble, files: self.files }
    }

    fn units(&mut self, path: &Path, round: &Round) -> Option<Vec<Unit>> {
        let name = path.display().to_string();
        let bytes = match bytes(path) {
            Ok(bytes) => bytes,
            Err(problem) => {
                self.problems.push(problem);
                return None;
            }
        };
        let (units, problems) = exchange::read_units_csv(&bytes, &name, round.cut_off);
        self.problems.extend(problems);
        self.texts.push((name, String::from_utf8_lossy(&bytes).into_owned()));
        Some(units)
    }

    fn figures(&mut self, path: &Path, door: &Door<'_>, builder: &mut FiguresBuilder) {
        let name = path.display().to_string();
        let bytes = match bytes(path) {
            Ok(bytes) => bytes,
            Err(problem) => return self.problems.push(problem),
        };
        let workbook = is_workbook(path, &bytes);
        let (figures, problems) = (builder.len(), self.problems.len());
        if workbook {
            let report = exchange::read_workbook(&bytes, &name, door, builder);
            self.problems.extend(report.problems);
            self.notes.extend(report.notes);
        } else {
            self.problems.extend(exchange::read_csv(&bytes, &name, door, builder));
        }
        if builder.len() == figures && self.problems.len() == problems {
            self.notes.push(exchange::without_figures(&name));
        }
        self.files.push(FigureFile { name, bytes, workbook });
    }
}

/// Whether a file is a workbook: by its name, else by how it begins (a zip, or the older form of workbooks).
fn is_workbook(path: &Path, bytes: &[u8]) -> bool {
    let named = |end: &str| path.extension().is_some_and(|e| e.eq_ignore_ascii_case(end));
    let begins = bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0");
    begins || (named("xlsx") && !bytes.is_empty()) || (named("xlsm") && !bytes.is_empty())
}

/// True records of disqualification or block that are dated otherwise than the cut-off: they are not used.
fn records_of_other_days(figures: &Figures, door: &Door<'_>) -> Vec<Problem> {
    let cut_off = door.round.cut_off;
    let recorded = figures.iter().filter(|figure| {
        let indicator = figures.indicator_of(figure);
        matches!(&**indicator, "disqualified" | "blocked")
            && figure.value == Value::Truth(true)
            && figure.period != Period::Date(cut_off)
    });
    let problems = recorded.filter_map(|figure| {
        let indicator = door.indicator(figures.indicator_of(figure))?;
        let source = figures.sources().get(figure.origin.source as usize);
        let file = source.map_or_else(String::new, |source| source.file.to_string());
        let sheet = source.and_then(|source| source.sheet.as_ref()).map(ToString::to_string);
        let row = Some(figure.origin.row as usize).filter(|row| *row > 0);
        let line = row.filter(|_| sheet.is_none());
        let at = Place { file, sheet, line, ..Place::default() };
        let problem = Problem::new("record-not-used", at)
            .with("unit", &**figures.unit_of(figure))
            .with("label_vi", &indicator.label_vi)
            .with("label_en", &indicator.label_en)
            .with("day", figure.period.to_string());
        Some(problem.with("cut_off", cut_off.to_string()))
    });
    problems.collect()
}

/// The movement that an argument names: a built-in one, or that of a file.
pub fn movement(name: &str) -> Result<Movement, Trouble> {
    if let Some(builtin) = builtin::find(name) {
        return Ok(builtin.read());
    }
    let path = movement_path(name)?;
    let text = text(&path)?;
    let (movement, problems) = Movement::read(&text, &path.display().to_string());
    match movement {
        Some(movement) if problems.is_empty() => Ok(movement),
        _ => Err(Trouble::input(problems).with_text(&path.display().to_string(), &text)),
    }
}

/// The path of a movement file; a name that is neither a built-in movement nor looks like a path means nothing.
pub fn movement_path(name: &str) -> Result<PathBuf, Trouble> {
    let path = Path::new(name);
    if path.is_dir() {
        return Ok(path.join("movement.toml"));
    }
    if path.exists() || name.contains(['/', '\\', '.']) {
        return Ok(path.to_owned());
    }
    let known: Vec<String> = BUILTIN.iter().map(|builtin| builtin.id.to_owned()).collect();
    Err(unknown("unknown-movement", name, &known))
}

/// The units that a file lists.
pub fn units(path: &Path, round: &Round) -> Result<Vec<Unit>, Trouble> {
    let mut found = Found::default();
    let units = found.units(path, round);
    match units {
        Some(units) if found.problems.is_empty() => Ok(units),
        _ => Err(found.refused().trouble),
    }
}

/// The text of a file, without a byte order mark.
pub fn text(path: &Path) -> Result<String, Trouble> {
    let bytes = bytes(path).map_err(|problem| Trouble::input(vec![problem]))?;
    let marked = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    // Without a mark, text in UTF-16 is mostly UTF-8 too: every other byte is zero.
    let reason = if marked || bytes.iter().take(64).any(|byte| *byte == 0) { "utf-16" } else { "not-utf8" };
    let refused = || {
        let at = Place { file: path.display().to_string(), ..Place::default() };
        Trouble::input(vec![Problem::new("cannot-read", at).with("reason", reason)])
    };
    match String::from_utf8(bytes) {
        Ok(text) if reason == "not-utf8" => {
            Ok(text.strip_prefix('\u{feff}').map_or(text.clone(), str::to_owned))
        }
        _ => Err(refused()),
    }
}

/// The round that an argument names.
pub fn round<'m>(movement: &'m Movement, id: &str) -> Result<&'m Round, Trouble> {
    let known: Vec<String> = movement.rounds.iter().map(|round| round.id.value.clone()).collect();
    movement.round(id).ok_or_else(|| unknown("unknown-round", id, &known))
}

/// The choices that arguments of the form `ID=NAME` make.
pub fn readings(arguments: &[String]) -> Result<BTreeMap<String, String>, Trouble> {
    let mut chosen = BTreeMap::new();
    for argument in arguments {
        let Some((id, choice)) = argument.split_once('=').filter(|(id, _)| !id.is_empty()) else {
            let problem = Problem::new("not-a-reading", Place::default());
            return Err(Trouble::command_line(problem.with("found", argument)));
        };
        if let Some(earlier) = chosen.insert(id.to_owned(), choice.to_owned())
            && earlier != choice
        {
            let problem = Problem::new("reading-twice", Place::default());
            return Err(Trouble::command_line(problem.with("reading", id)));
        }
    }
    Ok(chosen)
}

/// The bytes of a file; `-` is the standard input.
pub fn bytes(path: &Path) -> Result<Vec<u8>, Problem> {
    let read = if path.as_os_str() == "-" {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        fs::read(path)
    };
    read.map_err(|error| {
        let at = Place { file: path.display().to_string(), ..Place::default() };
        Problem::new("cannot-read", at).with("reason", reason(&error))
    })
}

/// Why a file could not be read or written: the name of a reason that has words, or else what the system says.
pub fn reason(error: &io::Error) -> String {
    let known = match error.kind() {
        ErrorKind::NotFound => "not-found",
        ErrorKind::PermissionDenied => "denied",
        ErrorKind::IsADirectory => "folder",
        ErrorKind::NotADirectory => "not-found",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "full",
        ErrorKind::ReadOnlyFilesystem => "read-only",
        ErrorKind::InvalidInput => "no-name",
        _ => return error.to_string(),
    };
    known.to_owned()
}
