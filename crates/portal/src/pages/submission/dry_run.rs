//! What a file would change, before anything of it is kept.

use askama::Template;
use axum::response::Html;
use reference::units;
use store::{DraftCell, FigureKey};

use super::desk::{Desk, Stand};
use super::found::Found;
use super::upload::placed;
use crate::frame::{Frame, Shown};
use crate::pages::{of_round, under_movement};
use crate::typed::Content;

#[derive(Template)]
#[template(path = "dry_run.html")]
struct Page {
    frame: Frame,
    here: String,
    name: String,
    digest: String,
    stamp: String,
    counts: Vec<(&'static str, String, usize)>,
    rows: Vec<Row>,
    notes: Vec<String>,
}

struct Row {
    class: &'static str,
    what: String,
    unit: String,
    label: String,
    period: String,
    before: String,
    after: String,
    place: String,
}

/// What a file would change.
pub(super) struct DryRun {
    /// The cells as they would be kept: those of the file, then those taken back.
    pub(super) cells: Vec<DraftCell>,
    /// How many of them an earlier file said, and this one does not.
    pub(super) taken_back: usize,
    /// What the submission stood at when this was found.
    pub(super) stamp: String,
    pub(super) digest: String,
    pub(super) name: String,
    changes: Vec<(Change, FigureKey, Content, Content)>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Change {
    New,
    Changed,
    TakenBack,
    Same,
}

impl Change {
    const ALL: [Change; 4] = [Change::New, Change::Changed, Change::TakenBack, Change::Same];

    fn id(self) -> &'static str {
        match self {
            Change::New => "new",
            Change::Changed => "changed",
            Change::TakenBack => "taken-back",
            Change::Same => "same",
        }
    }
}

impl DryRun {
    /// Holds the cells of a file against what stands there. What an earlier file said and this one does not is taken back: a
    /// corrected file takes the first one's place.
    pub(super) fn of(stand: &Stand, mut cells: Vec<DraftCell>, digest: String, name: String) -> DryRun {
        let nothing = Content::Value(None);
        let mut changes = Vec::new();
        for cell in &cells {
            let after = Content::of_kept(&cell.text);
            let before = stand.cells.get(&cell.key).map_or(&nothing, |cell| &cell.content);
            let change = match (before == &nothing, before == &after) {
                (_, true) => Change::Same,
                (true, false) => Change::New,
                (false, false) => Change::Changed,
            };
            changes.push((change, cell.key.clone(), before.clone(), after));
        }
        let count = cells.len();
        for old in stand.cells.values() {
            let from_file = old.place.as_ref().is_some_and(|place| place.file != digest);
            let is_said = cells[..count].iter().any(|new| new.key == old.key);
            if from_file && !is_said && old.content != nothing {
                changes.push((Change::TakenBack, old.key.clone(), old.content.clone(), nothing.clone()));
                cells.push(DraftCell { key: old.key.clone(), text: nothing.kept(), place: None });
            }
        }
        DryRun { taken_back: cells.len() - count, cells, stamp: stand.stamp.clone(), digest, name, changes }
    }
}

/// The page that shows it.
pub(super) fn show_dry_run(desk: &Desk, run: &DryRun, found: &Found, frame: Frame) -> Shown {
    let words = frame.words;
    let round = desk.round()?;
    let movement = &desk.shelved.movement;
    let row = |(change, key, before, after): &(Change, FigureKey, Content, Content)| {
        let indicator = movement.indicator(&key.indicator)?;
        let shown = |content: &Content| match content.shown(&indicator, words) {
            text if text.is_empty() => words.say("portal-not-known"),
            text if text == "true" => words.say("portal-yes"),
            text if text == "false" => words.say("portal-no"),
            text => text,
        };
        let place = run.cells.iter().find(|cell| cell.key == *key).and_then(|cell| cell.place.as_ref());
        let place = place.map(|place| match place.column {
            Some(column) => {
                let sheet = place.sheet.as_deref().unwrap_or_default();
                format!("{sheet}!{}", exchange::cell_name(place.row, column))
            }
            None => place.row.to_string(),
        });
        let unit = units::find(&key.unit, round.cut_off);
        Some(Row {
            class: change.id(),
            what: words.say(&format!("portal-dry-{}", change.id())),
            unit: unit.map_or_else(|| key.unit.clone(), |unit| words.short_name(&unit.name).to_owned()),
            label: words.indicator(&indicator).to_owned(),
            period: words.period(key.period),
            before: shown(before),
            after: shown(after),
            place: place.unwrap_or_default(),
        })
    };
    let rows = Change::ALL
        .iter()
        .filter(|change| **change != Change::Same)
        .flat_map(|change| run.changes.iter().filter(move |(of, ..)| of == change));
    let counts = Change::ALL.map(|change| {
        let count = run.changes.iter().filter(|(of, ..)| *of == change).count();
        (change.id(), words.say(&format!("portal-dry-{}", change.id())), count)
    });
    let page = Page {
        here: desk.here(),
        name: run.name.clone(),
        digest: run.digest.clone(),
        stamp: run.stamp.clone(),
        counts: counts.to_vec(),
        rows: rows.filter_map(row).collect(),
        notes: found.notes.iter().map(|note| placed(note, words)).collect(),
        frame: under_movement(frame, movement)
            .through(words.label(&round.label), of_round(movement, &desk.round))
            .through(desk.unit.name.clone(), desk.here())
            .titled(words.say("portal-dry-run")),
    };
    Ok(Html(page.render()?))
}
