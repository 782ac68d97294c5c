//! The frame of a movement: its letter, clauses, tasks, rounds, readings, dossiers and groupings.

use jiff::civil::Date;
use reference::{Dimension, Indicator, Level, PeriodKind, Role};
use toml::de::DeTable;

use super::cases::{cases, cases_of};
use super::table::{Reader, Table};
use super::{FORMAT, awards, rules};
use crate::{
    Baseline, Carried, Choice, Clause, Dossier, DossierPart, Due, Grouping, Kind, Label, Late, Member,
    Movement, Parameter, Reading, Round, Task,
};

const SECTIONS: [&str; 21] = [
    "format",
    "movement",
    "clause",
    "task",
    "reading",
    "round",
    "baseline",
    "parameter",
    "indicator",
    "scale",
    "precision",
    "measure",
    "criterion",
    "award",
    "goal",
    "dossier",
    "grouping",
    "disqualification",
    "example",
    "note",
    "source",
];

/// Reads the whole file. `None` where even the head is not there.
pub(super) fn movement(reader: &mut Reader<'_>, document: &DeTable<'_>) -> Option<Movement> {
    let root = Table { table: document, start: 0, end: 1 };
    reader.only(root, &SECTIONS);
    match reader.value(root, "format") {
        None => reader.missing(root, "format"),
        Some(value) => {
            if reader.as_whole(value, "format").is_some_and(|n| n.to_string() != FORMAT) {
                let found = value.get_ref().as_integer().map_or(String::new(), |n| n.to_string());
                let problem = reader.problem("unknown-format", &value.span());
                problem.facts.extend([("found", found.into()), ("known", FORMAT.into())]);
            }
        }
    }
    if reader.value(root, "movement").is_none() {
        reader.missing(root, "movement");
        return None;
    }
    let head = reader.table(root, "movement")?;
    reader.only(
        head,
        &["id", "document", "issued", "issuer", "kind", "name", "theme", "runs", "clause", "competitors"],
    );
    let id = reader.need_string(head, "id");
    if let Some(id) = &id {
        reader.id(id);
    }
    let document = reader.need_string(head, "document");
    let issued = reader.need_date(head, "issued");
    let issuer = reader.label(head, "issuer").unwrap_or_default();
    let kind = reader.string(head, "kind");
    let kind = kind
        .and_then(|k| reader.word(&k, "kind", &[("regular", Kind::Regular), ("thematic", Kind::Thematic)]));
    let name = reader.need_label(head, "name");
    let theme = reader.label(head, "theme");
    let runs = runs(reader, head);
    let runs_span = reader.value(head, "runs").map_or(head.span(), |value| value.span());
    let clause = reader.strings(head, "clause");
    let competitors = reader.strings(head, "competitors");
    if competitors.is_empty() {
        reader.missing(head, "competitors");
    }
    let competitors = competitors.iter().filter_map(|level| level_of(reader, level)).collect();
    let disqualification = match reader.table(root, "disqualification") {
        Some(table) => {
            reader.only(table, &["clause"]);
            if reader.value(table, "clause").is_none() {
                reader.missing(table, "clause");
            }
            reader.strings(table, "clause")
        }
        None => vec![],
    };
    Some(Movement {
        source: reader.source().to_string(),
        id: id.map_or(String::new(), |t| t.value),
        document: document.map_or(String::new(), |t| t.value),
        issued: issued.map_or(Date::ZERO, |d| d.value),
        issuer,
        kind: kind.unwrap_or(Kind::Thematic),
        name,
        theme,
        runs,
        runs_span,
        head_span: head.span(),
        clause,
        competitors,
        clauses: clauses(reader, root),
        tasks: tasks(reader, root),
        readings: readings(reader, root),
        rounds: rounds(reader, root),
        baselines: baselines(reader, root),
        parameters: parameters(reader, root),
        indicators: indicators(reader, root),
        scales: rules::scales(reader, root),
        precisions: rules::precisions(reader, root),
        measures: rules::measures(reader, root),
        criteria: rules::criteria(reader, root),
        awards: awards::awards(reader, root),
        goals: rules::goals(reader, root),
        dossiers: dossiers(reader, root),
        groupings: groupings(reader, root),
        disqualification,
    })
}

