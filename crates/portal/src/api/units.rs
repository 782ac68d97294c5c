//! Units, by date, and their history; indicators.

use axum::Json;
use axum::extract::Path;
use jiff::civil::Date;
use reference::{Level, Unit, indicators, succession, units};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::caller::Caller;
use super::extract::{Asked, refused};
use super::fault::{self, Fault};
use super::movements::Paging;
use super::paging::{Asking, Paged, page};
use super::text::{Text, number};

/// Which units.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct UnitsAsked {
    /// Their level; provinces unless another is asked for.
    #[param(inline)]
    level: Option<LevelAsked>,
    /// The day on which they were so; today unless another is asked for.
    #[param(format = Date)]
    on: Option<String>,
    /// The code of the unit above them.
    #[param(pattern = "^[A-Za-z0-9-]{1,32}$")]
    parent: Option<String>,
    /// How many items at most.
    #[param(minimum = 1, maximum = 200, default = 50)]
    limit: Option<u16>,
    /// What the page before gave as `next`.
    #[param(pattern = "^([0-9a-f][0-9a-f])+$", max_length = 2000)]
    after: Option<String>,
}

/// A level of units.
#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum LevelAsked {
    Nation,
    CentralUnit,
    Province,
    District,
    Commune,
}

/// A day.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct DayAsked {
    /// The day on which it was so; today unless another is asked for.
    #[param(format = Date)]
    on: Option<String>,
}

/// A unit as it was on a day.
#[derive(Serialize, ToSchema)]
pub(crate) struct UnitShown {
    /// Its code: text, leading zeros count.
    #[schema(example = "24")]
    code: String,
    /// Its level.
    #[schema(example = "province")]
    level: &'static str,
    /// Its full Vietnamese name.
    #[schema(example = "Tỉnh Bắc Giang")]
    name: String,
    /// The code of the unit above it, where it has one.
    parent: Option<String>,
    /// The region that it lies in, where it is known.
    region: Option<String>,
    /// Its emulation cluster, where it is known.
    cluster: Option<String>,
}

/// A unit with its history.
#[derive(Serialize, ToSchema)]
pub(crate) struct UnitHistory {
    /// The unit on the day that was asked for; null where the code named none then.
    unit: Option<UnitShown>,
    /// When the code named which unit, earliest first.
    spans: Vec<SpanShown>,
    /// Units that it was made of.
    predecessors: Vec<SuccessionShown>,
    /// Units that took it up.
    successors: Vec<SuccessionShown>,
}

/// A stretch of time in which a code named one unit.
#[derive(Serialize, ToSchema)]
pub(crate) struct SpanShown {
    /// What it was called.
    name: String,
    /// Its level.
    level: &'static str,
    /// Its first day; null where none is recorded.
    #[schema(format = Date)]
    from: Option<String>,
    /// Its last day; null where it has not ended.
    #[schema(format = Date)]
    until: Option<String>,
    /// Whether it may have ended before `until`, on a day that is not recorded.
    ended_earlier: bool,
}

/// A line of the ledger of successions.
#[derive(Serialize, ToSchema)]
pub(crate) struct SuccessionShown {
    /// The unit up to 30 June 2025.
    old: String,
    /// The unit from 1 July 2025.
    new: String,
    /// The share of the old unit's people that went there, exactly; null where it is not published.
    #[schema(example = "1")]
    share: Option<String>,
}

/// What a figure means.
#[derive(Serialize, ToSchema)]
pub(crate) struct IndicatorShown {
    /// Its id in files.
    #[schema(example = "health")]
    id: String,
    /// What it is called.
    name: Text,
    /// Its unit of measure: `people`, `VND`, `ratio`, `points`, `units` or `truth`.
    #[schema(example = "people")]
    dimension: &'static str,
    /// The form of its periods: `date`, `year` or `quarter`.
    #[schema(example = "date")]
    period: &'static str,
    /// Whether it is `achieved`, `assigned` or `recorded`.
    #[schema(example = "achieved")]
    role: &'static str,
    /// Whether an absent figure counts as “no”.
    absent_is_false: bool,
    /// Whether it is a share of a whole: never above 1.
    share: bool,
}

fn shown(unit: Unit) -> UnitShown {
    UnitShown {
        code: unit.code.to_string(),
        level: unit.level.id(),
        name: unit.name,
        parent: unit.parent.map(|parent| parent.to_string()),
        region: unit.region,
        cluster: unit.cluster,
    }
}

fn day(on: Option<&str>, caller: &Caller) -> Result<Date, Fault> {
    let Some(on) = on else { return Ok(jiff::Zoned::now().date()) };
    // The year is written with four digits, as everywhere.
    let found = if on.len() == 10 { on.parse().ok() } else { None };
    found.ok_or_else(|| refused("on", "2022-06-30", caller))
}

