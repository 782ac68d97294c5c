//! Units read from the compiled-in lists.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use jiff::civil::Date;

use super::central;
use crate::embedded::{day, rows, within};
use crate::{Level, Unit, UnitCode};

/// The day on which Đồng Nai became a city and ten of its communes wards (resolution 30/2026/QH16).
pub(super) const DONG_NAI_A_CITY: Date = Date::constant(2026, 4, 30);

const PROVINCES: &str = include_str!("../../../../reference/units/provinces.csv");
const DISTRICTS: &str = include_str!("../../../../reference/units/districts.csv");
const COMMUNES_2022: &str = include_str!("../../../../reference/units/communes_2022.csv");
const COMMUNES_2025: &str = include_str!("../../../../reference/units/communes_2025.csv");
const CLUSTERS: &str = include_str!("../../../../reference/units/clusters.csv");
const ALIASES: &str = include_str!("../../../../reference/units/aliases.csv");

/// The units of a level on a day.
pub(super) fn units(level: Level, date: Date) -> Vec<Unit> {
    match level {
        Level::Nation => vec![nation()],
        Level::CentralUnit => central::units(date),
        Level::Province => provinces(date),
        Level::District if date < super::REORGANISED => districts(),
        Level::Commune if date < super::REORGANISED => communes_2022(),
        Level::Commune => communes_2025(date),
        Level::District | Level::Agent | Level::Employee => Vec::new(),
    }
}

/// The days on which the list of provinces, a name or a cluster changes.
pub(super) fn province_changes() -> BTreeSet<Date> {
    let provinces = PROVINCE_ROWS.iter().map(|row| (row.from, row.until));
    let clusters = CLUSTER_ROWS.iter().map(|row| (row.from, row.until));
    change_days(provinces.chain(clusters))
}

/// The first days, and the days after the last days, of some spans.
pub(super) fn change_days(spans: impl Iterator<Item = (Option<Date>, Option<Date>)>) -> BTreeSet<Date> {
    spans.flat_map(|(from, until)| [from, until.and_then(|last| last.tomorrow().ok())]).flatten().collect()
}

/// Whether a commune of the 2022 list was merged away before 30 June 2025.
pub(super) fn dropped(code: &str) -> bool {
    static DROPPED: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
        let mut codes = BTreeSet::new();
        rows(COMMUNES_2022, |row| {
            if &row[5] == "no" {
                codes.insert(row[0].to_owned());
            }
        });
        codes
    });
    DROPPED.contains(code)
}

/// Other names by which units of a level go on a day.
pub(super) fn aliases(level: Level, date: Date) -> Vec<(UnitCode, String)> {
    if level == Level::CentralUnit {
        return central::abbreviations();
    }
    let mut found = Vec::new();
    rows(ALIASES, |row| {
        if &row[0] == level.id() && within(date, day(&row[3]), day(&row[4])) {
            found.push((UnitCode::new(&row[1]), row[2].to_owned()));
        }
    });
    found
}

struct ProvinceRow {
    code: UnitCode,
    name: String,
    region: String,
    from: Option<Date>,
    until: Option<Date>,
}

static PROVINCE_ROWS: LazyLock<Vec<ProvinceRow>> = LazyLock::new(|| {
    let mut found = Vec::new();
    rows(PROVINCES, |row| {
        found.push(ProvinceRow {
            code: UnitCode::new(&row[0]),
            name: format!("{} {}", &row[1], &row[2]),
            region: row[3].to_owned(),
            from: day(&row[4]),
            until: day(&row[5]),
        });
    });
    found
});

struct ClusterRow {
    cluster: String,
    province: UnitCode,
    from: Option<Date>,
    until: Option<Date>,
}

static CLUSTER_ROWS: LazyLock<Vec<ClusterRow>> = LazyLock::new(|| {
    let mut found = Vec::new();
    rows(CLUSTERS, |row| {
        found.push(ClusterRow {
            cluster: row[0].to_owned(),
            province: UnitCode::new(&row[1]),
            from: day(&row[3]),
            until: day(&row[4]),
        });
    });
    found
});

fn nation() -> Unit {
    Unit {
        code: UnitCode::new(UnitCode::NATION),
        level: Level::Nation,
        name: "Việt Nam".to_owned(),
        parent: None,
        region: None,
        cluster: None,
    }
}

fn provinces(date: Date) -> Vec<Unit> {
    let listed = PROVINCE_ROWS.iter().filter(|row| within(date, row.from, row.until));
    let cluster = |code: &UnitCode| {
        let mut held =
            CLUSTER_ROWS.iter().filter(|row| row.province == *code && within(date, row.from, row.until));
        held.next().map(|row| row.cluster.clone())
    };
    let unit = |row: &ProvinceRow| Unit {
        code: row.code.clone(),
        level: Level::Province,
        name: row.name.clone(),
        parent: Some(UnitCode::new(UnitCode::NATION)),
        region: Some(row.region.clone()),
        cluster: cluster(&row.code),
    };
    listed.map(unit).collect()
}

fn districts() -> Vec<Unit> {
    let mut found = Vec::with_capacity(705);
    let regions = regions(super::eve(super::REORGANISED));
    rows(DISTRICTS, |row| {
        found.push(Unit {
            code: UnitCode::new(&row[0]),
            level: Level::District,
            name: format!("{} {}", &row[1], &row[2]),
            parent: Some(UnitCode::new(&row[3])),
            region: regions.get(&row[3]).map(|region| (*region).to_owned()),
            cluster: None,
        });
    });
    found
}

fn communes_2022() -> Vec<Unit> {
    let mut found = Vec::with_capacity(10_599);
    let districts = districts();
    rows(COMMUNES_2022, |row| {
        let above = districts.binary_search_by(|district| district.code.as_str().cmp(&row[3]));
        let above = &districts[above.expect("every commune has a district")];
        found.push(commune(
            &row[0],
            format!("{} {}", &row[1], &row[2]),
            &above.code,
            above.region.as_deref(),
        ));
    });
    found
}

fn communes_2025(date: Date) -> Vec<Unit> {
    let mut found = Vec::with_capacity(3_321);
    let regions = regions(date);
    let mut province = UnitCode::new("");
    rows(COMMUNES_2025, |row| {
        if province.as_str() != &row[3] {
            province = UnitCode::new(&row[3]);
        }
        let kind = if date >= DONG_NAI_A_CITY && !row[6].is_empty() { &row[6] } else { &row[1] };
        found.push(commune(&row[0], format!("{kind} {}", &row[2]), &province, regions.get(&row[3]).copied()));
    });
    found
}

fn commune(code: &str, name: String, parent: &UnitCode, region: Option<&str>) -> Unit {
    Unit {
        code: UnitCode::new(code),
        level: Level::Commune,
        name,
        parent: Some(parent.clone()),
        region: region.map(str::to_owned),
        cluster: None,
    }
}

fn regions(date: Date) -> BTreeMap<&'static str, &'static str> {
    let listed = PROVINCE_ROWS.iter().filter(|row| within(date, row.from, row.until));
    listed.map(|row| (row.code.as_str(), row.region.as_str())).collect()
}
