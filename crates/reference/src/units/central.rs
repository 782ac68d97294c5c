//! The units directly under Vietnam Social Security, and the bodies that hold a function, by date.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use jiff::civil::Date;

use crate::embedded::{day, rows, within};
use crate::{Level, Unit, UnitCode};

const CENTRAL: &str = include_str!("../../../../reference/units/central.csv");
const FUNCTIONS: &str = include_str!("../../../../reference/units/functions.csv");

/// What the codes of central units begin with (the codes are this project's own).
pub const PREFIX: &str = "TW-";

/// A body at the centre and the function it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    /// The code, where the body is among the units.
    pub code: Option<UnitCode>,
    /// Vietnamese name.
    pub name: String,
    /// English name, where one is given.
    pub name_en: Option<String>,
    /// The function: `emulation`, `collection`, `communication`, `customer_care`, `inspection`, …
    pub function: String,
    /// First day, where it is recorded.
    pub from: Option<Date>,
    /// Last day, where it has ended.
    pub until: Option<Date>,
    /// Where the name was seen.
    pub note: String,
}

struct Row {
    body: Body,
    abbreviations: Vec<String>,
    /// Seen on a page or in a letter. The others stand in the file for whoever can confirm them, and are no units.
    attested: bool,
}

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let mut found = Vec::new();
    rows(CENTRAL, |row| {
        let body = Body {
            code: Some(UnitCode::new(&row[0])),
            name: row[1].to_owned(),
            name_en: Some(row[2].to_owned()),
            function: row[3].to_owned(),
            from: day(&row[5]),
            until: day(&row[6]),
            note: row[8].to_owned(),
        };
        let abbreviations =
            row[4].split(';').map(str::trim).filter(|a| !a.is_empty()).map(str::to_owned).collect();
        found.push(Row { body, abbreviations, attested: &row[7] == "yes" });
    });
    found
});

/// Every body of which a page or a letter speaks, the earlier and later holders of a function included.
pub fn bodies() -> &'static [Body] {
    static BODIES: LazyLock<Vec<Body>> = LazyLock::new(|| {
        let mut found: Vec<Body> = attested().map(|row| row.body.clone()).collect();
        rows(FUNCTIONS, |row| {
            let known = found.iter().any(|body| body.name == row[2]);
            if !known {
                found.push(Body {
                    code: (!row[1].is_empty()).then(|| UnitCode::new(&row[1])),
                    name: row[2].to_owned(),
                    name_en: None,
                    function: row[0].to_owned(),
                    from: day(&row[3]),
                    until: day(&row[4]),
                    note: row[5].to_owned(),
                });
            }
        });
        found
    });
    &BODIES
}

/// The body that held a function on a day: roles name the function, the name comes by date.
pub fn holding(function: &str, date: Date) -> Option<&'static Body> {
    bodies().iter().find(|body| body.function == function && within(date, body.from, body.until))
}

pub(super) fn units(date: Date) -> Vec<Unit> {
    let standing = attested().filter(|row| within(date, row.body.from, row.body.until));
    let unit = |row: &Row| Unit {
        code: row.body.code.clone().expect("every central unit has a code"),
        level: Level::CentralUnit,
        name: row.body.name.clone(),
        parent: Some(UnitCode::new(UnitCode::NATION)),
        region: None,
        cluster: None,
    };
    standing.map(unit).collect()
}

pub(super) fn changes() -> BTreeSet<Date> {
    super::load::change_days(attested().map(|row| (row.body.from, row.body.until)))
}

pub(super) fn abbreviations() -> Vec<(UnitCode, String)> {
    let of_row = |row: &'static Row| {
        let code = row.body.code.clone().expect("every central unit has a code");
        row.abbreviations.iter().map(move |text| (code.clone(), text.clone()))
    };
    attested().flat_map(of_row).collect()
}

fn attested() -> impl Iterator<Item = &'static Row> {
    ROWS.iter().filter(|row| row.attested)
}