fn runs(reader: &mut Reader<'_>, head: Table<'_>) -> (Date, Date) {
    if reader.value(head, "runs").is_none() {
        reader.missing(head, "runs");
    }
    let Some(runs) = reader.table(head, "runs") else { return (Date::ZERO, Date::ZERO) };
    reader.only(runs, &["from", "to"]);
    let (from, to) = (reader.need_date(runs, "from"), reader.need_date(runs, "to"));
    match (from, to) {
        (Some(from), Some(to)) => {
            if from.value > to.value {
                let problem = reader.problem("dates-reversed", &to.span);
                problem.facts.push(("from", from.value.to_string().into()));
                problem.facts.push(("to", to.value.to_string().into()));
            }
            (from.value, to.value)
        }
        _ => (Date::ZERO, Date::ZERO),
    }
}

pub(super) fn level_of(reader: &mut Reader<'_>, text: &crate::At<String>) -> Option<Level> {
    let words: Vec<(&str, Level)> = Level::ALL.into_iter().skip(1).map(|l| (l.id(), l)).collect();
    reader.word(text, "level", &words)
}

pub(super) fn dimension_of(reader: &mut Reader<'_>, table: Table<'_>, key: &str) -> Option<Dimension> {
    let text = reader.need_string(table, key)?;
    let words: Vec<(&str, Dimension)> = Dimension::ALL.into_iter().map(|d| (d.id(), d)).collect();
    reader.word(&text, key, &words)
}

fn clauses(reader: &mut Reader<'_>, root: Table<'_>) -> Vec<Clause> {
    let mut all = Vec::new();
    for table in reader.list(root, "clause") {
        reader.only(table, &["id", "carried", "says", "numbers", "dates"]);
        let Some(id) = reader.need_string(table, "id") else { continue };
        // A word that is no state is named here; the clause then asks for nothing, so that nothing follows from it.
        let carried = reader.value(table, "carried").map(|value| {
            let words =
                [("rule", Carried::Rule), ("person", Carried::Person), ("informative", Carried::Informative)];
            let text = reader.as_string(value, "carried");
            text.and_then(|text| reader.word(&text, "carried", &words)).unwrap_or(Carried::Informative)
        });
        let says = reader.need_label(table, "says");
        let numbers = reader.values(table, "numbers").iter();
        let numbers = numbers.filter_map(|item| reader.as_number(item, "numbers")).collect();
        let dates = reader.values(table, "dates").iter();
        let dates = dates.filter_map(|item| reader.as_date(item, "dates")).collect();
        all.push(Clause { id, carried, says, numbers, dates });
    }
    all
}

fn tasks(reader: &mut Reader<'_>, root: Table<'_>) -> Vec<Task> {
    let mut all = Vec::new();
    for (id, table) in reader.named(root, "task") {
        reader.only(table, &["clause", "owner", "says", "due"]);
        all.push(Task {
            id,
            clause: reader.strings(table, "clause"),
            owner: reader.need_label(table, "owner"),
            says: reader.need_label(table, "says"),
            due: reader.date(table, "due").map(|d| d.value),
            due_span: span_of(reader, table, "due"),
        });
    }
    all
}

fn readings(reader: &mut Reader<'_>, root: Table<'_>) -> Vec<Reading> {
    let mut all = Vec::new();
    for (id, table) in reader.named(root, "reading") {
        reader.only(table, &["clause", "asks", "choice"]);
        let clause = reader.strings(table, "clause");
        let asks = reader.need_label(table, "asks");
        let mut choices = Vec::new();
        for (id, table) in reader.named(table, "choice") {
            reader.only(table, &["says"]);
            choices.push(Choice { id, says: reader.need_label(table, "says") });
        }
        if choices.len() < 2 {
            reader
                .problem("reading-without-choice", &id.span)
                .facts
                .push(("reading", id.value.clone().into()));
        }
        all.push(Reading { id, clause, asks, choices });
    }
    all
}