#[utoipa::path(get, path = "/units", tag = "reference", operation_id = "list-units", params(UnitsAsked),
    responses((status = 200, body = Paged<UnitShown>)))]
pub(crate) async fn list(
    caller: Caller,
    Asked(asked): Asked<UnitsAsked>,
) -> Result<Json<Paged<UnitShown>>, Fault> {
    let on = day(asked.on.as_deref(), &caller)?;
    let level = match asked.level.unwrap_or(LevelAsked::Province) {
        LevelAsked::Nation => Level::Nation,
        LevelAsked::CentralUnit => Level::CentralUnit,
        LevelAsked::Province => Level::Province,
        LevelAsked::District => Level::District,
        LevelAsked::Commune => Level::Commune,
    };
    let is_code = |code: &String| {
        let is_plain = code.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        (1..=32).contains(&code.len()) && is_plain
    };
    if asked.parent.as_ref().is_some_and(|parent| !is_code(parent)) {
        return Err(refused("parent", "01", &caller));
    }
    let found = units::on(level, on);
    let is_below = |unit: &&Unit| {
        let parent = unit.parent.as_ref().map(|parent| parent.as_str());
        asked.parent.is_none() || parent == asked.parent.as_deref()
    };
    let items = found.iter().filter(is_below).map(|unit| (unit.code.to_string(), shown(unit.clone())));
    let list = format!("units\n{}\n{on}\n{}", level.id(), asked.parent.as_deref().unwrap_or_default());
    page(items, &Asking { list, limit: asked.limit, after: asked.after.as_deref() }, &caller).map(Json)
}

#[utoipa::path(get, path = "/units/{unit}", tag = "reference", operation_id = "get-unit", params(DayAsked),
    responses((status = 200, body = UnitHistory)))]
pub(crate) async fn one(
    Path(code): Path<String>,
    caller: Caller,
    Asked(asked): Asked<DayAsked>,
) -> Result<Json<UnitHistory>, Fault> {
    let on = day(asked.on.as_deref(), &caller)?;
    if !units::ever(&code) {
        return Err(Fault::of(fault::NOT_FOUND));
    }
    let level = units::level_of(&code).unwrap_or(Level::Province);
    let line = |line: &succession::Succession| SuccessionShown {
        old: line.old.to_string(),
        new: line.new.to_string(),
        share: line.share.as_ref().map(number),
    };
    Ok(Json(UnitHistory {
        unit: units::find(&code, on).map(shown),
        spans: units::when(&code)
            .into_iter()
            .map(|span| SpanShown {
                name: span.name,
                level: span.level.id(),
                from: span.from.map(|day| day.to_string()),
                until: span.until.map(|day| day.to_string()),
                ended_earlier: span.ended_earlier,
            })
            .collect(),
        predecessors: succession::predecessors(level, &code).map(line).collect(),
        successors: succession::successors(level, &code).map(line).collect(),
    }))
}

fn indicator(indicator: &reference::Indicator) -> IndicatorShown {
    IndicatorShown {
        id: indicator.id.clone(),
        name: Text { vi: indicator.label_vi.clone(), en: indicator.label_en.clone() },
        dimension: indicator.dimension.id(),
        period: indicator.period.id(),
        role: match indicator.role {
            reference::Role::Achieved => "achieved",
            reference::Role::Assigned => "assigned",
            reference::Role::Recorded => "recorded",
        },
        absent_is_false: indicator.absent_is_false,
        share: indicator.share,
    }
}

#[utoipa::path(get, path = "/indicators", tag = "reference", operation_id = "list-indicators", params(Paging),
    responses((status = 200, body = Paged<IndicatorShown>)))]
pub(crate) async fn indicators(
    caller: Caller,
    Asked(paging): Asked<Paging>,
) -> Result<Json<Paged<IndicatorShown>>, Fault> {
    let mut found: Vec<_> =
        indicators::catalogue().iter().map(|one| (one.id.clone(), indicator(one))).collect();
    found.sort_by(|a, b| a.0.cmp(&b.0));
    let asking =
        Asking { list: "indicators".to_owned(), limit: paging.limit, after: paging.after.as_deref() };
    page(found, &asking, &caller).map(Json)
}

#[utoipa::path(get, path = "/indicators/{indicator}", tag = "reference", operation_id = "get-indicator",
    responses((status = 200, body = IndicatorShown)))]
pub(crate) async fn one_indicator(Path(id): Path<String>) -> Result<Json<IndicatorShown>, Fault> {
    indicators::find(&id).map(indicator).map(Json).ok_or(Fault::of(fault::NOT_FOUND))
}