fn rounds(reader: &mut Reader<'_>, root: Table<'_>) -> Vec<Round> {
    let mut all = Vec::new();
    for table in reader.list(root, "round") {
        reader.only(table, &["id", "label", "cut_off", "decide_by", "clause"]);
        let Some(id) = reader.need_string(table, "id") else { continue };
        reader.id(&id);
        let label = reader.need_label(table, "label");
        let clause = reader.strings(table, "clause");
        let decide_by = reader.date(table, "decide_by").map(|d| d.value);
        // Without its cut-off the round keeps its name, so that nobody is told that it does not exist.
        if reader.value(table, "cut_off").is_none() {
            reader.lose();
            reader.problem("round-without-cut-off", &id.span).facts.push(("round", id.value.clone().into()));
        }
        let cut_off = reader.date(table, "cut_off").map_or(Date::ZERO, |date| date.value);
        let (cut_off_span, decide_by_span) =
            (span_of(reader, table, "cut_off"), span_of(reader, table, "decide_by"));
        all.push(Round { id, label, cut_off, cut_off_span, decide_by, decide_by_span, clause });
    }
    all
}

/// The bytes of a value, or of its table where it is not there.
fn span_of(reader: &mut Reader<'_>, table: Table<'_>, key: &str) -> std::ops::Range<usize> {
    reader.value(table, key).map_or(table.span(), |value| value.span())
}

fn baselines(reader: &mut Reader<'_>, root: Table<'_>) -> Vec<Baseline> {
    let mut all = Vec::new();
    for (id, table) in reader.named(root, "baseline") {
        reader.only(table, &["label", "date", "clause"]);
        let label = reader.need_label(table, "label");
        let clause = reader.strings(table, "clause");
        if reader.value(table, "date").is_none() {
            reader.missing(table, "date");
        }
        let date = cases_of(reader, table, "date", |r, v| r.as_date(v, "date").map(|d| d.value));
        all.push(Baseline { id, label, date, clause });
    }
    all
}

fn parameters(reader: &mut Reader<'_>, root: Table<'_>) -> Vec<Parameter> {
    let mut all = Vec::new();
    for (id, table) in reader.named(root, "parameter") {
        reader.only(table, &["label", "dimension", "is", "clause"]);
        let label = reader.need_label(table, "label");
        let dimension = match reader.value(table, "dimension") {
            Some(_) => dimension_of(reader, table, "dimension"),
            None => Some(Dimension::Ratio),
        };
        if reader.value(table, "is").is_none() {
            reader.missing(table, "is");
        }
        let is = cases_of(reader, table, "is", |r, v| r.as_number(v, "is"));
        let clause = reader.strings(table, "clause");
        all.push(Parameter { id, label, dimension: dimension.unwrap_or(Dimension::Ratio), is, clause });
    }
    all
}

fn indicators(reader: &mut Reader<'_>, root: Table<'_>) -> Vec<Indicator> {
    let mut all = Vec::new();
    for (id, table) in reader.named(root, "indicator") {
        reader.only(table, &["label", "dimension", "period", "role", "absent_is_false", "share"]);
        let Label { vi, en } = reader.need_label(table, "label");
        let dimension = dimension_of(reader, table, "dimension");
        let period = reader.need_string(table, "period");
        let period = period.and_then(|text| {
            let words = [PeriodKind::Date, PeriodKind::Year, PeriodKind::Quarter].map(|k| (k.id(), k));
            reader.word(&text, "period", &words)
        });
        let role = reader.string(table, "role").and_then(|text| {
            let words =
                [("achieved", Role::Achieved), ("assigned", Role::Assigned), ("recorded", Role::Recorded)];
            reader.word(&text, "role", &words)
        });
        if super::is_id(&id) && !crate::formula::can_name(&id) {
            let problem = reader.problem("unusable-name", &id.span);
            problem.facts.extend([("kind", "indicator".into()), ("name", id.value.clone().into())]);
        }
        let (Some(dimension), Some(period)) = (dimension, period) else {
            reader.lose_name(&id);
            continue;
        };
        if reference::indicators::find(&id).is_some() {
            reader
                .problem("indicator-in-catalogue", &id.span)
                .facts
                .push(("indicator", id.value.clone().into()));
        }
        all.push(Indicator {
            id: id.value,
            label_vi: vi,
            label_en: en,
            dimension,
            period,
            role: role.unwrap_or(Role::Achieved),
            absent_is_false: reader.boolean(table, "absent_is_false").unwrap_or(false),
            share: reader.boolean(table, "share").unwrap_or(false),
        });
    }
    all
}

fn dossiers(reader: &mut Reader<'_>, root: Table<'_>) -> Vec<Dossier> {
    let mut all = Vec::new();
    for table in reader.list(root, "dossier") {
        reader.only(table, &["clause", "part", "due", "late"]);
        let clause = reader.strings(table, "clause");
        let mut parts = Vec::new();
        for (id, table) in reader.named(table, "part") {
            reader.only(table, &["label"]);
            parts.push(DossierPart { id, label: reader.need_label(table, "label") });
        }
        if reader.value(table, "part").is_none() {
            reader.missing(table, "part");
        }
        let due = cases(
            reader,
            table,
            "due",
            &["before", "by", "calendar_days", "working_days"],
            &mut due,
            &mut |reader, value| reader.as_table(value, "due").and_then(|table| due(reader, table)),
        );
        let late = reader.string(table, "late");
        let late = late
            .and_then(|t| reader.word(&t, "late", &[("refused", Late::Refused), ("council", Late::Council)]))
            .unwrap_or(Late::Council);
        all.push(Dossier { clause, parts, due, late, span: table.span() });
    }
    all
}

fn due(reader: &mut Reader<'_>, table: Table<'_>) -> Option<Due> {
    if let Some(date) = reader.date(table, "before") {
        return Some(Due::Before(date.value));
    }
    if let Some(date) = reader.date(table, "by") {
        return Some(Due::By(date.value));
    }
    if let Some(value) = reader.value(table, "calendar_days") {
        return reader.as_whole(value, "calendar_days").map(Due::CalendarDays);
    }
    match reader.value(table, "working_days") {
        Some(value) => reader.as_whole(value, "working_days").map(Due::WorkingDays),
        None => {
            reader.missing(table, "before");
            None
        }
    }
}

fn groupings(reader: &mut Reader<'_>, root: Table<'_>) -> Vec<Grouping> {
    let mut all = Vec::new();
    for (id, table) in reader.named(root, "grouping") {
        reader.only(table, &["label", "clause", "member"]);
        let label = reader.need_label(table, "label");
        let clause = reader.strings(table, "clause");
        let mut members = Vec::new();
        for table in reader.list(table, "member") {
            reader.only(table, &["unit", "units", "group", "from", "to", "head"]);
            let Some(group) = reader.need_string(table, "group") else { continue };
            let from = reader.date(table, "from").map(|d| d.value);
            let to = reader.date(table, "to").map(|d| d.value);
            let head = reader.boolean(table, "head").unwrap_or(false);
            let mut units = reader.strings(table, "units");
            units.extend(reader.string(table, "unit"));
            if units.is_empty() {
                reader.missing(table, "unit");
            }
            for unit in units {
                members.push(Member { unit, group: group.value.clone(), from, to, head });
            }
        }
        all.push(Grouping { id, label, clause, members });
    }
    all
}
